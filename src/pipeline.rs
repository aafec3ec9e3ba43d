//! The whole program on one screen.

use std::path::PathBuf;

use anyhow::Result;

use crate::checked::CheckedMeeting;
use crate::finding::Findings;
use crate::output::Output;
use crate::rules;
use crate::templates;
use crate::typst::Typst;
use crate::view::views;
use crate::workspace::Workspace;

/// What a build made, and what it found.
#[derive(Debug)]
pub struct Outcome {
    /// The PDFs that were made, or why a template or Typst failed.
    pub published: Result<Vec<PathBuf>>,
    /// Everything that is wrong or doubtful.
    pub findings: Findings,
}

/// Makes the documents of every case without an error.
///
/// # Errors
///
/// If the machine, a template or Typst fails. Never because a case is wrong.
pub fn build(paths: &[PathBuf], workspace: &Workspace, typst: &[PathBuf]) -> Result<Outcome> {
    let typst = Typst::find(typst)?;
    let read = workspace.read(paths)?;
    let (checked, findings) = rules::check(read);
    let published = publish(&checked, workspace, &typst);
    Ok(Outcome { published, findings })
}

/// From what is right to paper.
fn publish(checked: &[CheckedMeeting], workspace: &Workspace, typst: &Typst) -> Result<Vec<PathBuf>> {
    let output = Output::open(workspace.output())?;
    let sources = templates::render(views(checked))?;
    let documents = typst.compile(sources, output.run_folder())?;
    output.publish(documents)
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
