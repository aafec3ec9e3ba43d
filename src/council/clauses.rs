//! `clauses.yaml`: the special clauses (特記事項), without a number typed anywhere.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::yes_no::YesNo;

/// The clauses of a council, in their standard order.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClauseSet {
    /// Title of the sheet: 特記事項.
    #[schemars(extend("x-ja" = "表題"))]
    pub title: String,
    /// The clauses.
    #[schemars(extend("x-ja" = "条項"))]
    pub clauses: Vec<Clause>,
}

/// One clause (条項).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    /// Name by which cases and other clauses call it. It never changes.
    #[schemars(extend("x-ja" = "名"))]
    pub id: String,
    /// Caption, brackets included: (秘密の保持).
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
    /// The text. {委託者} and {受託者} are the parties; references to other clauses are {前項}, {前各項}, {次項},
    /// {項:名}, {項:名、名}, {受託者の義務} (every clause before this one that binds the contractor).
    #[schemars(extend("x-ja" = "本文"))]
    pub text: String,
}

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
