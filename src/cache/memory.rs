//! What the last build left on this disk: sizes and times of change, so that nothing has to be read again to see that it is
//! still the same. It belongs to one machine; what was made from what stands in the manifests.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use crate::cache::fingerprint::{Look, Seen, checksum};

/// Name of the file in the output folder.
const FILE: &str = ".memory.json";

/// What is remembered.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Memory {
    /// Files by their path from the output folder.
    files: BTreeMap<String, Seen>,
    /// What was found in a meeting whose documents all come from what was read then.
    #[serde(default)]
    pub notes: BTreeMap<String, serde_json::Value>,
    #[serde(skip)]
    folder: PathBuf,
}

impl Memory {
    /// What is remembered of an output folder; nothing if that cannot be read.
    #[must_use]
    pub fn read(folder: &Path) -> Self {
        let text = fs::read_to_string(folder.join(FILE)).unwrap_or_default();
        let memory: Self = serde_json::from_str(&text).unwrap_or_default();
        Self { folder: folder.to_owned(), ..memory }
    }

    /// Whether a file holds this content: by size and time of change where it was seen before, else by reading it.
    #[must_use]
    pub fn holds(&self, path: &str, sha256: &str, by_content: bool) -> bool {
        let file = self.folder.join(path);
        let seen = self.files.get(path).filter(|seen| seen.sha256 == sha256);
        if let (Some(seen), false) = (seen, by_content)
            && Look::at(&file).as_ref() == Some(&seen.look)
        {
            return true;
        }
        fs::read(&file).is_ok_and(|bytes| checksum(&bytes) == sha256)
    }

    /// Remembers a file as it is now.
    pub fn remember(&mut self, path: &str, sha256: &str) {
        match Look::at(&self.folder.join(path)) {
            Some(look) => {
                let seen = Seen { look, sha256: sha256.to_owned() };
                self.files.insert(path.to_owned(), seen);
            }
            None => {
                self.files.remove(path);
            }
        }
    }

    /// Forgets all of a meeting: what lies in its folder, and what was found in it.
    pub fn forget(&mut self, meeting: &str) {
        self.notes.remove(meeting);
        let start = format!("{meeting}/");
        self.files.retain(|path, _| !path.starts_with(&start));
    }

    /// How many documents of a meeting are remembered.
    #[must_use]
    pub fn documents(&self, meeting: &str) -> usize {
        let start = format!("{meeting}/");
        let below = self.files.range(start.clone()..).take_while(|(path, _)| path.starts_with(&start));
        below.filter(|(path, _)| Path::new(path).extension().is_some_and(|ending| ending == "pdf")).count()
    }

    /// Whether every document of a meeting that is remembered has the size and time of change that it had.
    #[must_use]
    pub fn is_untouched(&self, meeting: &str) -> bool {
        let start = format!("{meeting}/");
        let mut files =
            self.files.range(start.clone()..).take_while(|(path, _)| path.starts_with(&start)).peekable();
        files.peek().is_some()
            && files.all(|(path, seen)| Look::at(&self.folder.join(path)).as_ref() == Some(&seen.look))
    }

    /// Writes it down.
    ///
    /// # Errors
    ///
    /// If the disk does not take it.
    pub fn write(&self) -> Result<()> {
        let text = serde_json::to_string(self).expect("it holds only texts and numbers");
        let (file, beside) = (self.folder.join(FILE), self.folder.join(format!("{FILE}.new")));
        fs::write(&beside, text)
            .and_then(|()| fs::rename(&beside, &file))
            .with_context(|| file.display().to_string())
    }
}
