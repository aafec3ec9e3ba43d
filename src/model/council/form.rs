//! The words and rows of the form.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::EnumIter;

use crate::model::case::Period;
use crate::model::matter_type::MatterType;
use crate::text::placeholder::PlaceholderTemplate;
use crate::text::yes_no::YesNo;

use super::{MatterValue, OverviewRow, Row, RowKey};

/// The first sheet.
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
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
    /// What the words mean by which grounds call their laws, behind the heading: of those alone that a case names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-ja" = "略語"))]
    pub abbreviations: Option<Abbreviations>,
    /// Heading of the sheet of each matter, where a case has several: 別紙{1}　{種類}（{根拠}）. Without it there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-ja" = "別紙"))]
    pub appendix: Option<String>,
    /// The block on the division in charge.
    #[schemars(extend("x-ja" = "担当"))]
    pub contact: ContactLabels,
}

/// What the words mean by which grounds call their laws (略語).
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Abbreviations {
    /// What stands behind the heading of the grounds: （{略語}をいう。）. Known: {略語}.
    #[schemars(extend("x-ja" = "表記"))]
    pub phrase: String,
    /// What is said of each: 「{語}」とは、{名称}. Known: {語}, {名称}.
    #[schemars(extend("x-ja" = "一つの表記"))]
    pub one: String,
    /// What stands between them: を、.
    #[schemars(extend("x-ja" = "つなぎ"))]
    pub joint: String,
    /// The words.
    #[schemars(extend("x-ja" = "一覧"))]
    pub terms: Vec<Abbreviation>,
}

impl Abbreviations {
    /// What is said of those that these articles begin with; `None` if it is none of them.
    ///
    /// - `articles` as they are printed: 番号法第28条
    #[must_use]
    pub fn said_of(&self, articles: &[&str]) -> Option<String> {
        let of = |article: &&str| {
            let begins = self.terms.iter().filter(|term| article.starts_with(&term.word));
            begins.max_by_key(|term| term.word.len()).map(|term| term.word.as_str())
        };
        let used: BTreeSet<&str> = articles.iter().filter_map(of).collect();
        let said = |term: &Abbreviation| {
            PlaceholderTemplate::parse(&self.one).fill(|blank| match blank {
                "語" => term.word.clone(),
                _ => term.name.clone(),
            })
        };
        let told: Vec<String> =
            self.terms.iter().filter(|term| used.contains(term.word.as_str())).map(said).collect();
        let joined = told.join(&self.joint);
        (!told.is_empty()).then(|| PlaceholderTemplate::parse(&self.phrase).fill(|_| joined.clone()))
    }
}

/// A word by which grounds call a law.
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Abbreviation {
    /// The word: 法.
    #[schemars(extend("x-ja" = "語"))]
    pub word: String,
    /// What the law is called in full.
    #[schemars(extend("x-ja" = "名称"))]
    pub name: String,
}

/// The lines on the division in charge. Each line is a list of parts; a part is left out if what it names is not given.
/// Known: {部}, {課}, {係}, {担当者}, {内線}.
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
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
    /// The blank that stands for it in the lines.
    #[must_use]
    pub fn blank(self) -> &'static str {
        match self {
            Self::Department => "部",
            Self::Division => "課",
            Self::Section => "係",
            Self::Officer => "担当者",
            Self::Extension => "内線",
        }
    }

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
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Overview {
    /// Heading: 事業の概要.
    #[schemars(extend("x-ja" = "表題"))]
    pub heading: String,
    /// Rows, from top to bottom.
    #[schemars(extend("x-ja" = "行"))]
    pub rows: Vec<OverviewRow>,
    /// Labels of the rows.
    #[schemars(extend("x-ja" = "見出し", "propertyNames" = { "$ref": "#/definitions/OverviewValueRow" }))]
    pub labels: BTreeMap<OverviewRow, String>,
    /// Rows that every case must fill.
    #[serde(default)]
    #[schemars(extend("x-ja" = "必須"))]
    pub required: Vec<OverviewRow>,
    /// Rows that may stay empty without a word.
    #[serde(default, skip_serializing)]
    #[schemars(extend("x-ja" = "空欄でよい"))]
    pub may_be_empty: Vec<OverviewRow>,
}

/// The sheet of each type of matter. A type without a sheet cannot stand in a case.
#[derive(Debug, PartialEq, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Sheets {
    /// Outsourcing.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-ja" = "委託"))]
    pub outsourcing: Option<Sheet>,
    /// Use for another purpose.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-ja" = "目的外利用"))]
    pub use_for_another_purpose: Option<Sheet>,
    /// Provision.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-ja" = "外部提供"))]
    pub provision: Option<Sheet>,
    /// Linking of systems.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-ja" = "結合"))]
    pub linking: Option<Sheet>,
    /// Collection from others.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-ja" = "本人外収集"))]
    pub collection_from_others: Option<Sheet>,
    /// Recording of new items.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-ja" = "記録項目の設定・追加"))]
    pub recording: Option<Sheet>,
    /// Registration, change or abolition of work.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-ja" = "業務の登録・変更・廃止"))]
    pub registration: Option<Sheet>,
    /// Impact assessment.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-ja" = "特定個人情報保護評価"))]
    pub impact_assessment: Option<Sheet>,
}

impl Sheets {
    /// The sheet of a type, if the profile has one.
    #[must_use]
    pub fn of(&self, matter_type: MatterType) -> Option<&Sheet> {
        let sheet = match matter_type {
            MatterType::Outsourcing => &self.outsourcing,
            MatterType::UseForAnotherPurpose => &self.use_for_another_purpose,
            MatterType::Provision => &self.provision,
            MatterType::Linking => &self.linking,
            MatterType::CollectionFromOthers => &self.collection_from_others,
            MatterType::Recording => &self.recording,
            MatterType::Registration => &self.registration,
            MatterType::ImpactAssessment => &self.impact_assessment,
        };
        sheet.as_ref()
    }
}

/// The sheet of a matter: four columns, two headed halves, and rows over the full width.
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sheet {
    /// Word before the subject in the heading: 件名.
    #[schemars(extend("x-ja" = "件名"))]
    pub subject: String,
    /// Head of the left half: 区保有情報. Without heads all rows are of full width.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-ja" = "左"))]
    pub left: Option<String>,
    /// Head of the right half: 委託業者及び委託に伴う提供情報.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-ja" = "右"))]
    pub right: Option<String>,
    /// Rows from top to bottom: one value (full width) or two (left, right; なし leaves a half empty).
    #[schemars(extend("x-ja" = "行"))]
    pub rows: Vec<Vec<RowKey>>,
    /// Labels of the values.
    #[schemars(extend("x-ja" = "見出し", "propertyNames" = { "$ref": "#/definitions/MatterValueRow" }))]
    pub labels: BTreeMap<RowKey, String>,
    /// Values that every case must give.
    #[serde(default)]
    #[schemars(extend("x-ja" = "必須"))]
    pub required: Vec<RowKey>,
    /// Values whose cells may stay empty without a word.
    #[serde(default, skip_serializing)]
    #[schemars(extend("x-ja" = "空欄でよい"))]
    pub may_be_empty: Vec<RowKey>,
}

impl Sheet {
    /// The values whose cells a case is to fill: not a half without a cell, not what may stay empty, and not the divisions, which
    /// are those of the contact where the case does not say them.
    pub fn cells_to_fill(&self) -> impl Iterator<Item = &RowKey> {
        let is_left_alone = |row: &RowKey| {
            matches!(row, Row::Core(MatterValue::None | MatterValue::HoldingDivision))
                || self.may_be_empty.contains(row)
        };
        self.rows.iter().flatten().filter(move |row| !is_left_alone(row))
    }
}

/// How a period is said where the case gives dates and no text. Known: {開始}, {終了}.
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
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
    /// Words that may stand in the place of a date: 契約締結の日. What is printed of them counts for the matching number as
    /// the value of a case.
    #[serde(default, skip_serializing)]
    #[schemars(extend("x-ja" = "日の言葉", "x-shape" = "many"))]
    pub words: Vec<String>,
}

impl PeriodPhrases {
    /// The phrase for a period without a text of its own.
    #[must_use]
    pub fn phrase_of(&self, period: &Period) -> &str {
        match (&period.to, period.ongoing) {
            (Some(_), _) => &self.closed,
            (None, Some(YesNo::Yes)) => &self.ongoing,
            (None, _) => &self.open,
        }
    }
}

/// File names and titles of the documents of a case.
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentName {
    /// File name without ending.
    #[schemars(extend("x-ja" = "ファイル名"))]
    pub file: String,
    /// Title that a PDF reader shows. Known: {件名}.
    #[schemars(extend("x-ja" = "表題"))]
    pub title: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_words_for_laws_those_are_told_that_articles_begin_with() {
        let term = |word: &str, name: &str| Abbreviation { word: word.to_owned(), name: name.to_owned() };
        let words = Abbreviations {
            phrase: "（{略語}をいう。）".to_owned(),
            one: "「{語}」とは、{名称}".to_owned(),
            joint: "を、".to_owned(),
            terms: vec![term("法", "個人情報の保護に関する法律"), term("番号法", "番号の利用等に関する法律")],
        };
        let said = |articles: &[&str]| words.said_of(articles);
        let both =
            "（「法」とは、個人情報の保護に関する法律を、「番号法」とは、番号の利用等に関する法律をいう。）";
        assert_eq!(said(&["番号法第12条", "法第66条", "法第69条"]).as_deref(), Some(both));
        assert_eq!(
            said(&["番号法第12条"]).as_deref(),
            Some("（「番号法」とは、番号の利用等に関する法律をいう。）")
        );
        assert_eq!(said(&["条例第3条"]), None);
        assert_eq!(said(&[]), None);
    }
}
