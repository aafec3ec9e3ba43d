//! How findings and faults are told to people.

mod human;
mod language;

pub use human::Human;
pub use language::{Language, Messages};
