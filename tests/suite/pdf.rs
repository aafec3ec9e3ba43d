//! Reads what a PDF says of itself: structure, metadata, outline.

use std::path::Path;

use lopdf::{Dictionary, Document, Object};

/// A PDF, opened.
pub(crate) struct Pdf {
    document: Document,
}

/// A cell of a table.
#[derive(Debug)]
pub(crate) struct Cell {
    /// Its name, if it is a head.
    pub(crate) id: Vec<u8>,
    /// What it heads, if it is a head: Row or Column.
    pub(crate) scope: String,
    /// `/ColSpan`, 1 where none is given.
    pub(crate) columns: i64,
    /// The names of its heads.
    heads: Vec<Vec<u8>>,
}

impl Cell {
    /// The heads of it, and theirs.
    pub(crate) fn headed_by<'a>(&'a self, cells: &'a [Self]) -> impl Iterator<Item = &'a Self> {
        let is_head = |cell: &&Self| !cell.scope.is_empty() && self.heads.contains(&cell.id);
        cells.iter().filter(is_head).flat_map(move |head| {
            let above = cells.iter().filter(|cell| !cell.scope.is_empty() && head.heads.contains(&cell.id));
            std::iter::once(head).chain(above)
        })
    }
}

/// An element of the structure tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Element {
    /// Tag: H1, Table, TH, …
    pub(crate) tag: String,
    /// /Scope of a header cell.
    pub(crate) scope: Option<String>,
    /// /`ColSpan`, 1 where none is given.
    pub(crate) columns: i64,
    /// Tags from the top down to its parent.
    pub(crate) above: Vec<String>,
}

impl Pdf {
    pub(crate) fn open(path: &Path) -> Self {
        Self { document: Document::load(path).unwrap_or_else(|error| panic!("{}: {error}", path.display())) }
    }

    pub(crate) fn catalog(&self) -> &Dictionary {
        self.document.catalog().expect("a PDF has a catalog")
    }

    pub(crate) fn pages(&self) -> usize {
        self.document.get_pages().len()
    }

    fn follow<'a>(&'a self, object: &'a Object) -> &'a Object {
        self.document.dereference(object).expect("references lead somewhere").1
    }

    /// The value of a key of a dictionary, reference followed.
    pub(crate) fn get<'a>(&'a self, dictionary: &'a Dictionary, key: &str) -> Option<&'a Object> {
        dictionary.get(key.as_bytes()).ok().map(|object| self.follow(object))
    }

    pub(crate) fn dictionary<'a>(&'a self, dictionary: &'a Dictionary, key: &str) -> &'a Dictionary {
        self.get(dictionary, key)
            .unwrap_or_else(|| panic!("/{key} is there"))
            .as_dict()
            .expect("a dictionary")
    }

    /// A text string of a dictionary.
    pub(crate) fn text(&self, dictionary: &Dictionary, key: &str) -> Option<String> {
        self.get(dictionary, key).map(|object| lopdf::decode_text_string(object).expect("a text"))
    }

    /// The document information dictionary.
    pub(crate) fn info(&self) -> &Dictionary {
        let info = self.document.trailer.get(b"Info").expect("the trailer names it");
        self.follow(info).as_dict().expect("a dictionary")
    }

    /// The XMP metadata.
    pub(crate) fn metadata(&self) -> String {
        let stream =
            self.get(self.catalog(), "Metadata").expect("/Metadata is there").as_stream().expect("a stream");
        let bytes = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
        String::from_utf8(bytes).expect("XMP is UTF-8")
    }

    /// Every cell of every table.
    pub(crate) fn cells(&self) -> Vec<Cell> {
        let is_cell = |element: &&Dictionary| {
            let tag = self.get(element, "S").and_then(|tag| tag.as_name().ok());
            tag == Some(b"TD") || tag == Some(b"TH")
        };
        let bytes = |object: &Object| self.follow(object).as_str().map(<[u8]>::to_vec).unwrap_or_default();
        let cell = |element: &Dictionary| {
            let attribute =
                |key: &str| self.attributes(element).into_iter().find_map(|set| self.get(set, key));
            let scope = attribute("Scope").and_then(|scope| scope.as_name().ok()).unwrap_or_default();
            let heads = attribute("Headers").and_then(|heads| heads.as_array().ok());
            Cell {
                id: element.get(b"ID").map(bytes).unwrap_or_default(),
                scope: String::from_utf8_lossy(scope).into_owned(),
                columns: attribute("ColSpan").and_then(|span| span.as_i64().ok()).unwrap_or(1),
                heads: heads.into_iter().flatten().map(bytes).collect(),
            }
        };
        self.dictionaries().into_iter().filter(is_cell).map(cell).collect()
    }

    /// The structure tree, in reading order.
    pub(crate) fn structure(&self) -> Vec<Element> {
        let mut found = Vec::new();
        let root = self.dictionary(self.catalog(), "StructTreeRoot");
        self.gather(root, &[], &mut found);
        assert!(!found.is_empty(), "the PDF is tagged");
        found
    }

    fn gather(&self, parent: &Dictionary, above: &[String], found: &mut Vec<Element>) {
        let kids = match self.get(parent, "K") {
            Some(Object::Array(kids)) => kids.iter().map(|kid| self.follow(kid)).collect(),
            Some(kid) => vec![kid],
            None => Vec::new(),
        };
        for kid in kids.into_iter().filter_map(|kid| kid.as_dict().ok()) {
            let Some(tag) = self.get(kid, "S").and_then(|tag| tag.as_name().ok()) else { continue };
            let tag = String::from_utf8_lossy(tag).into_owned();
            let attribute = |key: &str| self.attributes(kid).into_iter().find_map(|set| self.get(set, key));
            let scope = attribute("Scope").and_then(|scope| scope.as_name().ok());
            found.push(Element {
                tag: tag.clone(),
                scope: scope.map(|scope| String::from_utf8_lossy(scope).into_owned()),
                columns: attribute("ColSpan").and_then(|span| span.as_i64().ok()).unwrap_or(1),
                above: above.to_vec(),
            });
            let mut deeper = above.to_vec();
            deeper.push(tag);
            self.gather(kid, &deeper, found);
        }
    }

    fn attributes<'a>(&'a self, element: &'a Dictionary) -> Vec<&'a Dictionary> {
        match self.get(element, "A") {
            Some(Object::Array(sets)) => {
                sets.iter().filter_map(|set| self.follow(set).as_dict().ok()).collect()
            }
            Some(Object::Dictionary(set)) => vec![set],
            _ => Vec::new(),
        }
    }

    /// The titles of the outline, with their depth from 0.
    pub(crate) fn outline(&self) -> Vec<(usize, String)> {
        let mut found = Vec::new();
        self.gather_outline(self.dictionary(self.catalog(), "Outlines"), 0, &mut found);
        found
    }

    fn gather_outline(&self, parent: &Dictionary, depth: usize, found: &mut Vec<(usize, String)>) {
        let mut next = self.get(parent, "First");
        while let Some(item) = next.and_then(|item| item.as_dict().ok()) {
            found.push((depth, self.text(item, "Title").expect("an outline item has a title")));
            self.gather_outline(item, depth + 1, found);
            next = self.get(item, "Next");
        }
    }

    /// Every dictionary of the file.
    pub(crate) fn dictionaries(&self) -> Vec<&Dictionary> {
        self.document
            .objects
            .values()
            .filter_map(|object| match object {
                Object::Dictionary(dictionary) => Some(dictionary),
                Object::Stream(stream) => Some(&stream.dict),
                _ => None,
            })
            .collect()
    }
}
