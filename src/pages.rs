//! What a finished PDF says of its pages.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use lopdf::{Dictionary, Document, Object, ObjectId};

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

    /// The first level of the outline.
    ///
    /// # Errors
    ///
    /// If a line leads nowhere.
    pub fn chapters(&self) -> Result<Vec<Chapter>> {
        let places: BTreeMap<ObjectId, usize> =
            self.ids.iter().enumerate().map(|(index, id)| (*id, index + 1)).collect();
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

    /// The number of the first page, as its label says.
    ///
    /// # Errors
    ///
    /// If the pages have no labels.
    pub fn first_label(&self) -> Result<usize> {
        let labels = self.dictionary(self.document.catalog()?.get(b"PageLabels")?)?;
        let numbers = labels.get(b"Nums")?.as_array()?;
        let first = self.dictionary(numbers.get(1).context("no label")?)?;
        Ok(usize::try_from(first.get(b"St").and_then(Object::as_i64).unwrap_or(1))?)
    }

    fn dictionary<'a>(&'a self, object: &'a Object) -> Result<&'a Dictionary> {
        Ok(self.document.dereference(object)?.1.as_dict()?)
    }
}
