//! Links of the disk. A change that somebody proposes can bring links with it: none is followed, neither to read what lies
//! outside the workspace nor to write there.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Whether a path is a link, wherever it leads.
#[must_use]
pub fn is_link(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|known| known.file_type().is_symlink())
}

/// The first link on the way from a folder down to a place in it, whether there is something at its end or not.
#[must_use]
pub fn on_the_way(folder: &Path, below: &Path) -> Option<PathBuf> {
    let mut place = folder.to_owned();
    below.components().find_map(|step| {
        place.push(step);
        is_link(&place).then(|| place.clone())
    })
}

/// A link that is this folder, or lies in it, so many folders deep.
///
/// # Errors
///
/// If the folder cannot be read.
pub fn find(folder: &Path, depth: usize) -> io::Result<Option<PathBuf>> {
    if is_link(folder) {
        return Ok(Some(folder.to_owned()));
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        if kind.is_symlink() {
            return Ok(Some(entry.path()));
        }
        if let (true, true) = (kind.is_dir(), depth > 1)
            && let Some(link) = find(&entry.path(), depth - 1)?
        {
            return Ok(Some(link));
        }
    }
    Ok(None)
}
