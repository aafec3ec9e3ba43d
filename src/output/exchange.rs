//! A prepared folder takes the place of another: in one step, or so that a stop between two steps loses nothing.

use std::io;
use std::path::{Path, PathBuf};

use super::aside::step_aside;
use super::discard::{bring_back, discard};
use super::disk::{Disk, Step, below, is_unknown_to_disk};
use super::note::Note;
use super::run;
use crate::disk::{self, EntryKind, demand_free, demand_movable, is_there, settle};

/// Puts a prepared folder in its place. Returns the note of where the old one lies, if there was one.
pub(super) fn put(output: &Path, prepared: &Path, place: &Path, disk: &Disk) -> io::Result<Option<Note>> {
    disk.reaches(Step::Prepared)?;
    if !is_there(place)? {
        disk::rename(prepared, place)?;
        disk.reaches(Step::Placed)?;
        return Ok(None);
    }
    let mut note = Note::write(output, prepared, place)?;
    if let Err(error) = disk.exchange(prepared, place) {
        let is_possible = if is_unknown_to_disk(&error) { demand_all_free(place) } else { Err(error) };
        if let Err(error) = is_possible {
            note.remove()?;
            return Err(error);
        }
        put_in_two_steps(&mut note, disk)?;
    }
    disk.reaches(Step::Placed)?;
    Ok(Some(note))
}

/// Demands that nobody holds anything in a folder that is to step aside: where a system does not move such a folder, it does
/// not say what is held.
fn demand_all_free(folder: &Path) -> io::Result<()> {
    // What lies in a folder before the folder, so that it is named itself.
    for (name, _) in below(folder)?.iter().rev() {
        demand_free(folder.join(name))?;
    }
    demand_movable(folder)
}

/// The old folder steps aside, and comes back if the new one cannot take its place.
fn put_in_two_steps(note: &mut Note, disk: &Disk) -> io::Result<()> {
    note.writes_aside()?;
    disk.reaches(Step::Noted)?;
    let (place, old) = (note.place(), note.old_folder());
    step_aside(note, disk)?;
    disk.reaches(Step::Aside)?;
    if let Err(error) = disk::rename(note.new_folder(), &place) {
        disk::rename(&old, &place)?;
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

/// The ending of the name under which a run of an earlier version put the old folder of a meeting aside, without a note.
const ASIDE: &str = ".old";

/// Writes down what a run of an earlier version left aside without a note: it may be the only copy.
pub(super) fn note_what_lies_aside(output: &Path) -> io::Result<()> {
    let (notes, _) = Note::found(output)?;
    for name in disk::names(output)?.iter().filter(|name| name.to_string_lossy().starts_with(run::RUN)) {
        let folder = output.join(name);
        if !disk::is_folder(&folder)? || !is_there(&folder.join(run::MARK))? {
            continue;
        }
        for (name, kind) in disk::entries(&folder)? {
            let Some(meeting) = name.to_str().and_then(|name| name.strip_suffix(ASIDE)) else { continue };
            let aside = folder.join(&name);
            // A run of today copies there what is still in its place.
            let is_copy = meeting.starts_with(run::PREPARED);
            if kind == EntryKind::Folder && !is_copy && notes.iter().all(|note| note.old_folder() != aside) {
                Note::write(output, &aside, &output.join(meeting))?;
            }
        }
    }
    Ok(())
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
            disk::create_folders(place.parent().expect("it lies in the output folder"))?;
            disk::rename(&old, &place)?;
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
