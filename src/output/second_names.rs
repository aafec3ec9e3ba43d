//! Documents that lie there under a second name: each is made once.

use std::path::Path;

use anyhow::{Context, Result};

use crate::cache::Cache;
use crate::diagnostic::path::at;
use crate::disk;
use crate::limits;
use crate::papers::templates::Source;
use crate::papers::view::View;
use crate::typeset::pdf::page_record::DocumentRecord;
use crate::typeset::typst::{self, Compiled, Files, TypesetDocument};

use super::known::{kept, known};

/// Puts the documents of these sources beside those of which they are other names, and which are done.
///
/// # Errors
///
/// If one that stays cannot be read.
pub(super) fn second_names(
    sources: Vec<Source>,
    done: &mut Compiled,
    cache: &Cache,
    output: &Path,
) -> Result<()> {
    for source in sources {
        let first = done
            .documents
            .iter()
            .find(|document| Some(&document.view.id) == source.view.second_name_of.as_ref());
        let Some(first) = first else { continue };
        let second = match (known(&source, cache, output), &first.files) {
            // Made with the same version of everything, it is the same.
            (Some(known), Files::Kept { .. }) if known.record.sha256 == first.record.sha256 => {
                kept(source, known)
            }
            (_, files) => {
                let record = DocumentRecord { source: typst::key(&source), ..first.record.clone() };
                let files = files_again(files, &first.view, output)?;
                let (materials, notes, flaws) =
                    (first.materials.clone(), first.notes.clone(), first.flaws.clone());
                TypesetDocument { view: source.view, record, materials, notes, flaws, files }
            }
        };
        done.documents.push(second);
    }
    Ok(())
}

/// The files of a document for another name of it.
fn files_again(files: &Files, view: &View, output: &Path) -> Result<Files> {
    let read = |path: String| {
        let path = output.join(path);
        disk::read(&path, limits::MADE_BYTES).with_context(at(&path))
    };
    Ok(match files {
        Files::Made { pdf, text } => Files::Made { pdf: pdf.clone(), text: text.clone() },
        Files::Kept { .. } => {
            let text = read(view.id.text_path(view.names()))?;
            Files::Made { pdf: read(view.path())?, text: String::from_utf8(text)? }
        }
    })
}
