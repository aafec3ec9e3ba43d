//! A date with as much precision as was typed.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use super::{Era, Weekday};

/// The fiscal year (April to March) of a month, 1 to 12.
#[must_use]
pub fn fiscal_year(year: i32, month: u32) -> i32 {
    if month < 4 { year - 1 } else { year }
}

/// The first day of a fiscal year; of one that no calendar has, the first day of all.
#[must_use]
pub fn fiscal_year_begin(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 4, 1).unwrap_or(NaiveDate::MIN)
}

/// A day, a month, or the end of a fiscal year, with what was typed beside it.
///
/// It is read from texts such as 平成20年10月1日, H20.10, 2008-10-01 or 令和8年度末, digits in half or full width.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Wareki {
    pub(super) first: NaiveDate,
    pub(super) precision: Precision,
    pub(super) era: Option<Era>,
    pub(super) weekday: Option<Weekday>,
}

/// How much of a date was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Precision {
    Day,
    Month,
    /// 1 April (年度当初).
    FiscalYearStart,
    /// 31 March (年度末).
    FiscalYearEnd,
}

impl Wareki {
    /// The first day that the date can mean.
    #[must_use]
    pub fn first_day(&self) -> NaiveDate {
        self.first
    }

    /// The last day that the date can mean.
    #[must_use]
    pub fn last_day(&self) -> NaiveDate {
        match self.precision {
            Precision::Month => {
                let (year, month) = (self.first.year(), self.first.month());
                let next = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
                NaiveDate::from_ymd_opt(next.0, next.1, 1).and_then(|day| day.pred_opt()).expect("months end")
            }
            Precision::Day | Precision::FiscalYearStart | Precision::FiscalYearEnd => self.first,
        }
    }

    /// The day, where one was given.
    #[must_use]
    pub fn day(&self) -> Option<NaiveDate> {
        (self.precision == Precision::Day).then_some(self.first)
    }

    /// The era that was typed.
    #[must_use]
    pub fn typed_era(&self) -> Option<Era> {
        self.era
    }

    /// The day of the week that was typed.
    #[must_use]
    pub fn typed_weekday(&self) -> Option<Weekday> {
        self.weekday
    }

    /// The name of a fiscal year in the era known on a day: 平成20年度.
    #[must_use]
    pub fn fiscal_year_name(fiscal_year: i32, known_on: NaiveDate) -> String {
        let first = NaiveDate::from_ymd_opt(fiscal_year, 4, 1).expect("April begins");
        // 令和元年度 began while 平成 ran: a fiscal year takes the name of the era it ends in, where that is known.
        let named =
            NaiveDate::from_ymd_opt(fiscal_year, 5, 1).filter(|may| *may <= known_on).unwrap_or(first);
        format!("{}年度", era_year(named, known_on, fiscal_year))
    }

    /// The date with half-width digits, 平成20年10月1日: in the era that was typed, else in the one known on a day.
    #[must_use]
    pub fn printed(&self, known_on: NaiveDate) -> String {
        let year = self.first.year() - i32::from(self.precision == Precision::FiscalYearEnd);
        let year = match self.era {
            Some(era) => in_era(era, year),
            None => era_year(self.first, known_on, year),
        };
        match self.precision {
            Precision::Day => format!("{year}年{}月{}日", self.first.month(), self.first.day()),
            Precision::Month => format!("{year}年{}月", self.first.month()),
            Precision::FiscalYearStart => format!("{year}年度当初"),
            Precision::FiscalYearEnd => format!("{year}年度末"),
        }
    }
}

fn era_year(day: NaiveDate, known_on: NaiveDate, calendar_year: i32) -> String {
    Era::of(day, known_on).map_or_else(|| calendar_year.to_string(), |era| in_era(era, calendar_year))
}

fn in_era(era: Era, calendar_year: i32) -> String {
    match calendar_year - era.start().year() + 1 {
        1 => format!("{}元", era.name()),
        year => format!("{}{year}", era.name()),
    }
}

impl From<Wareki> for String {
    /// The date without its spelling, so that 2008-10 and 平成20年10月 are one value.
    fn from(date: Wareki) -> Self {
        match date.precision {
            Precision::Day | Precision::FiscalYearStart | Precision::FiscalYearEnd => {
                date.first.format("%Y-%m-%d").to_string()
            }
            Precision::Month => date.first.format("%Y-%m").to_string(),
        }
    }
}

impl JsonSchema for Wareki {
    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "wareki", "pattern": "\\S" })
    }
}
