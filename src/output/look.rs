//! Links in the output folder: nothing is written through one.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::lock::LOCK;
use super::run::RUN;
use crate::disk::{self, EntryKind, is_absence};

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
    let entries = match fs::read_dir(folder) {
        Err(error) if is_absence(&error) => return Ok(None),
        entries => entries?,
    };
    for entry in entries {
        let entry = entry?;
        let kind = match entry.file_type() {
            Err(error) if is_absence(&error) => continue,
            kind => kind?,
        };
        if kind.is_symlink() {
            return Ok(Some(entry.path()));
        }
        let is_run = depth == DEPTH && entry.file_name().to_string_lossy().starts_with(RUN);
        if kind.is_dir()
            && depth > 1
            && !is_run
            && let Some(link) = find(&entry.path(), depth - 1)?
        {
            return Ok(Some(link));
        }
    }
    Ok(None)
}
