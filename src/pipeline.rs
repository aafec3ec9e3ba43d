//! The whole program on one screen.

use std::collections::BTreeSet;
use std::path::PathBuf;

use anyhow::Result;

use crate::checked::CheckedMeeting;
use crate::finding::Findings;
use crate::output::{Output, Published};
use crate::rules;
use crate::templates;
use crate::typst::Typst;
use crate::view::{Sides, views};
use crate::workspace::Workspace;

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
pub fn build(paths: &[PathBuf], workspace: &Workspace, typst: &[PathBuf], sides: Sides) -> Result<Outcome> {
    let typst = Typst::find(typst)?;
    let read = workspace.read(paths)?;
    let whole = read.whole.clone();
    let (checked, findings) = rules::check(read);
    let stopped = stopped(whole, &checked);
    let made = publish(&checked, &stopped, sides, workspace, &typst);
    Ok(match made {
        Ok((published, complaint)) => Outcome { published, complaint, findings },
        Err(error) => Outcome { published: Published::default(), complaint: Err(error), findings },
    })
}

/// From what is right to paper.
fn publish(
    checked: &[CheckedMeeting],
    stopped: &BTreeSet<String>,
    sides: Sides,
    workspace: &Workspace,
    typst: &Typst,
) -> Result<(Published, Result<()>)> {
    let output = Output::open(workspace.output())?;
    let sources = templates::render(views(checked, sides))?;
    let compiled = typst.compile(sources, output.run_folder())?;
    let complaint = compiled.complaint();
    Ok((output.publish(compiled, stopped)?, complaint))
}

/// The meetings that were asked for as a whole and have no bundle: something in them is wrong.
fn stopped(whole: Vec<String>, checked: &[CheckedMeeting]) -> BTreeSet<String> {
    let complete =
        |name: &String| checked.iter().any(|meeting| meeting.name == *name && meeting.items.is_some());
    whole.into_iter().filter(|name| !complete(name)).collect()
}

/// Looks at cases, meetings and their profile, and makes nothing.
///
/// # Errors
///
/// If the machine fails. Never because a case is wrong.
pub fn check(paths: &[PathBuf], workspace: &Workspace) -> Result<Findings> {
    let read = workspace.read(paths)?;
    let (_, findings) = rules::check(read);
    Ok(findings)
}
