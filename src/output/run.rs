//! Folders of runs' own in the output folder.

use std::io;
use std::path::{Path, PathBuf};

use crate::disk::{self, EntryKind, is_there};

/// What the names of runs' own folders begin with.
pub(super) const RUN: &str = ".run-";
/// What the names of folders in it begin with that are prepared.
pub(super) const PREPARED: &str = "folder-";
/// The file in such a folder that says that this program made it.
pub(super) const MARK: &str = ".shingikai";

/// Makes a folder for this run alone.
pub(super) fn create(output: &Path) -> io::Result<PathBuf> {
    let folder = disk::temporary_folder_in(output, RUN)?;
    disk::write(folder.path().join(MARK), "")?;
    Ok(folder.keep())
}

/// Removes the folders of runs that did not end by themselves: while the lock is held, no other run is there. What others
/// called so stays.
///
/// - `in_use` are folders in them that are still needed
pub(super) fn remove_leftovers(output: &Path, in_use: &[PathBuf]) -> io::Result<()> {
    for name in disk::names(output)? {
        let path = output.join(&name);
        let is_run = name.to_string_lossy().starts_with(RUN) && disk::is_folder(&path)?;
        if is_run && !in_use.iter().any(|folder| folder.starts_with(&path)) {
            // A typst that outlives the killed run may still write there: then it is removed in the end, or by the next run.
            let _ = remove(&path);
        }
    }
    Ok(())
}

/// Removes a run's folder, its mark last: a folder that cannot be removed yet keeps it, so that the next run knows it.
fn remove(folder: &Path) -> io::Result<()> {
    let mark = folder.join(MARK);
    if !is_there(&mark)? {
        // Without its mark it was only just made, or is somebody else's: then it goes if there is nothing in it.
        return disk::remove_folder(folder);
    }
    for (name, kind) in disk::entries(folder)? {
        let path = folder.join(name);
        if kind == EntryKind::Folder {
            disk::remove_tree(path)?;
        } else if path != mark {
            disk::remove_file(path)?;
        }
    }
    disk::remove_file(&mark)?;
    // A typst that outlives its run may have written something meanwhile.
    disk::remove_folder(folder).or_else(|error| disk::write(&mark, "").and(Err(error)))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_folder_that_cannot_be_removed_yet_is_known_to_the_next_run() {
        let output = tempfile::tempdir().expect("a folder");
        let run = create(output.path()).expect("the disk takes it");
        let document = run.join("3.pdf");
        let folders = || fs::read_dir(output.path()).expect("it is there").count();
        // Somebody writes into it all the time while it is removed.
        std::thread::scope(|scope| {
            let written = scope.spawn(|| {
                for _ in 0..2_000 {
                    let _ = fs::write(&document, "late");
                }
            });
            while !written.is_finished() {
                remove_leftovers(output.path(), &[]).expect("it can be read");
            }
        });
        remove_leftovers(output.path(), &[]).expect("it can be read");
        assert_eq!(folders(), 0);
    }
}
