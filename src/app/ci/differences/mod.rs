//! What changed on paper since another commit: whose papers came, went and changed, page by page, with pictures.

pub mod compare;
pub mod pages;
mod papers;
pub mod told;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::app::session::Session;
use crate::disk;
use crate::limits::PAGES_COMPARED;

use super::collect::{build_meetings, cases_of};
use super::files::remove;
use super::git::Repository;
use compare::{Pictures, compare, draw};
use papers::{Papers, changed, never_made};
use told::{DocumentChange, DocumentDifference, MeetingDifferences, NotCompared};

/// What is compared.
#[derive(Debug, Clone, Copy)]
pub struct Comparison<'a> {
    /// The commit before.
    pub base: &'a str,
    /// The meeting's name in that commit.
    pub before: &'a str,
    /// Its name now.
    pub meeting: &'a str,
    /// The folder with a folder of papers for each meeting, as they are now.
    pub made: &'a Path,
    /// Where pictures go.
    pub pictures: &'a Pictures,
}

/// Compares the papers of a meeting with those that another commit makes.
///
/// # Errors
///
/// If the machine fails.
pub fn differences(
    session: &Session,
    repository: &Repository,
    comparison: Comparison<'_>,
) -> Result<MeetingDifferences> {
    let Comparison { base, before, meeting, made, pictures } = comparison;
    let mut told = MeetingDifferences {
        meeting: meeting.to_owned(),
        renamed_from: (before != meeting).then(|| before.to_owned()),
        not_compared: None,
        documents: Vec::new(),
        not_drawn: 0,
    };
    // What an earlier run left is not of this one.
    remove(&pictures.folder.join(meeting))?;
    let Some(base) = repository.commit(base)? else {
        told.not_compared = Some(NotCompared::UnknownCommit);
        return Ok(told);
    };
    let folder = disk::temporary_folder().context("tempdir")?;
    let cases = format!("cases/{before}");
    if repository.id(&base, &cases)?.is_none() {
        told.not_compared = Some(NotCompared::NewMeeting);
        return Ok(told);
    }
    repository.export(&base, &["cases", "templates"], folder.path())?;
    let output = match build_before(session, folder.path(), before) {
        Ok(output) => output,
        Err(error) => {
            session.typst.run_context.cancellation.check()?;
            told.not_compared = Some(NotCompared::Failed(error));
            return Ok(told);
        }
    };
    let renamed = renamed_cases(repository, &base, (before, meeting))?;
    let old = Papers::read(&output.join(before), &cases_of(repository, &base, before)?, &renamed)?;
    let new = Papers::read(&made.join(meeting), &cases_of(repository, "HEAD", meeting)?, &BTreeMap::new())?;
    if old.documents.is_empty() {
        told.not_compared = Some(NotCompared::WrongBefore);
        return Ok(told);
    }
    let mut room = PAGES_COMPARED;
    for (key, change) in changed(&old, &new) {
        let document = compare(key, change, (&old, &new))?;
        told.not_drawn += document.pages.len().saturating_sub(room);
        told.documents.push(draw(document, key, &mut room, (&old, &new), session, pictures)?);
    }
    let not_made = never_made(&old, &new).into_iter().map(|name| DocumentDifference {
        name,
        change: DocumentChange::NotMade,
        is_public: false,
        pages: Vec::new(),
    });
    told.documents.extend(not_made);
    Ok(told)
}

/// Makes the papers of a meeting as they were. Returns the folder of papers.
fn build_before(session: &Session, root: &Path, meeting: &str) -> Result<PathBuf> {
    let session = session.elsewhere(root);
    // What had an error then is not there; what typst refuses now says nothing of then.
    build_meetings(&session, &[meeting])?.published.complaint()?;
    Ok(session.workspace.output())
}

/// The new names of the cases of a meeting that were renamed, by their old ones.
fn renamed_cases(
    repository: &Repository,
    base: &str,
    (before, meeting): (&str, &str),
) -> Result<BTreeMap<String, String>> {
    let case = |path: &str, meeting: &str| {
        let name = path.strip_prefix("cases/")?.strip_prefix(meeting)?.strip_prefix('/')?;
        Some(name.strip_suffix(".yaml")?.to_owned())
    };
    let renamed = repository.renames(base, "HEAD", "cases")?;
    let renamed =
        renamed.iter().filter_map(|file| Some((case(&file.from, before)?, case(&file.to, meeting)?)));
    Ok(renamed.collect())
}
