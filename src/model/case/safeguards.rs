//! How the information is protected (情報保護対策).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Safeguards of both sides. They are numbered on paper: 1, (1), ア.
#[derive(Debug, PartialEq, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Safeguards {
    /// What the municipality does (実施機関).
    #[serde(default)]
    #[schemars(extend("x-ja" = "実施機関", "x-shape" = "many", "x-fresh" = "ask"))]
    pub municipality: Vec<Safeguard>,
    /// What the recipient does (相手方).
    #[serde(default)]
    #[schemars(extend("x-ja" = "相手方", "x-shape" = "many", "x-fresh" = "ask"))]
    pub recipient: Vec<Safeguard>,
}

/// One safeguard, and those under it.
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-scalar" = "text"))]
pub struct Safeguard {
    /// The sentence.
    #[schemars(extend("x-ja" = "本文"))]
    pub text: String,
    /// Safeguards one level below (内訳).
    #[serde(default)]
    #[schemars(extend("x-ja" = "内訳"))]
    pub items: Vec<Safeguard>,
}
