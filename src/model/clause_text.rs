//! The text of a special clause (条項), as profiles and cases write it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::source::Pointer;

/// A party (当事者) of the contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Party {
    /// Who gives the work (甲).
    #[schemars(extend("x-ja" = "委託者"))]
    Principal,
    /// Who does the work (乙).
    #[schemars(extend("x-ja" = "受託者"))]
    Contractor,
}

/// The text of a clause: one sentence or more with the items under it, or several paragraphs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-scalar" = "text"))]
pub struct Body {
    /// The text (本文), with blanks for parties and references.
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
}

/// What of a clause's words excludes each other: a text and paragraphs (項) instead of one, paragraphs and items (号) that
/// belong under a text. Each with its place, as messages name it.
pub fn contradictions(
    at: &Pointer,
    text: Option<&String>,
    paragraphs: &[Paragraph],
    items: &[ClauseItem],
) -> impl Iterator<Item = (Pointer, &'static str)> {
    let has_paragraphs = !paragraphs.is_empty();
    let of_text = (text.is_some() && has_paragraphs).then(|| (at.clone(), "text-and-paragraphs"));
    let of_items = (!items.is_empty() && has_paragraphs).then(|| (at.key("items"), "paragraphs-and-items"));
    of_text.into_iter().chain(of_items)
}

impl Body {
    /// Whether nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_none() && self.paragraphs.is_empty() && self.items.is_empty()
    }
}

/// A paragraph (項) of a clause.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-scalar" = "text"))]
pub struct Paragraph {
    /// Name by which other texts refer to it, where one does.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-ja" = "名", "x-printed" = "no"))]
    pub id: Option<String>,
    /// The text.
    #[schemars(extend("x-ja" = "本文"))]
    pub text: String,
    /// Items (号) under it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("x-ja" = "号", "x-shape" = "many"))]
    pub items: Vec<ClauseItem>,
}

/// An item (号), and those under it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-scalar" = "text"))]
pub struct ClauseItem {
    /// Name by which other texts refer to it, where one does.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-ja" = "名", "x-printed" = "no"))]
    pub id: Option<String>,
    /// The text.
    #[schemars(extend("x-ja" = "本文"))]
    pub text: String,
    /// Items one level below (内訳).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("x-ja" = "内訳", "x-shape" = "many"))]
    pub items: Vec<ClauseItem>,
}

impl ClauseItem {
    /// Whether it, or one under it, has this name.
    #[must_use]
    pub fn holds(&self, name: &str) -> bool {
        self.id.as_deref() == Some(name) || self.items.iter().any(|item| item.holds(name))
    }
}
