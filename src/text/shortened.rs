//! Texts cut to the width of a line.

/// A text of so many characters at most; of a longer one the beginning, and a sign that it goes on.
#[must_use]
pub fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_too_long_is_cut() {
        assert_eq!(shortened("漢字氏名", 4), "漢字氏名");
        assert_eq!(shortened("漢字氏名", 3), "漢字氏…");
        assert_eq!(shortened("", 0), "");
    }
}
