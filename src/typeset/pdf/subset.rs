//! Some pages of a PDF as a PDF of their own: tags, labels and places go with their pages, so that archive and access
//! (PDF/A, PDF/UA) hold for it as for the whole. Typst itself leaves the tags out where it prints only some pages.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use lopdf::{Dictionary, Document, Object, ObjectId};

/// The PDF of these pages, counted from 1.
///
/// # Errors
///
/// If the PDF is not built as Typst builds it.
pub fn subset_pages(pdf: &[u8], pages: &BTreeSet<usize>) -> Result<Vec<u8>> {
    let document = Document::load_mem(pdf)?;
    let all: Vec<ObjectId> = document.get_pages().into_values().collect();
    let kept: Vec<(usize, ObjectId)> = all
        .iter()
        .enumerate()
        .filter(|(index, _)| pages.contains(&(index + 1)))
        .map(|(i, id)| (i, *id))
        .collect();
    let mut pruner =
        Pruner { pages: kept.iter().map(|(_, id)| *id).collect(), document, dead: BTreeSet::new(), level: 0 };
    let labels = pruner.labels(&kept)?;
    pruner.drop_links()?;
    pruner.drop_elements()?;
    pruner.drop_parents()?;
    pruner.rebuild_pages(&kept)?;
    pruner.rebuild_catalog(labels)?;
    let mut document = pruner.document;
    document.prune_objects();
    document.renumber_objects();
    let mut out = Vec::new();
    document.save_to(&mut out)?;
    Ok(out)
}

struct Pruner {
    document: Document,
    pages: BTreeSet<ObjectId>,
    /// Annotations and elements that go.
    dead: BTreeSet<ObjectId>,
    /// Level of the heading before.
    level: u8,
}

impl Pruner {
    fn dictionary(&self, id: ObjectId) -> Result<&Dictionary> {
        Ok(self.document.get_object(id)?.as_dict()?)
    }

    fn root(&self) -> Result<ObjectId> {
        Ok(self.document.trailer.get(b"Root")?.as_reference()?)
    }

    /// The number of every page that stays, as it was.
    fn labels(&self, kept: &[(usize, ObjectId)]) -> Result<Object> {
        let tree = self.dictionary(self.dictionary(self.root()?)?.get(b"PageLabels")?.as_reference()?)?;
        let ranges = tree.get(b"Nums")?.as_array()?;
        let mut numbers = Vec::new();
        for (place, (index, _)) in kept.iter().enumerate() {
            let index = i64::try_from(*index)?;
            let range = ranges.chunks(2).rfind(|pair| pair[0].as_i64().is_ok_and(|from| from <= index));
            let range = range.context("a page without a label")?;
            let label = self.document.dereference(&range[1])?.1.as_dict()?;
            let start = label.get(b"St").and_then(Object::as_i64).unwrap_or(1);
            let mut label = label.clone();
            label.set("St", start + index - range[0].as_i64()?);
            numbers.extend([Object::Integer(i64::try_from(place)?), Object::Dictionary(label)]);
        }
        Ok(Object::Dictionary(Dictionary::from_iter([("Nums", Object::Array(numbers))])))
    }

    /// Links to pages that go are no links any more: what they say stays, as text.
    fn drop_links(&mut self) -> Result<()> {
        let places = self.places()?;
        for page in self.pages.clone() {
            let Ok(annotations) = self.dictionary(page)?.get(b"Annots") else { continue };
            let annotations = self.document.dereference(annotations)?.1.as_array()?.clone();
            let mut staying = Vec::new();
            for annotation in annotations {
                let id = annotation.as_reference()?;
                let target = self.dictionary(id)?.get(b"Dest")?;
                let target = match target.as_str() {
                    Ok(name) => places.get(name).copied(),
                    Err(_) => target.as_array()?.first().and_then(|page| page.as_reference().ok()),
                };
                if target.is_some_and(|target| self.pages.contains(&target)) {
                    staying.push(annotation);
                } else {
                    self.dead.insert(id);
                }
            }
            let page = self.document.get_object_mut(page)?.as_dict_mut()?;
            if staying.is_empty() {
                page.remove(b"Annots");
            } else {
                page.set("Annots", staying);
            }
        }
        Ok(())
    }

    /// The page of every named place.
    fn places(&self) -> Result<BTreeMap<Vec<u8>, ObjectId>> {
        let mut places = BTreeMap::new();
        for (name, place) in self.named()? {
            let place = self.document.dereference(&place)?.1;
            let place = match place.as_dict() {
                Ok(dictionary) => self.document.dereference(dictionary.get(b"D")?)?.1,
                Err(_) => place,
            };
            places.insert(name, place.as_array()?.first().context("a place without a page")?.as_reference()?);
        }
        Ok(places)
    }

    fn named(&self) -> Result<Vec<(Vec<u8>, Object)>> {
        let catalog = self.dictionary(self.root()?)?;
        let Ok(names) = catalog.get(b"Names") else { return Ok(Vec::new()) };
        let names = self.document.dereference(names)?.1.as_dict()?;
        let Ok(places) = names.get(b"Dests") else { return Ok(Vec::new()) };
        let places = self.document.dereference(places)?.1.as_dict()?.get(b"Names")?;
        let places = self.document.dereference(places)?.1.as_array()?;
        places.chunks(2).map(|pair| Ok((pair[0].as_str()?.to_vec(), pair[1].clone()))).collect()
    }

    /// Elements of the structure that say nothing on the pages that stay.
    fn drop_elements(&mut self) -> Result<()> {
        let root = self.dictionary(self.root()?)?.get(b"StructTreeRoot")?.as_reference()?;
        self.thin(root, None)?;
        Ok(())
    }

    /// Thins out an element. What is left of it.
    fn thin(&mut self, element: ObjectId, page_above: Option<ObjectId>) -> Result<Left> {
        let dictionary = self.dictionary(element)?.clone();
        let page = dictionary.get(b"Pg").and_then(Object::as_reference).ok().or(page_above);
        let role = role(&dictionary);
        let mut staying = Vec::new();
        let mut lost = Vec::new();
        let (mut has_something, mut never_had, mut lost_its_link) = (false, true, false);
        for kid in self.kids(&dictionary)? {
            let left = match &kid {
                Object::Integer(_) => Left::from_page(page.is_some_and(|page| self.pages.contains(&page))),
                Object::Dictionary(reference) => {
                    let on = reference.get(b"Pg").and_then(Object::as_reference).ok().or(page);
                    let object = reference.get(b"Obj").and_then(Object::as_reference).ok();
                    let is_dead = object.is_some_and(|object| self.dead.contains(&object));
                    lost_its_link |= is_dead;
                    Left::from_page(!is_dead && on.is_some_and(|page| self.pages.contains(&page)))
                }
                Object::Reference(below) => self.thin(*below, page)?,
                _ => Left::NeverHad,
            };
            has_something |= left == Left::Something;
            never_had &= left == Left::NeverHad;
            // A row keeps its cells, and a table its head, also if what they say stands on a page that goes.
            let is_frame = role == b"TR"
                || matches!(&kid, Object::Reference(below) if role_of(&self.document, *below) == b"THead");
            match left {
                Left::Nothing if is_frame => {
                    lost.extend(kid.as_reference());
                    staying.push(kid);
                }
                Left::Nothing => {}
                Left::Something | Left::NeverHad => staying.push(kid),
            }
        }
        if !has_something {
            return Ok(if never_had { Left::NeverHad } else { Left::Nothing });
        }
        for below in lost {
            self.empty(below)?;
        }
        self.relevel(element, lost_its_link, staying)?;
        Ok(Left::Something)
    }

    /// Writes what is left into an element.
    fn relevel(&mut self, element: ObjectId, lost_its_link: bool, staying: Vec<Object>) -> Result<()> {
        let dictionary = self.document.get_object_mut(element)?.as_dict_mut()?;
        dictionary.set("K", staying);
        if lost_its_link {
            dictionary.set("S", Object::Name(b"Span".to_vec()));
        }
        // A heading whose upper one stands on a page that goes moves up: no level may be left out.
        if let Ok([b'H', level @ b'1'..=b'6']) = dictionary.get(b"S").and_then(Object::as_name) {
            let level = (level - b'0').min(self.level + 1);
            dictionary.set("S", Object::Name(vec![b'H', b'0' + level]));
            self.level = level;
        }
        // An element may begin on a page that goes; what it says elsewhere names its page itself.
        if dictionary.get(b"Pg").and_then(Object::as_reference).is_ok_and(|page| !self.pages.contains(&page))
        {
            dictionary.remove(b"Pg");
        }
        Ok(())
    }

    /// An element that stays and says nothing any more.
    fn empty(&mut self, element: ObjectId) -> Result<()> {
        let dictionary = self.dictionary(element)?.clone();
        let is_frame = [&b"TR"[..], b"THead"].contains(&role(&dictionary));
        let below: Vec<ObjectId> = if is_frame {
            self.kids(&dictionary)?.iter().filter_map(|kid| kid.as_reference().ok()).collect()
        } else {
            Vec::new()
        };
        for kid in below {
            self.empty(kid)?;
        }
        let dictionary = self.document.get_object_mut(element)?.as_dict_mut()?;
        dictionary.remove(b"Pg");
        if !is_frame {
            dictionary.remove(b"K");
        }
        Ok(())
    }

    fn kids(&self, dictionary: &Dictionary) -> Result<Vec<Object>> {
        let Ok(kids) = dictionary.get(b"K") else { return Ok(Vec::new()) };
        Ok(match self.document.dereference(kids)?.1 {
            Object::Array(kids) => kids.clone(),
            _ => vec![kids.clone()],
        })
    }

    /// The way back from marks and annotations to elements, for those that stay.
    fn drop_parents(&mut self) -> Result<()> {
        let mut keys = BTreeSet::new();
        for page in &self.pages {
            let page = self.dictionary(*page)?;
            keys.extend(page.get(b"StructParents").and_then(Object::as_i64));
            let Ok(annotations) = page.get(b"Annots").and_then(Object::as_array) else { continue };
            for annotation in annotations {
                keys.extend(
                    self.dictionary(annotation.as_reference()?)?
                        .get(b"StructParent")
                        .and_then(Object::as_i64),
                );
            }
        }
        let root = self.dictionary(self.root()?)?.get(b"StructTreeRoot")?.as_reference()?;
        let tree = self.dictionary(root)?.get(b"ParentTree")?.clone();
        let numbers = self.document.dereference(&tree)?.1.as_dict()?.get(b"Nums")?.as_array()?.clone();
        let staying: Vec<Object> = numbers
            .chunks(2)
            .filter(|pair| pair[0].as_i64().is_ok_and(|key| keys.contains(&key)))
            .flat_map(<[Object]>::to_vec)
            .collect();
        let tree = Dictionary::from_iter([("Nums", Object::Array(staying))]);
        let root = self.document.get_object_mut(root)?.as_dict_mut()?;
        root.set("ParentTree", Object::Dictionary(tree));
        Ok(())
    }

    fn rebuild_pages(&mut self, kept: &[(usize, ObjectId)]) -> Result<()> {
        let pages = self.dictionary(self.root()?)?.get(b"Pages")?.as_reference()?;
        for (_, page) in kept {
            self.document.get_object_mut(*page)?.as_dict_mut()?.set("Parent", Object::Reference(pages));
        }
        let kids: Vec<Object> = kept.iter().map(|(_, page)| Object::Reference(*page)).collect();
        let tree = self.document.get_object_mut(pages)?.as_dict_mut()?;
        tree.set("Count", i64::try_from(kids.len())?);
        tree.set("Kids", kids);
        Ok(())
    }

    fn rebuild_catalog(&mut self, labels: Object) -> Result<()> {
        let places = self.places()?;
        let staying: Vec<Object> = self
            .named()?
            .into_iter()
            .filter(|(name, _)| places.get(name).is_some_and(|page| self.pages.contains(page)))
            .flat_map(|(name, place)| [Object::string_literal(name), place])
            .collect();
        let root = self.root()?;
        let catalog = self.document.get_object_mut(root)?.as_dict_mut()?;
        catalog.set("PageLabels", labels);
        // The outline leads to pages that are not there.
        catalog.remove(b"Outlines");
        catalog.remove(b"PageMode");
        catalog.remove(b"Names");
        if !staying.is_empty() {
            let places = Dictionary::from_iter([("Names", Object::Array(staying))]);
            catalog.set("Names", Dictionary::from_iter([("Dests", Object::Dictionary(places))]));
        }
        Ok(())
    }
}

/// What is left of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Left {
    /// It says something on a page that stays.
    Something,
    /// It said something, on pages that go.
    Nothing,
    /// It never said anything: an empty cell.
    NeverHad,
}

impl Left {
    fn from_page(stays: bool) -> Self {
        if stays { Self::Something } else { Self::Nothing }
    }
}

fn role(element: &Dictionary) -> &[u8] {
    element.get(b"S").and_then(Object::as_name).unwrap_or_default()
}

fn role_of(document: &Document, element: ObjectId) -> &[u8] {
    document.get_object(element).and_then(Object::as_dict).map(role).unwrap_or_default()
}
