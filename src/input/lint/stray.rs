//! A line that should be a key, an item or the rest of a text, and is none of them.

use crate::text::source::Span;

use super::scanner::{Content, Scanner};
use super::separator::Certainty;
use super::signs::is_blank;
use super::vocabulary::is_key_like;

impl Scanner<'_> {
    /// A line in the column of keys or items that is neither.
    pub(super) fn stray(&mut self, at: usize, line: Content, column: usize) {
        if let Some(key) = self.key_without_colon(line, column) {
            return self.add_colon(key, line, column);
        }
        if self.levels.last().is_some_and(|level| level.is_list && level.column == column) {
            self.notes.syntax(line.start..self.word_end(line), "no-mark", "");
            self.notes.edit(line.start..line.start, "- ");
            return self.value(at, line, column + 1, None);
        }
        self.leave_out(line, line.start..line.end, "no-key");
    }

    /// A list mark in the column of keys, under a key that has its value.
    pub(super) fn is_item_among_keys(&self, line: Content, column: usize) -> bool {
        let in_mapping = self.levels.last().is_some_and(|level| !level.is_list && level.column == column);
        in_mapping && !self.levels.awaits_value && self.first(line) == '-' && self.looks_like_item(line)
    }

    /// A line that cannot be understood, and what hangs on it.
    pub(super) fn leave_out(&mut self, line: Content, place: Span, fault: &str) {
        self.notes.syntax(place, fault, "");
        let lines = self.with_deeper_lines(line);
        self.notes.leave_out(lines);
    }

    /// Reads a line as if a colon stood after its key.
    pub(super) fn add_colon(&mut self, key: Span, line: Content, column: usize) {
        let shown = &self.text[key.clone()];
        self.notes.syntax(key.clone(), "no-colon", shown);
        let value = line.end - self.text[key.end..line.end].trim_start_matches(is_blank).len();
        self.notes.edit(key.end..value, ": ");
        self.levels.enter_mapping(column, key.clone(), None, false);
        self.value(value, line, column + 1, Some(key));
    }

    /// The key that a line begins with, where a key must stand and only its colon is missing.
    fn key_without_colon(&self, line: Content, column: usize) -> Option<Span> {
        let word = line.start..self.word_end(line);
        let in_mapping = self.levels.has_mapping_at(column);
        if in_mapping && self.knows_key(&word) {
            return Some(word);
        }
        let is_above_items = || self.is_above(line, column, |next| self.looks_like_item(next));
        let whole = line.start..line.end;
        if in_mapping && is_key_like(&self.text[whole.clone()]) && is_above_items() {
            return Some(whole);
        }
        self.key_above_keys(line, line.start, column).filter(|_| in_mapping)
    }

    /// A line that looks like a key and stands above keys that are further right: only its colon is missing.
    pub(super) fn key_above_keys(&self, line: Content, at: usize, column: usize) -> Option<Span> {
        let is_key = |next: Content| self.separator(next.start, next.end, Certainty::Key).is_some();
        let is_above = || self.is_above(line, column, is_key);
        (is_key_like(&self.text[at..line.end]) && is_above()).then_some(at..line.end)
    }

    fn is_above(&self, line: Content, column: usize, is_so: impl Fn(Content) -> bool) -> bool {
        self.next_content(line.row + 1).is_some_and(|next| self.column_of(next) > column && is_so(next))
    }

    /// Whether a line in the column of keys or items goes on with the text above.
    pub(super) fn goes_on(&self, line: Content, column: usize) -> bool {
        let is_item = self.looks_like_item(line);
        if is_item && (self.first(line) == '-' || self.levels.has_list_at(column)) {
            return false;
        }
        self.separator(line.start, line.end, Certainty::Key).is_none()
            && self.key_without_colon(line, column).is_none()
    }

    /// A line and the deeper ones below, without their blanks before; moves on behind them.
    fn with_deeper_lines(&mut self, line: Content) -> Span {
        let column = self.column_of(line);
        let mut end = line.end;
        self.row = line.row + 1;
        while let Some(next) = self.next_content(self.row).filter(|next| self.column_of(*next) > column) {
            end = next.end;
            self.row = next.row + 1;
        }
        line.start..end
    }
}
