//! The brackets of lists and mappings: opened, closed, full-width, or never closed.

use crate::diagnostic::finding::Rule;
use crate::text::source::Span;

use super::flow::{Flow, Frame};
use super::signs::{bracket, closer, wide_closer};

impl Flow<'_, '_> {
    pub(super) fn open(&mut self, here: usize, character: char, is_wide: bool) {
        let key = self.frames.last().map_or(self.key.clone(), |frame| frame.key.clone());
        let open = bracket(character).unwrap_or(character);
        self.here = here + character.len_utf8();
        if is_wide {
            self.bracket(here..self.here, open);
        }
        self.frames.push(Frame {
            open: here,
            close: closer(open),
            is_wide,
            key,
            in_value: false,
            has_entry: false,
            quote_from: None,
            is_noted: false,
        });
    }

    /// A full-width bracket in the place of YAML's.
    fn bracket(&mut self, sign: Span, meant: char) {
        let typed = &self.scanner.text[sign.clone()];
        self.scanner.notes.found(
            Rule::FullWidthSyntax,
            sign.clone(),
            [("role", "bracket"), ("typed", typed)],
        );
        self.scanner.notes.edit(sign, meant);
    }

    pub(super) fn opens_wide(&self, character: char) -> bool {
        let Some(frame) = self.frames.last() else { return true };
        let close = wide_closer(closer(bracket(character).expect("it is a bracket")));
        (!frame.has_entry || frame.in_value) && self.scanner.text[self.here..self.end].contains(close)
    }

    pub(super) fn closes_wide(&self, character: char) -> bool {
        self.frames.last().is_some_and(|frame| bracket(character) == Some(frame.close))
    }

    pub(super) fn close(&mut self, sign: Span, typed: char) {
        self.end_text(sign.start);
        self.here = sign.end;
        let frame = self.frames.pop().expect("a bracket is open");
        match (bracket(typed) == Some(frame.close), frame.is_wide) {
            _ if typed == frame.close => {}
            (true, true) => self.scanner.notes.edit(sign, frame.close),
            (true, false) => self.bracket(sign, frame.close),
            (false, _) => {
                self.scanner.notes.syntax(sign.clone(), "bracket-mismatch", &frame.close.to_string());
                self.scanner.notes.edit(sign, frame.close);
            }
        }
        if let Some(outer) = self.frames.last_mut() {
            outer.has_entry = true;
        }
    }

    /// Brackets that are never closed: the end of what was read closes them.
    pub(super) fn close_all(&mut self) {
        let outer = self.frames.first().expect("a bracket is open");
        let first = self.scanner.char_at(outer.open).expect("the bracket");
        let closers: String = self.frames.iter().rev().map(|frame| frame.close).collect();
        let span = outer.open..outer.open + first.len_utf8();
        self.scanner.notes.syntax(span, "unclosed-bracket", &outer.close.to_string());
        let read = self.read;
        self.scanner.notes.edit(read..read, closers);
    }
}
