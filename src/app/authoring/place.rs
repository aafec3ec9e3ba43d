//! Where a new file goes, and where the one lies that it is copied from.

use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::diagnostic::fault::Fault;
use crate::diagnostic::path::{at, shown};
use crate::disk::{self, EntryKind};
use crate::text::file_name::{composed, fault};

/// The name of the meeting's folder, and of the case, in a place.
///
/// # Errors
///
/// If the place is not one for a meeting or case.
pub(super) fn names(place: &Path) -> Result<(String, Option<String>)> {
    let wrong = || Fault::new("no-place").with("place", shown(place));
    let mut names = Vec::new();
    for component in place.components() {
        match component {
            Component::Normal(name) => names.push(name.to_str().ok_or_else(wrong)?),
            Component::CurDir => {}
            _ => bail!(wrong()),
        }
    }
    if names.len() > 1 && names[0] == "cases" {
        names.remove(0);
    }
    let names: Vec<String> = names.into_iter().map(composed).collect();
    let (meeting, case) = match &names[..] {
        [meeting] => (meeting, None),
        [meeting, case] => (meeting, Some(case.strip_suffix(".yaml").unwrap_or(case))),
        _ => bail!(wrong()),
    };
    let is_wrong = |name: &str| name.is_empty() || name.starts_with('.') || fault(name).is_some();
    if is_wrong(meeting) || case.is_some_and(is_wrong) {
        bail!(wrong());
    }
    Ok((meeting.clone(), case.filter(|case| *case != "meeting").map(ToOwned::to_owned)))
}

/// The file of a case to copy.
///
/// # Errors
///
/// If there is none.
pub(super) fn find_case(from: &Path, folder: &Path, root: &Path) -> Result<PathBuf> {
    let in_cases = root.join("cases").join(from);
    let mut with_ending = in_cases.clone().into_os_string();
    with_ending.push(".yaml");
    let found = find([folder.join(from), in_cases, with_ending.into()], root)?;
    found.ok_or_else(|| Fault::new("no-such-case").with("from", shown(from)).into())
}

/// The file of a meeting to copy: it is named, or its folder.
///
/// # Errors
///
/// If there is none.
pub(super) fn find_meeting(from: &Path, folder: &Path, root: &Path) -> Result<PathBuf> {
    let name = "meeting.yaml";
    let places = [folder.join(from), root.join("cases").join(from)];
    let found = find(places.into_iter().flat_map(|place| [place.join(name), place]), root)?;
    let found = found.filter(|path| path.file_name().is_some_and(|last| last == name));
    found.ok_or_else(|| Fault::new("no-such-meeting").with("from", shown(from)).into())
}

/// The first of these places where a file is.
fn find(places: impl IntoIterator<Item = PathBuf>, root: &Path) -> Result<Option<PathBuf>> {
    for path in places {
        // What somebody names may lie anywhere; what the workspace holds is not followed out of it.
        let is_own = path.starts_with(root);
        let kind = if is_own { disk::kind_below(root, &path) } else { disk::kind_named(&path) };
        match kind.with_context(at(&path))? {
            Some(EntryKind::File { .. }) => return Ok(Some(path)),
            Some(EntryKind::Link) => bail!(Fault::new("link-not-read-fault").with("path", shown(&path))),
            Some(EntryKind::Folder | EntryKind::Special) | None => {}
        }
    }
    Ok(None)
}
