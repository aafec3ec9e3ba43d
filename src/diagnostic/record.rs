//! Findings written down, to be reported again by a later run. A recalled finding equals the one that was written.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::diagnostic::arguments::{Argument, named};
use crate::diagnostic::finding::{Finding, Related, Relation};
use crate::diagnostic::fix::{Change, FileEdit, Fix};
use crate::diagnostic::rule::{Rule, Severity};
use crate::text::source::{Edit, Pointer, SourceFile, Span};

/// A finding with the paths of its files in the place of the files.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FindingRecord {
    rule: Rule,
    severity: Severity,
    path: PathBuf,
    span: Span,
    field: Option<Pointer>,
    related: Vec<RelatedRecord>,
    fixes: Vec<FixRecord>,
    words: Vec<(String, Argument)>,
    allowed: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct RelatedRecord {
    path: PathBuf,
    span: Span,
    what: Relation,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct FixRecord {
    change: ChangeRecord,
    safe: bool,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
enum ChangeRecord {
    Edits(Vec<(PathBuf, Edit)>),
    ToUtf8(PathBuf),
    Rename { from: PathBuf, to: PathBuf },
}

impl FindingRecord {
    /// Writes a finding down.
    #[must_use]
    pub fn of(finding: &Finding) -> Self {
        let related = finding.related.iter().map(|related| RelatedRecord {
            path: related.file.path.clone(),
            span: related.span.clone(),
            what: related.what,
        });
        let words = finding.words.iter().map(|(name, word)| ((*name).to_owned(), word.clone()));
        Self {
            rule: finding.rule,
            severity: finding.severity,
            path: finding.file.path.clone(),
            span: finding.span.clone(),
            field: finding.field.clone(),
            related: related.collect(),
            fixes: finding.fixes.iter().map(FixRecord::of).collect(),
            words: words.collect(),
            allowed: finding.allowed.clone(),
        }
    }

    /// The finding, with its files as `read` gives them. `None` where one of them is gone, or too short for it.
    pub fn finding(self, mut read: impl FnMut(&Path) -> Option<Arc<SourceFile>>) -> Option<Finding> {
        let file = read(&self.path)?;
        file.text.get(self.span.clone())?;
        let mut related = Vec::new();
        for RelatedRecord { path, span, what } in self.related {
            let file = read(&path)?;
            file.text.get(span.clone())?;
            related.push(Related { file, span, what });
        }
        let fixes = self.fixes.into_iter().map(|fix| fix.fix(&mut read)).collect::<Option<_>>()?;
        Some(Finding {
            rule: self.rule,
            severity: self.severity,
            file,
            span: self.span,
            field: self.field,
            related,
            fixes,
            words: self.words.into_iter().map(|(name, word)| (named(&name), word)).collect(),
            allowed: self.allowed,
        })
    }
}

impl FixRecord {
    fn of(fix: &Fix) -> Self {
        let change = match &fix.change {
            Change::Edits(edits) => ChangeRecord::Edits(
                edits.iter().map(|edit| (edit.file.path.clone(), edit.edit.clone())).collect(),
            ),
            Change::ToUtf8(file) => ChangeRecord::ToUtf8(file.path.clone()),
            Change::Rename { from, to } => ChangeRecord::Rename { from: from.clone(), to: to.clone() },
        };
        Self { change, safe: fix.safe }
    }

    fn fix(self, read: &mut impl FnMut(&Path) -> Option<Arc<SourceFile>>) -> Option<Fix> {
        let change = match self.change {
            ChangeRecord::Edits(edits) => {
                let edit = |(path, edit): (PathBuf, Edit)| {
                    let file = read(&path)?;
                    file.text.get(edit.span.clone())?;
                    Some(FileEdit { file, edit })
                };
                Change::Edits(edits.into_iter().map(edit).collect::<Option<_>>()?)
            }
            ChangeRecord::ToUtf8(path) => Change::ToUtf8(read(&path)?),
            ChangeRecord::Rename { from, to } => Change::Rename { from, to },
        };
        Some(Fix { change, safe: self.safe })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recalled_finding_equals_the_one_that_was_written_down() {
        let file = Arc::new(SourceFile::new("a.yaml".into(), "件名: あ\n件名: い\n"));
        let rename = Change::Rename { from: "a.yml".into(), to: "a.yaml".into() };
        let mut finding = Finding::new(Rule::DuplicateKey, &file, 12..18)
            .with("key", "件名")
            .with("known", vec!["一", "二"])
            .on(Pointer::of(&["matters", "0", "a/b"]))
            .beside(Relation::First, &file, 0..6)
            .mended_by(Fix::replace(&file, 12..18, "担当"));
        finding.fixes.push(Fix { change: rename, safe: true });
        finding.fixes.push(Fix { change: Change::ToUtf8(Arc::clone(&file)), safe: false });
        finding.allowed = Some("原文どおり".to_owned());
        let written = serde_json::to_string(&FindingRecord::of(&finding)).expect("it can be written");
        let record: FindingRecord = serde_json::from_str(&written).expect("it can be read");
        let read =
            |path: &Path| (path == file.path).then(|| Arc::new(SourceFile::new(path.into(), &file.text)));
        assert_eq!(record.clone().finding(read).as_ref(), Some(&finding));
        assert_eq!(record.clone().finding(|_| None), None, "its file is gone");
        assert_eq!(
            record.finding(|path| Some(Arc::new(SourceFile::new(path.into(), "")))),
            None,
            "it is shorter"
        );
    }
}
