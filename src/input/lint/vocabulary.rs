//! The words that a file may use as keys.

use std::collections::HashSet;

/// The keys under which safeguards stand, whose items are sentences.
pub(super) const SAFEGUARDS: [&str; 2] = ["情報保護対策", "safeguards"];

/// The keys that a file of one kind may use, in every spelling. They decide whether `住所:町名` is a text or a key.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    keys: HashSet<String>,
    name_lists: HashSet<String>,
}

impl Vocabulary {
    /// The words for keys, and those among them whose lists hold names that 、 may separate.
    #[must_use]
    pub fn new(keys: impl IntoIterator<Item = String>, name_lists: impl IntoIterator<Item = String>) -> Self {
        Self { keys: keys.into_iter().collect(), name_lists: name_lists.into_iter().collect() }
    }

    /// Whether a word is a key.
    #[must_use]
    pub fn knows(&self, word: &str) -> bool {
        self.keys.contains(word)
    }

    /// Whether 、 separates names under a key.
    #[must_use]
    pub fn separates_names(&self, key: &str) -> bool {
        self.name_lists.contains(key)
    }
}

/// Whether a text looks like a key: short, without blanks or marks of a sentence, not a number.
pub(super) fn is_key_like(text: &str) -> bool {
    const LONGEST: usize = 20;
    let is_mark = |character: char| {
        character.is_whitespace()
            || "、。，．「」『』（）()［］[]｛｝{}\"'“”…!?！？#＃*&/／".contains(character)
    };
    !text.is_empty()
        && text.chars().count() <= LONGEST
        && !text.chars().any(is_mark)
        && text.chars().any(char::is_alphabetic)
}
