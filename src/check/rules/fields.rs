//! What is provided comes from what is held, and no more than is needed.

use crate::diagnostic::finding::{Finding, Findings, Relation, Rule};
use crate::diagnostic::fix::Fix;
use crate::input::patch::NewValue;
use crate::model::case::Matter;
use crate::text::brackets::outside;
use crate::text::field_name::{blanks, compared, grouped, heading};
use crate::text::nearest::{alike, nearest};
use crate::text::source::{Edit, Pointer};

use super::context::{CaseContext, exact};
use super::cure::mended;

/// A contractor may only receive what the municipality holds.
pub(super) fn provided_is_held(context: CaseContext<'_>, findings: &mut Findings) {
    for (at, matter) in matters(context) {
        let lists = ["held", "provided"].map(|list| at.keys(&[list, "fields"]));
        if matter.held.fields.is_empty() || lists.iter().any(|list| is_run_together(context, list, findings))
        {
            continue;
        }
        let held = context.case.tree.key_span_at(&at.keys(&["held", "fields"]));
        let named = matter.provided.fields.iter().enumerate().filter(|(_, field)| !field.name.is_empty());
        for (index, field) in named {
            let way = at.clone();
            let at = at.keys(&["provided", "fields"]).index(index);
            if field.from.is_empty() && !is_held(matter, &field.name) {
                let finding = not_held(context, matter, &field.name, &at.key("name"), Rule::ProvidedNotHeld);
                let finding = mended(finding, ways_to_hold(context, matter, &field.name, &way, index));
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

/// Whether names of a list are told to be run together: what they are is not known.
fn is_run_together(context: CaseContext<'_>, list: &Pointer, findings: &Findings) -> bool {
    let Some(place) = context.case.tree.at(list).map(|node| node.span.clone()) else { return false };
    findings.iter().any(|finding| {
        let is_of_list = matches!(finding.rule, Rule::CommaInField | Rule::FieldsAsPasted | Rule::FoldedLine);
        let is_here = finding.file.id == context.case.file.id;
        is_of_list && is_here && place.start <= finding.span.start && finding.span.start <= place.end
    })
}

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

fn is_held(matter: &Matter, name: &str) -> bool {
    let (group, bare) = heading(name).map_or((None, name), |(group, bare)| (Some(compared(group)), bare));
    let bare = compared(bare);
    let is_in_group =
        |(of_held, held): &(Option<String>, String)| *held == bare && (group.is_none() || *of_held == group);
    if grouped(&matter.held.fields).iter().any(is_in_group) {
        return true;
    }
    if matter.held.fields.iter().any(|held| is_part(held, name)) {
        return true;
    }
    let name = compared(name);
    matter.held.fields.iter().any(|held| {
        let words = || held.split_whitespace().map(compared);
        compared(held) == name || (!blanks(held).is_empty() && words().any(|word| word == name))
    })
}

/// So many held fields are offered as that of which a provided one is made.
const SOURCES: usize = 2;

/// What can be meant by a field that is not held: it is one of those that are, is made of one, or is held as well.
fn ways_to_hold(
    context: CaseContext<'_>,
    matter: &Matter,
    name: &str,
    way: &Pointer,
    index: usize,
) -> Vec<Fix> {
    let provided = way.keys(&["provided", "fields"]).index(index);
    let held = alike(name, matter.held.fields.iter().filter(|held| !held.is_empty()).map(String::as_str));
    let cures = context.cures;
    let slot = provided.key("name");
    let renamed =
        held.first().and_then(|held| cures.fix(false, |patcher| patcher.set(&slot, &NewValue::text(*held))));
    if held.first().is_some_and(|held| compared(held) == compared(name)) {
        return renamed.into_iter().collect();
    }
    let made_of = |held: &&str| {
        let from = NewValue::List(vec![NewValue::text(*held)]);
        let value = NewValue::Map(vec![("name".to_owned(), NewValue::text(name)), ("from".to_owned(), from)]);
        cures.fix(false, |patcher| patcher.set(&provided, &value))
    };
    let last = way.keys(&["held", "fields"]).index(matter.held.fields.len());
    let mut ways: Vec<Fix> = held.iter().take(SOURCES).filter_map(made_of).collect();
    ways.extend(renamed);
    ways.extend(cures.fix(false, |patcher| patcher.add(&last, &NewValue::text(name))));
    ways
}

/// Whether a name is a part of a held one by what stands in brackets: 申請者（氏名、住所） of 申請者（氏名、住所、電話番号）.
fn is_part(held: &str, name: &str) -> bool {
    let parts = |text: &str| {
        let (before, rest) = text.split_once(['（', '('])?;
        let inner = rest.strip_suffix(['）', ')'])?;
        Some((compared(before), inner.split(['、', '，', ',']).map(compared).collect::<Vec<_>>()))
    };
    let (Some((whole, held)), Some((own, inner))) = (parts(held), parts(name)) else { return false };
    whole == own && inner.iter().all(|part| held.contains(part))
}

fn not_held(context: CaseContext<'_>, matter: &Matter, name: &str, at: &Pointer, rule: Rule) -> Finding {
    let like = |held: &&String| !held.is_empty() && (held.contains(name) || name.contains(held.as_str()));
    let like: Vec<&str> = matter.held.fields.iter().filter(like).map(String::as_str).collect();
    let quoted = like.iter().map(|held| format!("「{held}」")).collect::<String>();
    context.at(rule, at).with("field", name).with("alike", quoted)
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
