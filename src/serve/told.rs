//! What a page is told of a file.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::app::editing::{EditedFile, OpenedFile, ReadOnlyReason};
use crate::diagnostic::fault::Fault;
use crate::diagnostic::finding::Finding;
use crate::report::{self, Messages};
use crate::text::source::Span;

use super::clock::today;

/// The findings of a file that a page shows: those that nobody accepted.
pub(super) fn open_findings(opened: &OpenedFile) -> Vec<&Finding> {
    opened.findings.iter().filter(|finding| finding.allowed.is_none()).collect()
}

/// A file as a page is told it.
///
/// - `kept` is the day of its last copy, and how many steps can be taken back
/// - `lit` are the parts of the text that are new
pub(super) fn file_view(
    file: &EditedFile,
    opened: &OpenedFile,
    (kept, undo): (Option<NaiveDate>, usize),
    lit: &[Span],
    messages: &Messages,
) -> Value {
    let is_own = |finding: &Finding| finding.file.path == opened.text.path;
    let told = |finding| report::finding_for_page(finding, is_own(finding), messages);
    let findings: Vec<Value> = open_findings(opened).into_iter().map(told).collect();
    let read_only = opened.read_only.map(|read_only| {
        let cure = read_only.can_mend.then_some("mend");
        let why = messages.fault_on_page(&fault_of(read_only.reason).into());
        json!({ "why": why, "cure": cure, "reason": <&str>::from(read_only.reason) })
    });
    let text = &opened.text.text;
    json!({
        "meeting": file.meeting,
        "file": file.file,
        "kind": if file.is_meeting() { "meeting" } else { "case" },
        "version": opened.version,
        "text": text,
        "readOnly": read_only,
        "draft": opened.is_draft,
        "meetingTitle": opened.meeting_title,
        "kept": kept.map(|day| json!({ "day": day.to_string(), "isToday": day == today() })),
        "canUndo": undo > 0,
        "undo": undo,
        "form": opened.form,
        "findings": findings,
        "lit": lit.iter().map(|span| [utf16(text, span.start), utf16(text, span.end)]).collect::<Vec<_>>(),
    })
}

/// Why nothing can be written into a file.
pub(super) fn fault_of(reason: ReadOnlyReason) -> Fault {
    match reason {
        ReadOnlyReason::ConflictMarks => Fault::new("read-only-conflict-marks"),
        ReadOnlyReason::Encoding => Fault::new("read-only-encoding"),
        ReadOnlyReason::Rights => Fault::new("read-only-rights"),
        ReadOnlyReason::Mistakes => Fault::new("read-only-mistakes"),
        ReadOnlyReason::Vanished => Fault::new("read-only-vanished"),
    }
}

/// A place as a browser counts it.
fn utf16(text: &str, place: usize) -> usize {
    text[..text.floor_char_boundary(place)].encode_utf16().count()
}
