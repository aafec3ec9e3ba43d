//! How findings and faults are told to people.

mod explain;
mod human;
mod language;

pub use explain::{explain, list_rules, manual_page};
pub use human::Human;
pub use language::{Language, Messages};
