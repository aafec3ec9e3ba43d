//! Which documents have to be made again, and making them: what comes from the same source and is still on the disk stays.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use anyhow::Result;

use crate::cache::memory::Memory;
use crate::output::manifest::Manifest;
use crate::papers::templates::Source;
use crate::papers::view::{Content, View};
use crate::typeset::pdf::page_record::DocumentRecord;
use crate::typeset::typst::{self, Compiled, Document, Typst};

/// How much is believed of what is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// Sizes and times of change.
    Times,
    /// Content only (`--verify`).
    Content,
    /// Nothing: all is made again (`--force`).
    Nothing,
}

/// What is known of the documents that are there.
#[derive(Debug)]
pub struct Upkeep<'a> {
    memory: &'a Memory,
    manifests: BTreeMap<String, Manifest>,
    trust: Trust,
}

impl<'a> Upkeep<'a> {
    /// Looks at the manifests of an output folder.
    #[must_use]
    pub fn new(output: &Path, sources: &[Source], memory: &'a Memory, trust: Trust) -> Self {
        let mut manifests = BTreeMap::new();
        for source in sources {
            let meeting = &source.view.meeting;
            manifests.entry(meeting.clone()).or_insert_with(|| Manifest::read(&output.join(meeting)));
        }
        Self { memory, manifests, trust }
    }

    /// Makes what has to be made. Typst is looked for only then.
    ///
    /// # Errors
    ///
    /// If typst is missing or cannot be started, or the disk fails.
    pub fn make(
        &self,
        sources: Vec<Source>,
        program: impl Fn() -> Result<Typst>,
        run: &Path,
    ) -> Result<Compiled> {
        let order: Vec<String> = sources.iter().map(|source| source.view.path()).collect();
        let mut done = Compiled::default();
        let (first, then): (Vec<Source>, Vec<Source>) =
            sources.into_iter().partition(|source| source.view.after.is_none());
        for wave in [first, then] {
            let mut wanted = Vec::new();
            for source in wave {
                let source = follow(source, &done);
                match self.kept(&source) {
                    Some(record) => done.documents.push(Document::kept(source, record)),
                    None => wanted.push(source),
                }
            }
            if !wanted.is_empty() {
                let made = program()?.compile(wanted, run)?;
                done.documents.extend(made.documents);
                done.refused.extend(made.refused);
            }
        }
        // What was made and what stays, in the order of their sources again: manifests do not tell them apart.
        let places: HashMap<&str, usize> =
            order.iter().enumerate().map(|(place, path)| (path.as_str(), place)).collect();
        done.documents.sort_by_key(|document| places[document.view.path().as_str()]);
        Ok(done)
    }

    /// The record of a document that comes from this source and is there whole.
    fn kept(&self, source: &Source) -> Option<DocumentRecord> {
        if self.trust == Trust::Nothing {
            return None;
        }
        let view = &source.view;
        let record = self.manifests.get(&view.meeting)?.document(view)?;
        let by_content = self.trust == Trust::Content;
        let pdf = view.path();
        let text = format!("{}.txt", pdf.strip_suffix(".pdf").unwrap_or(&pdf));
        let is_whole = record.source == typst::key(source)
            && self.memory.holds(&pdf, &record.sha256, by_content)
            && self.memory.holds(&text, &record.text_sha256, by_content);
        is_whole.then(|| record.clone())
    }
}

/// Tells a document that goes on from another one its first page: the next right-hand page where materials start there.
fn follow(source: Source, done: &Compiled) -> Source {
    let Some(before) = source.view.after else { return source };
    let is_it =
        |view: &View| view.meeting == source.view.meeting && view.case.is_none() && view.file == before;
    let Some(document) = done.documents.iter().find(|document| is_it(&document.view)) else {
        return source;
    };
    let pages = match &document.kept {
        Some(record) => record.pages,
        None => document.pdf.pages,
    };
    let duplex = matches!(&source.view.content, Content::Bundle(bundle) if bundle.layout.duplex);
    let first = if duplex { pages.next_multiple_of(2) + 1 } else { pages + 1 };
    source.with_input("first-page", &first.to_string())
}
