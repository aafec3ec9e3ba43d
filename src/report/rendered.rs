//! A finding in words and numbers, as every format for machines needs it.

use std::collections::BTreeMap;

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::cache::fingerprint::hex;
use crate::diagnostic::finding::{Finding, Severity};

use super::places::{RenderedFix, RenderedPlace, RenderedRelated};
use super::{Message, Messages};

/// A finding in words and numbers. Serialised it is an entry of `findings` in the JSON format, so its fields never change their meaning.
#[derive(Debug, Serialize)]
pub(super) struct RenderedFinding<'a> {
    /// Id of the rule.
    pub rule: &'static str,
    /// error, warning or note.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// What to write.
    pub help: Option<String>,
    /// Where it stands.
    #[serde(flatten)]
    pub place: RenderedPlace,
    /// The value it is about, as a JSON pointer of English keys.
    pub field: Option<String>,
    /// Other places that it speaks of.
    pub related: Vec<RenderedRelated>,
    /// Ways to mend it, the likeliest first.
    pub fixes: Vec<RenderedFix<'a>>,
    /// Why the clerk accepts it, where he does.
    pub allowed: Option<&'a str>,
    /// What is seen at the place.
    #[serde(skip)]
    pub label: Option<String>,
    /// The same as long as rule, file, line of text and place in it are the same, wherever the line moves.
    #[serde(skip)]
    pub fingerprint: String,
}

impl<'a> RenderedFinding<'a> {
    /// All findings, in the words of a language.
    pub(super) fn all(findings: &'a [Finding], messages: &Messages) -> Vec<Self> {
        let mut seen = BTreeMap::new();
        findings.iter().map(|finding| Self::of(finding, messages, &mut seen)).collect()
    }

    /// Tells every file from a folder above the workspace.
    ///
    /// - `workspace` is the path of the workspace from there: empty, or `docs/council/`
    pub(super) fn tell_from_above(&mut self, workspace: &str) {
        self.place.tell_from_above(workspace);
        self.related.iter_mut().for_each(|related| related.place.tell_from_above(workspace));
        self.fixes.iter_mut().for_each(|fix| fix.tell_from_above(workspace));
    }

    fn of(finding: &'a Finding, messages: &Messages, seen: &mut BTreeMap<String, usize>) -> Self {
        let text = &finding.file;
        let place = RenderedPlace::of(text, &finding.span);
        let line = text.line_at(finding.span.start).1.trim();
        let what = [finding.rule.id(), &place.file, line, &text.text[finding.span.clone()]].join("\n");
        let alike = seen.entry(what.clone()).and_modify(|count| *count += 1).or_default();
        let digest = hex(&Sha256::digest(format!("{what}\n{alike}")));
        Self {
            rule: finding.rule.id(),
            severity: finding.severity,
            message: messages.finding(finding, "").unwrap_or_else(|| finding.rule.id().to_owned()),
            help: messages.finding(finding, ".help"),
            place,
            field: finding.field.as_ref().map(ToString::to_string),
            related: finding.related.iter().map(|related| RenderedRelated::of(related, messages)).collect(),
            fixes: finding.fixes.iter().map(|fix| RenderedFix::of(fix, messages)).collect(),
            allowed: finding.allowed.as_deref(),
            label: messages.finding(finding, ".label"),
            fingerprint: digest[..32].to_owned(),
        }
    }

    /// Message, label and help, a line each.
    pub(super) fn lines(&self, messages: &Messages) -> String {
        let help = self.help.as_ref().map(|help| format!("{}: {help}", messages.word(Message::Help)));
        let lines = [Some(self.message.clone()), self.label.clone(), help];
        lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
    }
}

/// How grave a finding is, in the word that another format has for it.
pub(super) fn grade<'a>(finding: &RenderedFinding<'_>, [error, warning, note]: [&'a str; 3]) -> &'a str {
    match finding.severity {
        Severity::Error => error,
        Severity::Warning => warning,
        Severity::Note => note,
    }
}
