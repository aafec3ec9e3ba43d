//! Marks of numbered lists.

use super::placeholder::PlaceholderTemplate;

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

/// A mark of a series that is named by its first: `1`, `１`, `一`, `ア`, `①`, `a`, `A`. Positions count from 0. `None` where no
/// series begins so.
#[must_use]
pub fn in_series(first: &str, index: usize) -> Option<String> {
    let number = index + 1;
    Some(match first {
        "1" => number.to_string(),
        "１" => number.to_string().chars().map(|digit| full_width(digit, '0', '０')).collect(),
        "一" => kanji(number),
        "ア" => from_row(KATAKANA, index),
        "①" => circled(number),
        "a" => from_row(LETTERS, index),
        "A" => from_row(LETTERS, index).to_uppercase(),
        _ => return None,
    })
}

/// A mark or number of the council's, as the one at a position.
///
/// - `word` stands for the blank that names no series: the number of a material, or a kind
#[must_use]
pub fn in_order(phrase: &PlaceholderTemplate, position: usize, word: &str) -> String {
    phrase.fill(|blank| in_series(blank, position).unwrap_or_else(|| word.to_owned()))
}

/// The first marks of every series.
pub const SERIES: [&str; 7] = ["1", "１", "一", "ア", "①", "a", "A"];

fn full_width(digit: char, from: char, to: char) -> char {
    char::from_u32(u32::from(digit) - u32::from(from) + u32::from(to)).unwrap_or(digit)
}

/// A number in a circle; there are fifty, then come brackets.
fn circled(number: usize) -> String {
    let at = |first: char, from: usize| {
        let code = u32::try_from(number - from).ok().map(|offset| u32::from(first) + offset);
        code.and_then(char::from_u32).map(String::from)
    };
    let circled = match number {
        1..=20 => at('①', 1),
        21..=35 => at('㉑', 21),
        36..=50 => at('㊱', 36),
        _ => None,
    };
    circled.unwrap_or_else(|| format!("({number})"))
}

/// A number in kanji: 十二, 百三.
fn kanji(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let mut text = String::new();
    let mut rest = number;
    for (size, name) in [(1000, "千"), (100, "百"), (10, "十")] {
        let count = rest / size;
        rest %= size;
        match count {
            0 => {}
            1 => text.push_str(name),
            2..=9 => text = text + DIGITS[count] + name,
            _ => return number.to_string(),
        }
    }
    text + DIGITS[rest]
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
    fn a_series_is_named_by_its_first_mark() {
        for first in SERIES {
            assert_eq!(in_series(first, 0).as_deref(), Some(first));
        }
        let at = |first, index| in_series(first, index).expect("a series");
        assert_eq!(
            [at("1", 11), at("１", 11), at("一", 11), at("一", 119)],
            ["12", "１２", "十二", "百二十"]
        );
        assert_eq!([at("①", 19), at("①", 20), at("①", 49), at("①", 50)], ["⑳", "㉑", "㊿", "(51)"]);
        assert_eq!([at("ア", 2), at("A", 2), at("a", 26)], ["ウ", "C", "aa"]);
        assert_eq!(in_series("甲", 0), None);
    }

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
