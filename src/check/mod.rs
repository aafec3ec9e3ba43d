//! What is right: rules, clauses chosen and cited, agenda, matching numbers.

pub mod agenda;
pub mod checked;
pub mod clauses;
pub mod handed;
pub mod information;
mod matching;
pub mod meeting_state;
pub mod numbers;
pub mod rules;
