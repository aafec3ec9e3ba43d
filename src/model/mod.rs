//! What a clerk and a form owner may write: case, meeting, council, clauses.

pub mod allow;
pub mod case;
pub mod clause_text;
pub mod council;
pub mod matter_type;
pub mod item_place;
pub mod meeting;
pub mod meeting_date;
