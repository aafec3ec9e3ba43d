//! What a run put into the output folder, and how it was to be put there.

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::cache::fingerprint::FileStamp;
use crate::diagnostic::fault::Fault;
use crate::papers::document_id::BundleSet;
use crate::papers::view::Sides;
use crate::typeset::pdf::layout::LayoutFlaw;
use crate::typeset::pdf::page_record::leaves;
use crate::typeset::typst::{Refused, complaint};

use super::hands::PrintRecord;
use super::manifest::MeetingRecord;
use super::print::Printing;

/// How documents are put in their places.
#[derive(Debug, Clone, Copy)]
pub struct PublishOptions {
    /// How bundles are printed.
    pub sides: Sides,
    /// What is handed to the printer, and kept to be compared with later; `None` where nothing is.
    pub printed: Option<Printing>,
    /// What becomes of documents that no longer stand for a case.
    pub orphans: Orphans,
}

/// What becomes of documents whose case is no longer there, or no longer right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Orphans {
    /// They stay, and are reported.
    Keep,
    /// They are removed.
    Remove,
}

/// Why a document no longer stands for a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Reason {
    /// Its case is no longer there.
    CaseGone,
    /// Its case has an error.
    CaseWrong,
    /// Its meeting is no longer there.
    MeetingGone,
}

/// The documents of a case, or of a meeting, that no longer stand for anything.
#[derive(Debug)]
pub struct Orphaned {
    /// Name of their meeting.
    pub meeting: String,
    /// Their folder.
    pub folder: PathBuf,
    /// Why.
    pub reason: Reason,
    /// Whether they were removed.
    pub removed: bool,
    /// Folders in it that stay whatever becomes of the documents: what was handed out.
    pub kept: Vec<String>,
}

/// An old folder that could not be removed. It is in nobody's way: the next run tries again.
#[derive(Debug)]
pub struct Leftover {
    /// Where it lies.
    pub path: PathBuf,
    /// Why it could not be removed.
    pub error: io::Error,
}

/// What a run put into the output folder.
#[derive(Debug, Default)]
pub struct Published {
    /// The PDFs that were made.
    pub made: Vec<PathBuf>,
    /// How many documents stayed as they were.
    pub unchanged: usize,
    /// The bundles that were made.
    pub bundles: Vec<MadeBundle>,
    /// The sets that were recorded as handed to the printer.
    pub printed: Vec<PrintedSet>,
    /// The old bundles of meetings that could not be made.
    pub outdated: Vec<PathBuf>,
    /// Documents that no longer stand for a case.
    pub orphaned: Vec<Orphaned>,
    /// Documents that typst refused.
    pub refused: Vec<Refused>,
    /// Whether a finding says already why typst refuses documents.
    pub refusals_are_told: bool,
    /// Documents with pages on which not all can be read, made now or before.
    pub flawed: Vec<FlawedDocument>,
    /// What could not be removed after the documents were in their places.
    pub leftovers: Vec<Leftover>,
    /// What lies in the folders of meetings now, as this run made it or found it whole.
    pub settled: BTreeMap<String, Settled>,
    /// Meetings whose documents could not be put in their places, since a file of theirs is held: they stay as they were.
    pub held: Vec<HeldMeeting>,
    /// What stopped the run before its end. What was published before it stays.
    pub fault: Option<anyhow::Error>,
}

/// A set that was recorded as handed to the printer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedSet {
    /// Name of the meeting.
    pub meeting: String,
    /// Which set.
    pub set: BundleSet,
    /// Its pages.
    pub pages: usize,
    /// Its leaves.
    pub leaves: usize,
}

impl PrintedSet {
    /// What a record says of a set; `None` where there is nothing in it.
    pub(super) fn of(set: BundleSet, record: &PrintRecord) -> Option<Self> {
        let pages = record.bundles.get(set.name()).map(Vec::len).filter(|pages| *pages > 0)?;
        Some(Self { meeting: record.meeting.clone(), set, pages, leaves: leaves(pages, record.duplex) })
    }
}

/// A document with pages on which not all can be read.
#[derive(Debug)]
pub struct FlawedDocument {
    /// Name of its meeting.
    pub meeting: String,
    /// Path of its PDF below the output folder.
    pub path: String,
    /// What is wrong, page by page.
    pub flaws: Vec<LayoutFlaw>,
}

/// The bundle of a meeting.
#[derive(Debug)]
pub struct MadeBundle {
    /// Name of the meeting.
    pub meeting: String,
    /// What its manifest says.
    pub record: MeetingRecord,
    /// So many leaves less it would have if clauses that several materials share were printed once (一括).
    pub saved_by_sharing: usize,
}

/// A meeting whose old documents stay, since another program holds a file of theirs.
#[derive(Debug)]
pub struct HeldMeeting {
    /// Its name.
    pub name: String,
    /// The file or folder, and why.
    pub error: anyhow::Error,
}

/// The folder of a meeting, every document of which this run made or found whole.
#[derive(Debug)]
pub struct Settled {
    /// How many documents there are.
    pub documents: usize,
    /// How each file looks, by its path below the output folder.
    pub files: Vec<(String, FileStamp)>,
}

impl Published {
    /// Adds what was put in its place beside.
    pub(super) fn add(&mut self, other: Self) {
        self.made.extend(other.made);
        self.unchanged += other.unchanged;
        self.bundles.extend(other.bundles);
        self.printed.extend(other.printed);
        self.outdated.extend(other.outdated);
        self.orphaned.extend(other.orphaned);
        self.refused.extend(other.refused);
        self.leftovers.extend(other.leftovers);
        self.settled.extend(other.settled);
    }

    /// Whether documents of a meeting no longer stand for a case.
    #[must_use]
    pub fn has_orphans(&self, meeting: &str) -> bool {
        self.orphaned.iter().any(|orphaned| orphaned.meeting == meeting)
    }

    /// Why the run did not make everything that is right: what stopped it, meetings that are held, else the documents
    /// that typst refused, unless a finding says why.
    ///
    /// # Errors
    ///
    /// If there is a reason.
    pub fn complaint(self) -> Result<()> {
        match self.fault {
            Some(fault) => Err(fault),
            None if !self.held.is_empty() => bail!(Fault::new("meetings-held")),
            None if self.refusals_are_told => Ok(()),
            None => complaint(&self.refused),
        }
    }
}
