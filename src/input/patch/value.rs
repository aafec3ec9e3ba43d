//! What is to stand in a file, and the tree as it is to be.

use crate::input::schema::{SchemaPart, Spelling};
use crate::text::source::{Content, Entry, Key, Node, Pointer};

use super::Refusal;

/// A value to write. Keys and words may be English; they are written in the file's own language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NewValue {
    /// A text.
    Text(String),
    /// A list.
    List(Vec<NewValue>),
    /// A mapping, in order.
    Map(Vec<(String, NewValue)>),
}

impl NewValue {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// What a part of a tree holds; a value left out is an empty text.
    #[must_use]
    pub fn of(node: &Node) -> Self {
        match &node.content {
            Content::Scalar { text, .. } => Self::Text(text.clone()),
            Content::List(items) => Self::List(items.iter().map(Self::of).collect()),
            Content::Map(entries) => Self::Map(
                entries.iter().map(|entry| (entry.key.name.clone(), Self::of(&entry.value))).collect(),
            ),
        }
    }

    /// Refuses characters that cannot stand in a file.
    pub(super) fn check(&self) -> Result<(), Refusal> {
        let check = |text: &str| {
            let wrong =
                text.chars().find(|character| character.is_control() && !matches!(character, '\n' | '\t'));
            wrong.map_or(Ok(()), |character| Err(Refusal::Character(character)))
        };
        match self {
            Self::Text(text) => check(text),
            Self::List(items) => items.iter().try_for_each(Self::check),
            Self::Map(entries) => {
                entries.iter().try_for_each(|(key, value)| check(key).and_then(|()| value.check()))
            }
        }
    }

    /// The same in a file's language.
    pub(super) fn spelled(&self, part: Option<SchemaPart<'_>>, spelling: Spelling) -> Self {
        match self {
            Self::Text(text) => {
                let choices = part.map(SchemaPart::choices).unwrap_or_default();
                let word = choices.into_iter().find(|(english, _)| english == text);
                Self::Text(word.map_or_else(
                    || text.clone(),
                    |(english, japanese)| spelling.choose(english, japanese.first().copied()),
                ))
            }
            Self::List(items) => {
                let item = part.and_then(SchemaPart::items);
                Self::List(items.iter().map(|value| value.spelled(item, spelling)).collect())
            }
            Self::Map(entries) => {
                let part = part.map(|part| part.items().unwrap_or(part));
                // What a bare text says is written so.
                if let [(key, value @ Self::Text(_))] = entries.as_slice()
                    && part.and_then(|part| part.word("x-scalar")) == Some(key.as_str())
                {
                    return value.clone();
                }
                let entry = |(key, value): &(String, NewValue)| {
                    let below = part.and_then(|part| part.property(key).or_else(|| part.free_values()));
                    (spelled_key(key, part, spelling), value.spelled(below, spelling))
                };
                Self::Map(entries.iter().map(entry).collect())
            }
        }
    }

    /// The value as it will be read.
    pub(super) fn node(&self) -> Node {
        let content = match self {
            Self::Text(text) => Content::Scalar { text: text.clone(), plain: false },
            Self::List(items) => Content::List(items.iter().map(Self::node).collect()),
            Self::Map(entries) => {
                Content::Map(entries.iter().map(|(key, value)| entry(key, value)).collect())
            }
        };
        Node { span: 0..0, content }
    }
}

/// A key in a file's language.
pub(super) fn spelled_key(key: &str, part: Option<SchemaPart<'_>>, spelling: Spelling) -> String {
    let Some(part) = part else { return key.to_owned() };
    let word =
        part.key_words().and_then(|words| words.choices().into_iter().find(|(english, _)| *english == key));
    match word {
        Some((english, japanese)) => spelling.choose(english, japanese.first().copied()),
        None => spelling.key(part, key),
    }
}

/// A key and its value as they will be read.
pub(super) fn entry(key: &str, value: &NewValue) -> Entry {
    Entry { key: Key { name: key.to_owned(), typed: key.to_owned(), span: 0..0 }, value: value.node() }
}

/// The schema's part at a way.
pub(super) fn part_at<'a>(top: SchemaPart<'a>, at: &Pointer) -> Option<SchemaPart<'a>> {
    top.below(at)
}

/// The node at a way, to be changed.
pub(super) fn node_at<'a>(tree: &'a mut Node, at: &Pointer) -> Option<&'a mut Node> {
    at.steps().iter().try_fold(tree, |node, step| match &mut node.content {
        Content::List(items) => items.get_mut(step.parse::<usize>().ok()?),
        Content::Map(entries) => {
            entries.iter_mut().find(|entry| entry.key.name == *step).map(|entry| &mut entry.value)
        }
        Content::Scalar { .. } => None,
    })
}

/// Whether two trees say the same; the order of keys says nothing.
pub(super) fn is_same(one: &Node, other: &Node) -> bool {
    match (&one.content, &other.content) {
        (Content::Scalar { text, .. }, Content::Scalar { text: typed, .. }) => {
            text == typed && one.is_null() == other.is_null()
        }
        (Content::List(items), Content::List(others)) => {
            items.len() == others.len() && items.iter().zip(others).all(|(one, other)| is_same(one, other))
        }
        (Content::Map(entries), Content::Map(others)) => {
            let has =
                |entry: &Entry| other.get(&entry.key.name).is_some_and(|value| is_same(&entry.value, value));
            entries.len() == others.len() && entries.iter().all(has)
        }
        _ => false,
    }
}

/// The parent of a way and its last step; `None` at the top.
pub(super) fn split(at: &Pointer) -> Option<(Pointer, String)> {
    let (last, parents) = at.steps().split_last()?;
    Some((Pointer::of(parents), last.clone()))
}
