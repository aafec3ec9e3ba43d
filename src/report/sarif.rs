//! Findings as SARIF 2.1.0, the exchange format of tools that check texts.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use strum::IntoEnumIterator;

use crate::diagnostic::finding::{Rule, Severity};
use crate::diagnostic::manual;

use super::Messages;
use super::explain::explanation;
use super::places::{RenderedEdit, RenderedFix, RenderedPlace};
use super::rendered::RenderedFinding;

/// The log of one run. Columns count characters (code points), as everywhere in this program.
pub(super) fn sarif(findings: &[RenderedFinding<'_>], messages: &Messages) -> String {
    let rules: Vec<Value> = Rule::iter().map(|rule| describe(rule, messages)).collect();
    let results: Vec<Value> = findings.iter().map(|finding| result(finding, messages)).collect();
    super::pretty(&json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "shingikai",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "language": messages.language().name(),
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    }))
}

fn describe(rule: Rule, messages: &Messages) -> Value {
    let mut described = json!({
        "id": rule.id(),
        "shortDescription": { "text": messages.outline(rule) },
        "defaultConfiguration": { "level": level(rule.severity()) },
    });
    if let Some(entry) = manual::entry(rule) {
        let explanation = explanation(&entry, messages.language());
        described["fullDescription"] = json!({ "text": explanation.what.trim() });
        described["help"] = json!({ "text": explanation.why.trim() });
    }
    described
}

fn result(finding: &RenderedFinding<'_>, messages: &Messages) -> Value {
    let index = Rule::iter().position(|rule| rule.id() == finding.rule);
    let suppressions: Vec<Value> = finding
        .allowed
        .iter()
        .map(|reason| json!({ "kind": "inSource", "status": "accepted", "justification": reason }))
        .collect();
    let related = finding.related.iter().map(|related| {
        let mut location = location(&related.place);
        location["message"] = json!({ "text": related.message });
        location
    });
    let fixes = finding.fixes.iter().filter(|fix| !fix.edits.is_empty()).map(fix);
    let mut result = json!({
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": finding.severity,
        "message": { "text": finding.lines(messages) },
        "locations": [location(&finding.place)],
        "partialFingerprints": { "shingikai/v1": finding.fingerprint },
        "suppressions": suppressions,
    });
    if !finding.related.is_empty() {
        result["relatedLocations"] = related.collect();
    }
    let fixes: Vec<Value> = fixes.collect();
    if !fixes.is_empty() {
        result["fixes"] = json!(fixes);
    }
    result
}

fn location(place: &RenderedPlace) -> Value {
    json!({ "physicalLocation": { "artifactLocation": artifact(&place.file), "region": region(place) } })
}

fn artifact(path: &str) -> Value {
    json!({ "uri": uri(path), "uriBaseId": "%SRCROOT%" })
}

fn region(place: &RenderedPlace) -> Value {
    json!({
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    })
}

/// A fix with the edits of each file; SARIF knows no other ones.
fn fix(fix: &RenderedFix<'_>) -> Value {
    let mut changes: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    for RenderedEdit { place, text } in &fix.edits {
        let replacement = json!({ "deletedRegion": region(place), "insertedContent": { "text": text } });
        changes.entry(&place.file).or_default().push(replacement);
    }
    let change = |(file, replacements): (&str, Vec<Value>)| json!({ "artifactLocation": artifact(file), "replacements": replacements });
    json!({
        "description": { "text": fix.title },
        "artifactChanges": changes.into_iter().map(change).collect::<Vec<_>>(),
    })
}

fn level(severity: Severity) -> &'static str {
    severity.into()
}

/// A path as a relative reference: everything beyond letters, digits and `-._~/` is percent-encoded.
fn uri(path: &str) -> String {
    let encode = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
            char::from(byte).to_string()
        }
        other => format!("%{other:02X}"),
    };
    path.bytes().map(encode).collect()
}
