//! Whether a finished PDF is what its view says: a font that could not be read leaves letters out, or lets another font draw
//! them, and Typst says nothing of it.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::diagnostic::fault::Fault;
use crate::papers::templates::{Source, write_literal};
use crate::text::shortened::shortened;

use super::said::Said;

/// Characters of a text that a message shows.
const SHOWN: usize = 40;
/// How far on a text is looked for before it is looked for everywhere, in bytes.
const NEAR: usize = 1 << 16;
/// A text of more bytes hardly stands in two places.
const UNIQUE: usize = 60;
/// Letters that a message lists.
const LETTERS: usize = 10;

/// What a PDF lacks of what its source says: a glyph is drawn by another font than the first one of its chain that has it, or a
/// value is not in its text layer. What a template leaves out is not looked for.
#[must_use]
pub fn flaw(source: &Source, said: &Said) -> Option<Fault> {
    font_flaw(source, &said.glyphs).or_else(|| text_flaw(source, &said.pages))
}

/// The fault of a document in which letters are drawn by another font than theirs.
fn font_flaw(source: &Source, glyphs: &BTreeSet<(String, String)>) -> Option<Fault> {
    let profile = &source.view.profile;
    let (gate, names) = (profile.fonts.gate(), profile.fonts.names_in_pdf());
    // A library may take a font by its name.
    let is_named = |family: &str| profile.texts.typst_files.values().any(|file| file.text.contains(family));
    let mut lacking: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (font, glyph) in glyphs.iter().filter(|(_, glyph)| !glyph.is_empty()) {
        let Some(family) = names.get(font).filter(|family| gate.chains_hold(family)) else { continue };
        let right = gate.families(glyph);
        if right.is_empty() || right.contains(*family) || is_named(family) {
            continue;
        }
        lacking.entry(right.into_iter().collect::<Vec<_>>().join("・")).or_default().push(glyph);
    }
    let (family, letters) = lacking.into_iter().next()?;
    let letters: Vec<&str> = letters.into_iter().take(LETTERS).collect();
    let fault = Fault::new("paper-lacks-font").with("document", source.view.path());
    Some(fault.with("family", family).with("letters", letters.join("")))
}

/// The fault of a document whose text layer lacks a value.
fn text_flaw(source: &Source, pages: &[String]) -> Option<Fault> {
    let typed = literals(&source.text);
    let mut layer = Layer { all: pages.concat(), pages, place: 0 };
    let mut seen = HashSet::new();
    for value in source.view.content.printed().filter(|value| seen.insert(value.text())) {
        let mut literal = Vec::new();
        write_literal(value, &mut literal).expect("a Vec takes everything");
        let is_typed = std::str::from_utf8(&literal).is_ok_and(|literal| typed.contains(literal));
        let text: String = source.view.content.heard(value).split_whitespace().collect();
        if is_typed && !layer.holds(&text) {
            let fault = Fault::new("paper-lacks-text").with("document", source.view.path());
            return Some(fault.with("text", shortened(&text, SHOWN)));
        }
    }
    None
}

/// The string literals of a source, quotes included. None goes over the end of a line.
fn literals(source: &str) -> HashSet<&str> {
    let mut found = HashSet::new();
    for mut line in source.lines() {
        while let Some(start) = line.find('"') {
            let mut escaped = false;
            let end = line[start + 1..].find(|character| {
                let is_end = character == '"' && !escaped;
                escaped = character == '\\' && !escaped;
                is_end
            });
            let Some(end) = end else { break };
            let end = start + 1 + end + 1;
            found.insert(&line[start..end]);
            line = &line[end..];
        }
    }
    found
}

/// The text layer of a document.
struct Layer<'a> {
    all: String,
    pages: &'a [String],
    /// Where the text before ended: values come in the order of the paper, more or less.
    place: usize,
}

impl Layer<'_> {
    /// Whether it holds a text.
    fn holds(&mut self, text: &str) -> bool {
        let end = self.all.floor_char_boundary(self.place + NEAR);
        if let Some(start) = self.all[self.place..end].find(text) {
            self.place += start + text.len();
            return true;
        }
        let Some(start) = self.all.find(text) else { return self.is_broken_over_pages(text) };
        // A short one may stand anywhere.
        if text.len() > UNIQUE {
            self.place = start + text.len();
        }
        true
    }

    /// Whether a text stands in pieces on pages that follow each other: other cells of its row are between them.
    fn is_broken_over_pages(&self, text: &str) -> bool {
        (0..self.pages.len()).any(|first| {
            let mut rest = text;
            for page in &self.pages[first..] {
                let length = longest_start(rest, page);
                rest = &rest[length..];
                if length == 0 || rest.is_empty() {
                    break;
                }
            }
            rest.is_empty()
        })
    }
}

/// Bytes of the longest start of a text that a page holds.
fn longest_start(text: &str, page: &str) -> usize {
    let ends: Vec<usize> = text.char_indices().map(|(start, _)| start).skip(1).chain([text.len()]).collect();
    let held = ends.partition_point(|end| page.contains(&text[..*end]));
    held.checked_sub(1).map_or(0, |last| ends[last])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_are_found_line_by_line() {
        let found = literals("#f(\"甲\", \"乙\\\"丙\\\\\")\n5\" wide\n#g(\"丁\")");
        assert_eq!(found, HashSet::from(["\"甲\"", "\"乙\\\"丙\\\\\"", "\"丁\""]));
    }

    #[test]
    fn a_text_may_go_on_on_the_next_page_behind_other_cells() {
        let pages = ["誤の始め正の始め", "の終わり正の終わり", "別"].map(ToOwned::to_owned);
        let holds = |text: &str| Layer { all: pages.concat(), pages: &pages, place: 0 }.holds(text);
        for text in ["正の始めの終わり", "誤の始めの終わり", "正の始め正の終わり", "別"]
        {
            assert!(holds(text), "{text}");
        }
        for text in ["誤の始め別", "誤の始めの長い終わり", "無"] {
            assert!(!holds(text), "{text}");
        }
    }

    #[test]
    fn texts_are_found_in_any_order() {
        let pages = ["甲乙丙丁".to_owned()];
        let mut layer = Layer { all: pages.concat(), pages: &pages, place: 0 };
        for text in ["丙", "甲", "丁", "乙丙"] {
            assert!(layer.holds(text), "{text}");
        }
    }
}
