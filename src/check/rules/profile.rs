//! A profile says everything that the form needs.

use std::collections::BTreeMap;

use serde::Serialize;
use strum::IntoEnumIterator;

use crate::diagnostic::finding::{Finding, Findings, Rule};
use crate::input::schema::{Loaded, Schema};
use crate::model::council::{Council, MatterValue, Row};
use crate::model::matter_type::MatterType;
use crate::text::numbering::SERIES;
use crate::text::placeholder::PlaceholderTemplate;
use crate::text::source::{Node, Pointer};

use super::coherence::{name_of, told_at};
use super::context::at;

/// Words that a blank may name, by the part of council.yaml in which it stands.
const CONTACT: &[&str] = &["部", "課", "係", "担当者", "内線"];
const GROUND: &[&str] = &["条項", "見出し"];
const PERIOD: &[&str] = &["開始", "終了"];
const TITLE: &[&str] = &["件名"];
const LABEL: &[&str] = &["略称"];
const MEETING: &[&str] = &["会議名"];
const MEETING_AND_DAY: &[&str] = &["会議名", "日付"];
const DAY: &[&str] = &["日付"];
const DIVISIONS: &[&str] = &["担当課"];
const ATTACHMENT: &[&str] = &["件名", "頁数"];
const PAGES: &[&str] = &["頁数"];
const CLOSED: &[&str] = &["根拠"];
const MATERIAL: &[&str] = &["資料番号"];
const KIND: &[&str] = &["区分"];
const APPENDIX: &[&str] = &["種類", "根拠"];
const WITHHELD: &[&str] = &["資料番号", "根拠"];
const COUNTS: &[&str] = &["保有", "提供"];
const COUNT: &[&str] = &["項目数"];
const FIELDS: &[&str] = &["項目"];
const MARKED: &[&str] = &["頁", "資料番号", "順", "頁数"];
const PAGE: &[&str] = &["頁"];
const PLACE: &[&str] = &["箇所"];
const CHOICE: &[&str] = &["設定", "選択"];
const RESULT: &[&str] = &["結果", "日", "条件"];

/// Every `{blank}` of council.yaml names something that is known there.
pub(super) fn blanks_are_known(council: &Loaded<Council>, findings: &mut Findings) {
    for (pointer, node) in council.tree.texts() {
        let steps: Vec<&str> = pointer.steps().iter().map(String::as_str).collect();
        let known: &[&str] = match steps.as_slice() {
            ["cover", "contact", "lines", ..] => CONTACT,
            ["cover", "abbreviations", "phrase"] => &["略語"],
            ["cover", "abbreviations", "one"] => &["語", "名称"],
            ["cover", "appendix"] => &[APPENDIX, &SERIES].concat(),
            ["ground_line"] => GROUND,
            ["period", ..] => PERIOD,
            ["field_count"] => COUNT,
            ["documents", _, "title"] => TITLE,
            ["bundle", "branch" | "late"] => &[MATERIAL, &SERIES].concat(),
            ["bundle", "item_mark" | "material"] => &[KIND, &SERIES].concat(),
            ["bundle", below @ ..] => of_bundle(below),
            _ => LABEL,
        };
        let Some(text) = node.text() else { continue };
        if let Some(open) = PlaceholderTemplate::open_brace(text) {
            let span = node.span_within(&council.file.text, open..open + 1);
            findings.push(told_at(council, span, "open-brace", "").on(pointer.clone()));
        }
        let all_known = PlaceholderTemplate::parse(text).blanks().all(|(name, _)| known.contains(&name));
        for blanks in needed(&steps).iter().filter(|blanks| all_known && !says_one(text, blanks)) {
            let blanks = blanks.iter().map(|blank| format!("{{{blank}}}")).collect::<Vec<_>>();
            let span = node.span_within(&council.file.text, 0..text.len());
            let finding = told_at(council, span, "blank-missing", &blanks.join("か")).on(pointer.clone());
            findings.push(finding.with("other", blanks.join(" or ")));
        }
        for (name, blank) in
            PlaceholderTemplate::parse(text).blanks().filter(|(name, _)| !known.contains(name))
        {
            let span = node.span_within(&council.file.text, blank.clone());
            let finding = Finding::new(Rule::PlaceholderUnknown, &council.file, span).on(pointer.clone());
            findings.push(finding.with("blank", name).with("known", known));
        }
    }
}

/// Blanks without which a value would be printed nowhere: of each group, one.
fn needed(steps: &[&str]) -> &'static [&'static [&'static str]] {
    match steps {
        ["ground_line"] => &[GROUND],
        ["cover", "abbreviations", "phrase"] => &[&["略語"]],
        ["cover", "abbreviations", "one"] => &[&["語"], &["名称"]],
        ["period", "closed"] | ["bundle", "cover", "by_circulation"] => &[&["開始"], &["終了"]],
        ["period", _] => &[&["開始"]],
        ["bundle", "list", "divisions"] => &[DIVISIONS],
        ["bundle", "list", "attachment"] => &[TITLE],
        ["bundle", "list", "continued_to" | "continued_from"] => &[MEETING],
        ["bundle", "list", "distribution_date"] => &[&["日"]],
        ["bundle", "list", "closed_ground"] | ["bundle", "public", "withheld"] => &[CLOSED],
        ["bundle", "replacement", "mark"] => &[DAY],
        _ => &[],
    }
}

fn says_one(text: &str, blanks: &[&str]) -> bool {
    text.is_empty() || PlaceholderTemplate::parse(text).blanks().any(|(name, _)| blanks.contains(&name))
}

/// Words that a blank may name in the part on the bundle.
fn of_bundle(steps: &[&str]) -> &'static [&'static str] {
    match steps {
        ["replacement", "list", "behind"] => PAGE,
        ["replacement", "list", "split"] => MATERIAL,
        ["replacement", "errata", "label"] => PLACE,
        ["titles", ..]
        | ["call_list" | "collating" | "digest", "heading"]
        | ["list", "continued_to" | "continued_from"]
        | ["digest", "changes", _] => MEETING,
        ["list", "divisions"] => DIVISIONS,
        ["cover", "by_circulation"] => PERIOD,
        ["list", "result", ..] => RESULT,
        ["list", "distribution_date"] => &["日"],
        ["list", "attachment"] => ATTACHMENT,
        ["list", "withdrawn"] => TITLE,
        ["list", "closed_ground"] | ["public", "blacked_notice"] => CLOSED,
        ["shared_clauses", "material"] => &SERIES,
        ["shared_clauses", ..] | ["divider", "notice_of_some"] | ["public", "withheld_without_ground"] => {
            MATERIAL
        }
        ["public", "withheld"] => WITHHELD,
        ["slip", ..] | ["collating", "insert" | "folded"] => PAGES,
        ["digest", below] => of_digest(below),
        ["page_marks", _] => MARKED,
        ["large", "title"] => &["表題"],
        ["call_list", "contact_parts", ..] => CONTACT,
        ["replacement", "mark"] => DAY,
        ["replacement", _, "heading"] | ["replacement", _, "of_change", "heading"] => MEETING_AND_DAY,
        _ => LABEL,
    }
}

/// Words that a blank may name in a phrase of the digest.
fn of_digest(key: &str) -> &'static [&'static str] {
    match key {
        "target" => &["対象者"],
        "held_and_provided" => COUNTS,
        "held" | "provided" | "received" | "collected" | "added" => COUNT,
        "sensitive" | "individual_number" => FIELDS,
        "setting" => CHOICE,
        _ => LABEL,
    }
}

/// Every ground makes an item of a kind that there is: the cover shows no other.
pub(super) fn kinds_are_known(council: &Loaded<Council>, findings: &mut Findings) {
    let known: Vec<&str> = council.value.kinds.iter().map(|kind| kind.name.as_str()).collect();
    for (index, ground) in council.value.grounds.iter().enumerate() {
        let kind = ground.kind.as_deref().filter(|kind| !kind.is_empty() && !known.contains(kind));
        let Some(kind) = kind else { continue };
        let finding = at(council, Rule::UnknownValue, &Pointer::of(&["grounds"]).index(index).key("kind"));
        let finding = finding.with("key", council.spelling.choose("kind", Some("区分")));
        findings.push(finding.with("value", kind).with("choices", known.as_slice()));
    }
}

/// Every row of a sheet is a value that there is, and has its label.
pub(super) fn rows_are_known(council: &Loaded<Council>, findings: &mut Findings) {
    let overview = &council.value.overview;
    let at = Pointer::of(&["overview"]);
    rows(council, &at, overview.rows.iter(), &overview.labels, findings);
    named_rows_are_there(
        council,
        &at,
        overview.rows.iter(),
        [&overview.required, &overview.may_be_empty],
        findings,
    );
    let Some(sheets) = council.tree.get("sheets") else { return };
    for (matter_type, name) in MatterType::iter().map(|matter_type| (matter_type, name_of(&matter_type))) {
        if let (Some(sheet), Some(_)) = (council.value.sheets.of(matter_type), sheets.get(&name)) {
            let shown = sheet.rows.iter().flatten().filter(|row| **row != Row::Core(MatterValue::None));
            let at = Pointer::of(&["sheets", &name]);
            rows(council, &at, shown.clone(), &sheet.labels, findings);
            named_rows_are_there(council, &at, shown, [&sheet.required, &sheet.may_be_empty], findings);
        }
    }
}

fn rows<'a, T: Serialize + Ord + 'a>(
    council: &Loaded<Council>,
    way: &Pointer,
    rows: impl Iterator<Item = &'a Row<T>>,
    labels: &BTreeMap<Row<T>, String>,
    findings: &mut Findings,
) {
    for row in rows {
        let name = name_of(row);
        if matches!(row, Row::Own(_)) && council.value.own_row(row).is_none() {
            let place = council.tree.at(&way.key("rows")).and_then(|rows| text_node(rows, &name));
            let span = place.map_or_else(|| council.tree.span_at(&way.key("rows")), |node| node.span.clone());
            let known: Vec<&str> = council.value.own_rows.iter().map(|own| own.name.as_str()).collect();
            let finding = Finding::new(Rule::RowUnknown, &council.file, span);
            findings.push(finding.with("row", &name).with("known", known));
        } else if council.value.label(labels, row).is_empty() {
            let definition = if way.steps().len() == 1 { "OverviewValueRow" } else { "MatterValueRow" };
            let word = Schema::shared::<Council>().word_of(definition, &name);
            let key = council.spelling.choose(&name, word.as_deref());
            let span = council.tree.key_span_at(&way.key("labels"));
            let finding = Finding::new(Rule::MissingKey, &council.file, span);
            findings.push(finding.on(way.key("labels").key(&name)).with("key", key));
        }
    }
}

/// The rows that must be filled and those that may stay empty are rows of the sheet.
///
/// - `named` are those that must be filled, and those that may stay empty
fn named_rows_are_there<'a, T: Serialize + Ord + 'a>(
    council: &Loaded<Council>,
    way: &Pointer,
    rows: impl Iterator<Item = &'a Row<T>>,
    named: [&'a [Row<T>]; 2],
    findings: &mut Findings,
) {
    let rows: Vec<&Row<T>> = rows.collect();
    for (key, named) in ["required", "may_be_empty"].into_iter().zip(named) {
        for row in named.iter().filter(|row| !rows.contains(row)) {
            let name = name_of(row);
            let node = council.tree.at(&way.key(key)).and_then(|named| text_node(named, &name));
            // What a base says of a row that this sheet does not have is nobody's slip.
            let Some(node) = node else { continue };
            let known: Vec<String> = rows.iter().map(name_of).collect();
            let finding = Finding::new(Rule::RowUnknown, &council.file, node.span.clone());
            findings.push(finding.with("row", &name).with("known", known));
        }
    }
}

/// The node that holds a text, somewhere below.
fn text_node<'a>(node: &'a Node, text: &str) -> Option<&'a Node> {
    node.texts().into_iter().map(|(_, node)| node).find(|node| node.text() == Some(text))
}
