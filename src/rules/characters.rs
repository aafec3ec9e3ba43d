//! Every character that is printed has a glyph.

use crate::finding::{Finding, Findings, Rule};
use crate::profile::Profile;
use crate::schema::Loaded;

/// No character is replaced, dropped or shown as another: what the fonts lack is refused at its place.
pub(super) fn are_printable<T>(loaded: &Loaded<T>, profile: &Profile, findings: &mut Findings) {
    let gate = profile.fonts.gate();
    let fonts = &profile.council.value.fonts;
    let chain = fonts.body.join("、");
    for (pointer, node) in loaded.tree.texts() {
        let printed = pointer.steps().first().is_none_or(|key| key != "allow");
        let Some(text) = node.text().filter(|_| printed) else {
            continue;
        };
        for fault in gate.unprintable(text) {
            let rule = if fault.variation { Rule::VariationNotInFont } else { Rule::UnprintableCharacter };
            let span = node.span_within(&loaded.file.text, fault.span);
            let finding = Finding::new(rule, &loaded.file, span)
                .with("character", shown(fault.character))
                .with("code", format!("U+{:04X}", u32::from(fault.character)))
                .with("fonts", &chain);
            findings.push(finding);
        }
    }
}

/// The character itself where it can be seen, nothing where it cannot.
fn shown(character: char) -> String {
    if character.is_control() || character.is_whitespace() { String::new() } else { character.to_string() }
}
