//! Characters and digits that a paper avoids.

use crate::finding::{Finding, Findings, Rule};
use crate::schema::{Loaded, Spelling};
use crate::source::{Content, Key, Node, Span};

use super::subject::{Subject, printed, within};

/// ①, ㈱, Ⅰ and the like are not shown by every machine; papers that go online avoid them.
pub(super) fn characters_are_for_every_machine(subject: Subject<'_>, findings: &mut Findings) {
    let is_machine_dependent = |character: char| matches!(character, '\u{2160}'..='\u{217F}' | '\u{2460}'..='\u{24FF}' | '\u{3220}'..='\u{33FF}' | '\u{2116}' | '\u{2121}');
    each_run(subject.case, is_machine_dependent, Rule::MachineDependentCharacter, findings);
}

/// Half-width katakana are not written in official papers.
pub(super) fn katakana_are_full_width(subject: Subject<'_>, findings: &mut Findings) {
    each_run(
        subject.case,
        |character| matches!(character, '\u{FF65}'..='\u{FF9F}'),
        Rule::HalfWidthKatakana,
        findings,
    );
}

/// Digits are of one width throughout a file. No rule says which; consistency counts.
pub(super) fn digits_have_one_width(subject: Subject<'_>, findings: &mut Findings) {
    let narrow = runs(subject.case, |character| character.is_ascii_digit());
    let wide = runs(subject.case, |character| matches!(character, '０'..='９'));
    let (fewer, width) = if wide.len() <= narrow.len() { (&wide, "wide") } else { (&narrow, "narrow") };
    if let (false, false, Some((node, span))) = (narrow.is_empty(), wide.is_empty(), fewer.first()) {
        let digits = &node.text().unwrap_or_default()[span.clone()];
        let finding = within(subject.case, Rule::MixedDigitWidth, node, span.clone());
        findings.push(finding.with("digits", digits).with("width", width).with("count", fewer.len()));
    }
}

/// Keys are of one language throughout a file.
pub(super) fn keys_have_one_language(subject: Subject<'_>, findings: &mut Findings) {
    let mut others = Vec::new();
    gather_keys(&subject.case.tree, subject.case.spelling, &mut others);
    if let Some(key) = others.first() {
        let finding = Finding::new(Rule::MixedKeyLanguages, &subject.case.file, key.span.clone());
        findings.push(finding.with("key", &key.typed).with("count", others.len()));
    }
}

fn gather_keys<'a>(node: &'a Node, spelling: Spelling, found: &mut Vec<&'a Key>) {
    match &node.content {
        Content::Scalar { .. } => {}
        Content::List(items) => items.iter().for_each(|item| gather_keys(item, spelling, found)),
        Content::Map(entries) => {
            for entry in entries {
                let other = entry.key.typed.is_ascii() == (spelling == Spelling::Japanese);
                if other && !entry.key.span.is_empty() && !entry.key.is_free_name() {
                    found.push(&entry.key);
                }
                gather_keys(&entry.value, spelling, found);
            }
        }
    }
}

fn each_run(
    case: &Loaded<crate::case::Case>,
    is_meant: impl Fn(char) -> bool,
    rule: Rule,
    findings: &mut Findings,
) {
    for (node, span) in runs(case, is_meant) {
        let characters = &node.text().unwrap_or_default()[span.clone()];
        findings.push(within(case, rule, node, span.clone()).with("characters", characters));
    }
}

/// The runs of such characters in the printed texts.
fn runs<T>(loaded: &Loaded<T>, is_meant: impl Fn(char) -> bool) -> Vec<(&Node, Span)> {
    let mut found: Vec<(&Node, Span)> = Vec::new();
    for (_, node) in printed(loaded) {
        let mut open: Option<Span> = None;
        for (offset, character) in node.text().unwrap_or_default().char_indices() {
            if is_meant(character) {
                let start = open.map_or(offset, |span| span.start);
                open = Some(start..offset + character.len_utf8());
            } else if let Some(span) = open.take() {
                found.push((node, span));
            }
        }
        found.extend(open.map(|span| (node, span)));
    }
    found
}
