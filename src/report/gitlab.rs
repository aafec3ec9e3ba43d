//! Findings as GitLab's code quality report.

use serde_json::{Value, json};

use super::Messages;
use super::rendered::{RenderedFinding, grade};

/// The report: what the clerk accepts is left out.
pub(super) fn gitlab(findings: &[RenderedFinding<'_>], messages: &Messages) -> String {
    let open = findings.iter().filter(|finding| finding.allowed.is_none());
    super::pretty(&open.map(|finding| issue(finding, messages)).collect::<Value>())
}

fn issue(finding: &RenderedFinding<'_>, messages: &Messages) -> Value {
    json!({
        "description": finding.lines(messages),
        "check_name": finding.rule,
        "fingerprint": finding.fingerprint,
        "severity": grade(finding, ["major", "minor", "info"]),
        "location": { "path": finding.place.file, "lines": { "begin": finding.place.line, "end": finding.place.end_line } },
    })
}
