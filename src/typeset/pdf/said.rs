//! What a PDF says, in which fonts, and whether it can be read where it stands.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Encoding, Object, ObjectId, decode_text_string};
use rayon::prelude::*;

use super::ink::Pen;
use super::layout::{self, LayoutFlaw};
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
    /// What is wrong with the ink of its pages.
    pub flaws: Vec<LayoutFlaw>,
}

/// Text that is drawn at one go, and where. What repeats on every page is none.
#[derive(Debug, Clone, PartialEq)]
pub struct TextPiece {
    /// What it says, without blanks.
    pub text: String,
    /// Its upper edge, in points from the top of the page.
    pub top: f32,
    /// Its lower edge, in points from the top of the page.
    pub bottom: f32,
}

/// The pieces of text on a page, from 1, in the order in which they are drawn: together they say what `Pages::page` says of it.
///
/// # Errors
///
/// If the PDF is not built as Typst builds it.
pub fn pieces(pages: &Pages, page: usize) -> Result<Vec<TextPiece>> {
    let (document, ids) = pages.parts();
    let id = *ids.get(page.wrapping_sub(1)).context("no such page")?;
    let mut fonts = BTreeMap::new();
    let (page, height) = (Page::read(document, id, &mut fonts)?, size(document, id)?.1);
    let ink = page.pen.finish();
    let piece = |run: usize| {
        let first = ink.glyphs.partition_point(|glyph| glyph.run < run);
        let glyphs = &ink.glyphs[first..ink.glyphs.partition_point(|glyph| glyph.run <= run)];
        let top = glyphs.iter().map(|glyph| glyph.core.top).reduce(f32::max)?;
        let bottom = glyphs.iter().map(|glyph| glyph.core.bottom).reduce(f32::min)?;
        let text = ink.text[glyphs.first()?.said.start..glyphs.last()?.said.end].to_owned();
        Some(TextPiece { text, top: height - top, bottom: height - bottom })
    };
    Ok(page.runs.into_iter().filter_map(piece).collect())
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
        let shares: Vec<_> = ids.chunks(share).enumerate().map(|(at, ids)| (at * share + 1, ids)).collect();
        let read = shares.par_iter().map(|(first, ids)| Self::of_share(document, *first, ids));
        let read: Vec<Self> = read.collect::<Result<_>>()?;
        let mut said = Self::default();
        for share in read {
            said.pages.extend(share.pages);
            said.glyphs.extend(share.glyphs);
            said.flaws.extend(share.flaws);
        }
        Ok(said)
    }

    /// - `first` is the number of the first page, from 1
    fn of_share(document: &Document, first: usize, ids: &[ObjectId]) -> Result<Self> {
        let mut fonts = BTreeMap::new();
        let mut said = Self::default();
        for (number, id) in (first..).zip(ids) {
            let page = Page::read(document, *id, &mut fonts)?;
            said.pages.push(page.text);
            said.flaws.extend(layout::flaws(&page.pen.finish(), number, size(document, *id)?));
        }
        for font in fonts.into_values() {
            said.glyphs.extend(font.glyphs.into_values().map(|glyph| (font.name.clone(), glyph.says)));
        }
        Ok(said)
    }
}

/// Width and height of a page, in points.
fn size(document: &Document, id: ObjectId) -> Result<(f32, f32)> {
    let corners = document.get_dictionary(id)?.get(b"MediaBox")?.as_array()?;
    let corner = |at: usize| Ok::<f32, anyhow::Error>(corners.get(at).context("no page size")?.as_float()?);
    Ok((corner(2)?, corner(3)?))
}

/// A font, and the glyphs of it that were met.
struct Font<'a> {
    name: String,
    encoding: Encoding<'a>,
    /// Bytes of a glyph's number.
    width: usize,
    glyphs: BTreeMap<Vec<u8>, FontGlyph>,
    widths: BTreeMap<u32, f32>,
}

/// A glyph of a font.
struct FontGlyph {
    /// What it says, without blanks.
    says: String,
    /// Its width in thousandths of its size.
    width: f32,
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
            let widths = if is_wide { widths(dictionary, document)? } else { BTreeMap::new() };
            let width = 1 + usize::from(is_wide);
            fonts.insert(key, Self { name, encoding, width, glyphs: BTreeMap::new(), widths });
        }
        Ok(key)
    }

    fn say(&mut self, numbers: &[u8], text: &mut String, pen: &mut Pen) -> Result<()> {
        for number in numbers.chunks(self.width) {
            if !self.glyphs.contains_key(number) {
                let says = self.encoding.bytes_to_string(number)?.split_whitespace().collect::<String>();
                let code = number.iter().fold(0, |code, byte| code << 8 | u32::from(*byte));
                let width = self.widths.get(&code).copied().unwrap_or_default();
                self.glyphs.insert(number.to_owned(), FontGlyph { says, width });
            }
            let glyph = &self.glyphs[number];
            text.push_str(&glyph.says);
            pen.draw(&glyph.says, glyph.width);
        }
        Ok(())
    }
}

/// The widths of a font's glyphs by their numbers, in thousandths of its size (PDF 1.7, 9.7.4.3).
fn widths(dictionary: &Dictionary, document: &Document) -> Result<BTreeMap<u32, f32>> {
    let resolved = |object| Ok::<&Object, anyhow::Error>(document.dereference(object)?.1);
    let descendants = resolved(dictionary.get(b"DescendantFonts")?)?.as_array()?;
    let font = resolved(descendants.first().context("a font without glyphs")?)?.as_dict()?;
    let mut widths = BTreeMap::new();
    let mut pieces = match font.get(b"W") {
        Ok(list) => resolved(list)?.as_array()?.iter(),
        Err(_) => return Ok(widths),
    };
    while let (Some(first), Some(next)) = (pieces.next(), pieces.next()) {
        let first = u32::try_from(first.as_i64()?)?;
        match resolved(next)? {
            Object::Array(each) => {
                for (number, width) in (first..).zip(each) {
                    widths.insert(number, width.as_float()?);
                }
            }
            last => {
                let width = pieces.next().context("numbers without a width")?.as_float()?;
                widths.extend((first..=u32::try_from(last.as_i64()?)?).map(|number| (number, width)));
            }
        }
    }
    Ok(widths)
}

/// A page that is being read.
struct Page<'a> {
    text: String,
    /// What is open. Marks may nest.
    marks: Vec<Mark>,
    font: Option<&'a [u8]>,
    pen: Pen,
    /// What is drawn at one go and does not repeat on every page.
    runs: Vec<usize>,
}

/// A part of a page that is marked.
struct Mark {
    /// Whether it repeats on every page.
    is_artifact: bool,
    /// Whether something else is heard in its place.
    is_replaced: bool,
}

impl<'a> Page<'a> {
    /// - `fonts` are those that were met before
    fn read(document: &'a Document, id: ObjectId, fonts: &mut BTreeMap<&'a [u8], Font<'a>>) -> Result<Self> {
        let content = Content::decode(&document.get_page_content(id))?;
        let (marks, runs) = (Vec::new(), Vec::new());
        let mut page = Self { text: String::new(), marks, font: None, pen: Pen::new(), runs };
        let here = document.get_page_fonts(id)?;
        for operation in &content.operations {
            if operation.operator == "Tf" {
                let name = operation.operands.first().context("no font")?.as_name()?;
                page.font = Some(Font::note(here.get(name).context("no such font")?, document, fonts)?);
            } else {
                page.take(operation, fonts)?;
            }
            page.pen.take(operation);
        }
        Ok(page)
    }

    fn take(&mut self, operation: &Operation, fonts: &mut BTreeMap<&'a [u8], Font<'a>>) -> Result<()> {
        match operation.operator.as_str() {
            "BDC" | "BMC" => {
                let operands = &operation.operands;
                let is_artifact = operands.first().and_then(|name| name.as_name().ok()) == Some(b"Artifact");
                let instead = operands.get(1).and_then(|words| words.as_dict().ok()?.get(b"ActualText").ok());
                if let Some(instead) = instead.filter(|_| self.counts()) {
                    self.text.extend(decode_text_string(instead)?.split_whitespace());
                }
                self.marks.push(Mark { is_artifact, is_replaced: instead.is_some() });
            }
            "EMC" => drop(self.marks.pop()),
            "Tj" | "TJ" | "'" | "\"" => {
                let font = self.font.and_then(|font| fonts.get_mut(font)).context("text without a font")?;
                let (counts, repeats) = (self.counts(), self.marks.iter().any(|mark| mark.is_artifact));
                let mut unheard = String::new();
                let (text, pen) = (if counts { &mut self.text } else { &mut unheard }, &mut self.pen);
                let run = pen.next_run();
                self.runs.extend((!repeats).then_some(run));
                for operand in &operation.operands {
                    let pieces = match operand {
                        Object::Array(pieces) => pieces.as_slice(),
                        other => std::slice::from_ref(other),
                    };
                    for piece in pieces {
                        match piece {
                            Object::String(numbers, _) => font.say(numbers, text, pen)?,
                            gap => pen.goes_back(gap.as_float().unwrap_or_default()),
                        }
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn counts(&self) -> bool {
        self.marks.iter().all(|mark| !mark.is_artifact && !mark.is_replaced)
    }
}
