//! Documents that need not be made: they come from the same source and lie there whole.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::cache::fingerprint::{FileStamp, KnownFile};
use crate::cache::{Cache, Section};
use crate::papers::document_id::FileKind;
use crate::papers::templates::Source;
use crate::papers::view::PageNotes;
use crate::typeset::pdf::layout::LayoutFlaw;
use crate::typeset::pdf::page_record::{DocumentRecord, MaterialRecord};
use crate::typeset::typst::{self, Files, TypesetDocument};

/// A document that this machine made, or found whole.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct KnownDocument {
    /// What the manifest says of it.
    pub(super) record: DocumentRecord,
    /// What a bundle holds.
    pub(super) materials: Vec<MaterialRecord>,
    /// Where the pages of its text begin.
    pub(super) notes: PageNotes,
    /// What is wrong with the ink of its pages.
    pub(super) flaws: Vec<LayoutFlaw>,
    /// Its PDF.
    pub(super) pdf: KnownFile,
    /// Its text alternative.
    pub(super) text: KnownFile,
}

impl KnownDocument {
    /// How its files look, by their paths below the output folder.
    ///
    /// - `path` is that of its PDF
    pub(super) fn stamps(&self, path: &str) -> Vec<(String, FileStamp)> {
        let stem = FileKind::split(path).map_or(path, |(stem, _)| stem);
        let stamps = [&self.pdf.stamp, &self.text.stamp];
        FileKind::ALL.iter().zip(stamps).map(|(kind, stamp)| (kind.of(stem), stamp.clone())).collect()
    }
}

/// What is known of a document that comes from this source and is there whole.
pub(super) fn known(source: &Source, cache: &Cache, output: &Path) -> Option<KnownDocument> {
    let view = &source.view;
    let mut known: KnownDocument = cache.get(Section::Documents, &view.path())?;
    if known.record.source != typst::key(source) {
        return None;
    }
    known.pdf.stamp = cache.is_whole(&output.join(view.path()), &known.pdf)?;
    known.text.stamp = cache.is_whole(&output.join(view.id.text_path(view.names())), &known.text)?;
    Some(known)
}

pub(super) fn kept(source: Source, known: KnownDocument) -> TypesetDocument {
    let files = Files::Kept { pdf: known.pdf.stamp, text: known.text.stamp };
    let KnownDocument { record, materials, notes, flaws, .. } = known;
    TypesetDocument { view: source.view, record, materials, notes, flaws, files }
}
