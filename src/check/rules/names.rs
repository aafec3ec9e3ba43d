//! The names of a meeting's case files: each makes a folder of documents, on every system one of its own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::finding::{Finding, Findings, Rule, Severity};
use crate::diagnostic::fix::{Change, Fix};
use crate::limits;
use crate::text::file_name::{NameFault, composed, copied, fault, folded, mended};
use crate::text::source::SourceFile;
use crate::workspace::ReadMeeting;

/// The name of the meeting's own file lies beside those of the cases.
const MEETING: &str = "meeting";

/// Every case that was read has a name that all systems keep, and that none takes for another one's.
pub(super) fn names_are_kept(read: &ReadMeeting, findings: &mut Findings) {
    let mut alike: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for name in read.case_names.iter().map(String::as_str).chain([MEETING]) {
        alike.entry(folded(name)).or_default().push(name);
    }
    let longest = longest_document(read);
    for case in &read.cases {
        let Some(file) = &case.file.source else { continue };
        let name = case.name.as_str();
        if let Some(fault) = fault(name).filter(|fault| !is_told_at_its_item(*fault, name, read)) {
            findings.push(of_fault(file, name, fault, read));
        }
        if let Some(other) = alike[&folded(name)].iter().find(|other| **other != name) {
            let told = Finding::new(Rule::FileName, file, 0..0).with("fault", "alike").with("name", name);
            findings.push(Finding { severity: Severity::Error, ..told.with("other", *other) });
        }
        let is_listed = read.meeting.value.all_items().any(|(_, item)| item.case_name() == Some(name));
        if let Some(of) =
            copied(name).filter(|of| !is_listed && read.case_names.iter().any(|known| known == of))
        {
            let told = Finding::new(Rule::FileName, file, 0..0).with("fault", "copy").with("name", name);
            findings.push(told.with("other", of));
        }
        let path = Path::new("output").join(&read.name).join(name).join(&longest);
        let letters = path.to_string_lossy().chars().count();
        if letters > limits::PATH_LETTERS {
            let told = Finding::new(Rule::FileName, file, 0..0).with("fault", "long").with("name", name);
            findings.push(told.with("other", letters.to_string()));
        }
    }
}

fn of_fault(file: &Arc<SourceFile>, name: &str, fault: NameFault, read: &ReadMeeting) -> Finding {
    let told = Finding::new(Rule::FileName, file, 0..0).with("fault", <&str>::from(fault));
    let mut told = told.with("name", name).with("other", "");
    if fault == NameFault::Unseen {
        told.severity = Severity::Error;
    }
    let is_listed = read.meeting.value.all_items().any(|(_, item)| item.case_name() == Some(name));
    // Renamed alone, the file would be missing from a list that names it.
    if let Some(right) = mended(name).filter(|right| !is_listed && !read.case_names.contains(right)) {
        told.fixes.push(rename(read, name, &right));
    }
    told
}

/// The file of a case under another name.
pub(super) fn rename(read: &ReadMeeting, from: &str, to: &str) -> Fix {
    let path = |name: &str| -> PathBuf { Path::new("cases").join(&read.name).join(format!("{name}.yaml")) };
    Fix { change: Change::Rename { from: path(from), to: path(to) }, safe: false }
}

/// Whether an item names the file as it is typed: that it lies there in pieces is reported at the item.
fn is_told_at_its_item(fault: NameFault, name: &str, read: &ReadMeeting) -> bool {
    let typed = composed(name);
    fault == NameFault::Decomposed
        && read.meeting.value.all_items().any(|(_, item)| item.case_name() == Some(&typed))
}

/// The longest name of a document of a case.
fn longest_document(read: &ReadMeeting) -> String {
    let documents = &read.profile.council().value.documents;
    let names = [&documents.advance_report.file, &documents.special_clauses.file];
    let longest = names.into_iter().max_by_key(|name| name.chars().count()).expect("there are two");
    format!("{longest}.pdf")
}
