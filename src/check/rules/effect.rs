//! Values that the values beside them leave without any effect: what would reach no paper is reported.

use crate::check::agenda::Listed;
use crate::check::checked::CheckedMatter;
use crate::diagnostic::finding::{Findings, Rule};
use crate::input::schema::Loaded;
use crate::model::council::{Council, MatterValue, Row};
use crate::model::meeting::Meeting;
use crate::text::source::{Content, Pointer};

use super::context::{CaseContext, at};

/// Names of held fields where none are listed nor wanted are neither printed nor compared.
pub(super) fn sources_have_their_fields(
    context: CaseContext<'_>,
    checked: &[CheckedMatter],
    findings: &mut Findings,
) {
    let wants_them =
        |matter: &CheckedMatter| matter.sheet.required.contains(&Row::Core(MatterValue::HeldFields));
    let case = &context.case.value;
    let without =
        |matter: &&CheckedMatter| matter.in_case(case).held.fields.is_empty() && !wants_them(matter);
    for checked in checked.iter().filter(without) {
        let matter = checked.in_case(case);
        let at = Pointer::of(&["matters"]).index(checked.index).keys(&["provided", "fields"]);
        let named = matter.provided.fields.iter().enumerate().filter(|(_, field)| !field.from.is_empty());
        findings.extend(named.map(|(index, _)| {
            let finding = context.at(Rule::ValueWithoutEffect, &at.index(index).key("from"));
            finding.with("fault", "from").with("key", context.key("from", "保有項目")).with("other", "")
        }));
    }
}

/// How a paper is handed out is said of items that have one.
pub(super) fn distributions_have_their_papers(
    meeting: &Loaded<Meeting>,
    listed: &[Listed],
    findings: &mut Findings,
) {
    for listed in listed.iter().filter(|listed| listed.material.is_empty()) {
        if listed.item.distribution.is_some() {
            let finding = at(meeting, Rule::ValueWithoutEffect, &listed.way().key("distribution"));
            let key = meeting.spelling.choose("distribution", Some("配布"));
            findings.push(finding.with("key", key).with("fault", "distribution").with("other", ""));
        }
    }
}

/// What a case says of itself is not said of its item too; an item without one has a kind of the council.
pub(super) fn items_say_what_no_case_says(
    meeting: &Loaded<Meeting>,
    listed: &[Listed],
    council: &Council,
    findings: &mut Findings,
) {
    for listed in listed {
        let way = listed.way();
        let own = [("kind", "区分"), ("type", "種類"), ("grounds", "根拠"), ("contact", "担当")];
        if listed.item.case_name().is_some() {
            let item = meeting.tree.at(&way);
            let is_said = |key: &str| item.is_some_and(|item| item.get(key).is_some());
            for (key, japanese) in own.into_iter().filter(|(key, _)| is_said(key)) {
                let finding = at(meeting, Rule::ValueWithoutEffect, &way.key(key));
                let key = meeting.spelling.choose(key, Some(japanese));
                findings.push(finding.with("key", key).with("fault", "of-case").with("other", ""));
            }
        } else if let Some(kind) = &listed.item.kind {
            let known: Vec<&str> = council.kinds.iter().map(|kind| kind.name.as_str()).collect();
            if !kind.is_empty() && !known.contains(&kind.as_str()) {
                let finding = at(meeting, Rule::UnknownValue, &way.key("kind"));
                let finding = finding.with("key", meeting.spelling.choose("kind", Some("区分")));
                findings.push(finding.with("value", kind.as_str()).with("choices", known.as_slice()));
            }
        }
    }
}

/// Of a withdrawn item the paper has its numbers, and its subject where the council wants it: the rest is reported.
pub(super) fn withdrawn_values_are_told(
    meeting: &Loaded<Meeting>,
    listed: &[Listed],
    findings: &mut Findings,
) {
    for listed in listed.iter().filter(|listed| listed.item.is_withdrawn()) {
        let way = listed.way();
        let Some(Content::Map(entries)) = meeting.tree.at(&way).map(|node| &node.content) else { continue };
        // Without a subject nobody would know what the item was.
        let stays = ["case", "subject", "number", "material", "withdrawn", "status"];
        let lost = entries.iter().filter(|entry| !stays.contains(&entry.key.name.as_str()));
        let lost: Vec<&str> = lost.map(|entry| entry.key.typed.as_str()).collect();
        if !lost.is_empty() {
            let said = if listed.item.withdrawn.is_yes() { "withdrawn" } else { "status" };
            let finding = at(meeting, Rule::WithdrawnValues, &way.key(said));
            findings.push(finding.with("keys", lost));
        }
    }
}
