//! The special clauses that go with a case (特記事項).

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize, Serializer};

use crate::model::clause_text::{ClauseItem, Paragraph, Party};
use crate::text::yes_no::YesNo;

/// Which clauses go with a case or a matter. The bare words 標準 and なし stand for the whole.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-scalar" = "base"))]
pub struct ClauseChoice {
    /// Where it begins: with the standard clauses of the profile (標準, unless said otherwise), or with none (なし).
    #[schemars(extend("x-ja" = "基本", "x-printed" = "no"))]
    pub base: Option<ClauseBase>,
    /// Clauses that are left out, by name.
    #[serde(default)]
    #[schemars(extend("x-ja" = "省く", "x-printed" = "no", "x-shape" = "fields"))]
    pub omit: Vec<String>,
    /// Clauses that are added: optional ones of the profile by name, or clauses of the case's own.
    #[serde(default)]
    #[schemars(extend("x-ja" = "加える", "x-shape" = "many"))]
    pub insert: Vec<ClauseInsertion>,
    /// Clauses whose text or caption this case writes itself.
    #[serde(default)]
    #[schemars(extend("x-ja" = "差し替える", "x-shape" = "many"))]
    pub replace: Vec<ClauseReplacement>,
    /// Sets of the profile: 個人番号を扱う場合.
    #[serde(default)]
    #[schemars(extend("x-ja" = "組", "x-printed" = "no", "x-shape" = "fields"))]
    pub sets: Vec<String>,
    /// What is chosen about the text of clauses, by setting of the profile: { 再委託: 事前承諾 }.
    #[serde(default)]
    #[schemars(extend("x-ja" = "選択", "x-printed" = "no"))]
    pub settings: BTreeMap<String, String>,
}

/// Where the choice of clauses begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ClauseBase {
    /// All standard clauses of the profile, in their order.
    #[schemars(extend("x-ja" = "標準"))]
    Standard,
    /// No clauses.
    #[schemars(extend("x-ja" = "なし"))]
    None,
}

/// A clause that is added: an optional one of the profile, or one of the case's own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-scalar" = "clause"))]
pub struct ClauseInsertion {
    /// Name of an optional clause of the profile.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-ja" = "条項", "x-printed" = "no"))]
    pub clause: Option<String>,
    /// Name of a clause of the case's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-ja" = "名", "x-printed" = "no"))]
    pub id: Option<String>,
    /// Its caption, brackets included.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-ja" = "見出し"))]
    pub caption: Option<String>,
    /// Whom it binds.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-ja" = "義務者", "x-printed" = "no"))]
    pub binds: Option<Party>,
    /// Whether it is about the individual number (個人番号).
    #[serde(default, skip_serializing)]
    #[schemars(extend("x-ja" = "個人番号", "x-printed" = "no"))]
    pub individual_number: YesNo,
    /// Its text, with the same blanks as in the profile: {受託者}, {項:名}, {前項}.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-ja" = "本文"))]
    pub text: Option<String>,
    /// Its paragraphs (項), instead of one text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("x-ja" = "項", "x-shape" = "many"))]
    pub paragraphs: Vec<Paragraph>,
    /// Items (号) under its text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("x-ja" = "号", "x-shape" = "many"))]
    pub items: Vec<ClauseItem>,
    /// Name of the clause before which it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-ja" = "前", "x-printed" = "no"))]
    pub before: Option<String>,
    /// Name of the clause after which it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-ja" = "後", "x-printed" = "no"))]
    pub after: Option<String>,
}

/// A clause of the profile whose text or caption this case writes itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClauseReplacement {
    /// Name of the clause.
    #[schemars(extend("x-ja" = "名", "x-printed" = "no"))]
    pub id: String,
    /// Its new caption.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-ja" = "見出し"))]
    pub caption: Option<String>,
    /// Its new text.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-ja" = "本文"))]
    pub text: Option<String>,
    /// Its new paragraphs (項), instead of one text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("x-ja" = "項", "x-shape" = "many"))]
    pub paragraphs: Vec<Paragraph>,
    /// Items (号) under its new text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("x-ja" = "号", "x-shape" = "many"))]
    pub items: Vec<ClauseItem>,
}

/// A choice as the matching number counts it: the bare word where nothing else is chosen.
#[derive(Serialize)]
#[serde(untagged)]
enum Written<'a> {
    Word(ClauseBase),
    Choice {
        base: ClauseBase,
        #[serde(skip_serializing_if = "<[_]>::is_empty")]
        omit: &'a [String],
        #[serde(skip_serializing_if = "<[_]>::is_empty")]
        insert: &'a [ClauseInsertion],
        #[serde(skip_serializing_if = "<[_]>::is_empty")]
        replace: &'a [ClauseReplacement],
        #[serde(skip_serializing_if = "<[_]>::is_empty")]
        sets: &'a [String],
        #[serde(skip_serializing_if = "BTreeMap::is_empty")]
        settings: &'a BTreeMap<String, String>,
    },
}

impl Serialize for ClauseChoice {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let base = self.base.unwrap_or(ClauseBase::Standard);
        let Self { omit, insert, replace, sets, settings, .. } = self;
        let written = if *self == (Self { base: self.base, ..Self::default() }) {
            Written::Word(base)
        } else {
            Written::Choice { base, omit, insert, replace, sets, settings }
        };
        written.serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_word_counts_as_the_word() {
        let said = |choice: &ClauseChoice| serde_json::to_string(choice).expect("it holds only texts");
        assert_eq!(said(&ClauseChoice { base: Some(ClauseBase::None), ..Default::default() }), "\"none\"");
        let choice = ClauseChoice { omit: vec!["監査".to_owned()], ..Default::default() };
        assert_eq!(said(&choice), r#"{"base":"standard","omit":["監査"]}"#);
    }
}
