//! Findings that somebody accepts (確認済み), in every kind of file.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A finding that somebody accepts.
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Allow {
    /// The rule: redundant-wording.
    #[schemars(extend("x-ja" = "指摘"))]
    pub finding: String,
    /// The key under which the finding stands, or which entry of a list (取扱い 2), where one is not meant everywhere.
    #[schemars(extend("x-ja" = "箇所"))]
    pub place: Option<String>,
    /// Why it is accepted.
    #[schemars(extend("x-ja" = "理由"))]
    pub reason: String,
}
