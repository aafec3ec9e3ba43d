//! What this machine made or found whole before, so that it need not be made or read again.
//!
//! It lies in the user's cache folder, never beside the papers: what a change, a colleague or a copy brought into `output/`
//! is not believed. It remembers only what the run that wrote it made itself, or looked at and found whole. Nothing is lost
//! with it but time.

pub mod fingerprint;
mod place;
mod results;

pub use results::ResultCache;

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use fingerprint::{FileStamp, KnownFile, checksum};

use crate::disk;
use crate::limits;
use crate::locks::held;

/// Version of the file's form: what another version wrote is not read.
const VERSION: u32 = 1;

/// How much is believed of what was known before.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Freshness {
    /// A file with the same size and time of change is the same.
    #[default]
    MtimeAndSize,
    /// A file with the same content is the same (`--verify`).
    Content,
    /// Nothing: everything is made again (`--force`).
    Rebuild,
}

/// What is remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Section {
    /// Documents, by their path below the output folder.
    Documents,
    /// What was found in meetings, by name.
    Meetings,
    /// Font files, by path.
    Fonts,
    /// Programs of a known version, by path.
    Programs,
    /// What papers made elsewhere hold, by path.
    Attachments,
    /// Where the pages of papers made elsewhere are printed to their edges, by checksum.
    Edges,
    /// The numbers of the pages of meetings that are in the hands, by name.
    Numbers,
}

/// The memory of one workspace on this machine. Copies share it.
#[derive(Debug, Clone, Default)]
pub struct Cache(Arc<Mutex<Inner>>);

#[derive(Debug, Default)]
struct Inner {
    /// Where it lies; `None` where it cannot be kept.
    file: Option<PathBuf>,
    /// Why it cannot be kept.
    fault: Option<io::Error>,
    freshness: Freshness,
    sections: Sections,
    is_changed: bool,
}

/// Entries of each section, by key. They are read when they are asked for: most are not, in most runs.
type Sections = BTreeMap<String, BTreeMap<String, Box<RawValue>>>;

/// The file.
#[derive(Debug, Serialize, Deserialize)]
struct Stored<S> {
    version: u32,
    /// The name that its file has: the folder of caches may have been copied.
    workspace: String,
    sections: S,
}

impl Cache {
    /// Opens the cache of a workspace; an empty one where there is none, or none that can be read.
    ///
    /// - `folder` is that of the user's caches; where it is `None`, or cannot be written, or belongs to somebody else, nothing is
    ///   remembered (see [`Cache::fault`])
    #[must_use]
    pub fn open(folder: Option<&Path>, workspace: &Path) -> Self {
        let mut inner = Inner::default();
        match place::prepare(folder) {
            Ok(folder) => {
                let file = folder.join(place::file_name(workspace));
                inner.sections = read(&file, workspace).unwrap_or_default();
                inner.file = Some(file);
            }
            Err(error) => inner.fault = Some(error),
        }
        Self(Arc::new(Mutex::new(inner)))
    }

    /// Why nothing can be remembered, said once: the first to ask is answered.
    #[must_use]
    pub fn fault(&self) -> Option<io::Error> {
        self.inner().fault.take()
    }

    /// Says how much is believed from here on.
    pub fn set_freshness(&self, freshness: Freshness) {
        self.inner().freshness = freshness;
    }

    /// What is remembered under a key; nothing where everything is to be made again.
    #[must_use]
    pub fn get<T: DeserializeOwned>(&self, section: Section, key: &str) -> Option<T> {
        let inner = self.inner();
        if inner.freshness == Freshness::Rebuild {
            return None;
        }
        serde_json::from_str(inner.sections.get(<&str>::from(section))?.get(key)?.get()).ok()
    }

    /// Remembers a value under a key.
    pub fn insert<T: Serialize>(&self, section: Section, key: &str, value: &T) {
        let value = serde_json::value::to_raw_value(value).expect("it holds only texts and numbers");
        let mut inner = self.inner();
        let entries = inner.sections.entry(<&str>::from(section).to_owned()).or_default();
        let is_same = entries.get(key).is_some_and(|old| old.get() == value.get());
        if !is_same {
            entries.insert(key.to_owned(), value);
            inner.is_changed = true;
        }
    }

    /// Forgets what is remembered under keys that begin like this, but for those that stay.
    pub fn evict_below(&self, section: Section, start: &str, stays: &dyn Fn(&str) -> bool) {
        let mut inner = self.inner();
        let Some(entries) = inner.sections.get_mut(<&str>::from(section)) else { return };
        let below = entries.range(start.to_owned()..).map(|(key, _)| key);
        let below = below.take_while(|key| key.starts_with(start));
        let evicted: Vec<String> = below.filter(|key| !stays(key)).cloned().collect();
        evicted.iter().for_each(|key| drop(entries.remove(key)));
        inner.is_changed |= !evicted.is_empty();
    }

    /// Whether a file is as it was known: by its stamp, else by its content. Returns its stamp now.
    #[must_use]
    pub fn is_whole(&self, file: &Path, known: &KnownFile) -> Option<FileStamp> {
        let freshness = self.inner().freshness;
        match freshness {
            Freshness::Rebuild => None,
            Freshness::MtimeAndSize if self.is_unchanged(file, &known.stamp) => Some(known.stamp.clone()),
            Freshness::MtimeAndSize | Freshness::Content => {
                // What cannot be read is not known to be whole, and made again.
                let opened = disk::open(file).ok()?;
                let (stamp, bytes) = fingerprint::read(opened, known.stamp.size()).ok()?;
                stamp.filter(|_| checksum(&bytes) == known.sha256)
            }
        }
    }

    /// Whether a file still has the stamp that it had; `false` unless stamps are believed.
    #[must_use]
    pub fn is_unchanged(&self, file: &Path, stamp: &FileStamp) -> bool {
        // What cannot be looked at is not known to be unchanged: it is read or made again, which reports why.
        let is_same = || FileStamp::at(file).is_ok_and(|now| now.as_ref() == Some(stamp));
        self.believes_stamps() && is_same()
    }

    /// Whether a file with the same stamp is taken for the same.
    #[must_use]
    pub fn believes_stamps(&self) -> bool {
        self.inner().freshness == Freshness::MtimeAndSize
    }

    /// Writes down what changed, in one step. Where the disk does not take it, the next run makes more than it had to (see
    /// [`Cache::fault`]).
    pub fn persist(&self, workspace: &Path) {
        let mut inner = self.inner();
        let Some(file) = inner.file.clone().filter(|_| inner.is_changed) else { return };
        let stored =
            Stored { version: VERSION, workspace: place::file_name(workspace), sections: &inner.sections };
        let text = serde_json::to_vec(&stored).expect("it holds only texts and numbers");
        match place::replace(&file, &text) {
            Ok(()) => inner.is_changed = false,
            Err(error) => (inner.file, inner.fault) = (None, Some(error)),
        }
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        held(&self.0)
    }
}

/// What another run wrote down of this workspace. Where that cannot be read, everything is made anew.
fn read(file: &Path, workspace: &Path) -> Option<Sections> {
    let text = disk::read_text(file, limits::MADE_BYTES).ok()?;
    let stored: Stored<Sections> = serde_json::from_str(&text).ok()?;
    (stored.version == VERSION && stored.workspace == place::file_name(workspace)).then_some(stored.sections)
}

#[cfg(test)]
mod tests;
