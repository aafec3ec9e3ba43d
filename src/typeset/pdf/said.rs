//! What a PDF says, and in which fonts.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Encoding, Object, ObjectId, decode_text_string};
use rayon::prelude::*;

use super::pages::Pages;

/// Fewer pages are not worth a share of their own: each share reads its fonts again.
const FEWEST_PAGES: usize = 8;

/// What a PDF says.
#[derive(Debug, Default)]
pub struct Said {
    /// The text of each page without blanks, and without what repeats on every page.
    pub pages: Vec<String>,
    /// Every glyph that is drawn: the name of its font, and what it says.
    pub glyphs: BTreeSet<(String, String)>,
}

impl Said {
    /// Reads all pages, some side by side. Each font is read once for all pages of a share: there are few, and many pages.
    ///
    /// # Errors
    ///
    /// If the PDF is not built as Typst builds it.
    pub fn of(pages: &Pages) -> Result<Self> {
        let (document, ids) = pages.parts();
        let share = ids.len().div_ceil(rayon::current_num_threads()).max(FEWEST_PAGES);
        let read: Vec<Self> =
            ids.par_chunks(share).map(|ids| Self::of_share(document, ids)).collect::<Result<_>>()?;
        let mut said = Self::default();
        for share in read {
            said.pages.extend(share.pages);
            said.glyphs.extend(share.glyphs);
        }
        Ok(said)
    }

    fn of_share(document: &Document, ids: &[ObjectId]) -> Result<Self> {
        let mut fonts = BTreeMap::new();
        let mut said = Self::default();
        for id in ids {
            let content = Content::decode(&document.get_page_content(*id))?;
            let mut page = Page { text: String::new(), marks: Vec::new(), font: None };
            let here = document.get_page_fonts(*id)?;
            for operation in &content.operations {
                if operation.operator == "Tf" {
                    let name = operation.operands.first().context("no font")?.as_name()?;
                    page.font =
                        Some(Font::note(here.get(name).context("no such font")?, document, &mut fonts)?);
                } else {
                    page.take(operation, &mut fonts)?;
                }
            }
            said.pages.push(page.text);
        }
        for font in fonts.into_values() {
            said.glyphs.extend(font.glyphs.into_values().map(|glyph| (font.name.clone(), glyph)));
        }
        Ok(said)
    }
}

/// A font, and the glyphs of it that were met.
struct Font<'a> {
    name: String,
    encoding: Encoding<'a>,
    /// Bytes of a glyph's number.
    width: usize,
    glyphs: BTreeMap<Vec<u8>, String>,
}

impl<'a> Font<'a> {
    /// Notes a font by the name that it has in this PDF.
    fn note(
        dictionary: &'a Dictionary,
        document: &'a Document,
        fonts: &mut BTreeMap<&'a [u8], Self>,
    ) -> Result<&'a [u8]> {
        let key = dictionary.get(b"BaseFont")?.as_name()?;
        if !fonts.contains_key(key) {
            let name = key.splitn(2, |byte| *byte == b'+').last().unwrap_or(key);
            let name = String::from_utf8_lossy(name).into_owned();
            let is_wide = dictionary.get(b"Subtype")?.as_name()? == b"Type0";
            let encoding = dictionary.get_font_encoding(document)?;
            fonts.insert(
                key,
                Self { name, encoding, width: 1 + usize::from(is_wide), glyphs: BTreeMap::new() },
            );
        }
        Ok(key)
    }

    fn say(&mut self, numbers: &[u8], text: &mut String) -> Result<()> {
        for number in numbers.chunks(self.width) {
            if let Some(glyph) = self.glyphs.get(number) {
                text.push_str(glyph);
                continue;
            }
            let glyph = self.encoding.bytes_to_string(number)?.split_whitespace().collect::<String>();
            text.push_str(&glyph);
            self.glyphs.insert(number.to_owned(), glyph);
        }
        Ok(())
    }
}

/// A page that is being read.
struct Page<'a> {
    text: String,
    /// What is open: whether its text counts. Marks may nest.
    marks: Vec<bool>,
    font: Option<&'a [u8]>,
}

impl<'a> Page<'a> {
    fn take(&mut self, operation: &Operation, fonts: &mut BTreeMap<&'a [u8], Font<'a>>) -> Result<()> {
        match operation.operator.as_str() {
            "BDC" | "BMC" => {
                let operands = &operation.operands;
                let is_artifact = operands.first().and_then(|name| name.as_name().ok()) == Some(b"Artifact");
                let instead = operands.get(1).and_then(|words| words.as_dict().ok()?.get(b"ActualText").ok());
                if let Some(instead) = instead.filter(|_| self.counts()) {
                    self.text.extend(decode_text_string(instead)?.split_whitespace());
                }
                self.marks.push(!is_artifact && instead.is_none());
            }
            "EMC" => drop(self.marks.pop()),
            "Tj" | "TJ" | "'" | "\"" => {
                let font = self.font.and_then(|font| fonts.get_mut(font)).context("text without a font")?;
                let counts = self.marks.iter().all(|counts| *counts);
                let mut unheard = String::new();
                let text = if counts { &mut self.text } else { &mut unheard };
                for operand in &operation.operands {
                    match operand {
                        Object::String(numbers, _) => font.say(numbers, text)?,
                        Object::Array(pieces) => {
                            for piece in pieces {
                                if let Object::String(numbers, _) = piece {
                                    font.say(numbers, text)?;
                                }
                            }
                        }
                        _ => {}
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn counts(&self) -> bool {
        self.marks.iter().all(|counts| *counts)
    }
}
