//! The folder of one meeting: as it lies there, as it is to be, and making it so.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::cache::fingerprint::{self, FileStamp, KnownFile};
use crate::check::meeting_state::{Meeting, MeetingState};
use crate::output::manifest::{self, Manifest};
use crate::papers::document_id::{BundleSet, FileKind};
use crate::typeset::typst::{Document, Files};
use crate::workspace::PRINTED;

use super::contents::{self, Contents, Owner};
use super::disk::{keep, second_name, settle};
use super::incremental::KnownDocument;
use super::replacement::{self, PrintRecord};
use super::{Orphaned, Orphans, PublishOptions, Published, Reason};

/// The documents of a meeting that are to be in its folder.
#[derive(Debug, Default)]
pub(super) struct Update {
    meeting: String,
    /// By case.
    cases: BTreeMap<String, Vec<Document>>,
    /// Of the meeting itself; none where they cannot be made.
    own: Vec<Document>,
    /// Whether the bundle cannot be made.
    is_stopped: bool,
    /// The case files of a meeting that was looked at as a whole.
    expected: Option<BTreeSet<String>>,
    /// Whether the meeting is no longer there.
    is_gone: bool,
    /// Whether typst refused a document.
    failed: bool,
    /// The cases of which it refused one.
    refused: BTreeSet<String>,
}

/// What became of a folder.
#[derive(Debug, Default)]
pub(super) struct Updated {
    /// What is known now of its documents, by their paths below the output folder.
    pub(super) known: Vec<(String, KnownDocument)>,
    /// How the manifest looks, where it is whole.
    pub(super) manifest: Option<FileStamp>,
    /// Whether no document is to lie there.
    pub(super) is_empty: bool,
}

impl Update {
    /// - `refused` are the documents that could not be made, by their cases
    pub(super) fn new(
        meeting: &Meeting,
        documents: Vec<Document>,
        refused: impl Iterator<Item = Option<String>>,
    ) -> Self {
        let state = &meeting.state;
        let mut update = Self {
            meeting: meeting.name.clone(),
            is_stopped: matches!(state, MeetingState::Stopped(_)),
            is_gone: matches!(state, MeetingState::Gone),
            expected: match state {
                MeetingState::Complete(checked) | MeetingState::Stopped(Some(checked)) => {
                    Some(checked.case_names.iter().cloned().collect())
                }
                MeetingState::Gone => Some(BTreeSet::new()),
                MeetingState::Stopped(None) | MeetingState::Part(_) | MeetingState::Unchanged { .. } => None,
            },
            ..Self::default()
        };
        for document in documents {
            match document.view.id.case() {
                Some(case) => update.cases.entry(case.to_owned()).or_default().push(document),
                None => update.own.push(document),
            }
        }
        for case in refused {
            (update.is_stopped, update.failed) = (true, true);
            if let Some(case) = case {
                update.cases.remove(&case);
                update.refused.insert(case);
            }
        }
        if update.is_stopped {
            update.own.clear();
        }
        update
    }

    fn documents(&self) -> impl Iterator<Item = &Document> {
        self.cases.values().flatten().chain(&self.own)
    }

    /// Makes the folder of the meeting as it is to be, beside; nothing where nothing changes.
    pub(super) fn prepare(
        &self,
        folder: &Path,
        prepared: &Path,
        options: PublishOptions,
        published: &mut Published,
    ) -> Result<Updated> {
        let old = Manifest::read(folder);
        let contents = Contents::new(folder, &old);
        let plan = self.plan(folder, &old, &contents, options, published);
        let text = plan.manifest_text();
        let mut updated = Updated { is_empty: text.is_none(), ..Updated::default() };
        let (stamp, bytes) = fingerprint::read(&folder.join(manifest::FILE)).unwrap_or_default();
        let is_same = plan.is_left_alone() || text.as_deref().unwrap_or_default().as_bytes() == bytes;
        published.unchanged += self.documents().filter(|document| !document.is_made()).count();
        if is_same && plan.changes_nothing(&contents) {
            updated.manifest = stamp.filter(|_| text.is_some());
            let kept = self.documents().filter_map(|document| known(document, [None, None]));
            updated.known.extend(kept);
            return Ok(updated);
        }
        fs::create_dir(prepared).with_context(|| prepared.display().to_string())?;
        keep(folder, prepared, &|file| plan.place(contents.owner(file), file))
            .with_context(|| folder.display().to_string())?;
        published.outdated.extend(plan.outdated_paths(folder));
        for document in self.documents() {
            let stamps = write(folder, prepared, document)?;
            updated.known.extend(known(document, stamps));
            let path = document.view.id.place(FileKind::Pdf, document.view.names());
            published.made.extend(document.is_made().then(|| folder.join(path)));
        }
        if plan.remembers {
            remember(prepared, &self.own)?;
        }
        if let Some(text) = text {
            let file = prepared.join(manifest::FILE);
            updated.manifest =
                fingerprint::write_new(&file, text.as_bytes()).with_context(|| file.display().to_string())?;
            self.settle(prepared, &file)?;
        }
        let is_made = self.own.iter().any(Document::is_made);
        if let (Some(first), Some(record), true) = (self.own.first(), &plan.manifest.meeting, is_made) {
            published.bundles.push((first.view.id.meeting.clone(), record.clone()));
        }
        Ok(updated)
    }

    /// What goes to the printer, and the manifest that says what is what, survive a power cut.
    fn settle(&self, prepared: &Path, manifest: &Path) -> Result<()> {
        let bundles = self.own.iter().filter(|document| document.view.bundle_set().is_some());
        let bundles = bundles.map(|bundle| prepared.join(bundle.view.file_name()));
        for file in bundles.chain([manifest.to_owned()]) {
            settle(&file).with_context(|| file.display().to_string())?;
        }
        Ok(())
    }

    /// What is to become of the folder; what no longer stands for a case is reported.
    fn plan(
        &self,
        folder: &Path,
        old: &Manifest,
        contents: &Contents<'_>,
        options: PublishOptions,
        published: &mut Published,
    ) -> Plan<'_> {
        let others = contents.cases_but(&|case| self.cases.contains_key(case));
        let removed = self.orphans(folder, &others, options, published);
        let own_goes = self.own_goes(contents, options);
        let outdated = self.is_stopped && !own_goes;
        let outdated = if outdated { contents.own(&Owner::Meeting) } else { Vec::new() };
        let mut manifest = old.clone();
        manifest.cases.retain(|case, _| others.contains(case) && !removed.contains(case));
        self.cases.iter().for_each(|(case, documents)| manifest.record(case, documents));
        manifest.meeting = manifest.meeting.filter(|_| !own_goes);
        manifest.record_meeting(&self.own);
        if !outdated.is_empty() {
            manifest.mark_outdated();
        }
        Plan {
            update: self,
            remembers: options.printed && !self.own.is_empty(),
            written: files_of(self.documents()).collect(),
            removed,
            own_goes,
            outdated,
            manifest,
        }
    }

    /// Finds the documents that no longer stand for a case, and reports them. Returns the cases whose documents go.
    ///
    /// - `others` are the cases of which documents lie there and none came from this run
    fn orphans(
        &self,
        folder: &Path,
        others: &BTreeSet<String>,
        options: PublishOptions,
        published: &mut Published,
    ) -> BTreeSet<String> {
        let removed = options.orphans == Orphans::Remove;
        if self.is_gone {
            let folder = folder.to_owned();
            published.orphaned.push(Orphaned {
                meeting: self.meeting.clone(),
                folder,
                reason: Reason::MeetingGone,
                removed,
            });
            return others.iter().filter(|_| removed).cloned().collect();
        }
        let Some(expected) = &self.expected else { return BTreeSet::new() };
        let orphans: Vec<&String> = others.iter().filter(|case| !self.refused.contains(*case)).collect();
        published.orphaned.extend(orphans.iter().map(|case| {
            let reason = if expected.contains(*case) { Reason::CaseWrong } else { Reason::CaseGone };
            Orphaned { meeting: self.meeting.clone(), folder: folder.join(case), reason, removed }
        }));
        orphans.into_iter().filter(|_| removed).cloned().collect()
    }

    /// Whether the meeting's own documents are removed: they are outdated, or the meeting is no longer there. Where typst
    /// failed, that says nothing of the case.
    fn own_goes(&self, contents: &Contents<'_>, options: PublishOptions) -> bool {
        let is_old = self.is_gone || (self.is_stopped && !self.failed);
        let is_there =
            || [Owner::Meeting, Owner::Outdated].iter().any(|owner| !contents.own(owner).is_empty());
        options.orphans == Orphans::Remove && is_old && (self.is_gone || is_there())
    }
}

/// What is to become of a meeting's folder.
struct Plan<'a> {
    update: &'a Update,
    /// Whether the meeting's own documents are handed to the printer.
    remembers: bool,
    /// The places of every document of this run, below the meeting's folder.
    written: BTreeSet<PathBuf>,
    /// The cases whose documents go.
    removed: BTreeSet<String>,
    /// Whether the meeting's own documents go.
    own_goes: bool,
    /// What is marked as outdated, by name.
    outdated: Vec<String>,
    manifest: Manifest,
}

impl Plan<'_> {
    /// Whether the folder of a meeting that is gone stays as it is.
    fn is_left_alone(&self) -> bool {
        self.update.is_gone && !self.own_goes
    }

    /// The text of the manifest; `None` where it would name no document.
    fn manifest_text(&self) -> Option<String> {
        self.manifest.places().next().map(|_| self.manifest.to_json())
    }

    /// Whether every file lies where it is to lie, the manifest aside.
    fn changes_nothing(&self, contents: &Contents<'_>) -> bool {
        let stays = |file: &PathBuf| {
            let owner = contents.owner(file);
            owner == Some(Owner::Manifest)
                || self.written.contains(file)
                || self.place(owner, file).as_ref() == Some(file)
        };
        !self.remembers
            && !self.update.documents().any(Document::is_made)
            && contents.files().iter().all(stays)
    }

    /// Where a file of the old folder lies in the new one; `None` if it goes, or is written anew.
    fn place(&self, owner: Option<Owner>, file: &Path) -> Option<PathBuf> {
        let own_is_new = self.own_goes || !self.update.own.is_empty();
        let goes = match owner {
            Some(Owner::Case(case)) => self.update.cases.contains_key(&case) || self.removed.contains(&case),
            Some(Owner::Meeting) if !self.outdated.is_empty() => return Some(contents::outdated(file)),
            Some(Owner::Meeting) => own_is_new,
            Some(Owner::Outdated) => own_is_new || !self.outdated.is_empty(),
            Some(Owner::Manifest) => true,
            Some(Owner::Printed) => self.remembers,
            None => false,
        };
        (!goes && !self.written.contains(file)).then(|| file.to_owned())
    }

    /// The documents and folders that are marked as outdated, without the text alternatives.
    fn outdated_paths(&self, folder: &Path) -> impl Iterator<Item = PathBuf> {
        let is_text = |name: &str| matches!(FileKind::split(name), Some((_, FileKind::Text)));
        let shown = self.outdated.iter().filter(move |name| !is_text(name));
        shown.map(|name| folder.join(contents::outdated(Path::new(name))))
    }
}

/// The places of documents and of their texts, below the meeting's folder.
fn files_of<'a>(documents: impl Iterator<Item = &'a Document>) -> impl Iterator<Item = PathBuf> {
    documents.flat_map(|document| {
        FileKind::ALL.map(|kind| PathBuf::from(document.view.id.place(kind, document.view.names())))
    })
}

/// Keeps what is handed to the printer, out of the meeting's folder that holds it.
fn remember(meeting: &Path, documents: &[Document]) -> Result<()> {
    let folder = meeting.join(PRINTED);
    fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    let is_printed = |document: &&Document| {
        document.view.bundle_set().is_some_and(|set| BundleSet::PRINTED.contains(&set))
    };
    let mut printed = Vec::new();
    for document in documents.iter().filter(is_printed) {
        let name = document.view.file_name();
        let (made, file) = (meeting.join(&name), folder.join(&name));
        let bytes = fs::read(&made).with_context(|| made.display().to_string())?;
        fs::write(&file, &bytes).with_context(|| file.display().to_string())?;
        printed.push((&document.view, bytes));
    }
    let record = PrintRecord::of(printed.iter().map(|(view, bytes)| (*view, bytes.as_slice())))?;
    let file = folder.join(replacement::RECORD);
    fs::write(&file, record.to_json()).with_context(|| file.display().to_string())
}

/// Writes a document into a folder; one that stays as it is comes from the old one. Returns how the files look that were
/// written.
fn write(old: &Path, folder: &Path, document: &Document) -> Result<[Option<FileStamp>; 2]> {
    let place = |kind| document.view.id.place(kind, document.view.names());
    let [pdf_place, text_place] = FileKind::ALL.map(place);
    let parent = folder.join(&pdf_place);
    let parent = parent.parent().expect("a file lies in a folder");
    fs::create_dir_all(parent).with_context(|| parent.display().to_string())?;
    match &document.files {
        Files::Kept { .. } => {
            for place in [pdf_place, text_place] {
                let file = folder.join(&place);
                second_name(&old.join(place), &file).with_context(|| file.display().to_string())?;
            }
            Ok([None, None])
        }
        Files::Made { pdf, text } => {
            let write = |place: &str, bytes: &[u8]| {
                let file = folder.join(place);
                fingerprint::write_new(&file, bytes).with_context(|| file.display().to_string())
            };
            Ok([write(&pdf_place, pdf)?, write(&text_place, text.as_bytes())?])
        }
    }
}

/// What is known of a document now: of one that was made, by the stamps with which its files were written.
fn known(document: &Document, written: [Option<FileStamp>; 2]) -> Option<(String, KnownDocument)> {
    let stamps = match &document.files {
        Files::Kept { pdf, text } => [Some(pdf.clone()), Some(text.clone())],
        Files::Made { .. } => written,
    };
    let [Some(pdf), Some(text)] = stamps else { return None };
    let record = document.record.clone();
    let known = KnownDocument {
        pdf: KnownFile { stamp: pdf, sha256: record.sha256.clone() },
        text: KnownFile { stamp: text, sha256: record.text_sha256.clone() },
        materials: document.materials.clone(),
        record,
    };
    Some((document.view.path(), known))
}
