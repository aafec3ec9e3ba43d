//! A finding as the page in the browser is told it.

use serde_json::{Value, json};

use crate::diagnostic::arguments::Argument;
use crate::diagnostic::finding::{Finding, Severity};
use crate::diagnostic::fix::Fix;
use crate::text::source::LineChange;

use super::Messages;
use super::fixes::title;
use super::places::{RenderedPlace, RenderedRelated};

/// So many changed places of a file are shown of one fix.
const SHOWN: usize = 5;

/// A finding in words and numbers.
///
/// - `is_own` is whether it is of the file that the page shows: another one is named
#[must_use]
pub fn finding_for_page(finding: &Finding, is_own: bool, messages: &Messages) -> Value {
    let place = RenderedPlace::of(&finding.file, &finding.span);
    let help = messages.finding(finding, ".help-page").or_else(|| messages.finding(finding, ".help"));
    // An error of a draft is told as a warning, and is an error again once it is done.
    let is_error = finding.severity == Severity::Error || finding.rule.severity() == Severity::Error;
    let can_allow = is_own && (!is_error || finding.rule.is_acceptable_error());
    let elsewhere = (!is_own).then(|| format!("{}:{}", place.file, place.line));
    let label = messages.finding(finding, ".label");
    let label = elsewhere.into_iter().chain(label).collect::<Vec<_>>().join(" ");
    let related = finding.related.iter().map(|related| {
        let told = RenderedRelated::of(related, messages);
        json!({ "file": told.place.file, "line": told.place.line, "label": told.message })
    });
    let fixes = finding.fixes.iter().filter(|_| is_own);
    json!({
        "rule": finding.rule.id(),
        "severity": finding.severity,
        "message": message_for_page(finding, messages),
        "asks": asked_for_page(finding),
        "place": (!is_own).then(|| place_for_page(finding)),
        "label": if label.is_empty() { Value::Null } else { Value::from(label) },
        "help": help.iter().collect::<Vec<_>>(),
        "at": finding.field.as_ref().filter(|_| is_own).map(ToString::to_string),
        "line": is_own.then_some(place.line),
        "column": is_own.then_some(place.column),
        "fixes": fixes.map(|fix| fix_for_page(fix, messages)).collect::<Vec<_>>(),
        "canAllow": can_allow,
        "stops": finding.rule.severity() == Severity::Error && finding.allowed.is_none(),
        "related": related.collect::<Vec<_>>(),
    })
}

/// What a finding says.
#[must_use]
pub fn message_for_page(finding: &Finding, messages: &Messages) -> String {
    messages.finding(finding, "").unwrap_or_else(|| finding.rule.id().to_owned())
}

/// What a place that is open asks for (件名を書いてください); `None` of every other rule.
#[must_use]
pub fn asked_for_page(finding: &Finding) -> Option<String> {
    match finding.words.get("placeholder") {
        Some(Argument::Text(asked)) => Some(asked.trim_matches(['〔', '〕']).to_owned()),
        _ => None,
    }
}

/// The meeting, file and field of a finding; null for files that no page shows.
#[must_use]
pub fn place_for_page(finding: &Finding) -> Value {
    let steps: Vec<&str> = finding.file.path.iter().filter_map(|step| step.to_str()).collect();
    let ["cases", meeting, file] = steps[..] else { return Value::Null };
    json!({ "meeting": meeting, "file": file, "at": finding.field.as_ref().map(ToString::to_string) })
}

fn fix_for_page(fix: &Fix, messages: &Messages) -> Value {
    let changes: Vec<LineChange> = fix.line_changes(SHOWN).into_iter().map(|(_, change)| change).collect();
    let lines = |of: fn(&LineChange) -> &Vec<String>| {
        changes.iter().flat_map(of).map(String::as_str).collect::<Vec<_>>().join("\n")
    };
    json!({
        "title": title(fix, messages),
        "before": lines(|change| &change.old),
        "after": lines(|change| &change.new),
        "safe": fix.safe,
    })
}
