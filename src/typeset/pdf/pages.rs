//! What a finished PDF says of its pages.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Encoding, Object, ObjectId};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::cache::fingerprint::hex;
use crate::text::page_number::PageNumber;

/// More bytes are not drawn for one byte of text, with its place, size, font and colour; those around it do for ten more.
const DRAWN_AT_MOST: usize = 100;

/// What the name of a heading holds before the number of pages that were saved (form.typ).
const SAVING: &str = "-saves-";

/// The pages of a PDF.
#[derive(Debug)]
pub struct Pages {
    document: Document,
    ids: Vec<ObjectId>,
}

/// A line of the outline that nothing stands above.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chapter {
    /// Its title.
    pub title: String,
    /// The page on which it begins, from 1.
    pub page: usize,
}

/// What a page says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageText {
    /// Its text without blanks, and without what repeats on every page.
    pub text: String,
    /// Checksum of all that is drawn.
    pub drawn: String,
}

impl Pages {
    /// Reads a PDF.
    ///
    /// # Errors
    ///
    /// If it is none.
    pub fn read(pdf: &[u8]) -> Result<Self> {
        let document = Document::load_mem(pdf)?;
        let ids = document.get_pages().into_values().collect();
        Ok(Self { document, ids })
    }

    /// The PDF itself, and its pages in order.
    pub(super) fn parts(&self) -> (&Document, &[ObjectId]) {
        (&self.document, &self.ids)
    }

    /// How many pages there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.ids.len()
    }

    /// The text of a page, from 1, as its fonts map it, without blanks and line ends.
    ///
    /// # Errors
    ///
    /// If its fonts cannot be read.
    pub fn text(&self, page: usize) -> Result<String> {
        let number = u32::try_from(page)?;
        Ok(self.document.extract_text(&[number])?.split_whitespace().collect())
    }

    /// Whether a page, from 1, says this and nothing else. Blanks and line ends do not count.
    ///
    /// # Errors
    ///
    /// If its fonts cannot be read.
    pub fn says_only(&self, page: usize, text: &str) -> Result<bool> {
        // What fonts map is read slowly, and most pages draw far too much.
        let id = self.ids.get(page.wrapping_sub(1)).context("no such page")?;
        let is_short = self.document.get_page_content(*id).len() < DRAWN_AT_MOST * (text.len() + 10);
        Ok(is_short && self.text(page)? == text.split_whitespace().collect::<String>())
    }

    /// The first level of the outline.
    ///
    /// # Errors
    ///
    /// If a line leads nowhere.
    pub fn chapters(&self) -> Result<Vec<Chapter>> {
        let places = self.places();
        let catalog = self.document.catalog()?;
        let mut next = match catalog.get(b"Outlines") {
            Ok(outlines) => self.dictionary(outlines)?.get(b"First").ok(),
            Err(_) => None,
        };
        let mut chapters = Vec::new();
        while let Some(line) = next {
            let line = self.dictionary(line)?;
            let title = lopdf::decode_text_string(line.get(b"Title")?)?;
            let place = line.get(b"Dest")?;
            let place = self.document.dereference(place)?.1.as_array()?;
            let target = place.first().context("a place without a page")?.as_reference()?;
            let page = *places.get(&target).context("a line of the outline leads to no page")?;
            chapters.push(Chapter { title, page });
            next = line.get(b"Next").ok();
        }
        Ok(chapters)
    }

    /// How many pages were saved by how the text is set, by the page on which it is told (from 1): a heading there has a name that
    /// ends in that number.
    ///
    /// # Errors
    ///
    /// If a name leads nowhere.
    pub fn savings(&self) -> Result<BTreeMap<usize, usize>> {
        let mut savings = BTreeMap::new();
        let names = self.document.catalog()?.get(b"Names").and_then(|names| self.document.dereference(names));
        let Some(tree) = names.ok().and_then(|(_, names)| names.as_dict().ok()?.get(b"Dests").ok()) else {
            return Ok(savings);
        };
        let places = self.places();
        let mut nodes = vec![tree];
        while let Some(node) = nodes.pop() {
            let node = self.dictionary(node)?;
            if let Ok(kids) = node.get(b"Kids").and_then(Object::as_array) {
                nodes.extend(kids);
            }
            let Ok(pairs) = node.get(b"Names").and_then(Object::as_array) else { continue };
            for pair in pairs.chunks_exact(2) {
                let name = String::from_utf8_lossy(pair[0].as_str()?);
                let Some((_, saved)) = name.rsplit_once(SAVING) else { continue };
                let place = self.document.dereference(&pair[1])?.1;
                let place = match place.as_dict() {
                    Ok(told) => self.document.dereference(told.get(b"D")?)?.1.as_array()?,
                    Err(_) => place.as_array()?,
                };
                let target = place.first().context("a name without a page")?.as_reference()?;
                let page = *places.get(&target).context("a name leads to no page")?;
                *savings.entry(page).or_default() += saved.parse::<usize>()?;
            }
        }
        Ok(savings)
    }

    /// The pages by their ids, from 1.
    fn places(&self) -> BTreeMap<ObjectId, usize> {
        self.ids.iter().enumerate().map(|(index, id)| (*id, index + 1)).collect()
    }

    /// The number of the first page, as its label says.
    ///
    /// # Errors
    ///
    /// If the pages have no labels.
    pub fn first_label(&self) -> Result<usize> {
        Ok(self.labels()?.first().context("no label")?.page)
    }

    /// The number of each page, as the labels say.
    ///
    /// # Errors
    ///
    /// If the pages have no labels.
    pub fn labels(&self) -> Result<Vec<PageNumber>> {
        let labels = self.dictionary(self.document.catalog()?.get(b"PageLabels")?)?;
        let numbers = labels.get(b"Nums")?.as_array()?;
        let mut found = Vec::new();
        for (at, range) in numbers.chunks_exact(2).enumerate() {
            let start = usize::try_from(range[0].as_i64()?)?;
            let end =
                numbers.get(2 * at + 2).map_or(Ok(self.count()), |next| Ok(usize::try_from(next.as_i64()?)?));
            let label = self.dictionary(&range[1])?;
            let first = usize::try_from(label.get(b"St").and_then(Object::as_i64).unwrap_or(1))?;
            let end: Result<usize> = end;
            let numbers = (start..end?).map(|page| first + page - start);
            // 6-1: the prefix is the page behind which it was put in.
            let prefix = label.get(b"P").and_then(Object::as_str).unwrap_or_default();
            let above =
                prefix.strip_suffix(b"-").map(|above| String::from_utf8_lossy(above).parse::<usize>());
            match above.transpose()? {
                None => found.extend(numbers.map(PageNumber::plain)),
                Some(page) => found.extend(numbers.map(|branch| PageNumber { page, branch })),
            }
        }
        anyhow::ensure!(found.len() == self.count(), "not every page has a label");
        Ok(found)
    }

    /// What a page says, without what repeats on every page, and a checksum of all that is drawn on it. Two documents that
    /// draw a page alike have one checksum for it, whatever their fonts' numbers of glyphs.
    ///
    /// # Errors
    ///
    /// If the page cannot be read.
    pub fn page(&self, page: usize) -> Result<PageText> {
        let id = *self.ids.get(page.wrapping_sub(1)).context("no such page")?;
        let content = Content::decode(&self.document.get_page_content(id))?;
        let fonts = self.document.get_page_fonts(id)?;
        let mut drawn = Sha256::new();
        let mut text = String::new();
        let mut font: Option<Encoding<'_>> = None;
        // What repeats is an artifact; marks may nest.
        let mut marks: Vec<bool> = Vec::new();
        for operation in &content.operations {
            let operator = operation.operator.as_str();
            match operator {
                "BDC" | "BMC" => {
                    let artifact = operation.operands.first().and_then(|name| name.as_name().ok());
                    marks.push(artifact == Some(b"Artifact"));
                    continue;
                }
                "EMC" => {
                    marks.pop();
                    continue;
                }
                // Numbers of colour spaces change from document to document; the colours follow.
                "cs" | "CS" => continue,
                "Tf" => {
                    let name = operation.operands[0].as_name()?;
                    let dictionary = *fonts.get(name).context("no such font")?;
                    let base = dictionary.get(b"BaseFont")?.as_name()?;
                    let base = base.split(|byte| *byte == b'+').next_back().unwrap_or(base);
                    drawn.update(base);
                    font = Some(dictionary.get_font_encoding(&self.document)?);
                    drawn.update(format!("{:?}", &operation.operands[1..]));
                    continue;
                }
                _ => {}
            }
            drawn.update(operator);
            for operand in &operation.operands {
                let said = match (&font, operand) {
                    (Some(font), Object::String(bytes, _)) => Document::decode_text(font, bytes)?,
                    (Some(font), Object::Array(pieces)) => {
                        let mut said = String::new();
                        for piece in pieces {
                            match piece {
                                Object::String(bytes, _) => said += &Document::decode_text(font, bytes)?,
                                gap => drawn.update(format!("{gap:?}")),
                            }
                        }
                        said
                    }
                    (_, other) => {
                        drawn.update(format!("{other:?}"));
                        continue;
                    }
                };
                drawn.update(&said);
                if !marks.contains(&true) {
                    text.extend(said.split_whitespace());
                }
            }
        }
        Ok(PageText { text, drawn: hex(&drawn.finalize()) })
    }

    fn dictionary<'a>(&'a self, object: &'a Object) -> Result<&'a Dictionary> {
        Ok(self.document.dereference(object)?.1.as_dict()?)
    }
}
