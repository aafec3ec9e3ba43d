//! Pages as a PDF of their own, with what they draw and nothing else.

use std::collections::{BTreeMap, VecDeque};

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::annotations::{Appearance, appearances};
use super::fonts::MissingFonts;
use super::objects::{Objects, dictionary_of, stream_of};
use super::pages::{Page, pages};
use super::{ForeignPdf, PdfFlaw, layers, open, whole};

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

/// What of a page is looked at: all else is about how it is worked with.
const SEEN: [&[u8]; 2] = [b"Group", b"UserUnit"];

/// Reads a file to its end, and makes its pages anew.
pub(super) fn cleaned(bytes: &[u8]) -> Result<(ForeignPdf, Document), PdfFlaw> {
    let objects = open(bytes)?;
    let found = pages(&objects)?;
    if layers::hides_some(&objects)? {
        return Err(PdfFlaw::Layers);
    }
    if is_made_by_script(&objects)? {
        return Err(PdfFlaw::Field(1));
    }
    let mut made = Made::new(&objects);
    let mut read = ForeignPdf { pages: Vec::new(), fonts: Vec::new(), stamped: 0 };
    for (index, page) in found.iter().enumerate() {
        read.pages.push(page.size(&objects)?);
        let over = appearances(&objects, page, index + 1)?;
        read.stamped += usize::from(!over.is_empty());
        made.page(page, &over)?;
    }
    made.finish()?;
    read.fonts = made.fonts.names();
    Ok((read, made.document))
}

/// Whether the pages are there only to say that another program makes the real ones (XFA).
fn is_made_by_script(objects: &Objects) -> Result<bool, PdfFlaw> {
    Ok(matches!(objects.value(objects.catalog()?, b"NeedsRendering")?, Some(Object::Boolean(true))))
}

/// The pages that are made.
struct Made<'a> {
    objects: &'a Objects,
    document: Document,
    tree: ObjectId,
    kids: Vec<Object>,
    /// The new ids of what was taken over, by the old ones.
    ids: BTreeMap<ObjectId, ObjectId>,
    /// What is still to be taken over.
    waiting: VecDeque<(ObjectId, ObjectId)>,
    fonts: MissingFonts,
}

impl<'a> Made<'a> {
    fn new(objects: &'a Objects) -> Self {
        let mut document = Document::with_version(objects.version());
        let tree = document.new_object_id();
        Self {
            objects,
            document,
            tree,
            kids: Vec::new(),
            ids: BTreeMap::new(),
            waiting: VecDeque::new(),
            fonts: MissingFonts::default(),
        }
    }

    fn page(&mut self, page: &Page<'_>, over: &[Appearance<'_>]) -> Result<(), PdfFlaw> {
        let (mut contents, said) = self.contents(page)?;
        let mut resources = match page.resources {
            Some(resources) => {
                self.fonts.note(self.objects, resources, &said)?;
                self.resources(resources)?
            }
            None => Dictionary::new(),
        };
        if !over.is_empty() {
            let drawn = self.draw(over, &mut resources)?;
            contents.insert(0, self.stream(b"q\n"));
            contents.push(self.stream(drawn.as_bytes()));
        }
        let mut made = Dictionary::from_iter([
            ("Type", Object::Name(b"Page".to_vec())),
            ("Parent", Object::Reference(self.tree)),
            ("MediaBox", Object::Array(page.seen.map(Object::Real).to_vec())),
            ("Rotate", Object::Integer(page.turned)),
            ("Resources", Object::Dictionary(resources)),
            ("Contents", Object::Array(contents)),
        ]);
        for key in SEEN {
            if let Ok(value) = page.dictionary.get(key) {
                let value = self.copy(value)?;
                made.set(key, value);
            }
        }
        let id = self.document.add_object(made);
        self.kids.push(Object::Reference(id));
        self.copy_waiting()
    }

    /// The streams of a page, and what they say.
    fn contents(&mut self, page: &Page<'_>) -> Result<(Vec<Object>, Vec<u8>), PdfFlaw> {
        let Ok(contents) = page.dictionary.get(b"Contents") else { return Ok((Vec::new(), Vec::new())) };
        let contents = match self.objects.resolve(contents)? {
            Object::Array(streams) => streams.clone(),
            Object::Null => Vec::new(),
            _ => vec![contents.clone()],
        };
        let mut said = Vec::new();
        for stream in &contents {
            said.extend(whole::content(stream_of(self.objects.resolve(stream)?)?)?);
            said.push(b'\n');
        }
        Ok((contents.iter().map(|stream| self.copy(stream)).collect::<Result<_, _>>()?, said))
    }

    /// Draws pictures over a page, each under a name of its own.
    fn draw(&mut self, over: &[Appearance<'_>], resources: &mut Dictionary) -> Result<String, PdfFlaw> {
        let mut pictures = match resources.get(b"XObject") {
            Ok(Object::Dictionary(pictures)) => pictures.clone(),
            _ => Dictionary::new(),
        };
        let mut drawn = "\nQ\n".to_owned();
        for Appearance { picture, matrix } in over {
            let name = (1..).map(|at| format!("Over{at}")).find(|name| !pictures.has(name.as_bytes()));
            let name = name.expect("numbers do not end");
            let mut form = stream_of(self.objects.resolve(picture)?)?.clone();
            form.dict.set("Type", Object::Name(b"XObject".to_vec()));
            form.dict.set("Subtype", Object::Name(b"Form".to_vec()));
            let form = self.taken(&Object::Stream(form))?;
            let id = self.document.add_object(form);
            pictures.set(name.as_bytes(), Object::Reference(id));
            let matrix = matrix.map(|number| number.to_string()).join(" ");
            drawn += &format!("q {matrix} cm /{name} Do Q\n");
        }
        resources.set("XObject", Object::Dictionary(pictures));
        Ok(drawn)
    }

    fn stream(&mut self, content: &[u8]) -> Object {
        let stream = Stream::new(Dictionary::new(), content.to_vec());
        Object::Reference(self.document.add_object(stream))
    }

    /// What a page or picture draws with. Which part of a text or which layer something is, is nothing to be seen.
    fn resources(&mut self, resources: &Dictionary) -> Result<Dictionary, PdfFlaw> {
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
        for (_, property) in properties.iter() {
            let property = dictionary_of(self.objects.resolve(property)?);
            if property.is_some_and(|property| layers::is_conditional(self.objects, property)) {
                return Err(PdfFlaw::Layers);
            }
        }
        Ok(())
    }

    /// An object with the new ids of what it refers to.
    fn copy(&mut self, object: &Object) -> Result<Object, PdfFlaw> {
        Ok(match object {
            Object::Reference(old) => Object::Reference(self.new_id(*old)),
            Object::Array(items) => {
                Object::Array(items.iter().map(|item| self.copy(item)).collect::<Result<_, _>>()?)
            }
            Object::Dictionary(dictionary) => Object::Dictionary(self.copy_dictionary(dictionary)?),
            Object::Stream(_) => self.taken(object)?,
            other => other.clone(),
        })
    }

    fn copy_dictionary(&mut self, dictionary: &Dictionary) -> Result<Dictionary, PdfFlaw> {
        let mut copied = Dictionary::new();
        for (key, value) in dictionary.iter() {
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
    fn copy_waiting(&mut self) -> Result<(), PdfFlaw> {
        while let Some((old, new)) = self.waiting.pop_front() {
            let object = self.taken(self.objects.get(old)?)?;
            self.document.objects.insert(new, object);
        }
        Ok(())
    }

    /// An object as it is taken over: a picture without what is not seen of it.
    fn taken(&mut self, object: &Object) -> Result<Object, PdfFlaw> {
        let Object::Stream(stream) = object else { return self.copy(object) };
        whole::demand(stream)?;
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

    /// Puts the tree of pages above them.
    fn finish(&mut self) -> Result<(), PdfFlaw> {
        let count = i64::try_from(self.kids.len()).map_err(|_| PdfFlaw::TooManyPages)?;
        let tree = Dictionary::from_iter([
            ("Type", Object::Name(b"Pages".to_vec())),
            ("Count", Object::Integer(count)),
            ("Kids", Object::Array(std::mem::take(&mut self.kids))),
        ]);
        self.document.objects.insert(self.tree, Object::Dictionary(tree));
        let catalog = Dictionary::from_iter([
            ("Type", Object::Name(b"Catalog".to_vec())),
            ("Pages", Object::Reference(self.tree)),
        ]);
        let catalog = self.document.add_object(catalog);
        self.document.trailer = Dictionary::from_iter([("Root", Object::Reference(catalog))]);
        Ok(())
    }
}
