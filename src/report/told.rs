//! A finding in words and numbers, as every format for machines needs it.

use std::collections::BTreeMap;

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::cache::fingerprint::hex;
use crate::diagnostic::finding::{Finding, Severity};

use super::Messages;

/// A finding, told. Serialised it is an entry of `findings` in the JSON format, so its fields never change their meaning.
#[derive(Debug, Serialize)]
pub(super) struct Told<'a> {
    /// Id of the rule.
    pub rule: &'static str,
    /// error, warning or note.
    pub severity: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to write.
    pub help: Option<String>,
    /// Path from the workspace, `/` between names.
    pub file: String,
    /// First line, from 1.
    pub line: usize,
    /// First column, from 1, in characters.
    pub column: usize,
    /// Last line.
    pub end_line: usize,
    /// The column after the last one.
    pub end_column: usize,
    /// Why the clerk accepts it, where he does.
    pub allowed: Option<&'a str>,
    /// What is seen at the place.
    #[serde(skip)]
    pub label: Option<String>,
    /// The same as long as rule, file, line of text and place in it are the same, wherever the line moves.
    #[serde(skip)]
    pub fingerprint: String,
}

impl<'a> Told<'a> {
    /// All findings, in the words of a language.
    pub(super) fn all(findings: &'a [Finding], messages: &Messages) -> Vec<Self> {
        let mut seen = BTreeMap::new();
        findings.iter().map(|finding| Self::of(finding, messages, &mut seen)).collect()
    }

    fn of(finding: &'a Finding, messages: &Messages, seen: &mut BTreeMap<String, usize>) -> Self {
        let text = &finding.file;
        let (start, end) = (text.position(finding.span.start), text.position(finding.span.end));
        let file = path(finding);
        let line = text.line_at(finding.span.start).1.trim();
        let what = [finding.rule.id(), &file, line, &text.text[finding.span.clone()]].join("\n");
        let alike = seen.entry(what.clone()).and_modify(|count| *count += 1).or_default();
        let digest = hex(&Sha256::digest(format!("{what}\n{alike}")));
        Self {
            rule: finding.rule.id(),
            severity: finding.severity.into(),
            message: messages.finding(finding, "").unwrap_or_else(|| finding.rule.id().to_owned()),
            help: messages.finding(finding, ".help"),
            file,
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            allowed: finding.allowed.as_deref(),
            label: messages.finding(finding, ".label"),
            fingerprint: digest[..32].to_owned(),
        }
    }

    /// Message, label and help, a line each.
    pub(super) fn lines(&self, messages: &Messages) -> String {
        let help = self.help.as_ref().map(|help| format!("{}: {help}", messages.word("help")));
        let lines = [Some(self.message.clone()), self.label.clone(), help];
        lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
    }
}

/// How grave a told finding is, in the word that another format has for it.
pub(super) fn grade<'a>(told: &Told<'_>, [error, warning, note]: [&'a str; 3]) -> &'a str {
    match told.severity {
        name if name == <&str>::from(Severity::Error) => error,
        name if name == <&str>::from(Severity::Warning) => warning,
        _ => note,
    }
}

fn path(finding: &Finding) -> String {
    finding.file.path.to_string_lossy().replace('\\', "/")
}
