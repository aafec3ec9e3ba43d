//! What must be true of a meeting and its cases. Only here checked cases are made.

mod characters;
mod clauses;
mod fields;
mod grounds;
mod meeting;
mod profile;

use std::sync::Arc;

use crate::case::{Case, ClauseChoice};
use crate::checked::{CheckedCase, CheckedMeeting};
use crate::finding::{self, Findings, Severity};
use crate::matter_type::MatterType;
use crate::schema::Loaded;
use crate::source::SourceFile;
use crate::workspace::{Read, ReadCase, ReadMeeting};

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
    let profile = &read.profile;
    characters::are_printable(&profile.council, profile, findings);
    characters::are_printable(&profile.clauses, profile, findings);
    profile::blanks_are_known(&profile.council, findings);
    profile::labels_are_there(&profile.council, findings);
    characters::are_printable(&read.meeting, profile, findings);
    meeting::items_have_their_files(&read, findings);
    clauses::references_hold(profile, findings);
    let council_is_sound =
        is_sound(&profile.council.file, findings) && is_sound(&profile.clauses.file, findings);

    let mut cases = Vec::new();
    if council_is_sound {
        for case in read.cases {
            cases.extend(check_case(case, &read.profile, findings));
        }
    }
    let sound = council_is_sound && is_sound(&read.meeting.file, findings);
    sound.then_some(CheckedMeeting {
        name: read.name,
        meeting: read.meeting.value,
        profile: read.profile,
        cases,
    })
}

fn check_case(
    read: ReadCase,
    profile: &crate::profile::Profile,
    findings: &mut Findings,
) -> Option<CheckedCase> {
    let loaded = read.case;
    characters::are_printable(&loaded, profile, findings);
    fields::provided_is_held(&loaded, findings);
    let matters = grounds::look_up(&loaded, &profile.council.value, findings);
    if !is_sound(&loaded.file, findings) {
        return None;
    }
    let clauses = if has_clauses(&loaded, &matters) { clauses::standard(profile) } else { Vec::new() };
    Some(CheckedCase { name: read.name, case: loaded.value, matters, clauses })
}

/// Whether special clauses go with a case: as it says, else where a matter is an outsourcing.
fn has_clauses(loaded: &Loaded<Case>, matters: &[crate::checked::CheckedMatter]) -> bool {
    let outsourced = || {
        let mut grounds = matters.iter().flat_map(|matter| &matter.grounds);
        grounds.any(|ground| ground.matter_type == MatterType::Outsourcing)
    };
    loaded.value.special_clauses.map_or_else(outsourced, |choice| choice == ClauseChoice::Standard)
}

fn is_sound(file: &Arc<SourceFile>, findings: &Findings) -> bool {
    !findings.iter().any(|finding| finding.is_open(Severity::Error) && Arc::ptr_eq(&finding.file, file))
}
