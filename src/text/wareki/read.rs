//! Reads the dates that clerks type.

use chrono::NaiveDate;
use strum::IntoEnumIterator;

use super::date::{Precision, Wareki};
use super::{Era, Weekday};

/// Why a text is no date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateFault {
    /// It does not read as a date at all.
    Unreadable,
    /// A year without its era: 20年10月.
    EraMissing,
    /// A month or day that the calendar does not have: 13月, 2月30日.
    NoSuchDay,
    /// The era had not begun (令和元年4月30日) or was over (昭和64年1月8日); the date as it should be written.
    OutsideEra {
        /// What to write instead.
        correct: String,
    },
}

impl std::str::FromStr for Wareki {
    type Err = DateFault;

    fn from_str(text: &str) -> Result<Self, DateFault> {
        read(text)
    }
}

impl TryFrom<String> for Wareki {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse().map_err(|fault: DateFault| format!("{fault:?}"))
    }
}

/// Reads a date.
fn read(text: &str) -> Result<Wareki, DateFault> {
    let text = without_padding(&half_width(text));
    let (text, weekday) = split_weekday(&text);
    let (era, rest) = split_era(text);
    let (year, rest) = split_year(rest).ok_or(DateFault::Unreadable)?;
    let calendar_year = match era {
        Some(_) if !(1..=99).contains(&year) => return Err(DateFault::Unreadable),
        Some(era) => era.calendar_year(year),
        None if (1868..=2999).contains(&year) => year,
        None if rest.starts_with('年') && year < 100 => return Err(DateFault::EraMissing),
        None => return Err(DateFault::Unreadable),
    };
    let (month, day, precision) = split_month_and_day(rest).ok_or(DateFault::Unreadable)?;
    if weekday.is_some() && precision != Precision::Day {
        return Err(DateFault::Unreadable);
    }
    let calendar_year = if precision == Precision::FiscalYearEnd { calendar_year + 1 } else { calendar_year };
    let first = NaiveDate::from_ymd_opt(calendar_year, month, day).ok_or(DateFault::NoSuchDay)?;
    let date = Wareki { first, precision, era, weekday };
    match era {
        Some(era) if is_outside(era, &date) => {
            Err(DateFault::OutsideEra { correct: Wareki { era: None, ..date }.printed(NaiveDate::MAX) })
        }
        _ => Ok(date),
    }
}

/// Reads a fiscal year as people write it: 2026, 令和8年度, R8.
#[must_use]
pub fn read_fiscal_year(text: &str) -> Option<i32> {
    let text = half_width(&text.split_whitespace().collect::<String>());
    let (era, rest) = split_era(&text);
    let (year, rest) = split_year(rest)?;
    if !matches!(rest, "" | "年" | "年度") {
        return None;
    }
    match era {
        Some(era) => (year > 0).then(|| era.calendar_year(year)),
        None => (1900..=9999).contains(&year).then_some(year),
    }
}

/// 平成 may run on: papers written before May 2019 know no other name for later years.
fn is_outside(era: Era, date: &Wareki) -> bool {
    let over = era < Era::Heisei && era.end().is_some_and(|end| date.first_day() >= end);
    date.last_day() < era.start() || over
}

/// The text without the blanks that bring digits into columns: 令和 8年 5月20日. Between two digits a blank stays.
fn without_padding(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_digit = |character: char| character.is_ascii_digit();
    words.into_iter().fold(String::new(), |line, word| {
        let joint = if line.ends_with(is_digit) && word.starts_with(is_digit) { " " } else { "" };
        line + joint + word
    })
}

pub(super) fn half_width(text: &str) -> String {
    text.chars()
        .map(|character| match character {
            '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '．' | '／' | '（' | '）' | '－' => {
                char::from_u32(character as u32 - 0xFEE0).expect("full-width forms mirror ASCII")
            }
            other => other,
        })
        .collect()
}

/// Takes `(水)` or `(水曜日)` off the end.
fn split_weekday(text: &str) -> (&str, Option<Weekday>) {
    let found = text.strip_suffix(')').and_then(|open| open.rsplit_once('(')).and_then(|(date, inner)| {
        let mut inner = inner.trim_end_matches("曜日").chars();
        let weekday = inner.next().and_then(Weekday::from_kanji)?;
        inner.next().is_none().then(|| (date.trim_end(), Some(weekday)))
    });
    found.unwrap_or((text, None))
}

fn split_era(text: &str) -> (Option<Era>, &str) {
    for era in Era::iter() {
        let letter = era.letter();
        let rest = text
            .strip_prefix(era.name())
            .or_else(|| text.strip_prefix(letter).or_else(|| text.strip_prefix(letter.to_ascii_lowercase())));
        if let Some(rest) = rest {
            return (Some(era), rest);
        }
    }
    (None, text)
}

fn split_year(text: &str) -> Option<(i32, &str)> {
    match text.strip_prefix('元') {
        Some(rest) => Some((1, rest)),
        None => split_number(text).and_then(|(number, rest)| Some((i32::try_from(number).ok()?, rest))),
    }
}

fn split_number(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|character: char| !character.is_ascii_digit()).unwrap_or(text.len());
    let number = text[..end].parse().ok()?;
    (end <= 4).then_some((number, &text[end..]))
}

fn split_month_and_day(text: &str) -> Option<(u32, u32, Precision)> {
    match text {
        "年度末" | "年度末日" => return Some((3, 31, Precision::FiscalYearEnd)),
        "年度当初" | "年度初め" | "年度始め" => return Some((4, 1, Precision::FiscalYearStart)),
        _ => {}
    }
    if let Some(rest) = text.strip_prefix('年') {
        let (month, rest) = split_number(rest)?;
        let rest = rest.strip_prefix('月')?;
        if rest.is_empty() {
            return Some((month, 1, Precision::Month));
        }
        let (day, rest) = split_number(rest)?;
        return (rest == "日").then_some((month, day, Precision::Day));
    }
    let separator = text.chars().next().filter(|character| matches!(character, '-' | '.' | '/'))?;
    let (month, rest) = split_number(&text[1..])?;
    if rest.is_empty() {
        return Some((month, 1, Precision::Month));
    }
    let (day, rest) = split_number(rest.strip_prefix(separator)?)?;
    rest.is_empty().then_some((month, day, Precision::Day))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a real day")
    }

    #[test]
    fn reads_every_way_to_write_one_day() {
        for text in [
            "2008-10-01",
            "2008/10/1",
            "2008年10月1日",
            "平成20年10月1日",
            "平成２０年１０月１日",
            "H20.10.1",
            "h20.10.1",
            "Ｈ２０．１０．１",
            "平成20年10月1日（水）",
            "平成20年10月1日(水曜日)",
            "平成 20年 10月 1日 (水)",
            "平成２０年１０月　１日（水）",
            "平成20.10.1",
            "H20/10/1",
        ] {
            assert_eq!(text.parse().map(|date: Wareki| date.day()), Ok(Some(day(2008, 10, 1))), "{text:?}");
        }
    }

    #[test]
    fn a_month_ends_on_its_last_day_and_a_fiscal_year_in_march() {
        for (text, first, last) in [
            ("2008-02", day(2008, 2, 1), day(2008, 2, 29)),
            ("H20.12", day(2008, 12, 1), day(2008, 12, 31)),
            ("令和8年度末", day(2027, 3, 31), day(2027, 3, 31)),
            ("令和8年度末日", day(2027, 3, 31), day(2027, 3, 31)),
            ("令和 8年度当初", day(2026, 4, 1), day(2026, 4, 1)),
        ] {
            let date: Wareki = text.parse().expect("a date");
            assert_eq!((date.first_day(), date.last_day()), (first, last), "{text:?}");
        }
    }

    #[test]
    fn refuses_dates_that_never_were() {
        for text in
            ["令和元年4月30日", "昭和64年1月8日", "2008-13", "平成20年13月", "20年10月", "平成21年2月29日"]
        {
            assert!(text.parse::<Wareki>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn says_what_to_write_instead() {
        let correct = |text: &str| match text.parse::<Wareki>() {
            Err(DateFault::OutsideEra { correct }) => correct,
            other => panic!("{other:?}"),
        };
        assert_eq!(correct("昭和64年1月8日"), "平成元年1月8日");
        assert_eq!(correct("令和元年4月30日"), "平成31年4月30日");
        assert_eq!("20年10月".parse::<Wareki>(), Err(DateFault::EraMissing));
    }

    #[test]
    fn prints_in_the_era_known_on_the_day_of_the_paper() {
        let date: Wareki = "2020-04-01".parse().expect("a date");
        assert_eq!(date.printed(day(2016, 6, 1)), "平成32年4月1日");
        assert_eq!(date.printed(day(2019, 5, 1)), "令和2年4月1日");
        // One that was typed stays, whatever the day.
        for (typed, printed) in
            [("平成31年6月1日", "平成31年6月1日"), ("H32.3", "平成32年3月"), ("令和元年5月", "令和元年5月")]
        {
            let date: Wareki = typed.parse().expect("a date");
            assert_eq!(date.printed(day(2019, 6, 1)), printed);
            assert_eq!(date.printed(day(2016, 6, 1)), printed);
        }
        let end: Wareki = "令和8年度末".parse().expect("a date");
        assert_eq!(end.printed(day(2026, 4, 1)), "令和8年度末");
    }

    #[test]
    fn era_names_and_words_are_not_dates() {
        for text in
            ["", "平成", "平成年", "令和100年1月1日", "平成20年度", "契約締結の日", "0020-10-01", "H20.10-1"]
        {
            assert!(text.parse::<Wareki>().is_err(), "{text:?}");
        }
    }
    #[test]
    fn fiscal_years_are_read_as_people_write_them() {
        for text in ["2026", "令和8年度", "令和８年度", "R8", "Ｒ８", "r8", "令和 8 年"] {
            assert_eq!(read_fiscal_year(text), Some(2026), "{text}");
        }
        assert_eq!(read_fiscal_year("令和元年度"), Some(2019));
        assert_eq!(read_fiscal_year("平成20年度"), Some(2008));
        for text in ["", "8", "元", "令和", "昭和0", "明治3", "令和8月", "R99999999999"] {
            assert_eq!(read_fiscal_year(text), None, "{text}");
        }
    }
}
