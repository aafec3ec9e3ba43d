//! The documents of one meeting on their way into its folder.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::manifest::{self, Manifest};
use crate::replacement::{self, Record};
use crate::typst::{Compiled, Document};
use crate::view;
use crate::workspace::PRINTED;

use super::contents::{self, Contents, Owner};
use super::disk::{keep, second_name, settle};
use super::{Left, Orders, Printed, Published, Reason, Stale};

/// The documents of a meeting that are to be published.
#[derive(Debug, Default)]
pub(super) struct Edition {
    /// By case.
    cases: BTreeMap<String, Vec<Document>>,
    /// Of the meeting itself.
    own: Vec<Document>,
    /// Whether the bundle cannot be made.
    stopped: bool,
    /// The case files of a meeting that was looked at as a whole.
    expected: Option<BTreeSet<String>>,
    /// Whether the meeting itself is no longer there.
    pub(super) is_abandoned: bool,
    /// Whether typst refused a document.
    failed: bool,
    /// The cases of which it refused one.
    refused: BTreeSet<String>,
}

pub(super) fn editions(compiled: Compiled, orders: &Orders) -> BTreeMap<String, Edition> {
    let mut editions: BTreeMap<String, Edition> = BTreeMap::new();
    for meeting in &orders.stopped {
        editions.entry(meeting.clone()).or_default().stopped = true;
    }
    for (meeting, cases) in &orders.expected {
        editions.entry(meeting.clone()).or_default().expected = Some(cases.clone());
    }
    for meeting in &orders.abandoned {
        let edition = editions.entry(meeting.clone()).or_default();
        (edition.is_abandoned, edition.expected) = (true, Some(BTreeSet::new()));
    }
    for document in compiled.documents {
        let edition = editions.entry(document.view.meeting.clone()).or_default();
        match document.view.case.clone() {
            Some(case) => edition.cases.entry(case).or_default().push(document),
            None => edition.own.push(document),
        }
    }
    for (view, _) in compiled.refused {
        let edition = editions.entry(view.meeting).or_default();
        (edition.stopped, edition.failed) = (true, true);
        if let Some(case) = view.case {
            edition.cases.remove(&case);
            edition.refused.insert(case);
        }
    }
    editions
}

impl Edition {
    /// Makes the folder of the meeting as it is to be; nothing where nothing changes. Comes back with its manifest.
    pub(super) fn prepare(
        &self,
        folder: &Path,
        prepared: &Path,
        orders: &Orders,
        published: &mut Published,
    ) -> Result<Manifest> {
        let own = if self.stopped { &[][..] } else { &self.own[..] };
        let old = Manifest::read(folder);
        let contents = Contents::new(folder, &old);
        let remembers = orders.printed == Printed::Yes && !own.is_empty();
        let is_new = |documents: &[Document]| documents.iter().any(|document| document.kept.is_none());
        let changed: BTreeMap<&String, &Vec<Document>> = self
            .cases
            .iter()
            .filter(|(case, documents)| is_new(documents) || !old.describes(case, documents))
            .collect();
        let all = || self.cases.values().flatten().chain(own);
        published.unchanged += all().filter(|document| document.kept.is_some()).count();
        let same_own = !is_new(own) && (own.is_empty() || old.describes_own(own));
        let others = contents.cases_but(&|case| self.cases.contains_key(case));
        let removed = self.left(folder, &others, orders, published);
        let mut manifest = old.clone();
        manifest.cases.retain(|case, _| {
            self.cases.contains_key(case) || (others.contains(case) && !removed.contains(case))
        });
        let own_goes = self.own_goes(&contents, orders);
        let outdated = if self.stopped && !own_goes { contents.own(&Owner::Meeting) } else { Vec::new() };
        if changed.is_empty()
            && same_own
            && outdated.is_empty()
            && !remembers
            && removed.is_empty()
            && !own_goes
            && manifest == old
        {
            return Ok(manifest);
        }
        fs::create_dir(prepared).with_context(|| prepared.display().to_string())?;
        let written: BTreeSet<PathBuf> = files_of(changed.values().copied().flatten().chain(own)).collect();
        let place = |file: &Path| {
            let goes = match contents.owner(file) {
                Some(Owner::Case(case)) => changed.contains_key(&case) || removed.contains(&case),
                Some(Owner::Meeting) if !outdated.is_empty() => return Some(contents::outdated(file)),
                Some(Owner::Meeting) => own_goes || !own.is_empty(),
                Some(Owner::Outdated) => own_goes || !own.is_empty() || !outdated.is_empty(),
                Some(Owner::Manifest) => true,
                Some(Owner::Printed) => remembers,
                None => false,
            };
            (!goes && !written.contains(file)).then(|| file.to_owned())
        };
        keep(folder, prepared, &place).with_context(|| folder.display().to_string())?;
        published
            .outdated
            .extend(outdated.iter().map(|name| folder.join(contents::outdated(Path::new(name)))));
        if own_goes {
            manifest.meeting = None;
        }
        for (case, documents) in changed {
            write(&folder.join(case), &prepared.join(case), documents)?;
            manifest.record(documents)?;
            published.made.extend(paths(&folder.join(case), documents));
        }
        if !own.is_empty() {
            write(folder, prepared, own)?;
            manifest.record_meeting(own)?;
            if remembers {
                remember(prepared, own)?;
            }
            published.made.extend(paths(folder, own));
        } else if !outdated.is_empty() {
            manifest.mark_outdated();
        }
        if self.is_abandoned && own_goes {
            return Ok(Manifest::default());
        }
        let file = prepared.join(manifest::FILE);
        fs::write(&file, manifest.to_json()).with_context(|| file.display().to_string())?;
        let bundles = own.iter().map(|document| prepared.join(format!("{}.pdf", document.view.file)));
        let bundles = bundles.filter(|bundle| bundle.parent() == Some(prepared));
        for file in bundles.chain([file]) {
            settle(&file).with_context(|| file.display().to_string())?;
        }
        if let (Some(first), Some(record), true) = (own.first(), &manifest.meeting, is_new(own)) {
            published.bundles.push((first.view.meeting.clone(), record.clone()));
        }
        Ok(manifest)
    }

    /// Finds the documents that no longer stand for a case, and tells them. Comes back with the cases whose documents go.
    ///
    /// - `others` are the cases of which documents lie there and none came from this run
    fn left(
        &self,
        folder: &Path,
        others: &BTreeSet<String>,
        orders: &Orders,
        published: &mut Published,
    ) -> BTreeSet<String> {
        let removed = orders.stale == Stale::IsRemoved;
        if self.is_abandoned {
            published.left.push(Left { folder: folder.to_owned(), reason: Reason::MeetingGone, removed });
            return others.iter().filter(|_| removed).cloned().collect();
        }
        let Some(expected) = &self.expected else { return BTreeSet::new() };
        let left: Vec<&String> = others.iter().filter(|case| !self.refused.contains(*case)).collect();
        published.left.extend(left.iter().map(|case| {
            let reason = if expected.contains(*case) { Reason::CaseWrong } else { Reason::CaseGone };
            Left { folder: folder.join(case), reason, removed }
        }));
        left.into_iter().filter(|_| removed).cloned().collect()
    }

    /// Whether the meeting's own documents are removed: they are outdated, or the meeting is no longer there. Where typst
    /// failed, that says nothing of the case.
    fn own_goes(&self, contents: &Contents<'_>, orders: &Orders) -> bool {
        let is_old = self.is_abandoned || (self.stopped && !self.failed);
        let is_there =
            || [Owner::Meeting, Owner::Outdated].iter().any(|owner| !contents.own(owner).is_empty());
        orders.stale == Stale::IsRemoved && is_old && (self.is_abandoned || is_there())
    }
}

/// Keeps what is handed to the printer, out of the meeting's folder that holds it.
fn remember(meeting: &Path, documents: &[Document]) -> Result<()> {
    let folder = meeting.join(PRINTED);
    fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    let bundles = [view::BUNDLE, view::BUNDLE_ON_THE_DAY];
    let mut printed = Vec::new();
    for document in documents.iter().filter(|document| bundles.contains(&document.view.file.as_str())) {
        let name = format!("{}.pdf", document.view.file);
        let (made, file) = (meeting.join(&name), folder.join(&name));
        let bytes = fs::read(&made).with_context(|| made.display().to_string())?;
        fs::write(&file, &bytes).with_context(|| file.display().to_string())?;
        printed.push((&document.view, bytes));
    }
    let record = Record::of(printed.iter().map(|(view, bytes)| (*view, bytes.as_slice())))?;
    let file = folder.join(replacement::RECORD);
    fs::write(&file, record.to_json()).with_context(|| file.display().to_string())
}

/// The documents that were made.
fn paths<'a>(folder: &'a Path, documents: &'a [Document]) -> impl Iterator<Item = PathBuf> + 'a {
    let made = documents.iter().filter(|document| document.kept.is_none());
    made.map(|made| folder.join(format!("{}.pdf", made.view.file)))
}

/// The places of documents and of their texts, below the meeting's folder.
fn files_of<'a>(documents: impl Iterator<Item = &'a Document>) -> impl Iterator<Item = PathBuf> {
    documents.flat_map(|document| {
        let place = PathBuf::from(document.view.case.clone().unwrap_or_default());
        ["pdf", "txt"].map(|ending| place.join(format!("{}.{ending}", document.view.file)))
    })
}

/// Writes documents into a folder; those that stay as they are come from the old one.
fn write(old: &Path, folder: &Path, documents: &[Document]) -> Result<()> {
    for document in documents {
        let name = |ending: &str| format!("{}.{ending}", document.view.file);
        let file = |ending: &str| folder.join(name(ending));
        let parent = file("pdf").parent().expect("a file lies in a folder").to_path_buf();
        fs::create_dir_all(&parent).with_context(|| parent.display().to_string())?;
        if document.kept.is_some() {
            for ending in ["pdf", "txt"] {
                second_name(&old.join(name(ending)), &file(ending))
                    .with_context(|| file(ending).display().to_string())?;
            }
            continue;
        }
        fs::write(file("pdf"), &document.pdf.bytes).with_context(|| file("pdf").display().to_string())?;
        fs::write(file("txt"), document.view.content.twin())
            .with_context(|| file("txt").display().to_string())?;
    }
    Ok(())
}
