//! The folder of finished documents. A meeting's folder changes in one step, or not at all.

pub mod manifest;
pub mod recall;
pub mod replacement;
pub mod upkeep;
mod contents;
mod disk;
mod edition;
mod papers;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

use self::manifest::{Manifest, MeetingRecord};
use crate::cache::fingerprint::checksum;
use crate::cache::memory::Memory;
use crate::diagnostic::fault::Fault;
use crate::progress::Work;
use crate::typeset::typst::Compiled;
use crate::workspace::Workspace;
use crate::workspace::links;

use disk::exchange;
use edition::editions;

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

    /// Takes note of what every document looks like now, so that the next run need not read it.
    ///
    /// # Errors
    ///
    /// If the disk does not take it.
    pub fn remember(published: &Published, memory: &mut Memory) -> Result<()> {
        for (meeting, made) in &published.meetings {
            memory.forget(meeting);
            // Who changes the manifest has the meeting looked at again.
            memory.remember(&format!("{meeting}/{}", manifest::FILE), &checksum(made.to_json().as_bytes()));
            for (path, record) in made.all() {
                memory.remember(&format!("{meeting}/{path}.pdf"), &record.sha256);
                memory.remember(&format!("{meeting}/{path}.txt"), &record.text_sha256);
            }
        }
        memory.write()
    }

    /// Puts documents in their places: the folder of each meeting is prepared beside, with everything in it that stays, and
    /// exchanged in one step. The bundle of a meeting that is stopped, or of which typst refused a document, is marked as
    /// outdated; a case of which it refused one keeps its old documents.
    ///
    /// # Errors
    ///
    /// If the disk fails, or a document is not what its view says. What was there stays.
    pub fn publish(&self, compiled: Compiled, orders: &Orders, work: &Work) -> Result<Published> {
        let mut published = Published::default();
        for (meeting, edition) in editions(compiled, orders) {
            work.interruption.check()?;
            let folder = self.folder.join(&meeting);
            let prepared = self.run.path().join("meeting");
            let manifest = edition.prepare(&folder, &prepared, orders, &mut published)?;
            if prepared.exists() {
                exchange(&prepared, &folder).with_context(|| folder.display().to_string())?;
            }
            if edition.is_abandoned && manifest == Manifest::default() {
                // What lies there beside, of whatever kind, is not ours to remove: then the folder stays.
                let _ = fs::remove_dir(&folder);
            }
            published.meetings.push((meeting, manifest));
            if prepared.exists() {
                fs::remove_dir_all(&prepared).with_context(|| prepared.display().to_string())?;
            }
        }
        Ok(published)
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

/// What is to become of the output folder.
#[derive(Debug)]
pub struct Orders {
    /// The meetings that were looked at as a whole, each with the names of its case files.
    pub expected: BTreeMap<String, BTreeSet<String>>,
    /// The meetings that cannot have a bundle.
    pub stopped: BTreeSet<String>,
    /// The meetings whose folders are no longer there.
    pub abandoned: Vec<String>,
    /// Whether what is made goes to the printer.
    pub printed: Printed,
    /// What becomes of documents that no longer stand for a case.
    pub stale: Stale,
}

impl Orders {
    /// Whether nothing is to happen beside what is made.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.stopped.is_empty() && self.abandoned.is_empty()
    }

    /// The orders for some meetings.
    #[must_use]
    pub fn only(&self, is_one: impl Fn(&str) -> bool) -> Self {
        Self {
            expected: self
                .expected
                .iter()
                .filter(|(name, _)| is_one(name))
                .map(|(name, cases)| (name.clone(), cases.clone()))
                .collect(),
            stopped: self.stopped.iter().filter(|name| is_one(name)).cloned().collect(),
            abandoned: self.abandoned.iter().filter(|name| is_one(name)).cloned().collect(),
            ..*self
        }
    }
}

/// What becomes of documents whose case is no longer there, or no longer right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stale {
    /// They stay, and are told.
    Stays,
    /// They are removed.
    IsRemoved,
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
pub struct Left {
    /// Their folder.
    pub folder: PathBuf,
    /// Why.
    pub reason: Reason,
    /// Whether they were removed.
    pub removed: bool,
}

/// Whether what is made is handed to the printer, and kept to be compared with later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Printed {
    /// It is.
    Yes,
    /// It is not.
    No,
}

/// What a run put into the output folder.
#[derive(Debug, Default)]
pub struct Published {
    /// The PDFs that were made.
    pub made: Vec<PathBuf>,
    /// How many documents stayed as they were.
    pub unchanged: usize,
    /// The meetings that were looked at, and what their manifests say now.
    pub meetings: Vec<(String, Manifest)>,
    /// The bundles that were made, by meeting.
    pub bundles: Vec<(String, MeetingRecord)>,
    /// The old bundles of meetings that could not be made.
    pub outdated: Vec<PathBuf>,
    /// Documents that no longer stand for a case.
    pub left: Vec<Left>,
}

impl Published {
    /// Adds what was made beside.
    pub fn add(&mut self, other: Self) {
        self.made.extend(other.made);
        self.unchanged += other.unchanged;
        self.meetings.extend(other.meetings);
        self.bundles.extend(other.bundles);
        self.outdated.extend(other.outdated);
        self.left.extend(other.left);
    }

    /// Whether documents of a meeting no longer stand for a case.
    #[must_use]
    pub fn leaves_in(&self, meeting: &str) -> bool {
        self.left.iter().any(|left| left.folder.parent().is_some_and(|folder| folder.ends_with(meeting)))
    }
}
