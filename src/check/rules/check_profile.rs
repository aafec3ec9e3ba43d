//! Every rule on a profile.

use crate::diagnostic::finding::Findings;
use crate::input::schema::{Schema, locate};
use crate::model::council::{ClauseSet, Council};
use crate::workspace::profile::Profile;

use super::context::Texts;
use super::{
    allow, characters, clauses, coherence, is_sound, library, nesting, profile, unprinted_words, words,
};

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
    let (council, clauses) = (profile.council(), profile.clauses());
    let (of_council, of_clauses) = (Texts::of(council), Texts::of(clauses));
    coherence::fonts_have_their_files(council, findings);
    characters::are_printable(&of_council, profile, findings);
    characters::are_printable(&of_clauses, profile, findings);
    nesting::lists_fit_the_page(&of_clauses, findings);
    words::read_well(&of_council, &council.value, None, findings);
    words::read_well(&of_clauses, &council.value, None, findings);
    profile::blanks_are_known(council, findings);
    profile::kinds_are_known(council, findings);
    profile::rows_are_known(council, findings);
    coherence::rows_can_be_filled(council, findings);
    coherence::names_stand_once(council, findings);
    coherence::contacts_can_be_printed(council, findings);
    coherence::own_rows_are_keys(council, findings);
    coherence::documents_have_file_names(council, findings);
    unprinted_words::words_are_printed(profile, findings);
    library::library_is_sound(profile, findings);
    clauses::names_are_known(profile, findings);
    clauses::references_hold(profile, findings);
    clauses::nothing_is_typed(&of_clauses, &clauses.value, &council.value, findings);
    locate(&council.file, &council.tree, findings);
    locate(&clauses.file, &clauses.tree, findings);
    *findings = allow::adjust(std::mem::take(findings), &council.value);
    allow::accept(council, &council.value.allow, &Schema::shared::<Council>(), findings);
    allow::accept(clauses, &clauses.value.allow, &Schema::shared::<ClauseSet>(), findings);
    is_sound(&council.file, findings) && is_sound(&clauses.file, findings)
}
