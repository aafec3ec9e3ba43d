//! Links in the output folder: nothing is written through one.

use std::io;
use std::path::{Path, PathBuf};

use super::lock::LOCK;
use super::run::RUN;
use crate::disk::{self, EntryKind, HeldFile};

/// How deep links are looked for: meetings, cases, documents.
const DEPTH: usize = 3;

/// A link that would be written through before the folder is this run's own.
pub(super) fn first_link(folder: &Path) -> io::Result<Option<PathBuf>> {
    for path in [folder.to_owned(), folder.join(LOCK)] {
        if disk::kind(&path)? == Some(EntryKind::Link) {
            return Ok(Some(path));
        }
    }
    Ok(None)
}

/// What was seen in the output folder.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Seen {
    /// A link.
    pub(super) link: Option<PathBuf>,
    /// The folders of meetings that somebody else holds, so that nobody can look into them now.
    pub(super) held: Vec<PathBuf>,
}

/// Looks for links in the output folder. What comes and goes meanwhile is none; nothing is written into runs' folders of others.
pub(super) fn look(output: &Path) -> io::Result<Seen> {
    let mut seen = Seen::default();
    for (name, kind) in disk::entries_if_there(output)? {
        let path = output.join(&name);
        match kind {
            EntryKind::Link => seen.link = Some(path),
            EntryKind::Folder if !name.to_string_lossy().starts_with(RUN) => match find_link(&path) {
                Err(error) if HeldFile::of(&error).is_some() => seen.held.push(path),
                found => seen.link = found?,
            },
            EntryKind::Folder | EntryKind::File { .. } | EntryKind::Special => {}
        }
        if seen.link.is_some() {
            break;
        }
    }
    Ok(seen)
}

/// A link in the folder of a meeting.
pub(super) fn find_link(meeting: &Path) -> io::Result<Option<PathBuf>> {
    find(meeting, DEPTH - 1)
}

fn find(folder: &Path, depth: usize) -> io::Result<Option<PathBuf>> {
    for (name, kind) in disk::entries_if_there(folder)? {
        let path = folder.join(&name);
        match kind {
            EntryKind::Link => return Ok(Some(path)),
            EntryKind::Folder if depth > 1 => {
                if let Some(link) = find(&path, depth - 1)? {
                    return Ok(Some(link));
                }
            }
            EntryKind::Folder | EntryKind::File { .. } | EntryKind::Special => {}
        }
    }
    Ok(None)
}
