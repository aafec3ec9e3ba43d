//! Every kind of change of every value of every file, with texts that YAML is known to stumble over.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use crate::input::patch::{NewValue, Patcher};
use crate::input::schema::Schema;
use crate::model::case::Case;
use crate::text::source::{Content, Node, Pointer, SourceFile};

use super::material::{HOSTILE, ODD, files, schema_of};
use super::oracle::{Bench, Count, place, shown};

/// Every node of a tree, with the way to it.
fn nodes(node: &Node, at: &Pointer, found: &mut Vec<(Pointer, Node)>) {
    found.push((at.clone(), node.clone()));
    match &node.content {
        Content::Scalar { .. } => {}
        Content::List(items) => {
            items.iter().enumerate().for_each(|(index, item)| nodes(item, &at.index(index), found));
        }
        Content::Map(entries) => {
            entries.iter().for_each(|entry| nodes(&entry.value, &at.key(&entry.key.name), found));
        }
    }
}

/// What became of changes, by their kind.
type Counts = BTreeMap<&'static str, Count>;

/// One text in `step` of every value of every file, in turn, and every kind of change of every list and mapping.
///
/// - `round` chooses which text, and which entry of a list
fn run(step: usize, round: usize) -> Counts {
    let files = files();
    assert!(files.len() > 30, "the files are there");
    let tried = files.par_iter().enumerate().map(|(index, path)| try_file(path, step, round + index));
    tried.reduce(BTreeMap::new, added)
}

fn try_file(path: &Path, step: usize, first: usize) -> Counts {
    let mut bench = Bench { counts: BTreeMap::new() };
    let typed = std::fs::read_to_string(path).expect("it is there");
    let schema = schema_of(path);
    let mut turn = first;
    for (form, text) in [typed.clone(), typed.replace('\n', "\r\n"), format!("\u{feff}{}", typed.trim_end())]
        .into_iter()
        .enumerate()
    {
        let file = Arc::new(SourceFile::new(path.to_owned(), &text));
        let Ok(patcher) = Patcher::new(&file, &schema) else {
            let refused = &mut bench.counts.entry("read").or_default().refused;
            *refused.entry(path.to_string_lossy().into_owned()).or_default() += 1;
            continue;
        };
        let mut all = Vec::new();
        nodes(patcher.tree(), &Pointer::root(), &mut all);
        for (at, node) in all {
            turn += 1;
            if turn.is_multiple_of(step) {
                try_all(&mut bench, &patcher, &at, &node, turn / step, form);
            }
        }
    }
    bench.counts
}

fn added(mut one: Counts, other: Counts) -> Counts {
    for (kind, count) in other {
        let sum = one.entry(kind).or_default();
        sum.right += count.right;
        for (why, times) in count.refused {
            *sum.refused.entry(why).or_default() += times;
        }
    }
    one
}

/// A value as it can be written: with an empty text where nothing stood.
fn filled(value: serde_json::Value) -> serde_json::Value {
    match value {
        serde_json::Value::Null => serde_json::Value::from(""),
        serde_json::Value::Array(items) => items.into_iter().map(filled).collect(),
        serde_json::Value::Object(entries) => {
            serde_json::Value::Object(entries.into_iter().map(|(key, value)| (key, filled(value))).collect())
        }
        text => text,
    }
}

fn try_all(bench: &mut Bench, patcher: &Patcher<'_>, at: &Pointer, node: &Node, turn: usize, form: usize) {
    let hostile = HOSTILE[turn % HOSTILE.len()];
    let value = NewValue::text(hostile);
    let told = format!("{} form {form} {at} {hostile:?}", patcher.file.path.to_string_lossy());
    match &node.content {
        Content::Scalar { .. } => {
            let result = patcher.set(at, &value);
            let set = |tree: &mut serde_json::Value| *place(tree, at) = hostile.into();
            bench.take("set", patcher, result, set, None, &told);
        }
        Content::List(items) => {
            let is_names = items.iter().all(|item| matches!(item.content, Content::Scalar { .. }));
            let (new, json) = if is_names {
                (value, serde_json::Value::from(hostile))
            } else {
                (NewValue::of(&items[0]), filled(shown(&items[0])))
            };
            let index = turn % (items.len() + 1);
            let result = patcher.add(&at.index(index), &new);
            let add = |tree: &mut serde_json::Value| {
                place(tree, at).as_array_mut().expect("a list").insert(index, json);
            };
            bench.take("list add", patcher, result, add, None, &told);
            if items.is_empty() {
                return;
            }
            let from = turn % items.len();
            let to = items.len() - 1 - from;
            let result = patcher.move_item(at, from, to);
            let rotate = |tree: &mut serde_json::Value| {
                let list = place(tree, at).as_array_mut().expect("a list");
                let item = list.remove(from);
                list.insert(to, item);
            };
            bench.take("move", patcher, result, rotate, None, &told);
            let take = |tree: &mut serde_json::Value| {
                place(tree, at).as_array_mut().expect("a list").remove(from);
            };
            bench.take("list remove", patcher, patcher.remove(&at.index(from)), take, None, &told);
        }
        Content::Map(entries) => {
            let key = "neuer_schlüssel";
            let add = |tree: &mut serde_json::Value| {
                place(tree, at).as_object_mut().expect("a mapping").insert(key.to_owned(), hostile.into());
            };
            bench.take("map add", patcher, patcher.add(&at.key(key), &value), add, Some(&at.key(key)), &told);
            if entries.is_empty() {
                return;
            }
            let gone = &entries[turn % entries.len()].key.name;
            let take = |tree: &mut serde_json::Value| {
                place(tree, at).as_object_mut().expect("a mapping").remove(gone);
            };
            bench.take("map remove", patcher, patcher.remove(&at.key(gone)), take, None, &told);
        }
    }
}

fn assert_few_refusals(counts: &Counts) {
    println!("{counts:#?}");
    assert!(!counts.contains_key("read"), "every file can be changed: {:?}", counts["read"]);
    for kind in ["set", "list add", "move", "list remove", "map add", "map remove"] {
        let count = &counts[kind];
        let refused: usize =
            count.refused.iter().filter(|(why, _)| *why != "Character").map(|(_, count)| count).sum();
        assert!(refused * 20 <= count.right, "{kind}: {count:?}");
    }
}

#[test]
fn a_change_is_right_or_refused_in_a_sample_of_all_files() {
    assert_few_refusals(&run(83, 0));
}

#[test]
#[ignore = "an hour: make exhaustive"]
fn a_million_changes_are_right_or_refused_in_all_files() {
    let asked = |name: &str, usual: usize| {
        std::env::var(name).ok().map_or(usual, |said| said.parse().expect("a number"))
    };
    let (wanted, first) = (asked("CHANGES", 1_000_000), asked("ROUND", 0));
    let (mut counts, mut tried) = (Counts::new(), 0);
    for round in first.. {
        // A prime number: another text at each value in each round.
        counts = added(counts, run(1, round * 31));
        tried = counts.values().map(|count| count.right + count.refused.values().sum::<usize>()).sum();
        println!("round {round}: {tried} changes");
        if tried >= wanted {
            break;
        }
    }
    assert!(tried >= wanted);
    assert_few_refusals(&counts);
}

#[test]
fn a_change_is_right_or_refused_in_every_style() {
    let mut bench = Bench { counts: BTreeMap::new() };
    let schema = Schema::shared::<Case>();
    let mut sound = 0;
    for text in ODD {
        for text in [(*text).to_owned(), text.replace('\n', "\r\n")] {
            let file = Arc::new(SourceFile::new("odd.yaml".into(), &text));
            let Ok(patcher) = Patcher::new(&file, &schema) else {
                println!("not sound: {text}");
                continue;
            };
            sound += 1;
            let mut all = Vec::new();
            nodes(patcher.tree(), &Pointer::root(), &mut all);
            for (nth, (at, node)) in all.into_iter().enumerate() {
                (nth % 7..HOSTILE.len())
                    .step_by(7)
                    .for_each(|turn| try_all(&mut bench, &patcher, &at, &node, turn, 0));
            }
        }
    }
    assert!(sound >= 14, "{sound} can be changed");
    assert_few_refusals(&bench.counts);
}
