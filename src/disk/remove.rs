//! Removing files and folders.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use super::attempt::attempt_to_move;
use super::change::set_rights;
use super::folder::entries_if_there;
use super::kind::{EntryKind, metadata};

/// Removes a file, also one that nobody is to write into.
///
/// # Errors
///
/// If it is not there, or the disk does not let it go.
pub fn remove_file(path: impl AsRef<Path>) -> io::Result<()> {
    let path = path.as_ref();
    remove(path, |path| fs::remove_file(path), lift_read_only)
}

/// Removes one of two files that hold the same, and may be one. The other keeps its rights.
///
/// # Errors
///
/// As [`remove_file`], and if the rights cannot be given again.
pub fn remove_twin(path: impl AsRef<Path>, other: impl AsRef<Path>) -> io::Result<()> {
    let (path, other) = (path.as_ref(), other.as_ref());
    let rights = |known: Option<fs::Metadata>| known.map(|known| known.permissions());
    let before = rights(metadata(other)?);
    remove_file(path)?;
    match before {
        Some(before) if rights(metadata(other)?).is_some_and(|now| now != before) => {
            set_rights(other, &before)
        }
        _ => Ok(()),
    }
}

/// Removes an empty folder.
///
/// # Errors
///
/// If it is not there, holds something, or the disk does not let it go.
pub fn remove_folder(path: impl AsRef<Path>) -> io::Result<()> {
    let path = path.as_ref();
    attempt_to_move(path, || fs::remove_dir(path))
}

/// Removes a folder with everything in it.
///
/// # Errors
///
/// If it is not there, or the disk does not let something in it go.
pub fn remove_tree(path: impl AsRef<Path>) -> io::Result<()> {
    let path = path.as_ref();
    remove(path, |path| fs::remove_dir_all(path), lift_all_read_only)
}

/// Removes something, and where it is protected lets it go first.
fn remove(
    path: &Path,
    act: fn(&Path) -> io::Result<()>,
    let_go: fn(&Path) -> io::Result<bool>,
) -> io::Result<()> {
    attempt_to_move(path, || match act(path) {
        Err(error) if error.kind() == ErrorKind::PermissionDenied && let_go(path)? => act(path),
        result => result,
    })
}

/// Lets a file go that nobody is to write into, where the system keeps it for that. Returns whether it did.
#[cfg(windows)]
fn lift_read_only(path: &Path) -> io::Result<bool> {
    let Some(known) = metadata(path)? else { return Ok(false) };
    let mut rights = known.permissions();
    if !rights.readonly() {
        return Ok(false);
    }
    #[expect(clippy::permissions_set_readonly_false, reason = "on Windows it is an attribute of the file")]
    rights.set_readonly(false);
    fs::set_permissions(path, rights)?;
    Ok(true)
}

#[cfg(not(windows))]
#[expect(clippy::unnecessary_wraps, reason = "on Windows it can fail")]
fn lift_read_only(_: &Path) -> io::Result<bool> {
    Ok(false)
}

/// The same of every file in a folder, and of those in it.
fn lift_all_read_only(folder: &Path) -> io::Result<bool> {
    let mut is_lifted = false;
    for (name, kind) in entries_if_there(folder)? {
        let path = folder.join(name);
        is_lifted |= match kind {
            EntryKind::Folder => lift_all_read_only(&path)?,
            EntryKind::File { .. } => lift_read_only(&path)?,
            EntryKind::Link | EntryKind::Special => false,
        };
    }
    Ok(is_lifted)
}
