//! How a page looks, as far as somebody who compares two versions of a paper wants to know: without its page number and its
//! matching number, which change with any value, and without what PDFs number as they like.

use anyhow::{Context, Result};
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Encoding, Object, ObjectId};
use sha2::{Digest, Sha256};

use crate::cache::fingerprint::hex;

use super::pages::Pages;

/// Deeper objects are not followed: a paper made elsewhere may point in circles.
const DEPTH: usize = 12;

/// Keys of what lies around an object, not in it.
const OUTSIDE: [&[u8]; 6] =
    [b"Parent", b"StructParent", b"StructParents", b"Length", b"Filter", b"DecodeParms"];

impl Pages {
    /// A checksum for each page of how it looks. Two pages with the same one look the same but for page numbers in header and
    /// footer, and matching numbers anywhere.
    ///
    /// - `numbers` are the matching numbers that may stand on them
    ///
    /// # Errors
    ///
    /// If a page cannot be read.
    pub fn looks(&self, numbers: &[String]) -> Result<Vec<String>> {
        let (document, ids) = self.parts();
        ids.iter().map(|id| look(document, *id, numbers)).collect()
    }
}

impl Pages {
    /// A checksum of the pictures and pages made elsewhere that a page, from 1, draws, whatever their numbers in this PDF.
    ///
    /// # Errors
    ///
    /// If the page cannot be read.
    pub fn pictures(&self, page: usize) -> Result<String> {
        let (document, ids) = self.parts();
        let id = *ids.get(page.wrapping_sub(1)).context("no such page")?;
        let mut found = objects(document, id)?;
        found.sort_by(|one, other| one.0.cmp(&other.0));
        let mut look = Sha256::new();
        found.iter().for_each(|(_, object)| digest(document, object, DEPTH, &mut look));
        Ok(hex(&look.finalize()))
    }
}

fn look(document: &Document, id: ObjectId, numbers: &[String]) -> Result<String> {
    let content = Content::decode(&document.get_page_content(id))?;
    let mut page = Page {
        document,
        fonts: document.get_page_fonts(id)?.into_iter().collect(),
        objects: objects(document, id)?,
        numbers,
        marks: Vec::new(),
        font: None,
        look: Sha256::new(),
    };
    let size = document.get_dictionary(id)?.get(b"MediaBox").ok();
    page.look.update(format!("{size:?}"));
    for operation in &content.operations {
        page.take(operation)?;
    }
    Ok(hex(&page.look.finalize()))
}

/// The pictures and pages of others that a page may draw, by name.
fn objects(document: &Document, id: ObjectId) -> Result<Vec<(Vec<u8>, Object)>> {
    let (own, inherited) = document.get_page_resources(id)?;
    let inherited =
        inherited.into_iter().map(|id| document.get_dictionary(id)).collect::<lopdf::Result<Vec<_>>>()?;
    let mut found = Vec::new();
    for resources in own.into_iter().chain(inherited) {
        let Ok(objects) = resources.get(b"XObject") else { continue };
        let objects = document.dereference(objects)?.1.as_dict()?;
        found.extend(objects.iter().map(|(name, object)| (name.clone(), object.clone())));
    }
    Ok(found)
}

/// A page that is being read.
struct Page<'a> {
    document: &'a Document,
    fonts: Vec<(Vec<u8>, &'a Dictionary)>,
    objects: Vec<(Vec<u8>, Object)>,
    numbers: &'a [String],
    /// What is open: whether it is a header or footer. Marks may nest.
    marks: Vec<bool>,
    font: Option<Encoding<'a>>,
    look: Sha256,
}

impl Page<'_> {
    fn take(&mut self, operation: &Operation) -> Result<()> {
        let operator = operation.operator.as_str();
        let operands = &operation.operands;
        match operator {
            "BDC" | "BMC" => self.marks.push(is_running(operands)),
            "EMC" => drop(self.marks.pop()),
            // Numbers of colour spaces change from document to document; the colours follow.
            "cs" | "CS" => {}
            "Tf" => self.set_font(operands)?,
            "Do" => {
                let name = operands.first().context("no object")?.as_name()?;
                let (_, object) =
                    self.objects.iter().find(|(known, _)| known == name).context("no such object")?;
                digest(self.document, object, DEPTH, &mut self.look);
            }
            "Tj" | "TJ" | "'" | "\"" => self.say(operator, operands)?,
            "cm" | "Tm" | "Td" | "TD" if self.is_running() => {
                // A page number of another width stands elsewhere on its line.
                self.look.update(format!("{operator} {:?}", operands.last()));
            }
            _ => self.look.update(format!("{operator} {operands:?}")),
        }
        Ok(())
    }

    fn set_font(&mut self, operands: &[Object]) -> Result<()> {
        let name = operands.first().context("no font")?.as_name()?;
        let (_, font) = self.fonts.iter().find(|(known, _)| known == name).context("no such font")?;
        // Before the plus stand letters for the part of the font that is embedded.
        let base = font.get(b"BaseFont")?.as_name()?;
        self.look.update(base.rsplit(|byte| *byte == b'+').next().unwrap_or(base));
        self.look.update(format!("{:?}", &operands[1..]));
        self.font = Some(font.get_font_encoding(self.document)?);
        Ok(())
    }

    /// What is said, and the gaps between: letters' own numbers change with the part of the font that is embedded.
    fn say(&mut self, operator: &str, operands: &[Object]) -> Result<()> {
        let font = self.font.as_ref().context("text without a font")?;
        let (mut said, mut gaps) = (String::new(), String::new());
        for operand in operands {
            match operand {
                Object::String(bytes, _) => said += &Document::decode_text(font, bytes)?,
                Object::Array(pieces) => {
                    for piece in pieces {
                        match piece {
                            Object::String(bytes, _) => said += &Document::decode_text(font, bytes)?,
                            gap => gaps += &format!("{} {gap:?}", said.len()),
                        }
                    }
                }
                other => gaps += &format!("{other:?}"),
            }
        }
        for number in self.numbers.iter().filter(|number| !number.is_empty()) {
            said = said.replace(number, "");
        }
        if self.is_running() {
            if is_page_number(&said) {
                said.retain(|letter| !letter.is_numeric());
            }
            gaps.clear();
        }
        self.look.update(format!("{operator} {said} {gaps}"));
        Ok(())
    }

    fn is_running(&self) -> bool {
        self.marks.contains(&true)
    }
}

/// Whether a mark begins a header or a footer, as Typst marks them.
fn is_running(operands: &[Object]) -> bool {
    let is_artifact = operands.first().and_then(|name| name.as_name().ok()) == Some(b"Artifact");
    let kind =
        operands.get(1).and_then(|properties| properties.as_dict().ok()?.get(b"Type").ok()?.as_name().ok());
    is_artifact && kind == Some(b"Pagination")
}

/// Whether a text of a header or footer is a page number, as `- 3 -`, `1 / 3` or `3ページ`: 資料3 is none.
fn is_page_number(said: &str) -> bool {
    let bare = ["ページ", "頁"].iter().fold(said.to_owned(), |said, word| said.replace(word, ""));
    !bare.chars().any(char::is_alphabetic)
}

/// Adds an object, and what it refers to, to a checksum.
fn digest(document: &Document, object: &Object, depth: usize, look: &mut Sha256) {
    let Some(deeper) = depth.checked_sub(1) else { return };
    let mut dictionary = |dictionary: &Dictionary| {
        let inside = dictionary.iter().filter(|(key, _)| !OUTSIDE.contains(&key.as_slice()));
        for (key, value) in inside {
            look.update(key);
            digest(document, value, deeper, look);
        }
    };
    match object {
        Object::Reference(_) => match document.dereference(object) {
            Ok((_, object)) => digest(document, object, deeper, look),
            Err(_) => look.update("?"),
        },
        Object::Array(items) => items.iter().for_each(|item| digest(document, item, deeper, look)),
        Object::Dictionary(own) => dictionary(own),
        Object::Stream(stream) => {
            dictionary(&stream.dict);
            look.update(stream.decompressed_content().as_ref().unwrap_or(&stream.content));
        }
        other => look.update(format!("{other:?}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_with_words_beside_it_is_no_page_number() {
        for said in ["3", " 1 / 3 ", "- 12 -", "３", "3ページ", "頁 4", "", " "] {
            assert!(is_page_number(said), "{said}");
        }
        for said in ["資料3", "照合番号 ", "令和8年度", "第2回審議会", "A4"] {
            assert!(!is_page_number(said), "{said}");
        }
    }
}
