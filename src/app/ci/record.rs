//! Which papers people find, and what they were made of: the record that lies beside them.

use std::collections::BTreeMap;
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
    Ok(meetings.map(|(name, entry)| (name, fingerprint(&(&shared, entry.id)))).collect())
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
