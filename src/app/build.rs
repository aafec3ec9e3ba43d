//! From YAML to paper: the whole program on one screen.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Result, bail};

use crate::app::hands::{HandsState, hands_of, state_of};
use crate::app::held::{self, Held};
use crate::app::layout;
use crate::app::publish::publish;
use crate::app::session::{CheckedRead, Session};
use crate::app::unchanged::Recognition;
use crate::cache::Freshness;
use crate::check::checked::CheckedMeeting;
use crate::check::meeting_state::{MeetingState, MeetingStatus};
use crate::diagnostic::fault::Fault;
use crate::diagnostic::finding::{self, Findings, Rule};
use crate::diagnostic::path::shown;
use crate::output::{self, Printing, PublishOptions, Published};
use crate::papers::document_id::BundleSet;
use crate::workspace::Lookup;

/// How a build is wanted.
#[derive(Debug, Clone, Copy)]
pub struct BuildOptions {
    /// How documents are put in their places.
    pub publish: PublishOptions,
    /// How much is believed of what was known before.
    pub freshness: Freshness,
    /// Whether papers of meetings that were held are made anew, too.
    pub reopen: bool,
}

/// What a build made, and what it found.
#[derive(Debug)]
pub struct Outcome {
    /// What is in the output folder now, and what could not be made.
    pub published: Published,
    /// How what is in the hands of meetings stands to what is right now.
    pub hands: Vec<HandsState>,
    /// Everything that is wrong or doubtful.
    pub findings: Findings,
}

/// Makes the documents of every case without an error, and the bundle of every meeting without one.
///
/// # Errors
///
/// If the workspace cannot be read. Never because a case is wrong; what fails later is in [`Published`], beside what was made.
pub fn build(session: &Session, paths: &[PathBuf], options: BuildOptions) -> Result<Outcome> {
    session.cache.set_freshness(options.freshness);
    let sources = session.sources();
    let mut recognition = Recognition::new(session, &sources, format!("{:?}", options.publish.sides));
    let is_printing = options.publish.printed.is_some();
    let recall = |lookup: Lookup<'_>| recognition.recall(lookup).filter(|_| !is_printing);
    let read = session.workspace.read_from(&sources, paths, recall)?;
    let CheckedRead { meetings: checked, whole, siblings, mut findings, .. } =
        session.check_read(read, &sources)?;
    let gone = if paths.is_empty() { output::abandoned(&session.workspace)? } else { Vec::new() };
    let mut meetings = states(checked, &whole, gone);
    let unreadable = unreadable(&findings);
    meetings.retain(|meeting| !unreadable.contains(meeting.name.as_str()));
    if let Some(printing) = options.publish.printed {
        demand_whole(&meetings)?;
        demand_not_printed(&meetings, printing)?;
    } else {
        meetings.extend(recognition.recognised());
    }
    let kept = if options.reopen { Held::default() } else { held::part(session, &mut meetings, &siblings)? };
    if is_printing {
        demand_open(&kept)?;
    }
    let mut published = publish(session, &meetings, options.publish);
    let mut hands: Vec<HandsState> = recognition.hands().cloned().collect();
    if published.fault.is_none() {
        hands.extend(states_of_hands(session, &meetings, options.publish, &mut published));
    }
    published.unchanged += kept.settled.values().map(|settled| settled.documents).sum::<usize>();
    published.settled.extend(kept.settled);
    meetings.extend(kept.meetings);
    published.refusals_are_told = findings.iter().any(|finding| finding.rule == Rule::TypstSyntax);
    findings.extend(layout::findings(&published.flawed));
    if !kept.findings.is_empty() {
        findings.extend(kept.findings);
        finding::sort(&mut findings);
    }
    recognition.remember(&meetings, &siblings, &findings, &published, &hands);
    session.persist();
    Ok(Outcome { published, hands, findings })
}

/// How what is in the hands of complete meetings stands to what is right now. What was printed just now is the same.
fn states_of_hands(
    session: &Session,
    meetings: &[MeetingStatus],
    options: PublishOptions,
    published: &mut Published,
) -> Vec<HandsState> {
    let mut states = Vec::new();
    for meeting in meetings.iter().filter(|_| options.printed.is_none()) {
        let MeetingState::Complete(checked) = &meeting.state else { continue };
        match state_of(session, checked, &mut published.leftovers) {
            Ok(state) => states.extend(state),
            Err(error) => {
                published.fault = Some(error);
                break;
            }
        }
    }
    states
}

/// What is in the hands is not printed again as if it were not: it is exchanged, or collected first.
fn demand_not_printed(meetings: &[MeetingStatus], printing: Printing) -> Result<()> {
    for meeting in meetings.iter().filter(|_| !printing.anew) {
        let Some(checked) = meeting.state.checked() else { continue };
        let Some(hands) = hands_of(checked)? else { continue };
        let is_held = |set: &BundleSet| hands.now().bundles.contains_key(set.name());
        if printing.sets().any(|set| is_held(&set)) {
            let fault = Fault::new("printed-already").with("meeting", &meeting.name);
            bail!(fault.with("path", shown(&hands.folder)));
        }
    }
    Ok(())
}

/// What is known of each meeting that was looked into.
///
/// - `whole` are the names of those that were asked for as a whole, `gone` of those whose folders are no longer there
fn states(checked: Vec<Arc<CheckedMeeting>>, whole: &[String], gone: Vec<String>) -> Vec<MeetingStatus> {
    let is_missing = |name: &&String| checked.iter().all(|meeting| meeting.name() != *name);
    let missing: Vec<String> = whole.iter().filter(is_missing).cloned().collect();
    let state = |meeting: Arc<CheckedMeeting>| match (meeting.is_whole(), meeting.is_complete()) {
        // Nothing is said of its bundle until its drafts are done.
        _ if meeting.is_waiting() => MeetingState::Part(meeting),
        (true, true) => MeetingState::Complete(meeting),
        (true, false) => MeetingState::Stopped(Some(meeting)),
        (false, _) => MeetingState::Part(meeting),
    };
    let checked = checked
        .into_iter()
        .map(|meeting| MeetingStatus { name: meeting.name().to_owned(), state: state(meeting) });
    let stopped = missing.into_iter().map(|name| MeetingStatus { name, state: MeetingState::Stopped(None) });
    let gone = gone.into_iter().map(|name| MeetingStatus { name, state: MeetingState::Gone });
    checked.chain(stopped).chain(gone).collect()
}

/// The meetings of which a file cannot be read now. It may be right: so their papers stay as they are.
fn unreadable(findings: &Findings) -> BTreeSet<&str> {
    let held = findings.iter().filter(|finding| finding.rule == Rule::FileHeld);
    held.filter_map(|finding| finding.file.path.strip_prefix("cases").ok()?.iter().next()?.to_str()).collect()
}

/// What goes to the printer is made now, so nothing of a meeting that was held does.
fn demand_open(kept: &Held) -> Result<()> {
    match kept.meetings.first() {
        Some(held) => bail!(Fault::new("printed-after-held").with("meeting", &held.name)),
        None => Ok(()),
    }
}

/// What goes to the printer is made of whole meetings.
fn demand_whole(meetings: &[MeetingStatus]) -> Result<()> {
    match meetings.iter().find(|meeting| matches!(meeting.state, MeetingState::Part(_))) {
        Some(part) => bail!(Fault::new("printed-in-part").with("meeting", &part.name)),
        None => Ok(()),
    }
}
