//! Papers that a build made, papers made elsewhere, and a case with its papers to hand over.

use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use anyhow::{Context, Result};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::diagnostic::fault::Fault;
use crate::diagnostic::path::{at, slashed};
use crate::disk::{self, EntryKind};
use crate::limits;
use crate::model::council::Documents;
use crate::papers::document_id::{BundleSet, DocumentId, DocumentKind};
use crate::text::file_name::{composed, fault};

use super::answer::{Answered, ApiError};
use super::desk::Desk;
use super::names::Names;
use super::request::Outgoing;

/// How deep papers lie below the folder of their meeting.
const DEPTH: usize = 3;

/// A file below a folder.
struct Found {
    /// Path from the folder, `/` between names.
    name: String,
    bytes: u64,
}

/// The files below a folder, no link followed.
fn below(folder: &Path) -> Result<Vec<Found>> {
    let mut found = Vec::new();
    let mut folders = vec![(PathBuf::new(), 0)];
    while let Some((inner, depth)) = folders.pop() {
        let place = folder.join(&inner);
        for (name, kind) in disk::entries_if_there(&place).with_context(at(&place))? {
            let path = inner.join(&name);
            match kind {
                EntryKind::Folder if depth < DEPTH => folders.push((path, depth + 1)),
                EntryKind::File { size } => found.push(Found { name: slashed(&path), bytes: size }),
                _ => {}
            }
        }
    }
    found.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(found)
}

fn is_pdf(name: &str) -> bool {
    name.to_lowercase().ends_with(".pdf")
}

/// The folder of a meeting's papers.
fn output_of(desk: &Desk, names: &Names) -> Answered<PathBuf> {
    desk.meeting(&names.meeting)?;
    Ok(desk.session.workspace.output().join(&names.meeting))
}

/// The papers of a meeting that were made.
pub(super) fn papers(desk: &mut Desk, names: &Names) -> Answered {
    let folder = output_of(desk, names)?;
    let documents = documents_of(desk, &names.meeting)?;
    let told = |paper: &Found| {
        let is_outdated = paper.name.contains(".outdated");
        let path = format!("{}/{}", names.meeting, paper.name);
        let known = documents.as_ref().and_then(|documents| DocumentId::parse(&path, documents));
        let document = known.map(|(id, _)| document(&id.kind));
        json!({ "name": paper.name, "bytes": paper.bytes, "outdated": is_outdated, "document": document })
    };
    let papers: Vec<Value> = below(&folder)?.iter().filter(|paper| is_pdf(&paper.name)).map(told).collect();
    Ok(json!({ "papers": papers }))
}

/// What a meeting's council calls its documents; `None` where the meeting cannot be read.
fn documents_of(desk: &Desk, meeting: &str) -> Answered<Option<Documents>> {
    let session = &desk.session;
    let folder = session.workspace.root.join("cases").join(meeting);
    let read = session.workspace.read_from(&session.sources(), &[folder], |_| None)?;
    let known = read.meetings.iter().find(|known| known.name == meeting);
    Ok(known.map(|known| known.profile.council().value.documents.clone()))
}

/// A document as a page names it: its kind, of which set of papers it is, and of what.
fn document(kind: &DocumentKind) -> Value {
    let of_set = |kind: &str, set: BundleSet| json!({ "kind": kind, "set": set.name() });
    match kind {
        DocumentKind::AdvanceReport { case } => json!({ "kind": "advance-report", "case": case }),
        DocumentKind::SpecialClauses { case } => json!({ "kind": "special-clauses", "case": case }),
        DocumentKind::Material { number, closed: false } => json!({ "kind": "material", "of": number }),
        DocumentKind::Material { number, closed: true } => json!({ "kind": "closed-material", "of": number }),
        DocumentKind::CallList => json!({ "kind": "call-list" }),
        DocumentKind::Collating => json!({ "kind": "collating" }),
        DocumentKind::Digest => json!({ "kind": "digest" }),
        DocumentKind::Bundle(set) => of_set("bundle", *set),
        DocumentKind::Print(set) => of_set("print", *set),
        DocumentKind::Large(set) => of_set("large", *set),
        DocumentKind::Printed(set) => of_set("printed", *set),
        DocumentKind::Leaves(set) => of_set("leaves", *set),
        DocumentKind::LeafList(set) => of_set("leaf-list", *set),
        DocumentKind::Errata(set) => of_set("errata", *set),
    }
}

/// One paper, as it was made.
pub(super) fn paper(desk: &mut Desk, names: &Names) -> Answered<Outgoing> {
    let folder = output_of(desk, names)?;
    let known = below(&folder)?.into_iter().find(|paper| is_pdf(&paper.name) && paper.name == names.name);
    let known = known.ok_or_else(|| no_file(&names.name))?;
    let place = folder.join(&known.name);
    let root = &desk.session.workspace.root;
    let bytes = disk::read_below(root, &place, limits::PAPER_BYTES).with_context(at(&place))?;
    Ok(Outgoing::bytes(200, "application/pdf", bytes).under("content-disposition", "inline"))
}

fn no_file(name: &str) -> ApiError {
    ApiError::new(404, Fault::new("serve-no-file").with("name", name))
}

/// A case and its papers in one file, the same bytes for the same files.
pub(super) fn hand_over(desk: &mut Desk, names: &Names) -> Answered<Outgoing> {
    let file = desk.file(&names.meeting, &names.file)?;
    let root = desk.session.workspace.root.clone();
    let case = root.join(file.path());
    let mut parts = vec![(file.file.clone(), case)];
    if let Some(name) = file.case() {
        let folder = desk.session.workspace.output().join(&file.meeting).join(name);
        let papers = below(&folder)?.into_iter();
        parts.extend(papers.map(|paper| (format!("{name}/{}", paper.name), folder.join(&paper.name))));
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for (name, place) in parts {
        let bytes = disk::read_below(&root, &place, limits::PAPER_BYTES).with_context(at(&place))?;
        zip.start_file(name, options).context("zip")?;
        zip.write_all(&bytes).context("zip")?;
    }
    let bytes = zip.finish().context("zip")?.into_inner();
    Ok(Outgoing::bytes(200, "application/zip", bytes).under("content-disposition", "attachment"))
}

/// The papers made elsewhere that lie beside a meeting's file.
pub(super) fn attachments(desk: &mut Desk, names: &Names) -> Answered {
    let folder = desk.meeting(&names.meeting)?;
    let entries = disk::entries_if_there(&folder).with_context(at(&folder))?;
    let told = |(name, kind): &(std::ffi::OsString, EntryKind)| match (name.to_str(), kind) {
        (Some(name), EntryKind::File { size }) if is_pdf(name) => {
            Some(json!({ "name": name, "bytes": size }))
        }
        _ => None,
    };
    Ok(json!({ "files": entries.iter().filter_map(told).collect::<Vec<_>>() }))
}

/// Puts a paper made elsewhere beside a meeting's file, where nothing of its name is.
pub(super) fn attach(desk: &mut Desk, names: &Names, bytes: &[u8]) -> Answered {
    let folder = desk.meeting(&names.meeting)?;
    let name = composed(&names.name);
    if !is_pdf(&name) || name.starts_with('.') || fault(&name).is_some() {
        return Err(ApiError::new(422, Fault::new("attach-name").with("name", name)));
    }
    if !bytes.starts_with(b"%PDF-") {
        return Err(ApiError::new(422, Fault::new("attach-no-pdf").with("name", name)));
    }
    let place = folder.join(&name);
    let mut beside = disk::temporary_file_in(&folder, ".shingikai-", ".tmp").with_context(at(&folder))?;
    beside.write_all(bytes).with_context(at(&place))?;
    beside.as_file().sync_all().with_context(at(&place))?;
    let beside = disk::keep(beside).with_context(at(&place))?;
    if let Err(error) = disk::put_new(&beside, &place) {
        // Where it cannot be put, it need not lie beside.
        let _ = disk::remove_file(&beside);
        if error.kind() == std::io::ErrorKind::AlreadyExists {
            return Err(ApiError::new(409, Fault::new("attach-taken").with("name", name)));
        }
        return Err(anyhow::Error::from(error).context(at(&place)()).into());
    }
    desk.tell_workspace();
    Ok(json!({ "name": name }))
}
