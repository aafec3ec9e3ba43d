//! Whether every value that somebody wrote reaches a paper: what is written and what is printed are compared.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::finding::{Finding, Findings, Rule};
use crate::input::schema::{Schema, SchemaPart};
use crate::text::source::{Content, Node, Pointer, SourceFile};

use super::view::{OriginFile, Printed, View};

/// A file of a meeting as somebody wrote it.
#[derive(Debug, Clone, Copy)]
pub struct Written<'a> {
    /// Which file it is.
    pub origin: &'a OriginFile,
    /// Its text.
    pub file: &'a Arc<SourceFile>,
    /// Its values.
    pub tree: &'a Node,
    /// What they mean. A key that steers and is printed nowhere has `x-printed: no`; one that is printed only where another one
    /// is missing, `x-printed: or KEY`.
    pub schema: &'a Schema,
}

/// The values of a meeting's files that none of its papers says.
///
/// - `told` are findings on these files: what one of them speaks of is not reported again
#[must_use]
pub fn unprinted(views: &[View], files: &[Written<'_>], told: &[Finding]) -> Findings {
    let mut printed: BTreeMap<&OriginFile, BTreeSet<&Pointer>> = BTreeMap::new();
    let texts = views.iter().flat_map(|view| view.content.printed());
    for origin in texts.flat_map(Printed::origins) {
        printed.entry(&origin.file).or_default().insert(&origin.pointer);
    }
    let nothing = BTreeSet::new();
    let of_file = |written: &Written<'_>| {
        let printed = printed.get(written.origin).unwrap_or(&nothing);
        let mut found = Findings::new();
        let here = |finding: &&Finding| finding.file.id == written.file.id;
        let told: Vec<&Pointer> =
            told.iter().filter(here).filter_map(|finding| finding.field.as_ref()).collect();
        for (way, value) in values(written) {
            let is_printed =
                covers(printed, &way) || told.iter().any(|told| way.steps().starts_with(told.steps()));
            if !is_printed {
                let keys = written.tree.keys_around(value.span.start);
                let key = keys.last().map_or("", |key| key.typed.as_str());
                let finding = Finding::new(Rule::ValueNotPrinted, written.file, value.span.clone()).on(way);
                found.push(finding.with("key", key));
            }
        }
        found
    };
    files.iter().flat_map(of_file).collect()
}

/// Whether a value is printed: itself, what it stands in as a whole, or a part of it.
fn covers(printed: &BTreeSet<&Pointer>, way: &Pointer) -> bool {
    let is_below = || {
        printed.range::<&Pointer, _>(way..).next().is_some_and(|next| next.steps().starts_with(way.steps()))
    };
    let is_around =
        || (0..way.steps().len()).any(|length| printed.contains(&Pointer::of(&way.steps()[..length])));
    printed.contains(way) || is_around() || is_below()
}

/// The values of a file that are to be printed, each with its way.
fn values<'a>(written: &Written<'a>) -> Vec<(Pointer, &'a Node)> {
    let mut found = Vec::new();
    gather(written.tree, Some(written.schema.top()), &Pointer::root(), &mut found);
    found
}

fn is_withdrawn(item: &Node) -> bool {
    let says = |key: &str, word: &str| item.get(key).and_then(Node::text) == Some(word);
    says("withdrawn", "yes") || says("status", "withdrawn")
}

fn gather<'a>(
    node: &'a Node,
    part: Option<SchemaPart<'_>>,
    at: &Pointer,
    found: &mut Vec<(Pointer, &'a Node)>,
) {
    match &node.content {
        Content::Scalar { .. } if node.is_null() || node.text().is_none_or(|text| text.trim().is_empty()) => {
        }
        Content::Scalar { .. } => found.push((at.clone(), node)),
        Content::List(items) => {
            let part = part.and_then(SchemaPart::items);
            for (index, item) in items.iter().enumerate() {
                gather(item, part, &at.index(index), found);
            }
        }
        // Of an item that was withdrawn only its number is printed, which a rule of its own says.
        Content::Map(_) if is_withdrawn(node) => {}
        Content::Map(entries) => {
            for entry in entries {
                let name = &entry.key.name;
                let word = part.and_then(|part| part.word_of_key(name, "x-printed"));
                let part = part.and_then(|part| part.property(name).or_else(|| part.free_values()));
                let is_printed = match word {
                    Some(word) => word.strip_prefix("or ").is_some_and(|other| node.get(other).is_none()),
                    None => true,
                };
                if is_printed {
                    gather(&entry.value, part, &at.key(name), found);
                }
            }
        }
    }
}
