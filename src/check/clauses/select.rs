//! Which clauses go with a case, in which order, with which words.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::case::{ClauseBase, ClauseChoice, ClauseInsertion};
use crate::model::clause_text::contradictions;
use crate::model::council::{CaptionPlace, ClauseSet};
use crate::text::source::Pointer;

use super::{Chosen, ClauseFault, FaultKind};

/// The clauses that go with a case.
#[derive(Debug, PartialEq, Clone, Default)]
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

/// A clause that is added.
pub(super) struct Inserted<'a> {
    /// The way to it in the case file.
    pub(super) at: Pointer,
    /// The ways to further ones that say the same.
    pub(super) again: Vec<Pointer>,
    pub(super) insertion: &'a ClauseInsertion,
}

/// Chooses among the clauses of a profile. What cannot be chosen is left out, and named.
#[must_use]
pub fn select(set: &ClauseSet, base: ClauseBase, choices: &[Placed<'_>]) -> (Selection, Vec<ClauseFault>) {
    let mut selecting = Selecting { set, faults: Vec::new(), trails: BTreeMap::new() };
    let settings = selecting.settings(choices);
    let sets = selecting.sets(choices);
    let omitted = selecting.omitted(choices);
    let insertions = selecting.insertions(choices, &omitted);

    let mut selection = Selection::default();
    for (index, clause) in set.clauses.iter().enumerate() {
        let standard = base == ClauseBase::Standard && clause.is_standard();
        let by_itself = standard || clause.sets.iter().any(|name| sets.contains(name.as_str()));
        let added = insertions.iter().find(|Inserted { insertion, .. }| {
            let unplaced = insertion.before.is_none() && insertion.after.is_none();
            unplaced && insertion.clause.as_ref() == Some(&clause.id)
        });
        if let (true, Some(added)) = (by_itself, added) {
            selecting.contradiction(&added.at.key("clause"), "there-already", &clause.id);
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
    for inserted in &insertions {
        selecting.insert(&mut selection, inserted, &settings, &omitted);
    }
    selecting.replace(&mut selection, choices, &omitted);
    selecting.names_stand_once(&selection);
    selecting.settings_have_their_clauses(&selection, choices);
    selection.omitted = omitted;
    (selection, selecting.faults)
}

/// A choice in the making.
pub(super) struct Selecting<'a> {
    pub(super) set: &'a ClauseSet,
    faults: Vec<ClauseFault>,
    /// Clauses that were put after another one, with its name.
    pub(super) trails: BTreeMap<String, String>,
}

impl<'a> Selecting<'a> {
    pub(super) fn contradiction(&mut self, at: &Pointer, how: &'static str, name: &str) {
        let kind = FaultKind::Contradiction { how, name: name.to_owned() };
        self.faults.push(ClauseFault { at: at.clone(), kind });
    }

    pub(super) fn missing(&mut self, at: &Pointer, key: &'static str, japanese: &'static str) {
        self.faults.push(ClauseFault { at: at.clone(), kind: FaultKind::Missing { key, japanese } });
    }

    /// Whether the profile has such a name; names it where not. A name that is empty was named by the schema.
    pub(super) fn is_known(
        &mut self,
        at: &Pointer,
        what: &'static str,
        name: &str,
        known: Vec<String>,
    ) -> bool {
        let found = known.iter().any(|known| known == name);
        if !found && !name.is_empty() {
            let kind = FaultKind::Unknown { what, name: name.to_owned(), known };
            self.faults.push(ClauseFault { at: at.clone(), kind });
        }
        found
    }

    pub(super) fn clause_names(&self) -> Vec<String> {
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
    ) -> Vec<Inserted<'a>> {
        let mut sound: Vec<Inserted<'a>> = Vec::new();
        for (at, choice) in choices {
            for (index, insertion) in choice.insert.iter().enumerate() {
                let at = at.key("insert").index(index);
                if let Some(same) = sound.iter_mut().find(|other| other.insertion == insertion) {
                    same.again.push(at);
                } else if self.says_enough(&at, insertion, omitted) {
                    sound.push(Inserted { at, again: Vec::new(), insertion });
                }
            }
        }
        sound
    }

    /// A caption that no sheet shows would be lost.
    pub(super) fn caption_is_printed(&mut self, at: &Pointer, caption: Option<&str>) {
        if let Some(caption) =
            caption.filter(|text| !text.is_empty() && self.set.captions == CaptionPlace::None)
        {
            self.contradiction(&at.key("caption"), "no-captions", caption);
        }
    }

    fn says_enough(
        &mut self,
        at: &Pointer,
        insertion: &ClauseInsertion,
        omitted: &BTreeMap<String, Pointer>,
    ) -> bool {
        let ClauseInsertion {
            clause, id, caption, binds, individual_number, text, paragraphs, items, ..
        } = insertion;
        if let Some(name) = clause {
            let says = text.is_some() || !paragraphs.is_empty() || !items.is_empty();
            let own = id.is_some() || caption.is_some() || binds.is_some() || individual_number.is_yes();
            if own || says {
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
        if caption.is_none() && self.set.captions != CaptionPlace::None {
            self.missing(at, "caption", "見出し");
        }
        self.caption_is_printed(at, caption.as_deref());
        if text.is_none() && paragraphs.is_empty() {
            self.missing(at, "text", "本文");
        }
        for (at, how) in contradictions(at, text.as_ref(), paragraphs, items) {
            self.contradiction(&at, how, id.as_deref().unwrap_or(""));
        }
        self.faults.len() == before
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::clauses::ClausePlace;

    /// A profile: a and b and c stand always, s belongs to the set 組, o is optional. v differs by setting.
    fn set() -> ClauseSet {
        let text = "
title: 特記事項
sets: [組]
settings: [{ id: 再委託, choices: [禁止, 自由], default: 禁止 }]
clauses:
- { id: a, caption: a, binds: contractor, text: 甲 }
- { id: s, caption: s, binds: contractor, sets: [組], text: 甲 }
- { id: b, caption: b, binds: contractor, text: 甲 }
- { id: o, caption: o, binds: contractor, optional: yes, text: 甲 }
- { id: v, caption: v, binds: contractor, settings: { 再委託: { 禁止: { text: 禁 }, 自由: { text: 自 } } } }
";
        serde_yaml::from_str(text).expect("it is a profile")
    }

    fn choice(text: &str) -> ClauseChoice {
        serde_yaml::from_str(text).expect("it is a choice")
    }

    fn selected(base: ClauseBase, choices: &[&str]) -> (String, Vec<ClauseFault>) {
        let choices: Vec<ClauseChoice> = choices.iter().map(|text| choice(text)).collect();
        let placed: Vec<Placed<'_>> = choices.iter().map(|choice| (Pointer::root(), choice)).collect();
        let (selection, faults) = select(&set(), base, &placed);
        let ids: Vec<String> = selection.clauses.into_iter().map(|clause| clause.id).collect();
        (ids.join(" "), faults)
    }

    #[track_caller]
    fn must_be(choice: &str, ids: &str) {
        let (found, faults) = selected(ClauseBase::Standard, &[choice]);
        assert_eq!((found.as_str(), faults), (ids, Vec::new()), "{choice}");
    }

    fn own(id: &str, place: &str) -> String {
        format!("{{ id: {id}, caption: '', binds: contractor, text: 乙, {place} }}")
    }

    #[test]
    fn the_standard_clauses_stand_in_their_order() {
        must_be("{}", "a b v");
        must_be("{ sets: [組] }", "a s b v");
        must_be("{ omit: [b], sets: [組] }", "a s v");
    }

    #[test]
    fn an_optional_clause_stands_at_its_place_or_where_it_is_put() {
        must_be("{ insert: [{ clause: o }] }", "a b o v");
        must_be("{ insert: [{ clause: o, before: a }] }", "o a b v");
        must_be("{ insert: [{ clause: s, after: v }] }", "a b v s");
    }

    #[test]
    fn clauses_put_after_one_stand_in_the_order_in_which_they_are_given() {
        let [x, y, z] = ["x", "y", "z"].map(|id| own(id, "after: a"));
        must_be(&format!("{{ insert: [{x}, {y}, {z}] }}"), "a x y z b v");
        let below = own("w", "after: x");
        must_be(&format!("{{ insert: [{x}, {below}, {y}] }}"), "a x w y b v");
        let [x, y] = ["x", "y"].map(|id| own(id, "before: b"));
        must_be(&format!("{{ insert: [{x}, {y}] }}"), "a x y b v");
        must_be(&format!("{{ insert: [{}] }}", own("x", "")), "a b v x");
    }

    #[test]
    fn the_text_is_that_of_the_setting() {
        for (settings, text) in [("{}", "禁"), ("{ settings: { 再委託: 自由 } }", "自")] {
            let choice = choice(settings);
            let (selection, _) = select(&set(), ClauseBase::Standard, &[(Pointer::root(), &choice)]);
            let last = selection.clauses.last().expect("v is the last");
            assert_eq!(last.body.text.as_deref(), Some(text));
        }
    }

    #[test]
    fn none_begins_with_nothing() {
        assert_eq!(selected(ClauseBase::None, &["{}"]), (String::new(), Vec::new()));
        assert_eq!(selected(ClauseBase::None, &["{ insert: [{ clause: a }], sets: [組] }"]).0, "a s");
    }

    #[test]
    fn choices_are_taken_together_and_the_same_one_counts_once() {
        let added = format!("{{ insert: [{}] }}", own("x", "after: a"));
        let (ids, faults) =
            selected(ClauseBase::Standard, &["{ omit: [b] }", &added, &added, "{ sets: [組] }"]);
        assert_eq!((ids.as_str(), faults), ("a x s v", Vec::new()));
        let (_, faults) = selected(
            ClauseBase::Standard,
            &["{ settings: { 再委託: 自由 } }", "{ settings: { 再委託: 禁止 } }"],
        );
        let FaultKind::Contradiction { how, .. } = &faults[0].kind else { panic!("{faults:?}") };
        assert_eq!((*how, faults.len()), ("two-choices", 1));
    }

    #[test]
    fn what_two_choices_say_alike_stands_in_both_places() {
        let choice =
            choice(&format!("{{ insert: [{}], replace: [{{ id: a, text: 丙 }}] }}", own("x", "after: a")));
        let choices = ["one", "two"].map(|key| (Pointer::of(&[key]), &choice));
        let (selection, faults) = select(&set(), ClauseBase::Standard, &choices);
        assert_eq!(faults, Vec::new());
        let places = |id: &str, key: &str| -> BTreeSet<String> {
            let clause = selection.clauses.iter().find(|clause| clause.id == id).expect("it is there");
            let places = clause.places_of(&[key.to_owned()]);
            places.into_iter().map(|place| format!("{place:?}")).collect()
        };
        let of_case = |below: [&str; 3]| {
            ["one", "two"]
                .map(|key| format!("{:?}", ClausePlace::Case(Pointer::of(&[key]).keys(&below))))
                .into()
        };
        assert_eq!(places("x", "text"), of_case(["insert", "0", "text"]));
        assert_eq!(places("x", "caption"), of_case(["insert", "0", "caption"]));
        assert_eq!(places("a", "text"), of_case(["replace", "0", "text"]));
        let of_profile = ClausePlace::Profile(Pointer::of(&["clauses", "0", "caption"]));
        assert_eq!(places("a", "caption"), [format!("{of_profile:?}")].into(), "its words are the profile's");
    }
}
