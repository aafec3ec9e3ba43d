//! What the sheets ask for stands in the case: what must be there, and what nobody says a word about.

use crate::check::checked::CheckedMatter;
use crate::diagnostic::finding::{Finding, Findings, Rule};
use crate::model::council::{OverviewRow, OverviewValue, Row};
use crate::text::placeholder::PlaceholderTemplate;
use crate::text::source::{Content, Node, Pointer};

use super::context::CaseContext;

/// A matter gives what the sheet of its type asks for, and the schema does not ask for already.
pub(super) fn required_values_are_there(
    context: CaseContext<'_>,
    checked: &[CheckedMatter],
    findings: &mut Findings,
) {
    let schema = &context.profile.case_schema;
    for matter in checked {
        let at = Pointer::of(&["matters"]).index(matter.index);
        for way in matter.sheet.required.iter().map(|row| context.council().way(row)) {
            let Some((last, parents)) = way.split_last() else { continue };
            let mapping = schema.at(&[&["matters"], parents].concat());
            let asked = mapping.is_some_and(|mapping| mapping.required().any(|key| key == *last));
            if !asked && context.case.tree.at(&at.keys(&way)).is_none() {
                findings.extend(not_there(context, Rule::MissingKey, &at, &way));
            }
        }
    }
}

/// A finding on a value that is not there, at the mapping in which it would stand, with its key.
///
/// - `at` is the mapping in which it stands `way` below
fn not_there(context: CaseContext<'_>, rule: Rule, at: &Pointer, way: &[&str]) -> Option<Finding> {
    let (last, parents) = way.split_last()?;
    let around = at.keys(parents);
    let names = around.steps().iter().map(String::as_str);
    let names: Vec<&str> = names.filter(|step| step.parse::<usize>().is_err()).collect();
    let mapping = context.profile.case_schema.at(&names);
    let key = mapping.map_or_else(|| (*last).to_owned(), |mapping| context.case.spelling.key(mapping, last));
    let finding = Finding::new(rule, &context.case.file, context.case.tree.key_span_at(&around));
    Some(finding.on(at.keys(way)).with("key", key))
}

/// A cell that the form has and the case leaves empty says nothing: whether there is nothing, or somebody forgot. Not what
/// must be there: that is missing. While the file has keys that nobody knows, each of them may be what a cell is to say.
pub(super) fn cells_are_filled(context: CaseContext<'_>, checked: &[CheckedMatter], findings: &mut Findings) {
    let is_unknown = |finding: &Finding| {
        matches!(finding.rule, Rule::UnknownKey | Rule::KeyWithoutRow)
            && finding.file.id == context.case.file.id
    };
    if findings.iter().any(is_unknown) {
        return;
    }
    let council = context.council();
    let overview = &council.overview;
    let at = Pointer::of(&["project"]);
    for row in overview.rows.iter().filter(|row| !overview.may_be_empty.contains(row)) {
        let way = match row {
            // Where it is not said, it is the division of the contact.
            Row::Core(OverviewValue::Division) => continue,
            Row::Core(value) => value.name(),
            OverviewRow::Own(_) => council.own_row(row).map_or("", |own| own.key.as_str()),
        };
        cell_is_filled(context, &at, &[way], council.label(&overview.labels, row), findings);
    }
    for matter in checked {
        let sheet = &matter.sheet;
        let at = Pointer::of(&["matters"]).index(matter.index);
        for row in sheet.cells_to_fill().filter(|row| !sheet.required.contains(row)) {
            let label = council.label(&sheet.labels, row);
            cell_is_filled(context, &at, &council.way(row), label, findings);
        }
    }
}

/// - `at` is the mapping in which the value stands `way` below
fn cell_is_filled(
    context: CaseContext<'_>,
    at: &Pointer,
    way: &[&str],
    label: &str,
    findings: &mut Findings,
) {
    let whole = at.keys(way);
    // That it is wrong or open, as a whole or one of its entries, is said already.
    let is_within = |field: &Pointer| field.steps().starts_with(whole.steps());
    let told = findings.iter().any(|finding| finding.field.as_ref().is_some_and(is_within));
    if told || context.case.tree.at(&whole).is_some_and(says_something) {
        return;
    }
    let Some(finding) = not_there(context, Rule::EmptyCell, at, way) else { return };
    let word = &context.council().lexicon.blank_word;
    let label = PlaceholderTemplate::parse(label).fill(|_| context.council().municipality.short.clone());
    findings.push(finding.with("label", label).with("word", word));
}

/// Whether a value prints anything.
fn says_something(node: &Node) -> bool {
    match &node.content {
        Content::Scalar { .. } => !node.is_null() && node.text().is_some_and(|text| !text.trim().is_empty()),
        Content::List(items) => items.iter().any(says_something),
        Content::Map(entries) => entries.iter().any(|entry| says_something(&entry.value)),
    }
}
