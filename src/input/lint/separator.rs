//! The sign between a key and its value, as typed or as meant.

use crate::text::source::Span;

use super::scanner::Scanner;
use super::signs::{is_blank, is_wide_blank};
use super::vocabulary::is_key_like;

/// How sure it is that a key stands at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Certainty {
    /// The mapping around asks for one.
    Key,
    /// The line below is a key in the same column.
    Likely,
    /// It may as well be a text.
    Perhaps,
}

/// What is wrong with a separator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// `：`
    FullWidthColon,
    /// `:　`
    FullWidthBlank,
    /// `:x`
    NoBlank,
}

/// A key and the sign after it.
#[derive(Debug, Clone)]
pub(super) struct Separator {
    /// The key, quotes included.
    pub(super) key: Span,
    /// The colon.
    pub(super) sign: Span,
    /// Where the value begins.
    pub(super) value: usize,
    /// What is wrong with it.
    pub(super) fault: Option<Fault>,
}

/// Longest key that is looked at, in bytes.
const KEY_BYTES: usize = 200;

/// The keys of a safeguard; other words before a colon are text there.
const SAFEGUARD_KEYS: [&str; 4] = ["本文", "内訳", "text", "items"];

impl Scanner<'_> {
    /// Finds the sign that ends a key: YAML's own `: `, or one that is meant as such.
    pub(super) fn separator(&self, at: usize, end: usize, certainty: Certainty) -> Option<Separator> {
        match self.char_at(at) {
            Some('"' | '\'') => return self.after_quoted_key(at, end),
            Some('[' | '{') => return None,
            _ => {}
        }
        let mut meant = None;
        for (offset, character) in self.text[at..end].char_indices() {
            let here = at + offset;
            match character {
                '#' if here > at
                    && self.char_before(here).is_some_and(|before| matches!(before, ' ' | '\t')) =>
                {
                    break;
                }
                ':' | '：' => {
                    let found = self.colon(at, here, end);
                    if found.fault.is_none() {
                        return Some(found);
                    }
                    if meant.is_none() && self.is_meant(&found, certainty) {
                        if self.knows_key(&found.key) {
                            return Some(found);
                        }
                        meant = Some(found);
                    }
                }
                _ => {}
            }
        }
        meant
    }

    /// The colon at a place, as a separator.
    fn colon(&self, at: usize, here: usize, end: usize) -> Separator {
        let full_width = self.text[here..].starts_with('：');
        let sign = here..here + if full_width { '：'.len_utf8() } else { 1 };
        let key = at..at + self.text[at..here].trim_end_matches(is_blank).len();
        let value = end - self.text[sign.end..end].trim_start_matches(is_blank).len();
        let fault = if full_width {
            Some(Fault::FullWidthColon)
        } else if sign.end == end || self.text[sign.end..].starts_with([' ', '\t']) {
            None
        } else if self.text[sign.end..].starts_with(is_wide_blank) {
            Some(Fault::FullWidthBlank)
        } else {
            Some(Fault::NoBlank)
        };
        let value = if fault.is_none() { self.skip_blanks(sign.end, end) } else { value };
        Separator { key, sign, value, fault }
    }

    /// Whether a colon that YAML does not take for a separator is meant as one.
    fn is_meant(&self, found: &Separator, certainty: Certainty) -> bool {
        if found.key.is_empty() || found.key.len() > KEY_BYTES {
            return false;
        }
        let is_address = self.text[found.sign.end..].starts_with("//");
        match certainty {
            _ if is_address => false,
            Certainty::Perhaps => self.knows_key(&found.key),
            Certainty::Key | Certainty::Likely => is_key_like(&self.text[found.key.clone()]),
        }
    }

    /// Whether a word is a key where the scanner stands.
    pub(super) fn knows_key(&self, key: &Span) -> bool {
        let word = &self.text[key.clone()];
        self.vocabulary.knows(word) && (!self.is_in_safeguards() || SAFEGUARD_KEYS.contains(&word))
    }

    fn after_quoted_key(&self, at: usize, end: usize) -> Option<Separator> {
        let close = self.closing_quote(at, end)?;
        let here = end - self.text[close..end].trim_start_matches(is_blank).len();
        let is_colon = here < end && self.text[here..].starts_with([':', '：']);
        is_colon.then(|| Separator { key: at..close, ..self.colon(at, here, end) })
    }
}
