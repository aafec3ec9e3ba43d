//! A clause that goes with a case.

use std::collections::BTreeMap;

use crate::model::case::{ClauseInsertion, ClauseReplacement};
use crate::model::clause_text::{Body, Party};
use crate::model::council::{Clause, ClauseSet};
use crate::text::source::Pointer;

/// A clause as chosen: of the profile, of the profile with words of the case, or of the case's own.
#[derive(Debug, PartialEq, Clone)]
pub struct Chosen {
    /// Its name.
    pub id: String,
    /// Caption with its brackets; empty where it has none.
    pub caption: String,
    /// Where the caption stands.
    pub caption_place: ClausePlace,
    /// Whom it binds.
    pub binds: Party,
    /// Whether it is about the individual number (個人番号).
    pub individual_number: bool,
    /// The text.
    pub body: Body,
    /// Where the text stands.
    pub place: ClausePlace,
    /// The ways in the case file to further choices that say the same of it.
    pub again: Vec<Pointer>,
    /// What its text means by the clause before and the clause after.
    pub neighbours: Neighbours,
}

/// The file in which a text stands, and the way to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClausePlace {
    /// clauses.yaml.
    Profile(Pointer),
    /// The case file.
    Case(Pointer),
}

impl ClausePlace {
    /// Several keys further in the same file.
    fn keys(&self, keys: &[&str]) -> Self {
        match self {
            Self::Profile(way) => Self::Profile(way.keys(keys)),
            Self::Case(way) => Self::Case(way.keys(keys)),
        }
    }
}

/// What a text means by the clause before (前項) and after (次項).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Neighbours {
    /// A text of the profile means the clauses that stand beside it in clauses.yaml, wherever they come to stand.
    Named {
        /// The clause before.
        before: Option<String>,
        /// The clause after.
        after: Option<String>,
    },
    /// A text of the case means those that stand beside it on the sheet.
    OnSheet,
}

impl Chosen {
    /// The clause at a position of the profile, with the text for these settings.
    pub(super) fn of_profile(set: &ClauseSet, index: usize, settings: &BTreeMap<&str, &str>) -> Self {
        let clause = &set.clauses[index];
        let at = Pointer::of(&["clauses"]).index(index);
        let (body, way) = body(set, clause, &at, settings);
        let id = |index: usize| set.clauses.get(index).map(|clause| clause.id.clone());
        Self {
            id: clause.id.clone(),
            caption: clause.caption.clone(),
            caption_place: ClausePlace::Profile(at.key("caption")),
            binds: clause.binds,
            individual_number: clause.individual_number.is_yes(),
            body,
            place: ClausePlace::Profile(way),
            again: Vec::new(),
            neighbours: Neighbours::Named { before: index.checked_sub(1).and_then(id), after: id(index + 1) },
        }
    }

    /// A clause of the case's own.
    pub(super) fn own(insertion: &ClauseInsertion, at: &Pointer) -> Self {
        let ClauseInsertion { id, caption, binds, individual_number, text, paragraphs, items, .. } =
            insertion.clone();
        Self {
            id: id.unwrap_or_default(),
            caption: caption.unwrap_or_default(),
            caption_place: ClausePlace::Case(at.key("caption")),
            binds: binds.unwrap_or(Party::Contractor),
            individual_number: individual_number.is_yes(),
            body: Body { text, paragraphs, items },
            place: ClausePlace::Case(at.clone()),
            again: Vec::new(),
            neighbours: Neighbours::OnSheet,
        }
    }

    /// Where a text of it stands; where the case says the same again, in several places.
    ///
    /// - `way` leads to it from the clause
    pub(super) fn places_of(&self, way: &[String]) -> Vec<ClausePlace> {
        let way: Vec<&str> = way.iter().map(String::as_str).collect();
        let place = if way == ["caption"] { self.caption_place.clone() } else { self.place.keys(&way) };
        let is_of_case = matches!(place, ClausePlace::Case(_));
        let again = self.again.iter().filter(|_| is_of_case).map(|again| ClausePlace::Case(again.keys(&way)));
        std::iter::once(place).chain(again).collect()
    }

    /// The same clause with the words of the case.
    pub(super) fn reword(&mut self, replacement: &ClauseReplacement, at: &Pointer) {
        let ClauseReplacement { caption, text, paragraphs, items, .. } = replacement.clone();
        if let Some(caption) = caption {
            self.caption = caption;
            self.caption_place = ClausePlace::Case(at.key("caption"));
        }
        let body = Body { text, paragraphs, items };
        if !body.is_empty() {
            self.body = body;
            self.place = ClausePlace::Case(at.clone());
            self.neighbours = Neighbours::OnSheet;
        }
    }
}

/// The text of a clause under the settings, and where it stands.
fn body(set: &ClauseSet, clause: &Clause, at: &Pointer, settings: &BTreeMap<&str, &str>) -> (Body, Pointer) {
    let variant = clause.settings.iter().find_map(|(name, variants)| {
        let setting = set.settings.iter().find(|setting| setting.id == *name)?;
        let choice = settings.get(name.as_str()).copied().unwrap_or(&setting.default);
        let body = variants.get(choice)?.clone();
        Some((body, at.keys(&["settings", name, choice])))
    });
    variant.unwrap_or_else(|| {
        let Clause { text, paragraphs, items, .. } = clause.clone();
        (Body { text, paragraphs, items }, at.clone())
    })
}
