//! What must be true of a meeting and its cases. Only here checked cases are made.
//!
//! A case, a meeting and a profile are each checked by a function of what was read of it, which looks at nothing else. Its
//! result is kept in a session while what was read stays the same.

mod allow;
mod attachments;
mod cells;
mod characters;
mod check_case;
mod check_meeting;
mod check_profile;
mod circumstances;
mod clauses;
mod closed;
mod coherence;
mod dates;
mod departments;
mod effect;
mod fields;
mod grounds;
mod groups;
mod handed_out;
mod held;
mod library;
mod materials;
mod meeting;
mod names;
mod nesting;
mod pasted;
mod periods;
mod privacy;
mod profile;
mod rows;
mod safeguards;
mod short_dates;
mod style;
mod context;
mod copied;
mod cure;
mod twins;
mod unfinished;
mod year;
mod unprinted_words;
mod wording;
mod words;

pub use check_case::CaseResult;
pub use check_meeting::MeetingResult;
pub use check_profile::{ProfileResult, check_profile};
pub use year::Years;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::cache::ResultCache;
use crate::cache::fingerprint::fingerprint;
use crate::check::checked::CheckedMeeting;
use crate::check::matching::Matching;
use crate::check::numbers::day_of;
use crate::diagnostic::finding::{self, Finding, Findings};
use crate::diagnostic::record::FindingRecord;
use crate::text::source::SourceFile;
use crate::workspace::profile::Profile;
use crate::workspace::{Read, ReadMeeting};

use check_case::check_case;
use check_meeting::check_meeting;

/// What was found in a session so far.
#[derive(Debug, Default)]
pub struct CheckResults {
    profiles: ResultCache<ProfileResult>,
    cases: ResultCache<CaseResult>,
    meetings: ResultCache<MeetingResult>,
}

impl CheckResults {
    /// For sessions of several rounds.
    #[must_use]
    pub fn keeping() -> Self {
        Self {
            profiles: ResultCache::keeping(),
            cases: ResultCache::keeping(),
            meetings: ResultCache::keeping(),
        }
    }
}

/// Tries every rule on everything that was read. Returns what has no error as checked, and all findings.
#[must_use]
pub fn check(read: Read) -> (Vec<Arc<CheckedMeeting>>, Findings) {
    check_again(read, &CheckResults::default())
}

/// Tries every rule on what is not known from an earlier round.
#[must_use]
pub fn check_again(read: Read, results: &CheckResults) -> (Vec<Arc<CheckedMeeting>>, Findings) {
    let mut findings = read.findings;
    let sound = sound_profiles(&read.profiles, results, &mut findings);
    let mut meetings = Vec::new();
    let mut years = Years::of(&read.siblings);
    for meeting in read.meetings {
        let matching = sound.get(meeting.profile.name()).and_then(Option::as_ref);
        let span = meeting.profile.council().value.bundle.numbers;
        let beside = years.findings(&meeting.name, &meeting.meeting.value.council, span);
        let result = result_of(&meeting, matching, beside, results);
        // What a session does not keep goes with what was read of the meeting.
        let (own, checked) = match Arc::try_unwrap(result) {
            Ok(result) => (result.findings, result.checked),
            Err(kept) => (kept.findings.clone(), kept.checked.clone()),
        };
        findings.extend(own);
        meetings.extend(checked);
    }
    finding::sort(&mut findings);
    (meetings, findings)
}

/// What the profiles add to matching numbers, where cases can be held against them.
fn sound_profiles(
    profiles: &[Arc<Profile>],
    results: &CheckResults,
    findings: &mut Findings,
) -> BTreeMap<String, Option<Matching>> {
    let mut sound = BTreeMap::new();
    for profile in profiles {
        let base = profile.texts.base.as_ref();
        let base_is_sound = base.is_none_or(|base| matches!(sound.get(&base.name), Some(Some(_))));
        let key = fingerprint(&(profile.fingerprint(), base_is_sound));
        let result = results.profiles.get_or(profile.name(), &key, || check_profile(profile, base_is_sound));
        findings.extend(result.findings.iter().cloned());
        let matching =
            result.is_sound.then(|| Matching::of(&profile.council().value, &profile.clauses().value));
        sound.insert(profile.name().to_owned(), matching);
    }
    sound
}

/// The result of a meeting, with those of its cases side by side.
///
/// - `matching` is what its profile adds to matching numbers; `None` where cases cannot be held against it
/// - `beside` is what was found in its file beside the other meetings
fn result_of(
    read: &ReadMeeting,
    matching: Option<&Matching>,
    beside: Findings,
    results: &CheckResults,
) -> Arc<MeetingResult> {
    let told: Vec<FindingRecord> = beside.iter().map(FindingRecord::of).collect();
    let key = fingerprint(&(read.fingerprint(), matching.is_some(), told));
    results.meetings.get_or(&read.name, &key, || {
        let day = day_of(&read.meeting);
        let of_case = |matching| {
            read.cases.par_iter().map(move |case| {
                let key = fingerprint(&(&case.file.fingerprint, day.map(|day| day.to_string())));
                let name = format!("{}/{}", read.name, case.name);
                results.cases.get_or(&name, &key, || check_case(case, &read.profile, matching, day))
            })
        };
        let cases: Option<Vec<_>> = matching.map(|matching| of_case(matching).collect());
        check_meeting(read, beside, cases.as_deref())
    })
}

fn is_sound(file: &SourceFile, findings: &[Finding]) -> bool {
    !findings.iter().any(|finding| finding.stops() && finding.file.id == file.id)
}
