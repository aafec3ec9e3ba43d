//! Meetings that left papers behind.

use std::fs;

use anyhow::{Context, Result};

use crate::diagnostic::path::at;
use crate::workspace::Workspace;

use super::contents::Contents;
use crate::disk::is_there;

/// The meetings in the output folder that have no folder of cases any more, by name: those whose documents are known by their
/// manifest or by what they are. A folder of others, whatever its files are called, is none.
///
/// # Errors
///
/// If the disk cannot be read.
pub fn abandoned(workspace: &Workspace) -> Result<Vec<String>> {
    let (cases, output) = (workspace.root.join("cases"), workspace.output());
    if !is_there(&output).with_context(at(&output))? {
        return Ok(Vec::new());
    }
    let mut names = Vec::new();
    for entry in fs::read_dir(&output).with_context(at(&output))? {
        let entry = entry.with_context(at(&output))?;
        let Some(name) = entry.file_name().to_str().map(ToOwned::to_owned) else { continue };
        let (path, cases) = (entry.path(), cases.join(&name));
        let is_folder = entry.file_type().with_context(at(&path))?.is_dir();
        if !is_folder || name.starts_with('.') || is_there(&cases).with_context(at(&cases))? {
            continue;
        }
        if Contents::of_gone(&path).with_context(at(&path))?.has_documents() {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}
