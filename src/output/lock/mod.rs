//! One run at a time in an output folder.

mod file;
mod holder;
mod waiting;

pub(super) use waiting::closed;

use std::fs::{File, TryLockError};
use std::io::ErrorKind;
use std::path::Path;

use anyhow::{Result, bail};

use crate::disk;
use crate::progress::RunContext;

use super::disk::{Disk, is_unknown_to_disk};
use file::LockFile;
use waiting::Waiting;

/// Name of the file that a run locks while it works in the folder.
pub(super) const LOCK: &str = ".lock";

/// The right to work in an output folder, until it is dropped.
#[derive(Debug)]
#[expect(dead_code, reason = "it is held, and not looked at")]
pub(super) enum Lock {
    /// A lock of the system.
    System(File),
    /// A file that says who works there, on a disk that knows no locks.
    Written(LockFile),
}

/// Waits until this run alone works in the folder.
///
/// # Errors
///
/// If nothing can be written there, the work is to stop, or a run of another machine holds a disk without locks for too long.
pub(super) fn lock(folder: &Path, disk: &Disk, run_context: &RunContext) -> Result<Lock> {
    let closed = |error| closed(folder, &error);
    let path = folder.join(LOCK);
    let file = disk::create_if_missing(path).map_err(closed)?;
    let mut waiting = Waiting::new(run_context, disk.patience);
    loop {
        match disk.try_lock(&file) {
            Ok(()) => return Ok(Lock::System(file)),
            Err(TryLockError::WouldBlock) => waiting.tick()?,
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Interrupted => waiting.tick()?,
            Err(TryLockError::Error(error)) if is_unknown_to_disk(&error) => {
                return LockFile::acquire(folder, &mut waiting).map(Lock::Written);
            }
            Err(TryLockError::Error(error)) => bail!(closed(error)),
        }
    }
}

#[cfg(test)]
mod tests;
