//! What one job of CI makes: the papers of some meetings, laid out to be taken away, with a report of them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};

use crate::app::build::{BuildOptions, Outcome, build};
use crate::app::session::Session;
use crate::cache::Freshness;
use crate::diagnostic::fault::Fault;
use crate::diagnostic::path::at;
use crate::disk;
use crate::output::manifest::{self, Manifest};
use crate::output::{Orphans, PublishOptions};
use crate::papers::document_id::FileKind;
use crate::papers::view::Sides;

use super::files::{copy, remove};
use super::git::Repository;
use super::record::{VERSION, made_of};

/// What a job made.
#[derive(Debug)]
pub struct JobResult {
    /// The session in which it was built, in a workspace that holds what the commit holds and nothing else.
    pub session: Session,
    /// What was built, and what was found.
    pub outcome: Outcome,
    /// What is told to those who come after.
    pub report: JobReport,
}

/// What a job tells of the meetings that it built.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobReport {
    /// Version of this file's form.
    pub version: u32,
    /// The commit that was checked out.
    pub commit: String,
    /// The meetings, by name.
    pub meetings: BTreeMap<String, MeetingReport>,
}

/// What a job tells of a meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingReport {
    /// Fingerprint of everything that its papers are made of.
    pub made_of: String,
    /// Whether all that it is to have was made.
    pub is_complete: bool,
    /// The PDFs that were made, by their paths below the meeting's folder.
    pub documents: Vec<String>,
    /// The cases without documents: they have an error.
    pub wrong_cases: Vec<String>,
}

/// Builds some meetings of the commit that is checked out, and copies their documents into a folder for each. It is built in a
/// folder of its own: what lies in `output/`, or beside the commit, has no part in it.
///
/// # Errors
///
/// If one of the meetings is not in that commit, or the machine fails. Never because a case is wrong.
pub fn collect(
    session: &Session,
    repository: &Repository,
    meetings: &[String],
    into: &Path,
) -> Result<JobResult> {
    let Some(commit) = repository.commit("HEAD")? else { bail!(Fault::new("ci-no-commit")) };
    let mut made_of = made_of(session, repository, &commit)?;
    if let Some(unknown) = meetings.iter().find(|name| !made_of.contains_key(*name)) {
        bail!(Fault::new("ci-no-meeting").with("meeting", unknown));
    }
    let folder = disk::temporary_folder().context("tempdir")?;
    repository.export(&commit, &["cases", "templates"], folder.path())?;
    let session = session.elsewhere(folder.path());
    let outcome = build_meetings(&session, meetings)?;
    let mut report = JobReport { version: VERSION, commit, meetings: BTreeMap::new() };
    for name in meetings {
        let from = session.workspace.output().join(name);
        let manifest = Manifest::read(&from).with_context(at(&from))?;
        let place = into.join(name);
        remove(&place)?;
        let documents = copy_documents(&manifest, &from, &place)?;
        let is_refused = outcome.published.refused.iter().any(|refused| refused.view.id.meeting == *name);
        let is_complete = !is_refused && manifest.meeting.as_ref().is_some_and(|record| !record.outdated);
        let cases = cases_of(repository, &report.commit, name)?;
        let wrong_cases = cases.into_iter().filter(|case| !manifest.cases.contains_key(case)).collect();
        let made_of = made_of.remove(name).unwrap_or_default();
        report.meetings.insert(name.clone(), MeetingReport { made_of, is_complete, documents, wrong_cases });
    }
    Ok(JobResult { session, outcome, report })
}

/// Builds meetings in a workspace in which nothing was built before.
pub(super) fn build_meetings(session: &Session, meetings: &[impl AsRef<str>]) -> Result<Outcome> {
    let cases = session.workspace.root.join("cases");
    let paths: Vec<PathBuf> = meetings.iter().map(|name| cases.join(name.as_ref())).collect();
    let publish = PublishOptions { sides: Sides::Both, printed: None, orphans: Orphans::Keep };
    build(session, &paths, BuildOptions { publish, freshness: Freshness::Rebuild, reopen: false })
}

/// The names of the case files that a meeting has in a commit.
pub(super) fn cases_of(repository: &Repository, commit: &str, meeting: &str) -> Result<Vec<String>> {
    let files = repository.entries(commit, &format!("cases/{meeting}"))?;
    let cases = files.into_keys().filter_map(|name| Some(name.strip_suffix(".yaml")?.to_owned()));
    Ok(cases.filter(|case| case != "meeting" && !case.starts_with('.')).collect())
}

/// Copies the documents that a manifest names, and the manifest. Returns the PDFs.
fn copy_documents(manifest: &Manifest, from: &Path, into: &Path) -> Result<Vec<String>> {
    let mut documents = Vec::new();
    let mut files = vec![manifest::FILE.to_owned()];
    for place in manifest.places() {
        files.extend(FileKind::ALL.map(|kind| kind.of(&place)));
        documents.push(FileKind::Pdf.of(&place));
    }
    let is_outdated = manifest.meeting.as_ref().is_some_and(|record| record.outdated);
    for file in files {
        let source = from.join(&file);
        if !disk::is_file(&source).with_context(at(&source))? {
            // Of an outdated bundle the manifest has the name that it had.
            documents.retain(|document| !is_outdated || *document != file);
            continue;
        }
        copy(&source, &into.join(&file))?;
    }
    Ok(documents)
}
