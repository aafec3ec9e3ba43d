//! A prepared folder takes the place of another: in one step, or so that a stop between two steps loses nothing.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::aside::step_aside;
use super::discard::{bring_back, discard};
use super::disk::{Disk, Step, is_unknown_to_disk};
use super::note::Note;
use crate::disk::{is_there, settle};

/// Puts a prepared folder in its place. Returns the note of where the old one lies, if there was one.
pub(super) fn put(output: &Path, prepared: &Path, place: &Path, disk: &Disk) -> io::Result<Option<Note>> {
    disk.reaches(Step::Prepared)?;
    if !is_there(place)? {
        fs::rename(prepared, place)?;
        disk.reaches(Step::Placed)?;
        return Ok(None);
    }
    let mut note = Note::write(output, prepared, place)?;
    match disk.exchange(prepared, place) {
        Ok(()) => {}
        Err(error) if is_unknown_to_disk(&error) => put_in_two_steps(&mut note, disk)?,
        Err(error) => {
            note.remove()?;
            return Err(error);
        }
    }
    disk.reaches(Step::Placed)?;
    Ok(Some(note))
}

/// The old folder steps aside, and comes back if the new one cannot take its place.
fn put_in_two_steps(note: &mut Note, disk: &Disk) -> io::Result<()> {
    note.writes_aside()?;
    disk.reaches(Step::Noted)?;
    let (place, old) = (note.place(), note.old_folder());
    step_aside(note, disk)?;
    disk.reaches(Step::Aside)?;
    if let Err(error) = fs::rename(note.new_folder(), &place) {
        fs::rename(&old, &place)?;
        return Err(error);
    }
    place.parent().map_or(Ok(()), settle)
}

/// Removes the old folder of an exchange.
pub(super) fn finish(note: Note, disk: &Disk) -> io::Result<()> {
    discard(&note, disk)?;
    disk.reaches(Step::Emptied)?;
    note.remove()
}

/// Puts back or finishes what a run left that was stopped midway. Returns the folders that are still needed, or could not be
/// removed.
///
/// # Errors
///
/// If a folder that lies aside cannot be put back. What is only to be removed waits for the next run.
pub(super) fn recover(output: &Path, disk: &Disk) -> io::Result<Vec<PathBuf>> {
    let mut left = Vec::new();
    for note in Note::all(output)? {
        let (old, place) = (note.old_folder(), note.place());
        if !is_there(&old)? {
            note.remove()?;
        } else if !is_there(&place)? {
            // In one step this cannot be, but for somebody who removed the place: then it may be the only one.
            fs::create_dir_all(place.parent().expect("it lies in the output folder"))?;
            fs::rename(&old, &place)?;
            settle(output)?;
            note.remove()?;
        } else if note.is_in_two_steps() && is_there(&note.new_folder())? {
            // The place was empty, and somebody made a folder there.
            bring_back(&note)?;
            note.remove()?;
        } else {
            left.extend(finish(note, disk).err().map(|_| old));
        }
    }
    Ok(left)
}
