//! Where the machine begins: the files of the repository, and what the manual of the rules shows as wrong and as right.

use std::fs;
use std::path::{Path, PathBuf};

use shingikai::diagnostic::finding::Rule;
use shingikai::diagnostic::manual;
use strum::IntoEnumIterator;

use super::repository;

/// What a target begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Every file that a clerk or a form owner writes.
    Any,
    /// Case files.
    Case,
    /// Meeting files.
    Meeting,
    /// council.yaml.
    Council,
    /// clauses.yaml.
    Clauses,
    /// Small sheets of clauses.
    Sheets,
    /// Dates.
    Dates,
    /// Texts that mean something to Typst.
    Texts,
}

/// Writes the seeds into the first folder that the command line names.
///
/// # Panics
///
/// If there is no folder, or no seed: a machine that begins with nothing finds little.
pub fn plant(kind: Kind) {
    let folder = std::env::args()
        .skip(1)
        .find(|argument| !argument.starts_with('-'))
        .expect("a folder for the corpus");
    fs::create_dir_all(&folder).expect("a folder");
    let seeds = seeds(kind);
    assert!(!seeds.is_empty(), "{kind:?} has seeds");
    for (index, seed) in seeds.iter().enumerate() {
        fs::write(Path::new(&folder).join(format!("seed-{index}")), seed).expect("the disk takes it");
    }
}

fn seeds(kind: Kind) -> Vec<Vec<u8>> {
    match kind {
        Kind::Sheets => lines(include_str!("sheets.txt"), "\n\n"),
        Kind::Dates => lines(include_str!("dates.txt"), "\n"),
        Kind::Texts => lines(include_str!("texts.txt"), "\n"),
        files => {
            let mut found = Vec::new();
            for folder in ["cases", "templates", "tests"] {
                gather(&repository().join(folder), files, &mut found);
            }
            found.extend(examples(files));
            found
        }
    }
}

fn lines(text: &str, between: &str) -> Vec<Vec<u8>> {
    text.trim_end().split(between).map(|line| line.as_bytes().to_vec()).collect()
}

/// The kind of file that a path holds.
fn kind_of(path: &Path) -> Kind {
    match path.file_name().and_then(|name| name.to_str()) {
        Some("meeting.yaml") => Kind::Meeting,
        Some("council.yaml") => Kind::Council,
        Some("clauses.yaml") => Kind::Clauses,
        _ => Kind::Case,
    }
}

fn gather(folder: &Path, wanted: Kind, found: &mut Vec<Vec<u8>>) {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).expect("it is there").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            gather(&path, wanted, found);
        } else if path.extension().is_some_and(|ending| ending == "yaml")
            && [Kind::Any, kind_of(&path)].contains(&wanted)
        {
            found.push(fs::read(&path).expect("it can be read"));
        }
    }
}

fn examples(wanted: Kind) -> Vec<Vec<u8>> {
    let examples = Rule::iter().filter_map(|rule| manual::entry(rule)?.example);
    let of_kind =
        examples.filter(|example| [Kind::Any, kind_of(Path::new(&example.path()))].contains(&wanted));
    of_kind
        .flat_map(|example| [example.wrong_file().into_bytes(), example.right_file().into_bytes()])
        .collect()
}
