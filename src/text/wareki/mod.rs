//! Dates as Japanese papers write them (和暦), and as clerks type them.

mod date;
mod era;
mod find;
mod read;
mod weekday;

pub use date::{Wareki, fiscal_year, fiscal_year_begin};
pub use era::Era;
pub use find::{Mention, find};
pub use read::{DateFault, read_fiscal_year};
pub use weekday::Weekday;
