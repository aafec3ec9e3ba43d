//! The file that a form is of: looked up in what the folders hold, never made of what somebody sent.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::diagnostic::path::at;
use crate::disk::{self, EntryKind};

/// The name of the file of a meeting.
const MEETING: &str = "meeting.yaml";

/// A case file or meeting.yaml of the workspace.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct EditedFile {
    /// Name of the meeting's folder.
    pub meeting: String,
    /// Name of the file in it.
    pub file: String,
}

impl EditedFile {
    /// Whether it is the file of the meeting itself.
    #[must_use]
    pub fn is_meeting(&self) -> bool {
        self.file == MEETING
    }

    /// Its path from the workspace.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        self.folder().join(&self.file)
    }

    /// The folder of its meeting, from the workspace.
    #[must_use]
    pub fn folder(&self) -> PathBuf {
        Path::new("cases").join(&self.meeting)
    }

    /// Name of the case; that of the meeting's own file is none.
    #[must_use]
    pub fn case(&self) -> Option<&str> {
        self.file.strip_suffix(".yaml").filter(|_| !self.is_meeting())
    }
}

/// The file of these names, if the workspace has one: each name is looked up in its folder, and no link is followed.
///
/// # Errors
///
/// If the folders cannot be read.
pub fn find_file(root: &Path, meeting: &str, file: &str) -> Result<Option<EditedFile>> {
    let cases = root.join("cases");
    let has = |folder: &Path, name: &str| -> Result<bool> {
        match disk::names_below(root, folder) {
            Ok(names) => Ok(names.iter().any(|known| known.as_os_str() == name)),
            Err(error) if disk::is_absence(&error) => Ok(false),
            Err(error) => Err(error).with_context(at(folder)),
        }
    };
    if !has(&cases, meeting)? || file.strip_suffix(".yaml").is_none() || file.starts_with('.') {
        return Ok(None);
    }
    let folder = cases.join(meeting);
    let place = folder.join(file);
    let is_file = || -> Result<bool> {
        let kind = disk::kind_below(root, &place).with_context(at(&place))?;
        Ok(matches!(kind, Some(EntryKind::File { .. })))
    };
    let found = has(&folder, file)? && is_file()?;
    Ok(found.then(|| EditedFile { meeting: meeting.to_owned(), file: file.to_owned() }))
}
