//! Whatever a case chooses among the clauses of a profile, names and references hold.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::clauses::{ClausePlace, select};
use crate::diagnostic::finding::{Findings, Relation, Rule};
use crate::input::schema::Loaded;
use crate::model::case::{ClauseBase, ClauseChoice, ClauseInsertion};
use crate::model::clause_text::contradictions;
use crate::model::council::{CaptionPlace, Clause, ClauseSet};
use crate::text::source::Pointer;
use crate::workspace::profile::Profile;

use super::super::context::at;
use super::finding::{missing, reference, unknown};
use super::resolved;

/// Names are there once, and whatever is named is there.
pub(in crate::check::rules) fn names_are_known(profile: &Profile, findings: &mut Findings) {
    let loaded = profile.clauses();
    let set = &loaded.value;
    let mut teller = Teller { loaded, findings };
    teller.settings(set);
    teller.sets(set);
    let mut seen: BTreeMap<String, Pointer> = BTreeMap::new();
    for (index, clause) in set.clauses.iter().enumerate() {
        let way = Pointer::of(&["clauses"]).index(index);
        teller.clause(set, clause, &way);
        for (way, name) in names(loaded, &way) {
            match seen.get(name) {
                Some(first) => teller.twice(&way, "twice", name, first),
                None => drop(seen.insert(name.to_owned(), way)),
            }
        }
    }
}

/// Finds what is wrong in clauses.yaml.
struct Teller<'a> {
    loaded: &'a Loaded<ClauseSet>,
    findings: &'a mut Findings,
}

impl Teller<'_> {
    fn tell(&mut self, rule: Rule, way: &Pointer, how: &'static str, name: &str) {
        self.findings.push(at(self.loaded, rule, way).with("fault", how).with("name", name));
    }

    /// A name that stands elsewhere already.
    fn twice(&mut self, way: &Pointer, how: &'static str, name: &str, first: &Pointer) {
        let finding = at(self.loaded, Rule::ClausesContradictory, way).with("fault", how).with("name", name);
        let first = self.loaded.tree.span_at(first);
        self.findings.push(finding.beside(Relation::First, &self.loaded.file, first));
    }

    fn is_known(&mut self, way: &Pointer, what: &'static str, name: &str, known: &[String]) -> bool {
        let found = known.iter().any(|known| known == name);
        if !found && !name.is_empty() {
            self.findings.push(unknown(self.loaded, way, what, name, known));
        }
        found
    }

    fn missing(&mut self, way: &Pointer, english: &str, japanese: &str) {
        self.findings.push(missing(self.loaded, way, english, japanese));
    }

    fn settings(&mut self, set: &ClauseSet) {
        for (index, setting) in set.settings.iter().enumerate() {
            let way = Pointer::of(&["settings"]).index(index);
            self.is_known(&way.key("default"), "choice", &setting.default, &setting.choices);
            if let Some(first) = set.settings[..index].iter().position(|other| other.id == setting.id) {
                let first = Pointer::of(&["settings"]).index(first).key("id");
                self.twice(&way.key("id"), "set-twice", &setting.id, &first);
            }
            self.stand_once(&way.key("choices"), &setting.choices);
            if !set.clauses.iter().any(|clause| clause.settings.contains_key(&setting.id)) {
                self.has_no_effect(&way.key("id"), "setting", &setting.id);
            }
        }
    }

    fn sets(&mut self, set: &ClauseSet) {
        self.stand_once(&Pointer::of(&["sets"]), &set.sets);
        for (index, name) in set.sets.iter().enumerate() {
            let way = Pointer::of(&["sets"]).index(index);
            if !set.clauses.iter().any(|clause| clause.sets.contains(name)) {
                self.has_no_effect(&way, "set", name);
            }
        }
    }

    fn stand_once(&mut self, list: &Pointer, names: &[String]) {
        for (index, name) in names.iter().enumerate() {
            if let Some(first) = names[..index].iter().position(|other| other == name) {
                self.twice(&list.index(index), "set-twice", name, &list.index(first));
            }
        }
    }

    /// A case may choose it, and nothing follows from that.
    fn has_no_effect(&mut self, way: &Pointer, fault: &'static str, name: &str) {
        let finding = at(self.loaded, Rule::ValueWithoutEffect, way).with("fault", fault);
        self.findings.push(finding.with("key", name).with("other", ""));
    }

    fn clause(&mut self, set: &ClauseSet, clause: &Clause, way: &Pointer) {
        for (index, name) in clause.sets.iter().enumerate() {
            self.is_known(&way.key("sets").index(index), "set", name, &set.sets);
        }
        if clause.caption.is_empty() && set.captions != CaptionPlace::None {
            self.missing(way, "caption", "見出し");
        }
        let says_something = clause.text.is_some() || !clause.paragraphs.is_empty();
        for (way, how) in contradictions(way, clause.text.as_ref(), &clause.paragraphs, &clause.items) {
            self.tell(Rule::ClausesContradictory, &way, how, &clause.id);
        }
        if clause.settings.is_empty() && !says_something {
            self.missing(way, "text", "本文");
        }
        let settings: Vec<String> = set.settings.iter().map(|setting| setting.id.clone()).collect();
        for (name, variants) in &clause.settings {
            let way = way.key("settings").key(name);
            if !self.is_known(&way, "setting", name, &settings) {
                continue;
            }
            let choices = set.settings.iter().find(|setting| setting.id == *name);
            let choices = choices.map(|setting| setting.choices.as_slice()).unwrap_or_default();
            for (choice, body) in variants {
                let way = way.key(choice);
                self.is_known(&way, "choice", choice, choices);
                for (way, how) in contradictions(&way, body.text.as_ref(), &body.paragraphs, &body.items) {
                    self.tell(Rule::ClausesContradictory, &way, how, &clause.id);
                }
                if body.text.is_none() && body.paragraphs.is_empty() {
                    self.missing(&way, "text", "本文");
                }
            }
            for choice in choices.iter().filter(|choice| !says_something && !variants.contains_key(*choice)) {
                self.missing(&way, choice, choice);
            }
        }
    }
}

/// The names of a clause and of what is in it; a name may stand again in another text for the same clause.
fn names<'a>(loaded: &'a Loaded<ClauseSet>, clause: &Pointer) -> Vec<(Pointer, &'a str)> {
    let Some(node) = loaded.tree.at(clause) else { return Vec::new() };
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for (way, node) in node.texts() {
        let [steps @ .., last] = way.steps() else { continue };
        let of_variant = steps.first().is_some_and(|step| step == "settings");
        let steps: Vec<&str> = way.steps().iter().map(String::as_str).collect();
        if let (true, Some(name)) = (last == "id", node.text().filter(|name| !name.is_empty())) {
            let new = seen.insert(name);
            if new || !of_variant {
                found.push((clause.keys(&steps), name));
            }
        }
    }
    found
}

/// Every reference between the clauses of the profile holds, whatever a case chooses singly: a set, a setting, an
/// optional clause.
pub(in crate::check::rules) fn references_hold(profile: &Profile, findings: &mut Findings) {
    let set = &profile.clauses().value;
    let mut told = BTreeSet::new();
    for (choice, chosen) in single_choices(set) {
        let (selection, _) = select(set, ClauseBase::Standard, &[(Pointer::root(), &chosen)]);
        for broken in resolved(profile, &selection).err().unwrap_or_default() {
            let ClausePlace::Profile(way) = &selection.clauses[broken.clause].place else { continue };
            let way = broken.at(way);
            if told.insert((way.to_string(), broken.blank.start)) {
                let finding = reference(profile.clauses(), &way, &broken);
                findings.push(finding.with("choice", &choice));
            }
        }
    }
}

/// Everything that a case can choose singly, with its name; and all sets at once.
fn single_choices(set: &ClauseSet) -> Vec<(String, ClauseChoice)> {
    let mut choices = vec![(String::new(), ClauseChoice::default())];
    let with_sets = |sets: &[String]| ClauseChoice { sets: sets.to_vec(), ..ClauseChoice::default() };
    choices.extend(set.sets.iter().map(|name| (name.clone(), with_sets(std::slice::from_ref(name)))));
    for setting in &set.settings {
        for choice in &setting.choices {
            let settings = BTreeMap::from([(setting.id.clone(), choice.clone())]);
            let name = format!("{}: {choice}", setting.id);
            choices.push((name, ClauseChoice { settings, ..ClauseChoice::default() }));
        }
    }
    for clause in set.clauses.iter().filter(|clause| !clause.is_standard()) {
        let insertion = ClauseInsertion { clause: Some(clause.id.clone()), ..ClauseInsertion::default() };
        choices
            .push((clause.id.clone(), ClauseChoice { insert: vec![insertion], ..ClauseChoice::default() }));
    }
    choices.push((set.sets.join("、"), with_sets(&set.sets)));
    choices
}
