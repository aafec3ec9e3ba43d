//! What the rows of the sheets can show: the program's own rows, and those that a profile adds.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use strum::EnumIter;

/// A row of the project's sheet: one of the program's, or one that the profile adds.
pub type OverviewRow = Row<OverviewValue>;

/// A cell of a matter's sheet: one of the program's, or one that the profile adds.
pub type RowKey = Row<MatterValue>;

/// What a row shows.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Row<T> {
    /// A value that every profile knows.
    Core(T),
    /// A value of the profile's own, by its key or its name (独自の行).
    Own(String),
}

impl<T: JsonSchema> JsonSchema for Row<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("{}Row", T::schema_name()).into()
    }

    /// Any text, and the words that the program knows.
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let words = T::json_schema(generator).to_value();
        json_schema!({ "type": "string", "x-words": words["oneOf"] })
    }
}

/// A row that a profile adds to its sheets (独自の行), with a key of its own in the case file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-id" = "key"))]
pub struct OwnRow {
    /// Its key in case files with English keys.
    #[schemars(extend("x-ja" = "キー"))]
    pub key: String,
    /// Its key in case files with Japanese keys.
    #[schemars(extend("x-ja" = "項目名"))]
    pub name: String,
    /// What the clerk is to write, in one sentence.
    #[serde(default, skip_serializing)]
    #[schemars(extend("x-ja" = "説明"))]
    pub description: Option<String>,
    /// An example.
    #[serde(default, skip_serializing)]
    #[schemars(extend("x-ja" = "例"))]
    pub example: Option<String>,
}

impl OwnRow {
    /// Whether a sheet means this row.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        self.key == name || self.name == name
    }
}

/// A value of the project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OverviewValue {
    /// Name of the project.
    #[schemars(extend("x-ja" = "事業名"))]
    Name,
    /// Divisions in charge.
    #[schemars(extend("x-ja" = "担当課"))]
    Division,
    /// Purpose.
    #[schemars(extend("x-ja" = "目的"))]
    Purpose,
    /// Whom it is for.
    #[schemars(extend("x-ja" = "対象者"))]
    Target,
    /// What is done.
    #[schemars(extend("x-ja" = "事業内容"))]
    Description,
}

impl OverviewValue {
    /// The key in the project of the case file.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Division => "division",
            Self::Purpose => "purpose",
            Self::Target => "target",
            Self::Description => "description",
        }
    }
}

/// A value of a matter.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, EnumIter,
)]
#[serde(rename_all = "kebab-case")]
pub enum MatterValue {
    /// Nothing: the half stays empty.
    #[schemars(extend("x-ja" = "なし"))]
    None,
    /// Divisions that hold the information.
    #[schemars(extend("x-ja" = "保有課"))]
    HoldingDivision,
    /// Registered work under which the information is kept.
    #[schemars(extend("x-ja" = "登録業務"))]
    Register,
    /// Medium on which it is kept.
    #[schemars(extend("x-ja" = "保有媒体"))]
    HeldMedium,
    /// Fields that are held.
    #[schemars(extend("x-ja" = "保有項目"))]
    HeldFields,
    /// Who receives it.
    #[schemars(extend("x-ja" = "相手方"))]
    Recipient,
    /// Medium by which it is provided.
    #[schemars(extend("x-ja" = "提供媒体"))]
    ProvidedMedium,
    /// Fields that are provided or used.
    #[schemars(extend("x-ja" = "提供項目"))]
    ProvidedFields,
    /// Medium by which information comes back over a link.
    #[schemars(extend("x-ja" = "受領媒体"))]
    ReceivedMedium,
    /// Fields that come back over a link.
    #[schemars(extend("x-ja" = "受領項目"))]
    ReceivedFields,
    /// From whom information is collected.
    #[schemars(extend("x-ja" = "収集先"))]
    Source,
    /// Medium by which it is collected.
    #[schemars(extend("x-ja" = "収集媒体"))]
    CollectedMedium,
    /// Fields that are collected.
    #[schemars(extend("x-ja" = "収集項目"))]
    CollectedFields,
    /// Fields that are recorded anew.
    #[schemars(extend("x-ja" = "追加項目"))]
    AddedFields,
    /// Why.
    #[schemars(extend("x-ja" = "理由"))]
    Reason,
    /// What is done.
    #[schemars(extend("x-ja" = "内容"))]
    Description,
    /// From when to when.
    #[schemars(extend("x-ja" = "期間"))]
    Period,
    /// Safeguards of the municipality.
    #[schemars(extend("x-ja" = "実施機関の対策"))]
    MunicipalitySafeguards,
    /// Safeguards of the recipient.
    #[schemars(extend("x-ja" = "相手方の対策"))]
    RecipientSafeguards,
}

impl MatterValue {
    /// The way to the value inside a matter of the case file.
    #[must_use]
    pub fn way(self) -> &'static [&'static str] {
        match self {
            Self::None => &[],
            Self::HoldingDivision => &["held", "division"],
            Self::Register => &["held", "register"],
            Self::HeldMedium => &["held", "medium"],
            Self::HeldFields => &["held", "fields"],
            Self::Recipient => &["provided", "recipient"],
            Self::ProvidedMedium => &["provided", "medium"],
            Self::ProvidedFields => &["provided", "fields"],
            Self::ReceivedMedium => &["received", "medium"],
            Self::ReceivedFields => &["received", "fields"],
            Self::Source => &["collected", "source"],
            Self::CollectedMedium => &["collected", "medium"],
            Self::CollectedFields => &["collected", "fields"],
            Self::AddedFields => &["added", "fields"],
            Self::Reason => &["reason"],
            Self::Description => &["description"],
            Self::Period => &["period"],
            Self::MunicipalitySafeguards => &["safeguards", "municipality"],
            Self::RecipientSafeguards => &["safeguards", "recipient"],
        }
    }
}
