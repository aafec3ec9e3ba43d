//! `meeting.yaml`: one meeting of the council (会議) and its list of items.

use std::num::NonZeroU32;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::allow::Allow;
use crate::model::case::Contact;
use crate::model::council::ItemOrder;
use crate::model::matter_type::MatterType;
use crate::model::meeting_date::MeetingDate;
use crate::text::wareki::Wareki;
use crate::text::yes_no::YesNo;

/// A meeting.
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Meeting {
    /// Title of the meeting: 平成20年度第2回.
    #[schemars(extend("x-ja" = "会議名"))]
    pub title: String,
    /// The council profile: the name of a folder of templates/.
    #[schemars(extend("x-ja" = "審議会", "x-printed" = "no"))]
    pub council: String,
    /// Day of the meeting, or 未定; a day of the week in brackets is checked.
    #[schemars(extend("x-ja" = "開催日"))]
    pub date: MeetingDate,
    /// How it is held (方法), where its members do not come together: 書面.
    #[schemars(extend("x-ja" = "方法", "x-printed" = "no"))]
    pub method: Option<Method>,
    /// The period of a meeting by circulation, instead of a time and a place.
    #[schemars(extend("x-ja" = "期間"))]
    pub period: Option<CirculationPeriod>,
    /// Time of the meeting: 午後2時.
    #[schemars(extend("x-ja" = "時刻"))]
    pub time: Option<String>,
    /// Place of the meeting.
    #[schemars(extend("x-ja" = "会場"))]
    pub place: Option<String>,
    /// Who attends.
    #[serde(default)]
    #[schemars(extend("x-ja" = "出席者"))]
    pub attendees: Vec<String>,
    /// Who is absent (欠席).
    #[serde(default)]
    #[schemars(extend("x-ja" = "欠席"))]
    pub absent: Vec<String>,
    /// The member who acts for the chair at this meeting (職務代理).
    #[schemars(extend("x-ja" = "職務代理"))]
    pub acting_chair: Option<String>,
    /// Who is there without a vote (オブザーバー).
    #[serde(default)]
    #[schemars(extend("x-ja" = "オブザーバー", "x-shape" = "many"))]
    pub observers: Vec<String>,
    /// How many sets of the bundle are made (部数), from 1.
    #[schemars(extend("x-ja" = "部数", "x-printed" = "no"))]
    pub copies: Option<NonZeroU32>,
    /// The agenda (次第).
    #[serde(default)]
    #[schemars(extend("x-ja" = "次第"))]
    pub agenda: Vec<AgendaPoint>,
    /// Who explains whatever is asked (説明員), through the whole meeting.
    #[serde(default)]
    #[schemars(extend("x-ja" = "説明員", "x-shape" = "many"))]
    pub explainers: Vec<String>,
    /// Whether it was held (開催済み): its papers stay as they are.
    #[serde(default)]
    #[schemars(extend("x-ja" = "開催済み", "x-printed" = "no"))]
    pub held: YesNo,
    /// The order of the items, where it is not the council's usual one.
    #[schemars(extend("x-ja" = "並び", "x-printed" = "no"))]
    pub order: Option<ItemOrder>,
    /// Day on which pages are replaced (差し替え), printed on them; the day of the meeting if left out.
    #[schemars(extend("x-ja" = "差し替え日", "x-printed" = "no"))]
    pub replacement_date: Option<Wareki>,
    /// What the exchange of pages is for, where what was printed was no error (差し替えの種類).
    #[schemars(extend("x-ja" = "差し替えの種類", "x-printed" = "no"))]
    pub replacement_kind: Option<ReplacementKind>,
    /// The items (会議の案件). If left out: every case file of the folder, by name.
    #[serde(default)]
    #[schemars(extend("x-ja" = "案件"))]
    pub items: Vec<Item>,
    /// Findings that are accepted (確認済み), each with a reason.
    #[serde(default, skip_serializing)]
    #[schemars(extend("x-ja" = "確認済み", "x-printed" = "no"))]
    pub allow: Vec<Allow>,
}

/// A point of the agenda. A plain word is one, too.
#[derive(Debug, PartialEq, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-scalar" = "heading"))]
pub struct AgendaPoint {
    /// What it says: 諮問・報告事項.
    #[schemars(extend("x-ja" = "見出し"))]
    pub heading: String,
    /// The items of the meeting that are dealt with under it, instead of a list of their own.
    #[serde(default)]
    #[schemars(extend("x-ja" = "案件", "x-fresh" = "never"))]
    pub items: Vec<Item>,
}

/// A place on the meeting's list, or a group of them with a heading.
#[derive(Debug, PartialEq, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-scalar" = "case"))]
pub struct Item {
    /// Name of the case file in the meeting's folder: 健診勧奨通知.yaml.
    #[schemars(extend("x-ja" = "ファイル", "x-printed" = "no"))]
    pub case: Option<String>,
    /// Subject of an item without a case file.
    #[schemars(extend("x-ja" = "件名"))]
    pub subject: Option<String>,
    /// Kind (区分) of an item without a case file; a case has those of its grounds.
    #[schemars(extend("x-ja" = "区分"))]
    pub kind: Option<String>,
    /// Types of matter (種類) of an item without a case file, for the ledger; a case has those of its matters.
    #[serde(default, rename = "type")]
    #[schemars(extend("x-ja" = "種類", "x-shape" = "many", "x-printed" = "no", "x-fresh" = "never"))]
    pub matter_types: Vec<MatterType>,
    /// Grounds (根拠) of an item without a case file, as they are printed.
    #[serde(default)]
    #[schemars(extend("x-ja" = "根拠", "x-shape" = "many"))]
    pub grounds: Vec<String>,
    /// Divisions in charge (担当) of an item without a case file.
    #[serde(default)]
    #[schemars(extend("x-ja" = "担当", "x-shape" = "many"))]
    pub contact: Vec<Contact>,
    /// Number of the item: 報告第1号.
    #[schemars(extend("x-ja" = "番号"))]
    pub number: Option<String>,
    /// Number of the material: 資料1.
    #[schemars(extend("x-ja" = "資料番号"))]
    pub material: Option<String>,
    /// Whether the item is open to the public (公開).
    #[schemars(extend("x-ja" = "公開", "x-printed" = "no"))]
    pub open: Option<Openness>,
    /// Ground on which it is closed (非公開の根拠).
    #[schemars(extend("x-ja" = "非公開の根拠"))]
    pub closed_ground: Option<String>,
    /// Who explains it.
    #[serde(default)]
    #[schemars(extend("x-ja" = "説明員", "x-shape" = "many"))]
    pub explainers: Vec<String>,
    /// Class of distribution (配布): 当日机上配布. The council's usual one if left out.
    #[schemars(extend("x-ja" = "配布", "x-printed" = "no"))]
    pub distribution: Option<String>,
    /// Day on which its paper is handed out, where that comes later than the others (配布日).
    #[schemars(extend("x-ja" = "配布日"))]
    pub distribution_date: Option<Wareki>,
    /// What has become of it (状態).
    #[schemars(extend("x-ja" = "状態", "x-printed" = "no"))]
    pub status: Option<Status>,
    /// The meeting to which it is carried over, by the name of its folder (状態: 継続).
    #[schemars(extend("x-ja" = "継続先"))]
    pub continued_to: Option<String>,
    /// The meeting from which it was carried over, by the name of its folder: its case lies there.
    #[schemars(extend("x-ja" = "継続元"))]
    pub continued_from: Option<String>,
    /// What the council said (結果).
    #[schemars(extend("x-ja" = "結果"))]
    pub result: Option<ItemResult>,
    /// Whether it was withdrawn after its number was given (取下げ): the number stays unused. The same as the status 取下げ.
    #[serde(default)]
    #[schemars(extend("x-ja" = "取下げ", "x-printed" = "no"))]
    pub withdrawn: YesNo,
    /// Papers made elsewhere that belong to it (別添).
    #[serde(default)]
    #[schemars(extend("x-ja" = "別添"))]
    pub attachments: Vec<Attachment>,
    /// Heading of a group of items. A group says nothing else.
    #[schemars(extend("x-ja" = "見出し", "x-fresh" = "never"))]
    pub heading: Option<String>,
    /// Whether a group is one material (まとめ): a table of its items has the number, and theirs count below it.
    #[serde(default)]
    #[schemars(extend("x-ja" = "まとめ", "x-printed" = "no", "x-fresh" = "never"))]
    pub together: YesNo,
    /// The items of a group.
    #[serde(default)]
    #[schemars(extend("x-ja" = "案件", "x-fresh" = "never"))]
    pub items: Vec<Item>,
}

impl Item {
    /// Name of its case file, with its ending.
    #[must_use]
    pub fn case_file(&self) -> Option<String> {
        let name = self.case.as_deref().filter(|name| !name.is_empty())?;
        Some(format!("{}.yaml", name.strip_suffix(".yaml").unwrap_or(name)))
    }

    /// Whether it was withdrawn.
    #[must_use]
    pub fn is_withdrawn(&self) -> bool {
        self.withdrawn.is_yes() || self.status == Some(Status::Withdrawn)
    }
}

/// A paper made elsewhere (別添): a flow chart, a draft contract.
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Attachment {
    /// What it is: 業務フロー図.
    #[schemars(extend("x-ja" = "件名"))]
    pub subject: String,
    /// Name of its PDF in the meeting's folder: 議事録.pdf. Without one, somebody puts the paper in by hand.
    #[schemars(extend("x-ja" = "ファイル", "x-printed" = "no"))]
    pub file: Option<String>,
    /// How many pages it has, from 1; of a file they are counted.
    #[schemars(extend("x-ja" = "ページ数"))]
    pub pages: Option<NonZeroU32>,
    /// The largest paper that it may take, where that is not A4 (用紙).
    #[schemars(extend("x-ja" = "用紙", "x-printed" = "no"))]
    pub paper: Option<PaperSize>,
    /// Number of the material, where it is not the next one: 資料1-1.
    #[schemars(extend("x-ja" = "資料番号"))]
    pub material: Option<String>,
}

/// What pages are exchanged for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ReplacementKind {
    /// What was printed was wrong: 誤, 正.
    #[schemars(extend("x-ja" = "訂正"))]
    Correction,
    /// What was printed was right, and is no longer: 変更前, 変更後.
    #[schemars(extend("x-ja" = "変更"))]
    Change,
}

/// What has become of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// What it is about is given up: the papers say so.
    #[schemars(extend("x-ja" = "廃止"))]
    Abolished,
    /// It was withdrawn after its number was given: the number stays unused.
    #[schemars(extend("x-ja" = "取下げ"))]
    Withdrawn,
    /// The council goes on with it at another meeting.
    #[schemars(extend("x-ja" = "継続"))]
    Continued,
}

/// What the council said of an item.
#[derive(Debug, PartialEq, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-scalar" = "outcome"))]
pub struct ItemResult {
    /// What it said: 答申, 承認, 条件付き承認.
    #[schemars(extend("x-ja" = "内容"))]
    pub outcome: String,
    /// The day on which it did.
    #[schemars(extend("x-ja" = "日"))]
    pub date: Option<Wareki>,
    /// On which condition.
    #[schemars(extend("x-ja" = "条件"))]
    pub condition: Option<String>,
}

/// How a meeting is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// Its members come together.
    #[schemars(extend("x-ja" = "対面"))]
    InPerson,
    /// Its papers are sent round, and members answer in writing.
    #[schemars(extend("x-ja" = "書面"))]
    ByCirculation,
}

/// From when to when members answer in writing.
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CirculationPeriod {
    /// The first day.
    #[schemars(extend("x-ja" = "開始"))]
    pub from: Wareki,
    /// The last day.
    #[schemars(extend("x-ja" = "終了"))]
    pub to: Wareki,
}

/// A paper.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum PaperSize {
    /// 210 × 297 mm.
    #[default]
    #[schemars(extend("x-ja" = "A4"))]
    A4,
    /// 297 × 420 mm: folded.
    #[schemars(extend("x-ja" = "A3"))]
    A3,
}

/// Whether an item is open to the public.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Openness {
    /// Open.
    #[schemars(extend("x-ja" = "公開"))]
    Open,
    /// Closed; a ground must be given.
    #[schemars(extend("x-ja" = "非公開"))]
    Closed,
}
