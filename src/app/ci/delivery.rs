//! What a run of CI brought, and what people find after it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Result, bail};

use crate::app::session::Session;
use crate::diagnostic::fault::Fault;

use super::collect::JobReport;
use super::git::Repository;
use super::record::{MeetingPapers, PapersRecord, VERSION, made_of};

/// What a run brought.
#[derive(Debug)]
pub struct Delivery<'a> {
    /// What its jobs tell.
    pub reports: &'a [JobReport],
    /// The folder with a folder of papers for each meeting.
    pub made: &'a Path,
}

/// What became of the papers that people find.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PapersChanges {
    /// Meetings whose papers are all new.
    pub replaced: BTreeSet<String>,
    /// Meetings of which something could not be made: what is no longer true is marked.
    pub outdated: BTreeSet<String>,
    /// Meetings that are no longer there: their papers went.
    pub gone: BTreeSet<String>,
    /// Meetings of which no job told anything, although their papers are not those of the commit.
    pub untold: BTreeSet<String>,
}

impl PapersChanges {
    /// Goes on where every meeting's papers were made, or are those of the commit already.
    ///
    /// # Errors
    ///
    /// If a job was lost, or what it made.
    pub fn demand_told(&self) -> Result<()> {
        if self.untold.is_empty() {
            return Ok(());
        }
        let names: Vec<&str> = self.untold.iter().map(String::as_str).collect();
        bail!(Fault::new("ci-untold").with("meetings", names.join("、")))
    }
}

/// What people find after this run: the record before, with what its jobs made of the commit that is checked out.
///
/// # Errors
///
/// If nothing is checked out, or the machine fails.
pub fn updated(
    session: &Session,
    repository: &Repository,
    before: &PapersRecord,
    reports: &[JobReport],
) -> Result<(PapersRecord, PapersChanges)> {
    let Some(commit) = repository.commit("HEAD")? else { bail!(Fault::new("ci-no-commit")) };
    let now = made_of(session, repository, &commit)?;
    let mut changes = PapersChanges::default();
    let mut meetings = BTreeMap::new();
    let told: BTreeMap<_, _> =
        reports.iter().filter(|report| report.commit == commit).flat_map(|report| &report.meetings).collect();
    for (name, made_of) in now {
        let known = before.meetings.get(&name);
        match (told.get(&name), known) {
            (Some(report), _) if report.made_of == made_of => {
                let list = if report.is_complete { &mut changes.replaced } else { &mut changes.outdated };
                list.insert(name.clone());
                let is_complete = report.is_complete;
                meetings.insert(name, MeetingPapers { made_of, commit: commit.clone(), is_complete });
            }
            (_, Some(known)) if known.made_of == made_of => drop(meetings.insert(name, known.clone())),
            // It changed, and no job made it.
            (_, Some(known)) => {
                changes.outdated.insert(name.clone());
                changes.untold.insert(name.clone());
                meetings.insert(name, MeetingPapers { is_complete: false, ..known.clone() });
            }
            (_, None) => drop(changes.untold.insert(name)),
        }
    }
    changes.gone = before.meetings.keys().filter(|name| !meetings.contains_key(*name)).cloned().collect();
    let workspace = repository.workspace().to_owned();
    Ok((PapersRecord { version: VERSION, workspace, commit, meetings }, changes))
}
