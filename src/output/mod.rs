//! The folder of finished documents. A meeting's folder changes in one step, or not at all.

pub mod incremental;
pub mod manifest;
pub mod replacement;
mod contents;
mod disk;
mod files;
mod lock;
mod papers;
mod plan;
mod prepare;
mod published;
mod update;

pub use published::{Orphaned, Orphans, PublishOptions, Published, Reason, Settled};

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

use crate::cache::{Cache, Section};
use crate::check::meeting_state::{MeetingState, MeetingStatus};
use crate::diagnostic::fault::Fault;
use crate::diagnostic::path::at;
use crate::progress::RunContext;
use crate::typeset::typst::Compiled;
use crate::workspace::Workspace;
use crate::workspace::links;

use disk::exchange;
use lock::lock;
use prepare::{Updated, prepare};
use update::MeetingUpdate;

/// The `output/` folder and this run's working folder in it, which goes when the run ends.
#[derive(Debug)]
pub struct Output {
    folder: PathBuf,
    run: TempDir,
    /// Held as long as this run lasts.
    _lock: Option<File>,
}

/// Name of the file that a run holds while it works in the folder.
const LOCK: &str = ".lock";
/// What the names of runs' own folders begin with.
const RUN: &str = ".run-";
/// How deep links are looked for: meetings, cases, documents.
const LINK_DEPTH: usize = 3;

impl Output {
    /// Opens the folder, making it where it is not there. Only one run works in it: another one waits. What a run left that
    /// was killed is removed.
    ///
    /// # Errors
    ///
    /// If nothing can be written there, or the work is to stop.
    pub fn open(folder: PathBuf, run_context: &RunContext) -> Result<Self> {
        let fault = |error: std::io::Error| {
            Fault::new("output-closed").with("path", folder.display()).with("error", error)
        };
        fs::create_dir_all(&folder).map_err(fault)?;
        if let Some(link) = links::find(&folder, LINK_DEPTH).map_err(fault)? {
            bail!(Fault::new("link-not-written").with("path", link.display()));
        }
        let lock = lock(&folder.join(LOCK), run_context)?.map_err(fault)?;
        remove_leftovers(&folder).map_err(fault)?;
        let run = tempfile::Builder::new().prefix(RUN).tempdir_in(&folder).map_err(fault)?;
        Ok(Self { folder, run, _lock: lock })
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// A folder for this run alone, on the same disk.
    #[must_use]
    pub fn run_folder(&self) -> &Path {
        self.run.path()
    }

    /// Puts the documents of a meeting in their places: its folder is prepared beside, with everything in it that stays, and
    /// exchanged in one step. The bundle of a meeting that is stopped, or of which typst refused a document, is marked as
    /// outdated; a case of which it refused one keeps its old documents. What was made, or found whole, is remembered.
    ///
    /// - `compiled` are the documents of this meeting
    ///
    /// # Errors
    ///
    /// If the disk fails. What was there stays.
    pub fn publish(
        &self,
        meeting: &MeetingStatus,
        compiled: Compiled,
        options: PublishOptions,
        cache: &Cache,
        published: &mut Published,
    ) -> Result<()> {
        let refused = compiled.refused.iter().map(|refused| refused.view.id.case().map(ToOwned::to_owned));
        let update = MeetingUpdate::new(meeting, compiled.documents, refused);
        published.refused.extend(compiled.refused);
        let folder = self.folder.join(&meeting.name);
        let prepared = self.run.path().join("meeting");
        let mut own = Published::default();
        let updated = prepare(&update, &folder, &prepared, options, &mut own)?;
        if prepared.exists() {
            exchange(&prepared, &folder).with_context(at(&folder))?;
        }
        // Not before: what could not be put in its place was not made.
        published.add(own);
        if updated.is_empty {
            // What lies there beside, of whatever kind, is not ours to remove: then the folder stays.
            let _ = fs::remove_dir(&folder);
        }
        remember(meeting, updated, cache, published);
        if prepared.exists() {
            fs::remove_dir_all(&prepared).with_context(at(&prepared))?;
        }
        Ok(())
    }
}

/// Remembers the documents of a meeting that this run made or found whole, and no others: those that it did not look at may
/// have been cut or exchanged since they were made. Of a meeting that is complete, there are no others.
fn remember(meeting: &MeetingStatus, updated: Updated, cache: &Cache, published: &mut Published) {
    let mut files = Vec::new();
    for (path, known) in &updated.known {
        cache.insert(Section::Documents, path, known);
        files.extend(known.stamps(path));
    }
    if !matches!(meeting.state, MeetingState::Complete(_)) {
        return;
    }
    let name = &meeting.name;
    let paths: BTreeSet<&str> = updated.known.iter().map(|(path, _)| path.as_str()).collect();
    cache.evict_below(Section::Documents, &format!("{name}/"), &|path| paths.contains(path));
    if let Some(stamp) = updated.manifest {
        files.push((format!("{name}/{}", manifest::FILE), stamp));
        published.settled.insert(name.clone(), Settled { documents: paths.len(), files });
    }
}

/// The meetings in the output folder that have no folder of cases any more, by name.
///
/// # Errors
///
/// If the disk cannot be read.
pub fn abandoned(workspace: &Workspace) -> Result<Vec<String>> {
    let (cases, output) = (workspace.root.join("cases"), workspace.output());
    if !output.is_dir() {
        return Ok(Vec::new());
    }
    let mut names = Vec::new();
    for entry in fs::read_dir(&output).with_context(at(&output))? {
        let path = entry.with_context(at(&output))?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        if !name.starts_with('.') && !cases.join(name).is_dir() && contents::is_of_a_meeting(&path) {
            names.push(name.to_owned());
        }
    }
    names.sort();
    Ok(names)
}

impl Drop for Output {
    /// What a typst that outlives a killed run wrote since this run began goes with it.
    fn drop(&mut self) {
        let _ = remove_leftovers(&self.folder);
    }
}

/// Removes the folders of runs that did not end by themselves: while the lock is held, no other run is there.
fn remove_leftovers(folder: &Path) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let is_left = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(RUN));
        if is_left && path.is_dir() {
            // A typst that outlives the killed run may still write there: then it is removed in the end, or by the next run.
            let _ = fs::remove_dir_all(&path);
        }
    }
    Ok(())
}
