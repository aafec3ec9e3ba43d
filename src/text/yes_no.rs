//! Yes or no, as people write it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Yes or no; no where nothing is said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum YesNo {
    /// Yes.
    #[schemars(extend("x-ja" = "はい"))]
    Yes,
    /// No.
    #[default]
    #[schemars(extend("x-ja" = "いいえ"))]
    No,
}

impl YesNo {
    /// Whether it is yes.
    #[must_use]
    pub fn is_yes(self) -> bool {
        self == Self::Yes
    }
}
