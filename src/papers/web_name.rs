//! Names of letters and digits for materials on the web, where 資料8 becomes %E8%B3%87%E6%96%998.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use sha2::{Digest, Sha256};

use crate::cache::fingerprint::hex;
use crate::text::file_name::folded;

/// The name of each material of a meeting: `2026-05-m08` of 資料8. None of them is another one's name, or the number of a material.
///
/// - `day` stands for a meeting whose name has other letters, with four digits that its name alone has
/// - `numbers` are those of all materials, in order
pub(super) fn web_names(meeting: &str, day: NaiveDate, numbers: &[&str]) -> Vec<String> {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "-_.".contains(letter);
    let of_meeting = if !meeting.is_empty() && meeting.chars().all(is_plain) {
        meeting.to_owned()
    } else {
        format!("{}-{}", day.format("%Y-%m-%d"), &hex(&Sha256::digest(meeting))[..4])
    };
    let mut taken: BTreeSet<String> = numbers.iter().map(|number| folded(number)).collect();
    let mut names = Vec::new();
    for number in numbers {
        let stem = format!("{of_meeting}-m{}", digits(number));
        let mut further = (2_usize..).map(|copy| format!("{stem}_{copy}"));
        let mut name = stem.clone();
        while !taken.insert(folded(&name)) {
            name = further.next().expect("numbers do not end");
        }
        names.push(name);
    }
    names
}

/// The numbers in the number of a material, of two digits at least: 08 of 資料8, 05-1 of 資料5-1.
fn digits(number: &str) -> String {
    let value = |letter: char| match letter {
        '０'..='９' => char::from_digit(u32::from(letter) - u32::from('０'), 10),
        other => other.is_ascii_digit().then_some(other),
    };
    let plain: String = number.chars().map(|letter| value(letter).unwrap_or(' ')).collect();
    let mut parts = plain.split_whitespace();
    let first = format!("{:0>2}", parts.next().unwrap_or_default());
    std::iter::once(first).chain(parts.map(ToOwned::to_owned)).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(meeting: &str, numbers: &[&str]) -> Vec<String> {
        web_names(meeting, NaiveDate::from_ymd_opt(2026, 5, 20).expect("a day"), numbers)
    }

    #[test]
    fn a_name_says_the_meeting_and_the_number() {
        assert_eq!(
            names("2026-05", &["資料8", "資料１２", "資料5-1", "審議資料 NO.3"]),
            ["2026-05-m08", "2026-05-m12", "2026-05-m05-1", "2026-05-m03"]
        );
    }

    #[test]
    fn no_two_materials_have_one_name_and_none_that_of_another_material() {
        let numbers = ["資料8", "参考8", "甲", "乙", "M-m08", "m-M08_2", "資料08"];
        let found = names("m", &numbers);
        assert_eq!(found, ["m-m08_3", "m-m08_4", "m-m00", "m-m00_2", "m-m08_5", "m-m08-2", "m-m08_6"]);
        let all: BTreeSet<String> = found.iter().map(String::as_str).chain(numbers).map(folded).collect();
        assert_eq!(all.len(), found.len() + numbers.len());
    }

    #[test]
    fn a_meeting_with_other_letters_has_a_name_of_its_own() {
        let [one, other] =
            ["令和8年5月", "令和8年5月（臨時）"].map(|meeting| names(meeting, &["資料1"]).remove(0));
        assert_ne!(one, other);
        for name in [one, other] {
            assert!(name.starts_with("2026-05-20-") && name.ends_with("-m01") && name.is_ascii(), "{name}");
        }
    }
}
