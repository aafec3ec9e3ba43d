//! A lock where the disk knows none: a file that only one run can make.

use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::disk;

use super::holder::{Holder, HolderState};
use super::waiting::{Waiting, closed};

/// Name of the file that says who works in the folder.
pub(super) const HELD: &str = ".lock-held";
/// Name of the file that is there while somebody takes over what a run left that was killed: two would remove each other's.
const TAKEN_OVER: &str = ".lock-taken-over";

/// The file, as long as this run lasts.
#[derive(Debug)]
pub(in crate::output) struct LockFile(PathBuf);

impl LockFile {
    /// Waits until nobody else holds the folder, and holds it.
    pub(super) fn acquire(folder: &Path, waiting: &mut Waiting<'_>) -> Result<Self> {
        loop {
            if let Some(held) = Self::create(folder, HELD, waiting)? {
                return Ok(held);
            }
            let is_gone = || {
                let holder = Holder::read(&folder.join(HELD));
                holder.is_some_and(|holder| holder.state() == HolderState::Gone)
            };
            if is_gone()
                && let Some(_one) = Self::create(folder, TAKEN_OVER, waiting)?
                && is_gone()
            {
                disk::remove_file(folder.join(HELD)).map_err(|error| closed(folder, &error))?;
            }
        }
    }

    /// Makes the file. Where it is there already, waits for a moment and returns `None`.
    fn create(folder: &Path, name: &str, waiting: &mut Waiting<'_>) -> Result<Option<Self>> {
        let path = folder.join(name);
        match write(&path) {
            Ok(()) => return Ok(Some(Self(path))),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(closed(folder, &error).into()),
        }
        let holder = Holder::read(&path);
        match holder.as_ref().map(Holder::state) {
            Some(HolderState::Works) => waiting.tick_for_known()?,
            Some(HolderState::Gone) if name == HELD => {}
            _ => waiting.tick_for_unknown(&path, holder.as_ref())?,
        }
        Ok(None)
    }
}

/// Writes who this is into a new file.
fn write(path: &Path) -> io::Result<()> {
    let text = serde_json::to_vec(&Holder::this()).expect("it holds only texts and numbers");
    let mut file = disk::create_new(path)?;
    let written = file.write_all(&text).and_then(|()| file.sync_all());
    // It is this run's own: nobody else could make it.
    written.inspect_err(|_| drop(disk::remove_file(path)))
}

impl Drop for LockFile {
    fn drop(&mut self) {
        let _ = disk::remove_file(&self.0);
    }
}
