//! The words that the rules look for. All of them are the profile's: no Japanese wording is judged in Rust.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::diagnostic::rule::Rule;

/// What the rules know of the council's language and offices (用語).
#[derive(Debug, PartialEq, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Lexicon {
    /// What a subject ends in: について. Without it, any ending will do.
    #[schemars(extend("x-ja" = "件名の終わり"))]
    pub subject_ending: Option<String>,
    /// Departments and their divisions. Without them, any name will do.
    #[serde(default)]
    #[schemars(extend("x-ja" = "部署"))]
    pub departments: Vec<Department>,
    /// Words for the council that are another body: 委員会.
    #[serde(default)]
    #[schemars(extend("x-ja" = "審議会の誤称"))]
    pub wrong_council_names: Vec<String>,
    /// Words that say something twice, and what to write: から以降.
    #[serde(default)]
    #[schemars(extend("x-ja" = "重複表現"))]
    pub redundant: Vec<Replacement>,
    /// Words that hold one of these, or begin within one, and say nothing twice: 必要事項 in 必ず必要事項を.
    #[serde(default)]
    #[schemars(extend("x-ja" = "重複表現でない語"))]
    pub not_redundant: Vec<String>,
    /// What a clerk is to write in a cell that has nothing to say: なし.
    #[serde(default)]
    #[schemars(extend("x-ja" = "空欄に書く語"))]
    pub blank_word: String,
    /// Words that stand for a value that is still to be written: 後で記入. One of one or two letters counts as a whole value only.
    #[serde(default)]
    #[schemars(extend("x-ja" = "書きかけの語"))]
    pub unfinished: Vec<String>,
    /// Misspelt words, and what to write: 敬省略.
    #[serde(default)]
    #[schemars(extend("x-ja" = "誤字"))]
    pub typos: Vec<Replacement>,
    /// Words for one thing that a paper should not mix: に係る, に伴う.
    #[serde(default)]
    #[schemars(extend("x-ja" = "混用"))]
    pub mixed: Vec<Vec<String>>,
    /// Words repeated in a row that are right: 色々.
    #[serde(default)]
    #[schemars(extend("x-ja" = "畳語"))]
    pub reduplications: Vec<String>,
    /// Words for information that needs special care (要配慮個人情報, 法第2条第3項).
    #[serde(default)]
    #[schemars(extend("x-ja" = "要配慮個人情報"))]
    pub sensitive: Vec<String>,
    /// Words that hold one of these and mean something else: 通信障害.
    #[serde(default)]
    #[schemars(extend("x-ja" = "要配慮個人情報でない語"))]
    pub not_sensitive: Vec<String>,
    /// Words for the individual number and what holds it (個人番号, 特定個人情報).
    #[serde(default)]
    #[schemars(extend("x-ja" = "個人番号"))]
    pub individual_number: Vec<String>,
    /// Words that hold one of these and mean something else: マイナンバーカード.
    #[serde(default)]
    #[schemars(extend("x-ja" = "個人番号でない語"))]
    pub not_individual_number: Vec<String>,
    /// Words by which municipalities speak of themselves: 市, 区, 町, 村. Those of others are left over from another paper.
    #[serde(default)]
    #[schemars(extend("x-ja" = "自治体の呼び名"))]
    pub municipality_words: Vec<String>,
    /// Words by which safeguards mention the special clauses: 特記事項.
    #[serde(default)]
    #[schemars(extend("x-ja" = "特記事項の呼び名"))]
    pub clause_mentions: Vec<String>,
    /// What laws, forms and annexes are called before their own articles: 条例, 様式. A reference behind one is none to a clause.
    #[serde(default)]
    #[schemars(extend("x-ja" = "法令の呼び名"))]
    pub law_words: Vec<String>,
    /// Words by which contracts call who gives the work: 甲, 発注者.
    #[serde(default)]
    #[schemars(extend("x-ja" = "委託者の呼び名"))]
    pub principal_names: Vec<String>,
    /// Words by which contracts call who does the work: 乙, 受注者.
    #[serde(default)]
    #[schemars(extend("x-ja" = "受託者の呼び名"))]
    pub contractor_names: Vec<String>,
}

/// A department (部) and its divisions (課).
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-id" = "name"))]
pub struct Department {
    /// Name of the department.
    #[schemars(extend("x-ja" = "部"))]
    pub name: String,
    /// Names of its divisions.
    #[serde(default)]
    #[schemars(extend("x-ja" = "課"))]
    pub divisions: Vec<String>,
}

/// A wording, and what to write instead.
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-id" = "wording"))]
pub struct Replacement {
    /// The wording.
    #[schemars(extend("x-ja" = "語"))]
    pub wording: String,
    /// What to write.
    #[schemars(extend("x-ja" = "代わり"))]
    pub instead: String,
}

/// How grave the rules of wording, character style and subject are in this council; the others cannot be changed.
#[derive(Debug, PartialEq, Clone, Copy, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Levels {
    /// The subject ends as the council's subjects do.
    pub subject_form: Option<Level>,
    /// A word stands twice in a row.
    pub repeated_word: Option<Level>,
    /// A wording says something twice.
    pub redundant_wording: Option<Level>,
    /// A misspelt word.
    pub typo: Option<Level>,
    /// Two words for one thing.
    pub mixed_wording: Option<Level>,
    /// Some items of a list end in a full stop, some do not.
    pub uneven_full_stops: Option<Level>,
    /// ①, ㈱, Ⅰ.
    pub machine_dependent_character: Option<Level>,
    /// Half-width katakana.
    pub half_width_katakana: Option<Level>,
    /// Half- and full-width digits in one file.
    pub mixed_digit_width: Option<Level>,
    /// Japanese and English keys in one file.
    pub mixed_key_languages: Option<Level>,
    /// A cell that the form has and the case leaves empty.
    pub empty_cell: Option<Level>,
}

impl Levels {
    /// What the profile says of each rule that it may say something of.
    #[must_use]
    pub fn by_rule(&self) -> [(Rule, Option<Level>); 11] {
        [
            (Rule::SubjectForm, self.subject_form),
            (Rule::RepeatedWord, self.repeated_word),
            (Rule::RedundantWording, self.redundant_wording),
            (Rule::Typo, self.typo),
            (Rule::MixedWording, self.mixed_wording),
            (Rule::UnevenFullStops, self.uneven_full_stops),
            (Rule::MachineDependentCharacter, self.machine_dependent_character),
            (Rule::HalfWidthKatakana, self.half_width_katakana),
            (Rule::MixedDigitWidth, self.mixed_digit_width),
            (Rule::MixedKeyLanguages, self.mixed_key_languages),
            (Rule::EmptyCell, self.empty_cell),
        ]
    }

    /// What the profile says of a rule.
    #[must_use]
    pub fn of(&self, rule: Rule) -> Option<Level> {
        self.by_rule().into_iter().find(|(known, _)| *known == rule)?.1
    }
}

/// How grave a rule is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Not looked for.
    #[schemars(extend("x-ja" = "なし"))]
    Off,
    /// A note.
    #[schemars(extend("x-ja" = "参考"))]
    Note,
    /// A warning.
    #[schemars(extend("x-ja" = "警告"))]
    Warning,
    /// An error.
    #[schemars(extend("x-ja" = "エラー"))]
    Error,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_the_rule_of_its_name() {
        let keys = serde_json::to_value(Levels::default()).expect("it is a mapping");
        let mut keys: Vec<&String> = keys.as_object().expect("it is a mapping").keys().collect();
        let mut rules: Vec<&str> = Levels::default().by_rule().iter().map(|(rule, _)| rule.id()).collect();
        keys.sort_unstable();
        rules.sort_unstable();
        assert_eq!(keys, rules);
        let typo = Levels { typo: Some(Level::Off), ..Levels::default() };
        assert_eq!((typo.of(Rule::Typo), typo.of(Rule::NotUtf8)), (Some(Level::Off), None));
    }
}
