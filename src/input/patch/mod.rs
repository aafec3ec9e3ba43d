//! The only way to change a user's file: the fewest bytes, in the style that stands there, proven by reading again.
//!
//! Ways are English keys and indices of the tree as [`Draft`] reads it; the file may be typed in either language, and its
//! lists as one text. Every change is tried in the ways in which it may be written, and the first that reads back as the
//! tree that was wanted, without a new finding, is returned. What none of them can prove is refused.

mod closing;
mod comments;
mod ground;
mod list;
mod map;
mod places;
mod proof;
mod refusal;
mod render;
mod scalar;
mod set;
mod shift;
#[cfg(test)]
mod tests;
mod value;

pub use refusal::Refusal;
pub use value::NewValue;

use std::sync::Arc;

use crate::diagnostic::finding::{Findings, has_error};
use crate::input::schema::{ClosedValue, Draft, Schema, Spelling};
use crate::text::source::{Content, Edit, Node, Pointer, SourceFile};

use ground::Ground;
use value::{entry, node_at, part_at, split};

/// A file that can be changed. Edits are of its text, which has no byte order mark.
#[derive(Debug)]
pub struct Patcher<'a> {
    file: Arc<SourceFile>,
    schema: &'a Schema,
    tree: Node,
    spelling: Spelling,
    findings: Findings,
    closed: Vec<ClosedValue>,
}

/// Ways to write one change.
type Candidates = Vec<Vec<Edit>>;

impl<'a> Patcher<'a> {
    /// Reads a file to change it.
    ///
    /// # Errors
    ///
    /// If the file has errors in its reading.
    pub fn new(file: &Arc<SourceFile>, schema: &'a Schema) -> Result<Self, Refusal> {
        let mut findings = Findings::new();
        let draft = Draft::read(file, schema, &mut findings).filter(|_| !has_error(&findings));
        let draft = draft.ok_or(Refusal::Unreadable)?;
        let (mut tree, closed) = (draft.tree().clone(), draft.closed().to_vec());
        ground::begin_lists_at_dashes(&mut tree, &file.text);
        let spelling = Spelling::of(&tree);
        Ok(Self { file: Arc::clone(file), schema, tree, spelling, findings, closed })
    }

    /// The values as read.
    #[must_use]
    pub fn tree(&self) -> &Node {
        &self.tree
    }

    /// The text that edits are of.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.file.text
    }

    /// Puts a value in the place of another.
    ///
    /// # Errors
    ///
    /// If nothing stands there, or the change cannot be proven.
    pub fn set(&self, at: &Pointer, value: &NewValue) -> Result<Vec<Edit>, Refusal> {
        value.check()?;
        let mut wanted = self.tree.clone();
        *node_at(&mut wanted, at).ok_or_else(|| Refusal::NotThere(at.clone()))? = value.node();
        let spelled = value.spelled(part_at(self.schema.top(), at), self.spelling);
        self.proven(at, wanted, None, |ground| set::candidates(ground, at, &spelled))
    }

    /// Puts a new value under a key, or into a list before the item that has this index now.
    ///
    /// # Errors
    ///
    /// If the key is there, if neither a list nor a mapping is around the place, or if the change cannot be proven.
    pub fn add(&self, at: &Pointer, value: &NewValue) -> Result<Vec<Edit>, Refusal> {
        value.check()?;
        let (parent, step) = split(at).ok_or_else(|| Refusal::NoContainer(at.clone()))?;
        NewValue::text(&step).check()?;
        let mut wanted = self.tree.clone();
        let around = node_at(&mut wanted, &parent).ok_or_else(|| Refusal::NotThere(parent.clone()))?;
        let part = part_at(self.schema.top(), &parent);
        let spelled = value.spelled(part_at(self.schema.top(), at), self.spelling);
        let is_null = around.is_null();
        match &mut around.content {
            Content::List(items) => {
                let index = step.parse().ok().filter(|index| *index <= items.len());
                let index = index.ok_or_else(|| Refusal::NotThere(at.clone()))?;
                items.insert(index, value.node());
                self.proven(at, wanted, None, |ground| list::add(ground, &parent, index, &spelled))
            }
            Content::Map(entries) => {
                if entries.iter().any(|known| known.key.name == step) {
                    return Err(Refusal::AlreadyThere(at.clone()));
                }
                entries.push(entry(&step, value));
                let key = value::spelled_key(&step, part, self.spelling);
                let before = map::neighbour(&self.tree, &parent, part, &step);
                self.proven(at, wanted, None, |ground| map::add(ground, &parent, before, &key, &spelled))
            }
            Content::Scalar { .. } if is_null => {
                let is_list = part.is_some_and(|part| part.items().is_some());
                let whole = if is_list && step == "0" {
                    NewValue::List(vec![value.clone()])
                } else {
                    NewValue::Map(vec![(step, value.clone())])
                };
                self.set(&parent, &whole)
            }
            Content::Scalar { .. } => Err(Refusal::NoContainer(at.clone())),
        }
    }

    /// Takes a key with its value, or an item, out of the file, with the comment at the end of its line.
    ///
    /// # Errors
    ///
    /// If nothing stands there, or the change cannot be proven.
    pub fn remove(&self, at: &Pointer) -> Result<Vec<Edit>, Refusal> {
        let gone = || Refusal::NotThere(at.clone());
        let value = self.tree.at(at).ok_or_else(gone)?;
        let ground = Ground { text: &self.file.text, tree: &self.tree };
        let (parent, step) = split(at).ok_or_else(gone)?;
        let around = self.tree.at(&parent).ok_or_else(gone)?;
        let gone_part = ground.start_of(around, &step, value)..ground.end(value);
        let mut wanted = self.tree.clone();
        match &mut node_at(&mut wanted, &parent).ok_or_else(gone)?.content {
            Content::List(items) => {
                let index = step.parse().map_err(|_| gone())?;
                items.remove(index);
                self.proven(at, wanted, Some(gone_part), |ground| list::remove(ground, &parent, index))
            }
            Content::Map(entries) => {
                let index = entries.iter().position(|entry| entry.key.name == step).ok_or_else(gone)?;
                entries.remove(index);
                self.proven(at, wanted, Some(gone_part), |ground| map::remove(ground, &parent, index))
            }
            Content::Scalar { .. } => Err(gone()),
        }
    }

    /// Moves an item of a list to another index, with the comment at the end of its last line.
    ///
    /// # Errors
    ///
    /// If there is no list or no such item, or if the change cannot be proven.
    pub fn move_item(&self, list: &Pointer, from: usize, to: usize) -> Result<Vec<Edit>, Refusal> {
        let mut wanted = self.tree.clone();
        let node = node_at(&mut wanted, list).ok_or_else(|| Refusal::NotThere(list.clone()))?;
        let Content::List(items) = &mut node.content else { return Err(Refusal::NotAList(list.clone())) };
        if let Some(beyond) = [from, to].into_iter().find(|index| *index >= items.len()) {
            return Err(Refusal::NotThere(list.index(beyond)));
        }
        let item = items.remove(from);
        items.insert(to, item);
        self.proven(list, wanted, None, |ground| list::rotate(ground, list, from, to))
    }

    /// Takes a key with its value out of its mapping and puts it into another one, under the name that it has there.
    ///
    /// # Errors
    ///
    /// If there is no such key, if there is no such mapping, if it has the key, or if the change cannot be proven.
    pub fn move_key(&self, from: &Pointer, to: &Pointer) -> Result<Vec<Edit>, Refusal> {
        let gone = || Refusal::NotThere(from.clone());
        let ((parent, step), (map, name)) = (split(from).ok_or_else(gone)?, split(to).ok_or_else(gone)?);
        let mut wanted = self.tree.clone();
        let Some(Content::Map(entries)) = node_at(&mut wanted, &parent).map(|node| &mut node.content) else {
            return Err(gone());
        };
        let index = entries.iter().position(|entry| entry.key.name == step).ok_or_else(gone)?;
        let entry = entries.remove(index);
        let Some(Content::Map(entries)) = node_at(&mut wanted, &map).map(|node| &mut node.content) else {
            return Err(Refusal::NoContainer(to.clone()));
        };
        if entries.iter().any(|known| known.key.name == name) {
            return Err(Refusal::AlreadyThere(to.clone()));
        }
        let mut moved = entry.clone();
        moved.key.name.clone_from(&name);
        entries.push(moved);
        let part = part_at(self.schema.top(), &map);
        let key = value::spelled_key(&name, part, shift::spelling_of(&entry));
        let before = map::neighbour(&self.tree, &map, part, &name);
        let target = shift::Target { map: &map, before, key: &key };
        self.proven(to, wanted, None, |ground| shift::candidates(ground, from, &target, &entry, index))
    }

    /// Edits made elsewhere, if these texts, and nothing else, then read as said.
    ///
    /// # Errors
    ///
    /// If nothing stands at one of the places, or the change cannot be proven.
    pub fn proven_texts(&self, edits: Vec<Edit>, texts: &[(Pointer, String)]) -> Result<Vec<Edit>, Refusal> {
        let mut wanted = self.tree.clone();
        for (at, text) in texts {
            *node_at(&mut wanted, at).ok_or_else(|| Refusal::NotThere(at.clone()))? =
                NewValue::text(text).node();
        }
        self.proven(&Pointer::root(), wanted, None, |_| vec![edits])
    }
}
