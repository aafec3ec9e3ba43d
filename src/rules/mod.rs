//! What must be true of a meeting and its cases. Only here checked cases are made.

mod allow;
mod characters;
mod clauses;
mod dates;
mod departments;
mod fields;
mod grounds;
mod meeting;
mod privacy;
mod profile;
mod rows;
mod safeguards;
mod style;
mod subject;
mod wording;

use std::sync::Arc;

use crate::case::Case;
use crate::checked::{CheckedCase, CheckedMatter, CheckedMeeting};
use crate::finding::{self, Finding, Findings};
use crate::matter_type::MatterType;
use crate::schema::Loaded;
use crate::source::SourceFile;
use crate::workspace::{Read, ReadCase, ReadMeeting};

use clauses::Attached;
use subject::Subject;

/// Tries every rule on everything that was read. What has no error comes back as checked; all findings come back.
#[must_use]
pub fn check(read: Read) -> (Vec<CheckedMeeting>, Findings) {
    let mut findings = read.findings;
    let mut meetings = Vec::new();
    for meeting in read.meetings {
        meetings.extend(check_meeting(meeting, &mut findings));
    }
    finding::sort(&mut findings);
    (meetings, findings)
}

fn check_meeting(read: ReadMeeting, findings: &mut Findings) -> Option<CheckedMeeting> {
    let council_is_sound = check_council(&read, findings);
    check_list(&read, findings);
    if !council_is_sound {
        return None;
    }
    let day = subject::day_of(&read.meeting);
    let loaded: Vec<&Loaded<Case>> = read.cases.iter().map(|read| &read.case).collect();
    departments::spelt_alike(&loaded, findings);

    let mut cases = Vec::new();
    for ReadCase { name, case } in read.cases {
        let subject = Subject { case: &case, profile: &read.profile, day };
        let (matters, attached) = check_case(subject, findings);
        *findings = allow::adjust(std::mem::take(findings), &read.profile.council.value);
        allow::accept(&case, findings);
        if is_sound(&case.file, findings) {
            cases.push(CheckedCase { name, case: case.value, matters, clauses: attached.numbered });
        }
    }
    let sound = is_sound(&read.meeting.file, findings);
    sound.then_some(CheckedMeeting {
        name: read.name,
        meeting: read.meeting.value,
        profile: read.profile,
        cases,
    })
}

/// The profile of a meeting: whether cases can be held against it.
fn check_council(read: &ReadMeeting, findings: &mut Findings) -> bool {
    let profile = &read.profile;
    characters::are_printable(&profile.council, profile, findings);
    characters::are_printable(&profile.clauses, profile, findings);
    profile::blanks_are_known(&profile.council, findings);
    profile::rows_are_known(&profile.council, findings);
    clauses::names_are_known(profile, findings);
    clauses::references_hold(profile, findings);
    is_sound(&profile.council.file, findings) && is_sound(&profile.clauses.file, findings)
}

/// The meeting's own file.
fn check_list(read: &ReadMeeting, findings: &mut Findings) {
    let day = subject::day_of(&read.meeting);
    characters::are_printable(&read.meeting, &read.profile, findings);
    dates::dates_agree(&read.meeting, day, findings);
    if let Some(day) = day {
        dates::title_has_the_fiscal_year(&read.meeting, day, findings);
    }
    meeting::items_have_their_files(read, findings);
    meeting::cases_are_listed(read, findings);
    meeting::numbers_stand_once(read, findings);
    meeting::closed_items_have_a_ground(read, findings);
}

/// Every rule on a case; comes back with its matters, grounds looked up, and the clauses that go with it.
fn check_case(subject: Subject<'_>, findings: &mut Findings) -> (Vec<CheckedMatter>, Attached) {
    characters::are_printable(subject.case, subject.profile, findings);
    style::characters_are_for_every_machine(subject, findings);
    style::katakana_are_full_width(subject, findings);
    style::digits_have_one_width(subject, findings);
    style::keys_have_one_language(subject, findings);

    // What stands in a part that could not be read is not missing.
    let is_whole = subject.case.is_whole();
    if is_whole {
        fields::provided_is_held(subject, findings);
    }
    fields::fields_stand_once(subject, findings);
    fields::not_everything_is_provided(subject, findings);
    departments::departments_are_known(subject, findings);
    dates::dates_agree(subject.case, subject.day, findings);
    dates::periods_lie_ahead(subject, findings);
    dates::years_are_of_this_case(subject, findings);

    let matters = grounds::look_up(subject, findings);
    rows::values_have_their_rows(subject, &matters, findings);
    if is_whole {
        rows::required_values_are_there(subject, &matters, findings);
    }
    let outsourced = matters.iter().any(|matter| matter.matter_type == MatterType::Outsourcing);
    let attached = clauses::choose(subject, &matters, findings);
    if is_whole {
        safeguards::both_sides_have_safeguards(subject, &matters, findings);
        safeguards::clauses_fit(subject, &attached, outsourced, findings);
        privacy::individual_number_is_covered(subject, &matters, &attached.selection.clauses, findings);
    }
    safeguards::full_stops_are_even(subject, findings);
    privacy::sensitive_is_pointed_out(subject, findings);

    wording::subject_has_its_form(subject, findings);
    wording::no_listed_wording(subject, findings);
    wording::no_word_twice(subject, findings);
    wording::one_word_for_one_thing(subject, findings);
    (matters, attached)
}

fn is_sound(file: &Arc<SourceFile>, findings: &[Finding]) -> bool {
    !findings.iter().any(|finding| finding.stops() && Arc::ptr_eq(&finding.file, file))
}
