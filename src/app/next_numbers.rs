//! The next number of each series of items.

use std::collections::BTreeSet;

use anyhow::Result;
use chrono::NaiveDate;

use crate::app::session::Session;
use crate::check::numbers::{NextNumber, in_order, next_numbers as next_of_series};
use crate::diagnostic::finding::Findings;
use crate::text::wareki::fiscal_year_begin;
use crate::workspace::siblings;

/// The next numbers of a council.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextNumbers {
    /// The name of its profile.
    pub council: String,
    /// Each series, by its word.
    pub series: Vec<NextNumber>,
}

/// The next number of each series of every council.
///
/// - `year` is the fiscal year of the meeting that is to get them; without one, that of the council's latest meeting
///
/// # Errors
///
/// If the disk cannot be read.
pub fn next_numbers(session: &Session, year: Option<i32>) -> Result<Vec<NextNumbers>> {
    let sources = session.sources();
    let siblings = siblings(&session.workspace.root, &sources)?;
    let councils: BTreeSet<&String> = siblings.iter().map(|sibling| &sibling.meeting.value.council).collect();
    let mut profiles = session.workspace.profiles(&sources);
    let mut next = Vec::new();
    for council in councils {
        let profile = profiles.get(council, &mut Findings::new())?;
        let last = in_order(&siblings, council).last().map(|(day, _)| *day);
        let (Some(profile), Some(last)) = (profile, last) else { continue };
        let day: NaiveDate = year.map_or(last, fiscal_year_begin);
        let span = profile.council().value.bundle.numbers;
        let series = next_of_series(&siblings, council, span, day);
        if !series.is_empty() {
            next.push(NextNumbers { council: council.clone(), series });
        }
    }
    Ok(next)
}
