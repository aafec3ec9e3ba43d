//! Whether what a case chooses can be told apart on the sheet, and has an effect there.

use std::collections::BTreeSet;

use crate::model::clause_text::{Body, ClauseItem};
use crate::text::source::Pointer;

use super::select::{Placed, Selecting, Selection};
use super::{Chosen, ClausePlace};

impl<'a> Selecting<'a> {
    /// A name stands for one thing on the sheet: a reference to it would lead to the other one.
    pub(super) fn names_stand_once(&mut self, selection: &Selection) {
        let of_case = |clause: &&Chosen| matches!(clause.place, ClausePlace::Case(_));
        let mut known: BTreeSet<&str> = BTreeSet::new();
        for clause in selection.clauses.iter().filter(|clause| !of_case(clause)) {
            known.insert(&clause.id);
            known.extend(names(&clause.body, &Pointer::root()).into_iter().map(|(_, name)| name));
        }
        for clause in selection.clauses.iter().filter(of_case) {
            let ClausePlace::Case(at) = &clause.place else { continue };
            let own = std::iter::once((at.key("id"), clause.id.as_str())).chain(names(&clause.body, at));
            for (at, name) in own {
                if !known.insert(name) {
                    self.contradiction(&at, "twice", name);
                }
            }
        }
    }

    /// What is chosen of a setting is to be read on the sheet.
    pub(super) fn settings_have_their_clauses(&mut self, selection: &Selection, choices: &[Placed<'a>]) {
        let known = |name: &String| self.set.settings.iter().any(|setting| setting.id == *name);
        let is_used = |name: &String| {
            let of_profile = |chosen: &&Chosen| matches!(chosen.place, ClausePlace::Profile(_));
            selection.clauses.iter().filter(of_profile).any(|chosen| {
                let clause = self.set.clauses.iter().find(|clause| clause.id == chosen.id);
                clause.is_some_and(|clause| clause.settings.contains_key(name))
            })
        };
        let unused: Vec<(Pointer, &String)> = choices
            .iter()
            .flat_map(|(at, choice)| choice.settings.keys().map(|name| (at.key("settings").key(name), name)))
            .filter(|(_, name)| known(name) && !is_used(name))
            .collect();
        for (at, name) in unused {
            self.contradiction(&at, "setting-without-clause", name);
        }
    }
}

/// The names of paragraphs and items, each with its place below that of the clause.
fn names<'b>(body: &'b Body, at: &Pointer) -> Vec<(Pointer, &'b str)> {
    let mut found = Vec::new();
    items(&body.items, at, &mut found);
    for (index, paragraph) in body.paragraphs.iter().enumerate() {
        let at = at.key("paragraphs").index(index);
        found.extend(paragraph.id.as_deref().map(|name| (at.key("id"), name)));
        items(&paragraph.items, &at, &mut found);
    }
    found
}

fn items<'b>(items_of: &'b [ClauseItem], at: &Pointer, found: &mut Vec<(Pointer, &'b str)>) {
    for (index, item) in items_of.iter().enumerate() {
        let at = at.key("items").index(index);
        found.extend(item.id.as_deref().map(|name| (at.key("id"), name)));
        items(&item.items, &at, found);
    }
}
