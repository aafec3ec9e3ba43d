//! Keys of mappings: put in and taken out.

use crate::input::schema::SchemaPart;
use crate::input::yaml::write::{ScalarPlace, double_quoted, scalar};
use crate::text::source::{Content, Edit, Entry, Node, Pointer};

use super::ground::{Ground, Shape};
use super::value::NewValue;
use super::{Candidates, render, set};

/// The index of the entry behind which a new key stands, in the order of the schema; `None` before the first one.
pub(super) fn neighbour(tree: &Node, at: &Pointer, part: Option<SchemaPart<'_>>, key: &str) -> Option<usize> {
    let Content::Map(entries) = &tree.at(at)?.content else { return None };
    let order: Vec<&str> =
        part.map(|part| part.properties().map(|(name, ..)| name).collect()).unwrap_or_default();
    let Some(own) = order.iter().position(|name| *name == key) else { return entries.len().checked_sub(1) };
    entries
        .iter()
        .rposition(|entry| order.iter().position(|name| *name == entry.key.name).is_some_and(|at| at < own))
}

/// The ways to put a key and its value behind an entry, or before the first one.
pub(super) fn add(
    ground: &Ground<'_>,
    map: &Pointer,
    before: Option<usize>,
    key: &str,
    value: &NewValue,
) -> Candidates {
    let Some((node, entries)) = entries(ground, map) else { return Vec::new() };
    match ground.shape(node) {
        Shape::Said => Vec::new(),
        Shape::Flow => {
            let text = format!("{}: {}", render::flow_key(key), render::flow(value));
            let (at, text) = match (before, entries.first()) {
                // `key:,` is no empty value to every reader.
                (Some(before), _) => {
                    let blank = if entries[before].value.span.is_empty() { " " } else { "" };
                    (ground.entry_end(&entries[before]), format!("{blank}, {text}"))
                }
                (None, Some(first)) => (first.key.span.start, format!("{text}, ")),
                (None, None) => (node.span.start + 1, format!(" {text} ")),
            };
            vec![vec![Edit { span: at..at, text }]]
        }
        Shape::Block => add_lines(ground, entries, before, key, value),
    }
}

fn add_lines(
    ground: &Ground<'_>,
    entries: &[Entry],
    before: Option<usize>,
    key: &str,
    value: &NewValue,
) -> Candidates {
    let first = entries[0].key.span.start;
    let column = ground.column(first);
    let newline = ground.newline(first);
    let key = scalar(key, ScalarPlace::Key);
    let mut ways =
        add_text(ground, entries, before, &format!("{key}:{}", render::after(value, column, newline)));
    // A comment below, further right, would be read as a line of a text under `|`.
    if let NewValue::Text(text) = value
        && text.contains('\n')
    {
        ways.extend(add_text(ground, entries, before, &format!("{key}: {}", double_quoted(text))));
    }
    ways
}

pub(super) fn add_text(
    ground: &Ground<'_>,
    entries: &[Entry],
    before: Option<usize>,
    text: &str,
) -> Candidates {
    let first = entries[0].key.span.start;
    let (blanks, newline) = (" ".repeat(ground.column(first)), ground.newline(first));
    let behind = |entry: &Entry| {
        let end = ground.line_end(ground.entry_end(entry));
        vec![Edit { span: end..end, text: format!("{newline}{blanks}{text}") }]
    };
    let mut ways = Candidates::new();
    ways.extend(before.map(|before| behind(&entries[before])));
    let next = entries.get(before.map_or(0, |before| before + 1)).map(|entry| entry.key.span.start);
    ways.extend(next.map(|next| vec![Edit { span: next..next, text: format!("{text}{newline}{blanks}") }]));
    ways.extend(entries.last().map(behind));
    ways
}

fn entries<'a>(ground: &Ground<'a>, map: &Pointer) -> Option<(&'a Node, &'a [Entry])> {
    let node = ground.tree.at(map)?;
    match &node.content {
        Content::Map(entries) => Some((node, entries)),
        _ => None,
    }
}

/// The ways to take a key out, with its value.
pub(super) fn remove(ground: &Ground<'_>, map: &Pointer, index: usize) -> Candidates {
    let Some((node, entries)) = entries(ground, map) else { return Vec::new() };
    let shape = ground.shape(node);
    if shape == Shape::Said {
        return Vec::new();
    }
    if entries.len() == 1 {
        return set::candidates(ground, map, &NewValue::Map(Vec::new()));
    }
    let (start, end) = (entries[index].key.span.start, ground.entry_end(&entries[index]));
    let mut ways = Candidates::new();
    if shape == Shape::Block && ground.is_first(start) {
        ways.push(vec![set::lines(ground, &(start..end))]);
    }
    ways.push(vec![Edit {
        span: match entries.get(index + 1) {
            Some(next) => start..next.key.span.start,
            None => ground.entry_end(&entries[index - 1])..end,
        },
        text: String::new(),
    }]);
    ways
}
