//! The fonts of a profile.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Which fonts print what. A chain is tried from its first font to its last, for each character.
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fonts {
    /// Font families of running text (明朝), in order.
    #[schemars(extend("x-ja" = "本文", "x-shape" = "many"))]
    pub body: Vec<String>,
    /// Font families of labels and titles (ゴシック), in order.
    #[schemars(extend("x-ja" = "見出し", "x-shape" = "many"))]
    pub label: Vec<String>,
    /// The font files, with their checksums.
    #[schemars(extend("x-ja" = "ファイル"))]
    pub files: Vec<FontFile>,
}

/// A font file that may be used only if its content is the known one.
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-id" = "family"))]
pub struct FontFile {
    /// Font family that the file holds.
    #[schemars(extend("x-ja" = "書体名"))]
    pub family: String,
    /// File name in the fonts folder.
    #[schemars(extend("x-ja" = "ファイル名"))]
    pub file: String,
    /// SHA-256 of the file, in hexadecimal.
    #[schemars(extend("x-ja" = "チェックサム"))]
    pub sha256: String,
}
