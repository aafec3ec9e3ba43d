//! Making folders and files.

use std::fs::{self, DirBuilder, File};
use std::io::{self, Write};
use std::path::Path;

use super::attempt::attempt;

/// Makes a folder where nothing is.
///
/// # Errors
///
/// If something is there, or the disk does not take it.
pub fn create_folder(path: impl AsRef<Path>) -> io::Result<()> {
    let path = path.as_ref();
    attempt(path, || fs::create_dir(path))
}

/// Makes a folder, and those around it, where they are not there.
///
/// # Errors
///
/// If something else is there, or the disk does not take it.
pub fn create_folders(path: impl AsRef<Path>) -> io::Result<()> {
    let path = path.as_ref();
    attempt(path, || fs::create_dir_all(path))
}

/// Makes a folder, and those around it, where they are not there: for this user alone, where the system knows such rights.
///
/// # Errors
///
/// As [`create_folders`].
pub fn create_private_folders(path: impl AsRef<Path>) -> io::Result<()> {
    let path = path.as_ref();
    attempt(path, || private(DirBuilder::new().recursive(true)).create(path))
}

#[cfg(unix)]
fn private(builder: &mut DirBuilder) -> &mut DirBuilder {
    use std::os::unix::fs::DirBuilderExt;
    builder.mode(0o700)
}

#[cfg(not(unix))]
fn private(builder: &mut DirBuilder) -> &mut DirBuilder {
    builder
}

/// Makes a file where nothing is, and opens it for writing.
///
/// # Errors
///
/// If something is there, or the disk does not take it.
pub fn create_new(path: impl AsRef<Path>) -> io::Result<File> {
    let path = path.as_ref();
    attempt(path, || File::create_new(path))
}

/// Makes a file, or empties the one that is there, and opens it for writing.
///
/// # Errors
///
/// If the disk does not take it.
pub fn create(path: impl AsRef<Path>) -> io::Result<File> {
    let path = path.as_ref();
    attempt(path, || File::create(path))
}

/// Makes a file where there is none, and opens it for writing at its beginning.
///
/// # Errors
///
/// If the disk does not take it.
pub fn create_if_missing(path: impl AsRef<Path>) -> io::Result<File> {
    let path = path.as_ref();
    attempt(path, || File::options().create(true).truncate(false).write(true).open(path))
}

/// Makes a file where there is none, and opens it for writing at its end.
///
/// # Errors
///
/// If the disk does not take it.
pub fn create_to_append(path: impl AsRef<Path>) -> io::Result<File> {
    let path = path.as_ref();
    attempt(path, || File::options().create(true).append(true).open(path))
}

/// Writes a file, over the one that is there.
///
/// # Errors
///
/// If the disk does not take it.
pub fn write(path: impl AsRef<Path>, bytes: impl AsRef<[u8]>) -> io::Result<()> {
    let path = path.as_ref();
    create(path)?.write_all(bytes.as_ref())
}
