//! A text as it was meant, and the way back to what was typed.

use crate::text::lines::line_start;
use crate::text::source::{Edit, Span};

/// The mended text.
#[derive(Debug)]
pub struct Repaired {
    text: String,
    pieces: Vec<Piece>,
    gaps: Vec<Span>,
}

/// A part that was edited: where it stands in the mended text, and in the typed one.
#[derive(Debug)]
struct Piece {
    mended: Span,
    typed: Span,
}

impl Repaired {
    /// Puts the edits into the text. Where two overlap, the first one counts.
    pub(super) fn new(typed: &str, edits: Vec<Edit>, gaps: Vec<Span>) -> Self {
        let edits = in_order(edits);
        let mut text = String::with_capacity(typed.len() + edits.len());
        let mut pieces = Vec::with_capacity(edits.len());
        let mut copied = 0;
        for edit in edits {
            text.push_str(&typed[copied..edit.span.start]);
            let start = text.len();
            text.push_str(&edit.text);
            copied = edit.span.end;
            pieces.push(Piece { mended: start..text.len(), typed: edit.span });
        }
        text.push_str(&typed[copied..]);
        Self { text, pieces, gaps }
    }

    /// The mended text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The parts of the typed text that could not be read.
    #[must_use]
    pub fn gaps(&self) -> &[Span] {
        &self.gaps
    }

    /// Where a part of the mended text was typed.
    #[must_use]
    pub fn typed(&self, mended: &Span) -> Span {
        let start = self.typed_offset(mended.start, |piece| piece.mended.start <= mended.start, true);
        let end = self.typed_offset(mended.end, |piece| piece.mended.start < mended.end, false);
        start..end.max(start)
    }

    fn typed_offset(&self, offset: usize, before: impl Fn(&Piece) -> bool, is_start: bool) -> usize {
        let count = self.pieces.partition_point(before);
        let Some(piece) = count.checked_sub(1).map(|index| &self.pieces[index]) else {
            return offset;
        };
        if offset < piece.mended.end {
            if is_start { piece.typed.start } else { piece.typed.end }
        } else {
            piece.typed.end + (offset - piece.mended.end)
        }
    }

    /// Takes the line at an offset of the mended text out of the reading, and the lines below that belong to it.
    /// Says which part of the typed text that is; `None` where nothing stands there.
    pub fn leave_out(&mut self, offset: usize) -> Option<Span> {
        let part = block_at(&self.text, offset);
        if self.text[part.clone()].trim().is_empty() {
            return None;
        }
        let typed = self.typed(&part);
        self.blank(part);
        self.gaps.push(typed.clone());
        Some(typed)
    }

    /// Takes everything from the line at an offset out of the reading.
    pub fn leave_out_rest(&mut self, offset: usize) {
        let part = line_start(&self.text, offset)..self.text.len();
        let typed = self.typed(&part);
        self.blank(part);
        self.gaps.push(typed);
    }

    fn blank(&mut self, part: Span) {
        let blanks: String = self.text[part.clone()]
            .chars()
            .flat_map(|character| {
                let blank = if matches!(character, '\n' | '\r') { character } else { ' ' };
                std::iter::repeat_n(blank, character.len_utf8())
            })
            .collect();
        self.text.replace_range(part, &blanks);
    }
}

/// Edits in the order of the text. Where two overlap, the first one counts.
pub(super) fn in_order(mut edits: Vec<Edit>) -> Vec<Edit> {
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let mut end = 0;
    edits.retain(|edit| {
        let is_apart = edit.span.start >= end;
        end = if is_apart { edit.span.end } else { end };
        is_apart
    });
    edits
}

/// The line at an offset, or the last one before it that holds something, with the deeper lines below.
fn block_at(text: &str, offset: usize) -> Span {
    let mut start = line_start(text, offset);
    while start > 0 && line(text, start).trim().is_empty() {
        start = line_start(text, start - 1);
    }
    let depth = depth(line(text, start));
    let mut end = start + line(text, start).len();
    while end < text.len() {
        let next = line(text, end);
        if !next.trim().is_empty() && self::depth(next) <= depth {
            break;
        }
        end += next.len();
    }
    start..end
}

fn line(text: &str, start: usize) -> &str {
    let rest = &text[start..];
    &rest[..rest.find('\n').map_or(rest.len(), |newline| newline + 1)]
}

fn depth(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(span: Span, text: &str) -> Edit {
        Edit { span, text: text.to_owned() }
    }

    #[test]
    fn a_place_in_the_mended_text_is_found_in_the_typed_one() {
        let typed = "件名：あ\n\t部: い\n";
        let colon = typed.find('：').expect("it is there");
        let tab = typed.find('\t').expect("it is there");
        let repaired =
            Repaired::new(typed, vec![edit(tab..tab + 1, "  "), edit(colon..colon + 3, ": ")], vec![]);
        assert_eq!(repaired.text(), "件名: あ\n  部: い\n");
        for word in ["件名", "あ", "部", "い"] {
            let at = repaired.text().find(word).expect("it is there");
            assert_eq!(&typed[repaired.typed(&(at..at + word.len()))], word);
        }
        let inside = repaired.text().find(": あ").expect("it is there") + 1;
        assert_eq!(&typed[repaired.typed(&(0..inside))], "件名：");
        assert_eq!(&typed[repaired.typed(&(inside..inside + 4))], "：あ");
    }

    #[test]
    fn what_is_only_put_in_has_no_width_in_the_typed_text() {
        let typed = "値: *印\n";
        let repaired = Repaired::new(typed, vec![edit(5..5, "'"), edit(9..9, "'")], vec![]);
        assert_eq!(repaired.text(), "値: '*印'\n");
        assert_eq!(repaired.typed(&(5..11)), 5..9);
        assert_eq!(repaired.typed(&(0..3)), 0..3);
        assert_eq!(repaired.typed(&(12..12)), 10..10);
    }

    #[test]
    fn a_line_is_left_out_with_what_hangs_on_it() {
        let mut repaired = Repaired::new("a: 1\nb\n  c: 2\n\n  d: 3\ne: 4\n", vec![], vec![]);
        assert_eq!(repaired.leave_out(5), Some(5..22));
        assert_eq!(repaired.text().split_whitespace().collect::<Vec<_>>(), ["a:", "1", "e:", "4"]);
        assert_eq!(repaired.text().matches('\n').count(), 6);
        assert_eq!(repaired.leave_out(5), Some(0..22));
    }
}
