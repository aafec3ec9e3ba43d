//! Looking into folders.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::Path;

use super::attempt::attempt;
use super::kind::{EntryKind, if_there, kind};
use super::read::demand_no_link;

/// The names in a folder, in order.
///
/// # Errors
///
/// If it is not there, not a folder ([`ReadRefusal`](super::ReadRefusal)), or cannot be read to its end.
pub fn names(folder: &Path) -> io::Result<Vec<OsString>> {
    if let Some(other) = kind(folder)?.filter(|kind| *kind != EntryKind::Folder) {
        return Err(other.refusal().error());
    }
    let entries = attempt(folder, || fs::read_dir(folder))?;
    let mut names = entries.map(|entry| Ok(entry?.file_name())).collect::<io::Result<Vec<_>>>()?;
    names.sort();
    Ok(names)
}

/// The names in a folder below another one, in order. Behind a link nothing is read, however deep it lies.
///
/// # Errors
///
/// As [`names`].
pub fn names_below(folder: &Path, path: &Path) -> io::Result<Vec<OsString>> {
    demand_no_link(folder, path)?;
    names(path)
}

/// The names in a folder, in order; none where nothing is there.
///
/// # Errors
///
/// If something else than a folder is there ([`ReadRefusal`](super::ReadRefusal)), or it cannot be read to its end.
pub fn names_if_there(folder: &Path) -> io::Result<Vec<OsString>> {
    Ok(if_there(names(folder))?.unwrap_or_default())
}

/// What stands in a folder, by name and in order. What goes while the folder is read is left out.
///
/// # Errors
///
/// As [`names`], and if it cannot be known of something what it is.
pub fn entries(folder: &Path) -> io::Result<Vec<(OsString, EntryKind)>> {
    let entry = |name: OsString| Ok(kind(&folder.join(&name))?.map(|kind| (name, kind)));
    names(folder)?.into_iter().filter_map(|name| entry(name).transpose()).collect()
}

/// What stands in a folder, by name and in order; nothing where nothing is there.
///
/// # Errors
///
/// As [`entries`], but for an absence.
pub fn entries_if_there(folder: &Path) -> io::Result<Vec<(OsString, EntryKind)>> {
    Ok(if_there(entries(folder))?.unwrap_or_default())
}
