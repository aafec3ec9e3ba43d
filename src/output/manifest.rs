//! `manifest.json`: what was made from what.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::cache::fingerprint::{self, FileStamp};
use crate::disk::{self, is_absence};
use crate::limits;
use crate::papers::document_id::FileKind;
use crate::papers::view::{DocumentContent, View};
use crate::typeset::pdf::page_record::{DocumentRecord, MaterialRecord, leaves};
use crate::typeset::typst::{self, TypesetDocument};

/// The record of a meeting's documents.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Version of this file's form.
    pub version: u32,
    /// The cases, by name.
    pub cases: BTreeMap<String, CaseRecord>,
    /// The meeting's own documents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<MeetingRecord>,
}

/// The record of the meeting's own documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingRecord {
    /// Whether the bundle could not be made again since: it is not to be printed.
    pub outdated: bool,
    /// Whether it is made for both sides of the paper.
    pub duplex: bool,
    /// What it was made with.
    #[serde(flatten)]
    pub made_with: MadeWith,
    /// The documents, by file name.
    pub documents: BTreeMap<String, DocumentRecord>,
    /// What the bundles hold, in order.
    pub materials: Vec<MaterialRecord>,
}

/// What documents were made with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MadeWith {
    /// Version of this program.
    pub shingikai: String,
    /// Version of typst.
    pub typst: String,
    /// Name of the council profile.
    pub profile: String,
    /// SHA-256 of each font, by family.
    pub fonts: BTreeMap<String, String>,
}

impl MadeWith {
    fn of(view: &View) -> Self {
        Self {
            shingikai: env!("CARGO_PKG_VERSION").to_owned(),
            typst: typst::VERSION.to_owned(),
            profile: view.profile.name().to_owned(),
            fonts: view.profile.fonts.checksums(),
        }
    }
}

/// The record of one case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseRecord {
    /// Matching number (照合番号).
    pub matching_number: String,
    /// What it was made with.
    #[serde(flatten)]
    pub made_with: MadeWith,
    /// The documents, by file name.
    pub documents: BTreeMap<String, DocumentRecord>,
}

/// Name of the file.
pub const FILE: &str = "manifest.json";

/// What the file in a meeting's output folder holds, and how it looks; nothing where there is none.
pub(super) fn bytes(folder: &Path) -> io::Result<(Option<FileStamp>, Vec<u8>)> {
    match disk::open(&folder.join(FILE)).and_then(|file| fingerprint::read(file, limits::MADE_BYTES)) {
        Err(error) if is_absence(&error) => Ok((None, Vec::new())),
        read => read,
    }
}

impl Manifest {
    /// The record in a meeting's output folder; an empty one where there is none, or none that reads as one.
    ///
    /// # Errors
    ///
    /// If it cannot be known whether there is one.
    pub fn read(folder: &Path) -> io::Result<Self> {
        Ok(serde_json::from_slice(&bytes(folder)?.1).unwrap_or_default())
    }

    /// The checksum of what a document was made from, if it is in the record.
    #[must_use]
    pub fn source_of(&self, view: &View) -> Option<&str> {
        let documents = match view.id.case() {
            Some(case) => &self.cases.get(case)?.documents,
            None => &self.meeting.as_ref()?.documents,
        };
        Some(documents.get(&view.file_name())?.source.as_str())
    }

    /// Puts in what there is of a case.
    pub fn record(&mut self, case: &str, documents: &[TypesetDocument]) {
        let Some(first) = documents.first() else { return };
        self.version = 1;
        let record = CaseRecord {
            matching_number: first.view.matching_number.clone(),
            made_with: MadeWith::of(&first.view),
            documents: documents
                .iter()
                .map(|document| (document.view.file_name(), document.record.clone()))
                .collect(),
        };
        self.cases.insert(case.to_owned(), record);
    }

    /// Puts in what there is of the meeting itself.
    pub fn record_meeting(&mut self, documents: &[TypesetDocument]) {
        let Some(first) = documents.first() else { return };
        self.version = 1;
        let is_duplex = |document: &TypesetDocument| matches!(&document.view.content, DocumentContent::Bundle(bundle) if bundle.layout.duplex);
        let duplex = documents.iter().any(is_duplex);
        // What is read on a screen takes no paper.
        let takes_paper = |document: &TypesetDocument| !matches!(&document.view.content, DocumentContent::Bundle(bundle) if bundle.for_screen);
        let record = |document: &TypesetDocument| DocumentRecord {
            leaves: takes_paper(document).then(|| leaves(document.record.pages, duplex)),
            ..document.record.clone()
        };
        self.meeting = Some(MeetingRecord {
            outdated: false,
            duplex,
            made_with: MadeWith::of(&first.view),
            documents: documents
                .iter()
                .map(|document| (document.view.file_name(), record(document)))
                .collect(),
            materials: documents.iter().flat_map(|document| document.materials.clone()).collect(),
        });
    }

    /// The places of all documents that it names, below the meeting's folder and without an ending; of an outdated bundle, as
    /// they were.
    pub fn places(&self) -> impl Iterator<Item = String> {
        let stem = |name: &String| FileKind::split(name).map_or(name.as_str(), |(stem, _)| stem).to_owned();
        let cases = self.cases.iter().flat_map(move |(case, record)| {
            record.documents.keys().map(move |name| format!("{case}/{}", stem(name)))
        });
        cases.chain(self.meeting.iter().flat_map(move |meeting| meeting.documents.keys().map(stem)))
    }

    /// Says that the bundle is not to be printed.
    pub fn mark_outdated(&mut self) {
        if let Some(record) = &mut self.meeting {
            record.outdated = true;
        }
    }

    /// The file's text.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("a record holds only texts and numbers") + "\n"
    }
}
