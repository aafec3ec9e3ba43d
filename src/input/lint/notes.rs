//! What the scanner has found so far.

use std::sync::Arc;

use crate::diagnostic::arguments::Argument;
use crate::diagnostic::finding::{self, Finding, Findings, Rule};
use crate::text::source::{Edit, SourceFile, Span};

use super::Repaired;

/// Findings, and the edits that mend them.
///
/// What is noted belongs to a part of the text that is mended as a whole: a list mark, a key with its colon, a value, and
/// the indentations of all lines together, since each is judged by those around it.
#[derive(Debug)]
pub(super) struct Notes<'a> {
    file: &'a Arc<SourceFile>,
    findings: Vec<(Part, Finding)>,
    edits: Vec<(Part, Edit)>,
    gaps: Vec<(Part, Span)>,
    part: Part,
}

/// A part of the text that is mended as a whole, by its number.
pub(super) type Part = usize;

/// The indentations of all lines.
const INDENTATION: Part = 0;

/// What was noted of a text.
#[derive(Debug)]
pub(super) struct Noted {
    pub(super) findings: Findings,
    /// The part of each finding; more than there are findings where some were cut.
    pub(super) parts: Vec<Part>,
    pub(super) edits: Vec<(Part, Edit)>,
    pub(super) gaps: Vec<(Part, Span)>,
}

impl Noted {
    /// The text as it was meant.
    pub(super) fn repaired(&self, text: &str) -> Repaired {
        let edits = self.edits.iter().map(|(_, edit)| edit.clone()).collect();
        Repaired::new(text, edits, self.gaps.iter().map(|(_, gap)| gap.clone()).collect())
    }
}

/// A state of the notes to go back to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bookmark(usize, usize, usize);

impl<'a> Notes<'a> {
    pub(super) fn new(file: &'a Arc<SourceFile>) -> Self {
        Self { file, findings: Vec::new(), edits: Vec::new(), gaps: Vec::new(), part: INDENTATION + 1 }
    }

    /// What is noted from here on is mended apart from what was noted so far.
    pub(super) fn next_part(&mut self) {
        self.part += 1;
    }

    /// Notes something of a line's indentation.
    pub(super) fn of_indentation(&mut self, note: impl FnOnce(&mut Self)) {
        let part = std::mem::replace(&mut self.part, INDENTATION);
        note(self);
        self.part = part;
    }

    /// A finding at a place, with words for its message.
    pub(super) fn found<const N: usize>(&mut self, rule: Rule, span: Span, words: [(&'static str, &str); N]) {
        let mut finding = Finding::new(rule, self.file, span);
        for (name, word) in words {
            finding.words.insert(name, Argument::from(word));
        }
        self.findings.push((self.part, finding));
    }

    /// A fault of the syntax that has no rule of its own.
    pub(super) fn syntax(&mut self, span: Span, fault: &str, shown: &str) {
        self.found(Rule::YamlSyntax, span, [("fault", fault), ("shown", shown)]);
    }

    /// Puts a text in the place of another.
    pub(super) fn edit(&mut self, span: Span, text: impl Into<String>) {
        self.edits.push((self.part, Edit { span, text: text.into() }));
    }

    /// Puts blanks in the place of a text and remembers that it is missing.
    pub(super) fn leave_out(&mut self, span: Span) {
        self.gaps.push((self.part, span.clone()));
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

    /// Everything that was noted.
    pub(super) fn finish(self) -> Noted {
        let (parts, mut findings): (Vec<Part>, Findings) = self.findings.into_iter().unzip();
        finding::cut(&mut findings, self.file);
        Noted { findings, parts, edits: self.edits, gaps: self.gaps }
    }
}
