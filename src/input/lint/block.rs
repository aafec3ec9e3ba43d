//! A text under `|` or `>`: every deeper line belongs to it as it stands.

use crate::diagnostic::finding::Rule;

use super::scanner::{Content, Scanner};
use super::separator::Certainty;

impl Scanner<'_> {
    /// A value that begins with `|` or `>`.
    pub(super) fn block_value(&mut self, at: usize, line: Content, floor: usize) {
        let after = &self.text[at + 1..line.end];
        let rest = after.trim_start_matches(['+', '-', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
        let marks = &after[..after.len() - rest.len()];
        let is_header =
            rest.trim().is_empty() || rest.starts_with([' ', '\t']) && rest.trim().starts_with('#');
        if is_header && marks.len() <= 2 {
            let depth = marks.chars().find_map(|mark| mark.to_digit(10));
            return self.block(line, floor, depth.map(|depth| floor.saturating_sub(1) + depth as usize));
        }
        let below = self.next_content(line.row + 1).filter(|next| self.is_block_line(*next, floor));
        match below {
            Some(next) => {
                let sign = at..at + 1;
                let typed = &self.text[sign.clone()];
                self.notes.found(
                    Rule::SpecialFirstCharacter,
                    sign,
                    [("character", typed), ("role", "block")],
                );
                let column = self.column_of(next).max(floor);
                self.notes.edit(at + 1..at + 1, format!("\n{}", " ".repeat(column)));
                self.block(line, floor, Some(column));
            }
            None => self.special_value(at..at + 1, floor),
        }
    }

    /// Whether a full-width bar stands where a text below is announced.
    pub(super) fn is_wide_block(&self, at: usize, line: Content, floor: usize) -> bool {
        let is_alone = self.text[at..line.end].chars().count() == 1;
        is_alone && self.next_content(line.row + 1).is_some_and(|next| self.is_block_line(next, floor))
    }

    /// Whether a line can belong to a text that begins at `floor` or further right.
    fn is_block_line(&self, next: Content, floor: usize) -> bool {
        self.column_of(next) >= floor && (next.indent.fault().is_none() || !self.is_known_key(next))
    }

    /// Whether a line begins with a key of the file, whatever its column is.
    fn is_known_key(&self, line: Content) -> bool {
        let found = self.separator(line.start, line.end, Certainty::Perhaps);
        found.is_some_and(|found| self.vocabulary.knows(&self.text[found.key]))
    }

    /// Passes over the lines of a text; `depth` is its column where the header says it.
    pub(super) fn block(&mut self, header: Content, floor: usize, mut depth: Option<usize>) {
        self.row = header.row + 1;
        while self.row < self.lines.len() {
            let line = self.lines[self.row].clone();
            let typed = &self.text[line.clone()];
            let plain = typed.len() - typed.trim_start_matches(' ').len();
            match self.content(self.row) {
                None if plain < typed.len() && plain < depth.unwrap_or(floor) => self.blank_line(self.row),
                None => {}
                Some(_) if depth.is_some_and(|depth| plain >= depth) => {}
                Some(_) if depth.is_none() && plain >= floor && !typed[plain..].starts_with('\t') => {
                    depth = Some(plain);
                }
                Some(content) if self.mend_block_line(content, floor, &mut depth) => {}
                Some(_) => return,
            }
            self.row += 1;
        }
    }

    /// Brings a line of a text to the column of the others. Whether it belongs to the text.
    fn mend_block_line(&mut self, line: Content, floor: usize, depth: &mut Option<usize>) -> bool {
        let before = self.lines[line.row].start..line.start;
        let column = line.indent.columns().into_iter().find(|column| *column >= floor);
        let (Some(column), false) = (column, self.is_known_key(line)) else {
            return false;
        };
        match line.indent.fault() {
            Some(rule) => self.indent_fault(rule, &before),
            None if self.first(line) == '#' => return false,
            None => {
                let word = line.start..self.word_end(line);
                self.notes.of_indentation(|notes| notes.syntax(word, "block-indent", ""));
            }
        }
        let depth = *depth.get_or_insert(column);
        self.indent(before, depth);
        true
    }
}
