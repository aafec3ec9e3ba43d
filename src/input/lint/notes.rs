//! What the scanner has found so far.

use std::sync::Arc;

use crate::diagnostic::arguments::Word;
use crate::diagnostic::finding::{Finding, Findings, Rule};
use crate::text::source::{Edit, SourceFile, Span};

/// Findings, and the edits that mend them.
#[derive(Debug)]
pub(super) struct Notes<'a> {
    file: &'a Arc<SourceFile>,
    pub(super) findings: Findings,
    pub(super) edits: Vec<Edit>,
    pub(super) gaps: Vec<Span>,
}

/// A state of the notes to go back to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bookmark(usize, usize, usize);

impl<'a> Notes<'a> {
    pub(super) fn new(file: &'a Arc<SourceFile>) -> Self {
        Self { file, findings: Findings::new(), edits: Vec::new(), gaps: Vec::new() }
    }

    /// A finding at a place, with words for its message.
    pub(super) fn found<const N: usize>(&mut self, rule: Rule, span: Span, words: [(&'static str, &str); N]) {
        let mut finding = Finding::new(rule, self.file, span);
        for (name, word) in words {
            finding.words.insert(name, Word::from(word));
        }
        self.findings.push(finding);
    }

    /// A fault of the syntax that has no rule of its own.
    pub(super) fn syntax(&mut self, span: Span, fault: &str, shown: &str) {
        self.found(Rule::YamlSyntax, span, [("fault", fault), ("shown", shown)]);
    }

    /// Puts a text in the place of another.
    pub(super) fn edit(&mut self, span: Span, text: impl Into<String>) {
        self.edits.push(Edit { span, text: text.into() });
    }

    /// Puts blanks in the place of a text and remembers that it is missing.
    pub(super) fn leave_out(&mut self, span: Span) {
        self.gaps.push(span.clone());
        self.edit(span, "");
    }

    /// Puts quotes around a text that is meant as it stands.
    pub(super) fn quote(&mut self, span: Span) {
        self.edit(span.start..span.start, "'");
        for (offset, _) in self.file.text[span.clone()].match_indices('\'') {
            let at = span.start + offset;
            self.edit(at..at, "'");
        }
        self.edit(span.end..span.end, "'");
    }

    pub(super) fn bookmark(&self) -> Bookmark {
        Bookmark(self.findings.len(), self.edits.len(), self.gaps.len())
    }

    /// Forgets what was noted since.
    pub(super) fn go_back(&mut self, bookmark: Bookmark) {
        self.findings.truncate(bookmark.0);
        self.edits.truncate(bookmark.1);
        self.gaps.truncate(bookmark.2);
    }
}
