//! The lines of a cell: running text, or a numbered list.

use serde::Serialize;

use crate::model::case::Safeguard;
use crate::text::numbering::mark;

use super::origin::Origin;
use super::printed::Printed;

/// One line of a cell or clause.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Line {
    /// Depth in a numbered list, from 1; 0 is running text.
    pub level: usize,
    /// Number as printed: 1, (1), ア. Empty in running text.
    pub mark: String,
    /// The text; a line break in it is a line break on paper, an empty line a new paragraph.
    pub text: Printed,
}

/// Running text.
pub(super) fn prose(text: &Printed) -> Vec<Line> {
    let text = text.trimmed();
    if text.is_empty() { Vec::new() } else { vec![Line { level: 0, mark: String::new(), text }] }
}

/// Several names as one running text.
///
/// - `at` is the list in which they stand
pub(super) fn names<'a>(names: impl IntoIterator<Item = &'a String>, at: &Origin) -> Vec<Line> {
    prose(&joined(each(names, at)))
}

/// The texts of a list, each with its place.
///
/// - `at` is the list
pub(super) fn each<'a>(
    texts: impl IntoIterator<Item = &'a String>,
    at: &Origin,
) -> impl Iterator<Item = Printed> {
    texts.into_iter().enumerate().map(|(index, text)| Printed::new(text.as_str(), [at.index(index)]))
}

/// Several names joined as the form joins them: 課税課、納税課.
pub(super) fn joined(names: impl IntoIterator<Item = Printed>) -> Printed {
    Printed::joined(names, "、")
}

/// A numbered list, nested lists under their sentence.
///
/// - `at` is the list
pub(super) fn numbered(safeguards: &[Safeguard], at: &Origin) -> Vec<Line> {
    numbered_from(safeguards, 1, at)
}

fn numbered_from(safeguards: &[Safeguard], level: usize, at: &Origin) -> Vec<Line> {
    let mut lines = Vec::new();
    for (index, safeguard) in safeguards.iter().enumerate() {
        let at = at.index(index);
        let text = Printed::new(safeguard.text.as_str(), [at.key("text")]).trimmed();
        lines.push(Line { level, mark: mark(level, index), text });
        lines.extend(numbered_from(&safeguard.items, level + 1, &at.key("items")));
    }
    lines
}

/// Lines as one text, marks of lists before them.
pub(super) fn text_of(lines: &[Line]) -> Printed {
    let line = |line: &Line| {
        let marked = if line.mark.is_empty() {
            line.text.text().to_owned()
        } else {
            format!("{} {}", line.mark, line.text)
        };
        Printed::new(marked, line.text.origins().iter().cloned())
    };
    Printed::joined(lines.iter().map(line), "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nested_sentences_follow_their_own() {
        let item = |text: &str, items| Safeguard { text: text.to_owned(), items };
        let list = [item("甲", vec![item("乙", Vec::new())]), item("丙", Vec::new())];
        let of_line = |line: Line| {
            let at = line.text.origins()[0].pointer.to_string();
            (line.level, line.mark, line.text.to_string(), at)
        };
        let lines: Vec<_> = numbered(&list, &Origin::case("a")).into_iter().map(of_line).collect();
        let expected =
            [(1, "1", "甲", "/0/text"), (2, "(1)", "乙", "/0/items/0/text"), (1, "2", "丙", "/1/text")];
        assert_eq!(
            lines,
            expected.map(|(level, mark, text, at)| (level, mark.into(), text.into(), at.into()))
        );
    }
}
