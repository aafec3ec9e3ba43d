//! Every kind of change of every value of every file, with texts that YAML is known to stumble over.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::input::patch::{Patcher, Value};
use crate::input::schema::Schema;
use crate::model::case::Case;
use crate::model::council::{ClauseSet, Council};
use crate::model::meeting::Meeting;
use crate::text::source::{Content, Node, Pointer, SourceFile};

use super::oracle::{Bench, Count, place, shown};

const HOSTILE: &[&str] = &[
    "健診",
    "",
    " ",
    "a: b",
    "a:b",
    "案件 #1",
    "#1",
    "「引用」を付す",
    "\"引用\"",
    "'x'",
    "it's",
    "- 印",
    "-印",
    "* 印",
    "*a",
    "&a",
    "!a",
    "%a",
    "@a",
    "`a",
    "|",
    "> a",
    "| a",
    "[かっこ",
    "{a}",
    "a, b",
    "a]",
    "?",
    "? a",
    "甲\n乙",
    "甲\n",
    "甲\n\n乙\n",
    " 甲\n 乙",
    "甲\n\n",
    "\n甲",
    "a\tb",
    "\ta",
    "a：b",
    "－印",
    "１　２",
    "　先頭",
    "末尾　",
    "😀",
    "\u{feff}a",
    "a\u{feff}",
    "a\u{85}b",
    "a\u{2028}b",
    "a\u{2029}b",
    "null",
    "~",
    "yes",
    "true",
    "0421",
    "1e3",
    "2008-10-01",
    "平成20年",
    "末尾 ",
    "\\n",
    "\\",
    "甲、乙",
    "...",
    "---",
    "<<",
    "=",
    "葛\u{e0100}",
    "〔件名を書いてください〕",
    "\u{7}",
    "a\r\nb",
];

fn files() -> Vec<PathBuf> {
    fn gather(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                gather(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "yaml") {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    for folder in ["cases", "templates", "tests"] {
        gather(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut found);
    }
    found.sort();
    found
}

fn schema_of(path: &Path) -> Arc<Schema> {
    match path.file_name().and_then(|name| name.to_str()) {
        Some("meeting.yaml") => Schema::shared::<Meeting>(),
        Some("council.yaml") => Schema::shared::<Council>(),
        Some("clauses.yaml") => Schema::shared::<ClauseSet>(),
        _ => Schema::shared::<Case>(),
    }
}

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

/// One text in `step` of every value of every file, in turn, and every kind of change of every list and mapping.
fn run(step: usize) -> BTreeMap<&'static str, Count> {
    let mut bench = Bench { counts: BTreeMap::new() };
    let files = files();
    assert!(files.len() > 30, "the files are there");
    let mut turn = 0;
    for path in files {
        let typed = std::fs::read_to_string(&path).expect("it is there");
        let schema = schema_of(&path);
        for (form, text) in
            [typed.clone(), typed.replace('\n', "\r\n"), format!("\u{feff}{}", typed.trim_end())]
                .into_iter()
                .enumerate()
        {
            let file = Arc::new(SourceFile::new(path.clone(), &text));
            let Ok(patcher) = Patcher::new(&file, &schema) else {
                *bench
                    .counts
                    .entry("read")
                    .or_default()
                    .refused
                    .entry(path.display().to_string())
                    .or_default() += 1;
                continue;
            };
            let mut all = Vec::new();
            nodes(patcher.tree(), &Pointer::root(), &mut all);
            for (at, node) in all {
                turn += 1;
                if turn % step == 0 {
                    try_all(&mut bench, &patcher, &at, &node, turn / step, form);
                }
            }
        }
    }
    bench.counts
}

fn try_all(bench: &mut Bench, patcher: &Patcher<'_>, at: &Pointer, node: &Node, turn: usize, form: usize) {
    let hostile = HOSTILE[turn % HOSTILE.len()];
    let value = Value::text(hostile);
    let told = format!("{} form {form} {at} {hostile:?}", patcher.file.path.display());
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
                (Value::of(&items[0]), shown(&items[0]))
            };
            let index = turn % (items.len() + 1);
            let result = patcher.add(&at.index(index), &new);
            let add = |tree: &mut serde_json::Value| {
                place(tree, at).as_array_mut().expect("a list").insert(index, json);
            };
            bench.take("list add", patcher, result, add, None, &told);
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
            let gone = &entries[turn % entries.len()].key.name;
            let take = |tree: &mut serde_json::Value| {
                place(tree, at).as_object_mut().expect("a mapping").remove(gone);
            };
            bench.take("map remove", patcher, patcher.remove(&at.key(gone)), take, None, &told);
        }
    }
}

fn assert_few_refusals(counts: &BTreeMap<&'static str, Count>) {
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
    assert_few_refusals(&run(83));
}

#[test]
#[ignore = "minutes: every value of every file"]
fn a_change_is_right_or_refused_in_all_files() {
    assert_few_refusals(&run(1));
}
