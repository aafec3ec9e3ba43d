//! The words of the page marks in texts without pages.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What says in a text without pages that a page of the paper begins: 「［47ページ 資料10 3/3］」. Known: {頁}, {資料番号}, {順}, {頁数}.
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PageMarks {
    /// A page of a material in a bundle.
    #[schemars(extend("x-ja" = "会議資料"))]
    pub running: String,
    /// A page of a material alone.
    #[schemars(extend("x-ja" = "資料"))]
    pub material: String,
    /// Any other page.
    #[schemars(extend("x-ja" = "ほかの頁"))]
    pub page: String,
}
