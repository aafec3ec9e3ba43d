//! What a person named herself: the workspace, a folder of fonts, a program. It may be a link, and lies where that leads.

use std::fs::{self, File, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use super::kind::{EntryKind, if_there};
use super::read::open;

/// What stands at the end of a path that a person named; `None` where nothing does.
///
/// # Errors
///
/// If that cannot be known now.
pub fn kind_named(path: &Path) -> io::Result<Option<EntryKind>> {
    Ok(metadata_named(path)?.as_ref().map(EntryKind::of))
}

/// What the disk says of what stands at the end of a path that a person named; `None` where nothing does.
///
/// # Errors
///
/// If that cannot be known now.
pub fn metadata_named(path: &Path) -> io::Result<Option<Metadata>> {
    if_there(fs::metadata(path))
}

/// Opens a file that a person named for reading.
///
/// # Errors
///
/// As [`open`].
pub fn open_named(path: &Path) -> io::Result<File> {
    open(&real_path(path)?)
}

/// The first of these paths at whose end there is a file. What cannot be looked at keeps none behind it from being found.
///
/// # Errors
///
/// If there is none, and one of them cannot be looked at now: that one.
pub fn first_file_named(paths: &[PathBuf]) -> Result<Option<&Path>, (&Path, io::Error)> {
    let mut closed = None;
    for path in paths {
        match kind_named(path) {
            Ok(Some(EntryKind::File { .. })) => return Ok(Some(path)),
            Ok(_) => {}
            Err(error) => closed = closed.or(Some((path.as_path(), error))),
        }
    }
    closed.map_or(Ok(None), Err)
}

/// A path without links.
///
/// # Errors
///
/// If nothing is there, or it cannot be known now where it leads.
pub fn real_path(path: &Path) -> io::Result<PathBuf> {
    fs::canonicalize(path)
}

/// A path without links; `None` where nothing is there.
///
/// # Errors
///
/// If it cannot be known now where it leads.
pub fn real_path_if_there(path: &Path) -> io::Result<Option<PathBuf>> {
    if_there(real_path(path))
}
