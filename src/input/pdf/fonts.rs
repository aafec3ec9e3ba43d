//! Fonts that a file only names: whoever prints it takes another one, or none.

use std::collections::BTreeSet;

use lopdf::Dictionary;

use super::PdfFlaw;
use super::content::fonts_of;
use super::objects::{Objects, dictionary_of};

/// The fonts of a file that are not in it.
#[derive(Debug, Default)]
pub(super) struct MissingFonts(BTreeSet<String>);

impl MissingFonts {
    /// Looks at the fonts that a page, or a picture on it, draws with.
    ///
    /// - `content` is what is drawn: a font that is only listed is none of it
    ///
    /// # Errors
    ///
    /// If one of them has the characters of Japanese, Chinese or Korean: no other font has them at these numbers.
    pub(super) fn note(
        &mut self,
        objects: &Objects,
        resources: &Dictionary,
        content: &[u8],
    ) -> Result<(), PdfFlaw> {
        let Some(fonts) = objects.dictionary(resources, b"Font")? else { return Ok(()) };
        let used = fonts_of(content);
        for (name, font) in fonts {
            let Some(font) = dictionary_of(objects.resolve(font)?) else { return Err(PdfFlaw::Damaged) };
            if is_embedded(objects, font)? || !used.contains(name.as_slice()) {
                continue;
            }
            let called = String::from_utf8_lossy(objects.name(font, b"BaseFont")).into_owned();
            if objects.name(font, b"Subtype") == b"Type0" {
                return Err(PdfFlaw::Font(called));
            }
            self.0.insert(called);
        }
        Ok(())
    }

    /// Their names.
    pub(super) fn names(self) -> Vec<String> {
        self.0.into_iter().collect()
    }
}

fn is_embedded(objects: &Objects, font: &Dictionary) -> Result<bool, PdfFlaw> {
    match objects.name(font, b"Subtype") {
        // Its letters are drawings.
        b"Type3" => Ok(true),
        b"Type0" => {
            let below = objects.list(font, b"DescendantFonts")?;
            let below = below.first().copied().and_then(dictionary_of).ok_or(PdfFlaw::Damaged)?;
            has_file(objects, below)
        }
        _ => has_file(objects, font),
    }
}

fn has_file(objects: &Objects, font: &Dictionary) -> Result<bool, PdfFlaw> {
    let Some(described) = objects.dictionary(font, b"FontDescriptor")? else { return Ok(false) };
    for file in [&b"FontFile"[..], b"FontFile2", b"FontFile3"] {
        if objects.value(described, file)?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}
