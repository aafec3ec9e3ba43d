//! The special clauses of a case can be chosen as it wants them, and every reference between them holds.

mod finding;
mod profile;
mod typed;

pub(super) use profile::{names_are_known, references_hold};
pub(super) use typed::nothing_is_typed;

use crate::check::checked::CheckedMatter;
use crate::check::clauses::{
    Broken, ClauseFault, ClausePlace, FaultKind, Numbered, Placed, Selection, resolve, select,
};
use crate::diagnostic::finding::{Finding, Findings, Relation, Rule};
use crate::model::case::ClauseBase;
use crate::model::matter_type::MatterType;
use crate::text::source::Pointer;
use crate::workspace::profile::Profile;

use super::context::CaseContext;
use finding::{missing, reference, unknown};

/// The clauses that go with a case.
#[derive(Debug, Default)]
pub(super) struct Attached {
    /// What was chosen.
    pub(super) selection: Selection,
    /// The clauses as they are printed, where every reference holds.
    pub(super) numbered: Vec<Numbered>,
    /// The way to the choice, or to where one would stand.
    place: Pointer,
}

/// The clauses that a case chooses. Its matters may choose too: what one does not say it leaves to the others.
pub(super) fn choose(
    context: CaseContext<'_>,
    matters: &[CheckedMatter],
    findings: &mut Findings,
) -> Attached {
    let case = &context.case.value;
    let mut choices: Vec<Placed<'_>> = Vec::new();
    let own = case.special_clauses.as_ref();
    choices.extend(own.map(|choice| (Pointer::of(&["special_clauses"]), choice)));
    for (index, matter) in case.matters.iter().enumerate() {
        let way = Pointer::of(&["matters"]).index(index).key("special_clauses");
        choices.extend(matter.special_clauses.as_ref().map(|choice| (way, choice)));
    }
    let place = choices.first().map_or_else(|| Pointer::of(&["special_clauses"]), |(way, _)| way.clone());
    let base = base(context, &choices, matters, findings);

    let set = &context.profile.clauses().value;
    let (selection, faults) = select(set, base, &choices);
    // What a mistyped choice would have brought is not missed a second time.
    let omits = |fault: &ClauseFault| fault.at.steps().iter().any(|step| step == "omit");
    let all_there = faults.iter().all(omits);
    findings.extend(faults.into_iter().map(|fault| told(context, &fault.at, fault.kind)));
    let (numbered, broken) = match resolved(context.profile, &selection) {
        Ok(numbered) => (numbered, Vec::new()),
        Err(broken) => (Vec::new(), broken),
    };
    for broken in broken {
        let taken_at = taken_at(context, &selection, &broken);
        if all_there || taken_at.is_some() {
            findings.push(broken_in_case(context, &selection, taken_at.unwrap_or(&place), &broken));
        }
    }
    Attached { selection, numbered, place }
}

/// Whether the sheet begins with the standard clauses: the case says so, or a matter, or a matter that is an
/// outsourcing and says nothing.
fn base(
    context: CaseContext<'_>,
    choices: &[Placed<'_>],
    matters: &[CheckedMatter],
    findings: &mut Findings,
) -> ClauseBase {
    let case = &context.case.value;
    let of_matters =
        || choices.iter().filter(|(at, _)| at.steps().first().is_some_and(|key| key == "matters"));
    if let Some(own) = &case.special_clauses {
        let base = own.base.unwrap_or(ClauseBase::Standard);
        for (way, choice) in of_matters() {
            let fault = match (base, choice.base.unwrap_or(ClauseBase::Standard)) {
                (ClauseBase::None, ClauseBase::Standard) => "none-and-some",
                (ClauseBase::Standard, ClauseBase::None) => "some-and-none",
                _ => continue,
            };
            let finding = context.at(Rule::ClausesContradictory, way);
            let place = context.case.tree.span_at(&Pointer::of(&["special_clauses"]));
            let finding = finding.beside(Relation::Other, &context.case.file, place);
            findings.push(finding.with("fault", fault).with("name", ""));
        }
        return base;
    }
    let outsourced = |matter: &CheckedMatter| matter.matter_type == MatterType::Outsourcing;
    let wants = of_matters().any(|(_, choice)| choice.base != Some(ClauseBase::None))
        || matters.iter().any(|matter| matter.in_case(case).special_clauses.is_none() && outsourced(matter));
    if wants { ClauseBase::Standard } else { ClauseBase::None }
}

fn told(context: CaseContext<'_>, way: &Pointer, fault: FaultKind) -> Finding {
    match fault {
        FaultKind::Unknown { what, name, known } => unknown(context.case, way, what, &name, &known),
        FaultKind::Contradiction { how, name } => {
            context.at(Rule::ClausesContradictory, way).with("fault", how).with("name", name)
        }
        FaultKind::Missing { key, japanese } => missing(context.case, way, key, japanese),
    }
}

/// The place in the case that took away what a reference means: an omission, or other words for the clause.
fn taken_at<'a>(context: CaseContext<'_>, selection: &'a Selection, broken: &Broken) -> Option<&'a Pointer> {
    let set = &context.profile.clauses().value;
    let changed = |name: &String| {
        let holder = &set.holder(name)?.id;
        let rewritten = selection.clauses.iter().find(|clause| clause.id == *holder);
        let rewritten = rewritten.and_then(|clause| match &clause.place {
            ClausePlace::Case(way) => Some(way),
            ClausePlace::Profile(_) => None,
        });
        selection.omitted.get(holder).or(rewritten)
    };
    broken.missing.iter().find_map(changed)
}

/// A reference to what is not there: told where the words stand if they are the case's own, else at a place of the choice.
fn broken_in_case(
    context: CaseContext<'_>,
    selection: &Selection,
    place: &Pointer,
    broken: &Broken,
) -> Finding {
    let clause = &selection.clauses[broken.clause];
    match &clause.place {
        ClausePlace::Case(way) => reference(context.case, &broken.at(way), broken),
        ClausePlace::Profile(_) => context
            .at(Rule::ClauseReferenceBroken, place)
            .with("blank", &broken.name)
            .with("clause", &clause.id)
            .with("choice", ""),
    }
}

/// The clauses numbered, if every reference holds.
fn resolved(profile: &Profile, selection: &Selection) -> Result<Vec<Numbered>, Vec<Broken>> {
    let numbers = profile.clauses().value.numbers;
    resolve(&selection.clauses, &profile.council().value.parties, numbers)
}

/// Clauses that the council requires and the case leaves out, each with the place that leaves it out.
pub(super) fn required_are_there(context: CaseContext<'_>, attached: &Attached, findings: &mut Findings) {
    let selection = &attached.selection;
    let mut others = Vec::new();
    for clause in &context.profile.clauses().value.clauses {
        let expected = clause.is_standard() || selection.expected.contains(&clause.id);
        let is_there = selection.clauses.iter().any(|chosen| chosen.id == clause.id);
        if !clause.required.is_yes() || !expected || is_there {
            continue;
        }
        match selection.omitted.get(&clause.id) {
            Some(way) => {
                findings.push(context.at(Rule::RequiredClauseMissing, way).with("clauses", &clause.id));
            }
            None => others.push(clause.id.as_str()),
        }
    }
    if !others.is_empty() {
        findings.push(context.at(Rule::RequiredClauseMissing, &attached.place).with("clauses", others));
    }
}
