//! Dates inside sentences.

use std::sync::LazyLock;

use chrono::Datelike;
use regex::Regex;
use strum::IntoEnumIterator;

use crate::text::source::Span;

use super::date::Precision;
use super::{DateFault, Era, Wareki, Weekday, fiscal_year, read};

/// A date in a sentence.
#[derive(Debug, Clone)]
pub struct Mention {
    /// Where it stands, in bytes.
    pub span: Span,
    /// The era, where one is named.
    pub era: Option<Era>,
    /// Year as written: of the era, or of our calendar.
    pub year: i32,
    /// Whether it is a fiscal year (年度).
    pub fiscal: bool,
    /// Month, where one is given.
    pub month: Option<u32>,
    /// The whole day as a value, where one is given, or why there is no such day.
    pub day: Option<Result<Wareki, DateFault>>,
    /// Day of the week beside it.
    pub weekday: Option<Weekday>,
}

static DATE: LazyLock<Regex> = LazyLock::new(|| {
    let digits = "[0-9０-９]";
    let eras = Era::iter().map(Era::name).collect::<Vec<_>>().join("|");
    let pattern = format!(
        "(?:(?P<era>{eras})[ 　]*)?(?P<year>{digits}{{1,4}}|元)年\
         (?:(?P<fiscal>度)|[ 　]*(?P<month>{digits}{{1,2}})月(?:[ 　]*(?P<day>{digits}{{1,2}}日))?)?\
         (?:[ 　]?[（(](?P<weekday>[月火水木金土日])(?:曜日?)?[）)])?"
    );
    Regex::new(&pattern).expect("the pattern is under test")
});

/// Every date in a text. One that is the whole text is read as a value is: 2026/5/20(水), R8.5.20.
#[must_use]
pub fn find(text: &str) -> Vec<Mention> {
    match text.parse::<Wareki>() {
        Ok(date) => return vec![whole(text, date)],
        Err(DateFault::NoSuchDay) => return vec![never_was(text)],
        Err(_) => {}
    }
    let found = DATE.captures_iter(text).filter_map(|captures| {
        let whole = captures.get(0)?;
        let number = |name: &str| captures.name(name).map(|found| read::half_width(found.as_str()));
        let year = number("year")?;
        let weekday =
            captures.name("weekday").and_then(|kanji| Weekday::from_kanji(kanji.as_str().chars().next()?));
        let written = captures.name("day").map(|day| text[whole.start()..day.end()].parse());
        Some(Mention {
            span: whole.range(),
            era: captures.name("era").and_then(|era| Era::named(era.as_str())),
            year: if year == "元" { 1 } else { year.parse().ok()? },
            fiscal: captures.name("fiscal").is_some(),
            month: number("month").and_then(|month| month.parse().ok()),
            day: written,
            weekday,
        })
    });
    found.collect()
}

/// A text that is a date as a whole, of a day that never was: R8.4.31.
fn never_was(text: &str) -> Mention {
    let day = Some(Err(DateFault::NoSuchDay));
    Mention { span: 0..text.len(), era: None, year: 0, fiscal: false, month: None, day, weekday: None }
}

fn whole(text: &str, date: Wareki) -> Mention {
    let last = date.last_day();
    let fiscal = matches!(date.precision, Precision::FiscalYearStart | Precision::FiscalYearEnd);
    let is_end = date.precision == Precision::FiscalYearEnd;
    let calendar_year = if is_end { last.year() - 1 } else { last.year() };
    Mention {
        span: 0..text.len(),
        era: date.era,
        year: date.era.map_or(calendar_year, |era| calendar_year - era.start().year() + 1),
        fiscal,
        month: (!fiscal).then_some(last.month()),
        weekday: date.weekday,
        day: (date.precision == Precision::Day).then_some(Ok(date)),
    }
}

impl Mention {
    /// The calendar year, where the era or four digits tell it.
    #[must_use]
    pub fn calendar_year(&self) -> Option<i32> {
        match self.era {
            Some(era) => Some(era.calendar_year(self.year)),
            None => (self.year >= 1868).then_some(self.year),
        }
    }

    /// The fiscal year (April to March) that it lies in.
    #[must_use]
    pub fn fiscal_year(&self) -> Option<i32> {
        let year = self.calendar_year()?;
        match self.month {
            Some(month) if !self.fiscal => Some(fiscal_year(year, month)),
            _ => Some(year),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_dates_where_they_stand() {
        for (text, year, weekday) in [
            ("2026/5/20(木)", 2026, Some(true)),
            ("Ｒ８．５．２０（木）", 2026, Some(true)),
            ("H38.4.1", 2026, Some(false)),
            ("令和8年5月20日 (木)", 2026, Some(true)),
            ("令和8年度末", 2026, None),
            ("2026-03", 2025, None),
        ] {
            let [whole] = &find(text)[..] else { panic!("{text}") };
            assert_eq!(whole.span, 0..text.len());
            assert_eq!(whole.fiscal_year(), Some(year), "{text}");
            assert_eq!(whole.day.as_ref().map(|_| whole.weekday.is_some()), weekday, "{text}");
        }
        let text = "平成20年度第2回は、平成２０年８月27日（水）、20年度、2008年10月、元年";
        let found: Vec<(&str, Option<i32>, bool)> = find(text)
            .iter()
            .map(|date| (&text[date.span.clone()], date.fiscal_year(), date.weekday.is_some()))
            .collect();
        assert_eq!(
            found,
            [
                ("平成20年度", Some(2008), false),
                ("平成２０年８月27日（水）", Some(2008), true),
                ("20年度", None, false),
                ("2008年10月", Some(2008), false),
                ("元年", None, false),
            ]
        );
    }

    #[test]
    fn a_fiscal_year_begins_in_april() {
        let year = |text| find(text).first().expect("a date").fiscal_year();
        assert_eq!(year("平成21年3月"), Some(2008));
        assert_eq!(year("平成21年4月"), Some(2009));
        assert_eq!(year("平成21年度"), Some(2009));
    }
}
