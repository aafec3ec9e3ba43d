//! A text for reading without a layout, line by line: what becomes a `.txt`, and the edition in large type.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::{Deserialize, Serialize};

use super::printed::Printed;

/// The lines of a document in the order in which they are read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct SpokenText(Vec<SpokenLine>);

/// A line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SpokenLine {
    /// What it is.
    pub kind: SpokenKind,
    /// What stands before it where nothing else shows what it is: ■, □, ・.
    pub mark: &'static str,
    /// How far it is set in, in full-width blanks.
    pub indent: usize,
    /// The text.
    pub text: Printed,
}

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SpokenKind {
    /// Nothing that is read: a part of a bundle begins here, whose number it bears.
    Part,
    /// A heading, of a depth from 1.
    Heading(usize),
    /// What is said of it stands below.
    Label,
    /// A text.
    Text,
    /// A label before the page on which a part begins, known by its place among the parts from 0.
    PageOf(usize),
    /// An empty line.
    Gap,
}

/// What is known of the pages of a document once it is made.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageNotes {
    /// Which page begins, by the place of the first line on it.
    pub marks: BTreeMap<usize, String>,
    /// Numbers of pages that a line names, by its place.
    pub pages: BTreeMap<usize, String>,
}

impl SpokenText {
    /// The lines.
    #[must_use]
    pub fn lines(&self) -> &[SpokenLine] {
        &self.0
    }

    /// The text with its page marks.
    #[must_use]
    pub fn text(&self, notes: &PageNotes) -> String {
        self.by_page(notes, &BTreeMap::new(), 1).concat()
    }

    /// The text of each page.
    ///
    /// - `begins` are the lines at which another page begins, each with that page from 0
    /// - `pages` is how many there are
    #[must_use]
    pub fn by_page(&self, notes: &PageNotes, begins: &BTreeMap<usize, usize>, pages: usize) -> Vec<String> {
        let mut texts = vec![String::new(); pages];
        let mut page = 0;
        for (at, line) in self.0.iter().enumerate() {
            page = begins.get(&at).copied().unwrap_or(page);
            if let Some(text) = texts.get_mut(page) {
                line.write(notes.marks.get(&at), notes.pages.get(&at), text);
            }
        }
        texts
    }

    /// The same lines with their page marks as texts of their own.
    #[must_use]
    pub fn with_pages(self, notes: &PageNotes) -> Self {
        let mut told = Self::default();
        for (at, piece) in self.0.into_iter().enumerate() {
            if let Some(mark) = notes.marks.get(&at) {
                told.push(SpokenKind::Text, "", 0, mark.as_str());
            }
            match (piece.kind, notes.pages.get(&at)) {
                (SpokenKind::PageOf(_), Some(page)) => {
                    told.push(SpokenKind::Text, "", piece.indent, format!("{} {page}", piece.text));
                }
                _ => told.0.push(piece),
            }
        }
        told
    }

    fn push(&mut self, kind: SpokenKind, mark: &'static str, indent: usize, text: impl Into<Printed>) {
        self.0.push(SpokenLine { kind, mark, indent, text: text.into() });
    }

    /// An empty line.
    pub(super) fn gap(&mut self) {
        self.push(SpokenKind::Gap, "", 0, "");
    }

    /// A part of a bundle begins.
    pub(super) fn part(&mut self, number: &str) {
        self.push(SpokenKind::Part, "", 0, number);
    }

    /// A heading, on one line for each of its own; further lines are text.
    pub(super) fn heading(&mut self, level: usize, mark: &'static str, text: &str) {
        for (at, line) in text.lines().enumerate() {
            let kind = if at == 0 { SpokenKind::Heading(level) } else { SpokenKind::Text };
            self.push(kind, if at == 0 { mark } else { "" }, 0, line);
        }
    }

    /// Each line of a text; empty lines stay empty.
    pub(super) fn say(&mut self, indent: usize, text: &str) {
        for line in text.lines() {
            if line.is_empty() { self.gap() } else { self.push(SpokenKind::Text, "", indent, line) }
        }
    }

    /// A label and, set in below it, what is said of it.
    pub(super) fn labelled(&mut self, indent: usize, label: &str, value: &str) {
        label.lines().for_each(|line| self.push(SpokenKind::Label, "", indent, line));
        self.say(indent + 1, value);
    }

    /// The page on which a part begins.
    pub(super) fn page_of(&mut self, indent: usize, label: &str, part: usize) {
        self.push(SpokenKind::PageOf(part), "", indent, label);
    }

    /// Puts a word in the place of another, wherever it stands.
    pub(super) fn replace(&mut self, word: &str, instead: &str) {
        for line in self.0.iter_mut().filter(|line| line.text.contains(word)) {
            line.text = line.text.with(word, instead);
        }
    }

    /// Other lines behind these.
    pub(super) fn add(&mut self, others: Self) {
        self.0.extend(others.0);
    }
}

impl SpokenLine {
    /// Writes it, below the mark of the page that begins with it.
    fn write(&self, page_mark: Option<&String>, page: Option<&String>, text: &mut String) {
        if let Some(mark) = page_mark {
            writeln!(text, "{mark}").expect("a String takes everything");
        }
        let Self { kind, mark, indent, text: said } = self;
        let indent = "　".repeat(*indent);
        match (kind, page) {
            (SpokenKind::Part, _) | (SpokenKind::PageOf(_), None) => Ok(()),
            (SpokenKind::PageOf(_), Some(page)) => writeln!(text, "{indent}{said} {page}"),
            (SpokenKind::Gap, _) => writeln!(text),
            (SpokenKind::Heading(_) | SpokenKind::Label | SpokenKind::Text, _) => {
                writeln!(text, "{indent}{mark}{said}")
            }
        }
        .expect("a String takes everything");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_told_where_they_begin_and_where_they_are_named() {
        let mut pieces = SpokenText::default();
        pieces.part("資料1");
        pieces.heading(1, "■ ", "資料1　件名\n続き");
        pieces.page_of(1, "ページ", 1);
        pieces.labelled(0, "理由", "一行目\n\n二行目");
        let notes = PageNotes {
            marks: [(0, "［3ページ］".to_owned()), (6, "［4ページ］".to_owned())].into(),
            pages: [(3, "5".to_owned())].into(),
        };
        let expected =
            "［3ページ］\n■ 資料1　件名\n続き\n　ページ 5\n理由\n　一行目\n［4ページ］\n\n　二行目\n";
        assert_eq!(pieces.text(&notes), expected);
        assert_eq!(pieces.clone().with_pages(&notes).text(&PageNotes::default()), expected);
        let without = "■ 資料1　件名\n続き\n理由\n　一行目\n\n　二行目\n";
        assert_eq!(pieces.text(&PageNotes::default()), without);
        let pages = pieces.by_page(&PageNotes::default(), &[(2, 1), (6, 0)].into(), 3);
        assert_eq!(pages, ["■ 資料1　件名\n\n　二行目\n", "続き\n理由\n　一行目\n", ""]);
    }
}
