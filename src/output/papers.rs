//! The papers of a replacement in the folder of their meeting.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::diagnostic::path::at;
use crate::output::replacement;
use crate::papers::document_id::FileKind;
use crate::workspace::handed_out::{ROUND, ROUND_RECORD};
use crate::workspace::{PRINTED, REPLACEMENT};

use super::disk::{Kind, below};
use super::hands::Round;
use super::{Leftover, Output, contents, rights};
use crate::disk::{self, is_there};

impl Output {
    /// Takes away the papers of an earlier replacement, which are no longer true.
    ///
    /// # Errors
    ///
    /// If the disk fails.
    pub fn withdraw_replacement(&self, meeting: &str, leftovers: &mut Vec<Leftover>) -> Result<()> {
        self.publish_replacement(meeting, &[], leftovers).map(drop)
    }

    /// Marks the papers of an earlier replacement as outdated. Returns their folder, if there were any.
    ///
    /// # Errors
    ///
    /// If the disk fails.
    pub fn mark_replacement(&self, meeting: &str, leftovers: &mut Vec<Leftover>) -> Result<Option<PathBuf>> {
        let (place, outdated) = self.replacements(meeting);
        if !holds_papers(&place).with_context(at(&place))? {
            return Ok(None);
        }
        let marked = self.free_folder().with_context(at(&outdated))?;
        let prepared = rights::create_like(&marked, &place)
            .and_then(|()| self.keep_in(&outdated, &marked, &|file| !is_paper(file)))
            .and_then(|()| self.keep_in(&place, &marked, &is_paper))
            .and_then(|()| rights::follow(&place, &marked));
        prepared.with_context(at(&outdated))?;
        self.place(&marked, &outdated, leftovers)?;
        self.publish_papers(&place, &[], leftovers)?;
        Ok(Some(outdated))
    }

    /// Puts a round that was handed out behind what is in the hands already, with its papers: in one step. Then nothing is prepared
    /// any more. Returns the folder of the round.
    ///
    /// - `hands` is the folder of what was printed: that of the meeting, or the one that it had under another name
    /// - `prepared` is the folder in which the round was prepared
    ///
    /// # Errors
    ///
    /// If the disk fails. What was there stays.
    pub fn hand_out(
        &self,
        meeting: &str,
        hands: &Path,
        prepared: &Path,
        round: &Round,
        leftovers: &mut Vec<Leftover>,
    ) -> Result<PathBuf> {
        let place = self.folder.join(meeting).join(PRINTED);
        let folder = self.free_folder().with_context(at(&place))?;
        let inner = format!("{ROUND}{}", round.number);
        let papers = folder.join(&inner);
        rights::create_like(&folder, &place)
            .and_then(|()| self.keep_in(hands, &folder, &|_| true))
            .and_then(|()| disk::create_folders(&papers))
            .and_then(|()| self.keep_in(prepared, &papers, &|file| is_paper(file) && !is_record(file)))
            .with_context(at(&place))?;
        let record = papers.join(ROUND_RECORD);
        disk::write(&record, round.to_json()).with_context(at(&record))?;
        disk::settle(&record).with_context(at(&record))?;
        rights::follow(&place, &folder).with_context(at(&place))?;
        disk::create_folders(place.parent().expect("it lies in a meeting's folder"))
            .with_context(at(&place))?;
        self.place(&folder, &place, leftovers)?;
        self.withdraw_replacement(meeting, leftovers)?;
        Ok(place.join(inner))
    }

    /// Puts the papers of a replacement in the place of earlier ones, in one step; those that were outdated go. Returns
    /// the paths of the PDFs.
    ///
    /// - `files` are known by their paths below the meeting's folder
    ///
    /// # Errors
    ///
    /// If the disk fails. What was there stays.
    pub fn publish_replacement(
        &self,
        meeting: &str,
        files: &[(String, Vec<u8>)],
        leftovers: &mut Vec<Leftover>,
    ) -> Result<Vec<PathBuf>> {
        let (place, outdated) = self.replacements(meeting);
        if is_there(&place).with_context(at(&place))? || !files.is_empty() {
            self.publish_papers(&place, files, leftovers)?;
        }
        if let Err(error) = remove_papers(&outdated) {
            leftovers.push(Leftover { path: outdated, error });
        }
        let is_pdf = |name: &str| matches!(FileKind::split(name), Some((_, FileKind::Pdf)));
        let pdfs = files.iter().filter(|(name, _)| is_pdf(name));
        Ok(pdfs.map(|(name, _)| self.folder.join(meeting).join(name)).collect())
    }

    /// Puts a folder with these papers, and what others put there, in the place of another one.
    fn publish_papers(
        &self,
        place: &Path,
        files: &[(String, Vec<u8>)],
        leftovers: &mut Vec<Leftover>,
    ) -> Result<()> {
        let prepared = self.free_folder().with_context(at(place))?;
        rights::create_like(&prepared, place)
            .and_then(|()| self.keep_in(place, &prepared, &|file| !is_paper(file)))
            .with_context(at(place))?;
        for (name, bytes) in files {
            let file = prepared.join(Path::new(name).strip_prefix(REPLACEMENT).unwrap_or(Path::new(name)));
            disk::write(&file, bytes).with_context(at(&file))?;
        }
        rights::follow(place, &prepared).with_context(at(place))?;
        disk::create_folders(place.parent().expect("it lies in a meeting's folder"))
            .with_context(at(place))?;
        self.place(&prepared, place, leftovers)?;
        remove_if_empty(place).with_context(at(place))
    }

    fn keep_in(&self, from: &Path, to: &Path, stays: &dyn Fn(&Path) -> bool) -> std::io::Result<()> {
        self.disk.keep(from, to, &|file| stays(file).then(|| file.to_owned()), &|folder| stays(folder))
    }

    /// Where the papers of a replacement lie, and those that are outdated.
    fn replacements(&self, meeting: &str) -> (PathBuf, PathBuf) {
        let place = self.folder.join(meeting).join(REPLACEMENT);
        let outdated = self.folder.join(meeting).join(contents::outdated(Path::new(REPLACEMENT)));
        (place, outdated)
    }
}

fn is_record(file: &Path) -> bool {
    file.ends_with(ROUND_RECORD)
}

/// Whether a file in a folder of replacements is one of them, and not put there by others.
fn is_paper(file: &Path) -> bool {
    file.to_str().is_some_and(replacement::is_file)
}

fn holds_papers(folder: &Path) -> std::io::Result<bool> {
    Ok(below(folder)?.iter().any(|(name, kind)| *kind == Kind::File && is_paper(name)))
}

/// Removes a replacement's papers, and their folder if nothing else lies in it.
fn remove_papers(folder: &Path) -> std::io::Result<()> {
    if !is_there(folder)? {
        return Ok(());
    }
    for (name, _) in below(folder)?.iter().filter(|(name, kind)| *kind == Kind::File && is_paper(name)) {
        disk::remove_file(folder.join(name))?;
    }
    remove_if_empty(folder)
}

fn remove_if_empty(folder: &Path) -> std::io::Result<()> {
    match disk::remove_folder(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::DirectoryNotEmpty => Err(error),
        _ => Ok(()),
    }
}
