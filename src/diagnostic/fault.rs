//! What is wrong with the machine, the command line or a template, in words for the operator or form owner.

use std::fmt;

use crate::diagnostic::arguments::{Argument, Arguments};

/// A fault with a message in every language of the program; it travels inside [`anyhow::Error`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Name of the message.
    pub id: &'static str,
    /// The words that the message mentions, by name.
    pub words: Arguments,
}

impl Fault {
    /// A fault with the message of this name.
    #[must_use]
    pub fn new(id: &'static str) -> Self {
        Self { id, words: Arguments::new() }
    }

    /// The same fault with a word for its message.
    #[must_use]
    pub fn with(mut self, name: &'static str, word: impl fmt::Display) -> Self {
        self.words.insert(name, Argument::from(word.to_string()));
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:?}", self.id, self.words)
    }
}

impl std::error::Error for Fault {}
