//! What each rule looks for, and why: one file per rule, with an example that is a test at the same time.

use include_dir::{Dir, include_dir};
use serde::Deserialize;
use strum::{EnumIter, IntoEnumIterator, IntoStaticStr};

use crate::diagnostic::finding::{Finding, Rule};

/// One file per rule, and the files on which the examples build.
static ENTRIES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/diagnostic/manual");

/// The profile that the examples use.
const PROFILE: &str = "shinjuku-2008";

/// What the manual says of a rule.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ManualEntry {
    /// In Japanese.
    pub ja: Explanation,
    /// In English.
    pub en: Explanation,
    /// What mends it.
    pub cure: Vec<Cure>,
    /// An example. None only where no file can show the fault.
    pub example: Option<Example>,
}

/// What mends a finding: what `check --fix` does with it, or why a person has to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, IntoStaticStr, EnumIter)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Cure {
    /// An edit that may be made without asking.
    Safe,
    /// An edit that is likely meant.
    Suggested,
    /// One of several edits: a person chooses.
    Choice,
    /// Only who wrote it, or whom he asks, knows what is meant.
    Ask,
    /// The sentence is to be written anew.
    Rewrite,
    /// Something that is done elsewhere than in the file.
    Outside,
}

impl Cure {
    /// The cure that a finding carries; none where it carries no fix.
    #[must_use]
    pub fn of(finding: &Finding) -> Option<Self> {
        match finding.fixes.as_slice() {
            [] => None,
            [only] => Some(if only.safe { Self::Safe } else { Self::Suggested }),
            _ => Some(Self::Choice),
        }
    }

    /// Whether a person has to do it.
    #[must_use]
    pub fn is_by_hand(self) -> bool {
        matches!(self, Self::Ask | Self::Rewrite | Self::Outside)
    }
}

/// A rule in words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Explanation {
    /// What the rule looks for.
    pub what: String,
    /// Why it matters.
    pub why: String,
}

/// A wrong and a right way to write one thing.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// case, meeting, council, clauses, or the name of another file in the meeting's folder.
    pub file: String,
    /// The lines of the base file that make way. None where `wrong` and `right` are whole files.
    replace: Option<String>,
    /// What provokes the finding, and nothing else.
    pub wrong: String,
    /// What comes near it and provokes nothing.
    pub right: String,
    /// The name of the right file in the meeting's folder, where the name is what is wrong.
    pub right_file: Option<String>,
    /// The encoding in which the wrong file is written, where it is not UTF-8.
    pub encoding: Option<Encoding>,
}

/// An encoding in which examples are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    /// What old Windows programs save.
    ShiftJis,
}

/// The rule of an id.
#[must_use]
pub fn rule(id: &str) -> Option<Rule> {
    Rule::iter().find(|rule| rule.id() == id)
}

/// What the manual says of a rule.
#[must_use]
pub fn entry(rule: Rule) -> Option<ManualEntry> {
    let text = ENTRIES.get_file(format!("{}.yaml", rule.id()))?.contents_utf8()?;
    Some(serde_yaml::from_str(text).unwrap_or_else(|error| panic!("the entry of {}: {error}", rule.id())))
}

/// The names of all entries.
#[must_use]
pub fn names() -> Vec<String> {
    let stems = ENTRIES.files().filter_map(|file| file.path().file_stem()?.to_str());
    stems.map(ToOwned::to_owned).collect()
}

/// The files on which the examples build, by their path in a workspace.
#[must_use]
pub fn base() -> Vec<(String, String)> {
    ["meeting", "case", "council", "clauses"].map(|kind| (path(kind), text(kind).to_owned())).into()
}

impl Example {
    /// The path of the example's file in a workspace.
    #[must_use]
    pub fn path(&self) -> String {
        path(&self.file)
    }

    /// The path of the right file in a workspace.
    #[must_use]
    pub fn right_path(&self) -> String {
        path(self.right_file.as_ref().unwrap_or(&self.file))
    }

    /// The whole wrong file.
    #[must_use]
    pub fn wrong_file(&self) -> String {
        self.with(&self.wrong)
    }

    /// The whole right file.
    #[must_use]
    pub fn right_file(&self) -> String {
        self.with(&self.right)
    }

    fn with(&self, lines: &str) -> String {
        let Some(replace) = &self.replace else {
            return lines.to_owned();
        };
        let base = text(&self.file);
        let places: Vec<usize> = base.match_indices(replace.as_str()).map(|(at, _)| at).collect();
        let [at] = places[..] else { panic!("{replace:?} stands {} times in {}", places.len(), self.file) };
        assert!(at == 0 || base[..at].ends_with('\n'), "{replace:?} begins a line of {}", self.file);
        [&base[..at], lines, &base[at + replace.len()..]].concat()
    }
}

/// Where a file of an example lies in a workspace.
fn path(file: &str) -> String {
    match file {
        "case" | "meeting" => format!("cases/2008-08/{file}.yaml"),
        "council" | "clauses" => format!("templates/{PROFILE}/{file}.yaml"),
        name => format!("cases/2008-08/{name}"),
    }
}

/// A file on which examples build.
fn text(file: &str) -> &'static str {
    match file {
        "case" => include_str!("manual/base/case.yaml"),
        "meeting" => include_str!("manual/base/meeting.yaml"),
        "council" => include_str!("../../templates/shinjuku-2008/council.yaml"),
        "clauses" => include_str!("../../templates/shinjuku-2008/clauses.yaml"),
        other => {
            panic!("an example with lines to replace builds on case, meeting, council or clauses: {other}")
        }
    }
}
