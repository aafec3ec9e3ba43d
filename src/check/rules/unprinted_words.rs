//! Words of a profile that no paper prints: labels of rows that a sheet does not have, rows of no sheet, a name that the titles
//! do not say.

use std::collections::BTreeMap;

use serde::Serialize;
use strum::IntoEnumIterator;

use crate::diagnostic::finding::{Finding, Findings, Rule};
use crate::diagnostic::fix::Fix;
use crate::input::patch::NewValue;
use crate::input::schema::{Loaded, Schema};
use crate::model::council::{Council, Row};
use crate::model::matter_type::MatterType;
use crate::text::source::{Content, Node, Pointer, Span};
use crate::workspace::profile::Profile;

use super::coherence::name_of;
use super::cure::{Cures, mended};

/// Everything that a profile itself says, and not its base, can come to paper.
pub(super) fn words_are_printed(profile: &Profile, findings: &mut Findings) {
    let council = profile.council();
    let schema = Schema::shared::<Council>();
    let cures = Cures::of(council, &schema);
    let overview = &council.value.overview;
    labels(council, &Pointer::of(&["overview", "labels"]), &overview.labels, overview.rows.iter(), findings);
    for (matter_type, name) in MatterType::iter().map(|matter_type| (matter_type, name_of(&matter_type))) {
        if let Some(sheet) = council.value.sheets.of(matter_type) {
            let at = Pointer::of(&["sheets", &name, "labels"]);
            labels(council, &at, &sheet.labels, sheet.rows.iter().flatten(), findings);
        }
    }
    own_rows(council, &cures, findings);
    findings.extend(name_in_titles(profile, &cures));
}

fn labels<'a, T: Serialize + Ord + 'a>(
    council: &Loaded<Council>,
    at: &Pointer,
    labels: &BTreeMap<Row<T>, String>,
    rows: impl Iterator<Item = &'a Row<T>>,
    findings: &mut Findings,
) {
    let rows: Vec<&Row<T>> = rows.collect();
    let own = |row: &Row<T>| council.value.own_row(row).map(|own| own.key.as_str());
    for label in labels.keys() {
        let is_there =
            rows.iter().any(|row| *row == label || (own(label).is_some() && own(row) == own(label)));
        if is_there {
            continue;
        }
        let name = name_of(label);
        let entry = council.tree.at(at).and_then(|labels| labels.entry(&name));
        // What its base says of a row that this sheet leaves out is nobody's slip.
        let Some(entry) = entry.filter(|entry| is_in(council, &entry.key.span, &entry.key.typed)) else {
            continue;
        };
        let finding = Finding::new(Rule::WordNotPrinted, &council.file, entry.key.span.clone());
        findings.push(finding.on(at.key(&name)).with("word", &entry.key.typed).with("fault", "label"));
    }
}

fn own_rows(council: &Loaded<Council>, cures: &Cures<'_>, findings: &mut Findings) {
    let value = &council.value;
    let of_overview = value.overview.rows.iter().filter_map(|row| value.own_row(row));
    let sheets = MatterType::iter().filter_map(|matter_type| value.sheets.of(matter_type));
    let of_sheets = sheets.flat_map(|sheet| sheet.rows.iter().flatten()).filter_map(|row| value.own_row(row));
    let used: Vec<&str> = of_overview.chain(of_sheets).map(|own| own.key.as_str()).collect();
    let Some(Node { content: Content::List(rows), .. }) = council.tree.get("own_rows") else { return };
    for (index, row) in rows.iter().enumerate() {
        let key = row.get("key").and_then(Node::text).unwrap_or_default();
        let Some(name) = row.get("name").filter(|name| !name.span.is_empty()) else { continue };
        // Those of the base are printed by it, or told there.
        if used.contains(&key) || !is_in(council, &name.span, name.text().unwrap_or_default()) {
            continue;
        }
        let at = Pointer::of(&["own_rows"]).index(index);
        let fix = cures.fix(false, |patcher| patcher.remove(&at));
        let finding = Finding::new(Rule::WordNotPrinted, &council.file, name.span.clone());
        let finding = finding.on(at).with("word", name.text().unwrap_or_default()).with("fault", "row");
        findings.push(mended(finding, fix));
    }
}

/// Whether a text stands at a place of the profile's own file.
fn is_in(council: &Loaded<Council>, span: &Span, text: &str) -> bool {
    council.file.text.get(span.clone()).is_some_and(|typed| typed.contains(text))
}

/// A council that has a name of its own, and still prints that of its base on the cover.
fn name_in_titles(profile: &Profile, cures: &Cures<'_>) -> Option<Finding> {
    let council = profile.council();
    let base = &profile.texts.base.as_ref()?.council.value;
    let (name, title) = (&council.value.name, &council.value.cover.title);
    let node = council.tree.get("name").filter(|node| is_in(council, &node.span, name))?;
    if name.ends_with(&base.name) || !title.contains(&base.name) {
        return None;
    }
    let own = title.replace(&base.name, name);
    let fix: Option<Fix> =
        cures.fix(false, |patcher| patcher.set(&Pointer::of(&["cover", "title"]), &NewValue::text(own)));
    let finding = Finding::new(Rule::WordNotPrinted, &council.file, node.span.clone());
    let finding = finding.on(Pointer::of(&["name"])).with("word", name).with("fault", "name");
    Some(mended(finding.with("title", title), fix))
}
