//! Whatever stands in a file or is its name: no message that quotes it moves a cursor, forges a line or commands a runner.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use shingikai::app::check::check;
use shingikai::app::session::Session;
use shingikai::diagnostic::finding::Finding;
use shingikai::input::schema::{Schema, load};
use shingikai::input::yaml::write::double_quoted;
use shingikai::model::case::Case;
use shingikai::model::meeting::Meeting;
use shingikai::report::{Format, Language, Messages, TerminalRenderer, job_summary, machine};
use shingikai::text::source::{Content, Node, SourceFile, Span};
use shingikai::workspace::Workspace;

use crate::support::{Bench, FONTS, REAL_CASE_FILE, REAL_MEETING_FILE};

/// What is put in the place of a value, a key or a name: a title for the terminal, a bell, a forged line, commands of
/// GitHub's runner in both forms, text that is turned round, controls above ASCII.
const HOSTILE: [&str; 2] = [
    "\u{1b}]0;PWN\u{7}\r\n::error::I ##[error]J \u{202e}\u{2066}\u{9b}2J\u{85}\u{2028}<img src=x>|[x](y)",
    " ::stop-commands::x",
];

/// What is found in a workspace, again and again.
struct Checker(Session);

impl Checker {
    fn of(bench: &Bench) -> Self {
        let workspace = Workspace::new(bench.path().to_owned(), FONTS.clone());
        Self(Session::without_typst(workspace).of_several_rounds())
    }

    fn findings(&self) -> Vec<Finding> {
        check(&self.0, &[]).expect("the machine is sound").findings
    }
}

fn findings(bench: &Bench) -> Vec<Finding> {
    Checker::of(bench).findings()
}

/// Renders findings in every format and language, and tries each. Returns how many lines were printed for people.
#[track_caller]
fn must_be_harmless(findings: &[Finding]) -> usize {
    let mut lines = 0;
    for language in [Language::Ja, Language::En] {
        let terminal = TerminalRenderer::new(language, false);
        let messages = terminal.messages();
        for finding in findings {
            let told = terminal.tell(finding);
            must_act_nowhere(&told);
            lines += told.lines().count();
        }
        machines_must_be_safe(findings, messages);
    }
    lines
}

#[track_caller]
fn must_act_nowhere(told: &str) {
    let acts = |character: char| {
        (character.is_control() && character != '\n')
            || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
    };
    assert!(!told.contains(acts), "{told:?}");
    assert!(!told.contains("##["), "{told:?}");
    assert!(!told.lines().any(|line| line.trim_start().starts_with("::")), "{told:?}");
}

#[track_caller]
fn machines_must_be_safe(findings: &[Finding], messages: &Messages) {
    let said = |format| machine(format, findings, "", messages).expect("a format for machines");
    let annotations = said(Format::Github);
    assert!(!annotations.contains(|c: char| c.is_control() && c != '\n'), "{annotations:?}");
    let grades = ["::error file=", "::warning file=", "::notice file="];
    let is_own = |line: &str| grades.iter().any(|grade| line.starts_with(grade));
    assert!(annotations.lines().all(is_own), "{annotations:?}");
    let summary = job_summary(findings, "", messages);
    must_act_nowhere(&summary);
    assert!(!summary.contains("<img"), "{summary:?}");
    for format in [Format::Json, Format::Gitlab] {
        serde_json::from_str::<serde_json::Value>(&said(format)).expect("JSON");
    }
    let report: serde_json::Value = serde_json::from_str(&said(Format::Gitlab)).expect("JSON");
    for issue in report.as_array().expect("a list") {
        must_act_nowhere(issue["description"].as_str().expect("a text"));
    }
}

/// The places of all texts and keys of a file.
fn places(text: &str, schema: &Schema, is_case: bool) -> Vec<Span> {
    fn keys(node: &Node, found: &mut Vec<Span>) {
        match &node.content {
            Content::Map(entries) => entries.iter().for_each(|entry| {
                found.push(entry.key.span.clone());
                keys(&entry.value, found);
            }),
            Content::List(items) => items.iter().for_each(|item| keys(item, found)),
            Content::Scalar { .. } => found.push(node.span.clone()),
        }
    }
    let file = Arc::new(SourceFile::new("a.yaml".into(), text));
    let mut found = Vec::new();
    let tree = if is_case {
        load::<Case>(&file, schema, &mut Vec::new()).map(|loaded| loaded.tree)
    } else {
        load::<Meeting>(&file, schema, &mut Vec::new()).map(|loaded| loaded.tree)
    };
    keys(&tree.expect("it is right"), &mut found);
    found.retain(|span| !span.is_empty());
    found.sort_by_key(|span| (span.start, span.end));
    found.dedup();
    found
}

#[test]
fn no_value_and_no_key_of_a_file_acts_where_it_is_quoted() {
    let bench = Bench::with_real_case();
    let checker = Checker::of(&bench);
    let (mut tried, mut lines) = (0, 0);
    for (name, schema) in
        [(REAL_CASE_FILE, Schema::of::<Case>()), (REAL_MEETING_FILE, Schema::of::<Meeting>())]
    {
        let text = bench.read(name);
        for place in places(&text, &schema, name == REAL_CASE_FILE) {
            // In quotes it is one value; as it stands it breaks the file, which is quoted by the line.
            for typed in HOSTILE.map(double_quoted).iter().map(String::as_str).chain([HOSTILE[0]]) {
                bench.write(name, &[&text[..place.start], typed, &text[place.end..]].concat());
                lines += must_be_harmless(&checker.findings());
                tried += 1;
            }
        }
        bench.write(name, &text);
    }
    assert!(tried > 200 && lines > 2_000, "{tried} places, {lines} lines");
}

#[test]
#[cfg_attr(not(unix), ignore = "Windows has no such names")]
fn no_name_of_a_file_or_folder_acts_where_it_is_quoted() {
    let text = Bench::with_real_case().read(REAL_CASE_FILE).replace("内線: 4221", "内線:");
    for hostile in HOSTILE {
        let hostile = hostile.replace('/', "");
        for (file, at_least) in
            [(format!("cases/2008-08/{hostile}.yaml"), 1), (format!("cases/2008-08/{hostile}.yml"), 1)]
        {
            let bench = Bench::with_real_case();
            bench.write(&file, &text);
            assert!(must_be_harmless(&findings(&bench)) > at_least, "{file:?}");
        }
        let bench = Bench::with_real_case();
        fs::rename(bench.path().join("cases/2008-08"), bench.path().join("cases").join(Path::new(&hostile)))
            .expect("the disk takes it");
        bench.write(&format!("cases/{hostile}/二.yaml"), &text);
        assert!(must_be_harmless(&findings(&bench)) > 1);
        bench.write(&format!("cases/{hostile}.yaml"), &text);
        assert!(must_be_harmless(&findings(&bench)) > 1);
    }
}
