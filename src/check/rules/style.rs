//! Characters and digits that a paper avoids.

use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::finding::{Finding, Findings, Rule};
use crate::diagnostic::fix::Fix;
use crate::input::schema::{SchemaPart, Spelling};
use crate::text::brackets::{closes, closing};
use crate::text::source::{Content, Edit, Key, Node, Span};
use crate::text::wareki::Wareki;

use super::context::{CaseContext, Texts, exact, with_instead, within};
use super::cure::mended;

/// ①, ㈱, Ⅰ and the like are not shown by every machine; papers that go online avoid them.
pub(super) fn characters_are_for_every_machine<T>(texts: &Texts<'_, T>, findings: &mut Findings) {
    let is_machine_dependent = |character: char| matches!(character, '\u{2160}'..='\u{217F}' | '\u{2460}'..='\u{24FF}' | '\u{3220}'..='\u{33FF}' | '\u{2116}' | '\u{2121}');
    each_run(texts, is_machine_dependent, Rule::MachineDependentCharacter, findings);
}

/// Half-width katakana are not written in official papers.
pub(super) fn katakana_are_full_width<T>(texts: &Texts<'_, T>, findings: &mut Findings) {
    each_run(
        texts,
        |character| matches!(character, '\u{FF65}'..='\u{FF9F}'),
        Rule::HalfWidthKatakana,
        findings,
    );
}

/// Digits are of one width throughout a file. No rule says which; consistency counts. Dates are printed in the words of the
/// form, however they are typed.
pub(super) fn digits_have_one_width<T>(texts: &Texts<'_, T>, findings: &mut Findings) {
    let is_date = |node: &Node| node.text().is_some_and(|text| text.parse::<Wareki>().is_ok());
    let mut narrow = runs(texts, |character| character.is_ascii_digit());
    let mut wide = runs(texts, |character| matches!(character, '０'..='９'));
    [&mut narrow, &mut wide].into_iter().for_each(|runs| runs.retain(|(node, _)| !is_date(node)));
    let (fewer, width) = if wide.len() <= narrow.len() { (&wide, "wide") } else { (&narrow, "narrow") };
    if let (false, false, Some((node, span))) = (narrow.is_empty(), wide.is_empty(), fewer.first()) {
        let digits = &node.text().unwrap_or_default()[span.clone()];
        let finding = within(texts.loaded, Rule::MixedDigitWidth, node, span.clone());
        let finding = mended(finding, in_one_width(texts, fewer));
        findings.push(finding.with("digits", digits).with("width", width).with("count", fewer.len()));
    }
}

/// The digits in the width that most of the file's have; none where one of them stands in the file in another way.
fn in_one_width<T>(texts: &Texts<'_, T>, fewer: &[(&Node, Span)]) -> Option<Fix> {
    let other = |digit: char| match digit {
        '0'..='9' => char::from_u32(u32::from(digit) - u32::from('0') + u32::from('０')).unwrap_or(digit),
        wide => wide.nfkc().next().unwrap_or(wide),
    };
    let edit = |(node, span): &(&Node, Span)| {
        let text = node.text()?[span.clone()].chars().map(other).collect();
        Some(Edit { span: exact(texts.loaded, node, span.clone())?, text })
    };
    let edits = fewer.iter().map(edit).collect::<Option<Vec<_>>>()?;
    Some(Fix::edits(&texts.loaded.file, edits, false))
}

/// Every bracket is closed by its own. A closing one behind a number or a letter, as in 1）, marks what follows.
pub(super) fn brackets_are_balanced<T>(texts: &Texts<'_, T>, findings: &mut Findings) {
    let loaded = texts.loaded;
    for (_, node) in texts.printed() {
        for span in unbalanced(node.text().unwrap_or_default()) {
            let bracket = &node.text().unwrap_or_default()[span.clone()];
            let is_open = bracket.chars().any(|character| closing(character).is_some());
            let finding = within(loaded, Rule::UnbalancedBracket, node, span.clone());
            findings.push(finding.with("bracket", bracket).with("open", if is_open { "yes" } else { "no" }));
        }
    }
}

/// The brackets of a text that have no other end. Half-width ones belong to formulas, addresses and marks such as `a)`, where
/// one alone can be right.
fn unbalanced(text: &str) -> Vec<Span> {
    let mut open: Vec<(char, Span)> = Vec::new();
    let mut found = Vec::new();
    let mut before = '\n';
    for (offset, character) in text.char_indices() {
        let span = offset..offset + character.len_utf8();
        let is_wide = !character.is_ascii();
        if let Some(close) = closing(character).filter(|_| is_wide) {
            open.push((close, span));
        } else if is_wide && closes(character) {
            match open.iter().rposition(|(close, _)| *close == character) {
                Some(index) => found.extend(open.drain(index..).skip(1).map(|(_, span)| span)),
                None if is_mark(before) => {}
                None => found.push(span),
            }
        }
        before = character;
    }
    found.extend(open.into_iter().map(|(_, span)| span));
    found.sort_by_key(|span| span.start);
    found
}

/// Whether a character can be the mark of an item: 1）, ア）, a）.
fn is_mark(character: char) -> bool {
    matches!(character, '0'..='9' | '０'..='９' | 'ァ'..='ヺ' | 'a'..='z' | 'A'..='Z' | 'ａ'..='ｚ' | 'Ａ'..='Ｚ' | '①'..='⑳')
}

/// Keys are of one language throughout a file.
pub(super) fn keys_have_one_language(context: CaseContext<'_>, findings: &mut Findings) {
    let mut others = Vec::new();
    gather_keys(&context.case.tree, context.case.spelling, &mut others);
    if let Some(key) = others.first() {
        let finding = Finding::new(Rule::MixedKeyLanguages, &context.case.file, key.span.clone());
        let finding = mended(finding, in_one_language(context, others.len()));
        findings.push(finding.with("key", &key.typed).with("count", others.len()));
    }
}

/// Every key as most of the file's keys are spelled; none where one of them is not known.
fn in_one_language(context: CaseContext<'_>, count: usize) -> Option<Fix> {
    let mut edits = Vec::new();
    let (tree, spelling) = (&context.case.tree, context.case.spelling);
    respelled(tree, context.cures.schema().top(), spelling, &mut edits);
    (edits.len() == count).then(|| Fix::edits(&context.case.file, edits, true))
}

fn respelled(node: &Node, part: SchemaPart<'_>, spelling: Spelling, edits: &mut Vec<Edit>) {
    match &node.content {
        Content::Scalar { .. } => {}
        Content::List(items) => {
            let Some(part) = part.items() else { return };
            items.iter().for_each(|item| respelled(item, part, spelling, edits));
        }
        Content::Map(entries) => {
            for entry in entries {
                let name = &entry.key.name;
                let key = part.property(name).map(|_| spelling.key(part, name));
                let is_other = !entry.key.span.is_empty() && !entry.key.is_free_name();
                if let Some(key) = key.filter(|key| is_other && *key != entry.key.typed)
                    && key.is_ascii() != entry.key.typed.is_ascii()
                {
                    edits.push(Edit { span: entry.key.span.clone(), text: key });
                }
                if let Some(below) = part.property(name).or_else(|| part.free_values()) {
                    respelled(&entry.value, below, spelling, edits);
                }
            }
        }
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

fn each_run<T>(texts: &Texts<'_, T>, is_meant: impl Fn(char) -> bool, rule: Rule, findings: &mut Findings) {
    for (node, span) in runs(texts, is_meant) {
        let characters = &node.text().unwrap_or_default()[span.clone()];
        let mut finding = within(texts.loaded, rule, node, span.clone());
        // A mark among them that cannot be printed is told already, with what mends all of them.
        let is_told = |told: &Finding| {
            told.rule == Rule::MarkUponLetter
                && told.file.id == finding.file.id
                && finding.span.start <= told.span.start
                && told.span.end <= finding.span.end
        };
        if rule == Rule::HalfWidthKatakana && findings.iter().any(is_told) {
            continue;
        }
        if rule == Rule::HalfWidthKatakana {
            let full_width: String = characters.nfkc().collect();
            finding = with_instead(finding, texts.loaded, node, span, &full_width);
        } else if rule == Rule::MachineDependentCharacter {
            finding = with_instead(finding, texts.loaded, node, span, &for_every_machine(characters));
        }
        findings.push(finding.with("characters", characters));
    }
}

/// The same in characters that every machine has: ① as （1）, ㈱ as （株）, ㎡ as 平方メートル.
fn for_every_machine(characters: &str) -> String {
    let plain = |character: char| match character {
        '㎡' => "平方メートル".to_owned(),
        '㎥' => "立方メートル".to_owned(),
        '\u{2460}'..='\u{2473}' => format!("（{}）", character.nfkc().collect::<String>()),
        other => other.nfkc().collect::<String>().replace('(', "（").replace(')', "）"),
    };
    characters.chars().map(plain).collect()
}

/// The runs of such characters in the printed texts.
fn runs<'a, T>(texts: &Texts<'a, T>, is_meant: impl Fn(char) -> bool) -> Vec<(&'a Node, Span)> {
    let mut found: Vec<(&Node, Span)> = Vec::new();
    for &(_, node) in texts.printed() {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_without_their_other_end_are_found() {
        let found = |text: &str| unbalanced(text).into_iter().map(|span| span.start / 3).collect::<Vec<_>>();
        for (text, places) in [
            ("未定（八月に選定", &[2][..]),
            ("別紙「特記事項を付す", &[2]),
            ("未定八月に選定）", &[7]),
            ("（「あ）」", &[1, 4]),
            ("（あ「い」）（う）", &[]),
            ("一）", &[1]),
            ("ア）名簿　イ）台帳", &[]),
        ] {
            assert_eq!(found(text), places, "{text}");
        }
        assert!(unbalanced("1）名簿 ２）台帳").is_empty());
    }
}
