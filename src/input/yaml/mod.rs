//! One reading of a file: mended where it was typed wrong, parsed into events with places, gathered into a tree.

mod build;
mod fault;
pub mod write;

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use crate::diagnostic::finding::{self, Finding, Findings, Rule};
use crate::diagnostic::fix::Fix;
use crate::input::lint::{self, REPEATED, Repaired, Vocabulary};
use crate::text::lines::line_start;
use crate::text::source::{Node, SourceFile, Span};

/// How often a file is read again without a part that cannot be read. After that, its rest is left out.
const ATTEMPTS: usize = 20;

/// Bytes that all those readings together may have.
const BYTES: usize = 16 * 1024 * 1024;

/// What was read.
#[derive(Debug)]
pub struct Document {
    /// The values.
    pub root: Node,
    /// The parts of the text that could not be read: what stands there is not missing.
    pub gaps: Vec<Span>,
}

/// Reads the YAML of a file. `None` where no tree can be made of it; the findings say why.
pub fn read(file: &Arc<SourceFile>, vocabulary: &Vocabulary, findings: &mut Findings) -> Option<Document> {
    let told = findings.len();
    let mut repaired = lint::lint(file, vocabulary, findings);
    let attempts = ATTEMPTS.min(BYTES / file.text.len().max(1)).max(2);
    for attempt in 1..=attempts {
        let mut found = Findings::new();
        match build::build(file, &repaired, vocabulary, &mut found) {
            Ok(root) => {
                finding::cut(&mut found, file);
                findings.extend(found);
                return finish(file, root, &repaired, told, findings);
            }
            Err(fault) => {
                let at = fault.mended.start;
                let finding = fault.into_finding(file, &repaired);
                // A fault may have been told by such a finding: it would stay.
                let syntax = findings[told..].iter_mut().filter(|known| known.rule == Rule::YamlSyntax);
                syntax.for_each(|known| known.fixes.clear());
                let before = repaired.gaps().to_vec();
                let left_out = repaired.leave_out(at);
                if !is_told(file, &finding, &findings[told..], &before) {
                    findings.push(finding);
                }
                if left_out.is_none() || attempt + 1 == attempts {
                    repaired.leave_out_rest(at);
                }
            }
        }
    }
    None
}

fn finish(
    file: &Arc<SourceFile>,
    root: Option<Node>,
    repaired: &Repaired,
    told: usize,
    findings: &mut Findings,
) -> Option<Document> {
    let Some(root) = root else {
        if findings.len() == told {
            findings.push(Finding::new(Rule::EmptyFile, file, 0..0));
        }
        return None;
    };
    // One place may be noted by the lint and by the reader: only what was reported of this file is compared.
    let own = findings.split_off(told);
    let mut seen: HashMap<(Rule, Span), usize> = HashMap::new();
    for mut finding in own {
        match seen.entry((finding.rule, finding.span.clone())) {
            Entry::Occupied(first) => {
                let first = &mut findings[*first.get()];
                if first.fixes.is_empty() {
                    first.fixes.append(&mut finding.fixes);
                }
            }
            Entry::Vacant(place) => {
                place.insert(findings.len());
                findings.push(finding);
            }
        }
    }
    findings.extend(typed_numbers(file, &root));
    Some(Document { root, gaps: repaired.gaps().to_vec() })
}

/// Numbers before safeguards. One alone may not be taken away: those beside it would no longer count it.
fn typed_numbers(file: &Arc<SourceFile>, root: &Node) -> Findings {
    let numbers = lint::typed_numbers(&file.text, root);
    let edits = lint::without_numbers(&file.text, &numbers);
    let finding = |(index, span): (usize, &Span)| {
        let typed = &file.text[span.clone()];
        let finding = Finding::new(Rule::TypedListNumber, file, span.clone()).with("number", typed);
        match &edits {
            Some(edits) if index == 0 || edits.len() <= REPEATED => {
                finding.mended_by(Fix::edits(file, edits.clone(), false))
            }
            _ => finding,
        }
    };
    numbers.iter().enumerate().map(finding).collect()
}

/// Whether a fault stands where something was said already, or follows from a part that was left out.
fn is_told(file: &Arc<SourceFile>, fault: &Finding, findings: &[Finding], gaps: &[Span]) -> bool {
    let line = |offset: usize| line_start(&file.text, offset);
    let here = line(fault.span.start);
    let on_line = findings.iter().any(|finding| {
        finding.severity == fault.severity
            && (here..=fault.span.start.max(here)).contains(&line(finding.span.start))
    });
    let below_gap = gaps
        .iter()
        .any(|gap| gap.end <= fault.span.start && file.text[gap.end..fault.span.start].trim().is_empty());
    on_line || below_gap
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(text: &str) -> (Option<Node>, Findings, Arc<SourceFile>) {
        let file = Arc::new(SourceFile::new("case.yaml".into(), text));
        let mut findings = Findings::default();
        let document = read(&file, &Vocabulary::default(), &mut findings);
        (document.map(|document| document.root), findings, file)
    }

    #[test]
    fn scalars_keep_their_typed_text_and_their_place() {
        let text = "内線: 0421\n版: 1.10\n名: \"引用 #1\"\n文: |\n  一行\n  二行\n";
        let (node, findings, file) = tree(text);
        let node = node.expect("it is YAML");
        assert!(findings.is_empty());
        for (key, value, typed) in
            [("内線", "0421", "0421"), ("版", "1.10", "1.10"), ("名", "引用 #1", "\"引用 #1\"")]
        {
            let found = node.get(key).expect("it is there");
            assert_eq!((found.text(), &file.text[found.span.clone()]), (Some(value), typed));
        }
        assert_eq!(node.get("文").and_then(Node::text), Some("一行\n二行\n"));
    }

    #[test]
    fn a_duplicate_key_is_found_at_its_second_place() {
        let (_, findings, file) = tree("件名: あ\n担当: い\n件名: う\n");
        let [finding] = findings.as_slice() else { panic!("{findings:?}") };
        assert_eq!((finding.rule, file.position(finding.span.start).line), (Rule::DuplicateKey, 3));
    }

    #[test]
    fn what_is_no_yaml_is_found_with_its_place() {
        for text in [
            "件名: [あ\n",
            "件名:\n\t部: あ\n",
            "a: &b c\nd: *b\n",
            "--- a\n--- b\n",
            "",
            "# only\n",
            "? [a]\n: b\n",
        ] {
            let (_, findings, _) = tree(text);
            assert!(!findings.is_empty(), "{text:?}");
        }
    }

    #[test]
    fn deep_nesting_is_refused_quickly() {
        for text in ["[".repeat(100_000), "- ".repeat(100_000), "[".repeat(100_000) + &"]".repeat(100_000)] {
            let (node, findings, _) = tree(&text);
            assert!(node.is_none() && findings.len() == 1, "{findings:?}");
        }
    }

    #[test]
    fn what_cannot_be_read_does_not_hide_the_rest() {
        let (node, findings, file) = tree("件名: あ\n担当: {a: b}}\n事業: う\n事業: え\n");
        let node = node.expect("it is read around the fault");
        assert_eq!(node.get("件名").and_then(Node::text), Some("あ"));
        assert_eq!(node.get("事業").and_then(Node::text), Some("う"));
        let lines: Vec<usize> = findings.iter().map(|found| file.position(found.span.start).line).collect();
        assert_eq!(lines, [2, 4], "{findings:?}");
    }
}
