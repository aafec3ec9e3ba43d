//! Folders of runs' own in the output folder.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::disk::is_there;

/// What the names of runs' own folders begin with.
pub(super) const RUN: &str = ".run-";
/// The file in such a folder that says that this program made it.
const MARK: &str = ".shingikai";

/// Makes a folder for this run alone.
pub(super) fn create(output: &Path) -> io::Result<PathBuf> {
    let folder = tempfile::Builder::new().prefix(RUN).tempdir_in(output)?;
    fs::write(folder.path().join(MARK), "")?;
    Ok(folder.keep())
}

/// Removes the folders of runs that did not end by themselves: while the lock is held, no other run is there. What others
/// called so stays.
///
/// - `in_use` are folders in them that are still needed
pub(super) fn remove_leftovers(output: &Path, in_use: &[PathBuf]) -> io::Result<()> {
    for entry in fs::read_dir(output)? {
        let entry = entry?;
        let is_run = entry.file_name().to_string_lossy().starts_with(RUN) && entry.file_type()?.is_dir();
        let path = entry.path();
        if is_run && !in_use.iter().any(|folder| folder.starts_with(&path)) {
            // A typst that outlives the killed run may still write there: then it is removed in the end, or by the next run.
            let _ = remove(&path);
        }
    }
    Ok(())
}

/// Removes a run's folder, its mark last.
fn remove(folder: &Path) -> io::Result<()> {
    let mark = folder.join(MARK);
    if is_there(&mark)? {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                fs::remove_dir_all(entry.path())?;
            } else if entry.path() != mark {
                fs::remove_file(entry.path())?;
            }
        }
        fs::remove_file(mark)?;
    }
    // Without its mark it was only just made, or is somebody else's: then it goes if there is nothing in it.
    fs::remove_dir(folder)
}
