//! What is written down before a folder steps aside: a run that is stopped midway leaves it to the next one.

use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::disk::{self, ReadRefusal, is_absence, settle};
use crate::limits;

use super::run;

/// What the names of notes begin and end with.
const NOTE: (&str, &str) = (".exchange-", ".json");
/// What the names of folders that lie aside begin with.
const ASIDE: &str = ".aside-";

/// Where the folders of an exchange lie, below the output folder.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Places {
    /// The place of both.
    place: PathBuf,
    /// Where the new folder was prepared.
    new: PathBuf,
    /// Where the old one lies, once it does: where the new one was, or beside the place.
    old: PathBuf,
}

/// A note in the output folder.
#[derive(Debug)]
pub(super) struct Note {
    output: PathBuf,
    file: PathBuf,
    places: Places,
}

impl Note {
    /// Writes down that a folder will be in the place of another, in one step: then the old one is where the new one was.
    pub(super) fn write(output: &Path, new: &Path, place: &Path) -> io::Result<Self> {
        let below = |path: &Path| path.strip_prefix(output).expect("it lies in the output folder").to_owned();
        let places = Places { place: below(place), new: below(new), old: below(new) };
        let mut file = disk::temporary_file_in(output, NOTE.0, NOTE.1)?;
        file.write_all(&to_json(&places))?;
        let file = disk::keep(file)?;
        Ok(Self { output: output.to_owned(), file, places })
    }

    /// Writes down that the old folder will step aside first, and waits until that is on the disk itself.
    pub(super) fn writes_aside(&mut self) -> io::Result<()> {
        let name = self.file.file_name().unwrap_or_default().to_string_lossy();
        let id = name.trim_start_matches(NOTE.0).trim_end_matches(NOTE.1);
        self.places.old = PathBuf::from(format!("{ASIDE}{id}"));
        disk::write(&self.file, to_json(&self.places))?;
        settle(&self.file)?;
        settle(&self.output)
    }

    /// Every note in an output folder in which no other run works. One that was not written to its end is removed: until it
    /// is, nothing is moved.
    pub(super) fn all(output: &Path) -> io::Result<Vec<Self>> {
        let (notes, cut) = Self::found(output)?;
        cut.iter().try_for_each(disk::remove_file)?;
        Ok(notes)
    }

    /// Every note in an output folder, and the files of those that were not written to their ends, or are not yet.
    pub(super) fn found(output: &Path) -> io::Result<(Vec<Self>, Vec<PathBuf>)> {
        let (mut notes, mut cut) = (Vec::new(), Vec::new());
        for name in disk::names(output)? {
            let (file, name) = (output.join(&name), name.to_string_lossy());
            let is_note = name.starts_with(NOTE.0) && name.ends_with(NOTE.1);
            if !is_note {
                continue;
            }
            let text = match disk::read(&file, limits::FILE_BYTES) {
                // Another run may have removed it meanwhile.
                Err(error) if is_absence(&error) => continue,
                // What others called so is none.
                Err(error) if ReadRefusal::of(&error).is_some() => continue,
                text => text?,
            };
            match serde_json::from_slice::<Places>(&text) {
                Ok(places) if places.are_ours() => {
                    notes.push(Self { output: output.to_owned(), file, places });
                }
                Err(error) if error.is_eof() => cut.push(file),
                _ => {}
            }
        }
        Ok((notes, cut))
    }

    /// The place of both folders.
    pub(super) fn place(&self) -> PathBuf {
        self.output.join(&self.places.place)
    }

    /// Where the new folder was prepared.
    pub(super) fn new_folder(&self) -> PathBuf {
        self.output.join(&self.places.new)
    }

    /// Where the old folder lies.
    pub(super) fn old_folder(&self) -> PathBuf {
        self.output.join(&self.places.old)
    }

    /// Whether the old folder steps aside before the new one takes its place.
    pub(super) fn is_in_two_steps(&self) -> bool {
        self.places.old != self.places.new
    }

    /// Whether both are folders in a meeting's one.
    pub(super) fn is_within_meeting(&self) -> bool {
        self.places.place.components().count() > 1
    }

    /// Removes the note: nothing lies aside any more.
    pub(super) fn remove(self) -> io::Result<()> {
        disk::remove_file(self.file).or_else(|error| if is_absence(&error) { Ok(()) } else { Err(error) })
    }
}

impl Places {
    /// Whether all of them lie in the output folder, where this program puts them.
    fn are_ours(&self) -> bool {
        let is_below = |path: &Path| path.components().all(|part| matches!(part, Component::Normal(_)));
        let first = |path: &Path| {
            path.components().next().map(|part| part.as_os_str().to_string_lossy().into_owned())
        };
        let begins = |path: &Path, start: &str| first(path).is_some_and(|name| name.starts_with(start));
        [&self.place, &self.new, &self.old].iter().all(|path| is_below(path))
            && !begins(&self.place, ".")
            && first(&self.place).is_some()
            && begins(&self.new, run::RUN)
            && (self.old == self.new || begins(&self.old, ASIDE))
    }
}

fn to_json(places: &Places) -> Vec<u8> {
    serde_json::to_vec(places).expect("paths in an output folder are UTF-8, for names of meetings are")
}
