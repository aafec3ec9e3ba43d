//! Answers of the API, and what it says when it cannot give one: a sentence for people and a word for programs.

use serde_json::{Map, Value, json};

use crate::diagnostic::fault::Fault;
use crate::report::Messages;

use super::guard::Denied;
use super::request::Outgoing;

/// Why there is no answer.
#[derive(Debug)]
pub(super) struct ApiError {
    status: u16,
    error: anyhow::Error,
    /// What the page is told beside it.
    more: Map<String, Value>,
}

/// An answer, or why there is none.
pub(super) type Answered<T = Value> = Result<T, ApiError>;

impl ApiError {
    /// An error with this status.
    pub(super) fn new(status: u16, fault: Fault) -> Self {
        Self { status, error: fault.into(), more: Map::new() }
    }

    /// The same with one more word for the page.
    pub(super) fn telling(mut self, name: &str, value: Value) -> Self {
        self.more.insert(name.to_owned(), value);
        self
    }

    /// The same error as the page is told it.
    pub(super) fn outgoing(self, messages: &Messages) -> Outgoing {
        let fault = self.error.chain().find_map(|cause| cause.downcast_ref::<Fault>());
        let reason = fault.map_or("machine", |fault| fault.id);
        let mut told = Map::from_iter([
            ("why".to_owned(), Value::from(messages.fault_on_page(&self.error))),
            ("reason".to_owned(), Value::from(reason)),
        ]);
        told.extend(self.more);
        json_of(self.status, &Value::Object(told))
    }
}

impl From<anyhow::Error> for ApiError {
    fn from(error: anyhow::Error) -> Self {
        Self { status: 500, error, more: Map::new() }
    }
}

/// An answer in JSON.
pub(super) fn json_of(status: u16, value: &Value) -> Outgoing {
    Outgoing::bytes(status, "application/json; charset=utf-8", value.to_string())
}

/// What somebody is told who may not ask.
pub(super) fn denied(denied: Denied, messages: &Messages) -> Outgoing {
    let fault = match denied {
        Denied::Foreign => Fault::new("serve-foreign"),
        Denied::NoToken => Fault::new("serve-no-token"),
        Denied::Method => Fault::new("serve-method"),
        Denied::Kind => Fault::new("serve-kind"),
    };
    ApiError::new(denied.status(), fault).outgoing(messages)
}

/// What is said of a body that is larger than any file.
pub(super) fn too_large(messages: &Messages) -> Outgoing {
    ApiError::new(413, Fault::new("serve-too-large")).outgoing(messages)
}

/// What is said when a bug ended the work on an answer.
pub(super) fn broken(messages: &Messages) -> Outgoing {
    let told = json!({ "why": messages.fault_on_page(&Fault::new("serve-broken").into()), "reason": "serve-broken" });
    json_of(500, &told)
}
