//! Days of the week as papers write them.

use chrono::NaiveDate;

/// A day of the week, printed as 月 to 日.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weekday(chrono::Weekday);

const NAMES: [char; 7] = ['月', '火', '水', '木', '金', '土', '日'];

impl Weekday {
    /// The day of the week of a date.
    #[must_use]
    pub fn of(date: NaiveDate) -> Self {
        Self(chrono::Datelike::weekday(&date))
    }

    /// The day of the week with this kanji.
    #[must_use]
    pub fn from_kanji(kanji: char) -> Option<Self> {
        let index = NAMES.iter().position(|name| *name == kanji)?;
        u8::try_from(index).ok().and_then(|index| chrono::Weekday::try_from(index).ok()).map(Self)
    }

    /// The kanji.
    #[must_use]
    pub fn kanji(self) -> char {
        NAMES[self.0.num_days_from_monday() as usize]
    }
}
