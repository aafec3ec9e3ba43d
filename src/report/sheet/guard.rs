//! Texts in CSV that a program of tables would take for something else.

use unicode_normalization::UnicodeNormalization;

/// How a cell begins that Excel or another program of tables would compute, full-width signs included; `#` begins its errors.
const FORMULA: [char; 12] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '#'];

/// Words of numbers, dates and times, in small letters: with digits and signs alone they make a value of their own.
const OF_VALUES: [&str; 41] = [
    "令和",
    "平成",
    "昭和",
    "大正",
    "明治",
    "午前",
    "午後",
    "年",
    "月",
    "日",
    "時",
    "分",
    "秒",
    "元",
    "円",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
    "am",
    "pm",
    "usd",
];

/// A cell that Excel takes for a text: what it would take for a formula, a number, a date or the like gets the apostrophe that
/// makes it a text.
pub(super) fn as_text(cell: &str) -> String {
    if cell.starts_with(FORMULA) || is_value(cell) { format!("'{cell}") } else { cell.to_owned() }
}

/// Whether a text could be read as a number, a fraction, a date, a time or a truth: 1-1, 3/4, 1E5, 0012, (1), 5月20日, TRUE.
fn is_value(cell: &str) -> bool {
    let small = cell.nfkc().collect::<String>().to_lowercase();
    let small = small.trim();
    if small == "true" || small == "false" {
        return true;
    }
    let mut rest = small.to_owned();
    OF_VALUES.iter().for_each(|word| rest = rest.replace(word, ""));
    let is_sign = |character: char| !character.is_alphanumeric() || character.is_ascii_digit();
    // Letters of eras, and that of powers of ten.
    let is_letter = |character: char| "rhstme".contains(character);
    small.contains(|character: char| character.is_ascii_digit())
        && rest.chars().all(|character| is_sign(character) || is_letter(character))
        && rest.chars().filter(|character| is_letter(*character)).count() <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_begins_as_a_formula_does() {
        for start in ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "#"] {
            let cell = format!("{start}甲+1");
            assert_eq!(as_text(&cell), format!("'{cell}"), "{start:?}");
        }
    }

    #[test]
    fn what_looks_like_a_value_stays_a_text() {
        for cell in [
            "1-1",
            "3/4",
            "1E5",
            "1e-5",
            "0012",
            "(1)",
            "１-１",
            "（1）",
            "12%",
            "¥100",
            "2026-05",
            "R8.5.20",
            "5月20日",
            "令和8年5月20日",
            "10:30",
            "午後1時30分",
            "May 5",
            "5-May",
            "TRUE",
            "false",
            " 12 ",
            "1,234",
            "1 1/2",
            "令和元年5月1日",
        ] {
            assert_eq!(as_text(cell), format!("'{cell}"));
        }
        for plain in [
            "",
            "健診",
            "資料1",
            "資料1-1",
            "報告第1号",
            "令和8年10月1日から継続",
            "1件",
            "第2号",
            "A4",
            "資料＝1",
            " =1",
            "ー1",
            "X1E5",
            "課",
        ] {
            assert_eq!(as_text(plain), plain);
        }
    }
}
