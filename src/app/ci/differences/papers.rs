//! The papers of a meeting as they lie there, and what became of each.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::diagnostic::path::at;
use crate::disk;
use crate::limits::PAPER_BYTES;
use crate::output::manifest::Manifest;
use crate::papers::document_id::{BundleSet, DocumentKind, FileKind};

use super::told::DocumentChange;

/// The papers of a meeting.
pub(super) struct Papers {
    pub(super) folder: PathBuf,
    /// The documents by what they are, whatever their case is called and wherever they lie.
    pub(super) documents: BTreeMap<PaperKey, Paper>,
    /// The meeting's case files without documents, by the names that they have now: they have an error.
    wrong_cases: BTreeSet<String>,
    /// The matching numbers on them.
    pub(super) numbers: Vec<String>,
    /// Whether the meeting has no documents of its own because something is wrong.
    is_stopped: bool,
}

/// What a document is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum PaperKey {
    /// A document of a case, by the case's name now and the document's.
    OfCase(String, String),
    /// A material, by its number.
    Material(String),
    /// Another document of the meeting, by its name.
    OfMeeting(String),
}

/// A document as it lies there.
#[derive(Debug)]
pub(super) struct Paper {
    /// Its path below the meeting's folder.
    pub(super) path: String,
    sha256: String,
    pub(super) is_public: bool,
}

impl Papers {
    /// Reads what lies in a meeting's folder.
    ///
    /// - `cases` are the names of the meeting's case files
    /// - `renamed` are the names that cases have now, by those that they have here
    pub(super) fn read(folder: &Path, cases: &[String], renamed: &BTreeMap<String, String>) -> Result<Self> {
        let manifest = Manifest::read(folder).with_context(at(folder))?;
        let now = |case: &String| renamed.get(case).unwrap_or(case).clone();
        let mut documents = BTreeMap::new();
        for (case, record) in &manifest.cases {
            for (file, document) in &record.documents {
                let (path, sha256) = (format!("{case}/{file}"), document.sha256.clone());
                let key = PaperKey::OfCase(now(case), file.clone());
                documents.insert(key, Paper { path, sha256, is_public: false });
            }
        }
        let own = manifest.meeting.as_ref().filter(|meeting| !meeting.outdated);
        for (file, document) in own.into_iter().flat_map(|meeting| &meeting.documents) {
            let kind = FileKind::split(file).and_then(|(stem, _)| DocumentKind::of_meeting(stem));
            let is_public = matches!(
                kind,
                Some(DocumentKind::Bundle(BundleSet::Public) | DocumentKind::Material { closed: false, .. })
            );
            let key = match kind {
                Some(DocumentKind::Material { number, .. }) => PaperKey::Material(number),
                _ => PaperKey::OfMeeting(file.clone()),
            };
            documents.insert(key, Paper { path: file.clone(), sha256: document.sha256.clone(), is_public });
        }
        let numbers = manifest.cases.values().map(|record| record.matching_number.clone()).collect();
        let wrong_cases = cases.iter().filter(|case| !manifest.cases.contains_key(*case)).map(now).collect();
        Ok(Self { folder: folder.to_owned(), documents, wrong_cases, numbers, is_stopped: own.is_none() })
    }

    /// The bytes of a document; none where there is no such document.
    pub(super) fn bytes(&self, key: &PaperKey) -> Result<Vec<u8>> {
        let Some(paper) = self.documents.get(key) else { return Ok(Vec::new()) };
        let path = self.folder.join(&paper.path);
        disk::read(&path, PAPER_BYTES).with_context(at(&path))
    }

    /// Whether a document that is not there may be missing because of an error.
    fn misses(&self, key: &PaperKey) -> bool {
        match key {
            PaperKey::OfCase(case, _) => self.wrong_cases.contains(case),
            PaperKey::Material(_) | PaperKey::OfMeeting(_) => self.is_stopped,
        }
    }
}

/// What became of each document that is not the same, byte for byte, at the same place.
pub(super) fn changed<'p>(old: &'p Papers, new: &'p Papers) -> BTreeMap<&'p PaperKey, DocumentChange> {
    let mut changed = BTreeMap::new();
    for (key, paper) in &new.documents {
        let change = match old.documents.get(key) {
            Some(before) if before.path != paper.path => DocumentChange::Moved { from: before.path.clone() },
            Some(before) if before.sha256 == paper.sha256 => continue,
            Some(_) => DocumentChange::Changed,
            None if old.misses(key) => DocumentChange::NotMadeBefore,
            None => DocumentChange::New,
        };
        changed.insert(key, change);
    }
    for key in old.documents.keys().filter(|key| !new.documents.contains_key(key)) {
        let change = if new.misses(key) { DocumentChange::NotMade } else { DocumentChange::Gone };
        changed.insert(key, change);
    }
    changed
}

/// The cases of which there are no documents, neither before nor now, because of an error.
pub(super) fn never_made(old: &Papers, new: &Papers) -> Vec<String> {
    let was_made = |name: &String| {
        old.documents.keys().any(|key| matches!(key, PaperKey::OfCase(case, _) if case == name))
    };
    new.wrong_cases.iter().filter(|name| !was_made(name)).cloned().collect()
}
