//! What is provided comes from what is held, and no more than is needed.

use crate::diagnostic::finding::{Finding, Findings, Relation, Rule};
use crate::model::case::Matter;
use crate::text::brackets::outside;
use crate::text::field_name::{blanks, compared};
use crate::text::nearest::nearest;
use crate::text::source::Pointer;

use super::context::CaseContext;

/// A contractor may only receive what the municipality holds.
pub(super) fn provided_is_held(context: CaseContext<'_>, findings: &mut Findings) {
    for (at, matter) in matters(context) {
        if matter.held.fields.is_empty() {
            continue;
        }
        let held = context.case.tree.key_span_at(&at.keys(&["held", "fields"]));
        let named = matter.provided.fields.iter().enumerate().filter(|(_, field)| !field.name.is_empty());
        for (index, field) in named {
            let at = at.keys(&["provided", "fields"]).index(index);
            if field.from.is_empty() && !is_held(matter, &field.name) {
                let finding = not_held(context, matter, &field.name, &at.key("name"), Rule::ProvidedNotHeld);
                findings.push(finding.beside(Relation::List, &context.case.file, held.clone()));
            }
            for (index, name) in field.from.iter().enumerate().filter(|(_, name)| !name.is_empty()) {
                if !is_held(matter, name) {
                    let at = at.key("from").index(index);
                    let finding = not_held(context, matter, name, &at, Rule::FromNotHeld);
                    let (place, nearest) = (finding.span.clone(), nearest(name, &matter.held.fields));
                    let finding = finding.renamed(&place, &nearest);
                    findings.push(finding.beside(Relation::List, &context.case.file, held.clone()));
                }
            }
        }
    }
}

/// No field stands twice in one list, whatever list of a matter it is.
pub(super) fn fields_stand_once(context: CaseContext<'_>, findings: &mut Findings) {
    for (way, names) in listed(context) {
        for (index, name) in names.iter().enumerate().filter(|(_, name)| !name.is_empty()) {
            if let Some(first) = names[..index].iter().position(|other| other == name) {
                let first = context.case.tree.span_at(&way.index(first));
                let finding = context.at(Rule::DuplicateField, &way.index(index)).with("field", *name);
                findings.push(finding.beside(Relation::First, &context.case.file, first));
            }
        }
    }
}

/// A comma of sentences or of YAML divides no fields: 氏名，住所 would be one.
pub(super) fn fields_have_no_comma(context: CaseContext<'_>, findings: &mut Findings) {
    for (way, names) in listed(context) {
        for (index, name) in names.iter().enumerate().filter(|(_, name)| divides(name)) {
            findings.push(context.at(Rule::CommaInField, &way.index(index)).with("field", *name));
        }
    }
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

fn is_held(matter: &Matter, name: &str) -> bool {
    let name = compared(name);
    matter.held.fields.iter().any(|held| {
        let words = || held.split_whitespace().map(compared);
        compared(held) == name || (!blanks(held).is_empty() && words().any(|word| word == name))
    })
}

fn not_held(context: CaseContext<'_>, matter: &Matter, name: &str, at: &Pointer, rule: Rule) -> Finding {
    let alike = |held: &&String| !held.is_empty() && (held.contains(name) || name.contains(held.as_str()));
    let alike: Vec<&str> = matter.held.fields.iter().filter(alike).map(String::as_str).collect();
    let quoted = alike.iter().map(|held| format!("「{held}」")).collect::<String>();
    context.at(rule, at).with("field", name).with("alike", quoted).with("list", alike.join(", "))
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
