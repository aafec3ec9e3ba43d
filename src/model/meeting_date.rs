//! The day of a meeting, or that it is not known yet.

use std::borrow::Cow;
use std::str::FromStr;

use chrono::NaiveDate;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use crate::text::wareki::{DateFault, Wareki};

/// The day of a meeting (開催日), or 未定, with its month where that is known: 令和8年11月（未定）.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct MeetingDate {
    /// The day, or the month, as it was typed.
    typed: Option<Wareki>,
    /// Whether it says that the day is not known yet.
    is_undecided: bool,
    /// The month that the name of the meeting's folder says, where nothing else does.
    of_folder: Option<Wareki>,
}

/// How a date ends whose day is not known yet, the longer ones first.
const UNDECIDED: [&str; 6] = ["（日は未定）", "（日未定）", "（未定）", "(undecided)", "未定", "undecided"];

impl MeetingDate {
    /// The word for a day that is not known yet, in Japanese and English.
    pub const WORDS: [&str; 2] = ["未定", "undecided"];

    /// The first day that the date can mean; of a date of which nothing is known, some day.
    #[must_use]
    pub fn first_day(&self) -> NaiveDate {
        self.known().map(Wareki::first_day).unwrap_or_default()
    }

    /// The day, where it is known.
    #[must_use]
    pub fn day(&self) -> Option<NaiveDate> {
        self.typed.as_ref().filter(|_| !self.is_undecided)?.day()
    }

    /// The day or month that was typed.
    #[must_use]
    pub fn typed(&self) -> Option<&Wareki> {
        self.typed.as_ref()
    }

    /// Whether it says that the day is not known yet.
    #[must_use]
    pub fn is_undecided(&self) -> bool {
        self.is_undecided
    }

    /// The day or month that is known, from the file or from the name of its folder.
    #[must_use]
    pub fn known(&self) -> Option<&Wareki> {
        self.typed.as_ref().or(self.of_folder.as_ref())
    }

    /// The same in a folder: 2026-11 says the month of a meeting whose day is not known.
    #[must_use]
    pub fn in_folder(mut self, name: &str) -> Self {
        self.of_folder = name.parse().ok().filter(|_| self.typed.is_none());
        self
    }
}

impl FromStr for MeetingDate {
    type Err = DateFault;

    fn from_str(text: &str) -> Result<Self, DateFault> {
        let text = text.trim();
        let month = UNDECIDED.iter().find_map(|word| text.strip_suffix(word)).map(str::trim);
        let typed = match month {
            Some("") => None,
            Some(month) => Some(month.parse::<Wareki>()?),
            None => Some(text.parse::<Wareki>()?),
        };
        Ok(Self { typed, is_undecided: month.is_some(), of_folder: None })
    }
}

impl TryFrom<String> for MeetingDate {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse().map_err(|fault: DateFault| format!("{fault:?}"))
    }
}

impl From<MeetingDate> for String {
    fn from(date: MeetingDate) -> Self {
        let typed = date.typed.map(Self::from).unwrap_or_default();
        if date.is_undecided { typed + UNDECIDED[2] } else { typed }
    }
}

impl JsonSchema for MeetingDate {
    fn schema_name() -> Cow<'static, str> {
        "MeetingDate".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "meeting-date", "pattern": "\\S" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_a_month_and_neither_are_told_apart() {
        let read = |text: &str| text.parse::<MeetingDate>().expect(text);
        let day = read("令和8年5月20日（水）");
        assert_eq!(
            (day.day().map(|day| day.to_string()).as_deref(), day.is_undecided()),
            (Some("2026-05-20"), false)
        );
        for text in
            ["令和8年11月（未定）", "令和8年11月（日は未定）", "令和8年11月 未定", "2026-11 (undecided)"]
        {
            let date = read(text);
            assert_eq!((date.day(), date.is_undecided()), (None, true), "{text}");
            assert_eq!(date.first_day().to_string(), "2026-11-01", "{text}");
        }
        let month = read("令和8年11月");
        assert_eq!((month.day(), month.is_undecided()), (None, false));
        assert!(read("未定").known().is_none());
        assert_eq!(read("未定").in_folder("2026-11").first_day().to_string(), "2026-11-01");
        assert!(read("未定").in_folder("臨時会").known().is_none());
        assert!("いつか".parse::<MeetingDate>().is_err());
    }
}
