//! The files of a profile: those compiled in, and those of the workspace, which take their place.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use include_dir::{Dir, include_dir};

use crate::workspace::links;

/// The profiles that come with the program.
static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// A file of a profile.
#[derive(Debug, Clone)]
pub(super) struct ProfileFile {
    /// Path shown to people.
    pub(super) path: PathBuf,
    /// What it holds.
    pub(super) bytes: Vec<u8>,
}

/// The names of all profiles: those compiled in, and those of the workspace.
///
/// # Errors
///
/// If the folder cannot be read.
pub fn names(templates: &Path) -> Result<BTreeSet<String>> {
    let built_in = BUILT_IN.dirs().filter_map(|folder| name(folder.path()));
    Ok(built_in.chain(names_in_workspace(templates)?).collect())
}

/// The names of the profiles that have a file of their own in the workspace.
///
/// # Errors
///
/// If the folder cannot be read.
pub fn names_in_workspace(templates: &Path) -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    if templates.is_dir() {
        for entry in std::fs::read_dir(templates).with_context(|| templates.display().to_string())? {
            let path = entry?.path();
            let has_council = path.join("council.yaml").is_file();
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
    let found = links::find(&folder, 1).with_context(|| folder.display().to_string())?;
    let below = |link: PathBuf| {
        let below = link.strip_prefix(templates).map(Path::to_path_buf).unwrap_or_default();
        Path::new("templates").join(below)
    };
    Ok(found.map(below))
}

/// Every file of a profile's own by name: the workspace's where it has one, else the built-in one.
pub(super) fn files(name: &str, templates: &Path) -> Result<BTreeMap<String, ProfileFile>> {
    let mut files = BTreeMap::new();
    let shown = |file: &str| Path::new("templates").join(name).join(file);
    for file in BUILT_IN.get_dir(name).into_iter().flat_map(Dir::files) {
        if let Some(file_name) = file.path().file_name().and_then(|name| name.to_str()) {
            let bytes = file.contents().to_owned();
            files.insert(file_name.to_owned(), ProfileFile { path: shown(file_name), bytes });
        }
    }
    let folder = templates.join(name);
    if !folder.is_dir() {
        return Ok(files);
    }
    for entry in std::fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        let known = ["yaml", "yml", "typ"].iter().any(|ending| has_ending(&path.to_string_lossy(), ending));
        if let (true, Some(file_name)) = (known, path.file_name().and_then(|name| name.to_str())) {
            let bytes = std::fs::read(&path).with_context(|| path.display().to_string())?;
            files.insert(file_name.to_owned(), ProfileFile { path: shown(file_name), bytes });
        }
    }
    Ok(files)
}

pub(super) fn has_ending(name: &str, ending: &str) -> bool {
    Path::new(name).extension().is_some_and(|found| found == ending)
}
