//! What a rule says about a place. A finding is data; how it is told stands in [`crate::report`].

use std::sync::Arc;

use strum::{EnumIter, IntoStaticStr};

use crate::source::{SourceFile, Span};
use crate::words::{Word, Words};

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Severity {
    /// 参考: a matter of taste.
    Note,
    /// 警告: doubtful; somebody should look.
    Warning,
    /// エラー: cannot be printed, incomplete or unlawful. Stops the documents of its case.
    Error,
}

/// What can be wrong. The name of a rule in kebab-case is its id, which never changes and is never reused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Rule {
    /// The file is not UTF-8.
    NotUtf8,
    /// The file is larger than [`crate::limits::FILE_BYTES`].
    FileTooLarge,
    /// The file holds no value at all.
    EmptyFile,
    /// A file of the meeting's folder that is no case file: the program does not read it.
    FileNotRead,
    /// A full-width sign in the place of YAML's own: `：`, a blank, a list mark, a bracket, a quote, a comma, `＃`.
    FullWidthSyntax,
    /// A tab before a line.
    TabIndent,
    /// A key and its value without a blank between them: `件名:健診`.
    MissingSpaceAfterColon,
    /// A list mark without a blank after it: `-健診`.
    MissingSpaceAfterDash,
    /// A text broken over two lines: a blank would be printed inside Japanese.
    FoldedLine,
    /// A colon and a blank inside a value: `対象: 未受診者: あり`.
    ColonInValue,
    /// A text goes on after its closing quote: `"特記事項"を付す`.
    TextAfterQuote,
    /// A value or key begins with a character that means something else to YAML.
    SpecialFirstCharacter,
    /// A number typed before an item that the form numbers itself: `1 1` would be printed.
    TypedListNumber,
    /// A ` #` inside a value: YAML takes the rest for a comment, and it would not be printed.
    CommentCutsValue,
    /// The file cannot be read as YAML, for a reason that has no rule of its own.
    YamlSyntax,
    /// One key stands twice in one mapping.
    DuplicateKey,
    /// A YAML anchor, alias or tag.
    AnchorOrTag,
    /// A key that the program does not know.
    UnknownKey,
    /// A key that must be there is not.
    MissingKey,
    /// A text where a list or mapping belongs, or the other way round.
    WrongType,
    /// A word that is not one of the words for this key.
    UnknownValue,
    /// A key without its value.
    EmptyValue,
    /// The file fits its schema, and still its values cannot be used.
    NotUnderstood,
    /// A date that cannot be read, or that never was.
    UnreadableDate,
    /// The meeting names a council profile that is not there.
    CouncilUnknown,
    /// A ground that the council profile does not list.
    GroundUnknown,
    /// A provided field that is not among the held ones.
    ProvidedNotHeld,
    /// A name under `from` that is not among the held ones.
    FromNotHeld,
    /// A meeting's item names a case file that is not there.
    ItemWithoutFile,
    /// A blank form row `{...}` of the profile names something unknown.
    PlaceholderUnknown,
    /// A clause refers to a clause that is not there.
    ClauseReferenceBroken,
    /// A character that no font of the chain can print.
    UnprintableCharacter,
    /// A variation sequence that no font of the chain holds: it would print another glyph.
    VariationNotInFont,
}

impl Rule {
    /// The stable name: `unknown-key`.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.into()
    }

    /// How grave a finding of this rule is.
    #[must_use]
    pub fn severity(self) -> Severity {
        match self {
            Self::FileNotRead => Severity::Warning,
            _ => Severity::Error,
        }
    }
}

/// One thing that is wrong or doubtful, at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which rule says so.
    pub rule: Rule,
    /// How grave it is.
    pub severity: Severity,
    /// The file.
    pub file: Arc<SourceFile>,
    /// The place in its text.
    pub span: Span,
    /// The words that the rule's message mentions, by name.
    pub words: Words,
}

impl Finding {
    /// A finding of a rule at a place.
    #[must_use]
    pub fn new(rule: Rule, file: &Arc<SourceFile>, span: Span) -> Self {
        Self { rule, severity: rule.severity(), file: Arc::clone(file), span, words: Words::new() }
    }

    /// The same finding with a word for its message.
    #[must_use]
    pub fn with(mut self, name: &'static str, word: impl Into<Word>) -> Self {
        self.words.insert(name, word.into());
        self
    }
}

/// All findings of a run.
pub type Findings = Vec<Finding>;

/// Whether a finding stops documents.
#[must_use]
pub fn has_error(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Error)
}

/// Sorts by file and place, so that a person can go through a file from top to bottom.
pub fn sort(findings: &mut Findings) {
    findings.sort_by(|a, b| {
        let place = |finding: &Finding| (finding.file.path.clone(), finding.span.start, finding.rule);
        place(a).cmp(&place(b))
    });
    findings.dedup();
}
