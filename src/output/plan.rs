//! What is to become of every file in a meeting's folder.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::papers::document_id::FileKind;
use crate::typeset::typst::TypesetDocument;
use crate::workspace::PRINTED;

use super::contents::{self, Contents, Owner};
use super::files::files_of;
use super::manifest::Manifest;
use super::print::Printing;
use super::update::MeetingUpdate;
use super::{Orphaned, Orphans, PublishOptions, Published, Reason};

/// What is to become of a meeting's folder.
pub(super) struct Plan<'a> {
    update: &'a MeetingUpdate,
    /// What of the meeting's own documents is handed to the printer.
    pub(super) remembers: Option<Printing>,
    /// Where the old record of what was printed goes, if all that was handed out is collected.
    collected: Option<PathBuf>,
    /// The places of every document of this run, below the meeting's folder.
    pub(super) written: BTreeSet<PathBuf>,
    /// The cases whose documents go.
    pub(super) removed: BTreeSet<String>,
    /// Whether the meeting's own documents go.
    pub(super) own_goes: bool,
    /// What is marked as outdated, by name.
    pub(super) outdated: Vec<String>,
    pub(super) manifest: Manifest,
}

impl<'a> Plan<'a> {
    /// What is to become of the folder; what no longer stands for a case is reported.
    pub(super) fn new(
        update: &'a MeetingUpdate,
        folder: &Path,
        old: &Manifest,
        contents: &Contents,
        options: PublishOptions,
        published: &mut Published,
    ) -> Self {
        let others = contents.cases_but(&|case| update.cases.contains_key(case));
        let removed = orphans(update, folder, (&others, contents), options, published);
        let own_goes = own_goes(update, contents, options);
        let outdated = update.is_stopped && !own_goes;
        let outdated = if outdated { contents.own(&Owner::Meeting) } else { Vec::new() };
        let mut manifest = old.clone();
        manifest.cases.retain(|case, _| others.contains(case) && !removed.contains(case));
        update.cases.iter().for_each(|(case, documents)| manifest.record(case, documents));
        manifest.meeting = manifest.meeting.filter(|_| !own_goes);
        manifest.record_meeting(&update.own);
        if !outdated.is_empty() {
            manifest.mark_outdated();
        }
        Self {
            update,
            remembers: options.printed.filter(|_| !update.own.is_empty()),
            collected: options.printed.filter(|printing| printing.anew).map(|_| free_place(contents)),
            written: files_of(update.documents()).collect(),
            removed,
            own_goes,
            outdated,
            manifest,
        }
    }

    /// Whether the folder of a meeting that is gone stays as it is.
    pub(super) fn is_left_alone(&self) -> bool {
        self.update.is_gone && !self.own_goes
    }

    /// The text of the manifest; `None` where it would name no document.
    pub(super) fn manifest_text(&self) -> Option<String> {
        self.manifest.places().next().map(|_| self.manifest.to_json())
    }

    /// Whether every file lies where it is to lie, the manifest aside.
    pub(super) fn changes_nothing(&self, contents: &Contents) -> bool {
        let stays = |file: &PathBuf| {
            let owner = contents.owner(file);
            owner == Some(Owner::Manifest)
                || self.written.contains(file)
                || self.place(owner, file).as_ref() == Some(file)
        };
        self.remembers.is_none()
            && !self.update.documents().any(TypesetDocument::is_made)
            && contents.files().all(|file| stays(&file))
    }

    /// Where a file of the old folder lies in the new one; `None` if it goes, or is written anew.
    pub(super) fn place(&self, owner: Option<Owner>, file: &Path) -> Option<PathBuf> {
        let aside = self.collected.as_ref().filter(|_| self.remembers.is_some());
        if let Some((aside, name)) = aside.zip(file.strip_prefix(PRINTED).ok())
            && !name.starts_with(COLLECTED)
        {
            return Some(aside.join(name));
        }
        let own_is_new = self.own_goes || !self.update.own.is_empty();
        let goes = match owner {
            Some(Owner::Case(case)) => self.update.cases.contains_key(&case) || self.removed.contains(&case),
            Some(Owner::Meeting) if !self.outdated.is_empty() => return Some(contents::outdated(file)),
            Some(Owner::Meeting) => own_is_new,
            Some(Owner::Outdated) => own_is_new || !self.outdated.is_empty(),
            Some(Owner::Manifest) => true,
            // What is prepared follows on what was in the hands before.
            Some(Owner::Printed) => self.remembers.is_some() && !file.starts_with(PRINTED),
            None => false,
        };
        (!goes && !self.written.contains(file)).then(|| file.to_owned())
    }

    /// The documents and folders that are marked as outdated, without the text alternatives.
    pub(super) fn outdated_paths(&self, folder: &Path) -> impl Iterator<Item = PathBuf> {
        let is_text = |name: &str| matches!(FileKind::split(name), Some((_, FileKind::Text)));
        let shown = self.outdated.iter().filter(move |name| !is_text(name));
        shown.map(|name| folder.join(contents::outdated(Path::new(name))))
    }
}

/// The folder, below that of what was printed, of records whose sets were all collected.
const COLLECTED: &str = "collected";

/// A place among those records where none lies yet.
fn free_place(contents: &Contents) -> PathBuf {
    let collected = Path::new(PRINTED).join(COLLECTED);
    let taken = contents.names_below(&collected);
    let mut free = (1..).map(|number: usize| number.to_string()).filter(|name| !taken.contains(name));
    collected.join(free.next().expect("numbers do not end"))
}

/// Finds the documents that no longer stand for a case, and reports them. Returns the cases whose documents go.
///
/// - `others` are the cases of which documents lie there and none came from this run
fn orphans(
    update: &MeetingUpdate,
    folder: &Path,
    (others, contents): (&BTreeSet<String>, &Contents),
    options: PublishOptions,
    published: &mut Published,
) -> BTreeSet<String> {
    let removed = options.orphans == Orphans::Remove;
    if update.is_gone {
        let folder = folder.to_owned();
        published.orphaned.push(Orphaned {
            meeting: update.meeting.clone(),
            folder,
            reason: Reason::MeetingGone,
            removed,
            kept: contents.own(&Owner::Printed),
        });
        return others.iter().filter(|_| removed).cloned().collect();
    }
    let Some(expected) = &update.expected else { return BTreeSet::new() };
    let orphans: Vec<&String> = others.iter().filter(|case| !update.refused.contains(*case)).collect();
    published.orphaned.extend(orphans.iter().map(|case| {
        let reason = if expected.contains(*case) { Reason::CaseWrong } else { Reason::CaseGone };
        Orphaned {
            meeting: update.meeting.clone(),
            folder: folder.join(case),
            reason,
            removed,
            kept: Vec::new(),
        }
    }));
    orphans.into_iter().filter(|_| removed).cloned().collect()
}

/// Whether the meeting's own documents are removed: they are outdated, or the meeting is no longer there. Where typst
/// failed, that says nothing of the case.
fn own_goes(update: &MeetingUpdate, contents: &Contents, options: PublishOptions) -> bool {
    let is_old = update.is_gone || (update.is_stopped && !update.failed);
    let is_there = || [Owner::Meeting, Owner::Outdated].iter().any(|owner| !contents.own(owner).is_empty());
    options.orphans == Orphans::Remove && is_old && (update.is_gone || is_there())
}
