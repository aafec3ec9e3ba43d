//! What is right: rules, clauses chosen and cited, agenda.

pub mod agenda;
pub mod checked;
pub mod clauses;
pub mod meeting_state;
pub mod rules;
