//! Safeguards and special clauses fit each other.

use crate::check::checked::CheckedMatter;
use crate::diagnostic::finding::{Finding, Findings, Rule};
use crate::diagnostic::fix::Fix;
use crate::model::case::Safeguard;
use crate::model::matter_type::MatterType;
use crate::text::source::{Node, Pointer, Span};

use super::clauses::{self, Attached};
use super::context::{CaseContext, exact, within};
use super::fields::matters;

/// Who hands information out says how both sides protect it.
pub(super) fn both_sides_have_safeguards(
    context: CaseContext<'_>,
    checked: &[CheckedMatter],
    findings: &mut Findings,
) {
    let leaves = |matter_type| matches!(matter_type, MatterType::Outsourcing | MatterType::Provision);
    for checked in checked.iter().filter(|matter| leaves(matter.matter_type)) {
        let matter = checked.in_case(&context.case.value);
        let at = Pointer::of(&["matters"]).index(checked.index);
        for (side, list) in
            [("municipality", &matter.safeguards.municipality), ("recipient", &matter.safeguards.recipient)]
        {
            let at = at.keys(&["safeguards", side]);
            if list.is_empty() && context.case.tree.at(&at).is_none() {
                findings.push(context.at(Rule::MissingSafeguard, &at).with("side", side));
            }
        }
    }
}

/// Safeguards that speak of special clauses have them, and the other way round; those that the council requires are not
/// left out, and an outsourcing without a word about clauses lacks them all.
pub(super) fn clauses_fit(
    context: CaseContext<'_>,
    attached: &Attached,
    outsourced: bool,
    findings: &mut Findings,
) {
    let mentions = &context.council().lexicon.clause_mentions;
    let is_attached = !attached.selection.clauses.is_empty();
    let mention = mention(context, mentions);
    if is_attached || (outsourced && mention.is_none()) {
        clauses::required_are_there(context, attached, findings);
    }
    match mention {
        Some((word, finding)) if !is_attached => findings.push(finding.with("word", word)),
        None if is_attached && !mentions.is_empty() => {
            let at = Pointer::of(&["matters"]).index(0).key("safeguards");
            findings.push(context.at(Rule::ClausesNotMentioned, &at).with("word", &mentions[0]));
        }
        _ => {}
    }
}

/// The first place in the safeguards that speaks of special clauses.
fn mention<'a>(context: CaseContext<'_>, words: &'a [String]) -> Option<(&'a String, Finding)> {
    context.printed().filter(|(way, _)| way.steps().iter().any(|step| step == "safeguards")).find_map(
        |(_, node)| {
            let text = node.text().unwrap_or_default();
            let (start, word) = words.iter().find_map(|word| Some((text.find(word)?, word)))?;
            // Those of a contract that was made already: 協定書に付した特記事項に基づき.
            if text[..start].ends_with('た') {
                return None;
            }
            let span = start..start + word.len();
            Some((word, within(context.case, Rule::ClausesNotAttached, node, span)))
        },
    )
}

/// In one list, all sentences end in a full stop or none does.
pub(super) fn full_stops_are_even(context: CaseContext<'_>, findings: &mut Findings) {
    for (at, matter) in matters(context) {
        for (side, list) in
            [("municipality", &matter.safeguards.municipality), ("recipient", &matter.safeguards.recipient)]
        {
            findings.extend(uneven(context, &at.keys(&["safeguards", side]), list));
        }
    }
}

/// Where the last character of a text stands.
fn last_character(context: CaseContext<'_>, node: &Node) -> Option<Span> {
    let text = node.text()?.trim_end();
    let last = text.chars().next_back()?;
    exact(context.case, node, text.len() - last.len_utf8()..text.len())
}

fn uneven(context: CaseContext<'_>, at: &Pointer, list: &[Safeguard]) -> Option<Finding> {
    let stops = |safeguard: &Safeguard| {
        safeguard.text.trim_end().ends_with(['。']) || safeguard.text.trim_end().ends_with("。）")
    };
    let with_stop = list.iter().filter(|safeguard| stops(safeguard)).count();
    if with_stop == 0 || with_stop == list.len() {
        return None;
    }
    let odd = with_stop * 2 < list.len();
    let index = list.iter().position(|safeguard| stops(safeguard) == odd)?;
    let at = at.index(index).key("text");
    let mut finding = context.at(Rule::UnevenFullStops, &at);
    if let Some(end) = context.case.tree.at(&at).and_then(|node| last_character(context, node)) {
        let (file, full_stop) = (&context.case.file, if odd { "" } else { "。" });
        let place = if odd { end } else { end.end..end.end };
        finding = finding.mended_by(Fix::replace(file, place, full_stop));
    }
    Some(finding.with("missing", if odd { "no" } else { "yes" }))
}
