//! Clauses as they are printed, and blanks that cannot be.

use crate::model::clause_text::Party;
use crate::text::source::{Pointer, Span};

use super::ClausePlace;

/// A clause as it is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbered {
    /// Caption with its brackets.
    pub caption: Filled,
    /// What stands beside a number: the clause, and its further paragraphs where they have such numbers.
    pub blocks: Vec<Block>,
}

/// A number in the margin and what stands beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// The number.
    pub number: String,
    /// The texts, references computed.
    pub texts: Vec<Numeral>,
}

/// A text with its mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numeral {
    /// Depth in the list, from 1; 0 is running text.
    pub level: usize,
    /// Mark: (1), ア. Empty in running text.
    pub mark: String,
    /// The text.
    pub text: Filled,
}

/// A text with its blanks filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// The text.
    pub text: String,
    /// Where it stands; in several places where several matters choose the same.
    pub places: Vec<ClausePlace>,
    /// The parties whose names were filled in.
    pub parties: Vec<Party>,
}

/// A blank that names nothing that is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// Position of the clause, from 0.
    pub clause: usize,
    /// The way to the text inside the clause.
    pub way: Vec<String>,
    /// Bytes of the blank in the text.
    pub blank: Span,
    /// What stands between the braces.
    pub name: String,
    /// Whether the blank is none of the known words (else it names a clause that is not there).
    pub unknown: bool,
    /// Names of the clauses that it means and that are not there.
    pub missing: Vec<String>,
}

impl Broken {
    /// The way to the text in its file, from the way to its clause.
    #[must_use]
    pub fn at(&self, clause: &Pointer) -> Pointer {
        let steps: Vec<&str> = self.way.iter().map(String::as_str).collect();
        clause.keys(&steps)
    }
}
