//! Objects of a PDF taken over into another one, with everything that they draw with and nothing else.

use std::collections::{BTreeMap, VecDeque};

use lopdf::{Dictionary, Document, Object, ObjectId};

use crate::limits;

use super::fonts::MissingFonts;
use super::objects::{Objects, dictionary_of};
use super::{PdfFlaw, layers, whole};

/// What a picture may say beside how it looks: who made it, which file it comes from, to which part of a text it belongs.
const UNSEEN: [&[u8]; 13] = [
    b"Metadata",
    b"PieceInfo",
    b"LastModified",
    b"OPI",
    b"Ref",
    b"Alternates",
    b"AF",
    b"StructParent",
    b"StructParents",
    b"OC",
    b"Measure",
    b"PtData",
    b"ID",
];

/// A PDF into which objects of another one are taken over.
pub(super) struct Taken<'a> {
    objects: &'a Objects,
    /// The new one.
    pub(super) document: Document,
    /// Fonts that are met on the way and are not in the file.
    pub(super) fonts: MissingFonts,
    /// To how many bytes it all unpacks.
    unpacked: u64,
    /// The new ids of what was taken over, by the old ones.
    ids: BTreeMap<ObjectId, ObjectId>,
    /// What is still to be taken over.
    waiting: VecDeque<(ObjectId, ObjectId)>,
}

impl<'a> Taken<'a> {
    pub(super) fn new(objects: &'a Objects) -> Self {
        let document = Document::with_version(objects.version());
        let fonts = MissingFonts::default();
        Self { objects, document, fonts, unpacked: 0, ids: BTreeMap::new(), waiting: VecDeque::new() }
    }

    /// What a page or picture draws with. Which part of a text or which layer something is, is nothing to be seen.
    pub(super) fn resources(&mut self, resources: &Dictionary) -> Result<Dictionary, PdfFlaw> {
        let mut own = Dictionary::new();
        for (key, value) in resources.iter().filter(|(key, _)| *key != b"Properties") {
            // The pictures are looked up here, where stamps are put among them.
            let value = match self.objects.resolve(value)? {
                Object::Dictionary(inner) => self.copy(&Object::Dictionary(inner.clone()))?,
                _ => self.copy(value)?,
            };
            own.set(key.clone(), value);
        }
        self.demand_unconditional(resources)?;
        Ok(own)
    }

    fn demand_unconditional(&self, resources: &Dictionary) -> Result<(), PdfFlaw> {
        let Some(properties) = self.objects.dictionary(resources, b"Properties")? else { return Ok(()) };
        for (_, property) in properties {
            let property = dictionary_of(self.objects.resolve(property)?);
            if property.is_some_and(|property| layers::is_conditional(self.objects, property)) {
                return Err(PdfFlaw::Layers);
            }
        }
        Ok(())
    }

    /// An object with the new ids of what it refers to.
    pub(super) fn copy(&mut self, object: &Object) -> Result<Object, PdfFlaw> {
        Ok(match object {
            Object::Reference(old) => Object::Reference(self.new_id(*old)),
            Object::Array(items) => {
                Object::Array(items.iter().map(|item| self.copy(item)).collect::<Result<_, _>>()?)
            }
            Object::Dictionary(dictionary) => Object::Dictionary(self.copy_dictionary(dictionary)?),
            Object::Stream(_) => self.object(object)?,
            other => other.clone(),
        })
    }

    fn copy_dictionary(&mut self, dictionary: &Dictionary) -> Result<Dictionary, PdfFlaw> {
        let mut copied = Dictionary::new();
        for (key, value) in dictionary {
            copied.set(key.clone(), self.copy(value)?);
        }
        Ok(copied)
    }

    fn new_id(&mut self, old: ObjectId) -> ObjectId {
        if let Some(known) = self.ids.get(&old) {
            return *known;
        }
        let new = self.document.new_object_id();
        self.ids.insert(old, new);
        self.waiting.push_back((old, new));
        new
    }

    /// Takes over everything that what was taken over refers to.
    pub(super) fn take_waiting(&mut self) -> Result<(), PdfFlaw> {
        while let Some((old, new)) = self.waiting.pop_front() {
            let object = self.object(self.objects.get(old)?)?;
            self.document.objects.insert(new, object);
        }
        Ok(())
    }

    /// An object as it is taken over: a picture without what is not seen of it.
    pub(super) fn object(&mut self, object: &Object) -> Result<Object, PdfFlaw> {
        let Object::Stream(stream) = object else { return self.copy(object) };
        self.unpacked += whole::demand(stream)?;
        if self.unpacked > limits::ATTACHMENT_UNPACKED_BYTES {
            return Err(PdfFlaw::TooLarge);
        }
        let layer = self.objects.dictionary(&stream.dict, b"OC")?;
        if layer.is_some_and(|layer| layers::is_conditional(self.objects, layer)) {
            return Err(PdfFlaw::Layers);
        }
        let own = self.objects.dictionary(&stream.dict, b"Resources")?;
        if let Some(own) = own {
            self.fonts.note(self.objects, own, &whole::content(stream)?)?;
        }
        let mut dictionary = Dictionary::new();
        for (key, value) in stream.dict.iter().filter(|(key, _)| !UNSEEN.contains(&key.as_slice())) {
            let value = match (key.as_slice(), own) {
                (b"Resources", Some(own)) => Object::Dictionary(self.resources(own)?),
                _ => self.copy(value)?,
            };
            dictionary.set(key.clone(), value);
        }
        let mut taken = stream.clone();
        taken.dict = dictionary;
        Ok(Object::Stream(taken))
    }
}
