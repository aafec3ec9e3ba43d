//! Every rule on a case.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::check::checked::{CheckedCase, CheckedMatter, once_each};
use crate::check::matching::Matching;
use crate::diagnostic::finding::{Finding, Findings, Rule, Severity};
use crate::input::schema::{Loaded, locate};
use crate::model::case::Case;
use crate::model::matter_type::MatterType;
use crate::text::source::Pointer;
use crate::workspace::ReadCase;
use crate::workspace::profile::Profile;

use super::clauses::{self, Attached};
use super::context::{CaseContext, Texts};
use super::cure::Cures;
use super::{
    allow, cells, characters, closed, copied, dates, departments, effect, fields, grounds, held, is_sound,
    meeting, nesting, pasted, periods, privacy, rows, safeguards, style, wording, words,
};

/// What was found in a case, without what only its meeting can tell.
#[derive(Debug, PartialEq)]
pub struct CaseResult {
    /// Name of its file, without the ending.
    pub name: String,
    /// Everything that is wrong or doubtful in it; what its file accepts is not marked yet.
    pub findings: Findings,
    /// What was read of it; `None` where it could not be read.
    pub(super) read: Option<Arc<Loaded<Case>>>,
    /// Where its first kind stands in the council's order.
    pub(super) rank: usize,
    /// What it is, if nothing stops it.
    checked: Option<Arc<CheckedCase>>,
}

impl CaseResult {
    /// All that is found in the case once its meeting is known, and the checked case if nothing stops it.
    ///
    /// - `of_several` are the findings that come from comparing it with the other cases
    pub(super) fn settled(
        &self,
        of_several: Findings,
        profile: &Profile,
    ) -> (Findings, Option<&Arc<CheckedCase>>) {
        let Some(read) = &self.read else { return (self.findings.clone(), None) };
        let mut findings = self.findings.clone();
        findings.extend(of_several);
        locate(&read.file, &read.tree, &mut findings);
        let mut findings = allow::adjust(findings, &profile.council().value);
        allow::accept(read, &read.value.allow, &profile.case_schema, &mut findings);
        let checked = self.checked.as_ref().filter(|_| is_sound(&read.file, &findings));
        if self.is_draft() {
            draft(read, &mut findings);
        }
        (findings, checked)
    }

    /// Whether somebody is still writing it.
    pub(super) fn is_draft(&self) -> bool {
        self.read.as_ref().is_some_and(|read| read.value.draft.is_yes())
    }
}

/// What is wrong with a draft holds nobody up: it is told, and stops nothing but the draft's own papers.
fn draft(read: &Loaded<Case>, findings: &mut Findings) {
    for finding in findings.iter_mut().filter(|finding| finding.severity == Severity::Error) {
        finding.severity = Severity::Warning;
    }
    let contact = read.value.contact.first();
    let officer = contact.and_then(|contact| contact.officer.as_deref()).unwrap_or_default();
    let extension = contact.and_then(|contact| contact.extension.as_deref()).unwrap_or_default();
    let division = contact.map_or("", |contact| contact.division.as_str());
    let way = Pointer::of(&["draft"]);
    let finding = Finding::new(Rule::DraftCase, &read.file, read.tree.key_span_at(&way)).on(way);
    let whom = [division, officer, extension].into_iter().filter(|word| !word.is_empty());
    findings.push(finding.with("whom", whom.collect::<Vec<_>>().join(" ")));
}

/// Tries every rule on a case that needs no other case.
///
/// - `day` is the meeting's day, where its file has a readable one
/// - `matching` is what the profile adds to matching numbers
#[must_use]
pub(super) fn check_case(
    read: &ReadCase,
    profile: &Profile,
    matching: &Matching,
    day: Option<NaiveDate>,
) -> CaseResult {
    let mut findings = read.file.findings.clone();
    let name = read.name.clone();
    let Some(case) = &read.file.loaded else {
        return CaseResult { name, findings, read: None, rank: usize::MAX, checked: None };
    };
    let texts = Texts::of(case);
    let cures = Cures::of(case, &profile.case_schema);
    let context = CaseContext { case, texts: &texts, profile, cures: &cures, day };
    let (matters, attached) = try_rules(context, &mut findings);
    meeting::name_is_free(&name, case, &mut findings);
    locate(&case.file, &case.tree, &mut findings);
    let rank = meeting::rank(&matters, profile);
    let mut checked = CheckedCase {
        name: name.clone(),
        matching_number: matching.number(&case.value),
        case: case.value.clone(),
        matters,
        clauses: attached.numbered,
        public: None,
        closed_grounds: once_each(case.closed.iter().filter_map(|value| value.ground.clone())),
        previous: None,
    };
    checked.public = closed::for_public(case, &profile.case_schema, &checked, matching, &mut findings);
    CaseResult { name, findings, read: Some(Arc::clone(case)), rank, checked: Some(Arc::new(checked)) }
}

/// Returns the matters of the case, grounds looked up, and the clauses that go with it.
fn try_rules(context: CaseContext<'_>, findings: &mut Findings) -> (Vec<CheckedMatter>, Attached) {
    characters::are_printable(context.texts, context.profile, findings);
    nesting::lists_fit_the_page(context.texts, findings);
    words::read_well(context.texts, context.council(), context.day, findings);
    style::keys_have_one_language(context, findings);

    // What stands in a part that could not be read is not missing.
    let is_whole = context.case.is_whole();
    fields::fields_stand_once(context, findings);
    fields::fields_have_no_comma(context, findings);
    pasted::lists_are_no_pastes(context, findings);
    if is_whole {
        held::provided_is_held(context, findings);
    }
    fields::not_everything_is_provided(context, findings);
    departments::departments_are_known(context, findings);
    departments::offices_stand_at_their_keys(context, findings);
    copied::words_are_of_this_council(context, findings);
    periods::periods_lie_ahead(context, findings);
    dates::years_are_of_this_case(context, findings);
    if is_whole {
        periods::periods_say_one_thing(context, findings);
    }

    let matters = grounds::look_up(context, findings);
    rows::values_have_their_rows(context, &matters, findings);
    rows::contacts_have_their_lines(context, findings);
    if is_whole {
        cells::required_values_are_there(context, &matters, findings);
        effect::sources_have_their_fields(context, &matters, findings);
    }
    let outsourced = matters.iter().any(|matter| matter.matter_type == MatterType::Outsourcing);
    let attached = clauses::choose(context, &matters, findings);
    if is_whole {
        safeguards::both_sides_have_safeguards(context, &matters, findings);
        cells::cells_are_filled(context, &matters, findings);
        safeguards::clauses_fit(context, &attached, outsourced, findings);
        copied::clauses_have_their_title(context, &attached, findings);
        privacy::individual_number_is_covered(context, &matters, &attached.selection.clauses, findings);
    }
    let set = &context.profile.clauses().value;
    clauses::nothing_is_typed(context.texts, set, context.council(), findings);
    safeguards::full_stops_are_even(context, findings);
    privacy::sensitive_is_pointed_out(context, findings);

    wording::subject_has_its_form(context, findings);
    wording::one_word_for_one_thing(context, findings);
    (matters, attached)
}
