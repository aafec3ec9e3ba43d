//! The special clauses of a case can be chosen as it wants them, and every reference between them holds.

use std::collections::{BTreeMap, BTreeSet};

use crate::case::{ClauseBase, ClauseChoice, Insertion};
use crate::checked::CheckedMatter;
use crate::clauses::{Broken, FaultKind, KNOWN, Numbered, Place, Placed, Selection, resolve, select};
use crate::council::{CaptionPlace, Clause, ClauseSet};
use crate::finding::{Finding, Findings, Rule};
use crate::matter_type::MatterType;
use crate::profile::Profile;
use crate::schema::{Loaded, nearest};
use crate::source::{Node, Pointer, Span};

use super::subject::{Subject, at};

/// The clauses that go with a case.
#[derive(Debug, Default)]
pub(super) struct Attached {
    /// What was chosen.
    pub(super) selection: Selection,
    /// The clauses as they are printed, where every reference holds.
    pub(super) numbered: Vec<Numbered>,
}

// --- The profile ---------------------------------------------------------------

/// Names are there once, and whatever is named is there.
pub(super) fn names_are_known(profile: &Profile, findings: &mut Findings) {
    let loaded = &profile.clauses;
    let set = &loaded.value;
    let mut teller = Teller { loaded, findings };
    teller.settings(set);
    let mut seen = BTreeSet::new();
    for (index, clause) in set.clauses.iter().enumerate() {
        let way = Pointer::of(&["clauses"]).index(index);
        teller.clause(set, clause, &way);
        for (way, name) in names(loaded, &way) {
            if !seen.insert(name.to_owned()) {
                teller.tell(Rule::ClausesContradictory, &way, "twice", name);
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
        }
    }

    fn clause(&mut self, set: &ClauseSet, clause: &Clause, way: &Pointer) {
        for (index, name) in clause.sets.iter().enumerate() {
            self.is_known(&way.key("sets").index(index), "set", name, &set.sets);
        }
        if clause.caption.is_empty() && set.captions != CaptionPlace::None {
            self.missing(way, "caption", "見出し");
        }
        let says_something = clause.text.is_some() || !clause.paragraphs.is_empty();
        if clause.text.is_some() && !clause.paragraphs.is_empty() {
            self.tell(Rule::ClausesContradictory, way, "text-and-paragraphs", &clause.id);
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
                if body.text.is_some() && !body.paragraphs.is_empty() {
                    self.tell(Rule::ClausesContradictory, &way, "text-and-paragraphs", &clause.id);
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
pub(super) fn references_hold(profile: &Profile, findings: &mut Findings) {
    let set = &profile.clauses.value;
    let mut told = BTreeSet::new();
    for (choice, chosen) in single_choices(set) {
        let (selection, _) = select(set, ClauseBase::Standard, &[(Pointer::root(), &chosen)]);
        for broken in broken(profile, &selection) {
            let Place::Profile(way) = &selection.clauses[broken.clause].place else { continue };
            let way = broken.at(way);
            if told.insert((way.to_string(), broken.blank.start)) {
                let finding = reference(&profile.clauses, &way, &broken);
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
        let insertion = Insertion { clause: Some(clause.id.clone()), ..Insertion::default() };
        choices
            .push((clause.id.clone(), ClauseChoice { insert: vec![insertion], ..ClauseChoice::default() }));
    }
    choices.push((set.sets.join("、"), with_sets(&set.sets)));
    choices
}

// --- The case ------------------------------------------------------------------

/// The clauses that a case chooses. Its matters may choose too: what one does not say it leaves to the others.
pub(super) fn choose(subject: Subject<'_>, matters: &[CheckedMatter], findings: &mut Findings) -> Attached {
    let case = &subject.case.value;
    let mut choices: Vec<Placed<'_>> = Vec::new();
    let own = case.special_clauses.as_ref();
    choices.extend(own.map(|choice| (Pointer::of(&["special_clauses"]), choice)));
    for (index, matter) in case.matters.iter().enumerate() {
        let way = Pointer::of(&["matters"]).index(index).key("special_clauses");
        choices.extend(matter.special_clauses.as_ref().map(|choice| (way, choice)));
    }
    let base = base(subject, &choices, matters, findings);

    let set = &subject.profile.clauses.value;
    let (selection, faults) = select(set, base, &choices);
    let sound = faults.is_empty();
    findings.extend(faults.into_iter().map(|fault| told(subject, &fault.at, fault.kind)));
    let broken = broken(subject.profile, &selection);
    for broken in broken.iter().filter(|_| sound) {
        findings.push(broken_in_case(subject, &selection, broken));
    }
    let numbered = numbered(subject.profile, &selection).unwrap_or_default();
    Attached { selection, numbered }
}

/// Whether the sheet begins with the standard clauses: the case says so, or a matter, or a matter that is an
/// outsourcing and says nothing.
fn base(
    subject: Subject<'_>,
    choices: &[Placed<'_>],
    matters: &[CheckedMatter],
    findings: &mut Findings,
) -> ClauseBase {
    let case = &subject.case.value;
    let of_matters =
        || choices.iter().filter(|(at, _)| at.steps().first().is_some_and(|key| key == "matters"));
    if let Some(own) = &case.special_clauses {
        let base = own.base.unwrap_or(ClauseBase::Standard);
        for (way, choice) in of_matters() {
            let other = choice.base.unwrap_or(ClauseBase::Standard);
            if base == ClauseBase::None && other == ClauseBase::Standard {
                let finding = subject.at(Rule::ClausesContradictory, way);
                findings.push(finding.with("fault", "none-and-some").with("name", ""));
            }
        }
        return base;
    }
    let outsourced = |matter: &CheckedMatter| {
        matter.grounds.iter().any(|ground| ground.matter_type == MatterType::Outsourcing)
    };
    let wants = of_matters().any(|(_, choice)| choice.base != Some(ClauseBase::None))
        || matters.iter().any(|matter| matter.matter.special_clauses.is_none() && outsourced(matter));
    if wants { ClauseBase::Standard } else { ClauseBase::None }
}

fn told(subject: Subject<'_>, way: &Pointer, fault: FaultKind) -> Finding {
    match fault {
        FaultKind::Unknown { what, name, known } => unknown(subject.case, way, what, &name, &known),
        FaultKind::Contradiction { how, name } => {
            subject.at(Rule::ClausesContradictory, way).with("fault", how).with("name", name)
        }
        FaultKind::Missing { key, japanese } => missing(subject.case, way, key, japanese),
    }
}

/// A reference to what is not there: told where the clerk left it out, or where the words stand.
fn broken_in_case(subject: Subject<'_>, selection: &Selection, broken: &Broken) -> Finding {
    let clause = &selection.clauses[broken.clause];
    let omission = broken.missing.iter().find_map(|name| selection.omitted.get(name));
    let finding = match (omission, &clause.place) {
        (_, Place::Case(way)) => reference(subject.case, &broken.at(way), broken),
        (Some(omission), Place::Profile(_)) => {
            subject.at(Rule::ClauseReferenceBroken, omission).with("blank", &broken.name)
        }
        (None, Place::Profile(_)) => {
            let way = Pointer::of(&["special_clauses"]);
            subject.at(Rule::ClauseReferenceBroken, &way).with("blank", &broken.name)
        }
    };
    let from = if matches!(clause.place, Place::Profile(_)) { clause.id.as_str() } else { "" };
    finding.with("clause", from).with("choice", "")
}

/// The clauses numbered, if every reference holds.
fn numbered(profile: &Profile, selection: &Selection) -> Option<Vec<Numbered>> {
    resolve(&selection.clauses, &profile.council.value.parties, profile.clauses.value.numbers).ok()
}

fn broken(profile: &Profile, selection: &Selection) -> Vec<Broken> {
    let numbers = profile.clauses.value.numbers;
    resolve(&selection.clauses, &profile.council.value.parties, numbers).err().unwrap_or_default()
}

/// Clauses that the council requires and the case leaves out, each with the place that leaves it out.
pub(super) fn required_are_there(subject: Subject<'_>, selection: &Selection, findings: &mut Findings) {
    let mut others = Vec::new();
    for clause in &subject.profile.clauses.value.clauses {
        let expected = clause.is_standard() || selection.expected.contains(&clause.id);
        let is_there = selection.clauses.iter().any(|chosen| chosen.id == clause.id);
        if !clause.required.is_yes() || !expected || is_there {
            continue;
        }
        match selection.omitted.get(&clause.id) {
            Some(way) => {
                findings.push(subject.at(Rule::RequiredClauseMissing, way).with("clauses", &clause.id));
            }
            None => others.push(clause.id.as_str()),
        }
    }
    if !others.is_empty() {
        let way = Pointer::of(&["special_clauses"]);
        findings.push(subject.at(Rule::RequiredClauseMissing, &way).with("clauses", others.join("、")));
    }
}

// --- Findings ------------------------------------------------------------------

fn unknown<T>(
    loaded: &Loaded<T>,
    way: &Pointer,
    what: &'static str,
    name: &str,
    known: &[String],
) -> Finding {
    let finding = Finding::new(Rule::ClauseUnknown, &loaded.file, key_or_value(&loaded.tree, way, name));
    finding
        .with("what", what)
        .with("name", name)
        .with("nearest", nearest(name, known))
        .with("known", known.join("、"))
}

/// The place of a name: of the value, or of the key where the name is a key.
fn key_or_value(tree: &Node, way: &Pointer, name: &str) -> Span {
    let Some((last, above)) = way.steps().split_last() else { return tree.span_at(way) };
    let above: Vec<&str> = above.iter().map(String::as_str).collect();
    let entry = tree.at(&Pointer::of(&above)).and_then(|node| node.entry(last));
    match entry.filter(|entry| entry.key.typed == name) {
        Some(entry) => entry.key.span.clone(),
        None => tree.span_at(way),
    }
}

fn missing<T>(loaded: &Loaded<T>, way: &Pointer, english: &str, japanese: &str) -> Finding {
    at(loaded, Rule::MissingKey, way).with("key", loaded.spelling.choose(english, Some(japanese)))
}

/// A blank that cannot be filled, under its own caret.
fn reference<T>(loaded: &Loaded<T>, way: &Pointer, broken: &Broken) -> Finding {
    let node = loaded.tree.at(way);
    let span = node.map_or(0..0, |node| node.span_within(&loaded.file.text, broken.blank.clone()));
    let rule = if broken.unknown { Rule::PlaceholderUnknown } else { Rule::ClauseReferenceBroken };
    let finding = Finding::new(rule, &loaded.file, span);
    finding.with("blank", &broken.name).with("known", KNOWN).with("clause", "").with("choice", "")
}
