//! The words that a message mentions, by name. The sentences themselves stand in [`crate::report`].

use std::collections::BTreeMap;

/// A word of a message.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Word {
    /// A text as typed.
    Text(String),
    /// A number of things, for singular and plural.
    Count(usize),
    /// There is none, for sentences that say so.
    None,
}

/// Words by name.
pub type Words = BTreeMap<&'static str, Word>;

impl From<&str> for Word {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::None } else { Self::Text(text.to_owned()) }
    }
}

impl From<&String> for Word {
    fn from(text: &String) -> Self {
        text.as_str().into()
    }
}

impl From<String> for Word {
    fn from(text: String) -> Self {
        text.as_str().into()
    }
}

impl From<usize> for Word {
    fn from(count: usize) -> Self {
        Self::Count(count)
    }
}
