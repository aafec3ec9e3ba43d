//! What stands after a key or list mark.

use crate::diagnostic::finding::Rule;
use crate::text::source::Span;

use super::scanner::{Content, Scanner};
use super::signs::{bracket, is_blank, wide_closer};

impl Scanner<'_> {
    /// Reads a value from its first character on, and the lines it fills. Lines that begin at `floor` or further right
    /// may belong to it.
    pub(super) fn value(&mut self, at: usize, line: Content, floor: usize, key: Option<Span>) {
        self.notes.next_part();
        self.row = line.row;
        self.levels.awaits_value = false;
        let Some(first) = self.char_at(at).filter(|_| at < line.end) else {
            self.levels.awaits_value = true;
            self.row += 1;
            return;
        };
        match first {
            '#' => {
                if self.comment(at, line.end) {
                    self.notes.quote(at..line.end);
                } else {
                    self.levels.awaits_value = true;
                }
                self.row += 1;
            }
            '"' | '\'' => self.quoted_value(at, line, floor),
            '[' | '{' => self.flow_value(at, line, floor, key),
            '［' | '｛' if self.is_wide_flow(at, line, first) => self.flow_value(at, line, floor, key),
            '|' | '>' => self.block_value(at, line, floor),
            '｜' | '＞' if self.is_wide_block(at, line, floor) => {
                let sign = at..line.end;
                self.notes.found(Rule::FullWidthSyntax, sign.clone(), [("role", "block")]);
                self.notes.edit(sign, if first == '｜' { "|" } else { ">" });
                self.block(line, floor, None);
            }
            '&' | '*' | '!' => self.marked_value(at, line, floor, key),
            _ => match self.special_first(at, line.end) {
                Some(span) => self.special_value(span, floor),
                None => self.plain(at, floor, false),
            },
        }
    }

    /// A text whose first character means something else to YAML.
    pub(super) fn special_value(&mut self, first: Span, floor: usize) {
        let typed = &self.text[first.clone()];
        self.notes.found(
            Rule::SpecialFirstCharacter,
            first.clone(),
            [("character", typed), ("role", "value")],
        );
        self.plain(first.start, floor, true);
    }

    /// The first character of a text where YAML does not let a text begin with it.
    pub(super) fn special_first(&self, at: usize, end: usize) -> Option<Span> {
        let first = self.char_at(at).filter(|_| at < end)?;
        let next = self.char_at(at + first.len_utf8()).filter(|_| at + first.len_utf8() < end);
        let is_special = match first {
            '%' | '@' | '`' | ']' | '}' | ',' | '&' | '*' | '!' | '|' | '>' => true,
            '-' | '?' | ':' => next.is_none_or(|next| matches!(next, ' ' | '\t')),
            _ => false,
        };
        is_special.then(|| at..at + first.len_utf8())
    }

    /// An anchor, alias or tag, or a text that begins like one.
    fn marked_value(&mut self, at: usize, line: Content, floor: usize, key: Option<Span>) {
        let Some(mark) = self.yaml_mark(at, line.end) else {
            return self.special_value(at..at + 1, floor);
        };
        self.notes.found(Rule::AnchorOrTag, mark.clone(), []);
        if self.text[mark.clone()].starts_with('*') {
            self.notes.quote(mark);
            self.row += 1;
            return;
        }
        let rest = self.skip_blanks(mark.end, line.end);
        self.notes.edit(mark.start..rest, "");
        self.value(rest, line, floor, key);
    }

    /// An anchor, alias or tag as YAML knows them; their names are ASCII wherever they are meant.
    pub(super) fn yaml_mark(&self, at: usize, end: usize) -> Option<Span> {
        let typed = &self.text[at..end];
        let sign = typed.chars().next()?;
        let is_name = |character: char| character.is_ascii_alphanumeric() || "_-".contains(character);
        let is_tag = |character: char| is_name(character) || "!:/.<>,%".contains(character);
        let rest = &typed[1..];
        let length = match sign {
            '&' | '*' => rest.len() - rest.trim_start_matches(is_name).len(),
            '!' => rest.len() - rest.trim_start_matches(is_tag).len(),
            _ => return None,
        };
        let after = &rest[length..];
        let is_apart = after.is_empty() || after.starts_with([' ', '\t', ',', ']', '}']);
        let is_alone = sign != '*' || after.trim_start().is_empty() || !after.starts_with([' ', '\t']);
        (length > 0 && is_apart && is_alone).then(|| at..at + 1 + length)
    }

    /// Whether a text in full-width brackets is meant as a list or mapping: they close at its end.
    fn is_wide_flow(&self, at: usize, line: Content, first: char) -> bool {
        let open = bracket(first).expect("it was asked for a bracket");
        let close = super::signs::closer(open);
        let text = self.text[at..line.end].trim_end_matches(is_blank);
        text.ends_with([close, wide_closer(close)]) && text.matches(first).count() == 1
    }

    /// A comment, or a text that YAML takes for one. Whether it is the latter.
    pub(super) fn comment(&mut self, at: usize, end: usize) -> bool {
        let Some(rest) = self.text[at..end].strip_prefix('#') else {
            return false;
        };
        let cuts = !rest.starts_with(is_blank) && !rest.starts_with('#');
        if cuts {
            self.notes.found(Rule::CommentCutsValue, at..end, []);
        }
        cuts
    }
}
