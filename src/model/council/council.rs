//! `council.yaml`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::allow::Allow;
use crate::model::matter_type::MatterType;
use crate::text::folded::folded;
use crate::text::wareki::Wareki;
use crate::text::yes_no::YesNo;

use super::{
    Bundle, Cover, Documents, Fonts, Levels, Lexicon, Overview, OwnRow, PeriodPhrases, Row, RowKey, Sheets,
};

/// One council: its ordinance and every word of its form.
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Council {
    /// The profile it builds on: what is not said here is said there.
    #[serde(default, skip_serializing)]
    #[schemars(extend("x-ja" = "基本"))]
    pub base: Option<String>,
    /// Name of the council (審議会の名称).
    #[schemars(extend("x-ja" = "名称"))]
    pub name: String,
    /// The municipality.
    #[schemars(extend("x-ja" = "自治体"))]
    pub municipality: Municipality,
    /// What the parties of a contract are called in the special clauses (当事者).
    #[schemars(extend("x-ja" = "当事者"))]
    pub parties: Parties,
    /// Kinds of items (区分), in the order in which they stand on the cover.
    #[schemars(extend("x-ja" = "区分"))]
    pub kinds: Vec<Kind>,
    /// Grounds on which the council is consulted (根拠).
    #[schemars(extend("x-ja" = "根拠"))]
    pub grounds: Vec<Ground>,
    /// A ground as one line of the cover: {条項}, {見出し}.
    #[schemars(extend("x-ja" = "根拠の表記"))]
    pub ground_line: String,
    /// The cover of the form.
    #[schemars(extend("x-ja" = "表紙"))]
    pub cover: Cover,
    /// The sheet on the project (事業の概要).
    #[schemars(extend("x-ja" = "概要"))]
    pub overview: Overview,
    /// The sheet of a matter, by its type.
    #[schemars(extend("x-ja" = "取扱い票"))]
    pub sheets: Sheets,
    /// Rows that this council adds to its sheets, with keys of their own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("x-ja" = "独自の行"))]
    pub own_rows: Vec<OwnRow>,
    /// How a period is said where the case gives dates only.
    #[schemars(extend("x-ja" = "期間の表記"))]
    pub period: PeriodPhrases,
    /// How many fields there are, below lists of ten and more; if left out, nothing. Known: {項目数}.
    #[serde(default, skip_serializing)]
    #[schemars(extend("x-ja" = "項目数の表記"))]
    pub field_count: Option<String>,
    /// Label of the matching number (照合番号) in the footer.
    #[schemars(extend("x-ja" = "照合番号の見出し"))]
    pub matching_label: String,
    /// Words that the rules look for.
    #[serde(default, skip_serializing)]
    #[schemars(extend("x-ja" = "用語"))]
    pub lexicon: Lexicon,
    /// How grave the rules of wording and style are.
    #[serde(default, skip_serializing)]
    #[schemars(extend("x-ja" = "点検"))]
    pub rules: Levels,
    /// The bundle of a meeting (会議資料).
    #[serde(skip_serializing)]
    #[schemars(extend("x-ja" = "会議資料"))]
    pub bundle: Bundle,
    /// File names and titles of the documents.
    #[schemars(extend("x-ja" = "文書"))]
    pub documents: Documents,
    /// Fonts.
    #[schemars(extend("x-ja" = "書体"))]
    pub fonts: Fonts,
    /// Findings that are accepted (確認済み), each with a reason.
    #[serde(default, skip_serializing)]
    #[schemars(extend("x-ja" = "確認済み"))]
    pub allow: Vec<Allow>,
}

impl Council {
    /// The profile's own row that a sheet names.
    #[must_use]
    pub fn own_row<T>(&self, row: &Row<T>) -> Option<&OwnRow> {
        match row {
            Row::Core(_) => None,
            Row::Own(name) => self.own_rows.iter().find(|own| own.is_called(name)),
        }
    }

    /// The way to the value of a row inside a matter.
    #[must_use]
    pub fn way<'a>(&'a self, row: &RowKey) -> Vec<&'a str> {
        match row {
            Row::Core(value) => value.way().to_vec(),
            Row::Own(_) => self.own_row(row).map(|own| own.key.as_str()).into_iter().collect(),
        }
    }

    /// The label of a row: as the sheet says, else the name of the profile's own row.
    #[must_use]
    pub fn label<'a, T: Ord>(&'a self, labels: &'a BTreeMap<Row<T>, String>, row: &Row<T>) -> &'a str {
        let own = || self.own_row(row).map(|own| own.name.as_str());
        labels.get(row).map(String::as_str).or_else(own).unwrap_or_default()
    }
}

/// The municipality that holds the information.
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Municipality {
    /// Full name: 新宿区.
    #[schemars(extend("x-ja" = "名称"))]
    pub name: String,
    /// Short word in labels: 区, 市, 町. Stands for {略称} in labels.
    #[schemars(extend("x-ja" = "略称"))]
    pub short: String,
}

/// The names of the parties, which stand for {委託者} and {受託者} in the clauses.
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Parties {
    /// Who gives the work: 甲.
    #[schemars(extend("x-ja" = "委託者"))]
    pub principal: String,
    /// Who does the work: 乙.
    #[schemars(extend("x-ja" = "受託者"))]
    pub contractor: String,
}

/// A kind of item (区分): 諮問, 審議, 事前報告, 報告.
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-id" = "name"))]
pub struct Kind {
    /// Its name, which grounds and cases use.
    #[schemars(extend("x-ja" = "名称"))]
    pub name: String,
    /// How the cover shows it: 【事前報告】.
    #[schemars(extend("x-ja" = "表記"))]
    pub mark: String,
    /// Whether it is reported before it begins (事前).
    #[serde(default, skip_serializing)]
    #[schemars(extend("x-ja" = "事前"))]
    pub before_start: YesNo,
}

/// A ground (根拠): the article that brings a matter before the council.
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-id" = "article"))]
pub struct Ground {
    /// The article, as cases name it and the cover prints it: 第14条第1項.
    #[schemars(extend("x-ja" = "条項"))]
    pub article: String,
    /// What the article is about: 個人情報の提供等を伴う委託.
    #[schemars(extend("x-ja" = "見出し"))]
    pub caption: String,
    /// The kind of item it makes. Without it, each matter says its kind.
    #[schemars(extend("x-ja" = "区分"))]
    pub kind: Option<String>,
    /// The type of matter it is about. Without it, each matter says its type.
    #[schemars(extend("x-ja" = "種類"))]
    #[serde(rename = "type")]
    pub matter_type: Option<MatterType>,
    /// Whether it covers the individual number (個人番号).
    #[serde(default, skip_serializing)]
    #[schemars(extend("x-ja" = "個人番号"))]
    pub individual_number: YesNo,
    /// First day in force, where known.
    #[schemars(extend("x-ja" = "施行日"))]
    pub from: Option<Wareki>,
    /// Last day in force, where repealed.
    #[schemars(extend("x-ja" = "廃止日"))]
    pub until: Option<Wareki>,
}

impl Ground {
    /// Whether a case names it: by its article, or as the program prints it, mark and caption included. Width and blanks make no
    /// difference.
    #[must_use]
    pub fn is_named(&self, typed: &str) -> bool {
        let (typed, article) = (folded(typed), folded(&self.article));
        let typed = typed.trim_start_matches(['◇', '◆', '○', '●', '・', '※']);
        let Some(rest) = typed.strip_prefix(article.as_str()) else { return false };
        let caption = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
        rest.is_empty() || caption.is_some_and(|caption| folded(&self.caption).contains(caption))
    }
}
