//! Puts added clauses at their places, and new words into clauses.

use std::collections::BTreeMap;

use crate::model::clause_text::contradictions;
use crate::text::source::Pointer;

use super::Chosen;
use super::select::{Inserted, Placed, Selecting, Selection};

impl<'a> Selecting<'a> {
    /// Puts a clause at its place.
    pub(super) fn insert(
        &mut self,
        selection: &mut Selection,
        Inserted { at, again, insertion }: &Inserted<'_>,
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
            Chosen { again: again.clone(), ..Chosen::own(insertion, at) }
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
    pub(super) fn replace(
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
                let (paragraphs, items) = (&replacement.paragraphs, &replacement.items);
                for (at, how) in contradictions(&at, replacement.text.as_ref(), paragraphs, items) {
                    self.contradiction(&at, how, id);
                }
                if replacement.text.is_none()
                    && replacement.paragraphs.is_empty()
                    && (replacement.caption.is_none() || !replacement.items.is_empty())
                {
                    self.missing(&at, "text", "本文");
                }
                self.caption_is_printed(&at, replacement.caption.as_deref());
                let before = replaced.insert(id, (at.clone(), replacement));
                if before.as_ref().is_some_and(|(_, other)| *other != replacement) {
                    self.contradiction(&at.key("id"), "two-texts", id);
                }
                if let Some(clause) = selection.clauses.iter_mut().find(|clause| clause.id == *id) {
                    if !self.set.clauses.iter().any(|known| known.id == *id) {
                        self.contradiction(&at.key("id"), "own-replaced", id);
                    }
                    clause.reword(replacement, &at);
                    clause.again.extend(before.map(|(at, _)| at));
                } else if self.is_known(&at.key("id"), "clause", id, self.clause_names()) {
                    let how = if omitted.contains_key(id) { "omitted" } else { "absent" };
                    self.contradiction(&at.key("id"), how, id);
                }
            }
        }
    }
}
