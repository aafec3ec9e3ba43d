//! A meeting agrees with what was handed out of it.

use chrono::NaiveDate;

use crate::check::agenda::Listed;
use crate::diagnostic::arguments::Argument;
use crate::diagnostic::finding::{Finding, Findings, Rule};
use crate::diagnostic::path::shown;
use crate::text::source::Pointer;
use crate::workspace::{HandedItem, ReadMeeting};

use super::context::at;

/// What was handed out can be read: otherwise numbers would change that are in the hands.
pub(super) fn record_can_be_read(read: &ReadMeeting, findings: &mut Findings) {
    let (Some(error), Some(folder)) = (&read.handed_out.unreadable, &read.handed_out.folder) else { return };
    let finding = at(&read.meeting, Rule::HandedOutUnreadable, &Pointer::of(&["title"]));
    findings.push(finding.with("path", shown(folder)).with("error", error.as_str()));
}

/// Leaves are exchanged after they were printed, and not after the meeting.
pub(super) fn day_can_be(read: &ReadMeeting, findings: &mut Findings) {
    let meeting = &read.meeting.value;
    let Some(day) = meeting.replacement_date.as_ref().and_then(crate::text::wareki::Wareki::day) else {
        return;
    };
    let Some(held) = meeting.date.day() else { return };
    // Who prints after the meeting does so for himself.
    let printed = read
        .handed_out
        .day
        .as_deref()
        .and_then(|day| day.parse::<NaiveDate>().ok())
        .filter(|printed| *printed <= held);
    let fault = match printed {
        _ if day > held => "after-meeting",
        Some(printed) if day < printed => "before-print",
        _ => return,
    };
    findings.push(
        at(&read.meeting, Rule::ReplacementDay, &Pointer::of(&["replacement_date"])).with("fault", fault),
    );
}

/// What was handed out still stands on the list, be it as withdrawn.
pub(super) fn every_number_is_listed(read: &ReadMeeting, listed: &[Listed], findings: &mut Findings) {
    if !read.is_whole || !read.handed_out.is_whole {
        return;
    }
    let is_missing = |item: &&HandedItem| {
        let has_number = !item.material.is_empty() && !item.gone && !item.withdrawn;
        has_number && listed.iter().all(|listed| listed.id != item.id)
    };
    let missing: Vec<&HandedItem> = read.handed_out.items.iter().filter(is_missing).collect();
    if missing.is_empty() {
        return;
    }
    let key = if read.meeting.tree.get("items").is_some() { "items" } else { "title" };
    let told = missing.iter().map(|item| format!("{}（{}）", item.material, item.subject));
    let finding: Finding = at(&read.meeting, Rule::HandedOutMissing, &Pointer::of(&[key]));
    findings.push(finding.with("items", Argument::from(told.collect::<Vec<_>>())));
}
