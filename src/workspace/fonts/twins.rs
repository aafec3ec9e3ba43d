//! Which writings a font draws with one glyph. In a PDF a glyph has one text: where two writings of a glyph stand in one
//! document, many readers read the one for the other.

use skrifa::GlyphId;
use skrifa::charmap::MapVariant;

use crate::text::characters::is_selector;
use crate::text::source::Span;

use super::choice::{HYPHEN, NO_BREAK_HYPHEN};
use super::{Charmap, Gate};

/// The last character of the first plane of Unicode.
const FIRST_PLANE: u32 = 0xFFFF;

/// A character, with the selector of its shape if it has one.
pub type Writing = (char, Option<char>);

/// What a chain of fonts draws for a writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Drawn {
    chain: usize,
    font: usize,
    glyph: GlyphId,
}

impl Gate<'_> {
    /// What each chain draws for a writing, with the writing itself: without its selector where that changes nothing, since
    /// then both are the same to everybody. Beyond the first plane they are not: of two writings the reader of
    /// Chrome reads only the one that the document has for the glyph, and leaves the other out.
    pub fn drawn(&self, (character, selector): Writing) -> impl Iterator<Item = (Drawn, Writing)> {
        self.chains.iter().enumerate().filter_map(move |(chain, fonts)| {
            let plain = plain(fonts, character);
            let chosen = selector.and_then(|selector| variant(fonts, character, selector));
            let (font, glyph) = chosen.or(plain)?;
            let is_other = chosen != plain || u32::from(character) > FIRST_PLANE;
            let selector = selector.filter(|_| chosen.is_some() && is_other);
            Some((Drawn { chain, font, glyph }, (character, selector)))
        })
    }
}

/// The writings of a text, and where they stand.
pub fn writings(text: &str) -> impl Iterator<Item = (Span, Writing)> {
    let mut letters = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, letter) = letters.next()?;
        let selector = letters.next_if(|(_, next)| is_selector(*next)).map(|(_, selector)| selector);
        let end = start + letter.len_utf8() + selector.map_or(0, char::len_utf8);
        Some((start..end, (letter, selector)))
    })
}

/// The font of a chain that draws a character, and its glyph.
fn plain(fonts: &[Charmap<'_>], character: char) -> Option<(usize, GlyphId)> {
    // Typst draws the one hyphen as the other before it looks into the next font.
    let instead = (character == NO_BREAK_HYPHEN).then_some(HYPHEN);
    fonts.iter().enumerate().find_map(|(font, held)| {
        let glyph = held.map.map(character).or_else(|| held.map.map(instead?))?;
        Some((font, glyph))
    })
}

/// The font of a chain that knows a variation sequence, and its glyph.
fn variant(fonts: &[Charmap<'_>], character: char, selector: char) -> Option<(usize, GlyphId)> {
    fonts.iter().enumerate().find_map(|(font, held)| {
        let glyph = match held.map.map_variant(character, selector)? {
            MapVariant::Variant(glyph) => glyph,
            MapVariant::UseDefault => held.map.map(character)?,
        };
        Some((font, glyph))
    })
}
