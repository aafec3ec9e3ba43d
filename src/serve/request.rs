//! What comes in, and what goes out, whoever carries it.

/// What a page asks, before its body was read.
#[derive(Debug, Clone, Default)]
pub(super) struct RequestHead {
    pub(super) method: String,
    pub(super) path: String,
    /// The words behind the question mark.
    pub(super) query: Vec<(String, String)>,
    /// Names in small letters.
    pub(super) headers: Vec<(String, String)>,
}

impl RequestHead {
    /// A header that was sent once; one that was sent twice is none.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let mut found = self.headers.iter().filter(|(known, _)| known == name);
        let first = found.next()?;
        found.next().is_none().then_some(first.1.as_str())
    }

    /// Whether a header was sent at all.
    pub(super) fn has(&self, name: &str) -> bool {
        self.headers.iter().any(|(known, _)| known == name)
    }

    /// A word behind the question mark; empty where it is not there.
    pub(super) fn word(&self, name: &str) -> &str {
        self.query.iter().find(|(known, _)| known == name).map_or("", |(_, word)| word.as_str())
    }
}

/// What goes out.
#[derive(Debug)]
pub(super) struct Outgoing {
    pub(super) status: u16,
    pub(super) content_type: &'static str,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: OutgoingBody,
}

/// What it holds.
#[derive(Debug)]
pub(super) enum OutgoingBody {
    /// All of it.
    Bytes(Vec<u8>),
    /// What happens from now on.
    Events,
}

impl Outgoing {
    pub(super) fn bytes(status: u16, content_type: &'static str, bytes: impl Into<Vec<u8>>) -> Self {
        Self { status, content_type, headers: Vec::new(), body: OutgoingBody::Bytes(bytes.into()) }
    }

    pub(super) fn under(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }
}
