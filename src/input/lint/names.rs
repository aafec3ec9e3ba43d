//! Names in a list that are separated as in Japanese.

use crate::diagnostic::finding::Rule;
use crate::text::brackets::outside;
use crate::text::source::Span;

use super::flow::Flow;
use super::signs::is_blank;
use super::vocabulary::SAFEGUARDS;

/// Longest name in a list, in characters; what is longer is a sentence.
const NAME: usize = 20;

impl Flow<'_, '_> {
    /// Names of a list that are separated by 、 where YAML wants a comma: it would be one name.
    pub(super) fn names(&mut self, text: Span) {
        let commas = self.commas(&text);
        let Some(first) = commas.first().cloned() else { return };
        if self.top().quote_from.is_some() || !self.are_names(&text, &commas) {
            return;
        }
        if !self.top().is_noted {
            self.top().is_noted = true;
            let typed = &self.scanner.text[first.clone()];
            let words = [("role", "comma"), ("typed", typed)];
            self.scanner.notes.found(Rule::FullWidthSyntax, first, words);
        }
        for comma in commas {
            self.scanner.notes.edit(comma, ", ");
        }
    }

    /// The 、 and ， of a text outside brackets.
    fn commas(&self, text: &Span) -> Vec<Span> {
        let commas = outside(&self.scanner.text[text.clone()])
            .filter(|(_, character)| matches!(character, '、' | '，'));
        let span = |(offset, character): (usize, char)| {
            text.start + offset..text.start + offset + character.len_utf8()
        };
        commas.map(span).collect()
    }

    /// Whether the parts between commas are names, and not parts of a sentence.
    fn are_names(&mut self, text: &Span, commas: &[Span]) -> bool {
        let key = self.top().key.clone().map(|key| &self.scanner.text[key]);
        let mut keys = self.frames.iter().map(|frame| &frame.key).chain([&self.key]).flatten();
        let is_safeguard = |key: &Span| SAFEGUARDS.contains(&&self.scanner.text[key.clone()]);
        if self.scanner.is_in_safeguards() || keys.any(is_safeguard) {
            return false;
        }
        if key.is_some_and(|key| self.scanner.vocabulary.separates_names(key)) {
            return true;
        }
        // An enumeration that ends in a conjunction is one item: 保育所、幼稚園及び学校.
        let last = commas.last().map_or(text.start, |comma| comma.end);
        if CONJUNCTIONS.iter().any(|word| self.scanner.text[last..text.end].contains(word)) {
            return false;
        }
        let ends = commas.iter().map(|comma| comma.start).chain([text.end]);
        let starts = [text.start].into_iter().chain(commas.iter().map(|comma| comma.end));
        starts.zip(ends).all(|(start, end)| {
            let part = self.scanner.text[start..end].trim_matches(is_blank);
            let ends_like_name =
                part.chars().next_back().is_some_and(|last| !is_hiragana(last) && last != '。');
            ends_like_name && part.chars().count() <= NAME
        })
    }
}

/// What joins the last part of an enumeration.
const CONJUNCTIONS: [&str; 4] = ["及び", "又は", "並びに", "若しくは"];

fn is_hiragana(character: char) -> bool {
    ('\u{3041}'..='\u{309f}').contains(&character)
}
