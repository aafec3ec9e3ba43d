//! What a fresh build makes of a commit, and whether people find just that after a run.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::ci_town::{Outcome, Town, files_of, git, quick};
use crate::support::{Run, command};

type Files = BTreeMap<String, Vec<u8>>;

/// What a fresh build makes of a commit.
pub(crate) struct Fresh {
    /// Whether no file has an error.
    pub(crate) is_right: bool,
    /// The papers of each meeting.
    meetings: BTreeMap<String, Files>,
    /// The meetings with an error.
    wrong: BTreeSet<String>,
}

impl Fresh {
    pub(crate) fn of(town: &Town, commit: &str) -> Self {
        let place = tempfile::tempdir().expect("a folder");
        git(place.path(), &["clone", "--quiet", "--no-checkout", &town.bare().display().to_string(), "."]);
        git(place.path(), &["checkout", "--quiet", commit]);
        let workspace = place.path().join(&town.folder);
        let run = |words: &[&str]| {
            let mut program = command(&quick().program);
            program.args(words).current_dir(&workspace).env("XDG_CACHE_HOME", place.path().join("cache"));
            Run::of(program)
        };
        let built = run(&["build"]);
        let is_right = built.status() == 0;
        let mut fresh = Self { is_right, meetings: BTreeMap::new(), wrong: BTreeSet::new() };
        for name in folders(&workspace.join("cases")) {
            let files = files_of(&workspace.join("output").join(&name));
            if !is_right && run(&["check", &format!("cases/{name}")]).status() != 0 {
                fresh.wrong.insert(name.clone());
            }
            fresh.meetings.insert(name, files);
        }
        assert!(built.status() < 2 || built.err().contains("エラー"), "{}", built.err());
        fresh
    }
}

fn folders(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let entries = entries.map(|entry| entry.expect("an entry"));
    entries
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().into_string().expect("UTF-8"))
        .collect()
}

/// What people find of the artifacts of all runs: for each meeting those of the newest run that made it.
#[derive(Default)]
pub(crate) struct Found {
    newest: BTreeMap<String, Files>,
}

impl Found {
    /// Takes in the artifacts of a run, and holds all that people find against a fresh build.
    #[track_caller]
    pub(crate) fn check(&mut self, step: &str, town: &Town, commit: &str, outcome: &Outcome) -> Fresh {
        let fresh = Fresh::of(town, commit);
        assert_eq!(outcome.is_green(), fresh.is_right, "{step}: {}", outcome.log());
        for (artifact, files) in artifacts(outcome) {
            let mut made: BTreeMap<String, Files> = BTreeMap::new();
            for (path, bytes) in files {
                let (meeting, name) = path.split_once('/').expect("a folder for each meeting");
                made.entry(meeting.to_owned()).or_default().insert(name.to_owned(), bytes);
            }
            for (meeting, files) in made {
                same(&format!("{step}: {artifact}"), &files, &fresh.meetings[&meeting]);
                self.newest.insert(meeting, files);
            }
        }
        for (meeting, files) in &fresh.meetings {
            if !fresh.wrong.contains(meeting) && !files.is_empty() {
                let newest =
                    self.newest.get(meeting).unwrap_or_else(|| panic!("{step}: {meeting} was never made"));
                same(&format!("{step}: newest of {meeting}"), newest, files);
            }
        }
        fresh
    }
}

/// The artifacts with papers of a run.
fn artifacts(outcome: &Outcome) -> BTreeMap<String, Files> {
    let all = folders(&outcome.artifacts).into_iter().filter(|name| name.starts_with("文書-"));
    all.map(|name| (name.clone(), files_of(&outcome.artifacts.join(name)))).collect()
}

/// Holds the branch of papers against a fresh build.
#[track_caller]
pub(crate) fn check_branch(step: &str, town: &Town, fresh: &Fresh) {
    let files = town.branch("papers").unwrap_or_else(|| panic!("{step}: there is no branch"));
    let mut found: BTreeMap<String, Files> = BTreeMap::new();
    for (path, bytes) in files {
        match path.split_once('/') {
            Some((meeting, name)) => {
                drop(found.entry(meeting.to_owned()).or_default().insert(name.to_owned(), bytes));
            }
            None => assert!(
                ["papers.json", "README.md", ".gitattributes"].contains(&path.as_str()),
                "{step}: {path}"
            ),
        }
    }
    for (meeting, files) in &found {
        let own = fresh
            .meetings
            .get(meeting)
            .unwrap_or_else(|| panic!("{step}: {meeting} is gone, its papers are not"));
        let true_now: Files =
            files.iter().filter(|(name, _)| !name.contains(".outdated.")).map(clone).collect();
        same(&format!("{step}: {meeting} on the branch"), &true_now, own);
        assert!(
            fresh.wrong.contains(meeting) || true_now.len() == files.len(),
            "{step}: {meeting} is marked: {:?}",
            files.keys()
        );
    }
    for (meeting, files) in &fresh.meetings {
        assert!(
            files.is_empty() || found.contains_key(meeting),
            "{step}: {meeting} has no papers on the branch"
        );
    }
}

fn clone((name, bytes): (&String, &Vec<u8>)) -> (String, Vec<u8>) {
    (name.clone(), bytes.clone())
}

#[track_caller]
fn same(what: &str, found: &Files, right: &Files) {
    let names = |files: &Files| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(found), names(right), "{what}");
    let different: Vec<&String> =
        found.iter().filter(|(name, bytes)| right[*name] != **bytes).map(|(name, _)| name).collect();
    assert!(different.is_empty(), "{what}: {different:?} are not those of the commit");
}
