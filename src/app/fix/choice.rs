//! Which fixes are made in a round.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use crate::diagnostic::arguments::Arguments;
use crate::diagnostic::finding::{Finding, Findings, Rule};
use crate::diagnostic::fix::{Change, Fix};
use crate::text::source::{Edit, Span};

use super::draft::Drafts;
use super::{FixScope, MadeFix};

/// The fix of a finding that is made; none where it is accepted, or where a person has to choose.
pub(super) fn of(finding: &Finding, scope: FixScope) -> Option<&Fix> {
    let fix = match finding.fixes.as_slice() {
        [only] => only,
        several => several.iter().find(|fix| fix.safe)?,
    };
    let is_wanted = fix.safe || scope == FixScope::All;
    (is_wanted && finding.allowed.is_none()).then_some(fix)
}

/// Changes of texts, of those that overlap the first one.
pub(super) fn edits(
    findings: &Findings,
    scope: FixScope,
    refused: &Refused,
    drafts: &mut Drafts<'_>,
) -> Vec<MadeFix> {
    let (mut taken, mut chosen) = (BTreeMap::new(), Vec::new());
    for finding in findings.iter().filter(|finding| !refused.has(finding)) {
        let Some(fix) = of(finding, scope).filter(|fix| drafts.takes(fix)) else { continue };
        if claim(&mut taken, fix) {
            chosen.push(MadeFix { finding: finding.clone(), fix: fix.clone() });
        }
    }
    chosen
}

/// New names of files, each once.
pub(super) fn renamings(findings: &Findings, scope: FixScope) -> Vec<MadeFix> {
    let mut taken: BTreeSet<&PathBuf> = BTreeSet::new();
    let mut chosen = Vec::new();
    for finding in findings {
        let Some(fix) = of(finding, scope) else { continue };
        let Change::Rename { from, to } = &fix.change else { continue };
        if !taken.contains(from) && !taken.contains(to) {
            taken.extend([from, to]);
            chosen.push(MadeFix { finding: finding.clone(), fix: fix.clone() });
        }
    }
    chosen
}

/// Parts of texts that change in a round, by file and beginning.
type Taken = BTreeMap<PathBuf, BTreeMap<usize, usize>>;

/// Takes the parts of a fix, unless one of them touches a part that is taken.
fn claim(taken: &mut Taken, fix: &Fix) -> bool {
    let parts: Vec<(PathBuf, Span)> = match &fix.change {
        Change::Edits(edits) => {
            edits.iter().map(|edit| (edit.file.path.clone(), edit.edit.span.clone())).collect()
        }
        Change::ToUtf8(file) => vec![(file.path.clone(), 0..usize::MAX)],
        Change::Rename { .. } => return false,
    };
    let touches = |(file, part): &(PathBuf, Span)| {
        let before = taken.get(file).and_then(|parts| parts.range(..=part.end).next_back());
        before.is_some_and(|(_, end)| *end >= part.start)
    };
    if parts.is_empty() || parts.iter().any(touches) {
        return false;
    }
    for (file, part) in parts {
        taken.entry(file).or_default().insert(part.start, part.end);
    }
    true
}

/// Findings that a fix did not take away: it is not made again.
#[derive(Debug, Default)]
pub(super) struct Refused(Vec<(Rule, PathBuf, Arguments)>);

impl Refused {
    fn has(&self, finding: &Finding) -> bool {
        let is_same = |(rule, path, words): &(Rule, PathBuf, Arguments)| {
            *rule == finding.rule && *path == finding.file.path && *words == finding.words
        };
        self.0.iter().any(is_same)
    }

    /// Notes the findings that are still there, at their places in the edited texts. Says whether any is.
    pub(super) fn note(&mut self, made: &[MadeFix], findings: &Findings) -> bool {
        let known = self.0.len();
        for MadeFix { finding, .. } in made {
            let edits: Vec<&Edit> =
                made.iter().flat_map(|made| edits_in(&made.fix, &finding.file.path)).collect();
            let place = moved(finding.span.start, &edits);
            let is_left = |left: &Finding| {
                left.rule == finding.rule
                    && left.file.path == finding.file.path
                    && left.words == finding.words
                    && left.span.start == place
                    && left.allowed.is_none()
            };
            if findings.iter().any(is_left) && !self.has(finding) {
                self.0.push((finding.rule, finding.file.path.clone(), finding.words.clone()));
            }
        }
        self.0.len() > known
    }
}

fn edits_in<'a>(fix: &'a Fix, path: &'a PathBuf) -> impl Iterator<Item = &'a Edit> {
    let edits = match &fix.change {
        Change::Edits(edits) => edits.as_slice(),
        Change::ToUtf8(_) | Change::Rename { .. } => &[],
    };
    edits.iter().filter(move |edit| edit.file.path == *path).map(|edit| &edit.edit)
}

/// Where a place of a text is once it is edited.
fn moved(place: usize, edits: &[&Edit]) -> usize {
    let before = || edits.iter().filter(|edit| edit.span.end <= place);
    let gone: usize = before().map(|edit| edit.span.len()).sum();
    (place + before().map(|edit| edit.text.len()).sum::<usize>()).saturating_sub(gone)
}
