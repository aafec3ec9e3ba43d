//! What became of sources: documents, or why there are none.

use std::collections::BTreeMap;

use anyhow::{Result, bail};

use crate::cache::fingerprint::{FileStamp, checksum};
use crate::diagnostic::fault::Fault;
use crate::papers::templates::Source;
use crate::papers::view::{PageNotes, View};
use crate::typeset::pdf::layout::LayoutFlaw;
use crate::typeset::pdf::page_record::{DocumentRecord, MaterialRecord};

use super::{Pdf, key};

/// A finished document.
#[derive(Debug)]
pub struct TypesetDocument {
    /// What it was made of.
    pub view: View,
    /// What the manifest says of it.
    pub record: DocumentRecord,
    /// What a bundle holds, as it was found there.
    pub materials: Vec<MaterialRecord>,
    /// Where the pages of its text begin.
    pub notes: PageNotes,
    /// What is wrong with the ink of its pages.
    pub flaws: Vec<LayoutFlaw>,
    /// Its files.
    pub files: Files,
}

/// The files of a document.
#[derive(Debug)]
pub enum Files {
    /// They were made just now.
    Made {
        /// The PDF.
        pdf: Vec<u8>,
        /// The text alternative.
        text: String,
    },
    /// They are in the output folder already, whole.
    Kept {
        /// How the PDF looks.
        pdf: FileStamp,
        /// How the text alternative looks.
        text: FileStamp,
    },
}

impl TypesetDocument {
    pub(super) fn made(source: Source, pdf: Pdf) -> Self {
        let text = source.text_alternative.text(&pdf.notes);
        let record = DocumentRecord {
            source: key(&source),
            sha256: checksum(&pdf.bytes),
            text_sha256: checksum(text.as_bytes()),
            pages: pdf.pages,
            leaves: None,
        };
        let files = Files::Made { pdf: pdf.bytes, text };
        Self {
            view: source.view,
            record,
            materials: pdf.materials,
            notes: pdf.notes,
            flaws: pdf.flaws,
            files,
        }
    }

    /// Whether it was made just now.
    #[must_use]
    pub fn is_made(&self) -> bool {
        matches!(self.files, Files::Made { .. })
    }

    /// The PDF, if it was made just now.
    #[must_use]
    pub fn pdf(&self) -> Option<&[u8]> {
        match &self.files {
            Files::Made { pdf, .. } => Some(pdf),
            Files::Kept { .. } => None,
        }
    }
}

/// What became of some sources.
#[derive(Debug, Default)]
pub struct Compiled {
    /// The documents, in the order of their sources.
    pub documents: Vec<TypesetDocument>,
    /// What could not be made.
    pub refused: Vec<Refused>,
}

impl Compiled {
    /// The same, by meeting.
    #[must_use]
    pub fn by_meeting(self) -> BTreeMap<String, Self> {
        let mut meetings: BTreeMap<String, Self> = BTreeMap::new();
        for document in self.documents {
            meetings.entry(document.view.id.meeting.clone()).or_default().documents.push(document);
        }
        for refused in self.refused {
            meetings.entry(refused.view.id.meeting.clone()).or_default().refused.push(refused);
        }
        meetings
    }
}

/// A document that could not be made.
#[derive(Debug)]
pub struct Refused {
    /// What it was to be made of.
    pub view: View,
    /// Why.
    pub why: RefusalCause,
}

/// Why a document is not made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefusalCause {
    /// What typst said.
    Said(String),
    /// Typst made it without a word, and it is not what it was to be.
    Flaw(Fault),
}

/// The fault of documents that could not be made. One mistake in a library is reported once, with the documents that it stops;
/// where typst said nothing, the first document that is not what it was to be is reported.
///
/// # Errors
///
/// If there are any.
pub fn complaint(refused: &[Refused]) -> Result<()> {
    let mut stopped: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut flaws = Vec::new();
    for Refused { view, why } in refused {
        match why {
            RefusalCause::Said(said) => stopped.entry(said).or_default().push(view.path()),
            RefusalCause::Flaw(fault) => flaws.push(fault),
        }
    }
    if stopped.is_empty() {
        return flaws.first().map_or(Ok(()), |fault| Err(Fault::clone(fault).into()));
    }
    let told = stopped.iter().map(|(said, names)| format!("{}{}\n{said}", names[0], more(names.len())));
    bail!(Fault::new("typst-failed").with("detail", told.collect::<Vec<_>>().join("\n")))
}

/// How many documents there are beside the one that is named.
fn more(documents: usize) -> String {
    if documents > 1 { format!(" (+{})", documents - 1) } else { String::new() }
}
