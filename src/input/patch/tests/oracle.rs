//! What a change must have done, said without the patcher.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::finding::Findings;
use crate::input::schema::{Draft, Schema};
use crate::text::source::{Content, Edit, Node, Pointer, SourceFile, apply};

use super::super::{Patcher, Refusal};

/// A tree as nested text without places: the witness has its own comparison.
pub(super) fn shown(node: &Node) -> serde_json::Value {
    match &node.content {
        Content::Scalar { .. } if node.is_null() => serde_json::Value::Null,
        Content::Scalar { text, .. } => serde_json::Value::from(text.as_str()),
        Content::List(items) => items.iter().map(shown).collect(),
        Content::Map(entries) => {
            let sorted: BTreeMap<_, _> =
                entries.iter().map(|entry| (entry.key.name.clone(), shown(&entry.value))).collect();
            serde_json::Value::Object(sorted.into_iter().collect())
        }
    }
}

pub(super) fn read(text: &str, schema: &Schema) -> Node {
    let file = Arc::new(SourceFile::new("a.yaml".into(), text));
    Draft::read(&file, schema, &mut Findings::new()).expect("it is read").tree().clone()
}

#[derive(Debug, Default)]
pub(super) struct Count {
    pub(super) right: usize,
    pub(super) refused: BTreeMap<String, usize>,
}

pub(super) struct Bench {
    pub(super) counts: BTreeMap<&'static str, Count>,
}

impl Bench {
    /// Counts a change, and fails where it is wrong.
    pub(super) fn take(
        &mut self,
        kind: &'static str,
        patcher: &Patcher<'_>,
        result: Result<Vec<Edit>, Refusal>,
        change: impl FnOnce(&mut serde_json::Value),
        added: Option<&Pointer>,
        note: &str,
    ) {
        let count = self.counts.entry(kind).or_default();
        let edits = match result {
            Ok(edits) => edits,
            Err(refusal) => {
                let name = format!("{refusal:?}").split('(').next().unwrap_or_default().to_owned();
                *count.refused.entry(name).or_default() += 1;
                return;
            }
        };
        count.right += 1;
        let old = &patcher.file.text;
        let new = apply(old, &edits).expect("edits are of the text");
        let mut wanted = shown(patcher.tree());
        change(&mut wanted);
        let mut found = shown(&read(&new, patcher.schema));
        if let Some(at) = added {
            let value = place(&mut found, at);
            *value = bare(value).clone();
        }
        assert_eq!(found, wanted, "{kind} {note}\n{edits:?}");
        let comments = |text: &str| {
            text.lines().filter(|line| line.trim().starts_with('#') && !line.contains("でない")).count()
        };
        if !kind.ends_with("remove") {
            assert!(comments(&new) >= comments(old), "{kind} {note}\n{edits:?}");
        }
        if serde_yaml::from_str::<serde_yaml::Value>(old).is_ok() {
            let witness = serde_yaml::from_str::<serde_yaml::Value>(&new);
            assert!(witness.is_ok(), "{kind} {note}: {witness:?}\n{edits:?}");
        }
        if old.contains("\r\n") {
            assert_eq!(new.matches('\n').count(), new.matches("\r\n").count(), "{kind} {note}\n{edits:?}");
        }
        assert_eq!(old.ends_with('\n'), new.ends_with('\n'), "{kind} {note}\n{edits:?}");
        assert_eq!(apply(&new, &inverse(old, &edits)).as_deref(), Some(old.as_str()), "{kind} {note}");
    }
}

/// The edits that take edits back.
pub(super) fn inverse(old: &str, edits: &[Edit]) -> Vec<Edit> {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let (mut added, mut removed) = (0, 0);
    let back = |edit: &Edit| {
        let start = edit.span.start + added - removed;
        added += edit.text.len();
        removed += edit.span.len();
        Edit { span: start..start + edit.text.len(), text: old[edit.span.clone()].to_owned() }
    };
    sorted.into_iter().map(back).collect()
}

pub(super) fn place<'a>(tree: &'a mut serde_json::Value, at: &Pointer) -> &'a mut serde_json::Value {
    tree.pointer_mut(&at.to_string()).expect("it is there")
}

/// A text, where the reader made a list or mapping of it.
pub(super) fn bare(value: &serde_json::Value) -> &serde_json::Value {
    match value {
        serde_json::Value::Array(items) if items.len() == 1 => bare(&items[0]),
        serde_json::Value::Object(entries) if entries.len() == 1 => {
            bare(entries.values().next().expect("one"))
        }
        _ => value,
    }
}
