//! New files appear whole: they are written into a folder beside their place, and moved there. A stop midway leaves whole
//! files or none, and nothing that is there is ever overwritten.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

use crate::diagnostic::fault::Fault;
use crate::diagnostic::path::{at, shown};
use crate::disk::{self, EntryKind};

/// How the names of folders begin in which files are prepared. Hidden ones are no meetings and no cases.
const PREFIX: &str = ".shingikai-new-";

/// New files, not in their place yet. What does not get there goes when this does.
#[derive(Debug)]
pub(super) struct Prepared {
    beside: TempDir,
    place: PathBuf,
}

impl Prepared {
    /// For files in a folder that need not be there yet.
    ///
    /// # Errors
    ///
    /// If the disk cannot be written.
    pub(super) fn beside(place: &Path) -> Result<Self> {
        let ground = ground(place)?;
        let beside = disk::temporary_folder_in(ground, PREFIX).with_context(at(ground))?;
        let prepared = Self { beside, place: place.to_owned() };
        disk::create_folder(prepared.whole()).with_context(at(ground))?;
        Ok(prepared)
    }

    /// The folder that is to appear, with the rights that a new folder has here.
    fn whole(&self) -> PathBuf {
        self.beside.path().join("new")
    }

    /// Writes a file.
    ///
    /// - `path` is its path from the folder in which it is to appear
    ///
    /// # Errors
    ///
    /// If the disk cannot be written.
    pub(super) fn write(&self, path: &Path, bytes: &[u8]) -> Result<()> {
        let file = self.whole().join(path);
        let written = disk::create_folders(file.parent().expect("it lies in a folder"))
            .and_then(|()| disk::create_new(&file))
            .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()));
        written.with_context(at(&self.place.join(path)))
    }

    /// Puts all files in their place, or none. What an earlier run left there, the same to the byte, stays.
    ///
    /// # Errors
    ///
    /// If another file is there, or the disk cannot be written.
    pub(super) fn appear(self) -> Result<()> {
        Self::appear_together([self])
    }

    /// Puts the files of several folders in their places, or none of any.
    ///
    /// # Errors
    ///
    /// If another file is there, or the disk cannot be written.
    pub(super) fn appear_together(all: impl IntoIterator<Item = Self>) -> Result<()> {
        let all: Vec<Self> = all.into_iter().collect();
        let mut moved = Vec::new();
        let done = all.iter().try_for_each(|one| move_in(&one.whole(), &one.place, &mut moved));
        if done.is_err() {
            for (from, to) in moved.into_iter().rev() {
                let _ = disk::rename(to, from);
            }
        }
        done
    }
}

/// The folder around a place, or the place itself, that is there.
fn ground(place: &Path) -> Result<&Path> {
    for folder in place.ancestors() {
        if disk::kind_named(folder).with_context(at(folder))? == Some(EntryKind::Folder) {
            return Ok(folder);
        }
    }
    Ok(Path::new("."))
}

/// Moves what is not there yet, folders as a whole.
fn move_in(from: &Path, to: &Path, moved: &mut Vec<(PathBuf, PathBuf)>) -> Result<()> {
    match disk::kind(to).with_context(at(to))? {
        None => {
            rename_new(from, to).with_context(at(to))?;
            moved.push((from.to_owned(), to.to_owned()));
            Ok(())
        }
        Some(EntryKind::Folder) if disk::is_folder(from).with_context(at(from))? => {
            for name in names(from).with_context(at(from))? {
                move_in(&from.join(&name), &to.join(&name), moved)?;
            }
            Ok(())
        }
        Some(_) if disk::are_same(from, to).with_context(at(to))? => Ok(()),
        Some(_) => bail!(Fault::new("already-there").with("path", shown(to))),
    }
}

/// The names in a folder, folders after files; templates/ comes last, and in it the profile: where it is there, all is done.
fn names(folder: &Path) -> io::Result<Vec<OsString>> {
    let mut names = Vec::new();
    for name in disk::names(folder)? {
        names.push((name == "templates", disk::is_folder(&folder.join(&name))?, name));
    }
    names.sort();
    Ok(names.into_iter().map(|(.., name)| name).collect())
}

/// Renames onto nothing.
fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    disk::create_folders(to.parent().expect("it lies in a folder"))?;
    if disk::is_folder(from)? {
        return disk::rename(from, to);
    }
    disk::put_new(from, to)
}
