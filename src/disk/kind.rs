//! What stands at a path.

use std::fs::{self, Metadata};
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};

use super::refusal::ReadRefusal;

/// What stands at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    /// A file of so many bytes.
    File {
        /// Its size.
        size: u64,
    },
    /// A folder.
    Folder,
    /// A link, or something behind one, wherever it leads. What a cloud folder keeps elsewhere until it is asked for is none.
    Link,
    /// A device, a pipe or a socket.
    Special,
}

impl EntryKind {
    pub(super) fn of(known: &Metadata) -> Self {
        let kind = known.file_type();
        match () {
            () if kind.is_symlink() => Self::Link,
            () if kind.is_dir() => Self::Folder,
            () if kind.is_file() => Self::File { size: known.len() },
            () => Self::Special,
        }
    }

    pub(super) fn refusal(self) -> ReadRefusal {
        match self {
            Self::Link => ReadRefusal::Link,
            Self::Special => ReadRefusal::Special,
            Self::File { .. } | Self::Folder => ReadRefusal::OtherKind,
        }
    }
}

/// What stands at a path; `None` where nothing does.
///
/// # Errors
///
/// If that cannot be known now.
pub fn kind(path: &Path) -> io::Result<Option<EntryKind>> {
    Ok(metadata(path)?.as_ref().map(EntryKind::of))
}

/// What the disk says of what stands at a path: its times, rights and owner; `None` where nothing does.
///
/// # Errors
///
/// If that cannot be known now.
pub fn metadata(path: &Path) -> io::Result<Option<Metadata>> {
    if_there(fs::symlink_metadata(path))
}

/// What was found; `None` where the error says that nothing is there.
pub(super) fn if_there<T>(found: io::Result<T>) -> io::Result<Option<T>> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(error) if is_absence(&error) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Whether an error says that nothing is there.
#[must_use]
pub fn is_absence(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}

/// Whether an error says that the system opens nothing under this name: Windows, what is called like a device, as aux.yaml.
#[must_use]
pub fn is_refused_name(error: &io::Error) -> bool {
    cfg!(windows) && error.kind() == ErrorKind::InvalidInput && ReadRefusal::of(error).is_none()
}

/// What stands at a path below a folder. Behind a link nothing is looked at, however deep it lies.
///
/// # Errors
///
/// If that cannot be known now.
pub fn kind_below(folder: &Path, path: &Path) -> io::Result<Option<EntryKind>> {
    let Ok(below) = path.strip_prefix(folder) else { return kind(path) };
    let mut place = folder.to_owned();
    let mut found = Some(EntryKind::Folder);
    for step in below.components().filter(|step| *step != Component::CurDir) {
        match found {
            Some(EntryKind::Folder) => place.push(step),
            Some(EntryKind::Link) => return Ok(Some(EntryKind::Link)),
            _ => return Ok(None),
        }
        found = kind(&place)?;
    }
    Ok(found)
}

/// The first link on the way from a folder down to a path in it, whether there is something at its end or not.
///
/// # Errors
///
/// If that cannot be known now.
pub fn link_on_the_way(folder: &Path, below: &Path) -> io::Result<Option<PathBuf>> {
    let mut place = folder.to_owned();
    for step in below.components() {
        place.push(step);
        if kind(&place)? == Some(EntryKind::Link) {
            return Ok(Some(place));
        }
    }
    Ok(None)
}

/// Whether there is a file at a path.
///
/// # Errors
///
/// If that cannot be known now.
pub fn is_file(path: &Path) -> io::Result<bool> {
    Ok(matches!(kind(path)?, Some(EntryKind::File { .. })))
}

/// Whether there is a folder at a path.
///
/// # Errors
///
/// If that cannot be known now.
pub fn is_folder(path: &Path) -> io::Result<bool> {
    Ok(kind(path)? == Some(EntryKind::Folder))
}

/// Whether there is anything at a path.
///
/// # Errors
///
/// If that cannot be known now.
pub fn is_there(path: &Path) -> io::Result<bool> {
    Ok(kind(path)?.is_some())
}
