//! What is wrong with a choice of clauses.

use crate::text::source::Pointer;

/// A choice that cannot be made, at its place in the case file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClauseFault {
    /// The way to it.
    pub at: Pointer,
    /// What is wrong with it.
    pub kind: FaultKind,
}

/// What is wrong with a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// The profile has nothing of this name.
    Unknown {
        /// clause, set, setting or choice.
        what: &'static str,
        /// The name.
        name: String,
        /// Every name that the profile has.
        known: Vec<String>,
    },
    /// It contradicts another choice, or what is there.
    Contradiction {
        /// Which way.
        how: &'static str,
        /// The clause or setting.
        name: String,
    },
    /// A clause of the case's own lacks a key.
    Missing {
        /// The key in English.
        key: &'static str,
        /// The key in Japanese.
        japanese: &'static str,
    },
}
