//! One text file and its lines.

use std::path::PathBuf;
use std::sync::OnceLock;

use crate::text::lines::line_start;

use super::FileId;

/// A file as it was read, with its path as a person would write it (relative to the workspace, `/` between names). Two are
/// equal if they say the same, in whatever run they were read; which file of a run it is, its id says.
#[derive(Debug)]
pub struct SourceFile {
    /// Which file of the run it is.
    pub id: FileId,
    /// Path shown to people.
    pub path: PathBuf,
    /// The whole text, without a byte order mark.
    pub text: String,
    /// Where each line begins, in bytes: asked for by every finding, so found once.
    lines: OnceLock<Vec<usize>>,
}

/// A place as people count it: the first line and the first column are 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl PartialEq for SourceFile {
    fn eq(&self, other: &Self) -> bool {
        self.path == other.path && self.text == other.text
    }
}

impl Eq for SourceFile {}

impl SourceFile {
    /// A file with this text that stands in no table of files.
    #[must_use]
    pub fn new(path: PathBuf, text: &str) -> Self {
        Self::of(FileId::ALONE, path, text)
    }

    /// A file with this text; a UTF-8 byte order mark, which Windows editors write, is left out.
    #[must_use]
    pub fn of(id: FileId, path: PathBuf, text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text).to_owned();
        Self { id, path, text, lines: OnceLock::new() }
    }

    /// The line and column of a byte offset; beyond the end it is the end.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.text.floor_char_boundary(offset);
        let lines = self.lines.get_or_init(|| {
            let breaks = self.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect()
        });
        let line = lines.partition_point(|start| *start <= offset);
        Position { line, column: self.text[lines[line - 1]..offset].chars().count() + 1 }
    }

    /// The line on which a byte offset stands, without its end, and where it begins.
    #[must_use]
    pub fn line_at(&self, offset: usize) -> (usize, &str) {
        let start = line_start(&self.text, offset);
        let rest = &self.text[start..];
        let line = &rest[..rest.find('\n').unwrap_or(rest.len())];
        (start, line.strip_suffix('\r').unwrap_or(line))
    }

    /// The byte offset of a character index (as the YAML reader counts).
    #[must_use]
    pub fn byte_of_char(&self, index: usize) -> usize {
        self.text.char_indices().nth(index).map_or(self.text.len(), |(offset, _)| offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let file = SourceFile::new("a.yaml".into(), "\u{feff}件名: あ\n担当: い\n");
        let offset = file.text.find('い').expect("it is there");
        assert_eq!(file.position(offset), Position { line: 2, column: 5 });
        assert_eq!(file.position(9_999), Position { line: 3, column: 1 });
    }

    #[test]
    fn files_of_two_runs_that_say_the_same_are_equal() {
        let (one, other) =
            (SourceFile::new("a.yaml".into(), "件名: あ\n"), SourceFile::new("a.yaml".into(), "件名: あ\n"));
        assert_eq!(one.position(3).line, 1);
        assert_eq!(one, other);
        assert_ne!(one, SourceFile::new("b.yaml".into(), "件名: あ\n"));
    }

    #[test]
    fn a_line_is_found_by_any_place_on_it() {
        let file = SourceFile::new("a.yaml".into(), "件名: あ\r\n\n担当: い");
        for (place, line) in [("件", (0, "件名: あ")), ("あ", (0, "件名: あ")), ("い", (14, "担当: い"))]
        {
            assert_eq!(file.line_at(file.text.find(place).expect("it is there")), line, "{place}");
        }
        assert_eq!(file.line_at(13), (13, ""));
        assert_eq!(file.line_at(9_999), (14, "担当: い"));
    }
}
