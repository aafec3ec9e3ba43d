//! What is to be exchanged in the printed sets of a meeting (差し替え).

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::app::session::{CheckedRead, Session};
use crate::cache::Cache;
use crate::diagnostic::fault::Fault;
use crate::diagnostic::finding::Findings;
use crate::diagnostic::path::{at, shown};
use crate::disk::{self, EntryKind};
use crate::output::replacement::{self, PrintChanges, PrintRecord};
use crate::output::{Leftover, Output, incremental};
use crate::papers::templates::Source;
use crate::papers::view::{Sides, printed_views};
use crate::typeset::typst::{TypesetDocument, Typst, complaint};
use crate::workspace::PRINTED;

/// What is to be exchanged.
#[derive(Debug)]
pub struct Exchange {
    /// What changed; `None` if the meeting is not right.
    pub changes: Option<PrintChanges>,
    /// The PDFs that were made; none if nothing changed.
    pub made: Vec<PathBuf>,
    /// Folders of earlier papers that were marked as outdated.
    pub outdated: Vec<PathBuf>,
    /// What could not be removed after the papers were in their places.
    pub leftovers: Vec<Leftover>,
    /// Everything that is wrong or doubtful.
    pub findings: Findings,
}

/// Compares a meeting with what was printed of it, and makes the leaves to exchange with their lists.
///
/// - `since` is the folder of another record of what was printed
///
/// # Errors
///
/// If the machine, a template or Typst fails, or nothing is known of what was printed.
pub fn replace(session: &Session, meeting: &Path, since: Option<&Path>) -> Result<Exchange> {
    let run_context = &session.typst.run_context;
    let folder = session.workspace.output();
    Typst::find(&session.typst)?;
    let CheckedRead { meetings, whole, findings, .. } = session.check(&[meeting.to_owned()])?;
    let (made, outdated, leftovers) = (Vec::new(), Vec::new(), Vec::new());
    let mut exchange = Exchange { changes: None, made, outdated, leftovers, findings };
    let Some(meeting) = meetings.first().filter(|meeting| meeting.is_complete()) else {
        let output = Output::open(folder.clone(), run_context)?;
        for name in &whole {
            exchange.outdated.extend(output.mark_replacement(name, &mut exchange.leftovers)?);
        }
        return Ok(exchange);
    };
    let printed = match since {
        Some(folder) => PrintRecord::read(folder)?,
        None => printed_of(&folder.join(meeting.name()).join(PRINTED), &session.workspace.root)?,
    };
    demand_same_meeting(&printed, meeting.name())?;
    let output = Output::open(folder.clone(), run_context)?;
    let sides = if printed.duplex { Sides::Both } else { Sides::One };
    let views = || session.render(printed_views(meeting, sides, &printed.matching_numbers));
    let now = compile(session, views()?, &output)?;
    let now = now.iter().map(|document| (&document.view, document.pdf().unwrap_or_default()));
    let replacement = replacement::compare(&printed, &PrintRecord::of(now)?);
    if replacement == PrintChanges::default() {
        output.withdraw_replacement(meeting.name(), &mut exchange.leftovers)?;
    } else {
        let stamp = replacement::stamp(meeting);
        let stamped = views()?.into_iter().map(|source| source.with_input("stamp", &stamp)).collect();
        let stamped = compile(session, stamped, &output)?;
        let lists = session.render(replacement::lists(meeting, &replacement))?;
        let lists = compile(session, lists, &output)?;
        let files = replacement::files(&stamped, &lists, &replacement)?;
        exchange.made = output.publish_replacement(meeting.name(), &files, &mut exchange.leftovers)?;
    }
    exchange.changes = Some(replacement);
    session.persist();
    Ok(exchange)
}

/// What the workspace holds of what was printed. It is not followed out of the workspace.
fn printed_of(folder: &Path, root: &Path) -> Result<PrintRecord> {
    if disk::kind_below(root, folder).with_context(at(folder))? == Some(EntryKind::Link) {
        bail!(Fault::new("link-not-read-fault").with("path", shown(folder)));
    }
    PrintRecord::read(folder)
}

/// A record that names its meeting is of this one.
fn demand_same_meeting(printed: &PrintRecord, name: &str) -> Result<()> {
    if !printed.meeting.is_empty() && printed.meeting != name {
        bail!(Fault::new("printed-of-another").with("meeting", name).with("other", &printed.meeting));
    }
    Ok(())
}

/// The documents of all sources, made anew.
fn compile(session: &Session, sources: Vec<Source>, output: &Output) -> Result<Vec<TypesetDocument>> {
    let nothing_known = Cache::default();
    let compiled =
        incremental::compile(sources, &session.typst, &nothing_known, output.folder(), output.run_folder())?;
    complaint(&compiled.refused)?;
    Ok(compiled.documents)
}
