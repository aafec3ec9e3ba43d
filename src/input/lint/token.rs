//! Texts without quotes inside brackets, and the signs between them.

use crate::diagnostic::finding::Rule;
use crate::text::source::Span;

use super::flow::Flow;
use super::separator::{Fault, Separator};
use super::signs::{bracket, is_blank, is_wide_blank};
use super::vocabulary::is_key_like;

impl Flow<'_, '_> {
    /// Reads a text up to what ends it.
    pub(super) fn token(&mut self) {
        let start = self.here;
        let end = self.token_end();
        let text = start..start + self.scanner.text[start..end].trim_end_matches(is_blank).len();
        self.here = end.max(start + self.scanner.char_at(start).map_or(1, char::len_utf8));
        if let Some(first) = self.scanner.special_first(text.start, text.end)
            && self.top().quote_from.is_none()
        {
            self.special(first, text.end);
        }
        if self.top().is_mapping() {
            self.pairs(text);
        } else {
            self.names(text.clone());
            if self.top().quote_from.is_none() {
                self.scanner.wide_quotes(text.start, text.end);
            }
        }
        self.top().has_entry = true;
    }

    /// A text that begins with a character that means something else to YAML.
    fn special(&mut self, first: Span, end: usize) {
        if let Some(mark) = self.scanner.yaml_mark(first.start, end) {
            self.scanner.notes.found(Rule::AnchorOrTag, mark, []);
        } else {
            let words = [("character", &self.scanner.text[first.clone()]), ("role", "value")];
            self.scanner.notes.found(Rule::SpecialFirstCharacter, first.clone(), words);
        }
        self.top().quote_from = Some(first.start);
    }

    /// Where a text ends that begins here. Brackets inside it are noted.
    fn token_end(&mut self) -> usize {
        let (start, end) = (self.here, self.end);
        let mut depth = 0_usize;
        let mut before = None;
        for (offset, character) in self.scanner.text[start..end].char_indices() {
            let here = start + offset;
            match character {
                '[' | '{' if offset > 0 => {
                    if depth == 0 && self.top().quote_from.is_none() {
                        self.scanner.notes.syntax(here..here + 1, "bracket-in-text", "");
                        self.top().quote_from = Some(start);
                    }
                    depth += 1;
                }
                ']' | '}' if depth > 0 => depth -= 1,
                _ if depth > 0 => {}
                ',' | ']' | '}' => return here,
                '，' | '、' if self.top().is_wide => return here,
                ':' | '：' if self.is_colon(here + character.len_utf8(), character) => return here,
                '］' | '｝' if self.ends_line(here, character, start) => return here,
                '#' if before.is_some_and(|before| matches!(before, ' ' | '\t')) => {
                    if !self.scanner.comment(here, end) {
                        return here;
                    }
                    self.top().quote_from.get_or_insert(start);
                    return self.quoted_end(here);
                }
                _ => {}
            }
            before = Some(character);
        }
        end
    }

    fn quoted_end(&self, here: usize) -> usize {
        self.scanner.text[here..self.end].find([',', ']', '}']).map_or(self.end, |offset| here + offset)
    }

    /// Whether a full-width bracket closes the frame: it is meant to where the frame was opened by one, or where nothing
    /// else is left on the line.
    fn ends_line(&self, here: usize, character: char, start: usize) -> bool {
        let Some(frame) = self.frames.last() else { return false };
        let open = if character == '］' { '［' } else { '｛' };
        let rest = self.scanner.text[here + character.len_utf8()..self.end].trim_start_matches(is_blank);
        bracket(character) == Some(frame.close)
            && !self.scanner.text[start..here].contains(open)
            && (frame.is_wide || rest.is_empty())
    }

    /// Whether a colon separates key and value here.
    pub(super) fn is_colon(&self, after: usize, character: char) -> bool {
        let Some(frame) = self.frames.last() else { return false };
        let next = self.scanner.char_at(after).filter(|_| after < self.end);
        if character == '：' {
            return frame.is_mapping() && !frame.in_value && (frame.is_wide || frame.has_entry);
        }
        let is_after_quote = frame.has_entry && !frame.in_value && self.here + 1 == after;
        is_after_quote || next.is_none_or(|next| matches!(next, ' ' | '\t' | ',' | '[' | ']' | '{' | '}'))
    }

    /// The colon after a key, or one too many.
    pub(super) fn colon(&mut self, sign: Span) {
        self.here = sign.end;
        if self.scanner.text[sign.clone()].starts_with('：') {
            self.separate(sign.start..sign.start, sign.clone(), Fault::FullWidthColon);
        }
        if self.top().is_mapping() && self.top().in_value {
            if self.top().quote_from.is_none() {
                self.scanner.notes.found(Rule::ColonInValue, sign, []);
            }
        } else {
            self.top().in_value = true;
        }
    }

    /// Notes a sign that is meant to separate key and value.
    fn separate(&mut self, key: Span, sign: Span, fault: Fault) -> usize {
        let rest = self.scanner.text[sign.end..self.end].trim_start_matches(is_wide_blank);
        let value = self.end - rest.len();
        if self.top().is_wide {
            self.scanner.notes.edit(sign.start..value, ": ");
        } else {
            self.scanner.separate(&Separator { key, sign, value, fault: Some(fault) });
        }
        value
    }

    /// Keys and values between commas: signs between them may be full-width, or lack their blank.
    fn pairs(&mut self, text: Span) {
        let mut start = text.start;
        loop {
            let next = if self.top().in_value {
                self.comma_between(start, text.end)
            } else {
                self.colon_between(start, text.end)
            };
            match next {
                Some(next) => start = next,
                None => break,
            }
        }
        let part = start..text.end;
        if !self.top().in_value {
            self.top().key = Some(part);
        } else if self.scanner.text[self.here..self.end].starts_with(':') {
            if self.top().quote_from.is_none() {
                let here = self.here;
                self.scanner.notes.found(Rule::ColonInValue, here..here + 1, []);
            }
            self.top().quote_from.get_or_insert(part.start);
        } else if self.top().quote_from.is_none() {
            self.scanner.wide_quotes(part.start, part.end);
        }
    }

    /// A colon inside a text that is meant to end a key; gives the place after it.
    fn colon_between(&mut self, start: usize, end: usize) -> Option<usize> {
        let text = &self.scanner.text[start..end];
        let (offset, character) =
            text.char_indices().find(|(_, character)| matches!(character, ':' | '：'))?;
        let sign = start + offset..start + offset + character.len_utf8();
        let key = start..start + text[..offset].trim_end_matches(is_blank).len();
        if !is_key_like(&self.scanner.text[key.clone()]) || text[offset..].starts_with("://") {
            return None;
        }
        let after = &self.scanner.text[sign.end..end];
        let fault = match character {
            '：' => Fault::FullWidthColon,
            _ if after.starts_with(is_wide_blank) => Fault::FullWidthBlank,
            _ => Fault::NoBlank,
        };
        let value = self.separate(key.clone(), sign, fault);
        self.top().key = Some(key);
        self.top().in_value = true;
        Some(value)
    }

    /// A comma inside a value that is meant to end it, since a key follows; gives the place after it.
    fn comma_between(&mut self, start: usize, end: usize) -> Option<usize> {
        let commas = self.scanner.text[start..end].match_indices(['、', '，']);
        let sign = commas.map(|(offset, sign)| start + offset..start + offset + sign.len()).find(|sign| {
            let rest = &self.scanner.text[sign.end..end];
            let key = rest.split([':', '：', '、', '，']).next().unwrap_or_default();
            let ends = rest[key.len()..].starts_with([':', '：'])
                || (key.len() == rest.len() && self.scanner.text[self.here..self.end].starts_with(':'));
            ends && self.scanner.vocabulary.knows(key.trim_matches(is_blank))
        })?;
        let typed = &self.scanner.text[sign.clone()];
        self.scanner.notes.found(Rule::FullWidthSyntax, sign.clone(), [("role", "comma"), ("typed", typed)]);
        self.scanner.notes.edit(sign.clone(), ", ");
        self.top().in_value = false;
        Some(sign.end)
    }
}
