//! The words of the digest of a meeting (審議の要点).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Words of the digest of a meeting, which its members read first (審議の要点).
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Digest {
    /// Heading. Known: {会議名}.
    #[schemars(extend("x-ja" = "表題"))]
    pub heading: String,
    /// What stands at its head if it holds closed items: it is for the members alone.
    #[schemars(extend("x-ja" = "非公開の案内"))]
    pub closed_notice: String,
    /// Head of the numbers: 番号.
    #[schemars(extend("x-ja" = "番号"))]
    pub number: String,
    /// Head of the subjects: 件名.
    #[schemars(extend("x-ja" = "件名"))]
    pub subject: String,
    /// Head of what is done: 取扱い.
    #[schemars(extend("x-ja" = "取扱い"))]
    pub matter: String,
    /// Head of the information: 情報の項目.
    #[schemars(extend("x-ja" = "情報の項目"))]
    pub fields: String,
    /// Head of those who get it: 相手方.
    #[schemars(extend("x-ja" = "相手方"))]
    pub recipient: String,
    /// What stands behind the number of the page on which a material begins: ページ.
    #[schemars(extend("x-ja" = "頁"))]
    pub page: String,
    /// Whose information it is. Known: {対象者}.
    #[schemars(extend("x-ja" = "対象者"))]
    pub target: String,
    /// How many fields there are, and how many of them leave. Known: {保有}, {提供}.
    #[schemars(extend("x-ja" = "保有と提供"))]
    pub held_and_provided: String,
    /// How many fields are held, where none leaves. Known: {項目数}.
    #[schemars(extend("x-ja" = "保有"))]
    pub held: String,
    /// How many fields leave, where the case does not say what is held. Known: {項目数}.
    #[schemars(extend("x-ja" = "提供"))]
    pub provided: String,
    /// How many fields come back over a link. Known: {項目数}.
    #[schemars(extend("x-ja" = "受領"))]
    pub received: String,
    /// How many fields are collected. Known: {項目数}.
    #[schemars(extend("x-ja" = "収集"))]
    pub collected: String,
    /// How many fields are recorded anew. Known: {項目数}.
    #[schemars(extend("x-ja" = "追加"))]
    pub added: String,
    /// That sensitive information is among them. Known: {項目}.
    #[schemars(extend("x-ja" = "要配慮個人情報"))]
    pub sensitive: String,
    /// That the individual number is among them. Known: {項目}.
    #[schemars(extend("x-ja" = "個人番号"))]
    pub individual_number: String,
    /// What is chosen about the text of the clauses: 再委託 事前承諾. Known: {設定}, {選択}.
    #[schemars(extend("x-ja" = "特記事項の選択"))]
    pub setting: String,
    /// What is said of a case that was copied from another one (前回); if left out, nothing.
    #[schemars(extend("x-ja" = "前回"))]
    pub changes: Option<ChangeWords>,
}

/// The words of what changed since the case before.
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeWords {
    /// What stands above the rows that changed. Known: {会議名}, that of the case before.
    #[schemars(extend("x-ja" = "見出し"))]
    pub heading: String,
    /// What is said where nothing changed. Known: {会議名}.
    #[schemars(extend("x-ja" = "変更なし"))]
    pub unchanged: String,
    /// What stands where there was nothing, or is nothing now.
    #[schemars(extend("x-ja" = "なし"))]
    pub nothing: String,
}
