//! Marks of numbered lists.

/// The levels of official writing: 1, (1), ア, (ア), a. Levels count from 1, positions from 0.
#[must_use]
pub fn mark(level: usize, index: usize) -> String {
    let number = index + 1;
    match level {
        1 => number.to_string(),
        2 => format!("({number})"),
        3 => from_row(KATAKANA, index),
        4 => format!("({})", from_row(KATAKANA, index)),
        _ => from_row(LETTERS, index),
    }
}

const KATAKANA: &str =
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz";

/// The letter at a position; after the last come pairs: アア, アイ.
fn from_row(row: &str, index: usize) -> String {
    let letters: Vec<char> = row.chars().collect();
    let last = letters[index % letters.len()];
    match index / letters.len() {
        0 => last.to_string(),
        more => from_row(row, more - 1) + &last.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_follow_official_writing() {
        let marks: Vec<String> = (1..=5).map(|level| mark(level, 1)).collect();
        assert_eq!(marks, ["2", "(2)", "イ", "(イ)", "b"]);
        assert_eq!(
            (mark(3, 45), mark(3, 46), mark(5, 27)),
            ("ン".to_owned(), "アア".to_owned(), "ab".to_owned())
        );
    }
}
