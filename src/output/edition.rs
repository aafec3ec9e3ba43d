//! The documents of one meeting on their way into its folder.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::output::manifest::{self, Manifest};
use crate::output::replacement::{self, Record};
use crate::papers::view;
use crate::typeset::typst::{Compiled, Document};
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
        let old = Manifest::read(folder);
        let contents = Contents::new(folder, &old);
        let plan = self.plan(folder, &old, &contents, orders, published);
        let mut manifest = plan.manifest.clone();
        if plan.changes_nothing(&old) {
            return Ok(manifest);
        }
        fs::create_dir(prepared).with_context(|| prepared.display().to_string())?;
        keep(folder, prepared, &|file| plan.place(contents.owner(file), file))
            .with_context(|| folder.display().to_string())?;
        let is_text = |name: &str| Path::new(name).extension().is_some_and(|ending| ending == "txt");
        let marked = plan
            .outdated
            .iter()
            .filter(|name| !is_text(name))
            .map(|name| folder.join(contents::outdated(Path::new(name))));
        published.outdated.extend(marked);
        for (case, documents) in &plan.changed {
            write(&folder.join(case), &prepared.join(case), documents)?;
            manifest.record(documents)?;
            published.made.extend(paths(&folder.join(case), documents));
        }
        if !plan.own.is_empty() {
            write(folder, prepared, plan.own)?;
            manifest.record_meeting(plan.own)?;
            if plan.remembers {
                remember(prepared, plan.own)?;
            }
            published.made.extend(paths(folder, plan.own));
        } else if !plan.outdated.is_empty() {
            manifest.mark_outdated();
        }
        if self.is_abandoned && plan.own_goes {
            return Ok(Manifest::default());
        }
        let file = prepared.join(manifest::FILE);
        fs::write(&file, manifest.to_json()).with_context(|| file.display().to_string())?;
        let bundles = plan.own.iter().map(|document| prepared.join(format!("{}.pdf", document.view.file)));
        let bundles = bundles.filter(|bundle| bundle.parent() == Some(prepared));
        for file in bundles.chain([file]) {
            settle(&file).with_context(|| file.display().to_string())?;
        }
        if let (Some(first), Some(record), true) = (plan.own.first(), &manifest.meeting, is_new(plan.own)) {
            published.bundles.push((first.view.meeting.clone(), record.clone()));
        }
        Ok(manifest)
    }

    /// What is to become of the folder; what no longer stands for a case is told.
    fn plan(
        &self,
        folder: &Path,
        old: &Manifest,
        contents: &Contents<'_>,
        orders: &Orders,
        published: &mut Published,
    ) -> Plan<'_> {
        let own = if self.stopped { &[][..] } else { &self.own[..] };
        let is_changed =
            |case: &String, documents: &Vec<Document>| is_new(documents) || !old.describes(case, documents);
        let changed: BTreeMap<&String, &Vec<Document>> =
            self.cases.iter().filter(|(case, documents)| is_changed(case, documents)).collect();
        let all = self.cases.values().flatten().chain(own);
        published.unchanged += all.filter(|document| document.kept.is_some()).count();
        let others = contents.cases_but(&|case| self.cases.contains_key(case));
        let removed = self.left(folder, &others, orders, published);
        let own_goes = self.own_goes(contents, orders);
        let mut manifest = old.clone();
        manifest.cases.retain(|case, _| {
            self.cases.contains_key(case) || (others.contains(case) && !removed.contains(case))
        });
        manifest.meeting = manifest.meeting.filter(|_| !own_goes);
        let is_outdated = self.stopped && !own_goes;
        Plan {
            own,
            same_own: own.is_empty() || (!is_new(own) && old.describes_own(own)),
            remembers: orders.printed == Printed::Yes && !own.is_empty(),
            written: files_of(changed.values().copied().flatten().chain(own)).collect(),
            changed,
            removed,
            own_goes,
            outdated: if is_outdated { contents.own(&Owner::Meeting) } else { Vec::new() },
            manifest,
        }
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

/// What is to become of a meeting's folder.
struct Plan<'a> {
    /// The meeting's own documents; none where they cannot be made.
    own: &'a [Document],
    /// Whether they are all there already.
    same_own: bool,
    /// Whether they are handed to the printer.
    remembers: bool,
    /// The cases of which a document is made, or told otherwise by the manifest.
    changed: BTreeMap<&'a String, &'a Vec<Document>>,
    /// The places of everything that is written.
    written: BTreeSet<PathBuf>,
    /// The cases whose documents go.
    removed: BTreeSet<String>,
    /// Whether the meeting's own documents go.
    own_goes: bool,
    /// What is marked as outdated, by name.
    outdated: Vec<String>,
    /// The manifest without what is gone.
    manifest: Manifest,
}

impl Plan<'_> {
    fn changes_nothing(&self, old: &Manifest) -> bool {
        self.changed.is_empty()
            && self.same_own
            && !self.remembers
            && self.removed.is_empty()
            && !self.own_goes
            && self.outdated.is_empty()
            && self.manifest == *old
    }

    /// Where a file of the old folder lies in the new one; `None` if it goes, or is written anew.
    fn place(&self, owner: Option<Owner>, file: &Path) -> Option<PathBuf> {
        let own_is_new = self.own_goes || !self.own.is_empty();
        let goes = match owner {
            Some(Owner::Case(case)) => self.changed.contains_key(&case) || self.removed.contains(&case),
            Some(Owner::Meeting) if !self.outdated.is_empty() => return Some(contents::outdated(file)),
            Some(Owner::Meeting) => own_is_new,
            Some(Owner::Outdated) => own_is_new || !self.outdated.is_empty(),
            Some(Owner::Manifest) => true,
            Some(Owner::Printed) => self.remembers,
            None => false,
        };
        (!goes && !self.written.contains(file)).then(|| file.to_owned())
    }
}

fn is_new(documents: &[Document]) -> bool {
    documents.iter().any(|document| document.kept.is_none())
}

/// The places of documents and of their texts, below the meeting's folder.
fn files_of<'a>(documents: impl Iterator<Item = &'a Document>) -> impl Iterator<Item = PathBuf> {
    documents.flat_map(|document| {
        let place = PathBuf::from(document.view.case.clone().unwrap_or_default());
        ["pdf", "txt"].map(|ending| place.join(format!("{}.{ending}", document.view.file)))
    })
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
