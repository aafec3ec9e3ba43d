//! What is provided comes from what is held.

use crate::case::{Case, Matter};
use crate::finding::{Finding, Findings, Rule};
use crate::schema::Loaded;
use crate::source::Pointer;

/// A contractor may only receive what the municipality holds.
pub(super) fn provided_is_held(loaded: &Loaded<Case>, findings: &mut Findings) {
    for (index, matter) in loaded.value.matters.iter().enumerate() {
        if matter.held.fields.is_empty() {
            continue;
        }
        let fields = Pointer::of(&["matters"]).index(index).keys(&["provided", "fields"]);
        for (index, field) in
            matter.provided.fields.iter().enumerate().filter(|(_, field)| !field.name.is_empty())
        {
            let at = fields.index(index);
            if field.from.is_empty() {
                if !is_held(matter, &field.name) {
                    findings.push(not_held(
                        loaded,
                        matter,
                        &field.name,
                        &at.key("name"),
                        Rule::ProvidedNotHeld,
                    ));
                }
                continue;
            }
            for (index, name) in field.from.iter().enumerate() {
                if !name.is_empty() && !is_held(matter, name) {
                    findings.push(not_held(
                        loaded,
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

fn is_held(matter: &Matter, name: &str) -> bool {
    matter.held.fields.iter().any(|held| held == name)
}

fn not_held(loaded: &Loaded<Case>, matter: &Matter, name: &str, at: &Pointer, rule: Rule) -> Finding {
    let alike: Vec<&String> =
        matter.held.fields.iter().filter(|held| held.contains(name) || name.contains(*held)).collect();
    let quoted = alike.iter().map(|held| format!("「{held}」")).collect::<String>();
    let listed = alike.iter().map(|held| held.as_str()).collect::<Vec<_>>().join(", ");
    Finding::new(rule, &loaded.file, loaded.tree.span_at(at))
        .with("field", name)
        .with("alike", &quoted)
        .with("list", &listed)
}
