//! Meetings that were held (開催済み): their papers stay as members had them, whatever a profile or a program says since.

use std::collections::BTreeMap;
use std::sync::Arc;

use anyhow::{Context, Result};

use crate::app::session::Session;
use crate::check::checked::CheckedMeeting;
use crate::check::meeting_state::{MeetingState, MeetingStatus};
use crate::diagnostic::finding::{Finding, Findings, Rule};
use crate::diagnostic::path::at;
use crate::limits;
use crate::output::manifest::Manifest;
use crate::output::{self, Settled};
use crate::papers::templates::Source;
use crate::papers::view::{Sides, views};
use crate::text::source::Pointer;
use crate::typeset::typst;
use crate::workspace::Sibling;

/// The meetings whose papers stay.
#[derive(Debug, Default)]
pub(super) struct Held {
    /// What is known of them.
    pub(super) meetings: Vec<MeetingStatus>,
    /// Their papers, by meeting.
    pub(super) settled: BTreeMap<String, Settled>,
    /// That papers would differ if they were made now.
    pub(super) findings: Findings,
}

/// Parts the meetings that were held, and have their papers, from the others.
///
/// - `siblings` are all meetings: one whose file is wrong now was held all the same
///
/// # Errors
///
/// If their papers cannot be looked at, or a template is wrong.
pub(super) fn part(
    session: &Session,
    meetings: &mut Vec<MeetingStatus>,
    siblings: &[Sibling],
) -> Result<Held> {
    let mut held = Held::default();
    for meeting in std::mem::take(meetings) {
        let sibling = siblings.iter().find(|sibling| sibling.name == meeting.name);
        let sibling = sibling.filter(|sibling| sibling.meeting.value.held.is_yes());
        // What is in the papers of the others is nobody's business here.
        let Some(sibling) = sibling.filter(|_| !matches!(meeting.state, MeetingState::Gone)) else {
            meetings.push(meeting);
            continue;
        };
        let folder = session.workspace.output().join(&meeting.name);
        let manifest = Manifest::read(&folder).with_context(at(&folder))?;
        if manifest.meeting.as_ref().is_none_or(|record| record.outdated) {
            meetings.push(meeting);
            continue;
        }
        if let MeetingState::Complete(checked) = &meeting.state {
            held.findings.extend(difference(session, checked, &manifest, sibling)?);
            let settled = output::settled(&session.workspace.output(), &meeting.name, &manifest);
            if let Some(settled) = settled.with_context(at(&folder))? {
                held.settled.insert(meeting.name.clone(), settled);
            }
        }
        held.meetings.push(meeting);
    }
    Ok(held)
}

/// Which papers would differ if they were made now. Those that are counted after others, and those in which papers made elsewhere
/// are bound, follow from the rest.
fn difference(
    session: &Session,
    checked: &Arc<CheckedMeeting>,
    manifest: &Manifest,
    sibling: &Sibling,
) -> Result<Option<Finding>> {
    let is_duplex = manifest.meeting.as_ref().is_some_and(|record| record.duplex);
    let sides = if is_duplex { Sides::Both } else { Sides::One };
    let sources = session.render(views(std::iter::once(checked.as_ref()), sides))?;
    let differs = |source: &&Source| manifest.source_of(&source.view) != Some(typst::key(source).as_str());
    let compared = sources.iter().filter(|source| source.view.stands_alone());
    let names: Vec<String> = compared.filter(differs).map(|source| source.view.path()).collect();
    if names.is_empty() {
        return Ok(None);
    }
    let meeting = &sibling.meeting;
    let way = Pointer::of(&["held"]);
    let finding = Finding::new(Rule::HeldMeetingDiffers, &meeting.file, meeting.tree.span_at(&way)).on(way);
    let told: Vec<String> = names.iter().take(limits::NAMES_TOLD).cloned().collect();
    Ok(Some(finding.with("count", names.len()).with("papers", told)))
}
