//! Pages as a PDF of their own, with what they draw and nothing else.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::annotations::{Appearance, appearances};
use super::objects::{Objects, stream_of};
use super::pages::{Page, pages};
use super::taken::Taken;
use super::{ForeignPdf, PdfFlaw, layers, open, whole};

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
    read.fonts = made.taken.fonts.names();
    Ok((read, made.taken.document))
}

/// Whether the pages are there only to say that another program makes the real ones (XFA).
fn is_made_by_script(objects: &Objects) -> Result<bool, PdfFlaw> {
    Ok(matches!(objects.value(objects.catalog()?, b"NeedsRendering")?, Some(Object::Boolean(true))))
}

/// The pages that are made.
struct Made<'a> {
    objects: &'a Objects,
    taken: Taken<'a>,
    tree: ObjectId,
    kids: Vec<Object>,
}

impl<'a> Made<'a> {
    fn new(objects: &'a Objects) -> Self {
        let mut taken = Taken::new(objects);
        let tree = taken.document.new_object_id();
        Self { objects, taken, tree, kids: Vec::new() }
    }

    fn page(&mut self, page: &Page<'_>, over: &[Appearance<'_>]) -> Result<(), PdfFlaw> {
        let (mut contents, said) = self.contents(page)?;
        let mut resources = match page.resources {
            Some(resources) => {
                self.taken.fonts.note(self.objects, resources, &said)?;
                self.taken.resources(resources)?
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
                let value = self.taken.copy(value)?;
                made.set(key, value);
            }
        }
        let id = self.taken.document.add_object(made);
        self.kids.push(Object::Reference(id));
        self.taken.take_waiting()
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
        Ok((contents.iter().map(|stream| self.taken.copy(stream)).collect::<Result<_, _>>()?, said))
    }

    /// Draws pictures over a page, each under a name of its own.
    fn draw(&mut self, over: &[Appearance<'_>], resources: &mut Dictionary) -> Result<String, PdfFlaw> {
        let mut pictures = match resources.get(b"XObject") {
            Ok(Object::Dictionary(pictures)) => pictures.clone(),
            _ => Dictionary::new(),
        };
        let mut drawn = "\nQ\n".to_owned();
        for Appearance { picture, matrix } in over {
            let name =
                (1..=u32::MAX).map(|at| format!("Over{at}")).find(|name| !pictures.has(name.as_bytes()));
            let name = name.expect("numbers do not end");
            let mut form = stream_of(self.objects.resolve(picture)?)?.clone();
            form.dict.set("Type", Object::Name(b"XObject".to_vec()));
            form.dict.set("Subtype", Object::Name(b"Form".to_vec()));
            let form = self.taken.object(&Object::Stream(form))?;
            let id = self.taken.document.add_object(form);
            pictures.set(name.as_bytes(), Object::Reference(id));
            let matrix = matrix.map(|number| number.to_string()).join(" ");
            drawn += &format!("q {matrix} cm /{name} Do Q\n");
        }
        resources.set("XObject", Object::Dictionary(pictures));
        Ok(drawn)
    }

    fn stream(&mut self, content: &[u8]) -> Object {
        let stream = Stream::new(Dictionary::new(), content.to_vec());
        Object::Reference(self.taken.document.add_object(stream))
    }

    /// Puts the tree of pages above them.
    fn finish(&mut self) -> Result<(), PdfFlaw> {
        let count = i64::try_from(self.kids.len()).map_err(|_| PdfFlaw::TooManyPages)?;
        let tree = Dictionary::from_iter([
            ("Type", Object::Name(b"Pages".to_vec())),
            ("Count", Object::Integer(count)),
            ("Kids", Object::Array(std::mem::take(&mut self.kids))),
        ]);
        self.taken.document.objects.insert(self.tree, Object::Dictionary(tree));
        let catalog = Dictionary::from_iter([
            ("Type", Object::Name(b"Catalog".to_vec())),
            ("Pages", Object::Reference(self.tree)),
        ]);
        let catalog = self.taken.document.add_object(catalog);
        self.taken.document.trailer = Dictionary::from_iter([("Root", Object::Reference(catalog))]);
        Ok(())
    }
}
