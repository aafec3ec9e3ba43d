//! Goes through a text line by line, forgivingly.

use std::sync::Arc;

use crate::diagnostic::finding::Rule;
use crate::text::source::{SourceFile, Span};

use super::Vocabulary;
use super::indent::Indent;
use super::levels::Levels;
use super::notes::{Noted, Notes};
use super::signs::{is_blank, is_wide_blank};
use super::vocabulary::SAFEGUARDS;

/// Where the scanner stands. Its methods stand in one file for each thing that a line may hold.
pub(super) struct Scanner<'a> {
    pub(super) text: &'a str,
    pub(super) vocabulary: &'a Vocabulary,
    pub(super) notes: Notes<'a>,
    pub(super) levels: Levels,
    /// The lines, without their breaks.
    pub(super) lines: Vec<Span>,
    /// The line that is read next.
    pub(super) row: usize,
    /// The column of what is read, in the mended text.
    pub(super) column: usize,
    /// A wrong column that was noted, and the one that is meant: the lines beside it are not noted again.
    noted_column: Option<(usize, usize)>,
}

/// A line that holds something.
#[derive(Debug, Clone, Copy)]
pub(super) struct Content {
    pub(super) row: usize,
    pub(super) indent: Indent,
    /// Offset of its first character.
    pub(super) start: usize,
    /// Offset after its last one.
    pub(super) end: usize,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(file: &'a Arc<SourceFile>, vocabulary: &'a Vocabulary) -> Self {
        Self {
            text: &file.text,
            vocabulary,
            notes: Notes::new(file),
            levels: Levels::default(),
            lines: lines(&file.text),
            row: 0,
            column: 0,
            noted_column: None,
        }
    }

    /// Reads the whole text.
    pub(super) fn run(mut self) -> Noted {
        self.control_characters();
        while self.row < self.lines.len() {
            let row = self.row;
            self.line();
            assert!(self.row > row, "every line is read once");
        }
        self.notes.finish()
    }

    fn line(&mut self) {
        self.notes.next_part();
        let Some(line) = self.content(self.row) else {
            self.blank_line(self.row);
            self.row += 1;
            return;
        };
        match self.first(line) {
            '#' | '＃' => self.comment_line(line),
            _ if self.is_document_mark(line) => {
                self.levels.clear();
                self.row += 1;
            }
            _ => {
                let column = self.place(line);
                self.entry(line, column);
            }
        }
    }

    /// Full-width blanks make a line that looks empty and is not.
    pub(super) fn blank_line(&mut self, row: usize) {
        let line = self.lines[row].clone();
        let typed = &self.text[line.clone()];
        if typed.contains(is_wide_blank) {
            let start = line.start + typed.find(is_wide_blank).expect("there is one");
            self.notes.found(Rule::FullWidthSyntax, start..line.end, [("role", "line")]);
        }
        if typed.contains(|character| character != ' ') {
            self.notes.edit(line, "");
        }
    }

    fn comment_line(&mut self, line: Content) {
        let before = self.lines[line.row].start..line.start;
        if self.first(line) == '＃' {
            let sign = line.start..line.start + '＃'.len_utf8();
            self.notes.found(Rule::FullWidthSyntax, sign.clone(), [("role", "comment")]);
            self.notes.edit(sign, "#");
        } else if line.indent.fault() == Some(Rule::FullWidthSyntax) {
            self.indent_fault(Rule::FullWidthSyntax, &before);
        }
        if line.indent.fault().is_some() {
            self.notes.of_indentation(|notes| notes.edit(before, ""));
        }
        self.row += 1;
    }

    /// Finds the column that a line is meant for, and notes an indentation that does not reach it.
    fn place(&mut self, line: Content) -> usize {
        let column = self.column_of(line);
        let before = self.lines[line.row].start..line.start;
        if let Some(meant) = self.column_of_neighbours(line, column) {
            let word = line.start..self.word_end(line);
            self.notes.of_indentation(|notes| notes.syntax(word, "indentation", ""));
            self.indent(before, meant);
            return self.levels.settle(meant).column;
        }
        let settled = self.levels.settle(column);
        if let Some(rule) = line.indent.fault() {
            self.indent_fault(rule, &before);
        } else if settled.is_odd {
            let pair = Some((column, settled.column));
            if !settled.is_ours && self.noted_column != pair {
                let word = line.start..self.word_end(line);
                self.notes.of_indentation(|notes| notes.syntax(word, "indentation", ""));
            }
            self.noted_column = pair;
        } else if self.noted_column.is_some_and(|(_, meant)| column < meant) {
            self.noted_column = None;
        }
        if line.indent.fault().is_some() || settled.is_odd {
            self.indent(before, settled.column);
        }
        settled.column
    }

    /// The column of the lines right above and below, where one line between them lost its blanks: below a value that is
    /// complete nothing stands further right.
    fn column_of_neighbours(&self, line: Content, column: usize) -> Option<usize> {
        let level = self.levels.last().filter(|level| level.column > column && !level.guessed)?;
        let is_item = self.looks_like_item(line);
        let is_own = is_item && self.levels.has_list_at(column);
        if self.levels.awaits_value || line.indent.fault().is_some() || level.is_list != is_item || is_own {
            return None;
        }
        let next = self.next_content(line.row + 1)?;
        let is_alike = next.indent.fault().is_none()
            && next.indent.columns() == [level.column]
            && self.looks_like_item(next) == is_item
            && (is_item || self.value_of(next).is_some());
        let is_complete =
            is_item || self.value_of(line).is_some_and(|value| !value.starts_with(['|', '>', '&', '!']));
        (is_alike && is_complete).then_some(level.column)
    }

    /// What stands behind the key of a line; none where the line has no key, or nothing behind it.
    fn value_of(&self, line: Content) -> Option<&str> {
        let (_, value) = self.text[line.start..line.end].split_once([':', '：'])?;
        let value = value.trim_matches(is_blank);
        (!value.is_empty() && !value.starts_with('#')).then_some(value)
    }

    /// Notes blanks before a line that are no plain ones.
    pub(super) fn indent_fault(&mut self, rule: Rule, before: &Span) {
        let fault = self.not_plain(before);
        self.notes.of_indentation(|notes| notes.found(rule, fault, [("role", "indent")]));
    }

    /// Brings a line to a column.
    pub(super) fn indent(&mut self, before: Span, column: usize) {
        self.notes.of_indentation(|notes| notes.edit(before, " ".repeat(column)));
    }

    /// The column of a line in the mended text.
    pub(super) fn column_of(&self, line: Content) -> usize {
        let typed = &self.text[self.lines[line.row].start..line.start];
        let is_item = self.looks_like_item(line);
        self.levels.choose(&line.indent.columns(), typed, is_item)
    }

    /// A line that holds more than blanks.
    pub(super) fn content(&self, row: usize) -> Option<Content> {
        let line = self.lines.get(row)?;
        let typed = &self.text[line.clone()];
        let indent = Indent::of(typed);
        let end = line.start + typed.trim_end_matches(is_blank).len();
        let start = line.start + indent.bytes;
        (start < end).then_some(Content { row, indent, start, end })
    }

    /// The next line that holds more than blanks, from a row on.
    pub(super) fn next_content(&self, row: usize) -> Option<Content> {
        (row..self.lines.len()).find_map(|row| self.content(row))
    }

    pub(super) fn first(&self, line: Content) -> char {
        self.char_at(line.start).expect("a line of content has a character")
    }

    pub(super) fn char_at(&self, offset: usize) -> Option<char> {
        self.text[offset..].chars().next()
    }

    pub(super) fn char_before(&self, offset: usize) -> Option<char> {
        self.text[..offset].chars().next_back()
    }

    /// The end of a line's first word, for a caret that is not as long as the line.
    pub(super) fn word_end(&self, line: Content) -> usize {
        let typed = &self.text[line.start..line.end];
        let stop = |character: char| is_blank(character) || matches!(character, ':' | '：');
        line.start + typed.find(stop).filter(|length| *length > 0).unwrap_or(typed.len())
    }

    /// The part of an indentation from the first character that is no plain blank.
    pub(super) fn not_plain(&self, indentation: &Span) -> Span {
        let plain = self.text[indentation.clone()].chars().take_while(|character| *character == ' ').count();
        indentation.start + plain..indentation.end
    }

    /// The first offset that is no blank of YAML.
    pub(super) fn skip_blanks(&self, at: usize, end: usize) -> usize {
        end - self.text[at..end].trim_start_matches([' ', '\t']).len()
    }

    pub(super) fn is_document_mark(&self, line: Content) -> bool {
        let typed = &self.text[line.start..line.end];
        line.indent.bytes == 0
            && ["---", "..."].iter().any(|mark| {
                typed.strip_prefix(mark).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
            })
    }

    /// Whether the lines here stand under 情報保護対策, where items are sentences.
    pub(super) fn is_in_safeguards(&self) -> bool {
        self.levels.keys_above(self.column).any(|key| SAFEGUARDS.contains(&&self.text[key]))
    }

    /// Characters that no text may hold; they come with texts copied from other programs.
    fn control_characters(&mut self) {
        for (offset, character) in self.text.char_indices() {
            let is_allowed = matches!(character, '\t' | '\n' | '\r' | '\u{85}');
            if (character.is_control() && !is_allowed) || matches!(character, '\u{fffe}' | '\u{ffff}') {
                let span = offset..offset + character.len_utf8();
                let code = format!("U+{:04X}", u32::from(character));
                self.notes.next_part();
                self.notes.syntax(span.clone(), "control-character", &code);
                self.notes.edit(span, "");
            }
        }
    }
}

/// The lines of a text without their breaks.
fn lines(text: &str) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut start = 0;
    let bytes = text.as_bytes();
    while start < bytes.len() {
        let end = text[start..].find(['\n', '\r']).map_or(bytes.len(), |length| start + length);
        lines.push(start..end);
        let is_pair = bytes[end..].starts_with(b"\r\n");
        start = end + if is_pair { 2 } else { 1 };
    }
    lines
}
