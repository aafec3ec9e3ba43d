//! `manifest.json`: what was made from what.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use serde::{Deserialize, Serialize};

use crate::cache::fingerprint::checksum;
use crate::papers::view::{Content, View};
use crate::typeset::pdf::page_record::{DocumentRecord, MaterialRecord, leaves};
use crate::typeset::typst::{self, Document};

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
    pub origin: Origin,
    /// The documents, by file name.
    pub documents: BTreeMap<String, DocumentRecord>,
    /// What the bundles hold, in order.
    pub materials: Vec<MaterialRecord>,
}

/// What documents were made with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// Version of this program.
    pub shingikai: String,
    /// Version of typst.
    pub typst: String,
    /// Name of the council profile.
    pub profile: String,
    /// SHA-256 of each font, by family.
    pub fonts: BTreeMap<String, String>,
}

impl Origin {
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
    pub origin: Origin,
    /// The documents, by file name.
    pub documents: BTreeMap<String, DocumentRecord>,
}

/// Name of the file.
pub const FILE: &str = "manifest.json";

impl Manifest {
    /// The record in a meeting's output folder; an empty one where there is none that can be read.
    #[must_use]
    pub fn read(folder: &Path) -> Self {
        let text = std::fs::read_to_string(folder.join(FILE)).unwrap_or_default();
        serde_json::from_str(&text).unwrap_or_default()
    }

    /// Puts in what was made of a case.
    ///
    /// # Errors
    ///
    /// If a PDF cannot be read.
    pub fn record(&mut self, documents: &[Document]) -> Result<()> {
        self.version = 1;
        let Some(first) = documents.first() else {
            return Ok(());
        };
        let mut made = BTreeMap::new();
        for document in documents {
            let record =
                if let Some(record) = &document.kept { record.clone() } else { record_of(document, None) };
            made.insert(format!("{}.pdf", document.view.file), record);
        }
        let view = &first.view;
        let record = CaseRecord {
            matching_number: view.matching_number.clone(),
            origin: Origin::of(view),
            documents: made,
        };
        self.cases.insert(view.case.clone().expect("it is the document of a case"), record);
        Ok(())
    }

    /// Puts in what was made of the meeting itself.
    ///
    /// # Errors
    ///
    /// If a PDF cannot be read, or a bundle does not hold what it is to hold.
    pub fn record_meeting(&mut self, documents: &[Document]) -> Result<()> {
        self.version = 1;
        let Some(first) = documents.first() else {
            return Ok(());
        };
        let mut record = MeetingRecord {
            outdated: false,
            duplex: matches!(&first.view.content, Content::Bundle(bundle) if bundle.layout.duplex),
            origin: Origin::of(&first.view),
            documents: BTreeMap::new(),
            materials: Vec::new(),
        };
        let old = self.meeting.take();
        let (kept, made): (Vec<&Document>, Vec<&Document>) =
            documents.iter().partition(|document| document.kept.is_some());
        let of_made = made.into_iter().map(|made| (name(made), made.materials.clone()));
        let of_kept = kept.into_iter().map(|kept| {
            let materials = old.iter().flat_map(|old| &old.materials);
            (name(kept), materials.filter(|material| material.document == name(kept)).cloned().collect())
        });
        let mut materials: BTreeMap<String, Vec<MaterialRecord>> = of_kept.chain(of_made).collect();
        for document in documents {
            record.materials.extend(materials.remove(&name(document)).unwrap_or_default());
            let made = || record_of(document, Some(leaves(document.pdf.pages, record.duplex)));
            record.documents.insert(name(document), document.kept.clone().unwrap_or_else(made));
        }
        self.meeting = Some(record);
        Ok(())
    }

    /// What it says of a document.
    #[must_use]
    pub fn document(&self, view: &View) -> Option<&DocumentRecord> {
        let name = format!("{}.pdf", view.file);
        match &view.case {
            Some(case) => self.cases.get(case)?.documents.get(&name),
            None => self.meeting.as_ref().filter(|meeting| !meeting.outdated)?.documents.get(&name),
        }
    }

    /// Whether it says of a case what is to be said of these documents, if all of them stay.
    #[must_use]
    pub fn describes(&self, case: &str, documents: &[Document]) -> bool {
        let Some(record) = self.cases.get(case) else { return documents.is_empty() };
        let is_same = |document: &Document| {
            let view = &document.view;
            record.origin.profile == view.profile.name() && record.matching_number == view.matching_number
        };
        record.documents.len() == documents.len() && documents.iter().all(is_same)
    }

    /// Whether it says of the meeting itself what is to be said of these documents, if all of them stay.
    #[must_use]
    pub fn describes_own(&self, documents: &[Document]) -> bool {
        let Some(record) = &self.meeting else { return documents.is_empty() };
        let is_same = |document: &Document| record.origin.profile == document.view.profile.name();
        record.documents.len() == documents.len() && documents.iter().all(is_same)
    }

    /// The paths of all documents that it names, from the meeting's folder; of an outdated bundle, as they were.
    pub fn names(&self) -> impl Iterator<Item = String> {
        let cases = self.cases.iter();
        let cases = cases
            .flat_map(|(case, record)| record.documents.keys().map(move |name| format!("{case}/{name}")));
        cases.chain(self.meeting.iter().flat_map(|meeting| meeting.documents.keys().cloned()))
    }

    /// Every document that is to be as it says: its path from the meeting's folder without the ending, and its record.
    pub fn all(&self) -> impl Iterator<Item = (String, &DocumentRecord)> {
        let cases = self.cases.iter().flat_map(|(case, record)| {
            record.documents.iter().map(move |(name, record)| (format!("{case}/{name}"), record))
        });
        let own = self
            .meeting
            .iter()
            .filter(|meeting| !meeting.outdated)
            .flat_map(|meeting| meeting.documents.iter().map(|(name, record)| (name.clone(), record)));
        cases.chain(own).map(|(path, record)| (path.strip_suffix(".pdf").unwrap_or(&path).to_owned(), record))
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

fn name(document: &Document) -> String {
    format!("{}.pdf", document.view.file)
}

fn record_of(document: &Document, leaves: Option<usize>) -> DocumentRecord {
    DocumentRecord {
        source: document.key.clone(),
        sha256: document.pdf.sha256.clone(),
        text_sha256: checksum(document.view.content.twin().as_bytes()),
        pages: document.pdf.pages,
        leaves,
    }
}
