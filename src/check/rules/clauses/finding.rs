//! What is said about special clauses, in clauses.yaml as in a case.

use crate::check::clauses::{Broken, KNOWN};
use crate::diagnostic::finding::{Finding, Rule};
use crate::input::schema::Loaded;
use crate::text::nearest::nearest;
use crate::text::source::{Node, Pointer, Span};

use super::super::context::at;

pub(super) fn unknown<T>(
    loaded: &Loaded<T>,
    way: &Pointer,
    what: &'static str,
    name: &str,
    known: &[String],
) -> Finding {
    let finding = Finding::new(Rule::ClauseUnknown, &loaded.file, key_or_value(&loaded.tree, way, name));
    let (place, nearest) = (finding.span.clone(), nearest(name, known));
    let finding = finding.on(way.clone()).renamed(&place, &nearest);
    finding.with("what", what).with("name", name).with("nearest", nearest).with("known", known)
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

pub(super) fn missing<T>(loaded: &Loaded<T>, way: &Pointer, english: &str, japanese: &str) -> Finding {
    let finding = at(loaded, Rule::MissingKey, way).on(way.key(english));
    finding.with("key", loaded.spelling.choose(english, Some(japanese)))
}

/// A blank that cannot be filled, under its own caret.
pub(super) fn reference<T>(loaded: &Loaded<T>, way: &Pointer, broken: &Broken) -> Finding {
    let node = loaded.tree.at(way);
    let span = node.map_or(0..0, |node| node.span_within(&loaded.file.text, broken.blank.clone()));
    let rule = if broken.unknown { Rule::PlaceholderUnknown } else { Rule::ClauseReferenceBroken };
    let finding = Finding::new(rule, &loaded.file, span);
    let finding = finding.on(way.clone());
    finding.with("blank", &broken.name).with("known", KNOWN).with("clause", "").with("choice", "")
}
