//! Who may ask: this page, on this machine, with the token of this run. Whoever else knocks learns nothing.

use anyhow::{Result, bail};
use sha2::{Digest, Sha256};

use crate::cache::fingerprint::hex;
use crate::diagnostic::fault::Fault;

use super::request::RequestHead;

/// The header with the token. It is of our own, so that a foreign page would have to ask before it sends one.
pub(super) const TOKEN: &str = "x-shingikai-token";

/// What every answer says to the browser.
pub(super) const HEADERS: [(&str, &str); 8] = [
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; \
         base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; \
         trusted-types shingikai-paper",
    ),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-embedder-policy", "require-corp"),
    ("x-frame-options", "DENY"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
];

/// Decides who may ask.
#[derive(Debug, Clone)]
pub(super) struct Guard {
    host: String,
    token: String,
}

/// Why somebody may not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Denied {
    /// It does not come from this page.
    Foreign,
    /// It has not the token of this run.
    NoToken,
    /// It is no question of this page: another method, another kind of body.
    Method,
    /// Its body is no JSON.
    Kind,
}

impl Denied {
    pub(super) fn status(self) -> u16 {
        match self {
            Self::Foreign => 403,
            Self::NoToken => 401,
            Self::Method => 405,
            Self::Kind => 415,
        }
    }
}

impl Guard {
    /// A guard with a new token.
    ///
    /// # Errors
    ///
    /// If the system has no random numbers.
    pub(super) fn new(port: u16) -> Result<Self> {
        let mut bytes = [0; 32];
        if let Err(error) = getrandom::fill(&mut bytes) {
            bail!(Fault::new("serve-no-random").with("error", error));
        }
        Ok(Self { host: format!("127.0.0.1:{port}"), token: hex(&bytes) })
    }

    /// The address of the page. The token stands behind `#`, which a browser sends to nobody.
    pub(super) fn address(&self) -> String {
        format!("http://{}/#token={}", self.host, self.token)
    }

    /// Whether somebody may ask this.
    pub(super) fn check(&self, head: &RequestHead) -> Result<(), Denied> {
        if head.header("host") != Some(self.host.as_str()) {
            return Err(Denied::Foreign);
        }
        let origin = format!("http://{}", self.host);
        if head.has("origin") && head.header("origin") != Some(origin.as_str()) {
            return Err(Denied::Foreign);
        }
        let site = head.header("sec-fetch-site");
        if head.has("sec-fetch-site") && !matches!(site, Some("same-origin" | "none")) {
            return Err(Denied::Foreign);
        }
        if !head.path.starts_with("/api/") {
            return if head.method == "GET" { Ok(()) } else { Err(Denied::Method) };
        }
        if !head.header(TOKEN).is_some_and(|token| self.is_token(token)) {
            return Err(Denied::NoToken);
        }
        match head.method.as_str() {
            "GET" => Ok(()),
            "POST" => check_kind(head),
            _ => Err(Denied::Method),
        }
    }

    /// Compared by what it comes to, so that how long that takes says nothing of how much of it was right.
    fn is_token(&self, token: &str) -> bool {
        Sha256::digest(token) == Sha256::digest(&self.token)
    }
}

/// Whether the body is of the one kind that the page sends.
fn check_kind(head: &RequestHead) -> Result<(), Denied> {
    let kind = head.header("content-type").unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    let wanted = if head.path == "/api/attach" { "application/pdf" } else { "application/json" };
    if kind == wanted { Ok(()) } else { Err(Denied::Kind) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guard() -> Guard {
        Guard { host: "127.0.0.1:4000".to_owned(), token: "aa".repeat(32) }
    }

    fn head(method: &str, path: &str, headers: &[(&str, &str)]) -> RequestHead {
        let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        RequestHead {
            method: method.to_owned(),
            path: path.to_owned(),
            query: Vec::new(),
            headers: headers.collect(),
        }
    }

    #[test]
    fn only_the_page_of_this_run_may_ask() {
        let token = "aa".repeat(32);
        let own = [("host", "127.0.0.1:4000"), (TOKEN, token.as_str())];
        let json = ("content-type", "application/json; charset=utf-8");
        let with = |more: &[(&'static str, &'static str)]| {
            let own = own.iter().map(|(name, value)| (*name, (*value).to_owned()));
            own.chain(more.iter().map(|(name, value)| (*name, (*value).to_owned()))).collect::<Vec<_>>()
        };
        let check = |method: &str, path: &str, headers: &[(&str, String)]| {
            let headers: Vec<(&str, &str)> =
                headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
            guard().check(&head(method, path, &headers))
        };
        assert_eq!(check("GET", "/api/words", &with(&[])), Ok(()));
        assert_eq!(check("POST", "/api/change", &with(&[json])), Ok(()));
        assert_eq!(check("GET", "/api/words", &with(&[("origin", "http://127.0.0.1:4000")])), Ok(()));
        for site in ["same-origin", "none"] {
            assert_eq!(check("GET", "/api/words", &with(&[("sec-fetch-site", site)])), Ok(()));
        }
        for (wrong, why) in [
            (("origin", "http://evil.example"), Denied::Foreign),
            (("origin", "null"), Denied::Foreign),
            (("origin", "http://127.0.0.1:4001"), Denied::Foreign),
            (("sec-fetch-site", "cross-site"), Denied::Foreign),
            (("sec-fetch-site", "same-site"), Denied::Foreign),
            (("host", "127.0.0.1:4000"), Denied::Foreign),
        ] {
            assert_eq!(check("GET", "/api/words", &with(&[wrong])), Err(why), "{wrong:?}");
        }
        assert_eq!(check("POST", "/api/change", &with(&[])), Err(Denied::Kind));
        assert_eq!(check("POST", "/api/change", &with(&[("content-type", "text/plain")])), Err(Denied::Kind));
        assert_eq!(check("OPTIONS", "/api/change", &with(&[])), Err(Denied::Method));
        assert_eq!(check("PUT", "/", &with(&[])), Err(Denied::Method));
    }

    #[test]
    fn a_name_that_was_bound_to_this_machine_is_foreign() {
        for host in ["evil.example:4000", "localhost:4000", "127.0.0.1", "127.0.0.1:4001", "[::1]:4000"] {
            assert_eq!(guard().check(&head("GET", "/", &[("host", host)])), Err(Denied::Foreign), "{host}");
        }
        assert_eq!(guard().check(&head("GET", "/", &[])), Err(Denied::Foreign));
        assert_eq!(guard().check(&head("GET", "/", &[("host", "127.0.0.1:4000")])), Ok(()));
    }

    #[test]
    fn without_the_token_nothing_is_told() {
        let host = ("host", "127.0.0.1:4000");
        for token in ["", "bb", &"ab".repeat(32), &"aa".repeat(31)] {
            let found = guard().check(&head("GET", "/api/workspace", &[host, (TOKEN, token)]));
            assert_eq!(found, Err(Denied::NoToken), "{token:?}");
        }
        assert_eq!(guard().check(&head("GET", "/api/workspace", &[host])), Err(Denied::NoToken));
        assert_eq!(guard().check(&head("GET", "/assets/main.js", &[host])), Ok(()));
    }

    #[test]
    fn each_run_has_a_token_of_its_own() {
        let tokens = [1, 2].map(|_| Guard::new(4000).expect("the system has random numbers").token);
        assert_ne!(tokens[0], tokens[1]);
        assert!(tokens.iter().all(|token| token.len() == 64));
    }
}
