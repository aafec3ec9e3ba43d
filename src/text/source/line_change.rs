//! What edits do to whole lines, as people read it.

use super::{Edit, Span, apply};
use crate::text::lines::{line_end, line_start};

/// Lines in the place of others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineChange {
    /// The first line that goes, from 1; where none goes, the line before which others come.
    pub line: usize,
    /// The lines that go, without their ends.
    pub old: Vec<String>,
    /// The lines that come, without their ends.
    pub new: Vec<String>,
}

/// The changes of lines that edits make, from top to bottom; only the first ones, if there are more than `most`. None where
/// the edits do not fit.
#[must_use]
pub fn line_changes(text: &str, edits: &[Edit], most: usize) -> Vec<LineChange> {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let mut parts: Vec<(Span, Vec<Edit>)> = Vec::new();
    for edit in sorted {
        let lines = line_start(text, edit.span.start)..line_end(text, edit.span.end);
        match parts.last_mut() {
            Some((part, edits)) if lines.start <= part.end => {
                part.end = part.end.max(lines.end);
                edits.push(edit.clone());
            }
            _ => parts.push((lines, vec![edit.clone()])),
        }
    }
    parts.iter().take(most).filter_map(|(part, edits)| change(text, part, edits)).collect()
}

fn change(text: &str, part: &Span, edits: &[Edit]) -> Option<LineChange> {
    let old_text = text.get(part.clone())?;
    let from_part = edits.iter().map(|edit| Edit {
        span: edit.span.start - part.start..edit.span.end - part.start,
        text: edit.text.clone(),
    });
    let new_text = apply(old_text, &from_part.collect::<Vec<_>>())?;
    let (mut old, mut new) = (lines(old_text), lines(&new_text));
    // Only blanks at the end of the last line may differ, as where a whole line goes.
    while old.len().min(new.len()) > 0 && old.last() == new.last() {
        old.pop();
        new.pop();
    }
    let same = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let line = text[..part.start].matches('\n').count() + 1 + same;
    Some(LineChange { line, old: old.split_off(same), new: new.split_off(same) })
}

fn lines(text: &str) -> Vec<String> {
    text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changes(text: &str, edits: &[(Span, &str)]) -> Vec<(usize, String, String)> {
        let edits: Vec<Edit> =
            edits.iter().map(|(span, text)| Edit { span: span.clone(), text: (*text).to_owned() }).collect();
        let told = |change: LineChange| (change.line, change.old.join("|"), change.new.join("|"));
        line_changes(text, &edits, 2).into_iter().map(told).collect()
    }

    #[test]
    fn edits_are_told_as_the_lines_that_go_and_come() {
        let text = "a：1\r\nb: 2\nc: 3\nd: 4";
        let told = |line, old: &str, new: &str| (line, old.to_owned(), new.to_owned());
        assert_eq!(changes(text, &[(1..4, ": ")]), [told(1, "a：1", "a: 1")]);
        assert_eq!(changes(text, &[(7..12, "")]), [told(2, "b: 2", "")], "a whole line goes");
        assert_eq!(changes(text, &[(12..12, "e: 5\n")]), [told(3, "", "e: 5")], "a line comes");
        assert_eq!(changes(text, &[(0..1, "x"), (4..5, "2")]), [told(1, "a：1", "x：2")]);
        let two = [told(1, "a：1", "x：1"), told(4, "d: 4", "d: 5")];
        assert_eq!(changes(text, &[(20..21, "5"), (0..1, "x")]), two);
        assert_eq!(
            changes(text, &[(0..1, "x"), (12..13, "y"), (20..21, "5")]).len(),
            2,
            "no more than wanted"
        );
        assert_eq!(changes(text, &[(2..3, "")]), [], "it cuts a character");
    }
}
