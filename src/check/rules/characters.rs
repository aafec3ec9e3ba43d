//! Every character that is printed has a glyph, and is the one that was meant.

use std::collections::BTreeMap;

use crate::diagnostic::finding::{Finding, Findings, Rule};
use crate::diagnostic::fix::Fix;
use crate::input::schema::Loaded;
use crate::limits;
use crate::text::characters::{Disguise, disguised, in_full_width, unfolded};
use crate::text::source::{Edit, Node, Pointer, Span};
use crate::workspace::profile::Profile;

use super::context::{Texts, exact, with_instead, within};
use super::cure::mended;

/// No character is replaced, dropped or shown as another: what cannot be printed as it is is refused at its place.
pub(super) fn are_printable<T>(texts: &Texts<'_, T>, profile: &Profile, findings: &mut Findings) {
    let loaded = texts.loaded;
    // Which characters can be printed is known once every font is there: what is missing is reported at the profile.
    if !profile.fonts.is_complete() {
        return;
    }
    let gate = profile.fonts.gate();
    let chain = profile.council().value.fonts.body.as_slice();
    let mut foreign: BTreeMap<Pointer, usize> = BTreeMap::new();
    for (pointer, node) in texts.printed() {
        let Some(text) = node.text() else { continue };
        let pieces = gate.foreign_pieces(text).count();
        if pieces > 0 {
            let count = foreign.entry(paragraph(pointer)).or_default();
            if *count <= limits::FOREIGN_PIECES && *count + pieces > limits::FOREIGN_PIECES {
                let finding = Finding::new(Rule::FileTooLarge, &loaded.file, node.span.clone());
                findings.push(finding.with("limit", "variations"));
            }
            *count += pieces;
        }
        let mut refused: Vec<(Span, Rule, char)> = disguised(text)
            .into_iter()
            .map(|part| (part.span, rule(part.disguise), part.character))
            .collect();
        for fault in gate.unprintable(text) {
            if refused.iter().all(|(span, ..)| *span != fault.span) {
                let rule =
                    if fault.variation { Rule::VariationNotInFont } else { Rule::UnprintableCharacter };
                refused.push((fault.span, rule, fault.character));
            }
        }
        for (span, rule, character) in refused {
            let mut finding = told(loaded, node, span.clone(), rule, character).with("fonts", chain);
            let instead = in_other_shape(character).filter(|_| rule == Rule::UnprintableCharacter);
            let instead = instead.filter(|instead| gate.unprintable(instead).is_empty()).unwrap_or_default();
            finding = with_instead(finding, loaded, node, span, &instead);
            if rule == Rule::UnprintableCharacter {
                finding = finding.with("instead", instead);
            }
            findings.push(finding);
        }
    }
}

/// What papers print for a mark of other programs: ■ and □ for boxes that are ticked or not, ○ for a tick, （1） for a number in a
/// black circle.
fn in_other_shape(character: char) -> Option<String> {
    let number = |first: char| format!("（{}）", u32::from(character) - u32::from(first) + 1);
    Some(match character {
        '☑' | '☒' | '⊠' => "■".to_owned(),
        '☐' => "□".to_owned(),
        '✓' | '✔' | '⭕' => "○".to_owned(),
        '❶'..='❿' => number('❶'),
        '➀'..='➉' => number('➀'),
        '➊'..='➓' => number('➊'),
        _ => return None,
    })
}

/// What is printed in one paragraph: a text, or the whole list of short texts that it belongs to.
fn paragraph(pointer: &Pointer) -> Pointer {
    match pointer.steps() {
        [list @ .., index] if index.parse::<usize>().is_ok() => Pointer::of(list),
        [list @ .., index, name] if name == "name" && index.parse::<usize>().is_ok() => Pointer::of(list),
        steps => Pointer::of(steps),
    }
}

fn rule(disguise: Disguise) -> Rule {
    match disguise {
        Disguise::Control | Disguise::Format | Disguise::Separator | Disguise::Blank => {
            Rule::InvisibleCharacter
        }
        Disguise::PrivateUse => Rule::PrivateUseCharacter,
        Disguise::Mark => Rule::MarkUponLetter,
        Disguise::Decomposed => Rule::DecomposedCharacter,
    }
}

fn told<T>(loaded: &Loaded<T>, node: &Node, span: Span, rule: Rule, character: char) -> Finding {
    let text = node.text().unwrap_or_default();
    let mut composed = unfolded(&text[span.clone()]);
    let seen = if character.is_control() || character.is_whitespace() {
        String::new()
    } else {
        character.to_string()
    };
    let mut finding = within(loaded, rule, node, span.clone());
    if rule == Rule::InvisibleCharacter && text.chars().count() > 1 {
        let blank = if character.is_whitespace() { " " } else { "" };
        let place = exact(loaded, node, span).filter(|_| character != '\t');
        let edit = place.map(|span| Edit { span, text: blank.to_owned() });
        finding = mended(finding, edit.map(|edit| Fix::edits(&loaded.file, [edit], true)));
    } else if rule == Rule::DecomposedCharacter {
        finding = with_instead(finding, loaded, node, span, &composed);
    } else if let Some((run, full)) = in_full_width(text, span) {
        finding = with_instead(finding, loaded, node, run, &full);
        composed = full;
    }
    with_code(finding.with("character", seen), character).with("instead", composed)
}

/// The number of a character in Unicode.
fn with_code(finding: Finding, character: char) -> Finding {
    finding.with("code", format!("U+{:04X}", u32::from(character)))
}
