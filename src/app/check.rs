//! Looking at cases, meetings and profiles, and making nothing.

use std::path::PathBuf;

use anyhow::Result;

use crate::check::rules;
use crate::diagnostic::finding::Findings;
use crate::papers::templates;
use crate::workspace::Workspace;

/// What was found.
#[derive(Debug)]
pub struct Checked {
    /// Everything that is wrong or doubtful.
    pub findings: Findings,
    /// The fault of a profile whose templates cannot be read.
    pub templates: Result<()>,
}

/// Looks at cases, meetings and their profiles.
///
/// # Errors
///
/// If the machine fails. Never because a case is wrong.
pub fn check(workspace: &Workspace, paths: &[PathBuf]) -> Result<Checked> {
    let read = workspace.read(paths)?;
    let templates = read.profiles.iter().try_for_each(|profile| templates::parse(profile));
    let (_, findings) = rules::check(read);
    Ok(Checked { findings, templates })
}
