//! The names that a page sends. None of them becomes a path: each is looked up.

use serde_json::Value;

use super::request::RequestHead;

/// The names that a page sends, before they are looked up.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    pub(super) meeting: String,
    pub(super) file: String,
    /// Of a paper, or of what is attached.
    pub(super) name: String,
}

impl Names {
    /// Those of a question.
    pub(super) fn of(head: &RequestHead) -> Self {
        let word = |name: &str| head.word(name).to_owned();
        Self { meeting: word("meeting"), file: word("file"), name: word("name") }
    }

    /// Those in its body.
    pub(super) fn in_body(asked: &Value) -> Self {
        let word = |name: &str| asked.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        Self { meeting: word("meeting"), file: word("file"), name: word("name") }
    }
}
