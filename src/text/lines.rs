//! Lines of a text.

/// Where the line begins on which a byte offset stands; beyond the end it is the last line.
#[must_use]
pub fn line_start(text: &str, offset: usize) -> usize {
    let offset = text.floor_char_boundary(offset);
    text[..offset].rfind('\n').map_or(0, |newline| newline + 1)
}

/// Where the line ends on which a byte offset stands: before its line break, or at the end of the text.
#[must_use]
pub fn line_end(text: &str, offset: usize) -> usize {
    let offset = text.floor_char_boundary(offset);
    text[offset..].find('\n').map_or(text.len(), |newline| offset + newline)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_ends_before_the_break_behind_it() {
        let text = "件名\n担当";
        for (offset, end) in [(0, 6), (4, 6), (6, 6), (7, 13), (99, 13)] {
            assert_eq!(line_end(text, offset), end, "{offset}");
        }
    }

    #[test]
    fn a_line_begins_behind_the_break_before_it() {
        let text = "件名\n担当";
        for (offset, start) in [(0, 0), (4, 0), (6, 0), (7, 7), (8, 7), (99, 7)] {
            assert_eq!(line_start(text, offset), start, "{offset}");
        }
    }
}
