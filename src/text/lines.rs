//! Lines of a text.

/// Where the line begins on which a byte offset stands; beyond the end it is the last line.
#[must_use]
pub fn line_start(text: &str, offset: usize) -> usize {
    let offset = text.floor_char_boundary(offset);
    text[..offset].rfind('\n').map_or(0, |newline| newline + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_begins_behind_the_break_before_it() {
        let text = "件名\n担当";
        for (offset, start) in [(0, 0), (4, 0), (6, 0), (7, 7), (8, 7), (99, 7)] {
            assert_eq!(line_start(text, offset), start, "{offset}");
        }
    }
}
