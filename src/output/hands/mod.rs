//! What is in the hands of those who got the papers of a meeting: the first print, and each exchange that was handed out since.
//! Nothing of it is ever overwritten or forgotten.

mod exchange;
mod history;
mod numbering;
mod page;
mod record;
mod round;
mod row;
mod sets;

pub use exchange::{Action, Step, followed, is_alike, numbers_of, steps};
pub use history::{Hands, prepared, round_file};
pub use numbering::{Room, leaves, numbers};
pub use page::{PageRecord, Sets};
pub use record::{PrintRecord, content_of, is_contact, values_by_material};
pub use round::{ExchangeRound, SetChanges, VERSION};
pub use row::{ExchangeRow, ItemChange, LeafChange};
pub use sets::numbered;
