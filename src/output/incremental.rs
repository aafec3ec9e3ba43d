//! Which documents have to be made again, and making them: what comes from the same source and is whole on the disk stays.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use anyhow::Result;
use serde::Serialize;

use crate::cache::Cache;
use crate::papers::document_id::{BundleSet, DocumentId, DocumentKind};
use crate::papers::templates::{LABELS, Source};
use crate::papers::view::{DocumentContent, PageNotes, View};
use crate::text::page_number::PageNumber;
use crate::typeset::foreign;
use crate::typeset::pdf::page_record::{MaterialRecord, leaves};
use crate::typeset::typst::{Compiled, Setup, TypesetDocument, Typst};

use super::known::{kept, known};
use super::second_names::second_names;

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
    // Each set that a document waits for lies in the wave before it.
    let mut waves: [Vec<Source>; 3] = [const { Vec::new() }; 3];
    let (second, sources): (Vec<Source>, Vec<Source>) =
        sources.into_iter().partition(|source| source.view.second_name_of.is_some());
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
    second_names(second, &mut done, cache, output)?;
    // What was made and what stays, in the order of their sources again: manifests do not tell them apart.
    let places: HashMap<&DocumentId, usize> = order.iter().enumerate().map(|(at, id)| (id, at)).collect();
    done.documents.sort_by_key(|document| places[&document.view.id]);
    Ok(done)
}

/// Gives a document whose pages are counted after others its numbers: to one that goes on from another one its first page, the
/// next right-hand page where materials start there; to a public edition and to the digest those on which each material begins;
/// to one in large type those of the usual edition.
///
/// - `done` are the documents that are made already
#[must_use]
pub fn follow(source: Source, done: &Compiled) -> Source {
    // The numbers of its pages are in the hands.
    if source.has_input(LABELS) {
        return source;
    }
    let before = source.view.id.counted_after();
    let of = |id: &DocumentId| done.documents.iter().find(|document| document.view.id == *id);
    if let DocumentKind::Large(set) = source.view.id.kind {
        let usual = DocumentId::new(&source.view.id.meeting, DocumentKind::Bundle(set));
        return match of(&usual) {
            Some(usual) => with_pages_of(source, &usual.notes),
            None => source,
        };
    }
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
    if source.view.bundle_set() == Some(BundleSet::Public) || source.view.id.kind == DocumentKind::Digest {
        // What is printed in both sets has one number and stands where it is printed first.
        let materials = before.iter().rev().flat_map(|document| document.materials.iter().rev());
        let pages: BTreeMap<&str, PageNumber> =
            materials.map(|material| (material.number.as_str(), material.first_page)).collect();
        return source.with_input("pages", &serde_json::to_string(&pages).expect("texts and numbers"));
    }
    let pages = last.record.pages;
    let first = if counts_leaves(&source.view) { pages.next_multiple_of(2) + 1 } else { pages + 1 };
    source.with_input("first-page", &first.to_string())
}

/// The edition in large type with the pages of the usual one.
fn with_pages_of(mut source: Source, notes: &PageNotes) -> Source {
    let json = |texts: &BTreeMap<usize, String>| serde_json::to_string(texts).expect("numbers and texts");
    source.text_alternative = source.text_alternative.with_pages(notes);
    source.with_input("marks", &json(&notes.marks)).with_input("pages", &json(&notes.pages))
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
    first_page: PageNumber,
    last_page: PageNumber,
    pages: usize,
    leaves: usize,
}

impl MaterialCount {
    fn of(record: &MaterialRecord) -> Self {
        let MaterialRecord { first_page, pages, leaves, .. } = *record;
        Self { number: record.number.clone(), first_page, last_page: record.last_page(), pages, leaves }
    }
}

fn is_duplex(view: &View) -> bool {
    matches!(&view.content, DocumentContent::Bundle(bundle) if bundle.layout.duplex)
}

/// Whether it is counted as if materials started on right-hand pages, be there blank ones or not.
fn counts_leaves(view: &View) -> bool {
    is_duplex(view) || matches!(&view.content, DocumentContent::Bundle(bundle) if bundle.layout.counts_blank)
}
