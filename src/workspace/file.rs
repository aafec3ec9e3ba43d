//! A file as a file, before anything is understood of it.

use std::io::{self, ErrorKind};
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result};

use crate::diagnostic::finding::{Finding, Rule};
use crate::diagnostic::path::at;
use crate::disk::{self, HeldFile, ReadRefusal};
use crate::text::source::{RawFile, SourceFile, Sources};

/// The bytes of a file, or what is wrong with it as a file.
pub(super) fn raw_of(path: &Path, sources: &Sources) -> Result<Result<RawFile, Box<Finding>>> {
    match sources.read(path) {
        Ok(raw) => Ok(Ok(raw)),
        Err(error) if is_held(&error) => Ok(Err(Box::new(held(path, &error, sources)))),
        Err(error) => match ReadRefusal::of(&error) {
            Some(ReadRefusal::Link) => Ok(Err(Box::new(link(path, sources)))),
            Some(ReadRefusal::TooLarge) => {
                let nothing = nothing_of(path, sources);
                let finding = Finding::new(Rule::FileTooLarge, &nothing, 0..0).with("limit", "bytes");
                Ok(Err(Box::new(finding)))
            }
            Some(ReadRefusal::Special | ReadRefusal::OtherKind) | None => Err(error).with_context(at(path)),
        },
    }
}

/// A link is not followed, wherever it leads.
pub(super) fn link(path: &Path, sources: &Sources) -> Finding {
    Finding::new(Rule::LinkNotRead, &nothing_of(path, sources), 0..0)
}

/// Whether a file cannot be opened now that could be at another time, or by somebody else.
fn is_held(error: &io::Error) -> bool {
    HeldFile::of(error).is_some()
        || matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::InvalidFilename)
        || disk::is_refused_name(error)
}

fn held(path: &Path, error: &io::Error, sources: &Sources) -> Finding {
    let why = match HeldFile::of(error) {
        Some(held) => held.why(),
        None if error.kind() == ErrorKind::PermissionDenied => "denied",
        None => "name",
    };
    Finding::new(Rule::FileHeld, &nothing_of(path, sources), 0..0).with("why", why)
}

/// A file of which nothing is read.
fn nothing_of(path: &Path, sources: &Sources) -> Arc<SourceFile> {
    Arc::new(SourceFile::of(sources.id(path), sources.shown(path), ""))
}
