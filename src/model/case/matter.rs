//! One handling of personal information (取扱い).

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::matter_type::MatterType;

use super::{ClauseChoice, Period, Safeguards};

/// A matter (取扱い).
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Matter {
    /// Grounds (根拠): articles that the council profile lists.
    #[schemars(extend("x-ja" = "根拠", "x-shape" = "many"))]
    pub ground: Vec<String>,
    /// Type (種類), where the ground does not settle it.
    #[serde(rename = "type")]
    #[schemars(extend("x-ja" = "種類", "x-printed" = "no"))]
    pub matter_type: Option<MatterType>,
    /// Kind (区分), where the ground does not settle it.
    #[schemars(extend("x-ja" = "区分"))]
    pub kind: Option<String>,
    /// What the municipality holds (保有情報).
    #[serde(default)]
    #[schemars(extend("x-ja" = "保有情報"))]
    pub held: Held,
    /// What the recipient is given (提供情報).
    #[serde(default)]
    #[schemars(extend("x-ja" = ["提供情報", "利用情報"]))]
    pub provided: Provided,
    /// What comes back over a link of systems (受領情報).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-ja" = "受領情報"))]
    pub received: Option<Received>,
    /// What is collected from others (収集情報).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-ja" = "収集情報"))]
    pub collected: Option<Collected>,
    /// What is recorded anew (追加情報).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-ja" = "追加情報"))]
    pub added: Option<Added>,
    /// Reason (理由).
    #[schemars(extend("x-ja" = "理由"))]
    pub reason: Option<String>,
    /// What is done (内容).
    #[schemars(extend("x-ja" = "内容"))]
    pub description: Option<String>,
    /// Period (期間).
    #[schemars(extend("x-ja" = "期間"))]
    pub period: Option<Period>,
    /// Safeguards (情報保護対策).
    #[serde(default)]
    #[schemars(extend("x-ja" = "情報保護対策", "x-fresh" = "ask"))]
    pub safeguards: Safeguards,
    /// The clauses that go with it (特記事項). The case has one sheet for all its matters.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-ja" = "特記事項", "x-fresh" = "never"))]
    pub special_clauses: Option<ClauseChoice>,
    /// Values of the rows that the profile adds, by their English key.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[schemars(skip)]
    pub rows: BTreeMap<String, String>,
}

/// What the municipality holds, the left half of the sheet (区保有情報).
#[derive(Debug, PartialEq, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Held {
    /// Divisions that hold it (保有課); if left out, those of the contact.
    #[serde(default)]
    #[schemars(extend("x-ja" = "保有課", "x-shape" = "many"))]
    pub division: Vec<String>,
    /// Registered works under which the information is kept (登録業務の名称).
    #[serde(default)]
    #[schemars(extend("x-ja" = "登録業務", "x-shape" = "many"))]
    pub register: Vec<String>,
    /// Medium on which it is kept (媒体).
    #[schemars(extend("x-ja" = "媒体"))]
    pub medium: Option<String>,
    /// Fields that are kept (項目): a list, or one text with 、.
    #[serde(default)]
    #[schemars(extend("x-ja" = "項目", "x-shape" = "fields"))]
    pub fields: Vec<String>,
}

/// What the recipient is given, the right half of the sheet.
#[derive(Debug, PartialEq, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Provided {
    /// Who receives it; 入札により決定 is a legal answer.
    #[serde(default)]
    #[schemars(extend("x-ja" = ["委託先", "提供先", "利用課", "結合先"], "x-shape" = "many"))]
    pub recipient: Vec<String>,
    /// Medium by which it is provided (媒体).
    #[schemars(extend("x-ja" = "媒体"))]
    pub medium: Option<String>,
    /// Fields that are provided (項目): a list, or one text with 、.
    #[serde(default)]
    #[schemars(extend("x-ja" = "項目", "x-shape" = "fields"))]
    pub fields: Vec<ProvidedField>,
}

/// A field that is provided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-scalar" = "name"))]
pub struct ProvidedField {
    /// Name as printed.
    #[schemars(extend("x-ja" = "名称"))]
    pub name: String,
    /// Names of the held fields it is made of, where they differ.
    #[serde(default)]
    #[schemars(extend("x-ja" = "保有項目", "x-printed" = "no", "x-shape" = "fields"))]
    pub from: Vec<String>,
}

/// What comes back over a link of systems.
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Received {
    /// Medium or line by which it comes (媒体).
    #[schemars(extend("x-ja" = "媒体"))]
    pub medium: Option<String>,
    /// Fields that come (項目): a list, or one text with 、.
    #[serde(default)]
    #[schemars(extend("x-ja" = "項目", "x-shape" = "fields"))]
    pub fields: Vec<String>,
}

/// What is collected from somebody other than the person.
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Collected {
    /// From whom (収集先).
    #[serde(default)]
    #[schemars(extend("x-ja" = "収集先", "x-shape" = "many"))]
    pub source: Vec<String>,
    /// Medium by which it is collected (媒体).
    #[schemars(extend("x-ja" = "媒体"))]
    pub medium: Option<String>,
    /// Fields that are collected (項目): a list, or one text with 、.
    #[serde(default)]
    #[schemars(extend("x-ja" = "項目", "x-shape" = "fields"))]
    pub fields: Vec<String>,
}

/// What is recorded anew.
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Added {
    /// Fields that are added (項目): a list, or one text with 、.
    #[serde(default)]
    #[schemars(extend("x-ja" = "項目", "x-shape" = "fields"))]
    pub fields: Vec<String>,
}
