//! The fonts of a session of several runs: tens of megabytes, written once and not for every page that somebody looks at.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Mutex;

use tempfile::TempDir;

use crate::disk::{self, EntryKind};
use crate::locks::held;

/// What the names of the folders begin with, among the temporary ones of the system.
const FOLDER: &str = "shingikai-fonts-";

/// The file in the folder that is locked as long as its session lasts.
const LOCK: &str = ".lock";

/// The verified fonts of a session, each by its checksum, in a folder of its own that goes with the session.
#[derive(Debug)]
pub struct KeptFonts {
    /// Let go of before the folder is removed: Windows removes none in which a file is open.
    #[expect(dead_code, reason = "it is held, and not looked at")]
    lock: File,
    folder: TempDir,
    written: Mutex<BTreeSet<String>>,
}

impl KeptFonts {
    /// An empty folder among the temporary ones of the system. Those of sessions that were killed are removed.
    ///
    /// # Errors
    ///
    /// If the disk does not take it, or knows no locks.
    pub fn new() -> io::Result<Self> {
        Self::new_in(&disk::place_of_temporary_files())
    }

    fn new_in(place: &Path) -> io::Result<Self> {
        // What cannot be removed belongs to somebody else, or goes another time.
        let _ = remove_abandoned(place);
        let folder = disk::temporary_folder_in(place, FOLDER)?;
        let lock = disk::create_new(folder.path().join(LOCK))?;
        lock.try_lock()?;
        Ok(Self { folder, written: Mutex::default(), lock })
    }

    /// Gives a font a second name, which costs nothing.
    ///
    /// # Errors
    ///
    /// If the disk does not take it, or something lies there.
    pub(super) fn link(&self, sha256: &str, bytes: &[u8], place: &Path) -> io::Result<()> {
        let font = self.folder.path().join(sha256);
        let mut written = held(&self.written);
        if !written.contains(sha256) {
            write_read_only(&font, bytes)?;
            written.insert(sha256.to_owned());
        }
        disk::link(&font, place)
    }
}

/// Writes a file that nobody is to change.
pub(super) fn write_read_only(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut opened = disk::create_new(file)?;
    opened.write_all(bytes)?;
    let mut rights = opened.metadata()?.permissions();
    rights.set_readonly(true);
    disk::set_rights(file, &rights)
}

/// Removes the folders that no session holds any more.
fn remove_abandoned(place: &Path) -> io::Result<()> {
    for (name, kind) in disk::entries(place)? {
        let is_ours = name.to_str().is_some_and(|name| name.starts_with(FOLDER));
        if !is_ours || kind != EntryKind::Folder {
            continue;
        }
        let folder = place.join(name);
        let lock = folder.join(LOCK);
        let Ok(Some(EntryKind::File { .. })) = disk::kind(&lock) else { continue };
        let is_free = disk::open(&lock).is_ok_and(|lock| lock.try_lock().is_ok());
        if is_free {
            // What cannot be removed now goes another time.
            let _ = disk::remove_tree(&folder);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let names = disk::names(folder).expect("it can be read").into_iter();
        names.map(|name| name.to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn a_font_is_written_once_and_goes_with_its_session() {
        let place = tempfile::tempdir().expect("a folder");
        let kept = KeptFonts::new_in(place.path()).expect("the disk takes it");
        for name in ["one", "two"] {
            kept.link("abc", b"font", &place.path().join(name)).expect("the disk takes it");
        }
        assert!(kept.link("abc", b"font", &place.path().join("one")).is_err(), "something lies there");
        assert_eq!(std::fs::read(place.path().join("two")).expect("it is there"), b"font");
        drop(kept);
        assert_eq!(names(place.path()), ["one", "two"]);
    }

    #[test]
    fn what_a_killed_session_left_goes_and_what_another_one_holds_stays() {
        let place = tempfile::tempdir().expect("a folder");
        let other = KeptFonts::new_in(place.path()).expect("the disk takes it");
        let killed = place.path().join("shingikai-fonts-killed");
        std::fs::create_dir(&killed).expect("the disk takes it");
        std::fs::write(killed.join(LOCK), "").expect("the disk takes it");
        std::fs::write(killed.join("abc"), "font").expect("the disk takes it");
        let kept = KeptFonts::new_in(place.path()).expect("the disk takes it");
        assert_eq!(names(place.path()).len(), 2, "that of the killed one is gone");
        other.link("abc", b"font", &place.path().join("one")).expect("its folder is still there");
        drop(kept);
    }
}
