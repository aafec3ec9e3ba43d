//! Files that CI writes, copies and removes, with the folders around them.

use std::path::Path;

use anyhow::{Context, Result};

use crate::diagnostic::path::at;
use crate::disk::{self, EntryKind};
use crate::limits::PAPER_BYTES;

/// Writes a file, and the folders in which it lies.
///
/// # Errors
///
/// If the disk cannot be written.
pub fn write(file: &Path, bytes: &[u8]) -> Result<()> {
    if let Some(folder) = file.parent() {
        disk::create_folders(folder).with_context(at(folder))?;
    }
    disk::write(file, bytes).with_context(at(file))
}

/// Copies a paper.
pub(super) fn copy(from: &Path, to: &Path) -> Result<()> {
    write(to, &disk::read(from, PAPER_BYTES).with_context(at(from))?)
}

/// Removes a file, or a folder with all that is in it, if there is one.
pub(super) fn remove(path: &Path) -> Result<()> {
    match disk::kind(path).with_context(at(path))? {
        None => Ok(()),
        Some(EntryKind::Folder) => disk::remove_tree(path).with_context(at(path)),
        Some(_) => disk::remove_file(path).with_context(at(path)),
    }
}
