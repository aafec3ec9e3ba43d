//! Writings that a font draws with one glyph. In a PDF a glyph has one text: where both writings stand in a document, many
//! readers read the one for the other.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use skrifa::GlyphId;
use skrifa::charmap::MapVariant;

use crate::text::characters::disguised;

use super::Charmap;
use super::choice::{HYPHEN, NO_BREAK_HYPHEN};

/// A character, and the selector of its shape.
type Writing = (char, Option<char>);

/// Each writing of a chain whose glyph belongs to another one that comes before it, by that one. Of those, plain characters
/// come first, then those with a selector, each in the order of Unicode. Selectors that choose the glyph that a font has
/// anyway are not listed: the font says so itself.
pub(super) fn twins(chain: &[Charmap<'_>]) -> BTreeMap<String, String> {
    let mut twins = BTreeMap::new();
    let mut drawn: BTreeSet<u32> = BTreeSet::new();
    for (index, font) in chain.iter().enumerate() {
        let is_held_before =
            |base, selector| chain[..index].iter().any(|font| font.map.map_variant(base, selector).is_some());
        let mut owners: Vec<Option<Writing>> = Vec::new();
        if font.map.map(HYPHEN).is_some()
            && font.map.map(NO_BREAK_HYPHEN).is_none()
            && drawn.insert(u32::from(NO_BREAK_HYPHEN))
        {
            // Typst draws the one as the other before it looks into the next font.
            twins.insert(text((NO_BREAK_HYPHEN, None)), text((HYPHEN, None)));
        }
        let own: Vec<(u32, GlyphId)> =
            font.map.mappings().filter(|(code, _)| !drawn.contains(code)).collect();
        let plain = own.iter().filter_map(|(code, glyph)| Some(((char::from_u32(*code)?, None), *glyph)));
        let variants = font.map.variant_mappings().filter_map(|(base, selector, glyph)| {
            let MapVariant::Variant(glyph) = glyph else { return None };
            let (base, selector) = (char::from_u32(base)?, char::from_u32(selector)?);
            (!is_held_before(base, selector)).then_some(((base, Some(selector)), glyph))
        });
        for (writing, glyph) in plain.chain(variants) {
            let place = glyph.to_u32() as usize;
            if owners.len() <= place {
                owners.resize(place + 1, None);
            }
            match owners[place] {
                // What is refused anyway shares its glyph with nobody.
                Some(owner) if disguised(&text(owner)).is_empty() => {
                    twins.entry(text(writing)).or_insert_with(|| text(owner));
                }
                _ => owners[place] = Some(writing),
            }
        }
        drawn.extend(own.iter().map(|(code, _)| code));
    }
    twins
}

/// The writing that has the same glyph as this one in a chain, and comes before it.
pub(super) fn twin(
    chain: &[Charmap<'_>],
    known: &OnceLock<BTreeMap<String, String>>,
    character: char,
    selector: Option<char>,
) -> Option<String> {
    // The first font has a glyph of its own for each character of the first plane; a test reads them all.
    let is_first = chain.first().is_some_and(|font| font.map.map(character).is_some());
    if is_first && u32::from(character) < 0x1_0000 && selector.is_none() {
        return None;
    }
    let plain = || chain.iter().find(|font| font.map.map(character).is_some());
    let is_default = selector.is_some_and(|selector| {
        let holds = |font: &&Charmap<'_>| font.map.map_variant(character, selector).is_some();
        chain.iter().find(holds).is_some_and(|font| {
            font.map.map_variant(character, selector) == Some(MapVariant::UseDefault)
                && plain().is_some_and(|first| first.family == font.family)
        })
    });
    if is_default {
        return Some(character.to_string());
    }
    known.get_or_init(|| twins(chain)).get(&text((character, selector))).cloned()
}

fn text((character, selector): Writing) -> String {
    std::iter::once(character).chain(selector).collect()
}
