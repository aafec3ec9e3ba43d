//! The old folder of an exchange steps aside: it is moved, or where the disk moves no such folder, copied and removed.

use std::io::{self, ErrorKind};

use super::discard::{bring, make_writable};
use super::disk::{Disk, Kind, Step, below};
use super::note::Note;
use super::rights;
use crate::disk::{self, are_same, settle};

/// Moves the old folder to where the note says that it lies aside.
///
/// # Errors
///
/// If that fails. What is then missing in its place is put back when the run ends, or by the next one.
pub(super) fn step_aside(note: &Note, disk: &Disk) -> io::Result<()> {
    match disk.move_folder(&note.place(), &note.old_folder()) {
        Err(error) if error.kind() == ErrorKind::CrossesDevices => copy_aside(note, disk),
        result => result,
    }
}

/// Overlays cannot move a folder of a layer below, as those of a container's image.
fn copy_aside(note: &Note, disk: &Disk) -> io::Result<()> {
    let (place, old) = (note.place(), note.old_folder());
    // In the run's own folder, so that what lies aside is whole whenever a run is stopped.
    let copy = note.new_folder().with_extension("old");
    rights::create_like(&copy, &place)?;
    disk.keep(&place, &copy, &|file| Some(file.to_owned()), &|_| true)?;
    for (name, _) in below(&copy)?.iter().filter(|(_, kind)| *kind == Kind::File) {
        settle(&copy.join(name))?;
    }
    rights::follow(&place, &copy)?;
    disk::rename(&copy, &old)?;
    place.parent().map_or(Ok(()), settle)?;
    disk.reaches(Step::Copied)?;
    remove_copied(note, disk)
}

/// Removes the folder in the place. What others saved there after it was copied is brought to the copy.
fn remove_copied(note: &Note, disk: &Disk) -> io::Result<()> {
    let (place, copy) = (note.place(), note.old_folder());
    let found = below(&place)?;
    let (files, folders): (Vec<_>, Vec<_>) = found.iter().partition(|(_, kind)| *kind == Kind::File);
    make_writable(&place)?;
    folders.iter().try_for_each(|(name, _)| make_writable(&place.join(name)))?;
    for (name, _) in files {
        if are_same(&place.join(name), &copy.join(name))? {
            disk::remove_twin(place.join(name), copy.join(name))?;
        } else {
            bring(&place.join(name), &copy.join(name))?;
        }
        disk.reaches(Step::Leaving)?;
    }
    folders.iter().rev().try_for_each(|(name, _)| disk::remove_folder(place.join(name)))?;
    disk::remove_folder(&place)
}
