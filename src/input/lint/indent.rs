//! The blanks before a line.

use crate::diagnostic::finding::Rule;

use super::signs::is_wide_blank;

/// An indentation as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Indent {
    /// Bytes of it.
    pub(super) bytes: usize,
    blanks: usize,
    tabs: usize,
    wide: usize,
}

impl Indent {
    /// The indentation of a line.
    pub(super) fn of(line: &str) -> Self {
        let mut indent = Self { bytes: 0, blanks: 0, tabs: 0, wide: 0 };
        for character in line.chars() {
            match character {
                ' ' => indent.blanks += 1,
                '\t' => indent.tabs += 1,
                _ if is_wide_blank(character) => indent.wide += 1,
                _ => break,
            }
            indent.bytes += character.len_utf8();
        }
        indent
    }

    /// The rule against it, where it holds more than plain blanks.
    pub(super) fn fault(self) -> Option<Rule> {
        if self.wide > 0 {
            Some(Rule::FullWidthSyntax)
        } else if self.tabs > 0 {
            Some(Rule::TabIndent)
        } else {
            None
        }
    }

    /// The columns it may be meant to fill, the likeliest first: nobody knows how wide a tab was on the screen.
    pub(super) fn columns(self) -> Vec<usize> {
        if self.fault().is_none() {
            return vec![self.blanks];
        }
        let tab_widths: &[usize] = if self.tabs > 0 { &[2, 4, 8] } else { &[0] };
        let wide_widths: &[usize] = if self.wide > 0 { &[2, 1] } else { &[0] };
        let width = |tab: &usize, wide: &usize| self.blanks + self.tabs * tab + self.wide * wide;
        tab_widths.iter().flat_map(|tab| wide_widths.iter().map(move |wide| width(tab, wide))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_width_blank_is_as_wide_as_two_and_may_stand_for_one() {
        assert_eq!(Indent::of("　　目的").columns(), [4, 2]);
        assert_eq!(Indent::of("　　目的").bytes, 6);
    }

    #[test]
    fn a_tab_may_have_been_of_any_width() {
        assert_eq!(Indent::of(" \t目的").columns(), [3, 5, 9]);
        assert_eq!(Indent::of("  目的").columns(), [2]);
        assert_eq!(Indent::of("  目的").fault(), None);
    }
}
