//! Words of what is exchanged after it was printed: the leaves, their list, the list of errata.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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
