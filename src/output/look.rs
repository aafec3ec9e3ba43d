//! Links in the output folder: nothing is written through one.

use std::io;
use std::path::{Path, PathBuf};

use super::lock::LOCK;
use super::run::RUN;
use crate::disk::{self, EntryKind};

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

/// A link in the folder. What comes and goes meanwhile is none; nothing is written into runs' folders of others.
pub(super) fn find_link(folder: &Path) -> io::Result<Option<PathBuf>> {
    find(folder, DEPTH)
}

fn find(folder: &Path, depth: usize) -> io::Result<Option<PathBuf>> {
    for (name, kind) in disk::entries_if_there(folder)? {
        let path = folder.join(&name);
        let is_run = depth == DEPTH && name.to_string_lossy().starts_with(RUN);
        match kind {
            EntryKind::Link => return Ok(Some(path)),
            EntryKind::Folder if depth > 1 && !is_run => {
                if let Some(link) = find(&path, depth - 1)? {
                    return Ok(Some(link));
                }
            }
            EntryKind::Folder | EntryKind::File { .. } | EntryKind::Special => {}
        }
    }
    Ok(None)
}
