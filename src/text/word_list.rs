//! Words that stand in a text, but for words that only contain them: 障害, and not 通信障害.

/// A list of words, and of longer words that mean something else.
#[derive(Debug, Clone, Copy)]
pub struct WordList<'a> {
    words: &'a [String],
    others: &'a [String],
}

impl<'a> WordList<'a> {
    /// - `others` are words that hold one of the words and mean something else
    #[must_use]
    pub fn new(words: &'a [String], others: &'a [String]) -> Self {
        Self { words, others }
    }

    /// The longest of the words that stands in a text for itself.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<&'a str> {
        let found = self.words.iter().filter(|word| self.stands_alone(text, word));
        found.max_by_key(|word| word.chars().count()).map(String::as_str)
    }

    fn stands_alone(&self, text: &str, word: &str) -> bool {
        !word.is_empty()
            && text.match_indices(word).any(|(start, word)| {
                let is_within = |other: &String| {
                    text.match_indices(other.as_str())
                        .any(|(first, other)| first <= start && start + word.len() <= first + other.len())
                };
                !self.others.iter().filter(|other| other.len() > word.len()).any(is_within)
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_is_found_that_is_no_part_of_another_one() {
        let list = |words: &[&str]| words.iter().map(ToString::to_string).collect::<Vec<_>>();
        let (words, others) =
            (list(&["障害", "障害の程度", "番号", ""]), list(&["通信障害", "番号札", "障害"]));
        let vocabulary = WordList::new(&words, &others);
        for (text, found) in [
            ("障害の程度", Some("障害の程度")),
            ("障害者手帳", Some("障害")),
            ("通信障害の記録", None),
            ("通信障害と障害", Some("障害")),
            ("番号札の番号", Some("番号")),
            ("番号札", None),
            ("氏名", None),
        ] {
            assert_eq!(vocabulary.find(text), found, "{text}");
        }
    }
}
