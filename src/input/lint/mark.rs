//! List marks, as typed or as meant.

use crate::diagnostic::finding::Rule;
use crate::text::source::Span;

use super::scanner::{Content, Scanner};
use super::signs::{is_blank, is_wide_blank, list_mark_width};

/// A list mark: what follows it, and the columns from the mark to there in the mended text.
pub(super) struct Mark {
    pub(super) content: usize,
    pub(super) width: usize,
    pub(super) is_guessed: bool,
}

impl Scanner<'_> {
    /// The list mark at a place, as typed or as meant.
    pub(super) fn list_mark(&mut self, at: usize, line: Content, column: usize) -> Option<Mark> {
        let character = self.char_at(at).filter(|_| at < line.end)?;
        let after = at + character.len_utf8();
        let sign = at..after;
        let next = self.char_at(after).filter(|_| after < line.end);
        if character == '-' && next.is_none_or(|next| matches!(next, ' ' | '\t')) {
            let content = self.skip_blanks(after, line.end);
            return Some(Mark { content, width: content - at, is_guessed: false });
        }
        if character == '-' && at == line.start && next.is_some_and(is_wide_blank) {
            let content = line.end - self.text[after..line.end].trim_start_matches(is_blank).len();
            self.notes.found(Rule::FullWidthSyntax, after..content, [("role", "blank")]);
            self.notes.edit(after..content, " ");
            return Some(Mark { content, width: 2, is_guessed: true });
        }
        let next = next.filter(|next| at == line.start && *next != character)?;
        if !self.may_begin_item(line, column) {
            return None;
        }
        let width = if character == '-' { 1 } else { list_mark_width(character)? };
        if character == '*' && !is_blank(next) {
            return None;
        }
        Some(self.mend_mark(sign, line, width))
    }

    /// Notes a list mark that is not `- `, and mends it so that the text stands in the column where it stood.
    fn mend_mark(&mut self, sign: Span, line: Content, sign_width: usize) -> Mark {
        let typed = &self.text[sign.clone()];
        match typed {
            "-" => self.notes.found(Rule::MissingSpaceAfterDash, sign.clone(), []),
            "*" => self.notes.found(
                Rule::SpecialFirstCharacter,
                sign.clone(),
                [("character", typed), ("role", "mark")],
            ),
            _ => self.notes.found(Rule::FullWidthSyntax, sign.clone(), [("role", "mark"), ("typed", typed)]),
        }
        let content = line.end - self.text[sign.end..line.end].trim_start_matches(is_blank).len();
        let wide = |character: char| if is_wide_blank(character) { 2 } else { 1 };
        let blanks: usize = self.text[sign.end..content].chars().map(wide).sum();
        let width = (sign_width + blanks).max(2);
        self.notes.edit(sign.start..content, format!("-{}", " ".repeat(width - 1)));
        Mark { content, width, is_guessed: true }
    }

    /// Whether a line that does not begin with `- ` may be meant as item of a list.
    fn may_begin_item(&self, line: Content, column: usize) -> bool {
        let first = self.first(line);
        let begins_alike = |next: Content| self.first(next) == first;
        match self.levels.last() {
            None => self.next_content(line.row + 1).is_some_and(begins_alike),
            Some(_) if self.levels.awaits_value => true,
            Some(level) => level.is_list && level.column == column,
        }
    }

    /// Whether a line begins with a list mark, as typed or as meant.
    pub(super) fn looks_like_item(&self, line: Content) -> bool {
        let first = self.first(line);
        let after = line.start + first.len_utf8();
        let next = self.char_at(after).filter(|_| after < line.end);
        if first == '-' { next != Some('-') } else { list_mark_width(first).is_some() && next != Some(first) }
    }
}
