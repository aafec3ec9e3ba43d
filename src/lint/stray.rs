//! A line that should be a key, an item or the rest of a text, and is none of them.

use crate::source::Span;

use super::scanner::{Content, Scanner};
use super::separator::{Certainty, Separator};
use super::signs::is_blank;
use super::vocabulary::is_key_like;

impl Scanner<'_> {
    /// A line in the column of keys or items that is neither.
    pub(super) fn stray(&mut self, at: usize, line: Content, column: usize) {
        if let Some(key) = self.key_without_colon(line, column) {
            let shown = self.text[key.clone()].to_owned();
            self.notes.syntax(key.clone(), "no-colon", &shown);
            let rest = line.end - self.text[key.end..line.end].trim_start_matches(is_blank).len();
            self.notes.edit(key.end..rest, ": ");
            let separator = Separator { key: key.clone(), sign: key.end..key.end, value: rest, fault: None };
            self.levels.enter_mapping(column, key.clone(), None, false);
            self.value(separator.value, line, column + 1, Some(key));
            return;
        }
        let in_list = self.levels.last().is_some_and(|level| level.is_list && level.column == column);
        if in_list {
            self.notes.syntax(line.start..self.word_end(line), "no-mark", "");
            self.notes.edit(line.start..line.start, "- ");
            self.value(at, line, column + 1, None);
            return;
        }
        let fault = if self.text[line.start..].starts_with('-') { "item-among-keys" } else { "no-key" };
        self.notes.syntax(line.start..line.end, fault, "");
        let lines = self.with_deeper_lines(line);
        self.notes.leave_out(lines);
    }

    /// The key that a line begins with, where only its colon is missing.
    fn key_without_colon(&self, line: Content, column: usize) -> Option<Span> {
        let word = line.start..self.word_end(line);
        let in_mapping = self.levels.has_mapping_at(column);
        if in_mapping && self.knows_key(&word) {
            return Some(word);
        }
        let whole = line.start..line.end;
        let is_above_others = self.next_content(line.row + 1).is_some_and(|next| {
            let is_deeper = self.column_of(next) > column;
            is_deeper
                && (self.looks_like_item(next)
                    || self.separator(next.start, next.end, Certainty::Key).is_some())
        });
        (in_mapping && is_above_others && is_key_like(&self.text[whole.clone()])).then_some(whole)
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
