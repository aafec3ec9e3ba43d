//! The beginning of a line: list marks, then a key or a value.

use crate::diagnostic::finding::Rule;

use super::scanner::{Content, Scanner};
use super::separator::{Certainty, Fault, Separator};
use super::signs::is_wide_blank;

impl Scanner<'_> {
    /// Reads a line from its first character on, and the lines that its value fills.
    pub(super) fn entry(&mut self, line: Content, mut column: usize) {
        let typed_indent = self.text[self.lines[line.row].start..line.start].to_owned();
        let mut at = line.start;
        let mut typed = Some(typed_indent.as_str());
        let mut guessed = line.indent.fault().is_some();
        if self.is_item_among_keys(line, column) {
            return self.leave_out(line, line.start..line.start + 1, "item-among-keys");
        }
        while let Some(mark) = self.list_mark(at, line, column) {
            self.notes.next_part();
            self.levels.enter_list(column, typed, guessed);
            at = mark.content;
            column += mark.width;
            guessed |= mark.is_guessed;
            typed = None;
            if at == line.end || self.char_at(at) == Some('#') {
                return self.value(at, line, column, None);
            }
        }
        self.column = column;
        self.levels.leave_list_at(column);
        if let Some(value) = self.explicit_key(at, line) {
            self.levels.enter_mapping(column, at..at, typed, guessed);
            return self.value(value, line, column + 1, None);
        }
        let certainty = self.certainty(line, at, column);
        match self.separator(at, line.end, certainty) {
            Some(separator) => {
                self.levels.enter_mapping(column, separator.key.clone(), typed, guessed);
                self.key(&separator);
                self.value(separator.value, line, column + 1, Some(separator.key));
            }
            None if certainty == Certainty::Likely => {
                self.levels.enter_mapping(column, at..at, typed, guessed);
                self.stray(at, line, column);
            }
            None if certainty == Certainty::Key => self.stray(at, line, column),
            None => match self.key_above_keys(line, at, column) {
                Some(key) => self.add_colon(key, line, column),
                None => self.value(at, line, self.levels.floor(), None),
            },
        }
    }

    /// What follows `? ` or `: ` at the beginning: YAML's long form of a key and its value, which nobody types by mistake.
    fn explicit_key(&self, at: usize, line: Content) -> Option<usize> {
        let rest = self.text[at..line.end].strip_prefix(['?', ':'])?;
        (rest.is_empty() || rest.starts_with([' ', '\t'])).then(|| self.skip_blanks(at + 1, line.end))
    }

    /// Whether a key must stand here, or may.
    fn certainty(&self, line: Content, at: usize, column: usize) -> Certainty {
        let stands_in = |is_list| {
            let last = self.levels.last();
            !self.levels.awaits_value
                && last.is_some_and(|level| level.column == column && level.is_list == is_list)
        };
        if at == line.start && (stands_in(false) || stands_in(true)) || self.levels.has_mapping_at(column) {
            Certainty::Key
        } else if !self.text[at..].starts_with(['|', '>', '"', '\'', '[', '{'])
            && self.has_sibling(line.row, column)
        {
            Certainty::Likely
        } else {
            Certainty::Perhaps
        }
    }

    /// Whether the next line is a key in the same column.
    fn has_sibling(&self, row: usize, column: usize) -> bool {
        self.next_content(row + 1).is_some_and(|next| {
            let same = next.indent.columns().contains(&column) && !self.looks_like_item(next);
            same && self.separator(next.start, next.end, Certainty::Key).is_some()
        })
    }

    /// Notes what is wrong with a key and the sign after it.
    fn key(&mut self, separator: &Separator) {
        if let Some(first) = self.special_first(separator.key.start, separator.key.end) {
            self.notes.found(
                Rule::SpecialFirstCharacter,
                first.clone(),
                [("character", &self.text[first]), ("role", "key")],
            );
            self.notes.quote(separator.key.clone());
        }
        self.separate(separator);
    }

    /// Notes what is wrong with the sign between key and value.
    pub(super) fn separate(&mut self, separator: &Separator) {
        let between = separator.key.end..separator.sign.start;
        if let Some(wide) = self.text[between.clone()].find(is_wide_blank) {
            let start = between.start + wide;
            self.notes.found(Rule::FullWidthSyntax, start..between.end, [("role", "blank")]);
            self.notes.edit(between, "");
        }
        let after = separator.sign.end..separator.value;
        match separator.fault {
            None => return,
            Some(Fault::FullWidthColon) => {
                self.notes.found(Rule::FullWidthSyntax, separator.sign.clone(), [("role", "colon")]);
            }
            Some(Fault::FullWidthBlank) => {
                self.notes.found(Rule::FullWidthSyntax, after.clone(), [("role", "blank")]);
            }
            Some(Fault::NoBlank) => {
                self.notes.found(
                    Rule::MissingSpaceAfterColon,
                    separator.sign.clone(),
                    [("key", &self.text[separator.key.clone()])],
                );
            }
        }
        self.notes.edit(separator.sign.start..after.end, ": ");
    }
}
