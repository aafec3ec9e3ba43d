//! What each key is for, in Japanese, with examples.

use std::collections::BTreeMap;

/// Descriptions by type and key.
#[derive(Debug)]
pub struct Descriptions(BTreeMap<String, BTreeMap<String, Vec<String>>>);

/// What a key is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Description<'a> {
    /// A sentence or two.
    pub text: &'a str,
    /// A value, as one writes it.
    pub example: Option<&'a str>,
}

impl Descriptions {
    /// The descriptions of all kinds of files.
    #[must_use]
    pub fn load() -> Self {
        let text = include_str!("descriptions.yaml");
        Self(serde_yaml::from_str(text).expect("the descriptions are under test"))
    }

    /// What a key of a type is for.
    #[must_use]
    pub fn get(&self, of: &str, key: &str) -> Option<Description<'_>> {
        let [text, rest @ ..] = self.0.get(of)?.get(key)?.as_slice() else { return None };
        Some(Description { text, example: rest.first().map(String::as_str) })
    }

    /// Every type and key that is described.
    pub fn keys(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().flat_map(|(of, keys)| keys.keys().map(move |key| (of.as_str(), key.as_str())))
    }
}
