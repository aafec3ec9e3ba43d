//! What the disk of an output folder can do, and what is done where it cannot.

use std::cell::Cell;
use std::fs::{File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::disk::{self, EntryKind};

/// What a disk can do. A test says that it can do less, and at which step something goes wrong.
#[derive(Debug)]
pub(super) struct Disk {
    /// Whether it knows locks.
    pub(super) locks: bool,
    /// How folders can be moved.
    pub(super) moves: Moves,
    /// Whether a file can have a second name.
    pub(super) links: bool,
    /// How long a run waits for one of another machine where there are no locks.
    pub(super) patience: Duration,
    /// What goes wrong, and at which step.
    pub(super) trouble: Option<(Step, Trouble)>,
    /// Whether that killed the run.
    pub(super) stopped: Cell<bool>,
}

impl Default for Disk {
    fn default() -> Self {
        let patience = Duration::from_mins(1);
        let stopped = Cell::new(false);
        Self { locks: true, moves: Moves::InExchange, links: true, patience, trouble: None, stopped }
    }
}

/// How a disk moves folders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(not(test), expect(dead_code, reason = "only tests know before what a disk can do"))]
pub(super) enum Moves {
    /// Two of them in exchange, in one step.
    InExchange,
    /// Each alone.
    Alone,
    /// Each alone, if this program made it there: an overlay moves none of a layer below.
    OnlyNew,
}

/// What is reached when a prepared folder takes the place of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// The new folder is whole.
    Prepared,
    /// It is written down what will lie where.
    Noted,
    /// A copy of the old folder lies aside, where it cannot be moved.
    Copied,
    /// The first file is removed of which there is a copy.
    Leaving,
    /// The old folder lies aside.
    Aside,
    /// The new folder has its place.
    Placed,
    /// The first file of the old folder is removed.
    Emptying,
    /// The old folder is removed.
    Emptied,
}

/// What goes wrong at a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(not(test), expect(dead_code, reason = "only tests make trouble"))]
pub(super) enum Trouble {
    /// The run is killed: it does nothing more.
    Stop,
    /// The disk fails there, once and again.
    Fail,
}

impl Disk {
    /// Goes on, unless a test makes trouble at this step.
    pub(super) fn reaches(&self, step: Step) -> io::Result<()> {
        match self.trouble {
            Some((at, trouble)) if at == step => {
                self.stopped.set(trouble == Trouble::Stop);
                Err(io::Error::other("trouble of a test"))
            }
            _ => Ok(()),
        }
    }

    /// Whether a test killed the run.
    pub(super) fn is_stopped(&self) -> bool {
        self.stopped.get()
    }

    pub(super) fn try_lock(&self, file: &File) -> Result<(), TryLockError> {
        if self.locks { file.try_lock() } else { Err(TryLockError::Error(ErrorKind::Unsupported.into())) }
    }

    /// Puts a folder in the place of another in one step; the old one is where the new one was.
    pub(super) fn exchange(&self, new: &Path, old: &Path) -> io::Result<()> {
        if self.moves == Moves::InExchange {
            disk::exchange(new, old)
        } else {
            Err(ErrorKind::Unsupported.into())
        }
    }

    /// Moves a folder to a place where nothing lies.
    pub(super) fn move_folder(&self, from: &Path, to: &Path) -> io::Result<()> {
        match self.moves {
            Moves::InExchange | Moves::Alone => disk::rename(from, to),
            Moves::OnlyNew => Err(ErrorKind::CrossesDevices.into()),
        }
    }

    /// A second name for the same file, which costs nothing; where the disk knows no such names, a copy that is on the disk
    /// itself before the file is removed.
    pub(super) fn second_name(&self, file: &Path, name: &Path) -> io::Result<()> {
        if self.links && disk::link(file, name).is_ok() {
            return Ok(());
        }
        let time = disk::open(file)?.metadata()?.modified()?;
        let copy = disk::copy_new(file, name)?;
        // Who put it there knows it by its time.
        copy.set_modified(time)?;
        copy.sync_all()
    }

    /// Brings every file of a folder into another one, and the empty folders in it that stay.
    ///
    /// - `place` says where a file is to lie, both paths counted from the folders; `None` if it goes
    /// - `stays` says whether an empty folder stays
    pub(super) fn keep(
        &self,
        from: &Path,
        to: &Path,
        place: &dyn Fn(&Path) -> Option<PathBuf>,
        stays: &dyn Fn(&Path) -> bool,
    ) -> io::Result<()> {
        for (name, kind) in below(from)? {
            if kind == Kind::EmptyFolder && stays(&name) {
                disk::create_folders(to.join(&name))?;
            }
            if kind != Kind::File {
                continue;
            }
            if let Some(place) = place(&name).map(|place| to.join(place)) {
                disk::create_folders(place.parent().expect("it lies in the folder"))?;
                self.second_name(&from.join(name), &place)?;
            }
        }
        Ok(())
    }
}

/// What lies in a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    File,
    Folder,
    EmptyFolder,
}

/// Everything below a folder by its path from there, each folder before what lies in it; nothing where there is no folder.
pub(super) fn below(folder: &Path) -> io::Result<Vec<(PathBuf, Kind)>> {
    let mut found = Vec::new();
    gather(folder, Path::new(""), &mut found)?;
    Ok(found)
}

fn gather(top: &Path, name: &Path, found: &mut Vec<(PathBuf, Kind)>) -> io::Result<()> {
    for (inner, kind) in disk::entries_if_there(&top.join(name))? {
        let name = name.join(inner);
        if kind != EntryKind::Folder {
            found.push((name, Kind::File));
            continue;
        }
        let at = found.len();
        found.push((name.clone(), Kind::EmptyFolder));
        gather(top, &name, found)?;
        if found.len() > at + 1 {
            found[at].1 = Kind::Folder;
        }
    }
    Ok(())
}

/// Whether an error says that the disk, or the system, knows no such thing: ntfs-3g, exfat and overlays each have words of
/// their own.
pub(super) fn is_unknown_to_disk(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::Unsupported | ErrorKind::InvalidInput | ErrorKind::CrossesDevices)
        || is_unknown_to_system(error)
}

#[cfg(unix)]
fn is_unknown_to_system(error: &io::Error) -> bool {
    use rustix::io::Errno;
    let known = [Errno::NOSYS, Errno::INVAL, Errno::OPNOTSUPP, Errno::NOTSUP, Errno::NOLCK];
    Errno::from_io_error(error).is_some_and(|error| known.contains(&error))
}

#[cfg(not(unix))]
fn is_unknown_to_system(_: &io::Error) -> bool {
    false
}
