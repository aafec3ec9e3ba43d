//! A file as it was seen: with its size and time of change it need not be read again.

use std::fs;
use std::path::Path;
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Size and time of change of a file, and what it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// How large it is, and when it was changed.
    #[serde(flatten)]
    pub look: Look,
    /// Checksum of its content.
    pub sha256: String,
}

/// Size and time of change of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Look {
    size: u64,
    /// In nanoseconds since 1970; as text, since JSON numbers are too short for it.
    changed: String,
}

impl Look {
    /// Size and time of change of a file; `None` where it is not there.
    #[must_use]
    pub fn at(file: &Path) -> Option<Self> {
        let metadata = fs::metadata(file).ok()?;
        let changed = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        Some(Self { size: metadata.len(), changed: changed.as_nanos().to_string() })
    }
}

/// The checksum of some bytes.
#[must_use]
pub fn checksum(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Lower-case hexadecimal.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
