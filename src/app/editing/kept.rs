//! What stood in files before the first change of a day, kept for thirty days in a folder of the user's own. Nothing else reads it.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use chrono::{Days, NaiveDate};

use crate::cache::fingerprint::checksum;
use crate::diagnostic::path::at;
use crate::disk;
use crate::limits;

use super::place::EditedFile;

/// So many days a copy is kept.
const DAYS: u64 = 30;

/// Name of the folder beside that of the cache.
const FOLDER: &str = "shingikai-kept";

/// The copies of a workspace.
#[derive(Debug, Clone, Default)]
pub struct KeptCopies {
    /// `None` where the user has no folder for them.
    folder: Option<PathBuf>,
}

/// What the name of a note ends in that a file was made on a day.
const MADE: &str = ".made";

/// A copy.
#[derive(Debug, PartialEq, Eq)]
pub struct KeptCopy {
    /// The day before whose first change it stood so.
    pub day: NaiveDate,
    /// What stood there.
    pub bytes: Vec<u8>,
}

impl KeptCopies {
    /// The copies of a workspace below the folder of the user's caches.
    #[must_use]
    pub fn of(caches: Option<&Path>, workspace: &Path) -> Self {
        let name = checksum(workspace.as_os_str().as_encoded_bytes());
        Self { folder: caches.map(|caches| caches.join(FOLDER).join(&name[..32])) }
    }

    /// Keeps what stands in a file, unless something of this day is kept already. Copies that are too old go.
    ///
    /// # Errors
    ///
    /// If the disk does not take it.
    pub fn keep(&self, file: &EditedFile, bytes: &[u8], today: NaiveDate) -> Result<()> {
        let Some(folder) = self.of_file(file) else { return Ok(()) };
        let place = folder.join(format!("{today}.yaml"));
        if disk::is_there(&place).with_context(at(&place))? {
            return Ok(());
        }
        disk::create_private_folders(&folder).with_context(at(&folder))?;
        disk::replace(&place, bytes).with_context(at(&place))?;
        for (day, old) in days(&folder)? {
            if day + Days::new(DAYS) < today {
                disk::remove_file(&old).with_context(at(&old))?;
            }
        }
        Ok(())
    }

    /// Notes that a file was made today: there is no content of before.
    ///
    /// # Errors
    ///
    /// If the disk does not take it.
    pub fn begin(&self, file: &EditedFile, today: NaiveDate) -> Result<()> {
        let Some(folder) = self.of_file(file) else { return Ok(()) };
        disk::create_private_folders(&folder).with_context(at(&folder))?;
        let place = folder.join(format!("{today}{MADE}"));
        disk::replace(&place, b"").with_context(at(&place))
    }

    /// Keeps what stands in a file that goes, beside its other copies. Returns whether the user has a folder for them.
    ///
    /// # Errors
    ///
    /// If the disk does not take it.
    pub fn keep_removed(&self, file: &EditedFile, bytes: &[u8], today: NaiveDate) -> Result<bool> {
        let Some(folder) = self.of_file(file) else { return Ok(false) };
        disk::create_private_folders(&folder).with_context(at(&folder))?;
        let place = folder.join(format!("{today}.removed.yaml"));
        disk::replace(&place, bytes).with_context(at(&place))?;
        Ok(true)
    }

    /// The last copy of a file.
    ///
    /// # Errors
    ///
    /// If the disk cannot be read.
    pub fn last(&self, file: &EditedFile) -> Result<Option<KeptCopy>> {
        let Some(folder) = self.of_file(file) else { return Ok(None) };
        let mut copies = days(&folder)?;
        // Of the day on which a file was made there is nothing of before.
        while let Some((day, _)) = copies.last()
            && disk::is_there(&folder.join(format!("{day}{MADE}"))).with_context(at(&folder))?
        {
            copies.pop();
        }
        let Some((day, path)) = copies.pop() else { return Ok(None) };
        let bytes = disk::read(&path, limits::FILE_BYTES).with_context(at(&path))?;
        Ok(Some(KeptCopy { day, bytes }))
    }

    fn of_file(&self, file: &EditedFile) -> Option<PathBuf> {
        Some(self.folder.as_ref()?.join(&file.meeting).join(&file.file))
    }
}

/// The copies in a folder, the oldest first.
fn days(folder: &Path) -> Result<Vec<(NaiveDate, PathBuf)>> {
    let names = disk::names_if_there(folder).with_context(at(folder))?;
    let day = |name: &std::ffi::OsString| name.to_str()?.strip_suffix(".yaml")?.parse().ok();
    let mut found: Vec<(NaiveDate, PathBuf)> =
        names.iter().filter_map(|name| Some((day(name)?, folder.join(name)))).collect();
    found.sort();
    Ok(found)
}
