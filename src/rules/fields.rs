//! What is provided comes from what is held, and no more than is needed.

use crate::case::Matter;
use crate::finding::{Finding, Findings, Rule};
use crate::source::Pointer;

use super::subject::Subject;

/// A contractor may only receive what the municipality holds.
pub(super) fn provided_is_held(subject: Subject<'_>, findings: &mut Findings) {
    for (at, matter) in matters(subject) {
        if matter.held.fields.is_empty() {
            continue;
        }
        let named = matter.provided.fields.iter().enumerate().filter(|(_, field)| !field.name.is_empty());
        for (index, field) in named {
            let at = at.keys(&["provided", "fields"]).index(index);
            if field.from.is_empty() && !is_held(matter, &field.name) {
                findings.push(not_held(subject, matter, &field.name, &at.key("name"), Rule::ProvidedNotHeld));
            }
            for (index, name) in field.from.iter().enumerate().filter(|(_, name)| !name.is_empty()) {
                if !is_held(matter, name) {
                    findings.push(not_held(
                        subject,
                        matter,
                        name,
                        &at.key("from").index(index),
                        Rule::FromNotHeld,
                    ));
                }
            }
        }
    }
}

/// No field stands twice in one list.
pub(super) fn fields_stand_once(subject: Subject<'_>, findings: &mut Findings) {
    for (at, matter) in matters(subject) {
        let held: Vec<&String> = matter.held.fields.iter().collect();
        let provided: Vec<&String> = matter.provided.fields.iter().map(|field| &field.name).collect();
        for (side, names) in [("held", held), ("provided", provided)] {
            for (index, name) in names.iter().enumerate().filter(|(_, name)| !name.is_empty()) {
                if names[..index].contains(name) {
                    let at = at.keys(&[side, "fields"]).index(index);
                    findings.push(subject.at(Rule::DuplicateField, &at).with("field", *name));
                }
            }
        }
    }
}

/// Only what the work needs is handed over (data minimisation).
pub(super) fn not_everything_is_provided(subject: Subject<'_>, findings: &mut Findings) {
    for (at, matter) in matters(subject) {
        let is_provided = |held: &String| {
            let mut fields = matter.provided.fields.iter();
            fields.any(|field| field.name == *held || field.from.contains(held))
        };
        let held = &matter.held.fields;
        if held.len() > 1 && held.iter().all(is_provided) {
            let finding = subject.at(Rule::AllFieldsProvided, &at.keys(&["provided", "fields"]));
            findings.push(finding.with("count", held.len()));
        }
    }
}

/// The matters of a case, each with the way to it.
pub(super) fn matters(subject: Subject<'_>) -> impl Iterator<Item = (Pointer, &Matter)> {
    let matters = subject.case.value.matters.iter().enumerate();
    matters.map(|(index, matter)| (Pointer::of(&["matters"]).index(index), matter))
}

fn is_held(matter: &Matter, name: &str) -> bool {
    matter.held.fields.iter().any(|held| held == name)
}

fn not_held(subject: Subject<'_>, matter: &Matter, name: &str, at: &Pointer, rule: Rule) -> Finding {
    let alike = |held: &&String| !held.is_empty() && (held.contains(name) || name.contains(held.as_str()));
    let alike: Vec<&str> = matter.held.fields.iter().filter(alike).map(String::as_str).collect();
    let quoted = alike.iter().map(|held| format!("「{held}」")).collect::<String>();
    subject.at(rule, at).with("field", name).with("alike", quoted).with("list", alike.join(", "))
}
