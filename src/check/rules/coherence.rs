//! The parts of a profile fit each other: nothing in it is lost on paper, written elsewhere, or asked for in vain.

use std::collections::BTreeMap;

use serde::Serialize;
use strum::IntoEnumIterator;

use crate::diagnostic::finding::{Finding, Findings, Relation, Rule};
use crate::input::schema::{Loaded, Schema, SchemaPart};
use crate::model::case::Case;
use crate::model::council::{ContactKey, Council, Ground, MatterValue, Row};
use crate::model::matter_type::MatterType;
use crate::text::file_name::{NameFault, fault};
use crate::text::source::{Pointer, Span};

use super::rows::is_said;

/// A row has as many values as the sheet has halves, and every value that is asked for has its row.
pub(super) fn rows_can_be_filled(council: &Loaded<Council>, findings: &mut Findings) {
    let overview = &council.value.overview;
    let at = Pointer::of(&["overview"]);
    let shown: Vec<_> = overview.rows.iter().collect();
    rows(council, &at, &shown, &overview.required, &overview.labels, findings);
    for matter_type in MatterType::iter() {
        let Some(sheet) = council.value.sheets.of(matter_type) else { continue };
        let at = Pointer::of(&["sheets", &name_of(&matter_type)]);
        for (index, _) in sheet.rows.iter().enumerate().filter(|(_, row)| !(1..=2).contains(&row.len())) {
            findings.push(told(council, &at.key("rows").index(index), "cells", ""));
        }
        let none = Row::Core(MatterValue::None);
        let shown: Vec<_> = sheet.rows.iter().flatten().filter(|row| **row != none).collect();
        rows(council, &at, &shown, &sheet.required, &sheet.labels, findings);
    }
}

fn rows<T: Serialize + Ord>(
    council: &Loaded<Council>,
    at: &Pointer,
    shown: &[&Row<T>],
    required: &[Row<T>],
    labels: &BTreeMap<Row<T>, String>,
    findings: &mut Findings,
) {
    for (index, row) in required.iter().enumerate().filter(|(_, row)| !shown.contains(row)) {
        findings.push(told(council, &at.key("required").index(index), "required", &word_of(council, row)));
    }
    for (index, row) in shown.iter().enumerate().filter(|(index, row)| shown[..*index].contains(row)) {
        let way = at.key("rows");
        let place = council.tree.at(&way).and_then(|rows| {
            let mut texts = rows.texts().into_iter().filter(|(_, node)| node.text().is_some());
            texts.nth(index).map(|(_, node)| node.span.clone())
        });
        let span = place.unwrap_or_else(|| council.tree.span_at(&way));
        findings.push(told_at(council, span, "row-twice", &word_of(council, *row)));
    }
    for row in labels.keys().filter(|row| matches!(row, Row::Own(_)) && council.value.own_row(row).is_none())
    {
        let way = at.key("labels").key(&name_of(row));
        findings.push(told_at(council, council.tree.key_span_at(&way), "label", &name_of(row)).on(way));
    }
}

/// Every family of the fonts has its file.
pub(super) fn fonts_have_their_files(council: &Loaded<Council>, findings: &mut Findings) {
    let fonts = &council.value.fonts;
    for (key, chain) in [("body", &fonts.body), ("label", &fonts.label)] {
        for (index, family) in chain.iter().enumerate() {
            if !fonts.files.iter().any(|file| file.family == *family) {
                let way = Pointer::of(&["fonts", key]).index(index);
                findings.push(told(council, &way, "font", family));
            }
        }
    }
}

/// What a contact has to give has its place on the cover.
pub(super) fn contacts_can_be_printed(council: &Loaded<Council>, findings: &mut Findings) {
    let contact = &council.value.cover.contact;
    let is_printed = |key: ContactKey| is_said(key, contact.lines.iter().flatten());
    for (index, key) in contact.required.iter().enumerate().filter(|(_, key)| !is_printed(**key)) {
        let way = Pointer::of(&["cover", "contact", "required"]).index(index);
        findings.push(told(council, &way, "contact", key.blank()));
    }
}

/// Kinds and classes of distribution have names of their own, and no article stands for two grounds on one day.
pub(super) fn names_stand_once(council: &Loaded<Council>, findings: &mut Findings) {
    let value = &council.value;
    let mut tell = |list: &Pointer, index: usize, first: usize, name: &str| {
        let way = |index| list.index(index).key("name");
        let finding = told(council, &way(index), "name-twice", name);
        findings.push(finding.beside(Relation::First, &council.file, council.tree.span_at(&way(first))));
    };
    for (index, kind) in value.kinds.iter().enumerate() {
        if let Some(first) = value.kinds[..index].iter().position(|other| other.name == kind.name) {
            tell(&Pointer::of(&["kinds"]), index, first, &kind.name);
        }
    }
    let classes = &value.bundle.distributions;
    for (index, class) in classes.iter().enumerate() {
        if let Some(first) = classes[..index].iter().position(|other| other.name == class.name) {
            tell(&Pointer::of(&["bundle", "distributions"]), index, first, &class.name);
        }
    }
    // Whether one was repealed before the other came into force.
    let apart = |one: &Ground, other: &Ground| match (&one.until, &other.from) {
        (Some(until), Some(from)) => until.last_day() < from.first_day(),
        _ => false,
    };
    for (index, ground) in value.grounds.iter().enumerate() {
        if let (Some(from), Some(until)) = (&ground.from, &ground.until)
            && until.last_day() < from.first_day()
        {
            let way = Pointer::of(&["grounds"]).index(index).key("until");
            findings.push(told(council, &way, "never-in-force", &ground.article));
        }
        let is_same = |other: &Ground| {
            other.article == ground.article && !apart(other, ground) && !apart(ground, other)
        };
        if let Some(first) = value.grounds[..index].iter().position(is_same) {
            let way = |index| Pointer::of(&["grounds"]).index(index).key("article");
            let finding = told(council, &way(index), "name-twice", &ground.article);
            findings.push(finding.beside(Relation::First, &council.file, council.tree.span_at(&way(first))));
        }
    }
}

/// The keys of the profile's own rows are no other keys, and each row stands on some sheet.
pub(super) fn own_rows_are_keys(council: &Loaded<Council>, findings: &mut Findings) {
    let case = Schema::shared::<Case>();
    let mut taken: Vec<String> = Vec::new();
    for way in [&["matters"][..], &["project"]] {
        for (key, japanese, _) in case.at(way).into_iter().flat_map(SchemaPart::properties) {
            taken.extend(japanese.iter().map(ToString::to_string).chain([key.to_owned()]));
        }
    }
    let own = &council.value.own_rows;
    for (index, row) in own.iter().enumerate() {
        let at = Pointer::of(&["own_rows"]).index(index);
        let before = &own[..index];
        let is_plain =
            row.key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "_-".contains(c));
        if !is_plain {
            findings.push(told(council, &at.key("key"), "key-form", &row.key));
        }
        for (key, name) in [("key", &row.key), ("name", &row.name)] {
            let is_known = before.iter().any(|other| other.is_called(name)) || taken.contains(name);
            if is_known && !name.is_empty() {
                findings.push(told(council, &at.key(key), "key-taken", name));
            }
        }
    }
}

/// Documents have names of their own, which lead nowhere.
pub(super) fn documents_have_file_names(council: &Loaded<Council>, findings: &mut Findings) {
    let documents = &council.value.documents;
    let names =
        [("advance_report", &documents.advance_report), ("special_clauses", &documents.special_clauses)];
    for (index, (key, document)) in names.iter().enumerate() {
        let way = |key: &str| Pointer::of(&["documents", key, "file"]);
        let mut before = names[..index].iter();
        if !is_file_name(&document.file) {
            findings.push(told(council, &way(key), "file-name", &document.file));
        } else if let Some((first, _)) =
            before.find(|(_, other)| other.file.to_lowercase() == document.file.to_lowercase())
        {
            let finding = told(council, &way(key), "file-twice", &document.file);
            findings.push(finding.beside(Relation::First, &council.file, council.tree.span_at(&way(first))));
        }
    }
}

/// Whether a name can be that of a file on every system. Letters in pieces are reported where they are printed.
pub(super) fn is_file_name(name: &str) -> bool {
    let wrong = fault(name).filter(|fault| *fault != NameFault::Decomposed);
    name.is_empty() || (wrong.is_none() && !name.starts_with('.'))
}

fn told(council: &Loaded<Council>, way: &Pointer, fault: &str, name: &str) -> Finding {
    told_at(council, council.tree.span_at(way), fault, name).on(way.clone())
}

pub(super) fn told_at(council: &Loaded<Council>, span: Span, fault: &str, name: &str) -> Finding {
    Finding::new(Rule::ProfileContradictory, &council.file, span).with("fault", fault).with("name", name)
}

/// The word for a row, in the spelling of the file.
fn word_of<T: Serialize>(council: &Loaded<Council>, row: &Row<T>) -> String {
    let name = name_of(row);
    let schema = Schema::shared::<Council>();
    let definitions = ["MatterValueRow", "OverviewValueRow"];
    let word = definitions.iter().find_map(|definition| schema.word_of(definition, &name));
    council.spelling.choose(&name, word.as_deref())
}

/// The word by which files name a row or type.
pub(super) fn name_of(value: &impl Serialize) -> String {
    let word = serde_json::to_value(value).expect("it is a word");
    word.as_str().unwrap_or_default().to_owned()
}
