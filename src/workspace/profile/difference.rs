//! What a profile says otherwise than its base.

use crate::diagnostic::path::shown;
use crate::text::source::{Content, Node};

use super::Texts;

/// One place at which a profile and its base differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The keys on the way, as typed: 取扱い票 ＞ 委託 ＞ 見出し ＞ 理由. For a file of its own, its name.
    pub place: String,
    /// What the base says; empty where it says nothing.
    pub base: String,
    /// What the profile says; empty where it takes the base's word away.
    pub own: String,
}

impl Texts {
    /// Every place at which it differs from its base: keys of council.yaml and clauses.yaml, and other files.
    #[must_use]
    pub fn differences(&self) -> Vec<Difference> {
        let Some(base) = &self.base else { return Vec::new() };
        let mut found = Vec::new();
        walk(&base.council.tree, &self.council.tree, &["council.yaml".to_owned()], &mut found);
        walk(&base.clauses.tree, &self.clauses.tree, &["clauses.yaml".to_owned()], &mut found);
        for (name, file) in &self.typst_files {
            if base.typst_files.get(name).is_none_or(|under| under.text != file.text) {
                let path = |file: &super::TypstFile| shown(&file.path);
                let under = base.typst_files.get(name).map(path).unwrap_or_default();
                found.push(Difference { place: name.clone(), base: under, own: path(file) });
            }
        }
        found
    }
}

fn walk(base: &Node, own: &Node, way: &[String], found: &mut Vec<Difference>) {
    let mut tell = |place: &[String], base: String, own: String| {
        found.push(Difference { place: place.join(" ＞ "), base, own });
    };
    match (&base.content, &own.content) {
        (Content::Map(below), Content::Map(entries)) => {
            for entry in entries.iter().filter(|entry| entry.key.name != "base") {
                let way = [way, std::slice::from_ref(&entry.key.typed)].concat();
                match below.iter().find(|other| other.key.name == entry.key.name) {
                    Some(other) => walk(&other.value, &entry.value, &way, found),
                    None => found.push(Difference {
                        place: way.join(" ＞ "),
                        base: String::new(),
                        own: said(&entry.value),
                    }),
                }
            }
            for gone in
                below.iter().filter(|entry| entry.key.name != "base" && own.get(&entry.key.name).is_none())
            {
                let place = [way, std::slice::from_ref(&gone.key.typed)].concat().join(" ＞ ");
                found.push(Difference { place, base: said(&gone.value), own: String::new() });
            }
        }
        (Content::List(below), Content::List(items)) => {
            let (before, after): (Vec<String>, Vec<String>) =
                (below.iter().map(said).collect(), items.iter().map(said).collect());
            let gone: Vec<&String> = before.iter().filter(|text| !after.contains(text)).collect();
            let new: Vec<&String> = after.iter().filter(|text| !before.contains(text)).collect();
            if gone.is_empty() && new.is_empty() && before != after {
                tell(way, before.join("、"), after.join("、"));
            }
            gone.into_iter().for_each(|text| tell(way, text.clone(), String::new()));
            new.into_iter().for_each(|text| tell(way, String::new(), text.clone()));
        }
        _ if said(base) != said(own) => tell(way, said(base), said(own)),
        _ => {}
    }
}

/// A value on one line.
fn said(node: &Node) -> String {
    match &node.content {
        Content::Scalar { text, .. } => text.trim().replace('\n', " "),
        Content::List(items) => format!("[{}]", items.iter().map(said).collect::<Vec<_>>().join("、")),
        Content::Map(entries) => {
            let pairs = entries.iter().map(|entry| format!("{}: {}", entry.key.typed, said(&entry.value)));
            format!("{{{}}}", pairs.collect::<Vec<_>>().join("、"))
        }
    }
}
