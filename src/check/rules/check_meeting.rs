//! Every rule on a meeting, and on its cases side by side.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::check::agenda::Listed;
use crate::check::checked::{CheckedCase, CheckedMeeting};
use crate::check::numbers::day_of;
use crate::diagnostic::finding::{Finding, Findings};
use crate::input::schema::{Loaded, Schema, locate};
use crate::model::case::Case;
use crate::model::meeting::Meeting;
use crate::text::source::FileId;
use crate::workspace::ReadMeeting;

use super::allow::{self, Acceptances};
use super::check_case::CaseResult;
use super::context::Texts;
use super::cure::Cures;
use super::{
    attachments, characters, circumstances, dates, departments, effect, groups, handed_out, is_sound,
    materials, meeting, names, twins, words,
};

/// What was found in a meeting and its cases.
#[derive(Debug, PartialEq)]
pub struct MeetingResult {
    /// Everything that is wrong or doubtful.
    pub findings: Findings,
    /// The meeting with those of its cases that have no error; `None` where its own file has one outside its items.
    pub checked: Option<Arc<CheckedMeeting>>,
}

/// Tries every rule on a meeting.
///
/// - `beside` is what was found in its file beside the other meetings
/// - `cases` are the results of its cases, in its order; none where its profile has an error
#[must_use]
pub(super) fn check_meeting(
    read: &ReadMeeting,
    beside: Findings,
    cases: Option<&[Arc<CaseResult>]>,
) -> MeetingResult {
    let schema = Schema::shared::<Meeting>();
    let cures = Cures::of(&read.meeting, &schema);
    let mut acceptances = Acceptances::of(&read.meeting, &read.meeting.value.allow, &cures);
    let own = own_file(read, beside, &cures, &mut acceptances);
    let Some(cases) = cases else {
        let of_cases = read.cases.iter().flat_map(|case| case.file.findings.clone());
        return MeetingResult { findings: own.into_iter().chain(of_cases).collect(), checked: None };
    };
    let (sound, only_items) = (is_sound(&read.meeting.file, &own), only_items_are_wrong(read, &own));
    let mut findings = own;
    let ranks = cases.iter().filter(|case| case.read.is_some()).map(|case| (case.name.clone(), case.rank));
    let ranks: BTreeMap<String, usize> = ranks.collect();
    let results = cases;
    let cases = side_by_side(read, results, &mut findings);
    let has_drafts = results.iter().any(|result| result.is_draft());
    let is_right = |result: &Arc<CaseResult>| cases.iter().any(|case| case.name == result.name);
    let others_are_right = results.iter().all(|result| result.is_draft() || is_right(result));

    let listed = meeting::arrange(read, &ranks);
    let listed = attachments::counted(read, listed);
    let of_list = settled(list(read, &listed), read, &mut acceptances);
    let placed = meeting::every_item_has_its_place(&read.meeting, &listed, &cases, &read.profile, &ranks);
    let complete = sound && read.is_whole && placed && is_sound(&read.meeting.file, &of_list);
    let list_is_sound = is_sound(&read.meeting.file, &of_list);
    findings.extend(of_list);
    let checked = (sound || only_items).then(|| {
        let count = listed.len();
        let mut items = meeting::items(listed, &cases, &read.profile);
        items.iter_mut().for_each(|item| item.files = attachments::files(read, &item.listed));
        let of_numbers = meeting::numbers_name_their_kind(&read.meeting, &items, &read.profile);
        findings.extend(settled(of_numbers, read, &mut acceptances));
        Arc::new(CheckedMeeting {
            name: read.name.clone(),
            meeting: read.meeting.value.clone(),
            profile: Arc::clone(&read.profile),
            cases,
            is_complete: complete && count > 0 && items.len() == count && !has_drafts,
            is_waiting: has_drafts && sound && read.is_whole && list_is_sound && others_are_right,
            is_whole: read.is_whole,
            case_names: read.case_names.clone(),
            others: read.others.clone(),
            handed_out: read.handed_out.clone(),
            items,
        })
    });
    acceptances.report_unused(&mut findings);
    MeetingResult { findings, checked }
}

/// What is found in the meeting's own file, without its cases.
fn own_file(
    read: &ReadMeeting,
    beside: Findings,
    cures: &Cures<'_>,
    acceptances: &mut Acceptances<'_, Meeting>,
) -> Findings {
    let mut findings = read.findings.clone();
    findings.extend(beside);
    check_list(read, cures, &mut findings);
    settled(findings, read, acceptances)
}

/// The same findings with their places, as grave as the profile wants them, and those marked that the meeting accepts.
fn settled(
    mut findings: Findings,
    read: &ReadMeeting,
    acceptances: &mut Acceptances<'_, Meeting>,
) -> Findings {
    locate(&read.meeting.file, &read.meeting.tree, &mut findings);
    let mut findings = allow::adjust(findings, &read.profile.council().value);
    acceptances.mark(&mut findings);
    findings
}

/// Whether nothing but items is wrong: that stops the bundle, and the documents of cases say nothing of items.
fn only_items_are_wrong(read: &ReadMeeting, own: &[Finding]) -> bool {
    let items = read.meeting.tree.get("items").map_or(0..0, |items| items.span.clone());
    let is_of_items = |finding: &Finding| items.start <= finding.span.start && finding.span.end <= items.end;
    own.iter().filter(|finding| finding.stops()).all(is_of_items)
}

/// Compares the cases with each other, and marks what each accepts. Returns those without an error.
fn side_by_side(
    read: &ReadMeeting,
    cases: &[Arc<CaseResult>],
    findings: &mut Findings,
) -> Vec<Arc<CheckedCase>> {
    let loaded: Vec<&Loaded<Case>> = cases.iter().filter_map(|case| case.read.as_deref()).collect();
    let mut of_several = Findings::new();
    departments::spelt_alike(&loaded, &mut of_several);
    names::names_are_kept(read, &mut of_several);
    twins::glyphs_have_one_writing(read, &loaded, &mut of_several);
    let mut by_file: HashMap<FileId, Findings> = HashMap::new();
    for finding in of_several {
        by_file.entry(finding.file.id).or_default().push(finding);
    }
    let mut sound = Vec::new();
    for case in cases {
        let of_case = case.read.as_ref().and_then(|read| by_file.remove(&read.file.id)).unwrap_or_default();
        let (own, checked) = case.settled(of_case, &read.profile);
        findings.extend(own);
        sound.extend(checked.cloned());
    }
    sound
}

/// What is found in the list of items once the kinds of the cases are known.
fn list(read: &ReadMeeting, listed: &[Listed]) -> Findings {
    let mut findings = Findings::new();
    if read.is_whole && listed.is_empty() {
        findings.push(meeting::without_items(&read.meeting));
    }
    effect::distributions_have_their_papers(&read.meeting, listed, &mut findings);
    let council = &read.profile.council().value;
    circumstances::later_papers_have_their_day(&read.meeting, listed, council, &mut findings);
    circumstances::items_have_their_explainers(&read.meeting, listed, &mut findings);
    effect::items_say_what_no_case_says(&read.meeting, listed, council, &mut findings);
    effect::withdrawn_values_are_told(&read.meeting, listed, &mut findings);
    meeting::materials_have_their_numbers(&read.meeting, listed, &read.profile, &mut findings);
    materials::no_material_is_left_out(&read.meeting, listed, council, &mut findings);
    meeting::fits_in_a_bundle(&read.meeting, listed.len(), &mut findings);
    handed_out::every_number_is_listed(read, listed, &mut findings);
    findings
}

/// The meeting's own file.
fn check_list(read: &ReadMeeting, cures: &Cures<'_>, findings: &mut Findings) {
    let day = day_of(&read.meeting);
    let texts = Texts::of(&read.meeting);
    meeting::sets_can_be_counted(&read.meeting, findings);
    characters::are_printable(&texts, &read.profile, findings);
    twins::glyphs_have_one_writing(read, &[], findings);
    let council = &read.profile.council().value;
    words::read_well(&texts, council, day, findings);
    if let Some(day) = day {
        dates::title_has_the_fiscal_year(&read.meeting, day, findings);
    }
    circumstances::meeting_has_its_day(&read.meeting, findings);
    circumstances::circulation_has_its_period(&read.meeting, findings);
    circumstances::carried_cases_lie_once(read, findings);
    meeting::items_have_their_files(read, findings);
    meeting::cases_are_listed(read, cures, findings);
    meeting::numbers_stand_once(read, findings);
    meeting::closed_items_have_a_ground(read, findings);
    meeting::items_say_one_thing(read, findings);
    groups::groups_are_whole(&read.meeting, findings);
    meeting::distributions_are_known(read, findings);
    attachments::can_be_bound_in(read, findings);
    handed_out::record_can_be_read(read, findings);
    handed_out::day_can_be(read, findings);
}
