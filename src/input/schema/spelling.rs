//! Which language a file's keys are in.

use crate::text::source::{Content, Node};

use super::canonical::SchemaPart;

/// The language of a file's keys: messages name keys as the file spells them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spelling {
    /// 件名, 担当, …
    Japanese,
    /// subject, contact, …
    English,
}

impl Spelling {
    /// The spelling that most keys of a file have; Japanese where it is a tie.
    #[must_use]
    pub fn of(tree: &Node) -> Self {
        let (japanese, english) = count(tree);
        if english > japanese { Self::English } else { Self::Japanese }
    }

    /// A known key as this file would spell it.
    #[must_use]
    pub fn key(self, mapping: SchemaPart<'_>, name: &str) -> String {
        let known = mapping.properties().find(|(known, ..)| *known == name);
        let japanese = known.and_then(|(_, words, _)| words.first().copied());
        self.choose(name, japanese)
    }

    /// The English or the Japanese word.
    #[must_use]
    pub fn choose(self, english: &str, japanese: Option<&str>) -> String {
        match (self, japanese) {
            (Self::Japanese, Some(japanese)) => japanese.to_owned(),
            _ => english.to_owned(),
        }
    }
}

fn count(node: &Node) -> (usize, usize) {
    match &node.content {
        Content::Scalar { .. } => (0, 0),
        Content::List(items) => add(items.iter().map(count)),
        Content::Map(entries) => add(entries.iter().map(|entry| {
            let own = match (&entry.key.span, entry.key.typed.is_ascii()) {
                (span, _) if span.is_empty() || entry.key.is_free_name() => (0, 0),
                (_, true) => (0, 1),
                (_, false) => (1, 0),
            };
            add([own, count(&entry.value)].into_iter())
        })),
    }
}

fn add(counts: impl Iterator<Item = (usize, usize)>) -> (usize, usize) {
    counts.fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1))
}
