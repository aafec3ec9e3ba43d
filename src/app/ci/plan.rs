//! Which meetings are to be built: those whose papers are not what people find already.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, bail};
use serde::Serialize;

use crate::app::session::Session;
use crate::diagnostic::fault::Fault;

use super::git::Repository;
use super::record::{PapersRecord, made_of};

/// What is known of the papers that people find.
#[derive(Debug, Clone)]
pub enum Known {
    /// Nothing: all meetings are built.
    Nothing,
    /// What was made last, and of what.
    Record(PapersRecord),
    /// The papers of a commit, which a proposed change is compared with.
    Commit(String),
}

/// Why every meeting is to be built.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, strum::IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum AllBecause {
    /// Somebody asked for it.
    Asked,
    /// Nothing is known of papers that were made before.
    NothingKnown,
    /// The commit to compare with is not known here.
    UnknownCommit,
    /// Program, fonts or profiles are not those that the papers were made with.
    EverythingChanged,
}

/// Which meetings are to be built.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Plan {
    /// The commit.
    pub commit: String,
    /// The commit to compare with, where there is one and it is known here.
    pub base: Option<String>,
    /// Why all are to be built, where all are.
    pub all: Option<AllBecause>,
    /// The meetings to build, in groups: one job each.
    pub groups: Vec<Group>,
    /// The meetings whose papers stay, and the commit that they were made of.
    pub unchanged: BTreeMap<String, String>,
    /// The meetings that are no longer there.
    pub gone: BTreeSet<String>,
    /// The meetings that have another name: the old one, by the new one.
    pub renamed: BTreeMap<String, String>,
    /// Whether the settings of CI name another version of the program.
    pub is_program_changed: bool,
}

/// Meetings that one job builds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Group {
    /// A name that no other group has, and that artifacts can have.
    pub name: String,
    /// The meetings, by name.
    pub meetings: Vec<String>,
}

/// What the settings of CI call the checksum of the program.
const PROGRAM: &str = "SHINGIKAI_SHA256:";

/// The most jobs that a matrix may have, at GitHub and at GitLab (there 200).
pub const JOBS: usize = 200;

/// Plans which meetings of the commit that is checked out are to be built.
///
/// - `jobs` is how many groups there may be
///
/// # Errors
///
/// If nothing is checked out, or the machine fails.
pub fn plan(
    session: &Session,
    repository: &Repository,
    known: &Known,
    all: bool,
    jobs: usize,
) -> Result<Plan> {
    let Some(commit) = repository.commit("HEAD")? else { bail!(Fault::new("ci-no-commit")) };
    let now = made_of(session, repository, &commit)?;
    let before = Before::of(session, repository, known)?;
    let is_kept =
        |name: &String| !all && before.papers.get(name).is_some_and(|(made_of, _)| now[name] == *made_of);
    let (kept, wanted): (Vec<String>, Vec<String>) = now.keys().cloned().partition(is_kept);
    let gone: BTreeSet<String> =
        before.names.iter().filter(|name| !now.contains_key(*name)).cloned().collect();
    let is_everything =
        now.len() > 1 && kept.is_empty() && now.keys().all(|name| before.papers.contains_key(name));
    let because = match known {
        _ if all => Some(AllBecause::Asked),
        Known::Nothing => Some(AllBecause::NothingKnown),
        Known::Commit(_) if before.base.is_none() => Some(AllBecause::UnknownCommit),
        _ => is_everything.then_some(AllBecause::EverythingChanged),
    };
    let (mut renamed, mut is_program_changed) = (BTreeMap::new(), false);
    if let Some(base) = &before.base {
        let names = now.keys().cloned().collect();
        renamed = self::renamed(repository, (base, &commit), &gone, &names)?;
        is_program_changed =
            repository.lines_with(base, PROGRAM)? != repository.lines_with(&commit, PROGRAM)?;
    }
    Ok(Plan {
        groups: groups(&wanted, jobs),
        commit,
        all: because,
        unchanged: kept.into_iter().map(|name| (name.clone(), before.papers[&name].1.clone())).collect(),
        gone: gone.into_iter().filter(|name| !renamed.values().any(|old| old == name)).collect(),
        renamed,
        is_program_changed,
        base: before.base,
    })
}

/// What is known of papers that were made before.
struct Before {
    /// The commit that they were made of, if it is known here.
    base: Option<String>,
    /// Of each meeting whose papers were whole: what they were made of, and the commit.
    papers: BTreeMap<String, (String, String)>,
    /// The names of all meetings then.
    names: BTreeSet<String>,
}

impl Before {
    fn of(session: &Session, repository: &Repository, known: &Known) -> Result<Self> {
        let mut before = Self { base: None, papers: BTreeMap::new(), names: BTreeSet::new() };
        match known {
            Known::Nothing => {}
            Known::Record(record) => {
                before.base = repository.commit(&record.commit)?;
                before.names = record.meetings.keys().cloned().collect();
                let complete = record.meetings.iter().filter(|(_, papers)| papers.is_complete);
                let papers = complete.map(|(name, papers)| (name, (&papers.made_of, &papers.commit)));
                before.papers =
                    papers.map(|(name, (of, commit))| (name.clone(), (of.clone(), commit.clone()))).collect();
            }
            Known::Commit(revision) => {
                if let Some(base) = repository.commit(revision)? {
                    let made_of = made_of(session, repository, &base)?;
                    before.names = made_of.keys().cloned().collect();
                    before.papers =
                        made_of.into_iter().map(|(name, of)| (name, (of, base.clone()))).collect();
                    before.base = Some(base);
                }
            }
        }
        Ok(before)
    }
}

/// The meetings that had another name in a commit: the old one, by the new one. None where that commit is not known here.
///
/// # Errors
///
/// If nothing is checked out, or the machine fails.
pub fn renamed_meetings(repository: &Repository, base: &str) -> Result<BTreeMap<String, String>> {
    let (Some(base), Some(head)) = (repository.commit(base)?, repository.commit("HEAD")?) else {
        return Ok(BTreeMap::new());
    };
    let names = |commit: &str| -> Result<BTreeSet<String>> {
        Ok(repository.entries(commit, "cases")?.into_keys().collect())
    };
    let (before, now) = (names(&base)?, names(&head)?);
    renamed(repository, (&base, &head), &before.difference(&now).cloned().collect(), &now)
}

/// The meetings that went and stand there under another name: the name that most of their files have now.
fn renamed(
    repository: &Repository,
    (base, commit): (&str, &str),
    gone: &BTreeSet<String>,
    now: &BTreeSet<String>,
) -> Result<BTreeMap<String, String>> {
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    for renamed in repository.renames(base, commit, "cases")? {
        let meeting = |path: &str| path.split('/').nth(1).map(ToOwned::to_owned);
        if let (Some(from), Some(to)) = (meeting(&renamed.from), meeting(&renamed.to))
            && gone.contains(&from)
            && now.contains(&to)
        {
            *counts.entry((from, to)).or_default() += 1;
        }
    }
    let mut likeliest: Vec<_> = counts.into_iter().collect();
    likeliest.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let mut renamed: BTreeMap<String, String> = BTreeMap::new();
    for ((from, to), _) in likeliest {
        if !renamed.values().any(|old| *old == from) {
            renamed.entry(to).or_insert(from);
        }
    }
    Ok(renamed)
}

/// The meetings in at most so many groups of neighbours, of nearly the same size.
fn groups(meetings: &[String], jobs: usize) -> Vec<Group> {
    let jobs = jobs.clamp(1, JOBS).min(meetings.len());
    let mut groups = Vec::new();
    let mut rest = meetings;
    for left in (1..=jobs).rev() {
        let (own, others) = rest.split_at(rest.len().div_ceil(left));
        rest = others;
        groups.push(Group { name: name(own, &groups), meetings: own.to_vec() });
    }
    groups
}

/// A name for a group: of one meeting its own, of several the first and the last.
fn name(meetings: &[String], others: &[Group]) -> String {
    let plain = |name: &String| -> String {
        name.chars().map(|letter| if is_plain(letter) { letter } else { '_' }).collect()
    };
    let name = match meetings {
        [only] => plain(only),
        [first, .., last] => format!("{}～{}", plain(first), plain(last)),
        [] => String::new(),
    };
    let is_taken = |name: &str| others.iter().any(|other| other.name == name);
    let numbered = (2..).map(|number| format!("{name}-{number}"));
    std::iter::once(name.clone()).chain(numbered).find(|name| !is_taken(name)).unwrap_or_default()
}

/// Whether the name of an artifact may hold a character. GitLab would take a dollar sign for a variable.
fn is_plain(letter: char) -> bool {
    !letter.is_control() && !"\"':<>|*?\\/,$".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(count: usize) -> Vec<String> {
        (1..=count).map(|number| format!("{number:04}")).collect()
    }

    #[test]
    fn every_meeting_is_in_one_group_and_there_are_no_more_groups_than_jobs() {
        for (count, jobs, expected) in
            [(0, 20, 0), (1, 20, 1), (20, 20, 20), (21, 20, 20), (1000, 20, 20), (300, 999, 200)]
        {
            let meetings = named(count);
            let groups = groups(&meetings, jobs);
            assert_eq!(groups.len(), expected, "{count} in {jobs}");
            assert_eq!(groups.iter().flat_map(|group| group.meetings.clone()).collect::<Vec<_>>(), meetings);
            let sizes: BTreeSet<usize> = groups.iter().map(|group| group.meetings.len()).collect();
            assert!(sizes.len() <= 2 && !sizes.contains(&0), "{sizes:?}");
        }
    }

    #[test]
    fn no_two_groups_have_one_name_and_artifacts_can_have_it() {
        let meetings = ["a:b", "a$b", "a_b", "令和8年度 第1回"].map(ToOwned::to_owned);
        let names: Vec<String> = groups(&meetings, 20).into_iter().map(|group| group.name).collect();
        assert_eq!(names, ["a_b", "a_b-2", "a_b-3", "令和8年度 第1回"]);
        assert_eq!(groups(&named(30), 1)[0].name, "0001～0030");
    }
}
