//! The matching number (照合番号), which tells which sheets belong together.

use sha2::{Digest, Sha256};

use crate::check::checked::CheckedCase;
use crate::workspace::profile::Profile;

/// No 0 O 1 I: they are mistaken for each other when read aloud or by hand.
const LETTERS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// Eight letters and digits from the values of the case and the profile. Comments, the spelling of keys and the order of
/// keys do not count.
pub(super) fn number(case: &CheckedCase, profile: &Profile) -> String {
    let values = (&case.case, &profile.council().value, &profile.clauses().value);
    let digest = Sha256::digest(serde_json::to_vec(&values).expect("the types hold only texts"));
    digest.iter().take(8).map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect()
}
