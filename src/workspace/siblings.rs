//! The meeting files of the whole workspace: numbers run through a year, so each meeting is looked at beside the others.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};
use rayon::prelude::*;

use crate::diagnostic::path::at;
use crate::disk::EntryKind;
use crate::input::schema::{Loaded, Schema};
use crate::model::meeting::Meeting;
use crate::text::source::Sources;

use super::readings::{ReadFile, Readings};
use super::{carried, file_name, folders};

/// A meeting of the workspace, whether it was asked for or not.
#[derive(Debug, Clone)]
pub struct Sibling {
    /// Name of its folder.
    pub name: String,
    /// What its file says.
    pub meeting: Arc<Loaded<Meeting>>,
}

/// Every meeting of a workspace whose file can be read.
///
/// # Errors
///
/// If the disk cannot be read.
pub fn siblings(root: &Path, sources: &Sources) -> Result<Vec<Sibling>> {
    let cases = root.join("cases");
    let is_there = sources.is_folder(&cases).with_context(at(&cases))?;
    let all = if is_there { folders(&cases, sources)? } else { Vec::new() };
    Ok(read(std::iter::empty(), &all, sources, &Readings::default()))
}

/// Reads the meeting files of these folders, and of those beside them. What is wrong with one is told where it is asked for.
///
/// - `wanted` are the folders that were asked for, `all` those of the workspace
pub(super) fn read<'a>(
    wanted: impl Iterator<Item = &'a PathBuf>,
    all: &[PathBuf],
    sources: &Sources,
    readings: &Readings,
) -> Vec<Sibling> {
    let mut folders: Vec<&PathBuf> = wanted.collect();
    let asked: BTreeSet<String> = folders.iter().map(|folder| file_name(folder)).collect();
    folders.extend(all.iter().filter(|folder| !asked.contains(&file_name(folder))));
    let read = folders.into_par_iter().filter_map(|folder| sibling(folder, sources, readings));
    let mut siblings: Vec<Sibling> = read.collect();
    siblings.sort_by(|a, b| a.name.cmp(&b.name));
    siblings
}

fn sibling(folder: &Path, sources: &Sources, readings: &Readings) -> Option<Sibling> {
    let path = folder.join("meeting.yaml");
    let is_folder = matches!(sources.kind(folder), Ok(Some(EntryKind::Folder)));
    let is_file = matches!(sources.kind(&path), Ok(Some(EntryKind::File { .. })));
    if !is_folder || !is_file {
        return None;
    }
    let schema = Schema::shared::<Meeting>();
    let file = ReadFile::<Meeting>::read(&path, sources, (&schema, ""), &readings.meetings).ok()?;
    let name = file_name(folder);
    Some(Sibling { meeting: carried::in_folder(file.loaded.as_ref()?, &name), name })
}
