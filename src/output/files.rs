//! The files of documents on their way into a meeting's folder.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::cache::fingerprint::{self, FileStamp, KnownFile};
use crate::diagnostic::path::at;
use crate::disk;
use crate::papers::document_id::FileKind;
use crate::typeset::typst::{Files, TypesetDocument};

use super::disk::Disk;
use super::known::KnownDocument;

/// The places of documents and of their texts, below the meeting's folder.
pub(super) fn files_of<'a>(
    documents: impl Iterator<Item = &'a TypesetDocument>,
) -> impl Iterator<Item = PathBuf> {
    documents.flat_map(|document| {
        FileKind::ALL.map(|kind| PathBuf::from(document.view.id.place(kind, document.view.names())))
    })
}

/// Writes a document into a folder; one that stays as it is comes from the old one. Returns how the files look that were
/// written.
pub(super) fn write(
    old: &Path,
    folder: &Path,
    document: &TypesetDocument,
    disk: &Disk,
) -> Result<[Option<FileStamp>; 2]> {
    let place = |kind| document.view.id.place(kind, document.view.names());
    let [pdf_place, text_place] = FileKind::ALL.map(place);
    let parent = folder.join(&pdf_place);
    let parent = parent.parent().expect("a file lies in a folder");
    disk::create_folders(parent).with_context(at(parent))?;
    match &document.files {
        Files::Kept { .. } => {
            for place in [pdf_place, text_place] {
                let file = folder.join(&place);
                disk.second_name(&old.join(place), &file).with_context(at(&file))?;
            }
            Ok([None, None])
        }
        Files::Made { pdf, text } => {
            let write = |place: &str, bytes: &[u8]| {
                let file = folder.join(place);
                fingerprint::write_new(&file, bytes).with_context(at(&file))
            };
            Ok([write(&pdf_place, pdf)?, write(&text_place, text.as_bytes())?])
        }
    }
}

/// What is known of a document now: of one that was made, by the stamps with which its files were written.
pub(super) fn known(
    document: &TypesetDocument,
    written: [Option<FileStamp>; 2],
) -> Option<(String, KnownDocument)> {
    let stamps = match &document.files {
        Files::Kept { pdf, text } => [Some(pdf.clone()), Some(text.clone())],
        Files::Made { .. } => written,
    };
    let [Some(pdf), Some(text)] = stamps else { return None };
    let record = document.record.clone();
    let known = KnownDocument {
        pdf: KnownFile { stamp: pdf, sha256: record.sha256.clone() },
        text: KnownFile { stamp: text, sha256: record.text_sha256.clone() },
        materials: document.materials.clone(),
        notes: document.notes.clone(),
        flaws: document.flaws.clone(),
        record,
    };
    Some((document.view.path(), known))
}
