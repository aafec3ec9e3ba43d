//! A profile says everything that the form needs.

use crate::council::{Council, RowKey};
use crate::finding::{Finding, Findings, Rule};
use crate::phrase::Phrase;
use crate::schema::Loaded;
use crate::source::Pointer;

/// Words that a blank may name, by the part of council.yaml in which it stands.
const CONTACT: &[&str] = &["部", "課", "係", "担当者", "内線"];
const GROUND: &[&str] = &["条項", "見出し"];
const PERIOD: &[&str] = &["開始", "終了"];
const TITLE: &[&str] = &["件名"];
const LABEL: &[&str] = &["略称"];

/// Every `{blank}` of council.yaml names something that is known there.
pub(super) fn blanks_are_known(council: &Loaded<Council>, findings: &mut Findings) {
    for (pointer, node) in council.tree.texts() {
        let steps: Vec<&str> = pointer.steps().iter().map(String::as_str).collect();
        let known = match steps.as_slice() {
            ["cover", "contact", "lines", ..] => CONTACT,
            ["ground_line"] => GROUND,
            ["period", ..] => PERIOD,
            ["documents", _, "title"] => TITLE,
            _ => LABEL,
        };
        let Some(text) = node.text() else { continue };
        for (name, blank) in Phrase::parse(text).blanks().filter(|(name, _)| !known.contains(name)) {
            let span = node.span_within(&council.file.text, blank.clone());
            let finding = Finding::new(Rule::PlaceholderUnknown, &council.file, span);
            findings.push(finding.with("blank", name).with("known", known.join("、")));
        }
    }
}

/// Every row of a sheet has its label.
pub(super) fn labels_are_there(council: &Loaded<Council>, findings: &mut Findings) {
    let mut missing = |sheet: &Pointer, row: &str| {
        let span = council
            .tree
            .entry(sheet.steps().first().map_or("", |key| key))
            .map_or(0..0, |e| e.key.span.clone());
        let at = sheet.key("labels");
        let span = council.tree.at(&at).map_or(span, |_| key_span(council, &at));
        findings.push(Finding::new(Rule::MissingKey, &council.file, span).with("key", row));
    };
    let overview = &council.value.overview;
    for row in overview.rows.iter().filter(|row| !overview.labels.contains_key(row)) {
        missing(&Pointer::of(&["overview"]), &shown(council, "OverviewRow", row.name()));
    }
    if let Some(sheet) = &council.value.sheets.outsourcing {
        for row in sheet.rows.iter().flatten().filter(|row| **row != RowKey::None) {
            if !sheet.labels.contains_key(row) {
                missing(&Pointer::of(&["sheets", "outsourcing"]), &shown(council, "RowKey", &row_name(*row)));
            }
        }
    }
}

fn key_span(council: &Loaded<Council>, at: &Pointer) -> crate::source::Span {
    let steps: Vec<&str> = at.steps().iter().map(String::as_str).collect();
    let (last, parents) = steps.split_last().expect("the way has a key");
    let parent = council.tree.at(&Pointer::of(parents));
    parent.and_then(|parent| parent.entry(last)).map_or(0..0, |entry| entry.key.span.clone())
}

fn row_name(row: RowKey) -> String {
    let name = serde_json::to_value(row).expect("a row is a word");
    name.as_str().unwrap_or_default().to_owned()
}

/// A row's word in the spelling of the file.
fn shown(council: &Loaded<Council>, definition: &str, name: &str) -> String {
    let schema = crate::schema::Schema::of::<Council>();
    let word = schema.word_of(definition, name);
    council.spelling.choose(name, word.as_deref())
}
