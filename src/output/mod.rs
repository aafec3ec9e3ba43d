//! The folder of finished documents. A meeting's folder changes in one step, or not at all.

pub mod incremental;
pub mod manifest;
pub mod replacement;
mod contents;
mod disk;
mod papers;
mod update;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

use self::manifest::MeetingRecord;
use crate::cache::fingerprint::FileStamp;
use crate::cache::{Cache, Section};
use crate::check::meeting_state::{Meeting, MeetingState};
use crate::diagnostic::fault::Fault;
use crate::progress::Work;
use crate::typeset::typst::{Compiled, Refused, complaint};
use crate::workspace::Workspace;
use crate::workspace::links;

use disk::exchange;
use update::{Update, Updated};

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
/// How often a run that waits for another one looks.
const TICK: Duration = Duration::from_millis(100);

impl Output {
    /// Opens the folder, making it where it is not there. Only one run works in it: another one waits. What a run left that
    /// was killed is removed.
    ///
    /// # Errors
    ///
    /// If nothing can be written there, or the work is to stop.
    pub fn open(folder: PathBuf, work: &Work) -> Result<Self> {
        let fault = |error: std::io::Error| {
            Fault::new("output-closed").with("path", folder.display()).with("error", error)
        };
        fs::create_dir_all(&folder).map_err(fault)?;
        if let Some(link) = links::find(&folder, LINK_DEPTH).map_err(fault)? {
            bail!(Fault::new("link-not-written").with("path", link.display()));
        }
        let lock = lock(&folder.join(LOCK), work)?.map_err(fault)?;
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
        meeting: &Meeting,
        compiled: Compiled,
        options: PublishOptions,
        cache: &Cache,
        published: &mut Published,
    ) -> Result<()> {
        let refused = compiled.refused.iter().map(|refused| refused.view.id.case().map(ToOwned::to_owned));
        let update = Update::new(meeting, compiled.documents, refused);
        published.refused.extend(compiled.refused);
        let folder = self.folder.join(&meeting.name);
        let prepared = self.run.path().join("meeting");
        let mut own = Published::default();
        let updated = update.prepare(&folder, &prepared, options, &mut own)?;
        if prepared.exists() {
            exchange(&prepared, &folder).with_context(|| folder.display().to_string())?;
        }
        // Not before: what could not be put in its place was not made.
        published.add(own);
        if updated.is_empty {
            // What lies there beside, of whatever kind, is not ours to remove: then the folder stays.
            let _ = fs::remove_dir(&folder);
        }
        remember(meeting, updated, cache, published);
        if prepared.exists() {
            fs::remove_dir_all(&prepared).with_context(|| prepared.display().to_string())?;
        }
        Ok(())
    }
}

/// Remembers the documents of a meeting that this run made or found whole, and no others: those that it did not look at may
/// have been cut or exchanged since they were made. Of a meeting that is complete, there are no others.
fn remember(meeting: &Meeting, updated: Updated, cache: &Cache, published: &mut Published) {
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
    for entry in fs::read_dir(&output).with_context(|| output.display().to_string())? {
        let path = entry.with_context(|| output.display().to_string())?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        if !name.starts_with('.') && !cases.join(name).is_dir() && contents::is_of_a_meeting(&path) {
            names.push(name.to_owned());
        }
    }
    names.sort();
    Ok(names)
}

/// Waits until this run alone works in the folder. A disk that knows no locks is worked on without one.
fn lock(path: &Path, work: &Work) -> Result<std::io::Result<Option<File>>> {
    let file = match File::options().create(true).truncate(false).write(true).open(path) {
        Ok(file) => file,
        Err(error) => return Ok(Err(error)),
    };
    let mut is_told = false;
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(Ok(Some(file))),
            Err(TryLockError::Error(_)) => return Ok(Ok(None)),
            Err(TryLockError::WouldBlock) => {
                if !is_told {
                    work.progress.waits();
                    is_told = true;
                }
                work.interruption.check()?;
                sleep(TICK);
            }
        }
    }
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

/// How documents are put in their places.
#[derive(Debug, Clone, Copy)]
pub struct PublishOptions {
    /// Whether what is made is handed to the printer, and kept to be compared with later.
    pub printed: bool,
    /// What becomes of documents that no longer stand for a case.
    pub orphans: Orphans,
}

/// What becomes of documents whose case is no longer there, or no longer right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Orphans {
    /// They stay, and are reported.
    Keep,
    /// They are removed.
    Remove,
}

/// Why a document no longer stands for a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Reason {
    /// Its case is no longer there.
    CaseGone,
    /// Its case has an error.
    CaseWrong,
    /// Its meeting is no longer there.
    MeetingGone,
}

/// The documents of a case, or of a meeting, that no longer stand for anything.
#[derive(Debug)]
pub struct Orphaned {
    /// Name of their meeting.
    pub meeting: String,
    /// Their folder.
    pub folder: PathBuf,
    /// Why.
    pub reason: Reason,
    /// Whether they were removed.
    pub removed: bool,
}

/// What a run put into the output folder.
#[derive(Debug, Default)]
pub struct Published {
    /// The PDFs that were made.
    pub made: Vec<PathBuf>,
    /// How many documents stayed as they were.
    pub unchanged: usize,
    /// The bundles that were made, by meeting.
    pub bundles: Vec<(String, MeetingRecord)>,
    /// The old bundles of meetings that could not be made.
    pub outdated: Vec<PathBuf>,
    /// Documents that no longer stand for a case.
    pub orphaned: Vec<Orphaned>,
    /// Documents that typst refused.
    pub refused: Vec<Refused>,
    /// What lies in the folders of meetings now, as this run made it or found it whole.
    pub settled: BTreeMap<String, Settled>,
    /// What stopped the run before its end. What was published before it stays.
    pub fault: Option<anyhow::Error>,
}

/// The folder of a meeting, every document of which this run made or found whole.
#[derive(Debug)]
pub struct Settled {
    /// How many documents there are.
    pub documents: usize,
    /// How each file looks, by its path below the output folder.
    pub files: Vec<(String, FileStamp)>,
}

impl Published {
    /// Adds what was put in its place beside.
    fn add(&mut self, other: Self) {
        self.made.extend(other.made);
        self.unchanged += other.unchanged;
        self.bundles.extend(other.bundles);
        self.outdated.extend(other.outdated);
        self.orphaned.extend(other.orphaned);
        self.refused.extend(other.refused);
        self.settled.extend(other.settled);
    }

    /// Whether documents of a meeting no longer stand for a case.
    #[must_use]
    pub fn has_orphans(&self, meeting: &str) -> bool {
        self.orphaned.iter().any(|orphaned| orphaned.meeting == meeting)
    }

    /// Why the run did not make everything that is right: what stopped it, else the documents that typst refused.
    ///
    /// # Errors
    ///
    /// If there is a reason.
    pub fn complaint(self) -> Result<()> {
        match self.fault {
            Some(fault) => Err(fault),
            None => complaint(&self.refused),
        }
    }
}
