//! What each key is for, in Japanese, with examples.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde_json::Value;

use super::{SchemaPart, Spelling};

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
        Self::read(include_str!("descriptions.yaml")).expect("the descriptions are under test")
    }

    /// The same, read once.
    ///
    /// # Panics
    ///
    /// Never: the descriptions are under test.
    #[must_use]
    pub fn shared() -> &'static Self {
        static READ: OnceLock<Descriptions> = OnceLock::new();
        READ.get_or_init(Self::load)
    }

    /// Reads descriptions by way of a mapping, which refuses a key that stands twice.
    fn read(text: &str) -> Result<Self, serde_yaml::Error> {
        let whole: serde_yaml::Value = serde_yaml::from_str(text)?;
        serde_yaml::from_value(whole).map(Self)
    }

    /// What a key of a type is for.
    #[must_use]
    pub fn get(&self, of: &str, key: &str) -> Option<Description<'_>> {
        let [text, rest @ ..] = self.0.get(of)?.get(key)?.as_slice() else { return None };
        Some(Description { text, example: rest.first().map(String::as_str) })
    }

    /// What a key of a mapping is for, in a language, and a value as one writes it.
    ///
    /// - `of` is the name of the mapping's type
    #[must_use]
    pub fn of_key(
        &self,
        part: SchemaPart<'_>,
        of: &str,
        key: &str,
        language: Spelling,
    ) -> (String, Option<String>) {
        let Some(property) = part.whole_property(key) else { return (String::new(), None) };
        let known = (language == Spelling::Japanese).then(|| self.get(of, key)).flatten();
        let written = || property.get("description").and_then(Value::as_str).unwrap_or_default();
        let text = known.map_or_else(
            || written().split_whitespace().collect::<Vec<_>>().join(" "),
            |known| known.text.to_owned(),
        );
        (text, self.example(property, of, key).map(ToOwned::to_owned))
    }

    /// What a key is for, in a language, with the label that the form has for it.
    pub(super) fn text(&self, property: &Value, of: &str, key: &str, language: Spelling) -> String {
        let label = property.get("x-label").and_then(Value::as_str);
        if property.get("x-row").is_some() {
            // A row of the profile's own: the profile says what it is for.
            return property.get("description").and_then(Value::as_str).unwrap_or_default().to_owned();
        }
        if language == Spelling::Japanese {
            let text = self.get(of, key).map_or("", |described| described.text);
            return label.map_or_else(String::new, |label| format!("様式の「{label}」の欄。")) + text;
        }
        let english = property.get("description").and_then(Value::as_str).unwrap_or_default();
        let text = english.split_whitespace().collect::<Vec<_>>().join(" ");
        label.map_or_else(String::new, |label| format!("Cell “{label}” of the form. ")) + &text
    }

    /// A value, as one writes it.
    pub(super) fn example<'a>(&'a self, property: &'a Value, of: &str, key: &str) -> Option<&'a str> {
        let own = property.get("x-example").and_then(Value::as_str);
        own.or_else(|| self.get(of, key).and_then(|described| described.example))
    }

    /// The same with an example, on a line.
    pub(super) fn sentence(&self, property: &Value, of: &str, key: &str, language: Spelling) -> String {
        let text = self.text(property, of, key, language);
        let example = self.example(property, of, key);
        let lead = match language {
            Spelling::Japanese if text.ends_with('。') => "例: ",
            Spelling::Japanese => " 例: ",
            Spelling::English => " Example: ",
        };
        text + &example.map_or_else(String::new, |example| format!("{lead}{example}"))
    }

    /// Every type and key that is described.
    pub fn keys(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().flat_map(|(of, keys)| keys.keys().map(move |key| (of.as_str(), key.as_str())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_that_is_described_twice_is_refused() {
        assert!(Descriptions::read("Matter:\n  held: [a]\n  kind: [b]\n").is_ok());
        assert!(Descriptions::read("Matter:\n  held: [a]\n  held: [b]\n").is_err());
        assert!(Descriptions::read("Matter:\n  held: [a]\nMatter:\n  kind: [b]\n").is_err());
    }
}
