//! A text in quotes, which may go on over several lines.

use crate::diagnostic::finding::Rule;

use super::scanner::{Content, Scanner};
use super::separator::Certainty;
use super::signs::{closing_quotes, is_blank};
use super::vocabulary::is_key_like;

/// The letters that YAML knows after a backslash.
const ESCAPES: &str = "0abt\tnvfre \"/\\N_LPxuU\r\n";

impl Scanner<'_> {
    /// The place after the quote that closes the one at `at`, before `end`.
    pub(super) fn closing_quote(&self, at: usize, end: usize) -> Option<usize> {
        let quote = self.char_at(at)?;
        self.close_from(at + 1, end, quote)
    }

    /// The place after the next quote that closes a text, from a place inside it.
    fn close_from(&self, from: usize, end: usize, quote: char) -> Option<usize> {
        let mut inside = self.text[from..end].char_indices().peekable();
        while let Some((offset, character)) = inside.next() {
            if character == '\\' && quote == '"' {
                inside.next();
            } else if character == quote {
                let is_doubled = quote == '\'' && inside.peek().is_some_and(|(_, next)| *next == quote);
                if !is_doubled {
                    return Some(from + offset + 1);
                }
                inside.next();
            }
        }
        None
    }

    /// Reads a text in quotes and moves to the line of its end; mends it where it has none.
    /// `None` where it was closed by us.
    pub(super) fn quoted(&mut self, at: usize, floor: usize) -> Option<usize> {
        let quote = self.char_at(at).expect("a quote stands here");
        let mut row = self.row;
        let mut from = at + 1;
        loop {
            if let Some(close) = self.close_from(from, self.lines[row].end, quote) {
                self.row = row;
                self.escapes(at, close);
                return Some(close);
            }
            row += 1;
            let Some(next) = self.next_content(row).filter(|next| self.may_be_quoted(*next, floor)) else {
                self.close_quote(at, quote);
                return None;
            };
            row = next.row;
            from = next.start;
        }
    }

    /// Whether a line may stand inside quotes: to the left of their key, and as a key, it does not.
    fn may_be_quoted(&self, next: Content, floor: usize) -> bool {
        let separator = self.separator(next.start, next.end, Certainty::Key);
        let is_key = |known_only: bool| {
            separator.as_ref().is_some_and(|found| {
                let key = &self.text[found.key.clone()];
                self.vocabulary.knows(key) || (!known_only && is_key_like(key))
            })
        };
        let is_left = self.column_of(next) < floor;
        !(is_key(!is_left) || (is_left && self.looks_like_item(next)))
    }

    /// A quote that is never closed: the line's end closes it.
    fn close_quote(&mut self, at: usize, quote: char) {
        let line = self.content(self.row).expect("a quote stands on it");
        let last = self.text[at..line.end].chars().next_back().expect("the quote at least");
        let wide = line.end - last.len_utf8()..line.end;
        if closing_quotes(last).is_some() && wide.start > at {
            let typed = &self.text[wide.clone()];
            self.notes.found(Rule::FullWidthSyntax, wide.clone(), [("role", "quote"), ("typed", typed)]);
            self.notes.edit(wide.clone(), quote);
            self.escapes(at, wide.start);
        } else {
            self.notes.syntax(at..at + 1, "unclosed-quote", &quote.to_string());
            self.notes.edit(line.end..line.end, quote);
            self.escapes(at, line.end);
        }
    }

    /// A backslash before a letter that YAML does not know there.
    fn escapes(&mut self, at: usize, end: usize) {
        if self.char_at(at) != Some('"') {
            return;
        }
        let mut inside = self.text[at..end].char_indices();
        while let Some((offset, character)) = inside.next() {
            if character != '\\' {
                continue;
            }
            let here = at + offset;
            let is_known = inside.next().is_some_and(|(_, next)| ESCAPES.contains(next));
            if !is_known {
                self.notes.syntax(here..here + 1, "backslash", "");
                self.notes.edit(here..here, "\\");
            }
        }
    }

    /// A quoted value, and what follows it on its line.
    pub(super) fn quoted_value(&mut self, at: usize, line: Content, floor: usize) {
        let bookmark = self.notes.bookmark();
        let close = self.quoted(at, floor);
        let end = self.content(self.row).map_or(line.end, |last| last.end);
        if let Some(rest) = close.and_then(|close| self.text_after(close, end)) {
            self.notes.go_back(bookmark);
            self.notes.found(Rule::TextAfterQuote, rest..end, []);
            self.notes.quote(at..end);
        }
        self.row += 1;
    }

    /// What follows a closed value before the end of its line, comments aside.
    pub(super) fn text_after(&self, close: usize, end: usize) -> Option<usize> {
        let rest = end - self.text[close..end].trim_start_matches(is_blank).len();
        let is_comment = rest > close && self.text[rest..end].starts_with('#');
        (rest < end && !is_comment).then_some(rest)
    }
}
