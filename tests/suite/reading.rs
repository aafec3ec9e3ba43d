//! Reads a PDF as a screen reader does: in the order of its structure, each text through its font's own map of glyphs, or as
//! the text that the document gives in its place (`ActualText`). Independent of Typst and of the program.

use std::collections::HashMap;
use std::path::Path;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Encoding, Object, ObjectId};

/// The text of a PDF.
pub(crate) fn read_aloud(pdf: &Path) -> String {
    let document = Document::load(pdf).unwrap_or_else(|error| panic!("{}: {error}", pdf.display()));
    let mut reader = Reader { document: &document, fonts: HashMap::new(), pages: HashMap::new() };
    let root = reader.dictionary(document.catalog().expect("a catalog"), b"StructTreeRoot");
    let mut said = String::new();
    reader.element(root, None, &mut said);
    said
}

/// What a PDF says in the order of its structure, without a blank anywhere, in one piece.
pub(crate) fn structure_text(pdf: &Path) -> String {
    squeezed(&read_aloud(pdf))
}

/// The texts of the elements of one kind, in their order.
pub(crate) fn read_aloud_of(pdf: &Path, tag: &str) -> Vec<String> {
    let document = Document::load(pdf).unwrap_or_else(|error| panic!("{}: {error}", pdf.display()));
    let mut reader = Reader { document: &document, fonts: HashMap::new(), pages: HashMap::new() };
    let root = reader.dictionary(document.catalog().expect("a catalog"), b"StructTreeRoot");
    let mut found = Vec::new();
    let mut next = vec![root];
    while let Some(element) = next.pop() {
        if element.get(b"S").and_then(Object::as_name).is_ok_and(|name| name == tag.as_bytes()) {
            let mut said = String::new();
            reader.element(element, None, &mut said);
            found.push(said);
            continue;
        }
        let kids = element.get(b"K").map(|kids| reader.follow(kids));
        let kids = match kids {
            Ok(Object::Array(kids)) => kids.iter().map(|kid| reader.follow(kid)).collect(),
            Ok(kid) => vec![kid],
            Err(_) => Vec::new(),
        };
        next.extend(kids.into_iter().rev().filter_map(|kid| kid.as_dict().ok()));
    }
    found
}

/// A text without blanks.
pub(crate) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// What was opened in a page's content and is not closed yet.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// Content of the structure, by its number.
    Content(i64),
    /// Glyphs that another text stands for.
    Replaced,
    /// Anything else: what is decoration, and marks that say nothing of the text.
    Other,
}

struct Reader<'a> {
    document: &'a Document,
    fonts: HashMap<*const Dictionary, Encoding<'a>>,
    pages: HashMap<ObjectId, HashMap<i64, String>>,
}

impl<'a> Reader<'a> {
    fn follow(&self, object: &'a Object) -> &'a Object {
        self.document.dereference(object).expect("references lead somewhere").1
    }

    fn dictionary(&self, dictionary: &'a Dictionary, key: &[u8]) -> &'a Dictionary {
        self.follow(dictionary.get(key).expect("it is there")).as_dict().expect("a dictionary")
    }

    /// An element of the structure, and what is below it.
    fn element(&mut self, element: &'a Dictionary, page: Option<ObjectId>, said: &mut String) {
        let page = element.get(b"Pg").and_then(Object::as_reference).ok().or(page);
        if let Ok(text) = element.get(b"ActualText") {
            said.push_str(&lopdf::decode_text_string(self.follow(text)).expect("a text"));
            return;
        }
        let Ok(kids) = element.get(b"K") else { return };
        match self.follow(kids) {
            Object::Array(kids) => kids.iter().for_each(|kid| self.kid(kid, page, said)),
            _ => self.kid(kids, page, said),
        }
    }

    fn kid(&mut self, kid: &'a Object, page: Option<ObjectId>, said: &mut String) {
        match self.follow(kid) {
            Object::Integer(number) => self.content(page.expect("content lies on a page"), *number, said),
            Object::Dictionary(kid) if kid.has(b"S") => self.element(kid, page, said),
            Object::Dictionary(kid) if kid.has(b"MCID") => {
                let page = kid.get(b"Pg").and_then(Object::as_reference).ok().or(page);
                let number = kid.get(b"MCID").and_then(Object::as_i64).expect("a number");
                self.content(page.expect("content lies on a page"), number, said);
            }
            // A reference to an annotation: it has no text of its own.
            Object::Dictionary(kid) if kid.has(b"Obj") => {}
            other => panic!("{other:?} is no part of a structure"),
        }
    }

    fn content(&mut self, page: ObjectId, number: i64, said: &mut String) {
        if !self.pages.contains_key(&page) {
            let texts = self.page(page);
            self.pages.insert(page, texts);
        }
        said.push_str(self.pages[&page].get(&number).map_or("", String::as_str));
    }

    /// The texts of a page by the number of their mark.
    fn page(&mut self, page: ObjectId) -> HashMap<i64, String> {
        let content = Content::decode(&self.document.get_page_content(page)).expect("a page can be read");
        let fonts = self.document.get_page_fonts(page).expect("a page has fonts");
        let mut texts: HashMap<i64, String> = HashMap::new();
        let mut marks = Vec::new();
        let mut font: Option<*const Dictionary> = None;
        for operation in &content.operations {
            match (operation.operator.as_str(), &operation.operands[..]) {
                ("BMC", _) => marks.push(Mark::Other),
                ("BDC", [_, Object::Dictionary(properties)]) => {
                    if let Ok(text) = properties.get(b"ActualText") {
                        let text = lopdf::decode_text_string(text).expect("a text");
                        write(&text, &marks, &mut texts);
                        marks.push(Mark::Replaced);
                    } else {
                        let number = properties.get(b"MCID").and_then(Object::as_i64);
                        marks.push(number.map_or(Mark::Other, Mark::Content));
                    }
                }
                ("BDC", other) => panic!("{other:?} marks content"),
                ("EMC", _) => drop(marks.pop().expect("what is closed was opened")),
                ("Tf", [Object::Name(name), _]) => {
                    let chosen: &'a Dictionary = fonts[name];
                    let document = self.document;
                    self.fonts
                        .entry(std::ptr::from_ref(chosen))
                        .or_insert_with(|| chosen.get_font_encoding(document).expect("a font has a map"));
                    font = Some(std::ptr::from_ref(chosen));
                }
                ("Tj" | "TJ", shown) => {
                    let encoding = &self.fonts[&font.expect("a font is chosen")];
                    for bytes in strings(shown) {
                        let text = Document::decode_text(encoding, bytes).expect("its glyphs are mapped");
                        write(&text, &marks, &mut texts);
                    }
                }
                ("'" | "\"" | "Do", _) => panic!("{operation:?} is not read"),
                _ => {}
            }
        }
        assert!(marks.is_empty(), "every mark is closed");
        texts
    }
}

/// The glyphs that an operation shows.
pub(crate) fn strings(shown: &[Object]) -> impl Iterator<Item = &[u8]> {
    shown.iter().flat_map(|object| match object {
        Object::Array(parts) => parts.iter().filter_map(|part| part.as_str().ok()).collect::<Vec<_>>(),
        object => object.as_str().into_iter().collect(),
    })
}

/// Adds a text to the content that it stands in; what stands in none is decoration.
fn write(text: &str, marks: &[Mark], texts: &mut HashMap<i64, String>) {
    if marks.contains(&Mark::Replaced) {
        return;
    }
    let content = marks.iter().rev().find_map(|mark| match mark {
        Mark::Content(number) => Some(*number),
        _ => None,
    });
    if let Some(number) = content {
        texts.entry(number).or_default().push_str(text);
    }
}
