//! The words and rows of the form.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::EnumIter;

use crate::matter_type::MatterType;

/// The first sheet.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cover {
    /// Title of the form: 情報公開・個人情報保護審議会 諮問・報告事項.
    #[schemars(extend("x-ja" = "表題"))]
    pub title: String,
    /// Label of the subject: 件名.
    #[schemars(extend("x-ja" = "件名"))]
    pub subject: String,
    /// The line under the subject: 内容は別紙のとおり.
    #[schemars(extend("x-ja" = "案内"))]
    pub notice: String,
    /// Heading of the grounds: 条例の根拠.
    #[schemars(extend("x-ja" = "根拠"))]
    pub grounds: String,
    /// The block on the division in charge.
    #[schemars(extend("x-ja" = "担当"))]
    pub contact: ContactLabels,
}

/// The lines on the division in charge. Each line is a list of parts; a part is left out if what it names is not given.
/// Known: {部}, {課}, {係}, {担当者}, {内線}.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ContactLabels {
    /// The lines.
    #[schemars(extend("x-ja" = "行"))]
    pub lines: Vec<Vec<String>>,
    /// Keys of 担当 that every case must give.
    #[serde(default)]
    #[schemars(extend("x-ja" = "必須"))]
    pub required: Vec<ContactKey>,
}

/// A key of the contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, EnumIter)]
#[serde(rename_all = "kebab-case")]
pub enum ContactKey {
    /// 部.
    #[schemars(extend("x-ja" = "部"))]
    Department,
    /// 課.
    #[schemars(extend("x-ja" = "課"))]
    Division,
    /// 係.
    #[schemars(extend("x-ja" = "係"))]
    Section,
    /// 担当者.
    #[schemars(extend("x-ja" = "担当者"))]
    Officer,
    /// 内線.
    #[schemars(extend("x-ja" = "内線"))]
    Extension,
}

impl ContactKey {
    /// The key in the case file.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Department => "department",
            Self::Division => "division",
            Self::Section => "section",
            Self::Officer => "officer",
            Self::Extension => "extension",
        }
    }
}

/// The sheet on the project.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Overview {
    /// Heading: 事業の概要.
    #[schemars(extend("x-ja" = "表題"))]
    pub heading: String,
    /// Rows, from top to bottom.
    #[schemars(extend("x-ja" = "行"))]
    pub rows: Vec<OverviewRow>,
    /// Labels of the rows.
    #[schemars(extend("x-ja" = "見出し", "propertyNames" = { "$ref": "#/definitions/OverviewRow" }))]
    pub labels: BTreeMap<OverviewRow, String>,
    /// Rows that every case must fill.
    #[serde(default)]
    #[schemars(extend("x-ja" = "必須"))]
    pub required: Vec<OverviewRow>,
}

/// What a row of the project's sheet shows.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, EnumIter,
)]
#[serde(rename_all = "kebab-case")]
pub enum OverviewRow {
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

impl OverviewRow {
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

/// The sheet of each type of matter.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sheets {
    /// Outsourcing.
    #[schemars(extend("x-ja" = "委託"))]
    pub outsourcing: Option<Sheet>,
}

impl Sheets {
    /// The sheet of a type, if the profile has one.
    #[must_use]
    pub fn of(&self, matter_type: MatterType) -> Option<&Sheet> {
        match matter_type {
            MatterType::Outsourcing => self.outsourcing.as_ref(),
            _ => None,
        }
    }
}

/// The sheet of a matter: four columns, two headed halves, and rows over the full width.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sheet {
    /// Word before the subject in the heading: 件名.
    #[schemars(extend("x-ja" = "件名"))]
    pub subject: String,
    /// Head of the left half: 区保有情報.
    #[schemars(extend("x-ja" = "左"))]
    pub left: String,
    /// Head of the right half: 委託業者及び委託に伴う提供情報.
    #[schemars(extend("x-ja" = "右"))]
    pub right: String,
    /// Rows from top to bottom: one value (full width) or two (left, right; なし leaves a half empty).
    #[schemars(extend("x-ja" = "行"))]
    pub rows: Vec<Vec<RowKey>>,
    /// Labels of the values.
    #[schemars(extend("x-ja" = "見出し", "propertyNames" = { "$ref": "#/definitions/RowKey" }))]
    pub labels: BTreeMap<RowKey, String>,
    /// Values that every case must give.
    #[serde(default)]
    #[schemars(extend("x-ja" = "必須"))]
    pub required: Vec<RowKey>,
}

/// What a cell of a matter's sheet shows.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, EnumIter,
)]
#[serde(rename_all = "kebab-case")]
pub enum RowKey {
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
    /// Fields that are provided.
    #[schemars(extend("x-ja" = "提供項目"))]
    ProvidedFields,
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

impl RowKey {
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
            Self::Reason => &["reason"],
            Self::Description => &["description"],
            Self::Period => &["period"],
            Self::MunicipalitySafeguards => &["safeguards", "municipality"],
            Self::RecipientSafeguards => &["safeguards", "recipient"],
        }
    }
}

/// How a period is said where the case gives dates and no text. Known: {開始}, {終了}.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PeriodPhrases {
    /// From a day to a day: {開始}から{終了}まで.
    #[schemars(extend("x-ja" = "終了あり"))]
    pub closed: String,
    /// From a day on: {開始}から継続.
    #[schemars(extend("x-ja" = "継続"))]
    pub ongoing: String,
    /// A beginning only: {開始}.
    #[schemars(extend("x-ja" = "開始のみ"))]
    pub open: String,
}

/// File names and titles of the documents of a case.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Documents {
    /// The form.
    #[schemars(extend("x-ja" = "諮問・報告事項"))]
    pub advance_report: DocumentName,
    /// The sheet of clauses.
    #[schemars(extend("x-ja" = "特記事項"))]
    pub special_clauses: DocumentName,
}

/// What a document is called.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentName {
    /// File name without ending.
    #[schemars(extend("x-ja" = "ファイル名"))]
    pub file: String,
    /// Title that a PDF reader shows. Known: {件名}.
    #[schemars(extend("x-ja" = "表題"))]
    pub title: String,
}
