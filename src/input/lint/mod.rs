//! Looks at the raw text before it is parsed: what a clerk types where YAML wants something else.
//!
//! A parser stops at the first such place, and many it does not even notice. So the text is read twice: here, line by
//! line and forgivingly, by what was meant; then by the parser, as if the clerk had written it right. Every mistake
//! found here comes with the edit that mends it, and [`Repaired`] knows the way back to what was typed.

mod block;
mod brackets;
mod encoding;
mod entry;
mod flow;
mod folded;
mod indent;
mod levels;
mod mark;
mod mend;
mod names;
mod numbers;
mod notes;
mod plain;
mod quoted;
mod repair;
mod scanner;
mod separator;
mod signs;
mod stray;
mod token;
mod value;
mod vocabulary;

pub use folded::{Folding, as_items, folded_line, joined};
pub use mend::REPEATED;
pub use numbers::{typed_numbers, without_numbers};
pub use repair::Repaired;
pub use vocabulary::Vocabulary;

use std::sync::Arc;

use crate::diagnostic::finding::{Finding, Findings, Rule};
use crate::diagnostic::fix::{Change, Fix};
use crate::text::source::{RawFile, SourceFile};

/// Reads a text as it was meant. The findings say what was typed otherwise.
pub fn lint(file: &Arc<SourceFile>, vocabulary: &Vocabulary, findings: &mut Findings) -> Repaired {
    let noted = scanner::Scanner::new(file, vocabulary).run();
    let repaired = noted.repaired(&file.text);
    findings.extend(mend::with_fixes(noted, &repaired, file, vocabulary));
    repaired
}

/// The text of a file. One in another encoding than UTF-8 is shown as it was meant, with a finding.
pub fn source(raw: RawFile, findings: &mut Findings) -> Arc<SourceFile> {
    let decoded = encoding::decode(raw.bytes);
    let file = Arc::new(SourceFile::of(raw.id, raw.path, &decoded.text));
    if let Some(encoding) = decoded.other {
        let place = encoding::first_place(&file.text);
        let finding = Finding::new(Rule::NotUtf8, &file, place).with("encoding", encoding);
        // Of an encoding without a name the text is not known either.
        let fix = Fix { change: Change::ToUtf8(Arc::clone(&file)), safe: decoded.is_certain };
        findings.push(if encoding.is_empty() { finding } else { finding.mended_by(fix) });
    }
    file
}
