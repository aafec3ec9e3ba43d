//! `manifest.json`: what was made from what.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::fonts::hex;
use crate::typst::{self, Document};

/// The record of a meeting's documents.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Version of this file's form.
    pub version: u32,
    /// The cases, by name.
    pub cases: BTreeMap<String, CaseRecord>,
}

/// The record of one case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseRecord {
    /// Matching number (照合番号).
    pub matching_number: String,
    /// Version of this program.
    pub shingikai: String,
    /// Version of typst.
    pub typst: String,
    /// Name of the council profile.
    pub profile: String,
    /// SHA-256 of each font, by family.
    pub fonts: BTreeMap<String, String>,
    /// The documents, by file name.
    pub documents: BTreeMap<String, DocumentRecord>,
}

/// The record of one document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentRecord {
    /// SHA-256 of the PDF.
    pub sha256: String,
    /// SHA-256 of the text twin.
    pub text_sha256: String,
    /// Pages.
    pub pages: usize,
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
            let pdf = lopdf::Document::load_mem(&document.pdf).with_context(|| document.view.file.clone())?;
            let record = DocumentRecord {
                sha256: hex(&Sha256::digest(&document.pdf)),
                text_sha256: hex(&Sha256::digest(document.view.content.twin())),
                pages: pdf.get_pages().len(),
            };
            made.insert(format!("{}.pdf", document.view.file), record);
        }
        let view = &first.view;
        let record = CaseRecord {
            matching_number: view.matching_number.clone(),
            shingikai: env!("CARGO_PKG_VERSION").to_owned(),
            typst: typst::VERSION.to_owned(),
            profile: view.profile.name().to_owned(),
            fonts: view.profile.fonts.checksums(),
            documents: made,
        };
        self.cases.insert(view.case.clone(), record);
        Ok(())
    }

    /// The file's text.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("a record holds only texts and numbers") + "\n"
    }
}
