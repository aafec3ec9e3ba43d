//! The files of a run: read from the disk, or laid over it, each with an id of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

use crate::cache::fingerprint::checksum;
use crate::disk::{self, EntryKind};
use crate::limits;
use crate::locks::held;

/// Which file of a run it is. Two readings of one path have one id; ids of different runs say nothing of each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

impl FileId {
    /// A file that stands in no table, as a text that is checked on its own.
    pub const ALONE: Self = Self(0);
}

/// A file before its bytes are understood as text.
#[derive(Debug, Clone)]
pub struct RawFile {
    /// Which file it is.
    pub id: FileId,
    /// Path shown to people: from the workspace, where it lies in it.
    pub path: PathBuf,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl RawFile {
    /// A file that stands in no table.
    #[must_use]
    pub fn alone(path: impl Into<PathBuf>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { id: FileId::ALONE, path: path.into(), bytes: bytes.into() }
    }
}

/// The files below a folder. What is laid over the disk is read in its place, whether the disk has such a file or not.
/// Copies share one table.
#[derive(Debug, Clone)]
pub struct Sources {
    root: PathBuf,
    table: Arc<Mutex<Table>>,
    round: Arc<Mutex<Round>>,
}

#[derive(Debug, Default)]
struct Table {
    ids: BTreeMap<PathBuf, FileId>,
    laid: BTreeMap<PathBuf, Vec<u8>>,
}

/// What one round read.
#[derive(Debug, Default)]
struct Round {
    /// Checksums of the files as they were read.
    read: BTreeMap<PathBuf, String>,
    /// What stood in folders when they were looked into.
    listed: BTreeMap<PathBuf, Vec<PathBuf>>,
}

impl Sources {
    /// The files below a folder as they lie on the disk.
    #[must_use]
    pub fn disk(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into(), table: Arc::default(), round: Arc::default() }
    }

    /// The same files for a new round: of what was read and listed before, nothing is noted.
    #[must_use]
    pub fn new_round(&self) -> Self {
        Self { round: Arc::default(), ..self.clone() }
    }

    /// The folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Lays a text over the file at a path, from the folder or whole.
    pub fn lay(&self, path: &Path, bytes: impl Into<Vec<u8>>) {
        let shown = self.shown(path);
        self.table().laid.insert(shown, bytes.into());
    }

    /// Takes away what was laid over a file, if anything was.
    pub fn lift(&self, path: &Path) {
        let shown = self.shown(path);
        self.table().laid.remove(&shown);
    }

    /// A path as people see it: from the folder, where it lies in it.
    #[must_use]
    pub fn shown(&self, path: &Path) -> PathBuf {
        path.strip_prefix(&self.root).unwrap_or(path).to_path_buf()
    }

    /// The id of the file at a path, whether it is there or not.
    #[must_use]
    pub fn id(&self, path: &Path) -> FileId {
        let shown = self.shown(path);
        let ids = &mut self.table().ids;
        let next = u32::try_from(ids.len() + 1).map_or(FileId::ALONE, FileId);
        *ids.entry(shown).or_insert(next)
    }

    /// Reads a file.
    ///
    /// # Errors
    ///
    /// If nothing is laid over it, and it is not there, no file or behind a link, larger than [`limits::FILE_BYTES`], or
    /// cannot be read.
    pub fn read(&self, path: &Path) -> io::Result<RawFile> {
        let bytes = self.read_bytes(path, limits::FILE_BYTES)?;
        Ok(RawFile { id: self.id(path), path: self.shown(path), bytes })
    }

    /// Reads a file of at most so many bytes that is no text.
    ///
    /// # Errors
    ///
    /// As [`Sources::read`].
    pub fn read_bytes(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        let shown = self.shown(path);
        let laid = self.table().laid.get(&shown).cloned();
        let bytes = laid.map_or_else(|| disk::read_below(&self.root, &self.whole(path), most), Ok)?;
        self.round().read.insert(shown, checksum(&bytes));
        Ok(bytes)
    }

    /// SHA-256 of a file as it was read last; `None` where it was not read.
    #[must_use]
    pub fn read_checksum(&self, path: &Path) -> Option<String> {
        self.round().read.get(&self.shown(path)).cloned()
    }

    /// What stood in a folder when it was looked into last; `None` where it was not looked into.
    #[must_use]
    pub fn listed(&self, folder: &Path) -> Option<Vec<PathBuf>> {
        self.round().listed.get(&self.shown(folder)).cloned()
    }

    /// What stands at a path; `None` where nothing does. Behind a link nothing is looked at.
    ///
    /// # Errors
    ///
    /// If that cannot be known now.
    pub fn kind(&self, path: &Path) -> io::Result<Option<EntryKind>> {
        let shown = self.shown(path);
        let laid = |table: &Table| {
            let size = table.laid.get(&shown).map(|bytes| EntryKind::File { size: bytes.len() as u64 });
            size.or_else(|| {
                table.laid.keys().any(|laid| laid.starts_with(&shown)).then_some(EntryKind::Folder)
            })
        };
        let laid = laid(&self.table());
        laid.map_or_else(|| disk::kind_below(&self.root, &self.whole(path)), |kind| Ok(Some(kind)))
    }

    /// Whether there is a file at a path.
    ///
    /// # Errors
    ///
    /// As [`Sources::kind`].
    pub fn is_file(&self, path: &Path) -> io::Result<bool> {
        Ok(matches!(self.kind(path)?, Some(EntryKind::File { .. })))
    }

    /// Whether there is a folder at a path, or something is laid into one.
    ///
    /// # Errors
    ///
    /// As [`Sources::kind`].
    pub fn is_folder(&self, path: &Path) -> io::Result<bool> {
        Ok(self.kind(path)? == Some(EntryKind::Folder))
    }

    /// Whether something is laid over the file at a path: then the disk is not asked about it.
    #[must_use]
    pub fn is_laid(&self, path: &Path) -> bool {
        self.table().laid.contains_key(&self.shown(path))
    }

    /// What stands in a folder, by name: whole paths.
    ///
    /// # Errors
    ///
    /// If the disk cannot read the folder to its end, or it is not there and nothing is laid into it.
    pub fn entries(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let shown = self.shown(folder);
        let below = |path: &PathBuf| {
            Some(path.strip_prefix(&shown).ok()?.components().next()?.as_os_str().to_owned())
        };
        let mut names: BTreeSet<_> = self.table().laid.keys().filter_map(below).collect();
        match disk::names_below(&self.root, &self.whole(folder)) {
            Ok(on_disk) => names.extend(on_disk),
            Err(error) if disk::is_absence(&error) && !names.is_empty() => {}
            Err(error) => return Err(error),
        }
        let entries: Vec<PathBuf> = names.into_iter().map(|name| self.whole(folder).join(name)).collect();
        self.round().listed.insert(shown, entries.clone());
        Ok(entries)
    }

    fn whole(&self, path: &Path) -> PathBuf {
        self.root.join(self.shown(path))
    }

    fn round(&self) -> MutexGuard<'_, Round> {
        self.round.lock().expect("the lock is never poisoned: no code panics while holding it")
    }

    fn table(&self) -> MutexGuard<'_, Table> {
        held(&self.table)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_laid_over_the_disk_is_read_in_its_place_until_it_is_lifted() {
        let sources = Sources::disk(env!("CARGO_MANIFEST_DIR"));
        let (path, whole) = (Path::new("Cargo.toml"), sources.root().join("Cargo.toml"));
        let on_disk = sources.read(path).expect("it is there");
        sources.lay(&whole, "件名: あ\n");
        let laid = sources.read(&whole).expect("it is laid");
        assert_eq!(
            (laid.id, laid.path.as_path(), laid.bytes.as_slice()),
            (on_disk.id, path, "件名: あ\n".as_bytes())
        );
        assert_eq!(sources.kind(path).expect("it is laid"), Some(EntryKind::File { size: 12 }));
        sources.lift(path);
        assert!(!sources.is_laid(path));
        assert_eq!(sources.read(&whole).expect("it is there").bytes, on_disk.bytes);
    }

    #[test]
    fn without_a_disk_what_is_laid_has_its_folder_and_its_id() {
        let sources = Sources::disk("no-such-folder");
        let (one, other) = (Path::new("cases/a/one.yaml"), Path::new("cases/a/other.yaml"));
        let is_folder = |path: &str| sources.is_folder(Path::new(path)).expect("it can be known");
        let is_file = |path: &Path| sources.is_file(path).expect("it can be known");
        assert!(sources.entries(Path::new("cases/a")).is_err() && !is_folder("cases"));
        sources.lay(other, "");
        sources.lay(one, "");
        let entries = sources.entries(Path::new("cases/a")).expect("something is laid into it");
        assert_eq!(entries, [one, other].map(|path| sources.root().join(path)));
        assert_eq!(sources.entries(&sources.root().join("cases/a")).expect("the same folder"), entries);
        assert_eq!(sources.entries(Path::new("cases")).expect("so is its folder").len(), 1);
        assert!(is_folder("cases/a") && is_file(one) && !is_file(Path::new("cases")));
        assert_ne!(sources.id(one), sources.id(other));
        assert_ne!(sources.id(one), FileId::ALONE);
        assert_eq!(sources.id(&entries[0]), sources.clone().id(one), "copies share one table");
        assert!(sources.read(Path::new("cases/a/third.yaml")).is_err());
    }
}
