//! The words of the bundle in large type (大活字版).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::yes_no::YesNo;

/// The bundle in large type, for members with low vision (大活字版).
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LargeType {
    /// Whether it is made.
    #[schemars(extend("x-ja" = "作成"))]
    pub make: YesNo,
    /// Title that a PDF reader shows. Known: {表題}.
    #[schemars(extend("x-ja" = "表題"))]
    pub title: String,
    /// What stands before everything: what the page marks are.
    #[schemars(extend("x-ja" = "案内"))]
    pub notice: String,
}
