//! Every rule on a profile.

use crate::diagnostic::finding::Findings;
use crate::input::schema::{Loaded, locate};
use crate::model::allow::Allow;
use crate::workspace::profile::Profile;

use super::allow::{self, Acceptances};
use super::context::Texts;
use super::{characters, clauses, coherence, is_sound, nesting, profile, words};

/// What was found in a profile.
#[derive(Debug, PartialEq, Eq)]
pub struct ProfileResult {
    /// Everything that is wrong or doubtful in its own files.
    pub findings: Findings,
    /// Whether cases can be held against it: neither it nor its base has an error.
    pub is_sound: bool,
}

/// Tries every rule on a profile.
///
/// - `base_is_sound` is whether cases can be held against its base, where it has one
#[must_use]
pub fn check_profile(profile: &Profile, base_is_sound: bool) -> ProfileResult {
    let mut findings = profile.texts.findings.clone();
    let is_sound = base_is_sound && try_rules(profile, &mut findings);
    ProfileResult { findings, is_sound }
}

fn try_rules(profile: &Profile, findings: &mut Findings) -> bool {
    coherence::fonts_have_their_files(profile.council(), findings);
    characters::are_printable(&Texts::of(profile.council()), profile, findings);
    characters::are_printable(&Texts::of(profile.clauses()), profile, findings);
    nesting::lists_fit_the_page(&Texts::of(profile.clauses()), findings);
    words::read_well(&Texts::of(profile.council()), &profile.council().value, None, findings);
    words::read_well(&Texts::of(profile.clauses()), &profile.council().value, None, findings);
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
    let (set, council) = (&profile.clauses().value, &profile.council().value);
    clauses::nothing_is_typed(&Texts::of(profile.clauses()), set, council, findings);
    let (council, clauses) = (profile.council(), profile.clauses());
    locate(&council.file, &council.tree, findings);
    locate(&clauses.file, &clauses.tree, findings);
    *findings = allow::adjust(std::mem::take(findings), &council.value);
    accept(council, &council.value.allow, findings);
    accept(clauses, &clauses.value.allow, findings);
    is_sound(&council.file, findings) && is_sound(&clauses.file, findings)
}

/// Marks the findings that a file of the profile accepts.
fn accept<T>(loaded: &Loaded<T>, allows: &[Allow], findings: &mut Findings) {
    let mut acceptances = Acceptances::of(loaded, allows);
    acceptances.mark(findings);
    acceptances.report_unused(findings);
}
