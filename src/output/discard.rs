//! Old folders are removed, but for what is nowhere else.

use std::io;
use std::path::{Path, PathBuf};

use super::contents::{Contents, Owner};
use super::disk::{Disk, Kind, Step, below};
use super::manifest;
use super::note::Note;
use super::replacement;
use crate::disk::{self, are_same, is_there};
use crate::workspace::PRINTED;

/// Removes the old folder of an exchange. What others put there after the new one was prepared is brought into that one.
pub(super) fn discard(note: &Note, disk: &Disk) -> io::Result<()> {
    let (old, place) = (note.old_folder(), note.place());
    let found = below(&old)?;
    let is_ours: Box<dyn Fn(&Path) -> bool> = if note.is_within_meeting() {
        Box::new(|file| file.to_str().is_some_and(replacement::is_file))
    } else {
        let contents = Contents::read(&old)?;
        // What the printer has is nowhere else where the place has no such folder.
        let is_printed = is_there(&place.join(PRINTED))?;
        let goes = move |owner: Owner| owner != Owner::Printed || is_printed;
        Box::new(move |file| contents.owner(file).is_some_and(&goes))
    };
    let files = found.iter().filter(|(_, kind)| *kind == Kind::File);
    // Before the first one is removed: they are recognised by what lies beside them.
    let mut files: Vec<(&PathBuf, bool)> = files.map(|(name, _)| (name, is_ours(name))).collect();
    files.sort_by_key(|(name, _)| *name == Path::new(manifest::FILE));
    let folders = || found.iter().filter(|(_, kind)| *kind != Kind::File).map(|(name, _)| old.join(name));
    for folder in std::iter::once(old.clone()).chain(folders()) {
        make_writable(&folder)?;
    }
    for (name, is_ours) in files {
        if is_ours {
            disk::remove_file(old.join(name))?;
        } else if are_same(&old.join(name), &place.join(name))? {
            disk::remove_twin(old.join(name), place.join(name))?;
        } else {
            bring(&old.join(name), &place.join(name))?;
        }
        disk.reaches(Step::Emptying)?;
    }
    folders().collect::<Vec<_>>().iter().rev().try_for_each(disk::remove_folder)?;
    disk::remove_folder(&old)
}

/// Brings everything of the old folder back into its place, in which somebody put other things meanwhile.
pub(super) fn bring_back(note: &Note) -> io::Result<()> {
    let (old, place) = (note.old_folder(), note.place());
    let found = below(&old)?;
    for (name, kind) in &found {
        match kind {
            Kind::File => bring(&old.join(name), &place.join(name))?,
            Kind::Folder | Kind::EmptyFolder => disk::create_folders(place.join(name))?,
        }
    }
    let folders = found.iter().filter(|(_, kind)| *kind != Kind::File);
    folders.rev().try_for_each(|(name, _)| disk::remove_folder(old.join(name)))?;
    disk::remove_folder(&old)
}

/// Moves a file to a place; where another one lies there, beside it.
pub(super) fn bring(file: &Path, place: &Path) -> io::Result<()> {
    if are_same(file, place)? {
        return disk::remove_twin(file, place);
    }
    let (stem, ending) = (place.file_stem().unwrap_or_default(), place.extension());
    let mut free = place.to_owned();
    for number in 2.. {
        if !is_there(&free)? {
            break;
        }
        let mut name = stem.to_owned();
        name.push(format!(" ({number})"));
        if let Some(ending) = ending {
            name.push(".");
            name.push(ending);
        }
        free.set_file_name(name);
    }
    disk::create_folders(free.parent().expect("a file lies in a folder"))?;
    disk::rename(file, free)
}

/// Lets files be removed from an old folder that somebody protected: the new one is protected like it.
#[cfg(unix)]
pub(super) fn make_writable(folder: &Path) -> io::Result<()> {
    use std::fs::Permissions;
    use std::os::unix::fs::PermissionsExt;
    let mode = crate::disk::metadata(folder)?.ok_or(io::ErrorKind::NotFound)?.permissions().mode();
    if mode & 0o700 == 0o700 {
        return Ok(());
    }
    disk::set_rights(folder, &Permissions::from_mode(mode | 0o700))
}

#[cfg(not(unix))]
pub(super) fn make_writable(_: &Path) -> io::Result<()> {
    Ok(())
}
