//! Mistakes as clerks make them, each in a case that is right otherwise, in both spellings of keys: what the program says of each,
//! and what it does when it is asked to mend it.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use insta::assert_snapshot;
use rayon::prelude::*;
use serde::Deserialize;

use shingikai::app::check::check;
use shingikai::app::fix::{FixOptions, FixScope, fix};
use shingikai::app::session::Session;
use shingikai::diagnostic::finding::{Finding, Findings};
use shingikai::diagnostic::fix::{Change, Fix};
use shingikai::input::schema::{Draft, Schema};
use shingikai::text::source::{Content, Edit, Node, SourceFile, apply};
use shingikai::workspace::Workspace;

use crate::support::{FONTS, repository};

pub(crate) const CASE: &str = "cases/m1/base.yaml";

/// A mistake: what stands once in the right file, and what somebody typed instead.
#[derive(Debug, Deserialize)]
struct Mistake {
    name: String,
    ja: Slip,
    en: Slip,
}

#[derive(Debug, Deserialize)]
struct Slip {
    right: String,
    wrong: String,
    /// What was meant, where it is not what stands in the right file.
    meant: Option<String>,
}

/// The spelling of keys, and the slip in it.
type OfKeys = (&'static str, fn(&Mistake) -> &Slip);

/// What came of a mistake.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, strum::IntoStaticStr, strum::EnumIter)]
enum Outcome {
    /// `check --fix` made the right file of it.
    Mended,
    /// `check --fix=all` did.
    MendedOnRequest,
    /// One of the ways that the finding offers leads to the right file.
    Offered,
    /// It is told, and a person has to mend it.
    Told,
    /// Nothing is said.
    Silent,
    /// A fix made another file of it that says something else.
    Wrong,
}

pub(crate) fn file(name: &str) -> String {
    let path = repository().join("tests/mistakes").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// One session for all: what is the same in each try is read once.
pub(crate) fn session() -> Session {
    let workspace = Workspace::new("no-such-folder".into(), FONTS.clone());
    let session = Session::without_typst(workspace).of_several_rounds();
    session.set_text(Path::new("cases/m1/meeting.yaml"), file("meeting.yaml"));
    session
}

pub(crate) fn found(session: &Session, case: &str) -> Findings {
    session.set_text(Path::new(CASE), case);
    open(check(session, &[]).expect("the machine is sound").findings)
}

fn open(findings: Findings) -> Findings {
    findings.into_iter().filter(|finding| finding.allowed.is_none()).collect()
}

/// What a text says, whatever it looks like.
fn said(text: &str, schema: &Schema) -> String {
    let file = Arc::new(SourceFile::new(CASE.into(), text));
    let draft = Draft::read(&file, schema, &mut Findings::new());
    draft.map_or_else(String::new, |draft| shape(draft.tree()))
}

fn shape(node: &Node) -> String {
    match &node.content {
        Content::Scalar { text, .. } => format!("{:?}", text.trim_end()),
        Content::List(items) => format!("[{}]", items.iter().map(shape).collect::<Vec<_>>().join(", ")),
        Content::Map(entries) => {
            let mut entries: Vec<String> =
                entries.iter().map(|entry| format!("{}: {}", entry.key.name, shape(&entry.value))).collect();
            entries.sort();
            format!("{{{}}}", entries.join(", "))
        }
    }
}

fn difference(wrong: &str, mended: &str) -> String {
    shingikai::report::unified(Path::new(CASE), Path::new(CASE), wrong, mended)
}

fn made(fix: &Fix, text: &str) -> Option<String> {
    let Change::Edits(edits) = &fix.change else { return None };
    apply(text, &edits.iter().map(|edit| edit.edit.clone()).collect::<Vec<Edit>>())
}

/// The outcome, and the rules that were found.
fn outcome(session: &Session, meant: &str, wrong: &str, schema: &Schema) -> (Outcome, Vec<&'static str>) {
    let found = found(session, wrong);
    let rules: Vec<&str> = found.iter().map(|finding: &Finding| finding.rule.id()).collect();
    let mended = |scope: FixScope| {
        session.set_text(Path::new(CASE), wrong);
        let fixed = fix(session, &[], FixOptions { scope, is_trial: true }).expect("the machine is sound");
        let text = fixed.files.into_iter().find(|file| file.path == Path::new(CASE)).map(|file| file.new);
        (text.unwrap_or_else(|| wrong.to_owned()), open(fixed.checked.findings).is_empty())
    };
    if found.is_empty() {
        return (Outcome::Silent, rules);
    }
    let (safe, is_clean) = mended(FixScope::Safe);
    if said(&safe, schema) == *meant && is_clean {
        return (Outcome::Mended, rules);
    }
    if is_clean {
        eprintln!("{}", difference(wrong, &safe));
        return (Outcome::Wrong, rules);
    }
    let (all, is_clean) = mended(FixScope::All);
    if said(&all, schema) == *meant && is_clean {
        return (Outcome::MendedOnRequest, rules);
    }
    let offered = found.iter().flat_map(|finding| &finding.fixes).filter_map(|fix| made(fix, wrong));
    let is_offered = offered.into_iter().any(|text| said(&text, schema) == *meant);
    let outcome = match (is_offered, is_clean) {
        (true, _) => Outcome::Offered,
        (false, true) => {
            eprintln!("{}", difference(wrong, &all));
            Outcome::Wrong
        }
        (false, false) => Outcome::Told,
    };
    (outcome, rules)
}

#[test]
fn each_mistake_is_told_and_no_cure_makes_it_worse() {
    let mistakes: Vec<Mistake> = serde_yaml::from_str(&file("mistakes.yml")).expect("it is a list");
    assert!(mistakes.len() >= 60);
    let schema = {
        let session = session();
        session.set_text(Path::new(CASE), file("base-ja.yaml"));
        let read = session.workspace.read_from(&session.sources(), &[], |_| None).expect("it is there");
        read.meetings[0].profile.case_schema.clone()
    };
    let of_keys = |(keys, of): OfKeys| {
        let (session, right) = (session(), file(&format!("base-{keys}.yaml")));
        assert_eq!(found(&session, &right), [], "{keys}");
        let row = |mistake: &Mistake| {
            let (slip, name) = (of(mistake), &mistake.name);
            assert_eq!(right.matches(&slip.right).count(), 1, "{name} ({keys})");
            let with = |text: &str| right.replacen(&slip.right, text, 1);
            let meant = said(&with(slip.meant.as_ref().unwrap_or(&slip.right)), &schema);
            let (outcome, rules) = outcome(&session, &meant, &with(&slip.wrong), &schema);
            let told = <&str>::from(outcome);
            (format!("{told:16} {keys} {name}: {}", rules.join(" ")), outcome)
        };
        mistakes.iter().map(row).collect::<Vec<_>>()
    };
    let both: [OfKeys; 2] = [("ja", |mistake| &mistake.ja), ("en", |mistake| &mistake.en)];
    let rows: Vec<(String, Outcome)> = both.into_par_iter().map(of_keys).flatten().collect();
    let mut table = String::new();
    for kind in <Outcome as strum::IntoEnumIterator>::iter() {
        let count = rows.iter().filter(|(_, outcome)| *outcome == kind).count();
        let _ = writeln!(table, "{}: {count}", <&str>::from(kind));
    }
    rows.iter().for_each(|(row, _)| table += &format!("{row}\n"));
    assert_snapshot!("outcomes", table);
    let wrong: Vec<_> =
        rows.iter().filter(|(_, outcome)| *outcome == Outcome::Wrong).map(|(row, _)| row).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
