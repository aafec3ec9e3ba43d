//! Files that lie beside the cases and are not read. A case that is not read would be missing without a word.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result};

use crate::diagnostic::finding::{Finding, Findings, Rule, Severity};
use crate::diagnostic::fix::{Change, Fix};
use crate::diagnostic::path::at;
use crate::disk::EntryKind;
use crate::input::schema::Loaded;
use crate::model::meeting::Meeting;
use crate::text::source::{SourceFile, Sources, Span};

use super::{Found, file_name, has_readable_name};

/// How names end that say YAML; only the first one is read.
const ENDINGS: [&str; 5] = [".yaml", ".yml", "．yaml", "．yml", ".ｙａｍｌ"];

/// The file that makes a folder one of a meeting.
const MEETING: &str = "meeting.yaml";

/// Where a meeting's file says which cases it has: its items, else its first line.
pub(super) fn place(meeting: &Loaded<Meeting>) -> Span {
    meeting.tree.entry("items").map_or(0..0, |entry| entry.key.span.clone())
}

/// Files of a meeting's folder that are not read. What looks like a case by its name is an error of the meeting.
///
/// - `attached` are the names of files that its items name as attachments
pub(super) fn beside(
    found: &[Found],
    meeting: &Arc<SourceFile>,
    place: &Span,
    attached: &[&str],
    sources: &Sources,
) -> Findings {
    let is_attached = |found: &Found| attached.contains(&file_name(&found.path).as_str());
    let is_stray = |found: &&Found| !is_read(found) && !is_ignored(&found.path) && !is_attached(found);
    let strays = found.iter().filter(is_stray);
    let is_there = |path: &Path| found.iter().any(|found| found.path == path);
    strays
        .map(|Found { path, .. }| {
            let name = file_name(path);
            let (severity, kind) = if !has_readable_name(path) {
                (Severity::Error, "encoding")
            } else if is_meant_as_case(&name) {
                (Severity::Error, "case")
            } else if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf")) {
                (Severity::Warning, "pdf")
            } else {
                (Severity::Warning, "other")
            };
            let finding = Finding::new(Rule::FileNotRead, meeting, place.clone());
            let words = finding.with("file", &name).with("kind", kind).with("place", "meeting");
            let mut finding = Finding { severity, ..words.with("name", right_name(&name)) };
            let right = path.with_file_name(right_name(&name));
            if kind == "case" && !is_there(&right) {
                let change = Change::Rename { from: sources.shown(path), to: sources.shown(&right) };
                finding.fixes.push(Fix { change, safe: false });
            }
            finding
        })
        .collect()
}

/// Case files that lie outside the folders of the meetings, and folders whose names could not be told from others.
pub(super) fn outside(found: &[Found], sources: &Sources) -> Findings {
    let is_case = |found: &&Found| {
        let name = file_name(&found.path);
        matches!(found.kind, EntryKind::File { .. })
            && !is_ignored(&found.path)
            && (is_read(found) || is_meant_as_case(&name))
    };
    let is_unreadable = |found: &&Found| found.kind == EntryKind::Folder && !has_readable_name(&found.path);
    let tell = |path: &Path, kind: &str, place: &str| {
        let file = Arc::new(SourceFile::of(sources.id(path), sources.shown(path), ""));
        let finding = Finding::new(Rule::FileNotRead, &file, 0..0);
        let words = finding.with("file", file_name(path)).with("kind", kind).with("place", place);
        Finding { severity: Severity::Error, ..words.with("name", "") }
    };
    let cases = found.iter().filter(is_case).map(|found| tell(&found.path, "meeting", "cases"));
    let folders = found.iter().filter(is_unreadable).map(|found| tell(&found.path, "encoding", "folder"));
    cases.chain(folders).collect()
}

/// A folder beside those of the meetings that has no `meeting.yaml`. It is told at a file that it has, so that people see it.
pub(super) fn without_meeting(folder: &Path, found: &[Found], sources: &Sources) -> Result<Finding> {
    let mut seen = found.iter().filter(|found| !is_ignored(&found.path) && has_readable_name(&found.path));
    let misnamed = seen.clone().find(|found| right_name(&file_name(&found.path)) == MEETING);
    let mut nested = None;
    for inner in seen.clone().filter(|found| found.kind == EntryKind::Folder) {
        let meeting = inner.path.join(MEETING);
        if sources.is_file(&meeting).with_context(at(&meeting))? {
            nested = Some(meeting);
            break;
        }
    }
    let file =
        seen.find(|found| matches!(found.kind, EntryKind::File { .. })).map(|found| found.path.clone());
    let (kind, place) = match (misnamed, nested) {
        (Some(misnamed), _) => ("misnamed", misnamed.path.clone()),
        (None, Some(nested)) => ("nested", nested),
        (None, None) => ("no-meeting", file.unwrap_or_else(|| folder.join(MEETING))),
    };
    let source = Arc::new(SourceFile::of(sources.id(&place), sources.shown(&place), ""));
    let finding = Finding::new(Rule::FileNotRead, &source, 0..0).with("file", file_name(folder));
    let finding = finding.with("kind", kind).with("place", "no-meeting").with("name", file_name(&place));
    let mut finding = Finding { severity: Severity::Error, ..finding };
    if kind == "misnamed" {
        let to = sources.shown(&folder.join(MEETING));
        finding.fixes.push(Fix { change: Change::Rename { from: sources.shown(&place), to }, safe: false });
    }
    Ok(finding)
}

/// Whether a file is read as a case, by its name. A link is taken for one: it is reported, and not followed.
pub(super) fn is_read(found: &Found) -> bool {
    matches!(found.kind, EntryKind::File { .. } | EntryKind::Link)
        && has_readable_name(&found.path)
        && found.path.extension().is_some_and(|ending| ending == "yaml")
        && !is_lock(&file_name(&found.path))
}

/// Whether a file is there only while an office program has another one open: ~$案件.yaml.
fn is_lock(name: &str) -> bool {
    name.starts_with("~$")
}

/// Hidden files, and what office programs and systems leave behind while a folder is open.
fn is_ignored(path: &Path) -> bool {
    let name = file_name(path);
    let by_system = ["Thumbs.db", "desktop.ini"];
    name.starts_with(['.', '~']) || name.ends_with('~') || by_system.contains(&name.as_str())
}

/// Whether a name says YAML in another way.
fn is_meant_as_case(name: &str) -> bool {
    let small = name.to_lowercase();
    let small = small.strip_suffix(".txt").unwrap_or(&small);
    ENDINGS.iter().any(|ending| small.ends_with(ending))
}

/// The name under which a file would be read.
fn right_name(name: &str) -> String {
    let mut stem = name;
    while let Some(shorter) =
        ENDINGS.iter().chain(&[".txt", ".json"]).find_map(|ending| strip_ending(stem, ending))
    {
        stem = shorter;
    }
    format!("{stem}.yaml")
}

fn strip_ending<'a>(name: &'a str, ending: &str) -> Option<&'a str> {
    let at = name.len().checked_sub(ending.len())?;
    let found = name.get(at..)?;
    (found.to_lowercase() == ending && at > 0).then(|| &name[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_right_name_of_a_file_ends_in_yaml_once() {
        for (name, right) in [
            ("健診.yml", "健診.yaml"),
            ("健診.YAML", "健診.yaml"),
            ("健診.yaml.txt", "健診.yaml"),
            ("健診．yml", "健診.yaml"),
            ("健診.json", "健診.yaml"),
            ("健診", "健診.yaml"),
        ] {
            assert_eq!(right_name(name), right);
        }
    }

    #[test]
    fn what_is_hidden_or_locked_is_ignored() {
        for name in [".gitkeep", "~$健診.docx", "~$健診.yaml", ".~lock.健診.odt#", "健診.yaml~", "Thumbs.db"]
        {
            assert!(is_ignored(Path::new(name)), "{name}");
        }
        assert!(!is_ignored(Path::new("健診.yml")));
    }
}
