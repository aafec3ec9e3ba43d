//! Findings that somebody accepts (確認済み).

use crate::diagnostic::finding::{Finding, Findings, Rule, Severity};
use crate::input::schema::{Loaded, Schema};
use crate::model::allow::Allow;
use crate::model::council::{Council, Level};
use crate::text::source::{Key, Pointer};

use super::context::at;
use super::cure::{Cures, mended};

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

/// Marks the findings that a file accepts, and reports the acceptances that match nothing.
pub(super) fn accept<T>(loaded: &Loaded<T>, allows: &[Allow], schema: &Schema, findings: &mut Findings) {
    let cures = Cures::of(loaded, schema);
    let mut acceptances = Acceptances::of(loaded, allows, &cures);
    acceptances.mark(findings);
    acceptances.report_unused(findings);
}

/// What a file accepts, and what came of each acceptance.
#[derive(Debug)]
pub(super) struct Acceptances<'a, T> {
    loaded: &'a Loaded<T>,
    allows: &'a [Allow],
    cures: &'a Cures<'a>,
    uses: Vec<Use>,
}

/// What came of an acceptance; of two, the later one says more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Use {
    /// Nothing that it means was found.
    Nothing,
    /// What it means is accepted by another one already.
    Again,
    /// What it means cannot be accepted.
    Refused,
    /// It accepts something.
    Accepts,
}

impl<'a, T> Acceptances<'a, T> {
    /// - `allows` are those of this file
    pub(super) fn of(loaded: &'a Loaded<T>, allows: &'a [Allow], cures: &'a Cures<'a>) -> Self {
        Self { loaded, allows, cures, uses: vec![Use::Nothing; allows.len()] }
    }

    /// Marks the findings that are accepted.
    pub(super) fn mark(&mut self, findings: &mut Findings) {
        for (allow, was) in self.allows.iter().zip(&mut self.uses) {
            for finding in findings.iter_mut().filter(|finding| is_meant(self.loaded, allow, finding)) {
                let now = match () {
                    () if finding.severity == Severity::Error && !finding.rule.is_acceptable_error() => {
                        Use::Refused
                    }
                    () if finding.allowed.is_some() => Use::Again,
                    () => {
                        finding.allowed = Some(allow.reason.clone());
                        Use::Accepts
                    }
                };
                *was = (*was).max(now);
            }
        }
    }

    /// Reports the acceptances that match nothing. While something is wrong with the file that stops it, that is not known: what
    /// follows from an error is not looked for.
    pub(super) fn report_unused(self, findings: &mut Findings) {
        let stops = |finding: &Finding| finding.stops() && finding.file.id == self.loaded.file.id;
        let is_known = self.loaded.is_whole() && !findings.iter().any(stops);
        for (index, (allow, used)) in self.allows.iter().zip(self.uses).enumerate() {
            let fault = match used {
                Use::Refused => "error",
                Use::Again if is_known => "again",
                Use::Nothing if is_known => "nothing",
                Use::Accepts | Use::Again | Use::Nothing => continue,
            };
            if !allow.finding.is_empty() {
                let list = Pointer::of(&["allow"]);
                let way = list.index(index).key("finding");
                // Of the last one the key goes, too.
                let gone = if self.allows.len() == 1 { list } else { list.index(index) };
                let fix = self.cures.fix(false, |patcher| patcher.remove(&gone));
                let finding = mended(at(self.loaded, Rule::AllowUnused, &way), fix);
                findings.push(finding.with("rule", &allow.finding).with("fault", fault));
            }
        }
    }
}

fn is_meant<T>(loaded: &Loaded<T>, allow: &Allow, finding: &Finding) -> bool {
    let here = finding.file.id == loaded.file.id && finding.rule.id() == allow.finding;
    here && allow.place.as_ref().is_none_or(|place| {
        let is_key = |key: &Key, place: &str| key.typed == place || key.name == place;
        let around = loaded.tree.keys_around(finding.span.start);
        // The second entry of a list: 取扱い 2.
        let is_entry = || {
            let (list, number) = place.trim().rsplit_once([' ', '\u{3000}'])?;
            let number: usize = number.parse().ok()?;
            let entries = loaded.tree.entries_around(finding.span.start);
            Some(entries.iter().any(|(key, index)| index + 1 == number && is_key(key, list.trim())))
        };
        around.iter().any(|key| is_key(key, place)) || is_entry() == Some(true)
    })
}
