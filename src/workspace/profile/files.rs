//! The files of a profile: those compiled in, and those of the workspace, which take their place.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use include_dir::{Dir, include_dir};

use crate::diagnostic::path::at;
use crate::disk::EntryKind;
use crate::text::source::{RawFile, Sources};

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
    if !sources.is_folder(templates).with_context(at(templates))? {
        return Ok(names);
    }
    for path in sources.entries(templates).with_context(at(templates))? {
        // A link is taken for a profile: it is reported, and not followed.
        let council = sources.kind(&path.join("council.yaml")).with_context(at(&path))?;
        let has_council = matches!(council, Some(EntryKind::File { .. } | EntryKind::Link));
        names.extend(name(&path).filter(|name| has_council && !name.starts_with('.')));
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
pub(super) fn link(name: &str, sources: &Sources, templates: &Path) -> Result<Option<PathBuf>> {
    let folder = templates.join(name);
    let mut places = vec![folder.clone()];
    if sources.is_folder(&folder).with_context(at(&folder))? {
        places.extend(sources.entries(&folder).with_context(at(&folder))?);
    }
    for place in places {
        if sources.kind(&place).with_context(at(&place))? == Some(EntryKind::Link) {
            let below = place.strip_prefix(templates).unwrap_or(&place);
            return Ok(Some(Path::new("templates").join(below)));
        }
    }
    Ok(None)
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
    if !sources.is_folder(&folder).with_context(at(&folder))? {
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
