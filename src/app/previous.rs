//! The cases before (前回): read for what changed since, beside the meeting that asks for it.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, Result};

use crate::app::arrival::Files;
use crate::check::checked::{CheckedCase, CheckedMeeting, PreviousCase};
use crate::check::rules;
use crate::diagnostic::finding::{Finding, Findings, Rule};
use crate::diagnostic::path::at;
use crate::disk::{self, EntryKind};
use crate::text::source::{Pointer, Sources};
use crate::workspace::Workspace;

/// Why nothing is known of a case before.
enum Unknown {
    /// There is none.
    Missing,
    /// It is the case itself.
    Same,
    /// It has errors, or is still being written.
    Wrong,
}

/// Gives the cases of meetings those before them. What is wrong with one before is its own meeting's business: it is only said
/// that it cannot be compared with.
///
/// # Errors
///
/// If the disk cannot be read.
pub(super) fn attach(
    workspace: &Workspace,
    sources: &Sources,
    files: &Files,
    meetings: &mut [Arc<CheckedMeeting>],
) -> Result<Findings> {
    let mut findings = Findings::new();
    for meeting in meetings {
        let mut previous = BTreeMap::new();
        for case in meeting.cases() {
            let Some(place) = &case.case().previous else { continue };
            match find(workspace, sources, place, meeting, case)? {
                Ok(found) => drop(previous.insert(case.name().to_owned(), Arc::new(found))),
                Err(unknown) => findings.extend(finding(files, meeting, case, place, &unknown)),
            }
        }
        if !previous.is_empty() {
            *meeting = Arc::new(meeting.with_previous(&previous));
        }
    }
    Ok(findings)
}

fn find(
    workspace: &Workspace,
    sources: &Sources,
    place: &str,
    meeting: &CheckedMeeting,
    case: &CheckedCase,
) -> Result<Result<PreviousCase, Unknown>> {
    let Some((of, name)) = parts_of(place) else { return Ok(Err(Unknown::Missing)) };
    if (of, name) == (meeting.name(), case.name()) {
        return Ok(Err(Unknown::Same));
    }
    let root = &workspace.root;
    let path: PathBuf = root.join("cases").join(of).join(format!("{name}.yaml"));
    let kind = disk::kind_below(root, &path).with_context(at(&path))?;
    if name == "meeting" || !matches!(kind, Some(EntryKind::File { .. })) {
        return Ok(Err(Unknown::Missing));
    }
    let read = workspace.read_from(sources, &[path], |_| None)?;
    let (mut checked, _) = rules::check(read);
    let found = checked.pop().and_then(|meeting| PreviousCase::of(meeting, name));
    Ok(found.ok_or(Unknown::Wrong))
}

/// The meeting and the case that a place of a case before names; `None` where it names none.
pub(super) fn parts_of(place: &str) -> Option<(&str, &str)> {
    let place = place.strip_prefix("cases/").unwrap_or(place);
    let place = place.strip_suffix(".yaml").unwrap_or(place);
    place.split_once('/').filter(|(of, name)| is_name(of) && is_name(name))
}

/// Whether a text is one name of a folder or file.
fn is_name(text: &str) -> bool {
    !text.is_empty() && !text.contains(['/', '\\']) && text != "." && text != ".."
}

fn finding(
    files: &Files,
    meeting: &CheckedMeeting,
    case: &CheckedCase,
    place: &str,
    unknown: &Unknown,
) -> Option<Finding> {
    let loaded = files.case(meeting.name(), case.name())?;
    let at = Pointer::of(&["previous"]);
    let fault = match unknown {
        Unknown::Missing => "missing",
        Unknown::Same => "same",
        Unknown::Wrong => "wrong",
    };
    let finding = Finding::new(Rule::PreviousCase, &loaded.file, loaded.tree.span_at(&at)).on(at);
    Some(finding.with("place", place).with("fault", fault))
}
