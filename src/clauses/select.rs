//! Which clauses go with a case, in which order, with which words.

use std::collections::{BTreeMap, BTreeSet};

use crate::case::{ClauseBase, ClauseChoice, Insertion};
use crate::council::ClauseSet;
use crate::source::Pointer;

use super::Chosen;

/// A choice that cannot be made, at its place in the case file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The way to it.
    pub at: Pointer,
    /// What is wrong with it.
    pub kind: FaultKind,
}

/// What is wrong with a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// The profile has nothing of this name.
    Unknown {
        /// clause, set, setting or choice.
        what: &'static str,
        /// The name.
        name: String,
        /// Every name that the profile has.
        known: Vec<String>,
    },
    /// It contradicts another choice, or what is there.
    Contradiction {
        /// Which way.
        how: &'static str,
        /// The clause or setting.
        name: String,
    },
    /// A clause of the case's own lacks a key.
    Missing {
        /// The key in English.
        key: &'static str,
        /// The key in Japanese.
        japanese: &'static str,
    },
}

/// The clauses that go with a case.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// The clauses, in order.
    pub clauses: Vec<Chosen>,
    /// Names of the clauses that were left out, with the place that says so.
    pub omitted: BTreeMap<String, Pointer>,
    /// Names of the clauses that the choice asks for without those left out.
    pub expected: BTreeSet<String>,
}

/// A choice and where it stands in the case file.
pub type Placed<'a> = (Pointer, &'a ClauseChoice);

/// Chooses among the clauses of a profile. What cannot be chosen is left out, and named.
#[must_use]
pub fn select(set: &ClauseSet, base: ClauseBase, choices: &[Placed<'_>]) -> (Selection, Vec<Fault>) {
    let mut selecting = Selecting { set, faults: Vec::new(), trails: BTreeMap::new() };
    let settings = selecting.settings(choices);
    let sets = selecting.sets(choices);
    let omitted = selecting.omitted(choices);
    let insertions = selecting.insertions(choices, &omitted);

    let mut selection = Selection::default();
    for (index, clause) in set.clauses.iter().enumerate() {
        let standard = base == ClauseBase::Standard && clause.is_standard();
        let by_itself = standard || clause.sets.iter().any(|name| sets.contains(name.as_str()));
        let added = insertions.iter().find(|(_, insertion)| {
            let unplaced = insertion.before.is_none() && insertion.after.is_none();
            unplaced && insertion.clause.as_ref() == Some(&clause.id)
        });
        if let (true, Some((at, _))) = (by_itself, added) {
            selecting.contradiction(&at.key("clause"), "there-already", &clause.id);
        }
        if by_itself || added.is_some() {
            selection.expected.insert(clause.id.clone());
            if !omitted.contains_key(&clause.id) {
                selection.clauses.push(Chosen::of_profile(set, index, &settings));
            }
        }
    }
    for (id, at) in &omitted {
        if set.clauses.iter().any(|clause| clause.id == *id) && !selection.expected.contains(id) {
            selecting.contradiction(at, "absent", id);
        }
    }
    for (at, insertion) in &insertions {
        selecting.insert(&mut selection, at, insertion, &settings, &omitted);
    }
    selecting.replace(&mut selection, choices, &omitted);
    selection.omitted = omitted;
    (selection, selecting.faults)
}

struct Selecting<'a> {
    set: &'a ClauseSet,
    faults: Vec<Fault>,
    /// Clauses that were put after another one, with its name.
    trails: BTreeMap<String, String>,
}

impl<'a> Selecting<'a> {
    fn contradiction(&mut self, at: &Pointer, how: &'static str, name: &str) {
        let kind = FaultKind::Contradiction { how, name: name.to_owned() };
        self.faults.push(Fault { at: at.clone(), kind });
    }

    fn missing(&mut self, at: &Pointer, key: &'static str, japanese: &'static str) {
        self.faults.push(Fault { at: at.clone(), kind: FaultKind::Missing { key, japanese } });
    }

    /// Whether the profile has such a name; names it where not. A name that is empty was named by the schema.
    fn is_known(&mut self, at: &Pointer, what: &'static str, name: &str, known: Vec<String>) -> bool {
        let found = known.iter().any(|known| known == name);
        if !found && !name.is_empty() {
            let kind = FaultKind::Unknown { what, name: name.to_owned(), known };
            self.faults.push(Fault { at: at.clone(), kind });
        }
        found
    }

    fn clause_names(&self) -> Vec<String> {
        self.set.clauses.iter().map(|clause| clause.id.clone()).collect()
    }

    /// What is chosen of each setting.
    fn settings(&mut self, choices: &[Placed<'a>]) -> BTreeMap<&'a str, &'a str> {
        let mut chosen = BTreeMap::new();
        for (at, choice) in choices {
            for (name, value) in &choice.settings {
                let at = at.key("settings").key(name);
                let known = self.set.settings.iter().map(|setting| setting.id.clone()).collect();
                if !self.is_known(&at, "setting", name, known) {
                    continue;
                }
                let setting = self.set.settings.iter().find(|setting| setting.id == *name);
                let values = setting.map(|setting| setting.choices.clone()).unwrap_or_default();
                if !self.is_known(&at, "choice", value, values) {
                    continue;
                }
                if chosen.insert(name.as_str(), value.as_str()).is_some_and(|other| other != value) {
                    self.contradiction(&at, "two-choices", name);
                }
            }
        }
        chosen
    }

    fn sets(&mut self, choices: &[Placed<'a>]) -> BTreeSet<&'a str> {
        let mut chosen = BTreeSet::new();
        for (at, choice) in choices {
            for (index, name) in choice.sets.iter().enumerate() {
                if self.is_known(&at.key("sets").index(index), "set", name, self.set.sets.clone()) {
                    chosen.insert(name.as_str());
                }
            }
        }
        chosen
    }

    fn omitted(&mut self, choices: &[Placed<'a>]) -> BTreeMap<String, Pointer> {
        let mut omitted = BTreeMap::new();
        for (at, choice) in choices {
            for (index, id) in choice.omit.iter().enumerate() {
                let at = at.key("omit").index(index);
                if self.is_known(&at, "clause", id, self.clause_names()) {
                    omitted.entry(id.clone()).or_insert(at);
                }
            }
        }
        omitted
    }

    /// The insertions that say enough.
    fn insertions(
        &mut self,
        choices: &[Placed<'a>],
        omitted: &BTreeMap<String, Pointer>,
    ) -> Vec<(Pointer, &'a Insertion)> {
        let mut sound = Vec::new();
        for (at, choice) in choices {
            for (index, insertion) in choice.insert.iter().enumerate() {
                let at = at.key("insert").index(index);
                if sound.iter().any(|(_, other)| *other == insertion) {
                    continue;
                }
                if self.says_enough(&at, insertion, omitted) {
                    sound.push((at, insertion));
                }
            }
        }
        sound
    }

    fn says_enough(
        &mut self,
        at: &Pointer,
        insertion: &Insertion,
        omitted: &BTreeMap<String, Pointer>,
    ) -> bool {
        let Insertion { clause, id, caption, binds, text, paragraphs, .. } = insertion;
        if let Some(name) = clause {
            let own = id.is_some() || caption.is_some() || binds.is_some() || text.is_some();
            if own || !paragraphs.is_empty() {
                self.contradiction(at, "own-and-known", name);
            } else if omitted.contains_key(name) {
                self.contradiction(&at.key("clause"), "omitted", name);
            } else {
                return self.is_known(&at.key("clause"), "clause", name, self.clause_names());
            }
            return false;
        }
        let before = self.faults.len();
        if id.is_none() {
            self.missing(at, "id", "名");
        }
        if binds.is_none() {
            self.missing(at, "binds", "義務者");
        }
        if caption.is_none() && self.set.captions != crate::council::CaptionPlace::None {
            self.missing(at, "caption", "見出し");
        }
        match (text, paragraphs.as_slice()) {
            (None, []) => self.missing(at, "text", "本文"),
            (Some(_), [_, ..]) => self.contradiction(at, "text-and-paragraphs", id.as_deref().unwrap_or("")),
            _ => {}
        }
        self.faults.len() == before
    }

    /// Puts a clause at its place.
    fn insert(
        &mut self,
        selection: &mut Selection,
        at: &Pointer,
        insertion: &Insertion,
        settings: &BTreeMap<&str, &str>,
        omitted: &BTreeMap<String, Pointer>,
    ) {
        let anchor = match (&insertion.before, &insertion.after) {
            (Some(_), Some(_)) => {
                self.contradiction(at, "before-and-after", "");
                return;
            }
            (Some(before), None) => Some((before, "before")),
            (None, Some(after)) => Some((after, "after")),
            (None, None) => None,
        };
        let name = insertion.clause.as_ref().or(insertion.id.as_ref()).expect("it says enough");
        let is_there = selection.clauses.iter().any(|clause| clause.id == *name);
        let chosen = if let Some(known) = &insertion.clause {
            if anchor.is_none() {
                // It stands at its place already.
                return;
            }
            if is_there {
                self.contradiction(&at.key("clause"), "there-already", known);
                return;
            }
            let index = self.set.clauses.iter().position(|clause| clause.id == *known).expect("it is known");
            Chosen::of_profile(self.set, index, settings)
        } else {
            if is_there || self.set.clauses.iter().any(|clause| clause.id == *name) {
                self.contradiction(&at.key("id"), "name-taken", name);
                return;
            }
            Chosen::own(insertion, at)
        };
        let position = match anchor {
            None => selection.clauses.len(),
            Some((anchor, side)) => {
                let Some(position) = self.anchor(selection, &at.key(side), anchor, omitted) else { return };
                if side == "before" { position } else { self.behind(selection, position, name) }
            }
        };
        selection.expected.insert(name.clone());
        selection.clauses.insert(position, chosen);
    }

    fn anchor(
        &mut self,
        selection: &Selection,
        at: &Pointer,
        anchor: &str,
        omitted: &BTreeMap<String, Pointer>,
    ) -> Option<usize> {
        let position = selection.clauses.iter().position(|clause| clause.id == anchor);
        if position.is_none() && self.is_known(at, "clause", anchor, self.clause_names()) {
            let how = if omitted.contains_key(anchor) { "omitted" } else { "absent" };
            self.contradiction(at, how, anchor);
        }
        position
    }

    /// The position behind a clause and all that was put after it before.
    fn behind(&mut self, selection: &Selection, anchor: usize, name: &str) -> usize {
        let anchor_id = &selection.clauses[anchor].id;
        let trails_it = |clause: &Chosen| {
            let way = std::iter::successors(Some(&clause.id), |id| self.trails.get(*id));
            way.skip(1).any(|id| id == anchor_id)
        };
        let followers = selection.clauses[anchor + 1..].iter().take_while(|clause| trails_it(clause)).count();
        self.trails.insert(name.to_owned(), anchor_id.clone());
        anchor + 1 + followers
    }

    /// Exchanges the words of clauses.
    fn replace(
        &mut self,
        selection: &mut Selection,
        choices: &[Placed<'a>],
        omitted: &BTreeMap<String, Pointer>,
    ) {
        let mut replaced = BTreeMap::new();
        for (at, choice) in choices {
            for (index, replacement) in choice.replace.iter().enumerate() {
                let at = at.key("replace").index(index);
                let id = &replacement.id;
                if replacement.text.is_some() && !replacement.paragraphs.is_empty() {
                    self.contradiction(&at, "text-and-paragraphs", id);
                }
                if replacement.text.is_none()
                    && replacement.paragraphs.is_empty()
                    && (replacement.caption.is_none() || !replacement.items.is_empty())
                {
                    self.missing(&at, "text", "本文");
                }
                if replaced.insert(id, replacement).is_some_and(|other| other != replacement) {
                    self.contradiction(&at.key("id"), "two-texts", id);
                }
                match selection.clauses.iter_mut().find(|clause| clause.id == *id) {
                    Some(clause) => clause.reword(replacement, &at),
                    None => {
                        let at = at.key("id");
                        if self.is_known(&at, "clause", id, self.clause_names()) {
                            let how = if omitted.contains_key(id) { "omitted" } else { "absent" };
                            self.contradiction(&at, how, id);
                        }
                    }
                }
            }
        }
    }
}
