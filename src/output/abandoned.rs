//! Meetings that left papers behind.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::diagnostic::path::at;
use crate::workspace::Workspace;

use super::contents::Contents;
use super::note::Note;
use crate::disk::{self, EntryKind, is_there};

/// The meetings in the output folder that have no folder of cases any more, by name: those whose documents are known by their
/// manifest or by what they are. A folder of others, whatever its files are called, is none.
///
/// # Errors
///
/// If the disk cannot be read.
pub fn abandoned(workspace: &Workspace) -> Result<Vec<String>> {
    abandoned_by(&workspace.root.join("cases"), &workspace.output())
}

pub(super) fn abandoned_by(cases: &Path, output: &Path) -> Result<Vec<String>> {
    if !is_there(output).with_context(at(output))? {
        return Ok(Vec::new());
    }
    let mut folders = asides(output).with_context(at(output))?;
    for (name, kind) in disk::entries(output).with_context(at(output))? {
        let Ok(name) = name.into_string() else { continue };
        if kind == EntryKind::Folder && !name.starts_with('.') {
            let path = output.join(&name);
            folders.entry(name).or_default().push(path);
        }
    }
    let mut names = Vec::new();
    for (name, folders) in folders {
        let cases = cases.join(&name);
        if is_there(&cases).with_context(at(&cases))? {
            continue;
        }
        let mut has_documents = false;
        for folder in folders {
            has_documents |= Contents::of_gone(&folder).with_context(at(&folder))?.has_documents();
        }
        names.extend(has_documents.then_some(name));
    }
    Ok(names)
}

/// The folders of meetings that a run which was stopped left aside, by the names of the meetings: the next one puts them back.
fn asides(output: &Path) -> io::Result<BTreeMap<String, Vec<PathBuf>>> {
    let (notes, _) = Note::found(output)?;
    let asides = notes.iter().filter(|note| note.is_in_two_steps() && !note.is_within_meeting());
    let named = asides.filter_map(|note| {
        let name = note.place().file_name()?.to_str()?.to_owned();
        Some((name, vec![note.old_folder()]))
    });
    Ok(named.collect())
}
