//! A text broken over two lines: YAML puts a blank in the place of the break, and it would be printed.

use crate::text::lines::line_start;
use crate::text::source::{Edit, Span};

/// How YAML reads the lines of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Folding {
    /// Without quotes, or in single ones.
    Plain,
    /// In double quotes: a backslash at the end of a line takes the break away.
    Escaped,
    /// Under `>`: lines that are further right keep their breaks.
    Block,
}

/// The first line of a text that YAML would join to the one before by a blank, next to a character that is not ASCII:
/// between Japanese characters no blank belongs.
#[must_use]
pub fn folded_line(source: &str, text: &Span, folding: Folding) -> Option<Span> {
    let column = text.start - line_start(source, text.start);
    let mut above: Option<&str> = None;
    let mut start = text.start;
    for line in source[text.clone()].split(['\n', '\r']) {
        let at = start;
        start += line.len() + 1;
        let below = line.trim_matches([' ', '\t']);
        if below.is_empty() {
            // The second half of \r\n is no line of its own.
            let is_pair = source[..at].ends_with('\r') && source[at..].starts_with('\n');
            above = above.filter(|_| is_pair);
            continue;
        }
        let place = at + (line.len() - line.trim_start_matches([' ', '\t']).len());
        let is_kept = folding == Folding::Block && at > text.start && place - at > column;
        if let Some(above) = above.filter(|_| !is_kept)
            && !(folding == Folding::Escaped && above.ends_with('\\'))
            && [above.chars().next_back(), below.chars().next()].iter().flatten().any(|side| !side.is_ascii())
        {
            return Some(place..place + below.len());
        }
        above = (!is_kept).then_some(below);
    }
    None
}

/// What joins the lines of a text wherever a blank would stand next to a character that is not ASCII.
///
/// - `joint` is what comes between them
#[must_use]
pub fn joined(source: &str, text: &Span, joint: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut at = text.start;
    while let Some(found) = source[at..text.end].find(['\n', '\r']) {
        let above = source[..at + found].trim_end_matches([' ', '\t']);
        let below = source[at + found..text.end].trim_start();
        let gap = above.len()..text.end - below.len();
        let breaks = source[gap.clone()].replace("\r\n", "\n").matches(['\n', '\r']).count();
        let sides = [above.chars().next_back(), below.chars().next()];
        if breaks == 1 && sides.iter().flatten().any(|side| !side.is_ascii()) {
            edits.push(Edit { span: gap.clone(), text: joint.to_owned() });
        }
        at = gap.end.max(at + found + 1);
    }
    edits
}

/// What makes an item of each line of a text that is one, as a column that was pasted below a dash; `None` where the text is no
/// item.
#[must_use]
pub fn as_items(source: &str, text: &Span) -> Option<Vec<Edit>> {
    let line = line_start(source, text.start);
    let before = &source[line..text.start];
    let column = before.len() - before.trim_start_matches(' ').len();
    if before[column..].trim_end() != "-" {
        return None;
    }
    let mut edits = Vec::new();
    let mut at = text.start;
    while let Some(found) = source[at..text.end].find('\n') {
        let newline = at + found;
        let below = source[newline + 1..text.end].trim_start();
        let mark = below.len() - below.trim_start_matches(['-', '・']).trim_start_matches([' ', '　']).len();
        let mark = if below.starts_with(['-', '・']) { mark } else { 0 };
        let start = text.end - below.len();
        edits.push(Edit { span: newline + 1..start + mark, text: format!("{}- ", " ".repeat(column)) });
        at = start.max(newline + 1);
    }
    (!edits.is_empty()).then_some(edits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(source: &str, folding: Folding) -> Option<&str> {
        folded_line(source, &(0..source.len()), folding).map(|span| &source[span])
    }

    #[test]
    fn a_break_inside_japanese_is_found_at_the_second_line() {
        assert_eq!(found("未受診の\n    対象者", Folding::Plain), Some("対象者"));
        assert_eq!(found("未受診の\r\n  対象者", Folding::Plain), Some("対象者"));
        assert_eq!(found("\"未受診の\n  対象者\"", Folding::Escaped), Some("対象者\""));
        assert_eq!(found("A社\n  B", Folding::Plain), Some("B"));
        assert_eq!(found("一\n二\n", Folding::Block), Some("二"));
    }

    #[test]
    fn lines_are_joined_where_a_blank_would_stand_in_japanese() {
        for (source, expected) in [
            ("未受診の\n    対象者に\n  送る", "未受診の対象者に送る"),
            ("未受診の \r\n  対象者", "未受診の対象者"),
            ("段落\n\n  段落", "段落\n\n  段落"),
            ("two English\n  lines", "two English\n  lines"),
        ] {
            let joined = crate::text::source::apply(source, &joined(source, &(0..source.len()), ""));
            assert_eq!(joined.as_deref(), Some(expected));
        }
    }

    #[test]
    fn lines_below_a_dash_are_made_items() {
        for (source, expected) in [
            ("  - 氏名\n    住所\n  電話", "  - 氏名\n  - 住所\n  - 電話"),
            ("- 氏名\r\n    - 住所", "- 氏名\r\n- 住所"),
            ("- 氏名\n  ・住所", "- 氏名\n- 住所"),
        ] {
            let text = source.find('氏').expect("it is there")..source.len();
            let edits = as_items(source, &text).expect("it is an item");
            assert_eq!(crate::text::source::apply(source, &edits).as_deref(), Some(expected));
        }
        let text = "理由: 未受診の\n  対象者";
        assert_eq!(as_items(text, &(8..text.len())), None);
    }

    #[test]
    fn a_break_that_prints_no_blank_inside_japanese_is_left_alone() {
        assert_eq!(found("two English\n  lines", Folding::Plain), None);
        assert_eq!(found("段落\n\n  段落", Folding::Plain), None);
        assert_eq!(found("段落\r\n\r\n  段落", Folding::Plain), None);
        assert_eq!(found("\"未受診の\\\n  対象者\"", Folding::Escaped), None);
        assert_eq!(found("一\n  深い\n二", Folding::Block), None);
        assert_eq!(found("一行", Folding::Plain), None);
    }
}
