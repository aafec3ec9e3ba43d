//! A text without quotes, which may go on over several lines.

use crate::diagnostic::finding::Rule;

use super::scanner::{Content, Scanner};
use super::separator::Certainty;
use super::signs::{closing_quotes, is_blank};
use super::vocabulary::is_key_like;

/// What a line of a plain text holds.
#[derive(Debug, Clone, Copy)]
struct Seen {
    /// Something that YAML would read otherwise was noted: the text belongs into quotes.
    needs_quotes: bool,
    /// A comment ends the text.
    is_ended: bool,
}

impl Scanner<'_> {
    /// Reads a text and the lines on which it goes on.
    pub(super) fn plain(&mut self, at: usize, floor: usize, needs_quotes: bool) {
        let mut seen = Seen { needs_quotes, is_ended: false };
        let line = self.content(self.row).expect("a text stands on a line");
        let mut end = self.plain_line(at, line.end, &mut seen);
        self.row += 1;
        let mut folded = false;
        while !seen.is_ended
            && let Some(next) = self.next_content(self.row)
        {
            let column = self.column_of(next);
            let continues = self.continues(next, column, floor);
            if !continues {
                break;
            }
            (self.row..next.row).for_each(|row| self.blank_line(row));
            self.indent_continuation(next, column, floor, &mut folded);
            end = self.plain_line(next.start, next.end, &mut seen);
            self.row = next.row + 1;
        }
        if seen.needs_quotes {
            self.notes.quote(at..end);
        } else if line.end >= end {
            self.wide_quotes(at, end);
        }
    }

    /// Whether a line goes on with the text above, by its column or by what it holds.
    fn continues(&self, next: Content, column: usize, floor: usize) -> bool {
        if matches!(self.first(next), '#' | '＃') || self.is_document_mark(next) {
            return false;
        }
        if column < floor {
            return column + 1 == floor && self.goes_on(next, column);
        }
        self.separator(next.start, next.end, Certainty::Perhaps).is_none_or(|found| {
            let key = &self.text[found.key.clone()];
            let is_key = self.vocabulary.knows(key) || (found.fault.is_none() && is_key_like(key));
            !is_key
        })
    }

    /// Brings a line of a text to where YAML looks for it.
    fn indent_continuation(&mut self, next: Content, column: usize, floor: usize, folded: &mut bool) {
        let before = self.lines[next.row].start..next.start;
        if let Some(rule) = next.indent.fault() {
            self.indent_fault(rule, &before);
        }
        if column < floor && !*folded {
            *folded = true;
            self.notes.found(Rule::FoldedLine, next.start..next.end, []);
        }
        if column < floor || next.indent.fault().is_some() {
            self.indent(before, floor.max(1));
        }
    }

    /// Reads one line of a text; says where the text on it ends.
    fn plain_line(&mut self, at: usize, end: usize, seen: &mut Seen) -> usize {
        let mut before = ' ';
        for (offset, character) in self.text[at..end].char_indices() {
            let here = at + offset;
            match character {
                '#' if offset > 0 && matches!(before, ' ' | '\t') => {
                    let bookmark = self.notes.bookmark();
                    if !self.comment(here, end) {
                        seen.is_ended = true;
                        return self.trimmed(at, here);
                    }
                    if seen.needs_quotes {
                        self.notes.go_back(bookmark);
                    }
                    seen.needs_quotes = true;
                    return end;
                }
                '＃' if offset > 0 && is_blank(before) && self.is_comment_sign(here, end) => {
                    let start = self.trimmed(at, here);
                    let sign = here..here + character.len_utf8();
                    self.notes.found(Rule::FullWidthSyntax, sign.clone(), [("role", "comment")]);
                    self.notes.edit(start..sign.end, " #");
                    seen.is_ended = true;
                    return start;
                }
                ':' if self.text[here + 1..end]
                    .chars()
                    .next()
                    .is_none_or(|next| matches!(next, ' ' | '\t')) =>
                {
                    if !seen.needs_quotes {
                        self.notes.found(Rule::ColonInValue, here..here + 1, []);
                    }
                    seen.needs_quotes = true;
                }
                _ => {}
            }
            before = character;
        }
        end
    }

    /// Whether blanks stand on both sides, as before a comment and never inside a text.
    fn is_comment_sign(&self, here: usize, end: usize) -> bool {
        self.text[here + '＃'.len_utf8()..end].starts_with(is_blank)
    }

    fn trimmed(&self, at: usize, end: usize) -> usize {
        at + self.text[at..end].trim_end_matches(is_blank).len()
    }

    /// Quotes of typography around a whole text: they would be printed.
    pub(super) fn wide_quotes(&mut self, at: usize, end: usize) -> bool {
        let typed = &self.text[at..end];
        let (Some(first), Some(last)) = (typed.chars().next(), typed.chars().next_back()) else {
            return false;
        };
        let inside = at + first.len_utf8()..end - last.len_utf8();
        let closes = closing_quotes(first).is_some_and(|closing| closing.contains(&last));
        if !closes || inside.start >= inside.end {
            return false;
        }
        let is_whole = !self.text[inside.clone()].contains([first, last]);
        if is_whole {
            self.notes.found(
                Rule::FullWidthSyntax,
                at..inside.start,
                [("role", "quote"), ("typed", &self.text[at..inside.start])],
            );
            self.notes.edit(at..inside.start, "'");
            for (offset, _) in self.text[inside.clone()].match_indices('\'') {
                let quote = inside.start + offset;
                self.notes.edit(quote..quote, "'");
            }
            self.notes.edit(inside.end..end, "'");
        }
        is_whole
    }
}
