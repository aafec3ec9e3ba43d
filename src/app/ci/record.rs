//! Which papers people find, and what they were made of: the record that lies beside them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use crate::app::session::Session;
use crate::cache::fingerprint::{checksum, fingerprint};
use crate::diagnostic::path::at;
use crate::disk;
use crate::limits;

use super::git::Repository;

/// The record of the papers that people find.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PapersRecord {
    /// Version of this file's form.
    pub version: u32,
    /// The workspace as seen from the top of its repository: another one's papers are never touched.
    #[serde(default)]
    pub workspace: String,
    /// The commit that CI looked at last.
    pub commit: String,
    /// The meetings that have papers, by name.
    pub meetings: BTreeMap<String, MeetingPapers>,
}

/// What is known of a meeting's papers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingPapers {
    /// Fingerprint of everything that they were made of.
    pub made_of: String,
    /// The commit that they were made of.
    pub commit: String,
    /// Whether all that the meeting is to have was made.
    pub is_complete: bool,
}

/// The version of the record's form.
pub const VERSION: u32 = 1;

/// What all meetings' papers are made of beside their own folders: the program, its fonts, the profiles of a commit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Shared {
    version: u32,
    program: Option<String>,
    fonts: BTreeMap<String, String>,
    templates: Option<String>,
}

/// What each meeting of a commit is made of: a fingerprint by the meeting's name. Two commits in which a meeting has the same one
/// make the same papers of it.
///
/// # Errors
///
/// If the commit is not known here, or program or fonts cannot be read.
pub fn made_of(session: &Session, repository: &Repository, commit: &str) -> Result<BTreeMap<String, String>> {
    let shared = Shared {
        version: VERSION,
        program: session.program.as_deref().map(checksum_of).transpose()?,
        fonts: fonts(session.workspace.fonts.folder())?,
        templates: repository.id(commit, "templates")?,
    };
    let entries = repository.entries(commit, "cases")?;
    let meetings = entries.into_iter().filter(|(name, entry)| entry.is_folder && !name.starts_with('.'));
    let ids: BTreeMap<String, String> = meetings.map(|(name, entry)| (name, entry.id)).collect();
    let named = named_by(&repository.lines_naming_others(commit)?, &ids);
    let made_of = |(name, id): (&String, &String)| {
        let others: Vec<&String> = reached(name, &named).into_iter().map(|other| &ids[other]).collect();
        // What names no other one has the fingerprint that it had before there were any that do.
        let made_of =
            if others.is_empty() { fingerprint(&(&shared, id)) } else { fingerprint(&(&shared, id, others)) };
        (name.clone(), made_of)
    };
    Ok(ids.iter().map(made_of).collect())
}

/// The meetings that the lines of each one name: an item goes on from there, or a case is compared with one of theirs.
fn named_by<'a>(
    lines: &[(String, String)],
    meetings: &'a BTreeMap<String, String>,
) -> BTreeMap<&'a str, BTreeSet<&'a str>> {
    let mut named: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (file, line) in lines {
        let of = file.split('/').nth(1).and_then(|name| meetings.get_key_value(name));
        let Some((own, _)) = of else { continue };
        let others = meetings.keys().filter(|other| *other != own && line.contains(other.as_str()));
        named.entry(own).or_default().extend(others.map(String::as_str));
    }
    named
}

/// The meetings that one names, and those that these name.
fn reached<'a>(name: &str, named: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut next: Vec<&str> = named.get(name).into_iter().flatten().copied().collect();
    while let Some(other) = next.pop() {
        if other != name && reached.insert(other) {
            next.extend(named.get(other).into_iter().flatten());
        }
    }
    reached
}

/// The checksum of each font, by file name.
fn fonts(folder: &Path) -> Result<BTreeMap<String, String>> {
    let real = disk::real_path_if_there(folder).with_context(at(folder))?;
    let names = real.map_or_else(|| Ok(Vec::new()), |real| disk::names(&real)).with_context(at(folder))?;
    let known = |name: &std::ffi::OsString| {
        Ok((name.to_string_lossy().into_owned(), checksum_of(&folder.join(name))?))
    };
    names.iter().map(known).collect()
}

fn checksum_of(file: &Path) -> Result<String> {
    let bytes = disk::open_named(file).and_then(|mut file| disk::read_from(&mut file, limits::MADE_BYTES));
    Ok(checksum(&bytes.with_context(at(file))?))
}

/// Reads a record; none where it is no record of this form, which is as if nothing were known.
#[must_use]
pub fn parse(text: &str) -> Option<PapersRecord> {
    serde_json::from_str(text).ok().filter(|record: &PapersRecord| record.version == VERSION)
}

impl PapersRecord {
    /// The record's text.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("a record holds only texts") + "\n"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meeting_is_made_of_those_too_that_it_names_and_that_these_name() {
        let meetings: BTreeMap<String, String> = ["2026-05", "2026-08", "2026-11"]
            .iter()
            .map(|name| ((*name).to_owned(), format!("id of {name}")))
            .collect();
        let line = |file: &str, text: &str| (file.to_owned(), text.to_owned());
        let lines = [
            line("cases/2026-08/meeting.yaml", "  - { ファイル: 見守り.yaml, 継続元: 2026-05 }"),
            line("cases/2026-11/meeting.yaml", "  - { ファイル: 見守り.yaml, 継続元: 2026-08 }"),
            line("cases/2026-11/meeting.yaml", "  - { 件名: 前回の議事録の確認について }"),
            line("cases/2026-05/窓口.yaml", "前回: 2025-05/窓口"),
        ];
        let named = named_by(&lines, &meetings);
        let of = |name: &str| reached(name, &named).into_iter().collect::<Vec<_>>();
        assert_eq!(of("2026-11"), ["2026-05", "2026-08"]);
        assert_eq!(of("2026-08"), ["2026-05"]);
        assert!(of("2026-05").is_empty());
    }
}
