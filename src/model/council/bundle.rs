//! The words and the make-up of a meeting's bundle (会議資料).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::yes_no::YesNo;

use super::{
    CallList, Collating, Counting, Digest, ItemList, ItemOrder, LargeType, NumberSpan, PageMarks, Replacing,
};

/// The bundle of a meeting. Nothing here is printed in the documents of a case, so nothing here counts for their matching
/// number.
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bundle {
    /// Titles that a PDF reader shows.
    #[schemars(extend("x-ja" = "表題"))]
    pub titles: BundleTitles,
    /// The cover, with the agenda (次第).
    #[schemars(extend("x-ja" = "次第の頁"))]
    pub cover: BundleCover,
    /// The list of items (諮問・報告事項一覧).
    #[schemars(extend("x-ja" = "一覧"))]
    pub list: ItemList,
    /// The order of the items.
    #[schemars(extend("x-ja" = "並び"))]
    pub order: ItemOrder,
    /// Mark of an item, as the first of them is marked: {ア}, {①}, ({1}), {1}., 案件{1}. Without it there is none.
    #[schemars(extend("x-ja" = "項番"))]
    pub item_mark: Option<String>,
    /// Where the marks of the items begin anew.
    #[serde(default)]
    #[schemars(extend("x-ja" = "項番の数え方"))]
    pub marks: Counting,
    /// How far the numbers of items run that have a word before them (報告第1号) before they begin anew.
    #[serde(default)]
    #[schemars(extend("x-ja" = "番号の通し"))]
    pub numbers: NumberSpan,
    /// Number of a material, as the first of them is numbered: 資料{1}. Known: {区分} too, the first kind of the item.
    #[schemars(extend("x-ja" = "資料番号"))]
    pub material: String,
    /// Where the numbers of the materials begin anew.
    #[serde(default)]
    #[schemars(extend("x-ja" = "資料番号の数え方"))]
    pub materials: Counting,
    /// Number of an attachment, as the first of a material is numbered: {資料番号}-{1}, {資料番号}-{ア}.
    #[schemars(extend("x-ja" = "枝番"))]
    pub branch: String,
    /// Number of a material that comes after others were handed out and stands before one of them: {資料番号}の{1}. What has the
    /// number above counts as the first of the series. Without it, such a material gets the next free number.
    #[schemars(extend("x-ja" = "追加の資料番号"))]
    pub late: Option<String>,
    /// What a blank page says, put in so that a material starts on a right-hand page: 余白. Without it, nothing.
    #[schemars(extend("x-ja" = "余白"))]
    pub blank_page: Option<String>,
    /// Whether special clauses that are the same for several items are printed with each, or once for all.
    #[schemars(extend("x-ja" = "特記事項"))]
    pub clauses: ClausesIn,
    /// Special clauses that are printed once for all.
    #[schemars(extend("x-ja" = "共通の特記事項"))]
    pub shared_clauses: SharedClauses,
    /// A page before the closed items. Without it there is none.
    #[schemars(extend("x-ja" = "仕切り"))]
    pub divider: Option<Divider>,
    /// What stands on every page of a closed material.
    #[schemars(extend("x-ja" = "非公開の資料"))]
    pub closed: ClosedPapers,
    /// What the public edition says in the place of a closed material.
    #[schemars(extend("x-ja" = "公開版"))]
    pub public: PublicEdition,
    /// Classes of distribution (配布), the usual one first.
    #[schemars(extend("x-ja" = "配布"))]
    pub distributions: Vec<Distribution>,
    /// The sheet that stands where a paper made elsewhere is put in.
    #[schemars(extend("x-ja" = "差込"))]
    pub slip: Slip,
    /// The list of those who explain (説明員一覧).
    #[schemars(extend("x-ja" = "説明員一覧"))]
    pub call_list: CallList,
    /// The sheet for whoever collates the sets (丁合表). Without it there is none.
    #[schemars(extend("x-ja" = "丁合表"))]
    pub collating: Option<Collating>,
    /// The digest, which members read first (審議の要点). Without it there is none.
    #[schemars(extend("x-ja" = "審議の要点"))]
    pub digest: Option<Digest>,
    /// The bundle in large type (大活字版). Without it there is none.
    #[schemars(extend("x-ja" = "大活字版"))]
    pub large: Option<LargeType>,
    /// What says in the text of a document that a page of the paper begins. Without it, nothing does.
    #[schemars(extend("x-ja" = "頁の印"))]
    pub page_marks: Option<PageMarks>,
    /// The papers of a replacement (差し替え).
    #[schemars(extend("x-ja" = "差し替え"))]
    pub replacement: Replacing,
}

/// Titles of the bundle. Known: {会議名}.
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BundleTitles {
    /// What is sent in advance.
    #[schemars(extend("x-ja" = "事前"))]
    pub advance: String,
    /// What is handed out on the day.
    #[schemars(extend("x-ja" = "当日"))]
    pub on_the_day: String,
    /// What may be published.
    #[schemars(extend("x-ja" = "公開"))]
    pub public: String,
}

/// Labels of the cover.
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BundleCover {
    /// Heading of the agenda: 次第.
    #[schemars(extend("x-ja" = "次第"))]
    pub agenda: String,
    /// Label of day and time: 日時.
    #[schemars(extend("x-ja" = "日時"))]
    pub date: String,
    /// Label of the place: 会場.
    #[schemars(extend("x-ja" = "会場"))]
    pub place: String,
    /// Heading of those who attend: 出席者.
    #[schemars(extend("x-ja" = "出席者"))]
    pub attendees: String,
    /// Heading of those who are absent: 欠席者.
    #[schemars(extend("x-ja" = "欠席"))]
    pub absent: Option<String>,
    /// Label of the member who acts for the chair: 会長職務代理.
    #[schemars(extend("x-ja" = "職務代理"))]
    pub acting_chair: Option<String>,
    /// Heading of those who are there without a vote: オブザーバー.
    #[schemars(extend("x-ja" = "オブザーバー"))]
    pub observers: Option<String>,
    /// What stands in the place of a day that is not known yet, and behind its month: 未定.
    #[schemars(extend("x-ja" = "未定"))]
    pub undecided: Option<String>,
    /// Label of how it is held: 開催方法.
    #[schemars(extend("x-ja" = "方法"))]
    pub method: Option<String>,
    /// A meeting by circulation: 書面による開催（{開始}から{終了}まで）.
    #[schemars(extend("x-ja" = "書面"))]
    pub by_circulation: Option<String>,
}

/// How often special clauses are printed that are the same for several items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ClausesIn {
    /// With each item.
    #[schemars(extend("x-ja" = "案件ごと"))]
    Each,
    /// Once for all.
    #[schemars(extend("x-ja" = "一括"))]
    Shared,
}

/// Words of special clauses that are printed once for all.
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SharedClauses {
    /// Number of the material, as the first of them is numbered: 共通資料{1}.
    #[schemars(extend("x-ja" = "資料番号"))]
    pub material: String,
    /// What stands above the clauses. Known: {資料番号}, the materials to which they belong.
    #[schemars(extend("x-ja" = "案内"))]
    pub notice: String,
    /// What stands on the first page of each item. Known: {資料番号}.
    #[schemars(extend("x-ja" = "参照"))]
    pub reference: String,
}

/// A page that parts the closed items from the others.
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Divider {
    /// Heading.
    #[schemars(extend("x-ja" = "表題"))]
    pub heading: String,
    /// Text below it, where no open item follows any more.
    #[schemars(extend("x-ja" = "案内"))]
    pub notice: String,
    /// Text below it, where open items follow behind. Known: {資料番号}, the closed materials up to there.
    #[schemars(extend("x-ja" = "個別の案内"))]
    pub notice_of_some: String,
    /// Heading of the page behind which open items follow.
    #[schemars(extend("x-ja" = "公開の表題"))]
    pub open_heading: String,
    /// Text below that.
    #[schemars(extend("x-ja" = "公開の案内"))]
    pub open_notice: String,
}

/// What stands on every page of a closed material: a leaf can be parted from its bundle.
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClosedPapers {
    /// The mark beside the number of the material: 非公開.
    #[schemars(extend("x-ja" = "印"))]
    pub mark: String,
    /// What is to be done with the paper: 会議終了後回収.
    #[schemars(extend("x-ja" = "注記"))]
    pub notice: String,
    /// What stands before the number of the copy, which is written in by hand: No.
    #[schemars(extend("x-ja" = "部番"))]
    pub copy: String,
}

fn named() -> YesNo {
    YesNo::Yes
}

/// Words of the public edition (公開版).
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PublicEdition {
    /// The leaf in the place of a closed material. Known: {資料番号}, {根拠}.
    #[schemars(extend("x-ja" = "非公開"))]
    pub withheld: String,
    /// What a blacked value of a case is for those who do not see the paper: （非公開）.
    #[schemars(extend("x-ja" = "墨消し"))]
    pub blacked: String,
    /// On which grounds values are blacked, on the first page of the material. Known: {根拠}.
    #[schemars(extend("x-ja" = "墨消しの案内"))]
    pub blacked_notice: String,
    /// Whether the cover names the officer and the extension (担当者, 内線), in the public edition and in each open material alone.
    #[serde(default = "named")]
    #[schemars(extend("x-ja" = "担当者名"))]
    pub officers: YesNo,
    /// Whether each open material lies there under a name of letters and digits as well, for the web: 2026-05-m08.pdf.
    #[serde(default)]
    #[schemars(extend("x-ja" = "英数字の名"))]
    pub web_names: YesNo,
    /// The same where no ground was given. Known: {資料番号}.
    #[schemars(extend("x-ja" = "根拠のない非公開"))]
    pub withheld_without_ground: String,
}

/// A class of distribution (配布).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-id" = "name"))]
pub struct Distribution {
    /// Its name, which meetings use: 当日机上配布.
    #[schemars(extend("x-ja" = "名称"))]
    pub name: String,
    /// Whether it is handed out on the day, in a bundle of its own.
    #[serde(default)]
    #[schemars(extend("x-ja" = "当日"))]
    pub on_the_day: YesNo,
    /// Whether it is handed out later than the others (追って): it is in no set, and need not be there yet.
    #[serde(default)]
    #[schemars(extend("x-ja" = "追って"))]
    pub later: YesNo,
    /// What the list of items says of it; nothing of the usual one.
    #[schemars(extend("x-ja" = "表記"))]
    pub mark: Option<String>,
}

/// Words of the sheet that stands for a paper made elsewhere.
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Slip {
    /// What is to be done. Known: {頁数}.
    #[schemars(extend("x-ja" = "案内"))]
    pub notice: String,
}
