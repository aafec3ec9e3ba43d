//! The files of a profile: those compiled in, and those of the workspace, which take their place.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use include_dir::{Dir, include_dir};

use crate::diagnostic::path::at;
use crate::text::source::{RawFile, Sources};
use crate::workspace::links;

/// The profiles that come with the program.
static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// The names of all profiles: those compiled in, and those of the workspace.
///
/// # Errors
///
/// If the folder cannot be read.
pub fn names(templates: &Path) -> Result<BTreeSet<String>> {
    all_names(&around(templates), templates)
}

/// The names of the profiles that have a file of their own in the workspace.
///
/// # Errors
///
/// If the folder cannot be read.
pub fn names_in_workspace(templates: &Path) -> Result<BTreeSet<String>> {
    own_names(&around(templates), templates)
}

/// The files of the folder that holds a folder of profiles.
pub(super) fn around(templates: &Path) -> Sources {
    Sources::disk(templates.parent().unwrap_or(Path::new("")))
}

/// As [`names`], what is laid over the disk included.
pub(in crate::workspace) fn all_names(sources: &Sources, templates: &Path) -> Result<BTreeSet<String>> {
    let built_in = BUILT_IN.dirs().filter_map(|folder| name(folder.path()));
    Ok(built_in.chain(own_names(sources, templates)?).collect())
}

/// As [`names_in_workspace`], what is laid over the disk included.
pub(in crate::workspace) fn own_names(sources: &Sources, templates: &Path) -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    if sources.is_folder(templates) {
        for path in sources.entries(templates).with_context(at(templates))? {
            let has_council = sources.is_file(&path.join("council.yaml"));
            names.extend(name(&path).filter(|name| has_council && !name.starts_with('.')));
        }
    }
    Ok(names)
}

fn name(path: &Path) -> Option<String> {
    path.file_name().map(|name| name.to_string_lossy().into_owned())
}

/// The link that a profile's folder is or holds, if any: it is not read.
///
/// # Errors
///
/// If the folder cannot be read.
pub(super) fn link(name: &str, templates: &Path) -> Result<Option<PathBuf>> {
    let folder = templates.join(name);
    if !folder.is_dir() {
        return Ok(None);
    }
    let found = links::find(&folder, 1).with_context(at(&folder))?;
    let below = |link: PathBuf| {
        let below = link.strip_prefix(templates).map(Path::to_path_buf).unwrap_or_default();
        Path::new("templates").join(below)
    };
    Ok(found.map(below))
}

/// Every file of a profile's own by name: the workspace's where it has one, else the built-in one.
pub(super) fn files(name: &str, sources: &Sources, templates: &Path) -> Result<BTreeMap<String, RawFile>> {
    let mut files = BTreeMap::new();
    let folder = templates.join(name);
    let named = |file: &str, bytes: Vec<u8>| RawFile {
        id: sources.id(&folder.join(file)),
        path: Path::new("templates").join(name).join(file),
        bytes,
    };
    for file in BUILT_IN.get_dir(name).into_iter().flat_map(Dir::files) {
        if let Some(file_name) = file.path().file_name().and_then(|name| name.to_str()) {
            files.insert(file_name.to_owned(), named(file_name, file.contents().to_owned()));
        }
    }
    if !sources.is_folder(&folder) {
        return Ok(files);
    }
    for path in sources.entries(&folder).with_context(at(&folder))? {
        let known = ["yaml", "yml", "typ"].iter().any(|ending| has_ending(&path.to_string_lossy(), ending));
        if let (true, Some(file_name)) = (known, path.file_name().and_then(|name| name.to_str())) {
            let read = sources.read(&path).with_context(at(&path))?;
            files.insert(file_name.to_owned(), named(file_name, read.bytes));
        }
    }
    Ok(files)
}

pub(super) fn has_ending(name: &str, ending: &str) -> bool {
    Path::new(name).extension().is_some_and(|found| found == ending)
}
