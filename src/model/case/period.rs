//! When a matter begins and ends.

use std::borrow::Cow;

use chrono::NaiveDate;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use crate::text::wareki::Wareki;
use crate::text::yes_no::YesNo;

/// When the matter begins and ends.
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-scalar" = "text"))]
pub struct Period {
    /// Beginning (開始).
    #[schemars(extend("x-ja" = "開始", "x-printed" = "or text"))]
    pub from: Option<PeriodDate>,
    /// End (終了).
    #[schemars(extend("x-ja" = "終了", "x-printed" = "or text"))]
    pub to: Option<PeriodDate>,
    /// Whether it goes on without an end (継続).
    #[schemars(extend("x-ja" = "継続", "x-printed" = "no"))]
    pub ongoing: Option<YesNo>,
    /// The text to print (表記); the dates are checked all the same.
    #[schemars(extend("x-ja" = "表記"))]
    pub text: Option<String>,
}

/// A day on which a period begins or ends, or a word of the council for one that nobody knows yet (契約締結の日).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum PeriodDate {
    /// A date.
    Date(Wareki),
    /// A word of the council. The schema knows which there are.
    Word(String),
}

impl PeriodDate {
    /// The date, if it is one.
    #[must_use]
    pub fn date(&self) -> Option<&Wareki> {
        match self {
            Self::Date(date) => Some(date),
            Self::Word(_) => None,
        }
    }

    /// As the form prints it on a day.
    #[must_use]
    pub fn printed(&self, day: NaiveDate) -> String {
        match self {
            Self::Date(date) => date.printed(day),
            Self::Word(word) => word.clone(),
        }
    }
}

impl From<String> for PeriodDate {
    fn from(text: String) -> Self {
        text.parse().map_or_else(|_| Self::Word(text.trim().to_owned()), Self::Date)
    }
}

impl From<PeriodDate> for String {
    fn from(date: PeriodDate) -> Self {
        match date {
            PeriodDate::Date(date) => date.into(),
            PeriodDate::Word(word) => word,
        }
    }
}

impl JsonSchema for PeriodDate {
    fn schema_name() -> Cow<'static, str> {
        "PeriodDate".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "period-date", "pattern": "\\S" })
    }
}
