//! The words and the make-up of a meeting's bundle (会議資料).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::yes_no::YesNo;

use super::{Digest, LargeType, PageMarks};

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

/// Words of a replacement (差し替え).
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Replacing {
    /// The mark on each page: 差し替え（{日付}）.
    #[schemars(extend("x-ja" = "印"))]
    pub mark: String,
    /// Who sends the lists: 個人情報保護審議会事務局.
    #[schemars(extend("x-ja" = "発信者"))]
    pub sender: Option<String>,
    /// The list of leaves to exchange (差し替え一覧).
    #[schemars(extend("x-ja" = "一覧"))]
    pub list: LeafList,
    /// The list of changed values (正誤表).
    #[schemars(extend("x-ja" = "正誤表"))]
    pub errata: Errata,
}

/// Words of the list of leaves to exchange.
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LeafList {
    /// Heading. Known: {会議名}, {日付}.
    #[schemars(extend("x-ja" = "表題"))]
    pub heading: String,
    /// Head of the materials: 資料.
    #[schemars(extend("x-ja" = "資料"))]
    pub material: String,
    /// Head of the pages: ページ.
    #[schemars(extend("x-ja" = "頁"))]
    pub page: String,
    /// Head of what is to be done: 差し替え方.
    #[schemars(extend("x-ja" = "扱い"))]
    pub action: String,
    /// Head of what changed: 変更の内容.
    #[schemars(extend("x-ja" = "内容"))]
    pub change: String,
    /// A leaf takes the place of another: 差し替える.
    #[schemars(extend("x-ja" = "差し替え"))]
    pub exchange: String,
    /// A leaf is put in: 加える.
    #[schemars(extend("x-ja" = "追加"))]
    pub add: String,
    /// A leaf is taken out: 抜き取る.
    #[schemars(extend("x-ja" = "抜取り"))]
    pub take_out: String,
    /// Nothing changed but where it stands: ページの移動.
    #[schemars(extend("x-ja" = "移動"))]
    pub moved: String,
    /// The words or the look of the form changed, and no value: 様式の変更.
    #[schemars(extend("x-ja" = "様式"))]
    pub form: String,
    /// A paper made elsewhere is another one: 別添の変更. Without it, what is said of the form.
    #[schemars(extend("x-ja" = "別添"))]
    pub attachment: Option<String>,
    /// What is asked of those who get it, below the heading. With it, the day and who sends it stand at the right.
    #[schemars(extend("x-ja" = "案内"))]
    pub notice: Option<String>,
    /// Behind which page a leaf is put in: {頁}ページの後ろ.
    #[schemars(extend("x-ja" = "挿入箇所"))]
    pub behind: Option<String>,
    /// That a leaf is put in before all others.
    #[schemars(extend("x-ja" = "先頭"))]
    pub before_all: Option<String>,
    /// Of an item that stays there are more leaves or fewer: ページの増減.
    #[schemars(extend("x-ja" = "増減"))]
    pub whole: Option<String>,
    /// An item is new: 新しい案件.
    #[schemars(extend("x-ja" = "新しい案件"))]
    pub came: Option<String>,
    /// An item is new that holds what another one held before: {資料番号}の分割. Without it, what is said of a new one.
    #[schemars(extend("x-ja" = "分割"))]
    pub split: Option<String>,
    /// An item no longer stands on the list: 案件の削除.
    #[schemars(extend("x-ja" = "案件の削除"))]
    pub went: Option<String>,
    /// An item was withdrawn: 取下げ.
    #[schemars(extend("x-ja" = "取下げ"))]
    pub withdrawn: Option<String>,
    /// An item is handed out on the day now: 当日配布へ.
    #[schemars(extend("x-ja" = "当日配布へ"))]
    pub to_the_day: Option<String>,
    /// An item is sent in advance now: 事前配布へ.
    #[schemars(extend("x-ja" = "事前配布へ"))]
    pub in_advance: Option<String>,
    /// An item is closed now: 非公開へ.
    #[schemars(extend("x-ja" = "非公開へ"))]
    pub closed: Option<String>,
    /// An item is open now: 公開へ.
    #[schemars(extend("x-ja" = "公開へ"))]
    pub opened: Option<String>,
    /// An item stands at another place: 案件の移動.
    #[schemars(extend("x-ja" = "案件の移動"))]
    pub rearranged: Option<String>,
}

/// Words of the list of changed values.
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Errata {
    /// Heading. Known: {会議名}, {日付}.
    #[schemars(extend("x-ja" = "表題"))]
    pub heading: String,
    /// Head of the materials: 資料.
    #[schemars(extend("x-ja" = "資料"))]
    pub material: String,
    /// Head of the pages: ページ.
    #[schemars(extend("x-ja" = "頁"))]
    pub page: String,
    /// Head of the places: 箇所.
    #[schemars(extend("x-ja" = "箇所"))]
    pub place: String,
    /// Head of what was wrong: 誤.
    #[schemars(extend("x-ja" = "誤"))]
    pub wrong: String,
    /// Head of what is right: 正.
    #[schemars(extend("x-ja" = "正"))]
    pub right: String,
    /// What stands where there was nothing, or is nothing: （なし）.
    #[schemars(extend("x-ja" = "なし"))]
    pub nothing: String,
    /// What is said below the heading. With it, the day and who sends it stand at the right.
    #[schemars(extend("x-ja" = "案内"))]
    pub notice: Option<String>,
    /// A place of which not the value changed but what it is called: {箇所}（見出し）.
    #[schemars(extend("x-ja" = "見出し"))]
    pub label: Option<String>,
    /// The words of a list of what was no error (差し替えの種類: 変更). Without them, those for errors stand.
    #[schemars(extend("x-ja" = "変更"))]
    pub of_change: Option<RevisionWords>,
}

/// Words of the list of changed values, where what was printed was no error.
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RevisionWords {
    /// Heading. Known: {会議名}, {日付}.
    #[schemars(extend("x-ja" = "表題"))]
    pub heading: String,
    /// What is said below the heading.
    #[schemars(extend("x-ja" = "案内"))]
    pub notice: Option<String>,
    /// Head of what was: 変更前.
    #[schemars(extend("x-ja" = "変更前"))]
    pub before: String,
    /// Head of what is: 変更後.
    #[schemars(extend("x-ja" = "変更後"))]
    pub after: String,
}
