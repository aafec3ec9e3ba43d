//! Meetings that left papers behind.

use anyhow::{Context, Result};

use crate::diagnostic::path::at;
use crate::workspace::Workspace;

use super::contents::Contents;
use crate::disk::{self, EntryKind, is_there};

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
    for (name, kind) in disk::entries(&output).with_context(at(&output))? {
        let Ok(name) = name.into_string() else { continue };
        let (path, cases) = (output.join(&name), cases.join(&name));
        if kind != EntryKind::Folder || name.starts_with('.') || is_there(&cases).with_context(at(&cases))? {
            continue;
        }
        if Contents::of_gone(&path).with_context(at(&path))?.has_documents() {
            names.push(name);
        }
    }
    Ok(names)
}
