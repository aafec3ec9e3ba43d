//! Looking at cases, meetings and profiles, and making nothing.

use std::path::PathBuf;

use anyhow::Result;

use crate::app::session::{CheckedRead, Session};
use crate::diagnostic::finding::Findings;

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
pub fn check(session: &Session, paths: &[PathBuf]) -> Result<Checked> {
    let CheckedRead { profiles, findings, .. } = session.check(paths)?;
    let templates = profiles.iter().try_for_each(|profile| session.parse_templates(profile));
    Ok(Checked { findings, templates })
}
