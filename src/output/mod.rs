//! The folder of finished documents. A meeting's folder changes in one step, or not at all.

pub mod hands;
pub mod incremental;
pub mod manifest;
pub mod replacement;
mod abandoned;
mod aside;
mod contents;
mod discard;
mod disk;
mod exchange;
mod files;
mod known;
mod lock;
mod look;
mod note;
mod papers;
mod plan;
mod prepare;
mod print;
mod published;
mod rights;
mod run;
mod second_names;
mod settled;
mod shared_clauses;
mod update;

pub use abandoned::abandoned;
pub use print::{PrintedSet, Printing};
pub use published::{
    FlawedDocument, HeldMeeting, Leftover, MadeBundle, Orphaned, Orphans, PublishOptions, Published, Reason,
    Settled,
};
pub use settled::settled;

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::cache::{Cache, Section};
use crate::check::meeting_state::{MeetingState, MeetingStatus};
use crate::diagnostic::fault::Fault;
use crate::diagnostic::path::{at, shown};
use crate::disk::{create_folders, is_there, remove_folder};
use crate::progress::RunContext;
use crate::typeset::typst::{Compiled, TypesetDocument};

use disk::Disk;
use lock::{Lock, closed, lock};
use prepare::{Updated, prepare};
use update::MeetingUpdate;

/// The `output/` folder and this run's working folder in it, which goes when the run ends.
#[derive(Debug)]
pub struct Output {
    folder: PathBuf,
    run: PathBuf,
    disk: Disk,
    /// The folders of meetings that nobody could look into when this run began.
    held: Vec<PathBuf>,
    /// Held as long as this run lasts.
    _lock: Lock,
}

impl Output {
    /// Opens the folder, making it where it is not there. Only one run works in it: another one waits. What a run left that
    /// was stopped midway is put back or finished, and the rest of it removed.
    ///
    /// # Errors
    ///
    /// If nothing can be written there, or the work is to stop.
    pub fn open(folder: PathBuf, run_context: &RunContext) -> Result<Self> {
        Self::open_on(Disk::default(), folder, run_context)
    }

    /// Opens the folder on a disk that can do so much.
    fn open_on(disk: Disk, folder: PathBuf, run_context: &RunContext) -> Result<Self> {
        let closed = |error| closed(&folder, &error);
        no_link(look::first_link(&folder).map_err(closed)?)?;
        create_folders(&folder).map_err(closed)?;
        let lock = lock(&folder, &disk, run_context)?;
        let seen = look::look(&folder).map_err(closed)?;
        no_link(seen.link)?;
        exchange::note_what_lies_aside(&folder).map_err(closed)?;
        let in_use = exchange::recover(&folder, &disk).map_err(closed)?;
        run::remove_leftovers(&folder, &in_use).map_err(closed)?;
        let run = run::create(&folder).map_err(closed)?;
        Ok(Self { folder, run, disk, held: seen.held, _lock: lock })
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// A folder for this run alone, on the same disk.
    #[must_use]
    pub fn run_folder(&self) -> &Path {
        &self.run
    }

    /// Puts the documents of a meeting in their places: its folder is prepared beside, with everything in it that stays, and
    /// exchanged in one step. The bundle of a meeting that is stopped, or of which typst refused a document, is marked as
    /// outdated; a case of which it refused one keeps its old documents. What was made, or found whole, is remembered.
    ///
    /// - `compiled` are the documents of this meeting
    ///
    /// # Errors
    ///
    /// If the disk fails before they are in their places. What was there stays.
    pub fn publish(
        &self,
        meeting: &MeetingStatus,
        compiled: Compiled,
        options: PublishOptions,
        cache: &Cache,
        published: &mut Published,
    ) -> Result<()> {
        let refused = compiled.refused.iter().map(|refused| refused.view.id.case().map(ToOwned::to_owned));
        published.flawed.extend(flawed(&compiled.documents));
        let update = MeetingUpdate::new(meeting, compiled.documents, refused);
        published.refused.extend(compiled.refused);
        let folder = self.folder.join(&meeting.name);
        if self.held.contains(&folder) {
            no_link(look::find_link(&folder).with_context(at(&folder))?)?;
        }
        let prepared = self.free_folder().with_context(at(&folder))?;
        let mut own = Published::default();
        let updated = prepare(&update, &folder, &prepared, options, &self.disk, &mut own)?;
        if is_there(&prepared).with_context(at(&prepared))? {
            self.place(&prepared, &folder, &mut own.leftovers)?;
        }
        // What was not removed is put back where its place is gone: so the place stays until the old papers are.
        let is_done = own.leftovers.is_empty();
        // Not before: what could not be put in its place was not made.
        published.add(own);
        if updated.is_empty && is_done {
            // What lies there beside, of whatever kind, is not ours to remove: then the folder stays.
            let _ = remove_folder(&folder);
        }
        remember(meeting, updated, cache, published);
        Ok(())
    }

    /// Puts a prepared folder in its place, and removes the old one.
    fn place(&self, prepared: &Path, place: &Path, leftovers: &mut Vec<Leftover>) -> Result<()> {
        let note = exchange::put(&self.folder, prepared, place, &self.disk).with_context(at(place))?;
        if let Some(note) = note {
            let path = note.old_folder();
            leftovers.extend(exchange::finish(note, &self.disk).err().map(|error| Leftover { path, error }));
        }
        Ok(())
    }

    /// A place in this run's folder where nothing lies yet.
    fn free_folder(&self) -> io::Result<PathBuf> {
        let mut places = (1_usize..).map(|number| self.run.join(format!("{}{number}", run::PREPARED)));
        let free = places.find_map(|place| match is_there(&place) {
            Ok(true) => None,
            Ok(false) => Some(Ok(place)),
            Err(error) => Some(Err(error)),
        });
        free.expect("numbers do not end")
    }
}

/// The documents with pages on which not all can be read; one that lies there under two names, once.
pub(crate) fn flawed(documents: &[TypesetDocument]) -> impl Iterator<Item = FlawedDocument> {
    let first =
        |document: &&TypesetDocument| !document.flaws.is_empty() && document.view.second_name_of.is_none();
    documents.iter().filter(first).map(|document| FlawedDocument {
        meeting: document.view.id.meeting.clone(),
        path: document.view.path(),
        flaws: document.flaws.clone(),
    })
}

/// Nothing is written where links lead.
fn no_link(link: Option<PathBuf>) -> Result<()> {
    match link {
        Some(link) => bail!(Fault::new("link-not-written").with("path", shown(&link))),
        None => Ok(()),
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

impl Drop for Output {
    /// What a typst that outlives a killed run wrote since this run began goes with it.
    fn drop(&mut self) {
        if !self.disk.is_stopped() {
            let recovered = exchange::recover(&self.folder, &self.disk);
            let _ = recovered.and_then(|in_use| run::remove_leftovers(&self.folder, &in_use));
        }
    }
}

#[cfg(test)]
mod tests;
