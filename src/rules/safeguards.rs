//! Safeguards and special clauses fit each other.

use crate::case::{ClauseChoice, Safeguard};
use crate::checked::CheckedMatter;
use crate::finding::{Finding, Findings, Rule};
use crate::matter_type::MatterType;
use crate::source::Pointer;

use super::fields::matters;
use super::subject::Subject;

/// Who hands information out says how both sides protect it.
pub(super) fn both_sides_have_safeguards(
    subject: Subject<'_>,
    checked: &[CheckedMatter],
    findings: &mut Findings,
) {
    let leaves = |ground: &str| {
        let mut grounds =
            checked.iter().flat_map(|matter| &matter.grounds).filter(|known| known.article == ground);
        grounds.any(|ground| matches!(ground.matter_type, MatterType::Outsourcing | MatterType::Provision))
    };
    for (at, matter) in matters(subject) {
        if !matter.ground.iter().any(|ground| leaves(ground)) {
            continue;
        }
        for (side, list) in
            [("municipality", &matter.safeguards.municipality), ("recipient", &matter.safeguards.recipient)]
        {
            let at = at.keys(&["safeguards", side]);
            if list.is_empty() && subject.case.tree.at(&at).is_none() {
                findings.push(subject.at(Rule::MissingSafeguard, &at).with("side", side));
            }
        }
    }
}

/// Safeguards that speak of special clauses have them, and the other way round.
pub(super) fn clauses_are_mentioned(subject: Subject<'_>, has_clauses: bool, findings: &mut Findings) {
    let words = &subject.council().lexicon.clause_mentions;
    if words.is_empty() {
        return;
    }
    let mut mentioned = None;
    for (pointer, node) in subject.printed() {
        let in_safeguards = pointer.steps().iter().any(|step| step == "safeguards");
        let text = node.text().unwrap_or_default();
        if let (true, Some((start, word))) =
            (in_safeguards, words.iter().find_map(|word| Some((text.find(word)?, word))))
        {
            mentioned.get_or_insert_with(|| {
                super::subject::within(
                    subject.case,
                    Rule::ClausesNotAttached,
                    node,
                    start..start + word.len(),
                )
                .with("word", word)
            });
        }
    }
    match mentioned {
        Some(finding) if !has_clauses => findings.push(finding),
        None if has_clauses => {
            let at = Pointer::of(&["matters"]).index(0).key("safeguards");
            findings.push(subject.at(Rule::ClausesNotMentioned, &at).with("word", &words[0]));
        }
        _ => {}
    }
}

/// An outsourcing has the clauses that the council requires.
pub(super) fn required_clauses_are_there(subject: Subject<'_>, outsourced: bool, findings: &mut Findings) {
    let left_out = outsourced && subject.case.value.special_clauses == Some(ClauseChoice::None);
    let required = subject.profile.clauses.value.clauses.iter().filter(|clause| clause.required.is_yes());
    let names: Vec<&str> = required.map(|clause| clause.id.as_str()).collect();
    if left_out && !names.is_empty() {
        let finding = subject.at(Rule::RequiredClauseMissing, &Pointer::of(&["special_clauses"]));
        findings.push(finding.with("clauses", names.join("、")));
    }
}

/// In one list, all sentences end in a full stop or none does.
pub(super) fn full_stops_are_even(subject: Subject<'_>, findings: &mut Findings) {
    for (at, matter) in matters(subject) {
        for (side, list) in
            [("municipality", &matter.safeguards.municipality), ("recipient", &matter.safeguards.recipient)]
        {
            findings.extend(uneven(subject, &at.keys(&["safeguards", side]), list));
        }
    }
}

fn uneven(subject: Subject<'_>, at: &Pointer, list: &[Safeguard]) -> Option<Finding> {
    let stops = |safeguard: &Safeguard| safeguard.text.trim_end().ends_with('。');
    let with_stop = list.iter().filter(|safeguard| stops(safeguard)).count();
    if with_stop == 0 || with_stop == list.len() {
        return None;
    }
    let odd = with_stop * 2 < list.len();
    let index = list.iter().position(|safeguard| stops(safeguard) == odd)?;
    let finding = subject.at(Rule::UnevenFullStops, &at.index(index).key("text"));
    Some(finding.with("missing", if odd { "no" } else { "yes" }))
}
