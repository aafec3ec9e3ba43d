//! The folder of papers that people find on the branch: one folder for each meeting.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::diagnostic::path::{at, slashed};
use crate::disk::{self, EntryKind};
use crate::papers::document_id::FileKind;

use super::collect::MeetingReport;
use super::delivery::{Delivery, PapersChanges};
use super::files::{copy, remove};

/// What stands in the name of a paper that is no longer true.
const OUTDATED: &str = ".outdated";

/// The folder of papers.
pub(super) struct PapersFolder<'a> {
    root: &'a Path,
}

impl<'a> PapersFolder<'a> {
    pub(super) fn new(root: &'a Path) -> Self {
        Self { root }
    }

    /// Brings in what a run made, takes away what belongs to meetings that are no longer there, and marks what is no longer true.
    pub(super) fn update(&self, changes: &PapersChanges, delivery: &Delivery<'_>) -> Result<()> {
        for meeting in changes.gone.iter().chain(&changes.replaced) {
            remove(&self.root.join(meeting))?;
        }
        for meeting in &changes.outdated {
            let is_told = !changes.untold.contains(meeting);
            let report = delivery.reports.iter().find_map(|report| report.meetings.get(meeting));
            let report = report.filter(|_| is_told);
            self.mark(meeting, report)?;
        }
        let told = changes.outdated.iter().filter(|meeting| !changes.untold.contains(*meeting));
        for meeting in changes.replaced.iter().chain(told) {
            let made = delivery.made.join(meeting);
            if disk::is_folder(&made).with_context(at(&made))? {
                copy_all(&made, &self.root.join(meeting))?;
            }
        }
        Ok(())
    }

    /// Gives every paper of a meeting a name that says it is no longer true. What belongs to a case that is no longer there goes.
    ///
    /// - `report` tells what was made all the same; without one nothing is known of the meeting's cases
    fn mark(&self, meeting: &str, report: Option<&MeetingReport>) -> Result<()> {
        let folder = self.root.join(meeting);
        for file in files(&folder)? {
            let place = folder.join(&file);
            let name = slashed(&file);
            let Some((stem, kind)) = FileKind::split(&name) else {
                // It names papers that have another name now. What could be made all the same brings its own.
                remove(&place)?;
                continue;
            };
            let case = stem.strip_suffix(OUTDATED).unwrap_or(stem).split_once('/').map(|(case, _)| case);
            if report.is_some_and(|report| is_of_nobody(case, report)) {
                remove(&place)?;
            } else if !stem.ends_with(OUTDATED) {
                let marked = folder.join(kind.of(&format!("{stem}{OUTDATED}")));
                disk::rename(&place, &marked).with_context(at(&place))?;
            }
        }
        Ok(())
    }
}

/// Whether a case is neither wrong nor the meeting's own folder: its papers were made anew, or it is no longer there.
fn is_of_nobody(case: Option<&str>, report: &MeetingReport) -> bool {
    let is_own = |case: &str| crate::workspace::is_taken(case);
    case.is_some_and(|case| !is_own(case) && !report.wrong_cases.iter().any(|wrong| wrong == case))
}

/// The files below a folder, by their paths from there; none where there is no such folder.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(inside) = folders.pop() {
        let here = folder.join(&inside);
        for name in disk::names_if_there(&here).with_context(at(&here))? {
            let path = inside.join(name);
            match disk::kind(&folder.join(&path)).with_context(at(&path))? {
                Some(EntryKind::Folder) => folders.push(path),
                Some(EntryKind::File { .. }) => found.push(path),
                _ => {}
            }
        }
    }
    found.sort();
    Ok(found)
}

fn copy_all(from: &Path, into: &Path) -> Result<()> {
    files(from)?.iter().try_for_each(|file| copy(&from.join(file), &into.join(file)))
}
