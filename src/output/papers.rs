//! The papers of a replacement in the folder of their meeting.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::diagnostic::path::at;
use crate::output::replacement;
use crate::papers::document_id::FileKind;
use crate::workspace::REPLACEMENT;

use super::disk::{exchange, keep};
use super::{Output, contents};

impl Output {
    /// Takes away the papers of an earlier replacement, which are no longer true.
    ///
    /// # Errors
    ///
    /// If the disk fails.
    pub fn withdraw_replacement(&self, meeting: &str) -> Result<()> {
        self.publish_replacement(meeting, &[]).map(drop)
    }

    /// Marks the papers of an earlier replacement as outdated. Returns their folder, if there were any.
    ///
    /// # Errors
    ///
    /// If the disk fails.
    pub fn mark_replacement(&self, meeting: &str) -> Result<Option<PathBuf>> {
        let (place, outdated) = self.replacements(meeting);
        if !holds_papers(&place) {
            return Ok(None);
        }
        exchange(&place, &outdated).and_then(|()| remove_papers(&place)).with_context(at(&outdated))?;
        Ok(Some(outdated))
    }

    /// Puts the papers of a replacement in the place of earlier ones, in one step; those that were outdated go. Returns
    /// the paths of the PDFs.
    ///
    /// - `files` are known by their paths below the meeting's folder
    ///
    /// # Errors
    ///
    /// If the disk fails. What was there stays.
    pub fn publish_replacement(&self, meeting: &str, files: &[(String, Vec<u8>)]) -> Result<Vec<PathBuf>> {
        let (place, outdated) = self.replacements(meeting);
        let prepared = self.run.path().join("replacement");
        fs::create_dir(&prepared).with_context(at(&prepared))?;
        keep(&place, &prepared, &|file| (!is_paper(file)).then(|| file.to_owned()))
            .with_context(at(&place))?;
        for (name, bytes) in files {
            let file = prepared.join(Path::new(name).strip_prefix(REPLACEMENT).unwrap_or(Path::new(name)));
            fs::write(&file, bytes).with_context(at(&file))?;
        }
        if place.exists() || !files.is_empty() {
            fs::create_dir_all(self.folder.join(meeting))
                .and_then(|()| exchange(&prepared, &place))
                .and_then(|()| remove_if_empty(&place))
                .with_context(at(&place))?;
        }
        remove_papers(&outdated).with_context(at(&outdated))?;
        Ok(files
            .iter()
            .filter(|(name, _)| matches!(FileKind::split(name), Some((_, FileKind::Pdf))))
            .map(|(name, _)| self.folder.join(meeting).join(name))
            .collect())
    }

    /// Where the papers of a replacement lie, and those that are outdated.
    fn replacements(&self, meeting: &str) -> (PathBuf, PathBuf) {
        let place = self.folder.join(meeting).join(REPLACEMENT);
        let outdated = self.folder.join(meeting).join(contents::outdated(Path::new(REPLACEMENT)));
        (place, outdated)
    }
}

/// Whether a file in a folder of replacements is one of them, and not put there by others.
fn is_paper(file: &Path) -> bool {
    file.to_str().is_some_and(replacement::is_file)
}

fn holds_papers(folder: &Path) -> bool {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| PathBuf::from(entry.file_name())).any(|name| is_paper(&name))
}

/// Removes a replacement's papers, and their folder if nothing else lies in it.
fn remove_papers(folder: &Path) -> std::io::Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if is_paper(Path::new(&entry.file_name())) {
            fs::remove_file(entry.path())?;
        }
    }
    remove_if_empty(folder)
}

fn remove_if_empty(folder: &Path) -> std::io::Result<()> {
    match fs::remove_dir(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::DirectoryNotEmpty => Err(error),
        _ => Ok(()),
    }
}
