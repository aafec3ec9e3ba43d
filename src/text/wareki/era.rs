//! Eras (元号).

use chrono::{Datelike, NaiveDate};
use strum::{EnumIter, IntoEnumIterator};

/// An era that case files may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, EnumIter)]
pub enum Era {
    /// 大正, from 1912-07-30.
    Taisho,
    /// 昭和, from 1926-12-25.
    Showa,
    /// 平成, from 1989-01-08.
    Heisei,
    /// 令和, from 2019-05-01.
    Reiwa,
}

impl Era {
    /// The name in kanji.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Taisho => "大正",
            Self::Showa => "昭和",
            Self::Heisei => "平成",
            Self::Reiwa => "令和",
        }
    }

    /// The era of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::iter().find(|era| era.name() == name)
    }

    /// The letter of the short form, as in H20.10.
    #[must_use]
    pub fn letter(self) -> char {
        match self {
            Self::Taisho => 'T',
            Self::Showa => 'S',
            Self::Heisei => 'H',
            Self::Reiwa => 'R',
        }
    }

    /// The first day.
    #[must_use]
    pub fn start(self) -> NaiveDate {
        let (year, month, day) = match self {
            Self::Taisho => (1912, 7, 30),
            Self::Showa => (1926, 12, 25),
            Self::Heisei => (1989, 1, 8),
            Self::Reiwa => (2019, 5, 1),
        };
        NaiveDate::from_ymd_opt(year, month, day).expect("eras begin on real days")
    }

    /// The first day of the era after this one.
    #[must_use]
    pub fn end(self) -> Option<NaiveDate> {
        Self::iter().find(|era| *era > self).map(Self::start)
    }

    /// The era of a day as known on another day: a paper of 2016 calls 2020 平成32年.
    #[must_use]
    pub fn of(day: NaiveDate, known_on: NaiveDate) -> Option<Self> {
        Self::iter().rfind(|era| era.start() <= day && era.start() <= known_on.max(Self::Heisei.start()))
    }

    /// The calendar year of a year of this era, which counts from 1.
    #[must_use]
    pub fn calendar_year(self, year: i32) -> i32 {
        self.start().year() + year - 1
    }
}
