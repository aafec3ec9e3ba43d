//! Lists for the secretariat: who is called to explain, and what whoever collates lays where.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Words of the list of those who explain (説明員一覧).
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CallList {
    /// Heading. Known: {会議名}.
    #[schemars(extend("x-ja" = "表題"))]
    pub heading: String,
    /// Head of the numbers: 番号.
    #[schemars(extend("x-ja" = "番号"))]
    pub number: String,
    /// Head of the subjects: 件名.
    #[schemars(extend("x-ja" = "件名"))]
    pub subject: String,
    /// Head of the materials: 資料.
    #[schemars(extend("x-ja" = "資料"))]
    pub material: String,
    /// Head of those who explain: 説明員.
    #[schemars(extend("x-ja" = "説明員"))]
    pub explainers: String,
    /// Head of the divisions to call: 連絡先.
    #[schemars(extend("x-ja" = "連絡先"))]
    pub contact: String,
    /// Who explains whatever is asked, in the place of a subject: 会議全体.
    #[schemars(extend("x-ja" = "会議全体"))]
    pub whole: String,
    /// A division to call; a part whose blanks are all empty is left out. Known: {部}, {課}, {係}, {担当者}, {内線}.
    #[schemars(extend("x-ja" = "連絡先の表記"))]
    pub contact_parts: Vec<String>,
}

/// Words of the sheet for whoever collates the sets (丁合表).
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Collating {
    /// Heading. Known: {会議名}.
    #[schemars(extend("x-ja" = "表題"))]
    pub heading: String,
    /// Head of the materials: 資料.
    #[schemars(extend("x-ja" = "資料"))]
    pub material: String,
    /// Head of the subjects: 件名.
    #[schemars(extend("x-ja" = "件名"))]
    pub subject: String,
    /// Head of the pages: ページ.
    #[schemars(extend("x-ja" = "ページ"))]
    pub pages: String,
    /// Head of the leaves of paper: 枚数.
    #[schemars(extend("x-ja" = "枚数"))]
    pub leaves: String,
    /// Head of what is to be done: 作業.
    #[schemars(extend("x-ja" = "作業"))]
    pub task: String,
    /// What stands before the materials: 次第、一覧.
    #[schemars(extend("x-ja" = "前付け"))]
    pub front: String,
    /// A paper made elsewhere is to be put in. Known: {頁数}.
    #[schemars(extend("x-ja" = "別添"))]
    pub insert: String,
    /// Pages made elsewhere that are printed on A3 and folded; if left out, nothing is said. Known: {頁数}.
    #[schemars(extend("x-ja" = "折込"))]
    pub folded: Option<String>,
    /// A sheet that parts closed items from others: 色紙.
    #[schemars(extend("x-ja" = "仕切り"))]
    pub divider: String,
    /// What a set has altogether: 計.
    #[schemars(extend("x-ja" = "計"))]
    pub total: String,
    /// How many sets: 部数.
    #[schemars(extend("x-ja" = "部数"))]
    pub copies: String,
    /// Heading of the copies of closed materials: 非公開の資料の部番.
    #[schemars(extend("x-ja" = "非公開の部番"))]
    pub closed: String,
    /// Head of the numbers of the copies: 部番.
    #[schemars(extend("x-ja" = "部番"))]
    pub copy: String,
    /// Head of those who get them: 配布先.
    #[schemars(extend("x-ja" = "配布先"))]
    pub receiver: String,
    /// Head of those that came back: 返却.
    #[schemars(extend("x-ja" = "返却"))]
    pub returned: String,
}
