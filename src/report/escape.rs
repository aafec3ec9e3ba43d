//! What came from a file or a name, made harmless where it is printed: it moves no cursor, ends no line, turns no text
//! round, and is no command to the runner of a CI job.

use std::sync::LazyLock;

use regex::Regex;

use crate::text::characters::is_unseen;
use crate::text::source::Span;

/// A colour that our own renderer sets.
static COLOUR: LazyLock<Regex> = LazyLock::new(|| Regex::new("\u{1b}\\[[0-9;]*m").expect("a pattern"));

/// A text on one line. A character that is not seen stands there by its number, `\u{1b}`; so does one sign of what GitHub's
/// runner takes for a command: `::` where a line begins, `##[` anywhere. What is visible already stays as it is.
#[must_use]
pub fn visible(text: &str) -> String {
    shown(text, |_| false)
}

/// Several lines, each as [`visible`] shows it.
#[must_use]
pub(super) fn visible_lines(text: &str) -> String {
    shown(text, |character| character == '\n')
}

/// What is about to be printed for people, colours kept: the last door, for what nobody made visible before.
#[must_use]
pub fn printable(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut start = 0;
    for colour in COLOUR.find_iter(text) {
        shown += &visible_lines(&text[start..colour.start()]);
        shown += colour.as_str();
        start = colour.end();
    }
    shown + &visible_lines(&text[start..])
}

/// A line of a file with a place in it, as the line is shown. Tabs stay: they are layout.
pub(super) fn visible_source(line: &str, place: &Span) -> (String, Span) {
    let (mut shown, mut span) = (String::with_capacity(line.len()), 0..0);
    walk(
        line,
        |character| character == '\t',
        |offset, character, acts| {
            if offset == place.start {
                span.start = shown.len();
            }
            if offset == place.end {
                span.end = shown.len();
            }
            push(&mut shown, character, acts);
        },
    );
    if place.start >= line.len() {
        span.start = shown.len();
    }
    if place.end >= line.len() {
        span.end = shown.len();
    }
    (shown, span)
}

/// Text in a cell of a Markdown table: nothing of it is a mark.
pub(super) fn markdown(text: &str) -> String {
    let mut cell = String::new();
    for character in visible_lines(text).chars() {
        match character {
            '&' => cell.push_str("&amp;"),
            '<' => cell.push_str("&lt;"),
            '\n' => cell.push_str("<br>"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '#' | '|' | '~' | '>' | '!' | '@' | '$' => {
                cell.extend(['\\', character]);
            }
            // Where a line begins these make a list.
            '-' | '+' if cell.is_empty() => cell.extend(['\\', character]),
            '.' | ')' if !cell.is_empty() && cell.chars().all(|digit| digit.is_ascii_digit()) => {
                cell.extend(['\\', character]);
            }
            other => cell.push(other),
        }
    }
    cell
}

fn shown(text: &str, is_kept: impl Fn(char) -> bool) -> String {
    let mut shown = String::with_capacity(text.len());
    walk(text, is_kept, |_, character, acts| push(&mut shown, character, acts));
    shown
}

fn push(shown: &mut String, character: char, acts: bool) {
    if acts {
        shown.push_str(&format!("\\u{{{:x}}}", u32::from(character)));
    } else {
        shown.push(character);
    }
}

/// Each character with its offset, and whether it would do something instead of being seen.
fn walk(text: &str, is_kept: impl Fn(char) -> bool, mut each: impl FnMut(usize, char, bool)) {
    let (mut begins, mut before) = (true, ' ');
    let mut characters = text.char_indices().peekable();
    while let Some((offset, character)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        let acts = match character {
            '#' => before == '#' && next == Some('['),
            ':' => begins && next == Some(':'),
            other => is_unseen(other) && !is_kept(other),
        };
        each(offset, character, acts);
        begins = !acts && (character == '\n' || (begins && character.is_whitespace()));
        before = character;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_acts_is_shown_by_its_number() {
        for (text, shown) in [
            ("\u{1b}]0;x\u{7}", "\\u{1b}]0;x\\u{7}"),
            ("a\r\n::error::b", "a\\u{d}\\u{a}::error::b"),
            (" \u{3000}::error::b", " \u{3000}\\u{3a}:error::b"),
            ("a ##[error]", "a #\\u{23}[error]"),
            ("\u{202e}\u{2066}\u{9b}\u{85}\u{2028}", "\\u{202e}\\u{2066}\\u{9b}\\u{85}\\u{2028}"),
            ("健診「甲」👩\u{200d}👩 a:b #1 葛\u{e0100}", "健診「甲」👩\u{200d}👩 a:b #1 葛\u{e0100}"),
        ] {
            assert_eq!(visible(text), shown);
            assert_eq!(visible(shown), shown);
        }
        assert_eq!(visible_lines("a\n ::b\r"), "a\n \\u{3a}:b\\u{d}");
        assert_eq!(printable("\u{1b}[1;31ma\u{1b}[0m\u{1b}[2J"), "\u{1b}[1;31ma\u{1b}[0m\\u{1b}[2J");
    }

    #[test]
    fn a_place_keeps_its_text_in_a_line_that_is_shown() {
        let line = "\u{1b}あ\u{7}い ##[う";
        let place = line.find('い').expect("it is there")..line.find(" #").expect("it is there");
        let (shown, place) = visible_source(line, &place);
        assert_eq!(&shown[place], "い");
        let (shown, place) = visible_source("a\u{7}", &(1..2));
        assert_eq!(&shown[place], "\\u{7}");
        assert_eq!(visible_source("\u{7}", &(1..1)).1, 5..5);
    }

    #[test]
    fn no_text_leaves_its_cell() {
        assert_eq!(markdown("a|b\n<i>*"), "a\\|b<br>&lt;i\\>\\*");
        assert_eq!(markdown("$a$\u{1b}"), "\\$a\\$\\\\u\\{1b\\}");
        for (text, shown) in
            [("1. a", "1\\. a"), ("2) a", "2\\) a"), ("- a", "\\- a"), ("a 1. - b", "a 1. - b")]
        {
            assert_eq!(markdown(text), shown);
        }
    }

    proptest! {
        #[test]
        fn what_is_visible_is_harmless_and_stays(text in "(::|##\\[|[\\x00-\\x20:#a\u{80}-\u{9f}\u{202e}\u{3000}]){0,20}") {
            let lines = visible_lines(&text);
            prop_assert!(!lines.contains("##["));
            prop_assert!(!lines.lines().any(|line| line.trim_start().starts_with("::")));
            prop_assert!(!lines.chars().any(|character| character.is_control() && character != '\n'));
            prop_assert_eq!(&visible_lines(&lines), &lines);
            prop_assert!(!visible(&text).contains('\n'));
        }
    }
}
