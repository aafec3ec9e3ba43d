//! The case file (案件): one consultation, as a clerk may write it.

mod contact;
mod matter;
mod period;
mod safeguards;
mod special_clauses;

pub use contact::{Contact, Project};
pub use matter::{Added, Collected, Held, Matter, Provided, ProvidedField, Received};
pub use period::{Period, PeriodDate};
pub use safeguards::{Safeguard, Safeguards};
pub use special_clauses::{ClauseBase, ClauseChoice, ClauseInsertion, ClauseReplacement};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::allow::Allow;
use crate::text::yes_no::YesNo;

/// One consultation.
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-closed" = "values"))]
pub struct Case {
    /// Whether somebody is still writing it (下書き): its meeting has no new bundle until it is done, and keeps the old one.
    #[serde(default, skip_serializing)]
    #[schemars(extend("x-ja" = "下書き", "x-printed" = "no"))]
    pub draft: YesNo,
    /// The case from which it was copied (前回): `MEETING/CASE`. The digest says what changed since.
    #[serde(default, skip_serializing)]
    #[schemars(extend("x-ja" = "前回", "x-printed" = "no", "x-fresh" = "never"))]
    pub previous: Option<String>,
    /// Subject (件名) as it stands on the cover.
    #[schemars(extend("x-ja" = "件名"))]
    pub subject: String,
    /// Divisions in charge (担当); the first leads.
    #[schemars(extend("x-ja" = "担当", "x-shape" = "many", "x-fresh" = "one"))]
    pub contact: Vec<Contact>,
    /// The project (事業).
    #[schemars(extend("x-ja" = "事業"))]
    pub project: Project,
    /// What is done with personal information (取扱い), one entry each.
    #[schemars(extend("x-ja" = "取扱い", "x-shape" = "many"))]
    pub matters: Vec<Matter>,
    /// The clauses that go with it (特記事項). If left out: standard where a matter is an outsourcing, else none.
    #[schemars(extend("x-ja" = "特記事項"))]
    pub special_clauses: Option<ClauseChoice>,
    /// Findings that the clerk accepts (確認済み), each with a reason.
    #[serde(default, skip_serializing)]
    #[schemars(extend("x-ja" = "確認済み", "x-printed" = "no"))]
    pub allow: Vec<Allow>,
}
