//! The whole program on one screen.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::app::publish;
use crate::cache::memory::Memory;
use crate::check::checked::CheckedMeeting;
use crate::check::rules;
use crate::diagnostic::fault::Fault;
use crate::diagnostic::finding::Findings;
use crate::output::recall::Stamps;
use crate::output::replacement::{self, Record, Replacement};
use crate::output::upkeep::{Trust, Upkeep};
use crate::output::{self, Orders, Output, Printed, Published, Stale};
use crate::papers::ledger::{Entry, Filter, ledger};
use crate::papers::templates::{self, Source};
use crate::papers::view::{Sides, View, printed_views};
use crate::typeset::typst::{Compiled, Document, Setup, Typst};
use crate::workspace::{PRINTED, Workspace};

/// How a build is wanted.
#[derive(Debug, Clone, Copy)]
pub struct Wish<'a> {
    /// How bundles are printed.
    pub sides: Sides,
    /// Whether what is made goes to the printer.
    pub printed: Printed,
    /// What becomes of documents that no longer stand for a case.
    pub stale: Stale,
    /// How much is believed of what is there.
    pub trust: Trust,
    /// The program itself: another one may make other documents.
    pub program: Option<&'a Path>,
}

/// What a build made, and what it found.
#[derive(Debug)]
pub struct Outcome {
    /// What is in the output folder now.
    pub published: Published,
    /// Why a template or Typst failed on some of the documents.
    pub complaint: Result<()>,
    /// Everything that is wrong or doubtful.
    pub findings: Findings,
}

/// Makes the documents of every case without an error, and the bundle of every meeting without one.
///
/// # Errors
///
/// If the machine fails. Never because a case is wrong.
pub fn build(paths: &[PathBuf], workspace: &Workspace, typst: &Setup, wish: Wish<'_>) -> Result<Outcome> {
    let output = Output::open(workspace.output(), &typst.work);
    let mut memory = Memory::read(&workspace.output());
    let mut stamps = stamps(workspace, wish);
    if wish.trust != Trust::Times {
        workspace.fonts.distrust();
    }
    let skips = wish.trust == Trust::Times && wish.printed == Printed::No;
    let read = workspace.read_but(paths, |folder| stamps.recall(&memory, folder).filter(|_| skips))?;
    let (whole, known) = (read.whole.clone(), read.known.clone());
    let (checked, findings) = rules::check(read);
    if let (Printed::Yes, Some(part)) = (wish.printed, checked.iter().find(|meeting| !meeting.is_whole)) {
        bail!(Fault::new("printed-in-part").with("meeting", &part.name));
    }
    let stopped = stopped(&whole, &checked);
    let orders = Orders {
        expected: expected(&checked),
        stopped,
        abandoned: if paths.is_empty() { output::abandoned(workspace)? } else { Vec::new() },
        printed: wish.printed,
        stale: wish.stale,
    };
    let made = publish::publish(&checked, &orders, wish.sides, wish.trust, output, typst, &mut memory);
    let (mut published, complaint) = made.unwrap_or_else(|error| (Published::default(), Err(error)));
    published.unchanged += known.iter().map(|meeting| memory.documents(meeting)).sum::<usize>();
    if complaint.is_ok() && !whole.is_empty() {
        let is_settled = |name: &&String| !orders.stopped.contains(*name) && !published.leaves_in(name);
        whole.iter().filter(is_settled).for_each(|name| stamps.note(&mut memory, name, &findings));
        memory.write()?;
        workspace.fonts.write_down(&workspace.font_record());
    }
    Ok(Outcome { published, complaint, findings })
}

/// Everything that decides what becomes of the meetings.
fn stamps(workspace: &Workspace, wish: Wish<'_>) -> Stamps {
    let options = format!("{:?}", wish.sides);
    Stamps::new(&workspace.root, wish.program, &workspace.templates(), workspace.fonts.folder(), &options)
}

/// The meetings that were asked for as a whole and have no bundle: something in them is wrong.
fn stopped(whole: &[String], checked: &[CheckedMeeting]) -> BTreeSet<String> {
    let complete = |name: &String| checked.iter().any(|meeting| meeting.name == *name && meeting.is_complete);
    whole.iter().filter(|name| !complete(name)).cloned().collect()
}

/// The case files of the meetings that were looked at as a whole.
fn expected(checked: &[CheckedMeeting]) -> BTreeMap<String, BTreeSet<String>> {
    let whole = checked.iter().filter(|meeting| meeting.is_whole);
    whole.map(|meeting| (meeting.name.clone(), meeting.case_names.iter().cloned().collect())).collect()
}

/// What is to be exchanged in the printed sets of a meeting.
#[derive(Debug)]
pub struct Exchange {
    /// What changed; `None` if the meeting is not right.
    pub replacement: Option<Replacement>,
    /// The PDFs that were made; none if nothing changed.
    pub made: Vec<PathBuf>,
    /// Folders of earlier papers that were marked as outdated.
    pub outdated: Vec<PathBuf>,
    /// Everything that is wrong or doubtful.
    pub findings: Findings,
}

/// Compares a meeting with what was printed of it, and makes the leaves to exchange with their lists.
///
/// # Errors
///
/// If the machine, a template or Typst fails, or nothing is known of what was printed.
pub fn replace(
    meeting: &Path,
    since: Option<&Path>,
    workspace: &Workspace,
    typst: &Setup,
) -> Result<Exchange> {
    let work = &typst.work;
    let typst = Typst::find(typst)?;
    let read = workspace.read(&[meeting.to_owned()])?;
    let whole = read.whole.clone();
    let (checked, findings) = rules::check(read);
    let Some(meeting) = checked.first().filter(|meeting| meeting.is_complete) else {
        let output = Output::open(workspace.output(), work)?;
        let outdated = whole.iter().map(|name| output.mark_replacement(name)).collect::<Result<Vec<_>>>()?;
        let outdated = outdated.into_iter().flatten().collect();
        return Ok(Exchange { replacement: None, made: Vec::new(), outdated, findings });
    };
    let kept = workspace.output().join(&meeting.name).join(PRINTED);
    let printed = Record::read(since.unwrap_or(&kept))?;
    if !printed.meeting.is_empty() && printed.meeting != meeting.name {
        let fault = Fault::new("printed-of-another").with("meeting", &meeting.name);
        bail!(fault.with("other", &printed.meeting));
    }
    let output = Output::open(workspace.output(), work)?;
    let sides = if printed.duplex { Sides::Both } else { Sides::One };
    let views = || templates::render(printed_views(meeting, sides, &printed.matching_numbers));
    let compiled = made_anew(views()?, &typst, output.run_folder())?;
    compiled.complaint()?;
    let replacement = replacement::compare(&printed, &Record::of(parts(&compiled.documents))?);
    if replacement == Replacement::default() {
        output.withdraw_replacement(&meeting.name)?;
        return Ok(Exchange {
            replacement: Some(replacement),
            made: Vec::new(),
            outdated: Vec::new(),
            findings,
        });
    }
    let stamp = replacement::stamp(meeting);
    let stamped = views()?.into_iter().map(|source| source.with_input("stamp", &stamp)).collect();
    let stamped = made_anew(stamped, &typst, output.run_folder())?;
    let lists = templates::render(replacement::lists(meeting, &replacement))?;
    let lists = typst.compile(lists, output.run_folder())?;
    stamped.complaint().and(lists.complaint())?;
    let files = replacement::files(&stamped.documents, &lists.documents, &replacement)?;
    let made = output.publish_replacement(&meeting.name, &files)?;
    Ok(Exchange { replacement: Some(replacement), made, outdated: Vec::new(), findings })
}

fn parts(documents: &[Document]) -> impl Iterator<Item = (&View, &[u8])> {
    documents.iter().map(|document| (&document.view, document.pdf.bytes.as_slice()))
}

/// Documents of which none is there yet.
fn made_anew(sources: Vec<Source>, typst: &Typst, run: &Path) -> Result<Compiled> {
    let nothing = Memory::default();
    Upkeep::new(run, &sources, &nothing, Trust::Nothing).make(sources, || Ok(typst.clone()), run)
}

/// The ledger of every item that is right.
///
/// # Errors
///
/// If the machine fails. Never because a case is wrong.
pub fn list(paths: &[PathBuf], workspace: &Workspace, filter: &Filter) -> Result<(Vec<Entry>, Findings)> {
    let read = workspace.read(paths)?;
    let (checked, findings) = rules::check(read);
    Ok((ledger(&checked, filter), findings))
}

/// Looks at cases, meetings and their profiles, and makes nothing. Comes back with what was found, and with the fault of a
/// profile whose templates cannot be read.
///
/// # Errors
///
/// If the machine fails. Never because a case is wrong.
pub fn check(paths: &[PathBuf], workspace: &Workspace) -> Result<(Findings, Result<()>)> {
    let read = workspace.read(paths)?;
    let templates = read.profiles.iter().try_for_each(|profile| templates::parse(profile));
    let (_, findings) = rules::check(read);
    Ok((findings, templates))
}
