//! The day, for copies and for what is printed: a server lives longer than one.

use std::time::SystemTime;

use chrono::{DateTime, NaiveDate, Utc};

/// The day by the clock, in Greenwich as everywhere in the program.
#[expect(clippy::disallowed_methods, reason = "a server lives longer than a day; no document sees it")]
pub(super) fn today() -> NaiveDate {
    DateTime::<Utc>::from(SystemTime::now()).date_naive()
}
