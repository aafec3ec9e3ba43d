//! The matching number (照合番号), which tells which sheets belong together.
//!
//! It is made of a text that lists the values of the case and of the profile, and that text is frozen: papers that were
//! printed keep their numbers for ever. Every key is written by name, in the order in which it came to be counted, and not
//! by what the model happens to serialise. Keys that were optional when the form was frozen are written as `null` or `[]`
//! where they are absent ([`json::Object::key`]); a key that the model gets later is written only where somebody gave it
//! ([`json::Object::given`]), so that no new key renumbers a paper that does not use it. The model is taken apart without `..`:
//! a new key does not compile until it is said here whether it counts.

mod case;
mod clauses;
mod council;
mod json;

#[cfg(test)]
mod tests;

use sha2::{Digest, Sha256};

use crate::model::case::Case;
use crate::model::council::{ClauseSet, Council};

/// No 0 O 1 I: they are mistaken for each other when read aloud or by hand.
const LETTERS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// What a profile adds to the numbers of all its cases.
#[derive(Debug)]
pub(super) struct Matching {
    council: String,
    clauses: String,
}

impl Matching {
    /// What the two files of a profile add.
    pub(super) fn of(council: &Council, clauses: &ClauseSet) -> Self {
        Self { council: council::council(council), clauses: clauses::clause_set(clauses) }
    }

    /// Eight letters and digits from the values of a case and its profile. Comments, the spelling of keys and the order of
    /// keys do not count.
    pub(super) fn number(&self, case: &Case) -> String {
        let digest = Sha256::digest(self.text(case));
        digest.iter().take(8).map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect()
    }

    fn text(&self, case: &Case) -> String {
        json::list([case::case(case), self.council.clone(), self.clauses.clone()])
    }
}
