//! The parts of a profile fit each other: nothing in it is lost on paper, written elsewhere, or asked for in vain.

use std::collections::BTreeMap;

use serde::Serialize;
use strum::IntoEnumIterator;

use crate::diagnostic::finding::{Finding, Findings, Rule};
use crate::input::schema::{Loaded, Part, Schema};
use crate::model::case::Case;
use crate::model::council::{ContactKey, Council, Ground, MatterValue, Row};
use crate::model::matter_type::MatterType;
use crate::text::source::{Pointer, Span};

use super::profile::name_of;
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
            let span = council.tree.span_at(&at.key("rows").index(index));
            findings.push(told(council, span, "cells", ""));
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
        let span = council.tree.span_at(&at.key("required").index(index));
        findings.push(told(council, span, "required", &word_of(council, row)));
    }
    for (index, row) in shown.iter().enumerate().filter(|(index, row)| shown[..*index].contains(row)) {
        let way = at.key("rows");
        let place = council.tree.at(&way).and_then(|rows| {
            let mut texts = rows.texts().into_iter().filter(|(_, node)| node.text().is_some());
            texts.nth(index).map(|(_, node)| node.span.clone())
        });
        let span = place.unwrap_or_else(|| council.tree.span_at(&way));
        findings.push(told(council, span, "row-twice", &word_of(council, *row)));
    }
    for row in labels.keys().filter(|row| matches!(row, Row::Own(_)) && council.value.own_row(row).is_none())
    {
        let span = council.tree.key_span_at(&at.key("labels").key(&name_of(row)));
        findings.push(told(council, span, "label", &name_of(row)));
    }
}

/// Every family of the fonts has its file.
pub(super) fn fonts_have_their_files(council: &Loaded<Council>, findings: &mut Findings) {
    let fonts = &council.value.fonts;
    for (key, chain) in [("body", &fonts.body), ("label", &fonts.label)] {
        for (index, family) in chain.iter().enumerate() {
            if !fonts.files.iter().any(|file| file.family == *family) {
                let span = council.tree.span_at(&Pointer::of(&["fonts", key]).index(index));
                findings.push(told(council, span, "font", family));
            }
        }
    }
}

/// What a contact has to give has its place on the cover.
pub(super) fn contacts_can_be_printed(council: &Loaded<Council>, findings: &mut Findings) {
    let contact = &council.value.cover.contact;
    let is_printed = |key: ContactKey| is_said(key, contact.lines.iter().flatten());
    for (index, key) in contact.required.iter().enumerate().filter(|(_, key)| !is_printed(**key)) {
        let span = council.tree.span_at(&Pointer::of(&["cover", "contact", "required"]).index(index));
        findings.push(told(council, span, "contact", key.blank()));
    }
}

/// Kinds and classes of distribution have names of their own, and no article stands for two grounds on one day.
pub(super) fn names_stand_once(council: &Loaded<Council>, findings: &mut Findings) {
    let value = &council.value;
    let mut tell = |way: Pointer, name: &str| {
        findings.push(told(council, council.tree.span_at(&way), "name-twice", name));
    };
    for (index, kind) in value.kinds.iter().enumerate() {
        if value.kinds[..index].iter().any(|other| other.name == kind.name) {
            tell(Pointer::of(&["kinds"]).index(index).key("name"), &kind.name);
        }
    }
    let classes = &value.bundle.distributions;
    for (index, class) in classes.iter().enumerate() {
        if classes[..index].iter().any(|other| other.name == class.name) {
            tell(Pointer::of(&["bundle", "distributions"]).index(index).key("name"), &class.name);
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
            findings.push(told(council, council.tree.span_at(&way), "never-in-force", &ground.article));
        }
        let same = |other: &&Ground| other.article == ground.article;
        if value.grounds[..index]
            .iter()
            .filter(same)
            .any(|other| !apart(other, ground) && !apart(ground, other))
        {
            let way = Pointer::of(&["grounds"]).index(index).key("article");
            findings.push(told(council, council.tree.span_at(&way), "name-twice", &ground.article));
        }
    }
}

/// The keys of the profile's own rows are no other keys, and each row stands on some sheet.
pub(super) fn own_rows_are_keys(council: &Loaded<Council>, findings: &mut Findings) {
    let case = Schema::shared::<Case>();
    let mut taken: Vec<String> = Vec::new();
    for way in [&["matters"][..], &["project"]] {
        for (key, japanese, _) in case.at(way).into_iter().flat_map(Part::properties) {
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
            findings.push(told(council, council.tree.span_at(&at.key("key")), "key-form", &row.key));
        }
        for (key, name) in [("key", &row.key), ("name", &row.name)] {
            let is_known = before.iter().any(|other| other.is_called(name)) || taken.contains(name);
            if is_known && !name.is_empty() {
                findings.push(told(council, council.tree.span_at(&at.key(key)), "key-taken", name));
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
        let span = council.tree.span_at(&Pointer::of(&["documents", key, "file"]));
        if !is_file_name(&document.file) {
            findings.push(told(council, span, "file-name", &document.file));
        } else if names[..index]
            .iter()
            .any(|(_, other)| other.file.to_lowercase() == document.file.to_lowercase())
        {
            findings.push(told(council, span, "file-twice", &document.file));
        }
    }
}

/// Whether a name can be that of a file on every system.
pub(super) fn is_file_name(name: &str) -> bool {
    let forbidden = |c: char| c.is_control() || "/\\:*?\"<>|".contains(c);
    name.is_empty() || !(name.chars().any(forbidden) || name.starts_with('.') || name.ends_with(['.', ' ']))
}

pub(super) fn told(council: &Loaded<Council>, span: Span, fault: &str, name: &str) -> Finding {
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
