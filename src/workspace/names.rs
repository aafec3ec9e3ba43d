//! The names of the meetings' folders: each makes a folder in output/, on every system one of its own.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::finding::{Finding, Findings, Rule, Severity};
use crate::diagnostic::fix::{Change, Fix};
use crate::limits;
use crate::text::file_name::{NameFault, fault, folded, mended};
use crate::text::source::{SourceFile, Sources};

use super::{CLOSED_MATERIALS, file_name};

/// What is wrong with the name of a meeting's folder. Nothing is made of a meeting under a name with an error.
///
/// - `all` are the folders of all meetings
pub(super) fn of_meeting(folder: &Path, all: &[PathBuf], sources: &Sources) -> Findings {
    let name = file_name(folder);
    let path = folder.join("meeting.yaml");
    let file = Arc::new(SourceFile::of(sources.id(&path), sources.shown(&path), ""));
    let told = |fault: &str, other: &str| {
        let finding = Finding::new(Rule::FileName, &file, 0..0).with("fault", fault);
        finding.with("name", &name).with("other", other)
    };
    let mut findings = Findings::new();
    if let Some(fault) = fault(&name) {
        let mut finding = told(fault.into(), "");
        if fault == NameFault::Unseen {
            finding.severity = Severity::Error;
        }
        let right = mended(&name).map(|right| folder.with_file_name(right));
        if let Some(right) =
            right.filter(|right| !all.iter().any(|other| file_name(other) == file_name(right)))
        {
            let change = Change::Rename { from: sources.shown(folder), to: sources.shown(&right) };
            finding.fixes.push(Fix { change, safe: false });
        }
        findings.push(finding);
    }
    let is_alike = |other: &String| *other != name && folded(other) == folded(&name);
    if let Some(other) = all.iter().map(|folder| file_name(folder)).find(is_alike) {
        findings.push(Finding { severity: Severity::Error, ..told("alike", &other) });
    }
    let letters = Path::new("output").join(&name).join(CLOSED_MATERIALS).to_string_lossy().chars().count();
    if letters > limits::PATH_LETTERS {
        findings.push(told("long", &letters.to_string()));
    }
    findings
}

/// What is wrong with the names of a profile's folder and of the files in it.
///
/// - `all` are the names of all profiles
pub(super) fn of_profile<'a>(
    name: &'a str,
    files: impl Iterator<Item = &'a String>,
    all: &BTreeSet<String>,
    file: &Arc<SourceFile>,
) -> Findings {
    let told = |name: &str, fault: &str, other: &str| {
        let finding = Finding::new(Rule::FileName, file, 0..0).with("fault", fault);
        finding.with("name", name).with("other", other)
    };
    let own = std::iter::once(name).chain(files.map(String::as_str));
    let mut findings: Findings =
        own.filter_map(|name| fault(name).map(|fault| told(name, fault.into(), ""))).collect();
    if let Some(other) = all.iter().find(|other| *other != name && folded(other) == folded(name)) {
        findings.push(told(name, "alike-profile", other));
    }
    findings
}
