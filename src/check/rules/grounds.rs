//! Every matter stands on a ground that the council profile knows and that is in force, and has one type and kinds.

use crate::check::checked::{CheckedMatter, MatterGround};
use crate::diagnostic::finding::{Finding, Findings, Relation, Rule};
use crate::model::case::Matter;
use crate::model::council::Ground;
use crate::model::matter_type::MatterType;
use crate::text::nearest::nearest;
use crate::text::source::Pointer;

use super::context::CaseContext;
use super::cure::mended;
use super::fields::matters;

/// Looks up grounds, kinds, type and sheet of every matter; a matter that lacks one of them is left out and told.
pub(super) fn look_up(context: CaseContext<'_>, findings: &mut Findings) -> Vec<CheckedMatter> {
    let mut checked = Vec::new();
    for (index, (at, matter)) in matters(context).enumerate() {
        let grounds = grounds(context, &at, matter, findings);
        if grounds.is_empty() {
            continue;
        }
        let kinds = kinds(context, &at, matter, &grounds, findings);
        let Some(matter_type) = matter_type(context, &at, matter, &grounds, findings) else { continue };
        match context.council().sheets.of(matter_type).cloned() {
            Some(sheet) => {
                let grounds = grounds.into_iter().cloned().zip(kinds);
                let grounds = grounds.map(|(ground, kind)| MatterGround { ground, kind }).collect();
                checked.push(CheckedMatter { index, matter_type, grounds, sheet });
            }
            None => findings.push(
                context.at(Rule::SheetMissing, &at.key("ground")).with("type", context.word(matter_type)),
            ),
        }
    }
    checked
}

fn grounds<'a>(
    context: CaseContext<'a>,
    at: &Pointer,
    matter: &Matter,
    findings: &mut Findings,
) -> Vec<&'a Ground> {
    let mut found = Vec::new();
    for (position, article) in matter.ground.iter().enumerate().filter(|(_, article)| !article.is_empty()) {
        let at = at.key("ground").index(position);
        match context.council().grounds.iter().find(|ground| ground.is_named(article)) {
            Some(ground) => {
                findings.extend(not_in_force(context, ground, &at));
                found.push(ground);
            }
            None => findings.push(unknown(context, article, &at)),
        }
    }
    found
}

/// The kind of each ground: its own, else the matter's.
fn kinds(
    context: CaseContext<'_>,
    at: &Pointer,
    matter: &Matter,
    grounds: &[&Ground],
    findings: &mut Findings,
) -> Vec<String> {
    let known: Vec<String> = context.council().kinds.iter().map(|kind| kind.name.clone()).collect();
    if let Some(kind) = matter.kind.as_ref().filter(|kind| !kind.is_empty() && !known.contains(kind)) {
        let finding =
            context.at(Rule::UnknownValue, &at.key("kind")).with("key", context.key("kind", "区分"));
        let place = finding.span.clone();
        let finding = finding.renamed(&place, &nearest(kind, &known));
        findings.push(finding.with("value", kind).with("choices", known.as_slice()));
    }
    let unsettled = grounds.iter().any(|ground| ground.kind.is_none());
    if unsettled && matter.kind.is_none() {
        findings.push(context.at(Rule::MissingKey, &at.key("kind")).with("key", context.key("kind", "区分")));
    }
    let settled: Vec<&String> = grounds.iter().filter_map(|ground| ground.kind.as_ref()).collect();
    if let (Some(own), Some(first)) = (&matter.kind, settled.first())
        && known.contains(own)
        && !unsettled
        && !settled.contains(&own)
    {
        let finding = context.at(Rule::TypeMismatch, &at.key("kind")).with("type", own);
        let finding = without(context, finding, &at.key("kind"));
        let ground = context.case.tree.span_at(&at.key("ground"));
        let finding = finding.beside(Relation::Other, &context.case.file, ground);
        findings.push(finding.with("of_ground", *first).with("ground", &grounds[0].article));
    }
    let kind_of = |ground: &&Ground| ground.kind.clone().or_else(|| matter.kind.clone()).unwrap_or_default();
    grounds.iter().map(kind_of).collect()
}

/// The type of a matter: its own, else that of its grounds, which must not contradict each other.
fn matter_type(
    context: CaseContext<'_>,
    at: &Pointer,
    matter: &Matter,
    grounds: &[&Ground],
    findings: &mut Findings,
) -> Option<MatterType> {
    let settled: Vec<MatterType> = grounds.iter().filter_map(|ground| ground.matter_type).collect();
    match (matter.matter_type, settled.first()) {
        (Some(own), Some(_)) if !settled.contains(&own) => {
            let finding = context.at(Rule::TypeMismatch, &at.key("type")).with("type", context.word(own));
            let finding = without(context, finding, &at.key("type"));
            let ground = context.case.tree.span_at(&at.key("ground"));
            let finding = finding.beside(Relation::Other, &context.case.file, ground);
            findings.push(
                finding.with("of_ground", context.word(settled[0])).with("ground", &grounds[0].article),
            );
            None
        }
        (Some(own), _) => Some(own),
        (None, Some(first)) => {
            if let Some(other) = settled.iter().find(|other| *other != first) {
                let finding = context.at(Rule::TypeMismatch, &at.key("ground"));
                let finding = finding.with("type", context.word(*other)).with("ground", &grounds[0].article);
                findings.push(finding.with("of_ground", context.word(*first)));
            }
            Some(*first)
        }
        // What stands there is told to be no type.
        (None, None) if context.case.tree.at(&at.key("type")).is_some() => None,
        (None, None) => {
            findings
                .push(context.at(Rule::MissingKey, &at.key("type")).with("key", context.key("type", "種類")));
            None
        }
    }
}

/// The same finding, mended by leaving out what the ground says anyway.
fn without(context: CaseContext<'_>, finding: Finding, way: &Pointer) -> Finding {
    mended(finding, context.cures.fix(false, |patcher| patcher.remove(way)))
}

fn unknown(context: CaseContext<'_>, article: &str, at: &Pointer) -> Finding {
    let council = context.council();
    let name = |ground: &Ground| format!("{}（{}）", ground.article, ground.caption);
    let known: Vec<String> = council.grounds.iter().map(name).collect();
    let articles: Vec<String> = council.grounds.iter().map(|ground| ground.article.clone()).collect();
    let finding = context.at(Rule::GroundUnknown, at).with("ground", article);
    let place = finding.span.clone();
    let finding = finding.renamed(&place, &nearest(article, &articles));
    finding.with("known", known).with("council", &council.name)
}

fn not_in_force(context: CaseContext<'_>, ground: &Ground, at: &Pointer) -> Option<Finding> {
    let day = context.day?;
    let repealed = ground.until.as_ref().filter(|until| until.last_day() < day);
    let future = ground.from.as_ref().filter(|from| from.first_day() > day);
    let (fault, date) = repealed.map(|date| ("repealed", date)).or(future.map(|date| ("future", date)))?;
    let finding = context.at(Rule::GroundNotInForce, at).with("ground", &ground.article);
    Some(finding.with("fault", fault).with("date", date.printed(day)))
}
