//! One writer at a time in a folder of a person's files, whatever process or machine it works on.

use std::fs::{File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use same_file::Handle;

use super::attempt::attempt;
use super::kind::EntryKind;
use super::refusal::ReadRefusal;

/// What the names of files begin with that lie beside a person's files for a moment: new ones to come into their places, and whose
/// turn it is.
pub const BESIDE: &str = ".shingikai-";

/// How often somebody who waits looks again.
const LOOKS: Duration = Duration::from_millis(2);

/// So long somebody waits: a turn takes milliseconds, so whoever has it longer is stuck.
const PATIENCE: Duration = Duration::from_secs(10);

/// The right to put files of a folder in the place of others, until it is dropped. Of those who take turns nobody else has it.
#[derive(Debug)]
pub(super) struct Turn {
    /// The locked file; `None` where the disk knows no locks: then whoever writes looks at the file before it, and no more.
    held: Option<(PathBuf, Handle)>,
}

impl Turn {
    /// Waits for the turn in a folder. A file of it lies there as long as the turn lasts.
    ///
    /// # Errors
    ///
    /// If the disk does not take that file, or somebody has the turn for ten seconds.
    pub(super) fn take(folder: &Path) -> io::Result<Self> {
        let place = folder.join(format!("{BESIDE}turn"));
        let until = Instant::now() + PATIENCE;
        loop {
            if Instant::now() > until {
                return Err(ErrorKind::TimedOut.into());
            }
            let Some(file) = open(&place)? else { continue };
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {
                    super::remove_file(&place)?;
                    return Ok(Self { held: None });
                }
                Err(TryLockError::Error(error)) if error.kind() != ErrorKind::Interrupted => {
                    return Err(error);
                }
                Err(_) => {
                    std::thread::sleep(LOOKS);
                    continue;
                }
            }
            // Whoever had the turn before removed the file: then this lock is of a file that nobody else finds.
            let held = Handle::from_file(file)?;
            match Handle::from_path(&place) {
                Ok(there) if there == held => return Ok(Self { held: Some((place, held)) }),
                Err(error) if !super::is_absence(&error) => return Err(error),
                _ => {}
            }
        }
    }
}

/// Opens the file to lock, and makes it where it is not there. `None` where it came or went meanwhile. Nothing is made through a link.
fn open(place: &Path) -> io::Result<Option<File>> {
    match attempt(place, || File::create_new(place)) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
        made => return made.map(Some),
    }
    match super::kind(place)? {
        Some(EntryKind::File { .. }) => {}
        Some(EntryKind::Link) => return Err(ReadRefusal::Link.error()),
        Some(_) => return Err(ReadRefusal::Special.error()),
        None => return Ok(None),
    }
    match attempt(place, || File::options().write(true).open(place)) {
        Err(error) if super::is_absence(&error) => Ok(None),
        opened => opened.map(Some),
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        if let Some((place, _)) = &self.held {
            // What stays there is locked by nobody, and is removed as what killed writes leave.
            let _ = super::remove_file(place);
        }
    }
}
