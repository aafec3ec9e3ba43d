//! What mends a finding of the raw text: the edits of its part, proven before they are offered.

use std::collections::HashMap;
use std::sync::Arc;

use crate::diagnostic::arguments::Argument;
use crate::diagnostic::finding::{Finding, Findings, Rule};
use crate::diagnostic::fix::Fix;
use crate::text::source::{Edit, SourceFile, Span, apply};

use super::notes::{Noted, Part};
use super::repair::in_order;
use super::scanner::Scanner;
use super::{Repaired, Vocabulary};

/// So many edits are repeated at every finding that they mend; more stand at the first one only.
pub const REPEATED: usize = 100;

/// Bytes that all proofs of a file together may read: of a large file only so many fixes are offered. An ordinary case
/// has room for a hundred.
const BYTES: usize = 512 * 1024;

/// The findings of a text, each with what mends it, if anything does.
pub(super) fn with_fixes(
    noted: Noted,
    repaired: &Repaired,
    file: &Arc<SourceFile>,
    vocabulary: &Vocabulary,
) -> Findings {
    let mut edits = edits_of_parts(&noted);
    let Noted { mut findings, parts, .. } = noted;
    let proof = Proof { file, vocabulary, repaired, findings: &findings.clone() };
    let mut fixes: HashMap<Part, Option<Fix>> = HashMap::new();
    let mut proofs = BYTES / file.text.len().max(1);
    let safe = unmistakable(&parts, &findings);
    for (part, finding) in parts.iter().zip(&mut findings) {
        let known = fixes.entry(*part).or_insert_with(|| {
            let edits = edits.remove(part).filter(|_| proofs > 0)?;
            proofs -= 1;
            proof.holds(&edits, finding.rule).then(|| Fix::edits(file, edits, safe[part]))
        });
        let is_long = known.as_ref().is_some_and(|fix| fix.len() > REPEATED);
        finding.fixes.extend(if is_long { known.take() } else { known.clone() });
        if finding.fixes.len() == 1
            && let Some(edits) = otherwise(finding, file, vocabulary).filter(|edits| proof.lessens(edits))
        {
            finding.fixes[0].safe = false;
            finding.fixes.push(Fix::edits(file, edits, false));
        }
    }
    findings
}

/// Another honest reading: a comment that was meant as one, quotes that are not meant to be printed, a key that stands twice.
fn otherwise(finding: &Finding, file: &SourceFile, vocabulary: &Vocabulary) -> Option<Vec<Edit>> {
    let text = &file.text;
    let put = |at: usize, text: &str| Edit { span: at..at, text: text.to_owned() };
    let take = |span: Span| Edit { span, text: String::new() };
    match finding.rule {
        Rule::CommentCutsValue => Some(vec![put(finding.span.start + 1, " ")]),
        Rule::TextAfterQuote => {
            let close = text[..finding.span.start].trim_end().len().checked_sub(1)?;
            let quote = text[close..].chars().next().filter(|quote| ['"', '\''].contains(quote))?;
            let (line, _) = file.line_at(close);
            let open = line + text[line..close].find(quote)?;
            Some(vec![take(open..open + 1), take(close..close + 1)])
        }
        Rule::ColonInValue => {
            let (start, line) = file.line_at(finding.span.start);
            let key = line.trim_start_matches([' ', '-']).split(':').next()?.trim_end();
            let value = start + line.find(':')? + 1;
            let again = text[value..].len() - text[value..].trim_start().len() + value;
            let typed = text.get(again..finding.span.start)?.trim_end();
            let is_twice = !key.is_empty() && (typed == key || vocabulary.knows(typed));
            let end = finding.span.end;
            let end = end + text[end..].len() - text[end..].trim_start_matches(' ').len();
            is_twice.then(|| vec![take(again..end)])
        }
        _ => None,
    }
}

/// The edits of each part that can be mended without leaving something out.
fn edits_of_parts(noted: &Noted) -> HashMap<Part, Vec<Edit>> {
    let mut of_parts: HashMap<Part, Vec<Edit>> = HashMap::new();
    for (part, edit) in &noted.edits {
        of_parts.entry(*part).or_default().push(edit.clone());
    }
    for (part, _) in &noted.gaps {
        of_parts.remove(part);
    }
    of_parts.into_iter().map(|(part, edits)| (part, in_order(edits))).collect()
}

/// Whether nothing in a part can be meant otherwise than it is read.
fn unmistakable(parts: &[Part], findings: &[Finding]) -> HashMap<Part, bool> {
    let mut safe = HashMap::new();
    for (part, finding) in parts.iter().zip(findings) {
        *safe.entry(*part).or_insert(true) &= is_unmistakable(finding);
    }
    safe
}

fn is_unmistakable(finding: &Finding) -> bool {
    let says = |name: &str, words: &[&str]| {
        finding.words.get(name).is_some_and(|word| words.iter().any(|known| *word == Argument::from(*known)))
    };
    match finding.rule {
        Rule::FullWidthSyntax
        | Rule::TabIndent
        | Rule::MissingSpaceAfterColon
        | Rule::MissingSpaceAfterDash
        | Rule::ColonInValue => true,
        Rule::SpecialFirstCharacter => !says("role", &["block"]),
        Rule::YamlSyntax => says("fault", &["control-character", "backslash"]),
        // A comment may be meant, a name for another place, quotes around a part.
        _ => false,
    }
}

/// What was read of a text, for comparison.
struct Proof<'a> {
    file: &'a Arc<SourceFile>,
    vocabulary: &'a Vocabulary,
    repaired: &'a Repaired,
    findings: &'a [Finding],
}

impl Proof<'_> {
    /// Whether a text with these edits has fewer findings.
    fn lessens(&self, edits: &[Edit]) -> bool {
        let Some(text) = apply(&self.file.text, edits) else { return false };
        let file = Arc::new(SourceFile::new(self.file.path.clone(), &text));
        Scanner::new(&file, self.vocabulary).run().findings.len() < self.findings.len()
    }

    /// Whether a text with these edits is read as the same text, with fewer findings of a rule.
    fn holds(&self, edits: &[Edit], rule: Rule) -> bool {
        let Some(text) = apply(&self.file.text, edits) else { return false };
        let file = Arc::new(SourceFile::new(self.file.path.clone(), &text));
        let noted = Scanner::new(&file, self.vocabulary).run();
        let count = |findings: &[Finding]| findings.iter().filter(|finding| finding.rule == rule).count();
        let repaired = noted.repaired(&text);
        count(&noted.findings) < count(self.findings)
            && repaired.text() == self.repaired.text()
            && repaired.gaps().len() == self.repaired.gaps().len()
    }
}
