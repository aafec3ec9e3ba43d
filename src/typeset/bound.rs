//! Files that are bound into a document, as they are handed to Typst.

use anyhow::{Context, Result, bail};

use crate::cache::fingerprint::checksum;
use crate::diagnostic::fault::Fault;
use crate::diagnostic::path::{at, shown};
use crate::disk;
use crate::input::pdf;
use crate::limits;
use crate::papers::templates::Source;
use crate::papers::view::{BoundFile, DocumentContent};

/// The files that are bound into a document.
pub(super) fn files(source: &Source) -> impl Iterator<Item = &BoundFile> {
    let parts = match &source.view.content {
        DocumentContent::Bundle(bundle) => bundle.parts.as_slice(),
        _ => &[],
    };
    parts.iter().flat_map(|part| &part.bound).map(|bound| &bound.file)
}

/// What of a file is bound in: of the very bytes that were checked.
pub(super) fn cleaned(bound: &BoundFile) -> Result<Vec<u8>> {
    let path = bound.file.root.join(&bound.file.path);
    let bytes =
        disk::read_below(&bound.file.root, &path, limits::ATTACHMENT_BYTES).with_context(at(&path))?;
    let clean = pdf::clean(&bytes);
    match clean {
        Ok(clean) if checksum(&bytes) == bound.file.sha256 => Ok(clean),
        _ => bail!(Fault::new("attachment-changed").with("path", shown(&bound.file.path))),
    }
}
