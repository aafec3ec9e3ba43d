//! The objects of a PDF, looked up one by one. A reference that leads nowhere is a part that is missing.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::PdfFlaw;

/// The objects of a PDF.
#[derive(Debug)]
pub(super) struct Objects(Document);

/// What stands behind references.
type Found<'a, T> = Result<&'a T, PdfFlaw>;

impl Objects {
    pub(super) fn new(document: Document) -> Self {
        Self(document)
    }

    /// The version that the file names.
    pub(super) fn version(&self) -> &str {
        &self.0.version
    }

    pub(super) fn catalog(&self) -> Found<'_, Dictionary> {
        self.0.catalog().map_err(|_| PdfFlaw::Damaged)
    }

    pub(super) fn get(&self, id: ObjectId) -> Found<'_, Object> {
        self.0.get_object(id).map_err(|_| PdfFlaw::Damaged)
    }

    /// What an object is, references followed.
    pub(super) fn resolve<'a>(&'a self, object: &'a Object) -> Found<'a, Object> {
        self.0.dereference(object).map(|(_, object)| object).map_err(|_| PdfFlaw::Damaged)
    }

    /// A value of a dictionary; `None` where it has none.
    pub(super) fn value<'a>(
        &'a self,
        dictionary: &'a Dictionary,
        key: &[u8],
    ) -> Result<Option<&'a Object>, PdfFlaw> {
        let Ok(value) = dictionary.get(key) else { return Ok(None) };
        Ok(Some(self.resolve(value)?).filter(|value| !value.is_null()))
    }

    /// A dictionary in a dictionary, be it that of a stream; `None` where there is none.
    pub(super) fn dictionary<'a>(
        &'a self,
        dictionary: &'a Dictionary,
        key: &[u8],
    ) -> Result<Option<&'a Dictionary>, PdfFlaw> {
        Ok(self.value(dictionary, key)?.and_then(dictionary_of))
    }

    /// The objects of a list in a dictionary, references followed; one that is no list stands for itself.
    pub(super) fn list<'a>(
        &'a self,
        dictionary: &'a Dictionary,
        key: &[u8],
    ) -> Result<Vec<&'a Object>, PdfFlaw> {
        match self.value(dictionary, key)? {
            None => Ok(Vec::new()),
            Some(Object::Array(items)) => items.iter().map(|item| self.resolve(item)).collect(),
            Some(other) => Ok(vec![other]),
        }
    }

    /// The numbers of a list in a dictionary; `None` where it has not so many.
    pub(super) fn numbers<const COUNT: usize>(
        &self,
        dictionary: &Dictionary,
        key: &[u8],
    ) -> Result<Option<[f32; COUNT]>, PdfFlaw> {
        let numbers: Vec<f32> =
            self.list(dictionary, key)?.iter().filter_map(|number| number.as_float().ok()).collect();
        Ok(numbers.try_into().ok().filter(|numbers: &[f32; COUNT]| numbers.iter().all(|n| n.is_finite())))
    }

    /// A word of a dictionary: what a name says; nothing where there is none.
    pub(super) fn name<'a>(&'a self, dictionary: &'a Dictionary, key: &[u8]) -> &'a [u8] {
        let value = self.value(dictionary, key).ok().flatten();
        value.and_then(|value| value.as_name().ok()).unwrap_or_default()
    }

    /// A whole number of a dictionary; 0 where there is none.
    pub(super) fn integer(&self, dictionary: &Dictionary, key: &[u8]) -> i64 {
        let value = self.value(dictionary, key).ok().flatten();
        value.and_then(|value| value.as_i64().ok()).unwrap_or_default()
    }
}

/// The dictionary that an object is, or has as a stream.
pub(super) fn dictionary_of(object: &Object) -> Option<&Dictionary> {
    match object {
        Object::Dictionary(dictionary) => Some(dictionary),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    }
}

/// The stream that an object is.
pub(super) fn stream_of(object: &Object) -> Result<&Stream, PdfFlaw> {
    object.as_stream().map_err(|_| PdfFlaw::Damaged)
}
