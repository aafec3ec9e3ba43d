//! Waiting for the disk itself.

use std::fs::File;
use std::io;
use std::path::Path;

#[cfg(not(unix))]
use super::attempt::attempt;
use super::kind::is_folder;

/// Waits until a file or a folder is on the disk itself, so that it survives a power cut. It costs much: only what says of the
/// others what they are, what goes to the printer, and what steps aside.
///
/// # Errors
///
/// If it cannot be known what is there, or the disk does not take a file.
pub fn settle(path: &Path) -> io::Result<()> {
    if is_folder(path)? {
        // Not every system knows it of folders.
        let _ = File::open(path).and_then(|folder| folder.sync_all());
        return Ok(());
    }
    opened(path)?.sync_all()
}

#[cfg(unix)]
fn opened(path: &Path) -> io::Result<File> {
    super::read::open(path)
}

/// Windows flushes only what may be written.
#[cfg(not(unix))]
fn opened(path: &Path) -> io::Result<File> {
    attempt(path, || File::options().append(true).open(path))
}
