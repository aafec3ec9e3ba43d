//! `clauses.yaml`: the special clauses (特記事項), without a number typed anywhere.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::allow::Allow;
use crate::model::clause_text::{Body, ClauseItem, Paragraph, Party};
use crate::text::yes_no::YesNo;

/// The clauses of a council, in their standard order.
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClauseSet {
    /// Whether it builds on the clauses of the base: what is not said here is said there.
    #[serde(default, skip_serializing)]
    #[schemars(extend("x-ja" = "基本"))]
    pub base: YesNo,
    /// Title of the sheet: 特記事項.
    #[schemars(extend("x-ja" = "表題"))]
    pub title: String,
    /// How clauses are numbered, and so how they are referred to: 第1項 or 第1条.
    #[serde(default, skip_serializing_if = "is_default")]
    #[schemars(extend("x-ja" = "番号"))]
    pub numbers: NumberStyle,
    /// Where captions stand.
    #[serde(default, skip_serializing_if = "is_default")]
    #[schemars(extend("x-ja" = "見出しの位置"))]
    pub captions: CaptionPlace,
    /// Names of the sets (組) of clauses that a case can choose as a whole: 個人番号を扱う場合.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("x-ja" = "組", "x-shape" = "many"))]
    pub sets: Vec<String>,
    /// What a case can choose about the text of clauses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("x-ja" = "設定", "x-shape" = "many"))]
    pub settings: Vec<Setting>,
    /// The clauses.
    #[schemars(extend("x-ja" = "条項"))]
    pub clauses: Vec<Clause>,
    /// Findings that are accepted (確認済み), each with a reason.
    #[serde(default, skip_serializing)]
    #[schemars(extend("x-ja" = "確認済み"))]
    pub allow: Vec<Allow>,
}

/// How clauses and what is under them are numbered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NumberStyle {
    /// 1, under it (1) and ア; referred to as 第1項, 第1項第1号.
    #[default]
    #[schemars(extend("x-ja" = "1"))]
    Plain,
    /// 第1, paragraphs from 2 on, under them (1) and ア; referred to as 第1, 第1第2項, 第1第1号.
    #[schemars(extend("x-ja" = "第1"))]
    Ordinal,
    /// 第1条, paragraphs from 2 on, under them (1) and ア; referred to as 第1条, 第1条第2項, 第1条第1号.
    #[schemars(extend("x-ja" = "第1条"))]
    Article,
    /// 1, under it (1) and ア; referred to by these marks: 1, 1の(1), 1の(1)のア.
    #[schemars(extend("x-ja" = "1-(1)-ア"))]
    Levels,
}

/// Where the caption of a clause stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CaptionPlace {
    /// On a line of its own, above number and text.
    #[default]
    #[schemars(extend("x-ja" = "上"))]
    Above,
    /// On one line with the number, above the text.
    #[schemars(extend("x-ja" = "番号の後"))]
    AfterNumber,
    /// Nowhere.
    #[schemars(extend("x-ja" = "なし"))]
    None,
}

/// Something that a case can choose about the text of clauses: 再委託.
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-id" = "id"))]
pub struct Setting {
    /// Name by which cases call it: 再委託.
    #[schemars(extend("x-ja" = "名"))]
    pub id: String,
    /// What can be chosen: 禁止, 事前承諾, 特定の相手のみ, 事後報告, 自由.
    #[schemars(extend("x-ja" = "選択肢", "x-shape" = "many"))]
    pub choices: Vec<String>,
    /// What holds where a case chooses nothing.
    #[schemars(extend("x-ja" = "標準"))]
    pub default: String,
}

/// One clause (条項).
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-id" = "id"))]
pub struct Clause {
    /// Name by which cases and other clauses call it. It never changes.
    #[schemars(extend("x-ja" = "名"))]
    pub id: String,
    /// Caption, brackets included: (秘密の保持).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schemars(extend("x-ja" = "見出し"))]
    pub caption: String,
    /// Whom it binds.
    #[schemars(extend("x-ja" = "義務者"))]
    pub binds: Party,
    /// Whether no case may leave it out without a reason.
    #[serde(default, skip_serializing)]
    #[schemars(extend("x-ja" = "必須"))]
    pub required: YesNo,
    /// Whether it is about the individual number (個人番号).
    #[serde(default, skip_serializing)]
    #[schemars(extend("x-ja" = "個人番号"))]
    pub individual_number: YesNo,
    /// Sets (組) to which it belongs: it goes only with cases that choose one of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("x-ja" = "組", "x-shape" = "many"))]
    pub sets: Vec<String>,
    /// Whether it goes only with cases that add it.
    #[serde(default, skip_serializing_if = "is_default")]
    #[schemars(extend("x-ja" = "任意"))]
    pub optional: YesNo,
    /// The text. {委託者} and {受託者} are the parties; references to other clauses are {前項}, {前各項}, {次項},
    /// {項:名}, {項:名、名}, {同項}, {受託者の義務} (every clause before this one that binds the contractor).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-ja" = "本文"))]
    pub text: Option<String>,
    /// Paragraphs (項), instead of one text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("x-ja" = "項", "x-shape" = "many"))]
    pub paragraphs: Vec<Paragraph>,
    /// Items (号) under the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("x-ja" = "号", "x-shape" = "many"))]
    pub items: Vec<ClauseItem>,
    /// The text for each choice of one setting; 本文, 項 and 号 hold for the choices that are not named here.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[schemars(extend("x-ja" = "設定", "maxProperties" = 1))]
    pub settings: BTreeMap<String, BTreeMap<String, Body>>,
}

impl ClauseSet {
    /// The clause of this name, or in which a paragraph or item has it.
    #[must_use]
    pub fn holder(&self, name: &str) -> Option<&Clause> {
        self.clauses.iter().find(|clause| clause.holds(name))
    }
}

impl Clause {
    fn holds(&self, name: &str) -> bool {
        let in_items = |items: &[ClauseItem]| items.iter().any(|item| item.holds(name));
        let in_text = |paragraphs: &[Paragraph], items: &[ClauseItem]| {
            let in_paragraph =
                |paragraph: &Paragraph| paragraph.id.as_deref() == Some(name) || in_items(&paragraph.items);
            paragraphs.iter().any(in_paragraph) || in_items(items)
        };
        let mut variants = self.settings.values().flat_map(BTreeMap::values);
        self.id == name
            || in_text(&self.paragraphs, &self.items)
            || variants.any(|body| in_text(&body.paragraphs, &body.items))
    }

    /// Whether it goes with every case that chooses nothing.
    #[must_use]
    pub fn is_standard(&self) -> bool {
        self.sets.is_empty() && !self.optional.is_yes()
    }
}

/// Whether a value need not be written. What is at its default does not count for the matching number.
fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
