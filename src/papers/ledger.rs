//! The ledger (案件台帳): every item of every meeting, in a row.

mod entry;
mod filter;

pub use entry::{Attached, FieldNames, LedgerEntry, LedgerResult};
pub use filter::Filter;

use std::sync::Arc;

use serde::Serialize;

use crate::check::checked::CheckedMeeting;

/// The entries of a ledger, and what is missing from it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger {
    /// The entries, meetings by day, items in the order of their list.
    pub entries: Vec<LedgerEntry>,
    /// What was left out since it is wrong.
    pub left_out: LeftOut,
}

/// What a ledger leaves out since it is wrong: whoever counts its rows has to know.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// Items of meetings that are in it.
    pub items: usize,
    /// Meetings of which nothing is in it.
    pub meetings: usize,
}

/// The ledger of these meetings.
///
/// - `whole` are the names of those that were asked for as a whole
#[must_use]
pub fn ledger(meetings: &[Arc<CheckedMeeting>], whole: &[String], filter: &Filter) -> Ledger {
    let mut meetings: Vec<&CheckedMeeting> = meetings.iter().map(Arc::as_ref).collect();
    meetings.sort_by_key(|meeting| (meeting.meeting().date.first_day(), meeting.name()));
    let is_there = |name: &&String| meetings.iter().any(|meeting| meeting.name() == name.as_str());
    let left_out = LeftOut {
        items: meetings.iter().map(|meeting| missing(meeting)).sum(),
        meetings: whole.len() - whole.iter().filter(is_there).count(),
    };
    let entries = meetings.into_iter().flat_map(|meeting| {
        let public = filter.public.then(|| meeting.for_public()).flatten();
        let meeting = public.as_ref().unwrap_or(meeting);
        meeting.items().iter().map(|item| LedgerEntry::of(meeting, item)).collect::<Vec<_>>()
    });
    Ledger { entries: entries.filter(|entry| filter.lets(entry)).collect(), left_out }
}

/// How many items of a meeting that was asked for as a whole have a wrong case.
fn missing(meeting: &CheckedMeeting) -> usize {
    if !meeting.is_whole() {
        return 0;
    }
    let of_file = meeting.meeting();
    let all = if of_file.lists_items() { of_file.all_items().count() } else { meeting.case_names().len() };
    all.saturating_sub(meeting.items().len())
}
