//! The special clauses that a case can have, each with its number and text as the sheet would print it.

use crate::check::clauses::{Chosen, ClausePlace, Numbered, Placed, Selection, resolve, select};
use crate::model::case::{Case, ClauseBase, Matter};
use crate::model::clause_text::Body;
use crate::model::council::{Clause, Council};
use crate::model::matter_type::MatterType;
use crate::text::source::Pointer;
use crate::workspace::profile::Profile;

use super::field::ClauseLine;

/// The clauses of a case and of its profile: those on the sheet in their order, the others where they would stand.
pub(super) fn clause_lines(case: &Case, profile: &Profile) -> Vec<ClauseLine> {
    let set = &profile.clauses().value;
    let council = &profile.council().value;
    let of_matters = case.matters.iter().enumerate().filter_map(|(index, matter)| {
        let way = Pointer::of(&["matters"]).index(index).key("special_clauses");
        Some((way, matter.special_clauses.as_ref()?))
    });
    let own = case.special_clauses.as_ref().map(|choice| (Pointer::of(&["special_clauses"]), choice));
    let choices: Vec<Placed<'_>> = own.into_iter().chain(of_matters).collect();
    let (selection, _) = select(set, base(case, council, &choices), &choices);
    // Where a reference holds nowhere, a rule says so, and the text is shown as it is written.
    let numbered = resolve(&selection.clauses, &council.parties, set.numbers).unwrap_or_default();
    let mut lines: Vec<ClauseLine> = selection
        .clauses
        .iter()
        .enumerate()
        .map(|(index, chosen)| on_sheet(chosen, numbered.get(index), &set.clauses))
        .collect();
    let mut behind = 0;
    for clause in &set.clauses {
        let on_sheet = lines.iter().position(|line| line.id == clause.id);
        let at = on_sheet.unwrap_or(behind);
        if on_sheet.is_none() {
            lines.insert(at, off_sheet(clause, &selection));
        }
        behind = at + 1;
    }
    lines
}

/// Where the sheet begins: as the case says, else with the standard clauses where a matter is an outsourcing.
fn base(case: &Case, council: &Council, choices: &[Placed<'_>]) -> ClauseBase {
    if let Some(own) = &case.special_clauses {
        return own.base.unwrap_or(ClauseBase::Standard);
    }
    let of_ground = |article: &String| {
        council.grounds.iter().find(|ground| ground.article == *article).and_then(|ground| ground.matter_type)
    };
    let is_outsourcing = |matter: &Matter| {
        let settled = matter.matter_type.or_else(|| matter.ground.iter().find_map(of_ground));
        settled == Some(MatterType::Outsourcing)
    };
    let wants = choices.iter().any(|(_, choice)| choice.base != Some(ClauseBase::None))
        || case.matters.iter().any(|matter| matter.special_clauses.is_none() && is_outsourcing(matter));
    if wants { ClauseBase::Standard } else { ClauseBase::None }
}

fn on_sheet(chosen: &Chosen, numbered: Option<&Numbered>, set: &[Clause]) -> ClauseLine {
    let texts = numbered.into_iter().flat_map(|numbered| &numbered.blocks).flat_map(|block| &block.texts);
    let texts = texts.map(|numeral| format!("{} {}", numeral.mark, numeral.text.text).trim().to_owned());
    let printed: Vec<String> = texts.collect();
    let number = numbered.and_then(|numbered| numbered.blocks.first()).map(|block| block.number.clone());
    let of_profile = set.iter().find(|clause| clause.id == chosen.id);
    let is_case = matches!(chosen.place, ClausePlace::Case(_));
    ClauseLine {
        id: chosen.id.clone(),
        number: number.unwrap_or_default(),
        title: chosen.caption.clone(),
        text: if printed.is_empty() { written(&chosen.body) } else { printed.join("\n") },
        included: true,
        omit: of_profile.filter(|clause| !clause.required.is_yes()).map(|_| false),
        origin: if is_case { "case" } else { "profile" },
    }
}

fn off_sheet(clause: &Clause, selection: &Selection) -> ClauseLine {
    let body = Body {
        text: clause.text.clone(),
        paragraphs: clause.paragraphs.clone(),
        items: clause.items.clone(),
    };
    ClauseLine {
        id: clause.id.clone(),
        number: String::new(),
        title: clause.caption.clone(),
        text: written(&body),
        included: false,
        omit: selection.omitted.contains_key(&clause.id).then_some(true),
        origin: "profile",
    }
}

/// A text as it is written, its blanks not filled.
fn written(body: &Body) -> String {
    let paragraphs = body.paragraphs.iter().map(|paragraph| paragraph.text.clone());
    body.text.clone().into_iter().chain(paragraphs).collect::<Vec<_>>().join("\n")
}
