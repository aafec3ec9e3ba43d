//! A file as a file, before anything is understood of it.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result};

use crate::diagnostic::finding::{Finding, Rule};
use crate::diagnostic::path::at;
use crate::limits;
use crate::text::source::{RawFile, SourceFile, Sources};

use super::links::is_link;

/// The bytes of a file, or what is wrong with it as a file.
pub(super) fn raw_of(path: &Path, sources: &Sources) -> Result<Result<RawFile, Box<Finding>>> {
    if is_link(path) {
        return Ok(Err(Box::new(link(path, sources))));
    }
    let size = sources.size(path).with_context(at(path))?;
    if size > limits::FILE_BYTES {
        let nothing = nothing_of(path, sources);
        return Ok(Err(Box::new(Finding::new(Rule::FileTooLarge, &nothing, 0..0).with("limit", "bytes"))));
    }
    Ok(Ok(sources.read(path).with_context(at(path))?))
}

/// A link is not followed, wherever it leads.
pub(super) fn link(path: &Path, sources: &Sources) -> Finding {
    Finding::new(Rule::LinkNotRead, &nothing_of(path, sources), 0..0)
}

/// A file of which nothing is read.
fn nothing_of(path: &Path, sources: &Sources) -> Arc<SourceFile> {
    Arc::new(SourceFile::of(sources.id(path), sources.shown(path), ""))
}
