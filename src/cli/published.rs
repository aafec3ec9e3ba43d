//! What a build made, and of each bundle how much paper it takes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Result;

use crate::app::build::Outcome;
use crate::app::session::Session;
use crate::diagnostic::arguments::{Argument, Arguments};
use crate::diagnostic::finding::Finding;
use crate::disk::HeldFile;
use crate::output::{HeldMeeting, Leftover, MadeBundle, PrintedSet, Published};
use crate::papers::document_id::{BundleSet, FileKind};
use crate::report::{Message, Messages};
use crate::typeset::pdf::page_record::MaterialRecord;

use super::findings::ReportArgs;
use super::{say, shown};

impl ReportArgs {
    /// Reports what was made, what is outdated or left, and that nothing can be remembered where that is so.
    pub(super) fn published(
        &self,
        outcome: &Outcome,
        taken: Duration,
        session: &Session,
        messages: &Messages,
    ) -> Result<()> {
        let (published, root) = (&outcome.published, &session.workspace.root);
        self.list(published.made.iter().map(|path| shown(path, root)))?;
        let mut lines = outdated(published, root);
        lines.extend(orphaned(published, root));
        lines.extend(held(published, root));
        lines.extend(leftovers(&published.leftovers, root));
        lines.extend(printed(published));
        lines.extend(hands(outcome, root));
        if !self.quiet {
            lines.extend(bundles(published));
            lines.extend(placed(published));
            lines.push((Message::Made, made(outcome, taken)));
            lines.extend(session.cache.fault().map(|fault| {
                (Message::CacheUnavailable, Arguments::from([("error", Argument::Text(fault.to_string()))]))
            }));
        }
        for (message, words) in lines {
            say(&(messages.say(message, &words) + "\n"));
        }
        Ok(())
    }
}

type Line = (Message, Arguments);

/// The bundles that were put aside, a line for each folder.
fn outdated(published: &Published, root: &Path) -> Vec<Line> {
    let mut folders: BTreeMap<PathBuf, Vec<String>> = BTreeMap::new();
    for path in &published.outdated {
        let folder = path.parent().unwrap_or(root).to_path_buf();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        folders.entry(folder).or_default().push(name);
    }
    let line = |(folder, names): (PathBuf, Vec<String>)| {
        let words = Arguments::from([
            ("folder", Argument::Text(shown(&folder, root))),
            ("names", Argument::from(names.as_slice())),
        ]);
        (Message::BundleOutdated, words)
    };
    folders.into_iter().map(line).collect()
}

/// The documents that stand for no case any more.
fn orphaned(published: &Published, root: &Path) -> Vec<Line> {
    let lines = published.orphaned.iter().map(|left| {
        let words = Arguments::from([
            ("folder", Argument::Text(shown(&left.folder, root))),
            ("reason", Argument::from(<&str>::from(left.reason))),
            ("removed", Argument::from(if left.removed { "yes" } else { "no" })),
            (
                "kept",
                if left.kept.is_empty() { Argument::None } else { Argument::from(left.kept.as_slice()) },
            ),
        ]);
        (Message::DocumentsLeft, words)
    });
    lines.collect()
}

/// The meetings whose old documents stay, since a file of theirs is held.
fn held(published: &Published, root: &Path) -> Vec<Line> {
    let line = |meeting: &HeldMeeting| {
        let held = HeldFile::behind(&meeting.error).expect("it is held");
        let words = Arguments::from([
            ("meeting", Argument::Text(meeting.name.clone())),
            ("path", Argument::Text(shown(held.path(), root))),
            ("why", Argument::from(held.why())),
        ]);
        (Message::MeetingHeld, words)
    };
    published.held.iter().map(line).collect()
}

/// The old folders that could not be removed.
pub(super) fn leftovers(leftovers: &[Leftover], root: &Path) -> Vec<Line> {
    let lines = leftovers.iter().map(|left| {
        let words = Arguments::from([
            ("path", Argument::Text(shown(&left.path, root))),
            ("error", Argument::Text(left.error.to_string())),
            (
                "held",
                HeldFile::of(&left.error)
                    .map_or(Argument::None, |held| Argument::Text(shown(held.path(), root))),
            ),
        ]);
        (Message::OldFolderLeft, words)
    });
    lines.collect()
}

/// The bundles, each with its pages and its sheets of paper.
fn bundles(published: &Published) -> Vec<Line> {
    let lines = published.bundles.iter().map(|MadeBundle { meeting, record, saved_by_sharing }| {
        let named = |name: &str| record.documents.get(&FileKind::Pdf.of(name));
        let document = |set: BundleSet| named(&set.print_name()).or_else(|| named(set.name()));
        let leaves = |set: BundleSet| document(set).and_then(|document| document.leaves).unwrap_or_default();
        // A material stands in several documents; what is printed of it once is saved once.
        let printed = [BundleSet::Advance, BundleSet::OnTheDay].map(|set| FileKind::Pdf.of(set.name()));
        let of_print = record.materials.iter().filter(|material| printed.contains(&material.document));
        let fitted: usize = of_print.map(|material| material.saved_leaves(record.duplex)).sum();
        let slips = record.materials.iter().filter(|material| material.slip).count();
        let words = Arguments::from([
            ("meeting", Argument::Text(meeting.clone())),
            ("pages", Argument::Count(document(BundleSet::Advance).map_or(0, |document| document.pages))),
            ("leaves", Argument::Count(leaves(BundleSet::Advance))),
            ("on_the_day", Argument::Count(leaves(BundleSet::OnTheDay))),
            ("slips", Argument::Count(slips)),
            ("fitted", Argument::Count(fitted)),
            ("saved", Argument::Count(*saved_by_sharing)),
        ]);
        (Message::BundleMade, words)
    });
    lines.collect()
}

/// The sets that were recorded as handed to the printer.
fn printed(published: &Published) -> Vec<Line> {
    let line = |printed: &PrintedSet| {
        let words = Arguments::from([
            ("meeting", Argument::Text(printed.meeting.clone())),
            ("set", Argument::from(word_of(printed.set))),
            ("pages", Argument::Count(printed.pages)),
            ("leaves", Argument::Count(printed.leaves)),
        ]);
        (Message::PrintRecorded, words)
    };
    published.printed.iter().map(line).collect()
}

/// The word for a set on the command line.
pub(super) fn word_of(set: BundleSet) -> &'static str {
    match set {
        BundleSet::Advance => "advance",
        BundleSet::OnTheDay => "on-the-day",
        BundleSet::Public => "public",
    }
}

/// The meetings whose papers are not those that were handed out, and what was prepared for that and is no longer true.
fn hands(outcome: &Outcome, root: &Path) -> Vec<Line> {
    let outdated = outcome.hands.iter().filter_map(|state| state.outdated.as_ref());
    let outdated = outdated.map(|path| {
        (Message::ReplacementOutdated, Arguments::from([("path", Argument::Text(shown(path, root)))]))
    });
    let differing = outcome.hands.iter().filter(|state| state.differs).map(|state| {
        let prepared = state.prepared.map_or(Argument::None, |round| Argument::Text(round.to_string()));
        let meeting = Argument::Text(state.meeting.clone());
        (Message::HandsDiffer, Arguments::from([("meeting", meeting), ("prepared", prepared)]))
    });
    outdated.chain(differing).collect()
}

/// The papers made elsewhere of which pages are turned, or smaller than they were.
fn placed(published: &Published) -> Vec<Line> {
    let line = |material: &MaterialRecord| {
        let bound = material.attachment.as_ref()?;
        let scaled = bound.scaled.iter().map(|(page, percent)| format!("{page} ({percent}%)"));
        let is_changed = !bound.turned.is_empty() || !bound.scaled.is_empty();
        let words = Arguments::from([
            ("material", Argument::Text(material.number.clone())),
            ("file", Argument::Text(bound.file.clone())),
            ("turned", Argument::from(bound.turned.as_slice())),
            ("scaled", Argument::from(scaled.collect::<Vec<_>>())),
        ]);
        is_changed.then_some((Message::AttachmentPlaced, words))
    };
    published.bundles.iter().flat_map(|bundle| bundle.record.materials.iter().filter_map(line)).collect()
}

/// How much was made, in how many seconds.
fn made(outcome: &Outcome, taken: Duration) -> Arguments {
    Arguments::from([
        ("count", Argument::Count(outcome.published.made.len())),
        ("unchanged", Argument::Count(outcome.published.unchanged)),
        ("refused", Argument::Count(refused(&outcome.findings))),
        ("seconds", Argument::Text(format!("{:.1}", taken.as_secs_f64()))),
    ])
}

/// How many files of cases and meetings have an error.
fn refused(findings: &[Finding]) -> usize {
    let wrong = findings.iter().filter(|finding| finding.stops()).map(|finding| &finding.file.path);
    wrong.filter(|path| path.starts_with("cases")).collect::<BTreeSet<_>>().len()
}
