//! A text as it is printed, and where it comes from.

use std::borrow::Borrow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;

use serde::{Serialize, Serializer};

use crate::text::placeholder::PlaceholderTemplate;

use super::origin::Origin;

/// A text as it is printed, and the values that it was made of.
///
/// A value of a case or a meeting is one; a text of the clauses, too, the names of the parties in it beside it. What the
/// council puts in the place of a word of a case or a meeting (a ground, a kind, a class of distribution) has two: the word,
/// and what stands for it. Words that are the profile's alone (labels, headings, the phrase around a value) and what the
/// program counts (marks of lists, matching numbers) have none.
///
/// Two are the same if they read the same, wherever they come from. It is written as its text.
#[derive(Debug, Clone, Default)]
pub struct Printed {
    text: String,
    origins: Vec<Origin>,
}

impl Printed {
    /// A text that was made of these values. An empty one is made of nothing.
    #[must_use]
    pub fn new(text: impl Into<String>, origins: impl IntoIterator<Item = Origin>) -> Self {
        let mut printed = Self::from(text.into());
        printed.come_from(origins);
        printed
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The values that it was made of, each once.
    #[must_use]
    pub fn origins(&self) -> &[Origin] {
        &self.origins
    }

    /// The same with a word in the place of another.
    pub(super) fn with(&self, word: &str, instead: &str) -> Self {
        Self { text: self.text.replace(word, instead), origins: self.origins.clone() }
    }

    /// Names further values that it was made of.
    pub(super) fn come_from(&mut self, origins: impl IntoIterator<Item = Origin>) {
        if self.text.is_empty() {
            return;
        }
        for origin in origins {
            if !self.origins.contains(&origin) {
                self.origins.push(origin);
            }
        }
    }

    /// A phrase of the profile with every blank filled.
    #[must_use]
    pub fn fill(phrase: &str, mut word: impl FnMut(&str) -> Self) -> Self {
        let mut origins = Vec::new();
        let text = PlaceholderTemplate::parse(phrase).fill(|blank| {
            let Self { text, origins: of_word } = word(blank);
            origins.extend(of_word);
            text
        });
        Self::new(text, origins)
    }

    /// Several texts as one.
    pub(super) fn joined(texts: impl IntoIterator<Item = Self>, between: &str) -> Self {
        let (texts, origins): (Vec<String>, Vec<Vec<Origin>>) =
            texts.into_iter().map(|printed| (printed.text, printed.origins)).unzip();
        Self::new(texts.join(between), origins.into_iter().flatten())
    }

    /// Texts without the empty ones and without repetitions, in their order: what reads the same comes from all the values of
    /// which it was made.
    pub(super) fn once_each(texts: impl IntoIterator<Item = Self>) -> Vec<Self> {
        let mut once: Vec<Self> = Vec::new();
        for text in texts.into_iter().filter(|text| !text.is_empty()) {
            match once.iter_mut().find(|known| **known == text) {
                Some(known) => known.come_from(text.origins),
                None => once.push(text),
            }
        }
        once
    }

    /// The text without line breaks at its end.
    pub(super) fn trimmed(&self) -> Self {
        Self::new(self.trim_end_matches('\n'), self.origins.iter().cloned())
    }

    /// The text on one line.
    pub(super) fn on_one_line(&self) -> Self {
        Self::new(self.lines().collect::<String>(), self.origins.iter().cloned())
    }
}

impl From<String> for Printed {
    /// A text that no file says.
    fn from(text: String) -> Self {
        Self { text, origins: Vec::new() }
    }
}

impl From<&str> for Printed {
    /// A text that no file says.
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl Deref for Printed {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl Borrow<str> for Printed {
    fn borrow(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for Printed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl PartialEq for Printed {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Printed {}

impl Hash for Printed {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl Serialize for Printed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str, key: &str) -> Printed {
        Printed::new(text, [Origin::case("a").key(key)])
    }

    fn ways(printed: &Printed) -> String {
        printed.origins().iter().map(|origin| origin.pointer.to_string()).collect()
    }

    #[test]
    fn a_text_of_several_values_comes_from_all_of_them() {
        let filled =
            Printed::fill("{部}の{課}", |blank| value(blank, if blank == "部" { "a" } else { "b" }));
        assert_eq!((filled.text(), ways(&filled).as_str()), ("部の課", "/a/b"));
        let joined = Printed::joined([filled, value("係", "b"), "無".into()], "、");
        assert_eq!((joined.text(), ways(&joined).as_str()), ("部の課、係、無", "/a/b"));
    }

    #[test]
    fn what_is_empty_comes_from_nothing() {
        assert_eq!(ways(&value("", "a")), "");
        assert_eq!(ways(&value("\n", "a").trimmed()), "");
    }

    #[test]
    fn what_reads_the_same_is_one_and_comes_from_both() {
        let once = Printed::once_each([value("甲", "a"), value("乙", "b"), value("", "c"), value("甲", "d")]);
        assert_eq!(
            once.iter().map(|one| (one.text(), ways(one))).collect::<Vec<_>>(),
            [("甲", "/a/d".to_owned()), ("乙", "/b".to_owned())]
        );
    }
}
