//! One run at a time in an output folder.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use anyhow::Result;

use crate::progress::RunContext;

/// How often a run that waits for another one looks.
const TICK: Duration = Duration::from_millis(100);

/// Waits until this run alone works in the folder. A disk that knows no locks is worked on without one.
pub(super) fn lock(path: &Path, run_context: &RunContext) -> Result<std::io::Result<Option<File>>> {
    let file = match File::options().create(true).truncate(false).write(true).open(path) {
        Ok(file) => file,
        Err(error) => return Ok(Err(error)),
    };
    let mut is_told = false;
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(Ok(Some(file))),
            Err(TryLockError::Error(_)) => return Ok(Ok(None)),
            Err(TryLockError::WouldBlock) => {
                if !is_told {
                    run_context.progress.waits();
                    is_told = true;
                }
                run_context.cancellation.check()?;
                sleep(TICK);
            }
        }
    }
}
