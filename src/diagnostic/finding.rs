//! What a rule says about a place. A finding is data; how it is written stands in [`crate::report`].

use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use strum::{EnumIter, IntoStaticStr};

use crate::diagnostic::arguments::{Argument, Arguments};
use crate::diagnostic::fix::Fix;
use crate::limits;
use crate::text::source::{Pointer, SourceFile, Span};

pub use crate::diagnostic::rule::{Rule, Severity};

/// One thing that is wrong or doubtful, at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which rule says so.
    pub rule: Rule,
    /// How grave it is.
    pub severity: Severity,
    /// The file. Which one of a run it is, its id says.
    pub file: Arc<SourceFile>,
    /// The place in its text.
    pub span: Span,
    /// The value that it is about, there or missing; `None` where it is about the file or its text.
    pub field: Option<Pointer>,
    /// Other places that one has to see to understand it.
    pub related: Vec<Related>,
    /// Ways to mend it, the likeliest first.
    pub fixes: Vec<Fix>,
    /// The words that the rule's message mentions, by name.
    pub words: Arguments,
    /// Why the clerk accepts it (確認済み), if he does.
    pub allowed: Option<String>,
}

/// Another place that a finding speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// The file.
    pub file: Arc<SourceFile>,
    /// The place in its text.
    pub span: Span,
    /// What stands there.
    pub what: Relation,
}

/// What stands at another place that a finding speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumIter, IntoStaticStr, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Relation {
    /// The same, the first time.
    First,
    /// The list that the value should be in.
    List,
    /// The value that contradicts it.
    Other,
    /// The mapping that it belongs to.
    Belongs,
}

impl Finding {
    /// A finding of a rule at a place.
    #[must_use]
    pub fn new(rule: Rule, file: &Arc<SourceFile>, span: Span) -> Self {
        Self {
            rule,
            severity: rule.severity(),
            file: Arc::clone(file),
            span,
            field: None,
            related: Vec::new(),
            fixes: Vec::new(),
            words: Arguments::new(),
            allowed: None,
        }
    }

    /// Whether it is of this severity, and nobody accepted it.
    #[must_use]
    pub fn is_open(&self, severity: Severity) -> bool {
        self.severity == severity && self.allowed.is_none()
    }

    /// Whether it stops documents: an error that nobody accepted.
    #[must_use]
    pub fn stops(&self) -> bool {
        self.is_open(Severity::Error)
    }

    /// The same finding with a word for its message.
    #[must_use]
    pub fn with(mut self, name: &'static str, word: impl Into<Argument>) -> Self {
        self.words.insert(name, word.into());
        self
    }

    /// The same finding on a value.
    #[must_use]
    pub fn on(mut self, field: Pointer) -> Self {
        self.field = Some(field);
        self
    }

    /// The same finding with another place that it speaks of.
    #[must_use]
    pub fn beside(mut self, what: Relation, file: &Arc<SourceFile>, span: Span) -> Self {
        self.related.push(Related { file: Arc::clone(file), span, what });
        self
    }

    /// The same finding with a word that is likely meant at a place of its file, where there is one and it can stand there
    /// without quotes.
    #[must_use]
    pub fn renamed(mut self, place: &Span, word: &str) -> Self {
        let is_plain =
            word.chars().all(|character| !character.is_ascii_punctuation() || "-._/()".contains(character));
        let is_plain =
            is_plain && !word.starts_with(['-', '.', ' ']) && !word.ends_with(' ') && !word.contains('\n');
        if is_plain && !word.is_empty() && !place.is_empty() && self.file.text[place.clone()] != *word {
            self.fixes.push(Fix::replace(&self.file, place.clone(), word));
        }
        self
    }

    /// The same finding with a way to mend it.
    #[must_use]
    pub fn mended_by(mut self, fix: Fix) -> Self {
        self.fixes.push(fix);
        self
    }
}

/// All findings of a run.
pub type Findings = Vec<Finding>;

/// Whether a finding stops documents.
#[must_use]
pub fn has_error(findings: &[Finding]) -> bool {
    findings.iter().any(Finding::stops)
}

/// Leaves out what is more than [`limits::TYPED_WRONG`] of what was found in one look at a file, and says so.
pub fn cut(found: &mut Findings, file: &Arc<SourceFile>) {
    if found.len() > limits::TYPED_WRONG {
        let place = found[limits::TYPED_WRONG].span.clone();
        found.truncate(limits::TYPED_WRONG);
        found.push(Finding::new(Rule::FileTooLarge, file, place).with("limit", "findings"));
    }
}

/// Sorts by file and place, so that a person can go through a file from top to bottom. What would be reported twice in the
/// same words is reported once.
pub fn sort(findings: &mut Findings) {
    fn place(finding: &Finding) -> (&Path, usize, Rule) {
        (&finding.file.path, finding.span.start, finding.rule)
    }
    findings.sort_by(|a, b| place(a).cmp(&place(b)));
    findings.dedup_by(|a, b| {
        let told = |finding: &Finding| (finding.rule, finding.severity, finding.span.clone());
        told(a) == told(b) && a.file == b.file && a.words == b.words && a.allowed == b.allowed
    });
}
