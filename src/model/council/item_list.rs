//! The list of items of a meeting (案件一覧): its words, its order, how its items are counted.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Words of the list of items.
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ItemList {
    /// Heading: 諮問・報告事項一覧.
    #[schemars(extend("x-ja" = "表題"))]
    pub heading: String,
    /// Head of the numbers: 番号.
    #[schemars(extend("x-ja" = "番号"))]
    pub number: String,
    /// Head of the subjects: 件名.
    #[schemars(extend("x-ja" = "件名"))]
    pub subject: String,
    /// Head of the column 公開・非公開. Without it there is none: closed items have a mark before their subject.
    #[schemars(extend("x-ja" = "公開の別"))]
    pub openness: Option<String>,
    /// Head of the materials: 資料.
    #[schemars(extend("x-ja" = "資料"))]
    pub material: String,
    /// Head of the pages: ページ.
    #[schemars(extend("x-ja" = "頁"))]
    pub page: String,
    /// Head of the matching numbers: 照合番号. Without it there is no column: they stand small below the number of the material.
    #[schemars(extend("x-ja" = "照合番号"))]
    pub matching_number: Option<String>,
    /// The divisions in charge: 【{担当課}】.
    #[schemars(extend("x-ja" = "担当課"))]
    pub divisions: String,
    /// A paper made elsewhere: {件名}（{頁数}ページ）.
    #[schemars(extend("x-ja" = "別添"))]
    pub attachment: String,
    /// What stands in the place of an item that was withdrawn: 欠番. Known: {件名}.
    #[schemars(extend("x-ja" = "取下げ"))]
    pub withdrawn: String,
    /// An item that is given up (状態: 廃止), beside its kind: 【廃止】.
    #[schemars(extend("x-ja" = "廃止"))]
    pub abolished: String,
    /// An item with which the council goes on at another meeting (状態: 継続), beside its kind: 【継続】.
    #[schemars(extend("x-ja" = "継続"))]
    pub continued: Option<String>,
    /// To which meeting: {会議名}に継続.
    #[schemars(extend("x-ja" = "継続先"))]
    pub continued_to: Option<String>,
    /// From which meeting it was carried over: 継続審議（{会議名}）.
    #[schemars(extend("x-ja" = "継続元"))]
    pub continued_from: Option<String>,
    /// What the council said; a part whose blanks are all empty is left out. Known: {結果}, {日}, {条件}.
    #[serde(default)]
    #[schemars(extend("x-ja" = "結果"))]
    pub result: Vec<String>,
    /// The day on which a paper is handed out that comes later: {日}.
    #[schemars(extend("x-ja" = "配布日"))]
    pub distribution_date: Option<String>,
    /// An open item: 公開.
    #[schemars(extend("x-ja" = "公開"))]
    pub open: String,
    /// A closed item: 非公開.
    #[schemars(extend("x-ja" = "非公開"))]
    pub closed: String,
    /// The ground on which an item is closed: 非公開の根拠：{根拠}.
    #[schemars(extend("x-ja" = "非公開の根拠"))]
    pub closed_ground: String,
}

/// The order of the items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ItemOrder {
    /// By kind, in the profile's order; among one kind as the meeting lists them. Items without a case stay in their
    /// places.
    #[schemars(extend("x-ja" = "区分順"))]
    ByKind,
    /// As the meeting lists them.
    #[schemars(extend("x-ja" = "記載順"))]
    AsListed,
}

/// Where marks or numbers begin anew.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Counting {
    /// Nowhere: they are counted through the meeting.
    #[default]
    #[schemars(extend("x-ja" = "通し"))]
    Through,
    /// With each kind of item (区分).
    #[schemars(extend("x-ja" = "区分ごと"))]
    ByKind,
    /// With each group of items that has a heading.
    #[schemars(extend("x-ja" = "見出しごと"))]
    ByGroup,
}

/// How far the numbers of items run before they begin anew.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NumberSpan {
    /// Through a fiscal year, from April.
    #[default]
    #[schemars(extend("x-ja" = "年度"))]
    FiscalYear,
    /// Through a calendar year.
    #[schemars(extend("x-ja" = "暦年"))]
    CalendarYear,
    /// Through one meeting.
    #[schemars(extend("x-ja" = "会議"))]
    Meeting,
    /// For ever.
    #[schemars(extend("x-ja" = "通算"))]
    Continuous,
}
