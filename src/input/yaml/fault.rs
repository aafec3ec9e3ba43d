//! Where and why the parser stopped, in words of the program's own.

use std::sync::Arc;

use granit_parser::{ErrorKind, ScanError};

use crate::diagnostic::finding::{Finding, Rule};
use crate::input::lint::Repaired;
use crate::text::source::{SourceFile, Span};

/// A place at which reading stopped.
#[derive(Debug)]
pub(super) struct Fault {
    rule: Rule,
    /// Which of the sentences tells it.
    name: &'static str,
    /// What the sentence shows.
    shown: String,
    /// The place in the mended text.
    pub(super) mended: Span,
}

impl Fault {
    /// What the parser said.
    pub(super) fn of(error: &ScanError, text: &str) -> Self {
        let start = text.floor_char_boundary(error.marker().byte_offset().unwrap_or(text.len()));
        let end = text[start..].chars().next().map_or(start, |character| start + character.len_utf8());
        let (name, shown) = name(error.kind());
        let rule = match name {
            "tab" => Rule::TabIndent,
            "mark" => Rule::AnchorOrTag,
            _ => Rule::YamlSyntax,
        };
        Self { rule, name, shown, mended: start..end }
    }

    /// The finding, at the place as typed.
    pub(super) fn into_finding(self, file: &Arc<SourceFile>, repaired: &Repaired) -> Finding {
        let span = repaired.typed(&self.mended);
        let finding = Finding::new(self.rule, file, span);
        match self.rule {
            Rule::YamlSyntax => finding.with("fault", self.name).with("shown", self.shown),
            Rule::TabIndent => finding.with("role", "indent"),
            _ => finding,
        }
    }
}

/// The parser's kinds of fault, gathered into those that a person can tell apart.
fn name(kind: &ErrorKind) -> (&'static str, String) {
    use ErrorKind as Kind;
    let name = match kind {
        Kind::UnclosedFlowCollection { open } => {
            return ("unclosed-bracket", if *open == '[' { "]" } else { "}" }.to_owned());
        }
        Kind::MismatchedFlowCollectionEnd { open, .. } => {
            return ("bracket-mismatch", if *open == '[' { "]" } else { "}" }.to_owned());
        }
        Kind::UnexpectedCharacter { character } if character.is_control() => {
            return ("control-character", format!("U+{:04X}", u32::from(*character)));
        }
        Kind::UnexpectedEofFlowSequence
        | Kind::UnexpectedEofFlowMapping
        | Kind::UnexpectedEofImplicitFlowMapping => return ("unclosed-bracket", "]".to_owned()),
        Kind::UnclosedQuotedScalar | Kind::DocumentIndicatorInQuotedScalar => {
            return ("unclosed-quote", "\"".to_owned());
        }
        Kind::MisplacedFlowCollectionEnd => "bracket-in-text",
        Kind::ExpectedFlowMappingSeparator | Kind::ExpectedFlowSequenceSeparator => "comma",
        Kind::BlockEntryInFlowCollection | Kind::PlainScalarStartsWithDashFlowIndicator => "mark-in-brackets",
        Kind::SimpleKeyExpected | Kind::InvalidSimpleKey => "no-key",
        Kind::MappingValueNotAllowed | Kind::InvalidColonPlacement | Kind::MappingKeyNotAllowed => "colon",
        Kind::InvalidIndentation
        | Kind::InvalidQuotedScalarIndent
        | Kind::InvalidFlowScalarIndent
        | Kind::ExpectedBlockMappingKey
        | Kind::ExpectedBlockSequenceEntry
        | Kind::BlockSequenceEntryNotAllowed
        | Kind::InvalidBlockEntryWhitespace
        | Kind::ExpectedDocumentStart => "indentation",
        Kind::InvalidBlockScalarIndent => "block-indent",
        Kind::UnknownQuotedScalarEscape
        | Kind::InvalidQuotedScalarHexEscape
        | Kind::InvalidLowSurrogateHexEscape
        | Kind::InvalidLowSurrogate
        | Kind::MissingLowSurrogate
        | Kind::UnpairedLowSurrogate
        | Kind::InvalidUnicodeEscape => "backslash",
        Kind::TabNotAllowed
        | Kind::TabInBlockIndentation
        | Kind::TabInIndentation
        | Kind::TabAtBlockScalarStart
        | Kind::TabInPlainScalar
        | Kind::InvalidMappingValueWhitespace => "tab",
        Kind::UnknownAnchor
        | Kind::AnchorCountOverflow
        | Kind::MissingAnchorOrAliasName
        | Kind::UndeclaredTagHandle
        | Kind::MissingTagUri
        | Kind::InvalidTagTerminator
        | Kind::InvalidGlobalTagCharacter
        | Kind::UnclosedVerbatimTag
        | Kind::InvalidTagEscape => "mark",
        Kind::RecursionLimitExceeded => "too-deep",
        _ => "other",
    };
    (name, String::new())
}
