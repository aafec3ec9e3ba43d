//! How a fresh file is written, and for which day.

use std::path::Path;

use anyhow::Result;
use chrono::{Days, NaiveDate};

use crate::input::schema::Spelling;
use crate::text::wareki::Wareki;

use super::schema::day_of;

/// How a fresh file is written, and for which council and day.
#[derive(Debug)]
pub(super) struct Fresh<'a> {
    /// The profile.
    pub(super) profile: &'a str,
    /// The workspace.
    pub(super) root: &'a Path,
    /// Spelling of the keys.
    pub(super) keys: Spelling,
    /// Language of the lines on what they are for.
    pub(super) described: Spelling,
    /// The day of the meeting.
    pub(super) day: NaiveDate,
}

/// The day of a meeting: as its file says, else as its name does; today where neither says one.
///
/// # Errors
///
/// If its file is there and cannot be read.
pub(super) fn day(today: NaiveDate, meeting: &str, root: &Path) -> Result<NaiveDate> {
    let file = root.join("cases").join(meeting).join("meeting.yaml");
    let of_name = || {
        let date: Wareki = meeting.parse().ok()?;
        // Of a month its name says no day: councils meet in its second half.
        Some(date.day().unwrap_or_else(|| date.first_day() + Days::new(19)))
    };
    Ok(day_of(root, &file)?.or_else(of_name).unwrap_or(today))
}
