//! What must be true of a meeting and its cases. Only here checked cases are made.

mod allow;
mod characters;
mod clauses;
mod coherence;
mod dates;
mod departments;
mod effect;
mod fields;
mod grounds;
mod meeting;
mod privacy;
mod profile;
mod rows;
mod safeguards;
mod style;
mod context;
mod wording;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use crate::check::checked::{CheckedCase, CheckedMatter, CheckedMeeting};
use crate::check::matching::Matching;
use crate::diagnostic::finding::{self, Finding, Findings};
use crate::input::schema::{Loaded, locate};
use crate::model::case::Case;
use crate::model::matter_type::MatterType;
use crate::text::source::{FileId, SourceFile};
use crate::workspace::profile::Profile;
use crate::workspace::{Read, ReadCase, ReadMeeting};

use clauses::Attached;
use context::{CaseContext, Texts};

/// Tries every rule on everything that was read. Returns what has no error as checked, and all findings.
#[must_use]
pub fn check(read: Read) -> (Vec<CheckedMeeting>, Findings) {
    let mut findings = read.findings;
    let sound = sound_profiles(&read.profiles, &mut findings);
    let mut by_file = ByFile::of(&mut findings);
    let mut meetings = Vec::new();
    for meeting in read.meetings {
        let is_sound = sound.contains(meeting.profile.name());
        meetings.extend(check_meeting(meeting, is_sound, &mut by_file, &mut findings));
    }
    findings.extend(by_file.rest());
    finding::sort(&mut findings);
    (meetings, findings)
}

/// The findings of each file that was read, so that looking at one file costs the same beside ten thousand others.
struct ByFile(HashMap<FileId, Findings>);

impl ByFile {
    fn of(findings: &mut Findings) -> Self {
        let mut by_file: HashMap<_, Findings> = HashMap::new();
        for finding in findings.drain(..) {
            by_file.entry(finding.file.id).or_default().push(finding);
        }
        Self(by_file)
    }

    /// What is known of a file, out of the heap.
    fn take(&mut self, file: &SourceFile) -> Findings {
        self.0.remove(&file.id).unwrap_or_default()
    }

    fn add(&mut self, findings: Findings) {
        findings.into_iter().for_each(|finding| {
            self.0.entry(finding.file.id).or_default().push(finding);
        });
    }

    fn rest(self) -> impl Iterator<Item = Finding> {
        self.0.into_values().flatten()
    }
}

/// The profiles against which cases can be held: without an error of their own, on a base without one.
fn sound_profiles(profiles: &[Arc<Profile>], findings: &mut Findings) -> BTreeSet<String> {
    let mut sound = BTreeSet::new();
    for profile in profiles {
        let on_sound_base = profile.texts.base.as_ref().is_none_or(|base| sound.contains(&base.name));
        if on_sound_base && check_profile(profile, findings) {
            sound.insert(profile.name().to_owned());
        }
    }
    sound
}

/// Whether cases can be held against a profile.
fn check_profile(profile: &Profile, findings: &mut Findings) -> bool {
    coherence::fonts_have_their_files(profile.council(), findings);
    characters::are_printable(&Texts::of(profile.council()), profile, findings);
    characters::are_printable(&Texts::of(profile.clauses()), profile, findings);
    profile::blanks_are_known(profile.council(), findings);
    profile::kinds_are_known(profile.council(), findings);
    profile::rows_are_known(profile.council(), findings);
    coherence::rows_can_be_filled(profile.council(), findings);
    coherence::names_stand_once(profile.council(), findings);
    coherence::contacts_can_be_printed(profile.council(), findings);
    coherence::own_rows_are_keys(profile.council(), findings);
    coherence::documents_have_file_names(profile.council(), findings);
    clauses::names_are_known(profile, findings);
    clauses::references_hold(profile, findings);
    let (council, clauses) = (profile.council(), profile.clauses());
    locate(&council.file, &council.tree, findings);
    locate(&clauses.file, &clauses.tree, findings);
    is_sound(&profile.council().file, findings) && is_sound(&profile.clauses().file, findings)
}

fn check_meeting(
    read: ReadMeeting,
    profile_is_sound: bool,
    by_file: &mut ByFile,
    findings: &mut Findings,
) -> Option<CheckedMeeting> {
    let mut own = by_file.take(&read.meeting.file);
    check_list(&read, &mut own);
    locate(&read.meeting.file, &read.meeting.tree, &mut own);
    let sound = is_sound(&read.meeting.file, &own);
    // What is wrong with an item stops the bundle; the documents of cases say nothing of items.
    let items = read.meeting.tree.get("items").map_or(0..0, |items| items.span.clone());
    let is_of_items = |finding: &Finding| items.start <= finding.span.start && finding.span.end <= items.end;
    let only_items = own.iter().filter(|finding| finding.stops()).all(is_of_items);
    findings.extend(own);
    if !profile_is_sound {
        return None;
    }
    let day = context::day_of(&read.meeting);
    let loaded: Vec<&Loaded<Case>> = read.cases.iter().map(|read| &read.case).collect();
    let mut of_several = Findings::new();
    departments::spelt_alike(&loaded, &mut of_several);
    by_file.add(of_several);

    let mut cases = Vec::new();
    let mut ranks = BTreeMap::new();
    let with_findings: Vec<(ReadCase, Findings)> = read
        .cases
        .into_iter()
        .map(|case| {
            let own = by_file.take(&case.case.file);
            (case, own)
        })
        .collect();
    let profile = &read.profile;
    let matching = Matching::of(&profile.council().value, &profile.clauses().value);
    let checked = with_findings.into_par_iter().map(|(ReadCase { name, case }, mut own)| {
        let texts = Texts::of(&case);
        let context = CaseContext { case: &case, texts: &texts, profile, day };
        let (matters, attached) = check_case(context, &mut own);
        meeting::name_is_free(&name, &case, &mut own);
        locate(&case.file, &case.tree, &mut own);
        let mut own = allow::adjust(own, &profile.council().value);
        allow::accept(&case, &mut own);
        let rank = (name.clone(), meeting::rank(&matters, profile));
        let checked = is_sound(&case.file, &own).then(|| {
            let matching_number = matching.number(&case.value);
            let clauses = attached.numbered;
            Arc::new(CheckedCase { name, case: case.value, matters, clauses, matching_number })
        });
        (checked, rank, own)
    });
    for (checked, rank, own) in checked.collect::<Vec<_>>() {
        cases.extend(checked);
        ranks.extend([rank]);
        findings.extend(own);
    }
    let listed = meeting::arrange(&read.meeting, &read.case_names, &read.profile, &ranks);
    let mut own = Findings::new();
    if read.is_whole && listed.is_empty() {
        own.push(meeting::without_items(&read.meeting));
    }
    effect::distributions_have_their_papers(&read.meeting, &listed, &mut own);
    effect::withdrawn_values_are_told(&read.meeting, &listed, &mut own);
    meeting::materials_have_their_numbers(&read.meeting, &listed, &read.profile, &mut own);
    meeting::fits_in_a_bundle(&read.meeting, listed.len(), &mut own);
    let placed = meeting::every_item_has_its_place(&read.meeting, &listed, &cases, &read.profile, &ranks);
    let complete = sound && read.is_whole && placed && is_sound(&read.meeting.file, &own);
    findings.extend(own);
    (sound || only_items).then(|| {
        let count = listed.len();
        let items = meeting::items(listed, &cases, &read.profile);
        findings.extend(meeting::numbers_name_their_kind(&read.meeting, &items, &read.profile));
        CheckedMeeting {
            name: read.name,
            meeting: read.meeting.value,
            profile: read.profile,
            cases,
            is_complete: complete && count > 0 && items.len() == count,
            is_whole: read.is_whole,
            case_names: read.case_names,
            items,
        }
    })
}

/// The meeting's own file.
fn check_list(read: &ReadMeeting, findings: &mut Findings) {
    let day = context::day_of(&read.meeting);
    let texts = Texts::of(&read.meeting);
    characters::are_printable(&texts, &read.profile, findings);
    dates::dates_agree(&texts, day, findings);
    if let Some(day) = day {
        dates::title_has_the_fiscal_year(&read.meeting, day, findings);
    }
    let council = &read.profile.council().value;
    wording::no_listed_wording(&texts, council, findings);
    wording::no_word_twice(&texts, council, findings);
    style::brackets_are_balanced(&texts, findings);
    meeting::items_have_their_files(read, findings);
    meeting::cases_are_listed(read, findings);
    meeting::numbers_stand_once(read, findings);
    meeting::closed_items_have_a_ground(read, findings);
    meeting::items_say_one_thing(read, findings);
    meeting::distributions_are_known(read, findings);
}

/// Tries every rule on a case; returns its matters, grounds looked up, and the clauses that go with it.
fn check_case(context: CaseContext<'_>, findings: &mut Findings) -> (Vec<CheckedMatter>, Attached) {
    characters::are_printable(context.texts, context.profile, findings);
    style::characters_are_for_every_machine(context, findings);
    style::katakana_are_full_width(context, findings);
    style::digits_have_one_width(context, findings);
    style::brackets_are_balanced(context.texts, findings);
    style::keys_have_one_language(context, findings);

    // What stands in a part that could not be read is not missing.
    let is_whole = context.case.is_whole();
    if is_whole {
        fields::provided_is_held(context, findings);
    }
    fields::fields_stand_once(context, findings);
    fields::fields_have_no_comma(context, findings);
    fields::not_everything_is_provided(context, findings);
    departments::departments_are_known(context, findings);
    dates::dates_agree(context.texts, context.day, findings);
    dates::periods_lie_ahead(context, findings);
    dates::years_are_of_this_case(context, findings);
    if is_whole {
        dates::periods_say_one_thing(context, findings);
    }

    let matters = grounds::look_up(context, findings);
    rows::values_have_their_rows(context, &matters, findings);
    rows::contacts_have_their_lines(context, findings);
    if is_whole {
        rows::required_values_are_there(context, &matters, findings);
        effect::sources_have_their_fields(context, &matters, findings);
    }
    let outsourced = matters.iter().any(|matter| matter.matter_type == MatterType::Outsourcing);
    let attached = clauses::choose(context, &matters, findings);
    if is_whole {
        safeguards::both_sides_have_safeguards(context, &matters, findings);
        safeguards::clauses_fit(context, &attached, outsourced, findings);
        privacy::individual_number_is_covered(context, &matters, &attached.selection.clauses, findings);
    }
    safeguards::full_stops_are_even(context, findings);
    privacy::sensitive_is_pointed_out(context, findings);

    wording::subject_has_its_form(context, findings);
    wording::no_listed_wording(context.texts, context.council(), findings);
    wording::no_word_twice(context.texts, context.council(), findings);
    wording::one_word_for_one_thing(context, findings);
    (matters, attached)
}

fn is_sound(file: &SourceFile, findings: &[Finding]) -> bool {
    !findings.iter().any(|finding| finding.stops() && finding.file.id == file.id)
}
