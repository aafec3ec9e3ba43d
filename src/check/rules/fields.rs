//! Lists of fields: each name once, without commas, and no more than is needed.

use crate::diagnostic::finding::{Findings, Relation, Rule};
use crate::diagnostic::fix::Fix;
use crate::model::case::Matter;
use crate::text::brackets::outside;
use crate::text::field_name::{grouped, heading};
use crate::text::source::{Edit, Pointer};

use super::context::{CaseContext, exact};
use super::cure::mended;

/// No field stands twice in one list, whatever list of a matter it is.
pub(super) fn fields_stand_once(context: CaseContext<'_>, findings: &mut Findings) {
    for (way, names) in listed(context) {
        // One name may stand in two groups: 【登録者】氏名、【保護者】氏名.
        let groups: Vec<Option<String>> = grouped(&names).into_iter().map(|(group, _)| group).collect();
        let bare = |index: usize| heading(names[index]).map_or(names[index], |(_, name)| name);
        for (index, name) in names.iter().enumerate().filter(|(_, name)| !name.is_empty()) {
            let is_same = |other: &usize| bare(*other) == bare(index) && groups[*other] == groups[index];
            if let Some(first) = (0..index).find(is_same) {
                let first = context.case.tree.span_at(&way.index(first));
                let again = way.index(index);
                let fix = context.cures.fix(false, |patcher| patcher.remove(&again));
                let finding = mended(context.at(Rule::DuplicateField, &again).with("field", *name), fix);
                findings.push(finding.beside(Relation::First, &context.case.file, first));
            }
        }
    }
}

/// A comma of sentences or of YAML divides no fields: 氏名，住所 would be one.
pub(super) fn fields_have_no_comma(context: CaseContext<'_>, findings: &mut Findings) {
    for (way, names) in listed(context) {
        for (index, name) in names.iter().enumerate().filter(|(_, name)| divides(name)) {
            let finding = context.at(Rule::CommaInField, &way.index(index)).with("field", *name);
            findings.push(mended(finding, split(context, &way, index, name)));
        }
    }
}

/// The names between the commas, as items of their own.
fn split(context: CaseContext<'_>, way: &Pointer, index: usize, name: &str) -> Option<Fix> {
    let node = context.case.tree.at(&way.index(index))?;
    let commas: Vec<usize> =
        outside(name).filter(|(_, sign)| matches!(sign, ',' | '，')).map(|(at, _)| at).collect();
    let is_said = node.span != context.case.tree.at(way)?.span;
    let list = context.case.tree.at(way)?;
    let typed = &context.case.file.text[list.span.clone()];
    // Between dashes or brackets each name is an item of its own.
    let joint = if typed.starts_with('[') && is_said { ", " } else { "、" };
    if typed.starts_with('-') {
        return None;
    }
    let mut edits = Vec::new();
    for at in commas {
        let sign = name[at..].chars().next()?;
        let end = at + sign.len_utf8();
        let blanks = name[end..].len() - name[end..].trim_start().len();
        let span = exact(context.case, node, at..end + blanks)?;
        edits.push(Edit { span, text: joint.to_owned() });
    }
    Some(Fix::edits(&context.case.file, edits, false))
}

/// Whether a name holds a comma outside brackets that is not one of a number.
fn divides(name: &str) -> bool {
    let is_in_number = |offset: usize, comma: char| {
        let sides = [name[..offset].chars().next_back(), name[offset + comma.len_utf8()..].chars().next()];
        sides.iter().all(|side| side.is_some_and(char::is_numeric))
    };
    outside(name)
        .any(|(offset, character)| matches!(character, ',' | '，') && !is_in_number(offset, character))
}

/// The lists of fields in a case, each with the way to it.
pub(super) fn listed(context: CaseContext<'_>) -> Vec<(Pointer, Vec<&str>)> {
    let mut lists: Vec<(Pointer, Vec<&str>)> = Vec::new();
    for (way, node) in &context.texts.all {
        let steps = way.steps();
        let Some(at) = steps.iter().position(|step| step == "fields") else { continue };
        let is_name = match &steps[at + 1..] {
            [_] => true,
            [_, name] => name == "name",
            _ => false,
        };
        let list = Pointer::of(&steps[..=at]);
        let name = node.text().unwrap_or_default();
        match lists.last_mut().filter(|(last, _)| *last == list) {
            _ if !is_name => {}
            Some((_, names)) => names.push(name),
            None => lists.push((list, vec![name])),
        }
    }
    lists
}

/// Only what the work needs is handed over (data minimisation).
pub(super) fn not_everything_is_provided(context: CaseContext<'_>, findings: &mut Findings) {
    for (at, matter) in matters(context) {
        let is_provided = |held: &String| {
            let mut fields = matter.provided.fields.iter();
            fields.any(|field| field.name == *held || field.from.contains(held))
        };
        let held = &matter.held.fields;
        if held.len() > 1 && held.iter().all(is_provided) {
            let finding = context.at(Rule::AllFieldsProvided, &at.keys(&["provided", "fields"]));
            findings.push(finding.with("count", held.len()));
        }
    }
}

/// The matters of a case, each with the way to it.
pub(super) fn matters(context: CaseContext<'_>) -> impl Iterator<Item = (Pointer, &Matter)> {
    let matters = context.case.value.matters.iter().enumerate();
    matters.map(|(index, matter)| (Pointer::of(&["matters"]).index(index), matter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comma_divides_but_in_numbers_and_brackets() {
        for name in ["氏名，住所", "氏名, 住所", "氏名,住所", "氏名（漢字、カナ），住所"]
        {
            assert!(divides(name), "{name}");
        }
        for name in ["氏名", "1,000円以上の収入", "氏名（漢字，カナ）"] {
            assert!(!divides(name), "{name}");
        }
    }
}
