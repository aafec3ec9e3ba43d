//! PDFs beside a meeting's file that its items name: each is read to its end, once for as long as it stays the same.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::cache::fingerprint::checksum;
use crate::cache::{Cache, Section};
use crate::diagnostic::path::at;
use crate::disk::{HeldFile, ReadRefusal, is_absence, is_refused_name};
use crate::input::pdf::{self, ForeignPdf, PdfFlaw};
use crate::limits;
use crate::model::meeting::Meeting;
use crate::text::source::Sources;
use crate::text::wareki::Wareki;

use super::siblings::Sibling;

/// A PDF that an item of a meeting names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AttachmentFile {
    /// The workspace.
    #[serde(skip)]
    pub root: PathBuf,
    /// Where it lies, from the workspace.
    pub path: PathBuf,
    /// SHA-256 of its content; empty where it could not be read.
    pub sha256: String,
    /// What it holds, or why it cannot be bound in.
    pub read: Result<ForeignPdf, AttachmentFault>,
}

/// Why a file cannot be bound in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum AttachmentFault {
    /// It lies outside of the meeting's folder, or in a folder within it.
    Outside,
    /// There is none.
    Missing,
    /// It is a link, wherever that leads.
    Link,
    /// It is a folder, a device, or the like.
    NoFile,
    /// It is larger than [`limits::ATTACHMENT_BYTES`].
    TooLarge,
    /// It cannot be opened now.
    Held,
    /// What is in it cannot be printed as it is.
    Pdf(PdfFlaw),
}

/// What a run remembers of a file.
#[derive(Debug, Serialize, Deserialize)]
struct KnownAttachment {
    /// Version of the program that read it.
    program: String,
    /// SHA-256 of its content.
    sha256: String,
    read: Result<ForeignPdf, PdfFlaw>,
}

/// The files that the items of a meeting name, by the names as they are typed.
///
/// - `folder` is that of the meeting
///
/// # Errors
///
/// If the disk fails. Never because a file is not what it should be.
pub(super) fn read(
    meeting: &Meeting,
    folder: &Path,
    sources: &Sources,
    cache: &Cache,
) -> Result<BTreeMap<String, Arc<AttachmentFile>>> {
    let mut names: Vec<&str> = named(meeting).collect();
    names.sort_unstable();
    names.dedup();
    let read = names.into_par_iter().map(|name| Ok((name.to_owned(), one(name, folder, sources, cache)?)));
    read.collect()
}

/// The files that an earlier meeting names, too, and that lie in its folder under the same name with the same content, each with the
/// name of that meeting.
///
/// - `read` are those of the meeting in `folder`
pub(super) fn of_before(
    read: &BTreeMap<String, Arc<AttachmentFile>>,
    meeting: &Meeting,
    folder: &Path,
    siblings: &[Sibling],
    sources: &Sources,
) -> BTreeMap<String, String> {
    let Some(day) = meeting.date.known().map(Wareki::first_day) else { return BTreeMap::new() };
    let is_earlier =
        |sibling: &&Sibling| sibling.meeting.value.date.known().is_some_and(|other| other.first_day() < day);
    let before: Vec<&Sibling> = siblings.iter().filter(is_earlier).collect();
    let of_file = |(name, file): (&String, &Arc<AttachmentFile>)| {
        let is_same = |sibling: &&&Sibling| {
            // One that cannot be read now is told where it is asked for; here it is no file that is the same.
            named(&sibling.meeting.value).any(|other| other == name)
                && sources
                    .read_bytes(&folder.with_file_name(&sibling.name).join(name), limits::ATTACHMENT_BYTES)
                    .is_ok_and(|bytes| checksum(&bytes) == file.sha256)
        };
        let found = before.iter().rev().find(is_same)?;
        Some((name.clone(), found.name.clone()))
    };
    read.iter().filter(|(_, file)| file.read.is_ok()).filter_map(of_file).collect()
}

/// The names of files that the items of a meeting have as attachments.
pub(super) fn named(meeting: &Meeting) -> impl Iterator<Item = &str> {
    let attachments = meeting.all_items().flat_map(|(_, item)| &item.attachments);
    attachments.filter_map(|attachment| attachment.file.as_deref()).filter(|name| !name.is_empty())
}

fn one(name: &str, folder: &Path, sources: &Sources, cache: &Cache) -> Result<Arc<AttachmentFile>> {
    let path = folder.join(name);
    let (root, shown) = (sources.root().to_owned(), sources.shown(&path));
    let refused = |fault| {
        let nothing = String::new();
        Ok(Arc::new(AttachmentFile {
            root: root.clone(),
            path: shown.clone(),
            sha256: nothing,
            read: Err(fault),
        }))
    };
    let parts: Vec<Component<'_>> = Path::new(name).components().collect();
    if !matches!(parts[..], [Component::Normal(_)]) || name.contains(['/', '\\']) {
        return refused(AttachmentFault::Outside);
    }
    let bytes = match sources.read_bytes(&path, limits::ATTACHMENT_BYTES) {
        Ok(bytes) => bytes,
        Err(error) if is_absence(&error) => return refused(AttachmentFault::Missing),
        Err(error) => match fault(&error) {
            Some(fault) => return refused(fault),
            None => return Err(error).with_context(at(&path)),
        },
    };
    let sha256 = checksum(&bytes);
    let program = env!("CARGO_PKG_VERSION");
    let key = shown.to_string_lossy();
    let known: Option<KnownAttachment> = cache.get(Section::Attachments, &key);
    let known = known.filter(|known| known.sha256 == sha256 && known.program == program);
    let read = if let Some(known) = known {
        known.read
    } else {
        let read = pdf::inspect(&bytes);
        let known = KnownAttachment { program: program.to_owned(), sha256: sha256.clone(), read };
        cache.insert(Section::Attachments, &key, &known);
        known.read
    };
    Ok(Arc::new(AttachmentFile { root, path: shown, sha256, read: read.map_err(AttachmentFault::Pdf) }))
}

/// Why a file that is there is not read; `None` where the disk is broken.
fn fault(error: &std::io::Error) -> Option<AttachmentFault> {
    let is_held = HeldFile::of(error).is_some()
        || error.kind() == std::io::ErrorKind::PermissionDenied
        || is_refused_name(error);
    Some(match ReadRefusal::of(error) {
        Some(ReadRefusal::Link) => AttachmentFault::Link,
        Some(ReadRefusal::TooLarge) => AttachmentFault::TooLarge,
        Some(ReadRefusal::Special | ReadRefusal::OtherKind) => AttachmentFault::NoFile,
        None if is_held => AttachmentFault::Held,
        None if error.kind() == std::io::ErrorKind::InvalidFilename => AttachmentFault::Missing,
        None => return None,
    })
}
