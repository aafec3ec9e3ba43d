//! The values of a file as typed, each with its place.

use super::{Pointer, Span};

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Where the value stands, quotes included.
    pub span: Span,
    /// What it is.
    pub content: Content,
}

/// The three shapes that YAML knows. Scalars keep their typed text: `0421` stays `0421`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// A text.
    Scalar {
        /// The text after YAML's own unquoting and folding.
        text: String,
        /// Whether it stood without quotes.
        plain: bool,
    },
    /// A list.
    List(Vec<Node>),
    /// A mapping, in typed order.
    Map(Vec<Entry>),
}

/// One `key: value`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The key.
    pub key: Key,
    /// The value.
    pub value: Node,
}

/// A key as typed, and the name the program knows it by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// The English name, or the typed text where no key of that name is known.
    pub name: String,
    /// The text in the file.
    pub typed: String,
    /// Where the key stands.
    pub span: Span,
}

impl Key {
    /// Whether it is a name that the file or its profile gave, and no word of the program in Japanese.
    #[must_use]
    pub fn is_free_name(&self) -> bool {
        !self.typed.is_ascii() && self.typed == self.name
    }
}

impl Node {
    /// The text of a scalar.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// The value under a key.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Node> {
        self.entry(name).map(|entry| &entry.value)
    }

    /// The key and value under a key's English name.
    #[must_use]
    pub fn entry(&self, name: &str) -> Option<&Entry> {
        match &self.content {
            Content::Map(entries) => entries.iter().find(|entry| entry.key.name == name),
            _ => None,
        }
    }

    /// Where a part of a scalar's text stands in the file. YAML folds lines and undoes quoting, so the two are walked
    /// side by side; blanks and line breaks of the file that the text does not have are passed over.
    #[must_use]
    pub fn span_within(&self, source: &str, part: Span) -> Span {
        let Some(text) = self.text() else {
            return self.span.clone();
        };
        let mut typed = source[self.span.clone()].char_indices().peekable();
        let (mut start, mut end) = (None, None);
        for (offset, wanted) in text.char_indices().filter(|(_, wanted)| !is_layout(*wanted)) {
            if offset >= part.end {
                break;
            }
            let found = typed.find(|(_, character)| *character == wanted);
            let Some((at, character)) = found else {
                return self.span.clone();
            };
            if offset >= part.start {
                start.get_or_insert(self.span.start + at);
                end = Some(self.span.start + at + character.len_utf8());
            }
        }
        match (start, end) {
            (Some(start), Some(end)) => start..end,
            _ => self.span.clone(),
        }
    }

    /// The keys on the way from here down to a place in the file.
    #[must_use]
    pub fn keys_around(&self, place: usize) -> Vec<&Key> {
        match &self.content {
            Content::Scalar { .. } => Vec::new(),
            Content::List(items) => items
                .iter()
                .filter(|item| item.span.start <= place && place <= item.span.end)
                .flat_map(|item| item.keys_around(place))
                .collect(),
            Content::Map(entries) => {
                let around = entries.iter().filter(|entry| {
                    let start = entry.key.span.start.min(entry.value.span.start);
                    start <= place && place <= entry.value.span.end.max(entry.key.span.end)
                });
                around
                    .flat_map(|entry| std::iter::once(&entry.key).chain(entry.value.keys_around(place)))
                    .collect()
            }
        }
    }

    /// The entries of lists around a place in the file: the key of each list and the place of the entry in it, from 0.
    #[must_use]
    pub fn entries_around(&self, place: usize) -> Vec<(&Key, usize)> {
        let is_around = |node: &Node| node.span.start <= place && place <= node.span.end;
        let Content::Map(entries) = &self.content else { return Vec::new() };
        let mut found = Vec::new();
        for entry in entries {
            match &entry.value.content {
                Content::List(items) => {
                    if let Some(index) = items.iter().position(is_around) {
                        found.push((&entry.key, index));
                        found.extend(items[index].entries_around(place));
                    }
                }
                Content::Map(_) if is_around(&entry.value) => {
                    found.extend(entry.value.entries_around(place));
                }
                Content::Map(_) | Content::Scalar { .. } => {}
            }
        }
        found
    }

    /// The way to the value that a place in the file belongs to: its key, itself, or what stands between. `None` where the
    /// place is no part of a single value.
    #[must_use]
    pub fn field_at(&self, place: &Span) -> Option<Pointer> {
        let mut way = Pointer::root();
        let mut node = self;
        while let Some((step, next)) = node.step_to(place) {
            way = way.key(&step);
            let Some(next) = next else { break };
            node = next;
        }
        (way != Pointer::root()).then_some(way)
    }

    /// The next step to a place, and the value to go on in, unless the place is its key.
    fn step_to(&self, place: &Span) -> Option<(String, Option<&Node>)> {
        let holds = |span: &Span| span.start <= place.start && place.end <= span.end;
        match &self.content {
            Content::Scalar { .. } => None,
            Content::List(items) => {
                let index = items.iter().position(|item| holds(&item.span))?;
                Some((index.to_string(), Some(&items[index])))
            }
            Content::Map(entries) => {
                // What comes from a base stands where the base is named, key and value.
                let own = entries.iter().filter(|entry| entry.key.span != entry.value.span);
                let extent = |entry: &Entry| {
                    let (key, value) = (&entry.key.span, &entry.value.span);
                    key.start.min(value.start)..key.end.max(value.end)
                };
                let entry = own.clone().find(|entry| holds(&extent(entry)))?;
                let is_key = !entry.key.span.is_empty() && holds(&entry.key.span);
                Some((entry.key.name.clone(), (!is_key).then_some(&entry.value)))
            }
        }
    }

    /// Every text below, with the way to it.
    #[must_use]
    pub fn texts(&self) -> Vec<(Pointer, &Node)> {
        let mut found = Vec::new();
        self.gather(&Pointer::root(), &mut found);
        found
    }

    fn gather<'a>(&'a self, at: &Pointer, found: &mut Vec<(Pointer, &'a Node)>) {
        match &self.content {
            Content::Scalar { .. } => found.push((at.clone(), self)),
            Content::List(items) => {
                items.iter().enumerate().for_each(|(index, item)| item.gather(&at.index(index), found));
            }
            Content::Map(entries) => {
                entries.iter().for_each(|entry| entry.value.gather(&at.key(&entry.key.name), found));
            }
        }
    }

    /// The key and value under a key as typed.
    #[must_use]
    pub fn typed_entry(&self, typed: &str) -> Option<&Entry> {
        match &self.content {
            Content::Map(entries) => entries.iter().find(|entry| entry.key.typed == typed),
            _ => None,
        }
    }

    /// Whether the value was left out (`key:`, `~` or `null` without quotes).
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(&self.content, Content::Scalar { text, plain: true } if matches!(text.as_str(), "" | "~" | "null"))
    }

    /// The node at the end of a way.
    #[must_use]
    pub fn at(&self, pointer: &Pointer) -> Option<&Node> {
        pointer.steps().iter().try_fold(self, |node, step| match &node.content {
            Content::List(items) => items.get(step.parse::<usize>().ok()?),
            Content::Map(_) => node.get(step),
            Content::Scalar { .. } => None,
        })
    }

    /// Where the last key on a way stands, or the nearest thing around it that is there.
    #[must_use]
    pub fn key_span_at(&self, pointer: &Pointer) -> Span {
        let steps: Vec<&str> = pointer.steps().iter().map(String::as_str).collect();
        let entry =
            steps.split_last().and_then(|(last, parents)| self.at(&Pointer::of(parents))?.entry(last));
        entry.map_or_else(|| self.span_at(pointer), |entry| entry.key.span.clone())
    }

    /// Where a value stands, or the nearest thing around it that is there.
    #[must_use]
    pub fn span_at(&self, pointer: &Pointer) -> Span {
        let mut node = self;
        let mut key_span = None;
        for step in pointer.steps() {
            let next = match &node.content {
                Content::List(items) => step.parse::<usize>().ok().and_then(|index| items.get(index)),
                Content::Map(_) => node.entry(step).map(|entry| {
                    key_span = Some(entry.key.span.clone());
                    &entry.value
                }),
                Content::Scalar { .. } => None,
            };
            match next {
                Some(next) => node = next,
                None => return key_span.unwrap_or(node.span.start..node.span.start),
            }
        }
        node.span.clone()
    }
}

/// Whether YAML may have put a blank or a line break in or taken it out; of other blanks it knows nothing.
fn is_layout(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\r' | '\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scalar(span: Span) -> Node {
        Node { span, content: Content::Scalar { text: String::new(), plain: true } }
    }

    fn entry(name: &str, span: Span, value: Node) -> Entry {
        Entry { key: Key { name: name.to_owned(), typed: name.to_owned(), span }, value }
    }

    #[test]
    fn a_place_belongs_to_the_value_around_it() {
        // a:
        //   - b: 12
        let inner = Node { span: 7..12, content: Content::Map(vec![entry("b", 7..8, scalar(10..12))]) };
        let list = Node { span: 5..12, content: Content::List(vec![inner]) };
        let inherited = entry("c", 10..12, scalar(10..12));
        let tree = Node { span: 0..12, content: Content::Map(vec![inherited, entry("a", 0..1, list)]) };
        for (place, way) in [
            (0..1, Some("/a")),
            (1..2, Some("/a")),
            (7..8, Some("/a/0/b")),
            (8..9, Some("/a/0/b")),
            (11..12, Some("/a/0/b")),
            (7..12, Some("/a/0/b")),
            (12..14, None),
        ] {
            assert_eq!(tree.field_at(&place).map(|way| way.to_string()).as_deref(), way, "{place:?}");
        }
    }
}
