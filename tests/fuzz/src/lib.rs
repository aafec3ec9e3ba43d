//! What is tried with texts that a machine makes up: whatever stands in a file, the program answers, and at places that exist.

mod seeds;
mod sheet;

pub use seeds::{Kind, plant};

use std::path::Path;
use std::sync::{Arc, LazyLock};

use chrono::NaiveDate;
use serde::de::DeserializeOwned;
use shingikai::model::case::{Case, ClauseBase};
use shingikai::check::clauses::{Reference, resolve, select};
use shingikai::model::council::{ClauseSet, Council, NumberStyle, Parties};
use shingikai::diagnostic::finding::Findings;
use shingikai::input::lint;
use shingikai::model::meeting::Meeting;
use shingikai::input::schema::{Loaded, Schema, load};
use shingikai::text::source::{Pointer, RawFile, SourceFile};
use shingikai::papers::templates::write_literal;
use shingikai::text::wareki::{self, Wareki};
use typst_syntax::ast;

static CASE: LazyLock<Schema> = LazyLock::new(Schema::of::<Case>);
static MEETING: LazyLock<Schema> = LazyLock::new(Schema::of::<Meeting>);
static COUNCIL: LazyLock<Schema> = LazyLock::new(Schema::of::<Council>);
static CLAUSES: LazyLock<Schema> = LazyLock::new(Schema::of::<ClauseSet>);

fn source(bytes: &[u8], findings: &mut Findings) -> Arc<SourceFile> {
    lint::source(RawFile::alone("a.yaml", bytes), findings)
}

/// Every finding has a place in its text, and a line and column.
fn have_places(findings: &Findings) {
    for finding in findings {
        assert!(finding.file.text.get(finding.span.clone()).is_some(), "{finding:?}");
        let _ = finding.file.position(finding.span.start);
    }
}

fn read<T: DeserializeOwned>(bytes: &[u8], schema: &Schema) -> Option<Loaded<T>> {
    let mut findings = Findings::new();
    let file = source(bytes, &mut findings);
    let loaded = load::<T>(&file, schema, &mut findings);
    have_places(&findings);
    for (_, node) in loaded.iter().flat_map(|loaded| loaded.tree.texts()) {
        assert!(file.text.get(node.span.clone()).is_some(), "{node:?}");
    }
    // What is refused is said.
    assert!(loaded.is_some() || !findings.is_empty());
    loaded
}

/// The look at the raw text. What it mends is mended: a second look at the mended text finds nothing to mend of that kind
/// and does not fail.
pub fn text(bytes: &[u8]) {
    let mut findings = Findings::new();
    let file = source(bytes, &mut findings);
    let mended = lint::lint(&file, CASE.vocabulary(), &mut findings);
    have_places(&findings);
    let again = Arc::new(SourceFile::new("b.yaml".into(), mended.text()));
    let mut more = Findings::new();
    let _ = lint::lint(&again, CASE.vocabulary(), &mut more);
    have_places(&more);
}

/// A case file.
pub fn case(bytes: &[u8]) {
    drop(read::<Case>(bytes, &CASE));
}

/// A meeting file.
pub fn meeting(bytes: &[u8]) {
    drop(read::<Meeting>(bytes, &MEETING));
}

/// council.yaml.
pub fn council(bytes: &[u8]) {
    drop(read::<Council>(bytes, &COUNCIL));
}

/// clauses.yaml.
pub fn clauses(bytes: &[u8]) {
    drop(read::<ClauseSet>(bytes, &CLAUSES));
}

/// References between clauses, in every style of numbers: each is filled, or named as broken.
pub fn references(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let _ = Reference::parse(text);
    let (set, choice) = sheet::sheet(text);
    for base in [ClauseBase::Standard, ClauseBase::None] {
        let (selection, _) = select(&set, base, &[(Pointer::root(), &choice)]);
        let parties = Parties { principal: "甲".to_owned(), contractor: "乙".to_owned() };
        for style in [NumberStyle::Plain, NumberStyle::Ordinal, NumberStyle::Article, NumberStyle::Levels] {
            match resolve(&selection.clauses, &parties, style) {
                Ok(numbered) => assert_eq!(numbered.len(), selection.clauses.len()),
                Err(broken) => assert!(!broken.is_empty()),
            }
        }
    }
}

/// Dates, alone and in sentences: what is read prints, and what was printed reads as the same day.
pub fn dates(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    for mention in wareki::find(text) {
        assert!(text.get(mention.span.clone()).is_some());
        let _ = (mention.calendar_year(), mention.fiscal_year());
    }
    let Ok(date) = text.parse::<Wareki>() else { return };
    assert!(date.first_day() <= date.last_day());
    let known = [(1912, 7, 29), (1989, 1, 7), (2016, 4, 1), (2019, 4, 30), (2026, 4, 1)];
    for (year, month, day) in known {
        let known = NaiveDate::from_ymd_opt(year, month, day).expect("a day");
        let printed = date.printed(known);
        if let Ok(again) = printed.parse::<Wareki>() {
            assert_eq!(
                (again.first_day(), again.last_day()),
                (date.first_day(), date.last_day()),
                "{printed}"
            );
        }
    }
    let value = String::from(date.clone());
    let again: Wareki = value.parse().unwrap_or_else(|fault| panic!("{value}: {fault:?}"));
    assert_eq!(again.first_day(), date.first_day(), "{value}");
}

/// A value as a Typst literal: Typst's own parser reads one text, and the same.
pub fn escape(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut literal = Vec::new();
    write_literal(&text, &mut literal).expect("a Vec takes everything");
    let source = format!("f({}, 1)", String::from_utf8(literal).expect("UTF-8"));
    let root = typst_syntax::parse_code(&source);
    let (errors, warnings) = root.errors_and_warnings();
    assert!(errors.is_empty() && warnings.is_empty(), "{source:?}: {errors:?} {warnings:?}");
    let mut found = Vec::new();
    strings(&root, &mut found);
    assert_eq!(found, [text], "{source:?}");
}

fn strings(node: &typst_syntax::SyntaxNode, found: &mut Vec<String>) {
    found.extend(node.cast::<ast::Str>().map(|literal| literal.get().to_string()));
    node.children().for_each(|child| strings(child, found));
}

/// The repository.
fn repository() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}
