//! The pieces of information that a matter handles, and what becomes of each.

use crate::model::case::Matter;
use crate::text::source::Pointer;
use crate::text::word_list::WordList;

/// What becomes of a piece of information.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Flow {
    /// The municipality has it.
    Held,
    /// The recipient gets it.
    Provided,
    /// It comes back over a link of systems.
    Received,
    /// It is collected from somebody other than the person.
    Collected,
    /// It is recorded anew.
    Added,
}

/// A field of a matter.
#[derive(Debug)]
pub struct Field<'a> {
    /// What becomes of it.
    pub flow: Flow,
    /// The way to its name.
    pub way: Pointer,
    /// As it is printed.
    pub name: &'a String,
    /// What it is called where it is held.
    pub from: &'a [String],
}

impl Field<'_> {
    /// A word of a vocabulary in its names.
    #[must_use]
    pub fn word<'v>(&self, vocabulary: WordList<'v>) -> Option<&'v str> {
        std::iter::once(self.name).chain(self.from).find_map(|name| vocabulary.find(name))
    }
}

/// Every field of a matter, whatever becomes of it: first what leaves or comes in.
///
/// - `at` is the way to the matter
#[must_use]
pub fn fields<'a>(at: &Pointer, matter: &'a Matter) -> Vec<Field<'a>> {
    let field = |flow: Flow, (index, name): (usize, &'a String), from: &'a [String]| {
        let way = at.keys(&[flow.into(), "fields"]).index(index);
        Field { flow, way, name, from }
    };
    let mut found = Vec::new();
    for (index, provided) in matter.provided.fields.iter().enumerate() {
        let of_provided = field(Flow::Provided, (index, &provided.name), &provided.from);
        found.push(Field { way: of_provided.way.key("name"), ..of_provided });
    }
    let lists = [
        (Flow::Received, matter.received.as_ref().map(|received| &received.fields)),
        (Flow::Collected, matter.collected.as_ref().map(|collected| &collected.fields)),
        (Flow::Added, matter.added.as_ref().map(|added| &added.fields)),
        (Flow::Held, Some(&matter.held.fields)),
    ];
    for (flow, names) in lists {
        found.extend(names.into_iter().flatten().enumerate().map(|name| field(flow, name, &[])));
    }
    found
}
