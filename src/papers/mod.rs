//! What is printed: views as finished text, templates, the ledger.

pub mod arrival;
pub mod document_id;
pub mod ledger;
pub mod placement;
pub mod templates;
pub mod view;
mod bounds;
mod web_name;
mod workers;
