//! What a manifest says of a document.

use serde::{Deserialize, Serialize};

/// The record of one document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentRecord {
    /// Checksum of everything that it was made of: source, library, fonts, versions.
    #[serde(default)]
    pub source: String,
    /// SHA-256 of the PDF.
    pub sha256: String,
    /// SHA-256 of the text twin.
    pub text_sha256: String,
    /// Pages.
    pub pages: usize,
    /// Leaves of paper in one set; only of the meeting's own documents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leaves: Option<usize>,
}
