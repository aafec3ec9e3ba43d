//! Every character that is printed has a glyph, and is the one that was meant.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, compose, decompose_canonical};
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

use crate::finding::{Finding, Findings, Rule};
use crate::profile::Profile;
use crate::schema::Loaded;
use crate::source::{Node, Span};

use super::subject::{printed, within};

/// No character is replaced, dropped or shown as another: what cannot be printed as it is is refused at its place.
pub(super) fn are_printable<T>(loaded: &Loaded<T>, profile: &Profile, findings: &mut Findings) {
    let gate = profile.fonts.gate();
    let chain = profile.council().value.fonts.body.join("、");
    for (_, node) in printed(loaded) {
        let Some(text) = node.text() else { continue };
        let mut refused: Vec<(Span, Rule, char)> = suspicious(text);
        for fault in gate.unprintable(text) {
            if refused.iter().all(|(span, ..)| *span != fault.span) {
                let rule =
                    if fault.variation { Rule::VariationNotInFont } else { Rule::UnprintableCharacter };
                refused.push((fault.span, rule, fault.character));
            }
        }
        for (span, rule, character) in refused {
            findings.push(told(loaded, node, span, rule, character).with("fonts", &chain));
        }
    }
}

fn told<T>(loaded: &Loaded<T>, node: &Node, span: Span, rule: Rule, character: char) -> Finding {
    let text = node.text().unwrap_or_default();
    let composed: String = text[span.clone()].nfc().collect();
    let seen = if character.is_control() || character.is_whitespace() {
        String::new()
    } else {
        character.to_string()
    };
    within(loaded, rule, node, span)
        .with("character", seen)
        .with("code", format!("U+{:04X}", u32::from(character)))
        .with("instead", composed)
}

/// Characters that a font might print, and that are not what they seem.
fn suspicious(text: &str) -> Vec<(Span, Rule, char)> {
    let mut found = Vec::new();
    let mut before: Option<(usize, char)> = None;
    for (offset, character) in text.char_indices() {
        let span = offset..offset + character.len_utf8();
        if let Some(rule) = own_fault(character) {
            found.push((span, rule, character));
        } else if canonical_combining_class(character) != 0
            && let Some((start, _)) = before.filter(|(_, base)| compose(*base, character).is_some())
        {
            found.push((start..span.end, Rule::DecomposedCharacter, character));
        }
        before = Some((offset, character));
    }
    found
}

fn own_fault(character: char) -> Option<Rule> {
    let category = character.general_category();
    let selector = matches!(character, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}');
    match category {
        _ if selector || character == '\n' => None,
        GeneralCategory::PrivateUse => Some(Rule::PrivateUseCharacter),
        GeneralCategory::Format
        | GeneralCategory::Control
        | GeneralCategory::LineSeparator
        | GeneralCategory::ParagraphSeparator => Some(Rule::InvisibleCharacter),
        GeneralCategory::SpaceSeparator if !matches!(character, ' ' | '\u{3000}') => {
            Some(Rule::InvisibleCharacter)
        }
        _ if is_blank_filler(character) => Some(Rule::InvisibleCharacter),
        _ if is_singleton(character) => Some(Rule::DecomposedCharacter),
        _ => None,
    }
}

/// Letters and marks that show nothing: Hangul fillers, the combining grapheme joiner, Khmer inherent vowels.
fn is_blank_filler(character: char) -> bool {
    matches!(
        character,
        '\u{034F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'
            ..='\u{180F}' | '\u{3164}' | '\u{FFA0}'
    )
}

/// Characters that Unicode takes for another one (CJK compatibility ideographs, Å): they print as that other one.
fn is_singleton(character: char) -> bool {
    let mut parts = Vec::new();
    decompose_canonical(character, |part| parts.push(part));
    let recomposed: String = character.to_string().nfc().collect();
    parts != [character] && recomposed != character.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_right_and_is_not_is_named() {
        for (text, rule, part) in [
            ("か\u{3099}", Rule::DecomposedCharacter, "か\u{3099}"),
            ("\u{F900}", Rule::DecomposedCharacter, "\u{F900}"),
            ("あ\u{200B}い", Rule::InvisibleCharacter, "\u{200B}"),
            ("あ\u{202E}い", Rule::InvisibleCharacter, "\u{202E}"),
            ("a\u{A0}b", Rule::InvisibleCharacter, "\u{A0}"),
            ("\u{E000}", Rule::PrivateUseCharacter, "\u{E000}"),
            ("\u{7}", Rule::InvisibleCharacter, "\u{7}"),
        ] {
            let found = suspicious(text);
            let [(span, found_rule, _)] = found.as_slice() else { panic!("{text:?}: {found:?}") };
            assert_eq!((*found_rule, &text[span.clone()]), (rule, part), "{text:?}");
        }
    }

    #[test]
    fn what_is_right_is_left_alone() {
        for text in ["が", "髙﨑鷗瀨", "葛\u{E0100}", "全角　と half", "か゛", "①㈱", "é", "ﾊﾟ", "一行\n二行"]
        {
            assert!(suspicious(text).is_empty(), "{text:?}");
        }
    }
}
