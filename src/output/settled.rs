//! Papers that lie there from before and stay as they are.

use std::io;
use std::path::Path;

use crate::cache::fingerprint::FileStamp;
use crate::papers::document_id::FileKind;

use super::Settled;
use super::manifest::Manifest;

/// The papers of a meeting as they lie there; `None` where one that its manifest names is missing.
///
/// - `output` is the folder of finished documents
///
/// # Errors
///
/// If it cannot be known how they look.
pub fn settled(output: &Path, meeting: &str, manifest: &Manifest) -> io::Result<Option<Settled>> {
    let (mut documents, mut files) = (0, Vec::new());
    for place in manifest.places() {
        documents += 1;
        for kind in FileKind::ALL {
            let path = format!("{meeting}/{}", kind.of(&place));
            let Some(stamp) = FileStamp::at(&output.join(&path))? else { return Ok(None) };
            files.push((path, stamp));
        }
    }
    Ok(Some(Settled { documents, files }))
}
