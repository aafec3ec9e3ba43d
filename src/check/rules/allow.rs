//! Findings that the clerk accepts (確認済み).

use crate::diagnostic::finding::{Finding, Findings, Rule, Severity};
use crate::input::schema::Loaded;
use crate::model::case::{Allow, Case};
use crate::model::council::{Council, Level};
use crate::text::source::Pointer;

use super::context::at;

/// Gives findings of wording and style the severity that the profile wants; those it switched off go.
pub(super) fn adjust(findings: Findings, council: &Council) -> Findings {
    let adjusted = findings.into_iter().filter_map(|finding| {
        let severity = match council.rules.of(finding.rule) {
            None => finding.severity,
            Some(Level::Off) => return None,
            Some(Level::Note) => Severity::Note,
            Some(Level::Warning) => Severity::Warning,
            Some(Level::Error) => Severity::Error,
        };
        Some(Finding { severity, ..finding })
    });
    adjusted.collect()
}

/// Marks the findings of a case that it accepts; an acceptance that matches nothing is itself a finding.
pub(super) fn accept(case: &Loaded<Case>, findings: &mut Findings) {
    for (index, allow) in case.value.allow.iter().enumerate().filter(|(_, allow)| !allow.finding.is_empty()) {
        let mut used = false;
        let mut is_error = false;
        let mut is_accepted = false;
        for finding in findings.iter_mut().filter(|finding| is_meant(case, allow, finding)) {
            if finding.severity == Severity::Error && !finding.rule.is_acceptable_error() {
                is_error = true;
            } else if finding.allowed.is_some() {
                is_accepted = true;
            } else {
                used = true;
                finding.allowed = Some(allow.reason.clone());
            }
        }
        if !used && case.is_whole() {
            let way = Pointer::of(&["allow"]).index(index).key("finding");
            let fault = match (is_error, is_accepted) {
                (true, _) => "error",
                (false, true) => "again",
                (false, false) => "nothing",
            };
            findings
                .push(at(case, Rule::AllowUnused, &way).with("rule", &allow.finding).with("fault", fault));
        }
    }
}

fn is_meant(case: &Loaded<Case>, allow: &Allow, finding: &Finding) -> bool {
    let here = finding.file.id == case.file.id && finding.rule.id() == allow.finding;
    here && allow.place.as_ref().is_none_or(|place| {
        let around = case.tree.keys_around(finding.span.start);
        around.iter().any(|key| key.typed == *place || key.name == *place)
    })
}
