//! The values of files from which texts are made.

use serde::{Deserialize, Serialize};

use crate::text::source::Pointer;

/// A file of a meeting or of its profile.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OriginFile {
    /// The file of a case, by its name without the ending.
    Case(String),
    /// `meeting.yaml`.
    Meeting,
    /// `council.yaml` of the profile, laid over that of its base.
    Council,
    /// `clauses.yaml` of the profile, laid over that of its base.
    Clauses,
}

/// A value of a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Origin {
    /// The file.
    pub file: OriginFile,
    /// The way to the value in it.
    pub pointer: Pointer,
}

impl Origin {
    /// The top of a file.
    #[must_use]
    pub fn top(file: OriginFile) -> Self {
        Self { file, pointer: Pointer::root() }
    }

    /// A place in a file.
    #[must_use]
    pub fn new(file: OriginFile, pointer: Pointer) -> Self {
        Self { file, pointer }
    }

    /// The top of the file of a case.
    ///
    /// - `name` is that of the file, without its ending
    #[must_use]
    pub fn case(name: &str) -> Self {
        Self::top(OriginFile::Case(name.to_owned()))
    }

    /// One key further.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        self.keys(&[key])
    }

    /// Several keys further.
    #[must_use]
    pub fn keys(&self, keys: &[&str]) -> Self {
        Self { file: self.file.clone(), pointer: self.pointer.keys(keys) }
    }

    /// One list index further, from 0.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        self.key(&index.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_reads_what_it_writes() {
        let of_case = Origin::case("健診").key("contact").index(0);
        let of_meeting = Origin::top(OriginFile::Meeting).key("title");
        let json = serde_json::to_string(&[&of_case, &of_meeting]).expect("they are texts");
        let expected =
            r#"[{"file":{"case":"健診"},"pointer":"/contact/0"},{"file":"meeting","pointer":"/title"}]"#;
        assert_eq!(json, expected);
        assert_eq!(serde_json::from_str::<Vec<Origin>>(&json).ok(), Some(vec![of_case, of_meeting]));
    }
}
