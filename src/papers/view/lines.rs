//! The lines of a cell: running text, or a numbered list.

use serde::Serialize;

use crate::model::case::Safeguard;
use crate::text::numbering::mark;

/// One line of a cell or clause.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Line {
    /// Depth in a numbered list, from 1; 0 is running text.
    pub level: usize,
    /// Number as printed: 1, (1), ア. Empty in running text.
    pub mark: String,
    /// The text; a line break in it is a line break on paper, an empty line a new paragraph.
    pub text: String,
}

/// Running text.
pub(super) fn prose(text: &str) -> Vec<Line> {
    let text = text.trim_end_matches('\n');
    if text.is_empty() {
        Vec::new()
    } else {
        vec![Line { level: 0, mark: String::new(), text: text.to_owned() }]
    }
}

/// Several names as one running text.
pub(super) fn names<'a>(names: impl IntoIterator<Item = &'a String>) -> Vec<Line> {
    prose(&joined(names))
}

/// Several names joined as the form joins them: 課税課、納税課.
pub(super) fn joined<'a>(names: impl IntoIterator<Item = &'a String>) -> String {
    names.into_iter().map(String::as_str).collect::<Vec<_>>().join("、")
}

/// A numbered list, nested lists under their sentence.
pub(super) fn numbered(safeguards: &[Safeguard]) -> Vec<Line> {
    numbered_from(safeguards, 1)
}

fn numbered_from(safeguards: &[Safeguard], level: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    for (index, safeguard) in safeguards.iter().enumerate() {
        let text = safeguard.text.trim_end_matches('\n').to_owned();
        lines.push(Line { level, mark: mark(level, index), text });
        lines.extend(numbered_from(&safeguard.items, level + 1));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nested_sentences_follow_their_own() {
        let item = |text: &str, items| Safeguard { text: text.to_owned(), items };
        let list = [item("甲", vec![item("乙", Vec::new())]), item("丙", Vec::new())];
        let lines: Vec<_> =
            numbered(&list).into_iter().map(|line| (line.level, line.mark, line.text)).collect();
        let expected = [(1, "1", "甲"), (2, "(1)", "乙"), (1, "2", "丙")];
        assert_eq!(lines, expected.map(|(level, mark, text)| (level, mark.to_owned(), text.to_owned())));
    }
}
