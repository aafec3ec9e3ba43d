//! The arguments of a message: the words it mentions, by name. The sentences themselves stand in [`crate::report`].

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use serde::{Deserialize, Serialize};

use crate::locks::held;

/// An argument of a message.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Argument {
    /// A text as typed.
    Text(String),
    /// Several texts; how they are joined is of the language.
    List(Vec<String>),
    /// A number of things, for singular and plural.
    Count(usize),
    /// There is none, for sentences that say so.
    None,
}

/// Arguments by name.
pub type Arguments = BTreeMap<&'static str, Argument>;

/// The name of a word that was read from a file. There are a few dozen, so each is kept once and for good.
#[must_use]
pub fn named(name: &str) -> &'static str {
    static NAMES: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    let mut names = held(&NAMES);
    if let Some(known) = names.get(name) {
        return known;
    }
    let kept: &'static str = Box::leak(name.to_owned().into_boxed_str());
    names.insert(kept);
    kept
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::None } else { Self::Text(text.to_owned()) }
    }
}

impl From<&String> for Argument {
    fn from(text: &String) -> Self {
        text.as_str().into()
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        text.as_str().into()
    }
}

impl<T: ToString> From<&[T]> for Argument {
    fn from(texts: &[T]) -> Self {
        if texts.is_empty() {
            Self::None
        } else {
            Self::List(texts.iter().map(ToString::to_string).collect())
        }
    }
}

impl<T: ToString> From<Vec<T>> for Argument {
    fn from(texts: Vec<T>) -> Self {
        texts.as_slice().into()
    }
}

impl From<usize> for Argument {
    fn from(count: usize) -> Self {
        Self::Count(count)
    }
}
