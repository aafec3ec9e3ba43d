//! Which documents have to be made again, and making them: what comes from the same source and is whole on the disk stays.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use anyhow::Result;
use serde::{Deserialize, Serialize};

use crate::cache::fingerprint::{FileStamp, KnownFile};
use crate::cache::{Cache, Section};
use crate::papers::document_id::{BundleSet, DocumentId, DocumentKind, FileKind};
use crate::papers::templates::Source;
use crate::papers::view::{DocumentContent, View};
use crate::typeset::foreign;
use crate::typeset::pdf::page_record::{DocumentRecord, MaterialRecord, leaves};
use crate::typeset::typst::{self, Compiled, Files, Setup, TypesetDocument, Typst};

/// A document that this machine made, or found whole.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct KnownDocument {
    /// What the manifest says of it.
    pub(super) record: DocumentRecord,
    /// What a bundle holds.
    pub(super) materials: Vec<MaterialRecord>,
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

/// Makes what has to be made. Typst is looked for only then.
///
/// First everything whose pages are counted from 1, then what is counted after other documents: the pages of those must be known.
///
/// - `output` is the folder of finished documents, `run` one of this run's own
///
/// # Errors
///
/// If typst is missing or cannot be started, or the disk fails.
pub fn compile(
    sources: Vec<Source>,
    typst: &Setup,
    cache: &Cache,
    output: &Path,
    run: &Path,
) -> Result<Compiled> {
    let order: Vec<DocumentId> = sources.iter().map(|source| source.view.id.clone()).collect();
    let mut waves: [Vec<Source>; 3] = [const { Vec::new() }; 3];
    for source in sources {
        waves[source.view.id.sets_before()].push(source);
    }
    let mut done = Compiled::default();
    for wave in waves {
        let mut wanted = Vec::new();
        for source in wave {
            let source = foreign::placed(follow(source, &done), typst, cache, run)?;
            match known(&source, cache, output) {
                Some(files) => done.documents.push(kept(source, files)),
                None => wanted.push(source),
            }
        }
        if !wanted.is_empty() {
            let made = Typst::find(typst)?.compile(wanted, run)?;
            done.documents.extend(made.documents);
            done.refused.extend(made.refused);
        }
    }
    // What was made and what stays, in the order of their sources again: manifests do not tell them apart.
    let places: HashMap<&DocumentId, usize> = order.iter().enumerate().map(|(at, id)| (id, at)).collect();
    done.documents.sort_by_key(|document| places[&document.view.id]);
    Ok(done)
}

/// What is known of a document that comes from this source and is there whole.
fn known(source: &Source, cache: &Cache, output: &Path) -> Option<KnownDocument> {
    let view = &source.view;
    let mut known: KnownDocument = cache.get(Section::Documents, &view.path())?;
    if known.record.source != typst::key(source) {
        return None;
    }
    known.pdf.stamp = cache.is_whole(&output.join(view.path()), &known.pdf)?;
    known.text.stamp = cache.is_whole(&output.join(view.id.text_path(view.names())), &known.text)?;
    Some(known)
}

fn kept(source: Source, known: KnownDocument) -> TypesetDocument {
    let files = Files::Kept { pdf: known.pdf.stamp, text: known.text.stamp };
    TypesetDocument { view: source.view, record: known.record, materials: known.materials, files }
}

/// Gives a document whose pages are counted after others its numbers: to one that goes on from another one its first page, the
/// next right-hand page where materials start there; to a public edition those on which each material begins.
///
/// - `done` are the documents that are made already
#[must_use]
pub fn follow(source: Source, done: &Compiled) -> Source {
    let before = source.view.id.counted_after();
    let of = |id: &DocumentId| done.documents.iter().find(|document| document.view.id == *id);
    let is_printed = |document: &&TypesetDocument| document.view.is_printed();
    let before: Vec<&TypesetDocument> = before.iter().filter_map(of).filter(is_printed).collect();
    let Some(last) = before.last() else { return source };
    if source.view.id.kind == DocumentKind::Collating {
        let set = |document: &&TypesetDocument| SetCount {
            name: document.view.file_name(),
            pages: document.record.pages,
            leaves: leaves(document.record.pages, is_duplex(&document.view)),
            materials: document.materials.iter().map(MaterialCount::of).collect(),
        };
        let sets: Vec<SetCount> = before.iter().map(set).collect();
        return source.with_input("sets", &serde_json::to_string(&sets).expect("texts and numbers"));
    }
    if source.view.bundle_set() == Some(BundleSet::Public) {
        let materials = before.iter().flat_map(|document| &document.materials);
        let pages: BTreeMap<&str, usize> =
            materials.map(|material| (material.number.as_str(), material.first_page)).collect();
        return source.with_input("pages", &serde_json::to_string(&pages).expect("texts and numbers"));
    }
    let pages = last.record.pages;
    let first = if counts_leaves(&source.view) { pages.next_multiple_of(2) + 1 } else { pages + 1 };
    source.with_input("first-page", &first.to_string())
}

/// What a set has of pages and leaves.
#[derive(Serialize)]
struct SetCount {
    name: String,
    pages: usize,
    leaves: usize,
    materials: Vec<MaterialCount>,
}

/// What a material has of them. Its matching number is nothing to whoever collates.
#[derive(Serialize)]
struct MaterialCount {
    number: String,
    first_page: usize,
    pages: usize,
    leaves: usize,
}

impl MaterialCount {
    fn of(record: &MaterialRecord) -> Self {
        let MaterialRecord { first_page, pages, leaves, .. } = *record;
        Self { number: record.number.clone(), first_page, pages, leaves }
    }
}

fn is_duplex(view: &View) -> bool {
    matches!(&view.content, DocumentContent::Bundle(bundle) if bundle.layout.duplex)
}

/// Whether it is counted as if materials started on right-hand pages, be there blank ones or not.
fn counts_leaves(view: &View) -> bool {
    is_duplex(view) || matches!(&view.content, DocumentContent::Bundle(bundle) if bundle.layout.counts_blank)
}
