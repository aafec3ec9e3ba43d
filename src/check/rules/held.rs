//! What is provided comes from what is held, and what can be meant where it does not.

use crate::diagnostic::finding::{Finding, Findings, Relation, Rule};
use crate::diagnostic::fix::Fix;
use crate::input::patch::NewValue;
use crate::model::case::Matter;
use crate::text::field_name::{blanks, compared, grouped, heading};
use crate::text::nearest::{alike, nearest};
use crate::text::source::Pointer;

use super::context::CaseContext;
use super::cure::mended;
use super::fields::matters;

/// A contractor may only receive what the municipality holds.
pub(super) fn provided_is_held(context: CaseContext<'_>, findings: &mut Findings) {
    for (at, matter) in matters(context) {
        let lists = ["held", "provided"].map(|list| at.keys(&[list, "fields"]));
        if matter.held.fields.is_empty() || lists.iter().any(|list| is_run_together(context, list, findings))
        {
            continue;
        }
        let held = context.case.tree.key_span_at(&at.keys(&["held", "fields"]));
        let nothing = &context.council().lexicon.blank_word;
        let is_nothing = matches!(&*matter.provided.fields, [only] if only.name == *nothing);
        let named = matter.provided.fields.iter().enumerate();
        let named = named.filter(|(_, field)| !is_nothing && !field.name.is_empty());
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
