//! The frozen text is JSON without blanks.

use std::collections::BTreeMap;

use serde::Serialize;

/// An object, written key by key.
#[derive(Default)]
pub(super) struct Object(String);

impl Object {
    /// A key that is always written.
    pub(super) fn key(mut self, key: &str, value: impl AsRef<str>) -> Self {
        if !self.is_empty() {
            self.0.push(',');
        }
        self.0.push_str(&text(key));
        self.0.push(':');
        self.0.push_str(value.as_ref());
        self
    }

    /// A key that is written where somebody gave it. Keys that the model gets from now on are written so.
    pub(super) fn given(self, key: &str, value: Option<String>) -> Self {
        match value {
            Some(value) => self.key(key, value),
            None => self,
        }
    }

    /// The keys of another object, after these.
    pub(super) fn and(mut self, more: &Self) -> Self {
        if !self.is_empty() && !more.is_empty() {
            self.0.push(',');
        }
        self.0.push_str(&more.0);
        self
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn end(self) -> String {
        format!("{{{}}}", self.0)
    }
}

pub(super) fn text(text: &str) -> String {
    word(&text)
}

/// A value that is one text: a word of the form's language, a date without its spelling.
pub(super) fn word(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("it is a text")
}

/// What is absent is `null`.
pub(super) fn nullable<T>(value: Option<&T>, write: impl Fn(&T) -> String) -> String {
    value.map_or_else(|| "null".to_owned(), write)
}

pub(super) fn optional_text(value: Option<&String>) -> String {
    nullable(value, |value| text(value))
}

pub(super) fn given_text(value: Option<&String>) -> Option<String> {
    value.map(|value| text(value))
}

pub(super) fn list(values: impl IntoIterator<Item = String>) -> String {
    format!("[{}]", values.into_iter().collect::<Vec<_>>().join(","))
}

pub(super) fn texts(values: &[String]) -> String {
    list(values.iter().map(|value| text(value)))
}

pub(super) fn given_texts(values: &[String]) -> Option<String> {
    given_list(values, |value| text(value))
}

/// A list that is left out where it is empty.
pub(super) fn given_list<T>(values: &[T], write: impl Fn(&T) -> String) -> Option<String> {
    (!values.is_empty()).then(|| list(values.iter().map(write)))
}

pub(super) fn map<K: Serialize, V>(values: &BTreeMap<K, V>, write: impl Fn(&V) -> String) -> String {
    let entries = values.iter().map(|(key, value)| format!("{}:{}", word(key), write(value)));
    format!("{{{}}}", entries.collect::<Vec<_>>().join(","))
}

/// A map that is left out where it is empty.
pub(super) fn given_map<V>(values: &BTreeMap<String, V>, write: impl Fn(&V) -> String) -> Option<String> {
    (!values.is_empty()).then(|| map(values, write))
}
