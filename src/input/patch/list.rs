//! Items of lists: put in, taken out, moved.

use crate::text::source::{Content, Edit, Node, Pointer, Span};

use super::ground::{Ground, Shape};
use super::value::NewValue;
use super::{Candidates, render, set};

/// The ways to put a value before an item, or behind the last one.
pub(super) fn add(ground: &Ground<'_>, list: &Pointer, index: usize, value: &NewValue) -> Candidates {
    let Some((node, items)) = items(ground, list) else { return Vec::new() };
    match ground.shape(node) {
        Shape::Flow => vec![vec![between(node, items, index, &render::flow(value), ", ")]],
        Shape::Block => add_lines(ground, node, items, index, value),
        Shape::Said => match value {
            NewValue::Text(text) if items.len() > 1 && set::is_name(text) => {
                vec![vec![between(node, items, index, text, "、")]]
            }
            _ => stretched(ground, node, index, value).into_iter().collect(),
        },
    }
}

/// A mapping that stands for a list of one becomes its item: a dash before it, every line two further to the right.
fn stretched(ground: &Ground<'_>, node: &Node, index: usize, value: &NewValue) -> Option<Vec<Edit>> {
    let map = set::typed_node(node).filter(|map| matches!(map.content, Content::Map(_)))?;
    let start = map.span.start;
    if ground.shape(map) != Shape::Block || !ground.is_first(start) {
        return None;
    }
    let (blanks, newline) = (" ".repeat(ground.column(start)), ground.newline(start));
    let end = ground.line_end(ground.end(map));
    let item = format!("- {}", render::block(value, ground.column(start) + 2, newline));
    let put = |at: usize, text: String| Edit { span: at..at, text };
    let first = if index == 0 { format!("{item}{newline}{blanks}- ") } else { "- ".to_owned() };
    let mut edits = vec![put(start, first)];
    let mut line = ground.next_line(start);
    while line < end {
        if ground.line_end(line) > line {
            edits.push(put(line, "  ".to_owned()));
        }
        line = ground.next_line(line);
    }
    edits.extend((index > 0).then(|| put(end, format!("{newline}{blanks}{item}"))));
    Some(edits)
}

fn items<'a>(ground: &Ground<'a>, list: &Pointer) -> Option<(&'a Node, &'a [Node])> {
    let node = ground.tree.at(list)?;
    match &node.content {
        Content::List(items) => Some((node, items)),
        _ => None,
    }
}

/// A text between two items on one line.
fn between(node: &Node, items: &[Node], index: usize, text: &str, sign: &str) -> Edit {
    match (index.checked_sub(1).map(|before| &items[before]), items.get(index)) {
        (Some(before), _) => Edit { span: before.span.end..before.span.end, text: format!("{sign}{text}") },
        (None, Some(behind)) => {
            Edit { span: behind.span.start..behind.span.start, text: format!("{text}{sign}") }
        }
        (None, None) => Edit { span: node.span.start + 1..node.span.start + 1, text: text.to_owned() },
    }
}

fn add_lines(ground: &Ground<'_>, node: &Node, items: &[Node], index: usize, value: &NewValue) -> Candidates {
    let Some(dashes) = ground.dashes(node) else { return Vec::new() };
    let column = ground.column(node.span.start);
    let blanks = " ".repeat(column);
    let newline = ground.newline(node.span.start);
    let item = format!("- {}", render::block(value, column + 2, newline));
    let mut ways = Candidates::new();
    if let Some(before) = index.checked_sub(1) {
        let end = ground.line_end(ground.item_end(dashes[before], &items[before]));
        ways.push(vec![Edit { span: end..end, text: format!("{newline}{blanks}{item}") }]);
    }
    if let Some(dash) = dashes.get(index) {
        ways.push(vec![Edit { span: *dash..*dash, text: format!("{item}{newline}{blanks}") }]);
    }
    ways
}

/// The ways to take an item out.
pub(super) fn remove(ground: &Ground<'_>, list: &Pointer, index: usize) -> Candidates {
    let Some((node, items)) = items(ground, list) else { return Vec::new() };
    let shape = ground.shape(node);
    if shape != Shape::Said && items.len() == 1 {
        return set::candidates(ground, list, &NewValue::List(Vec::new()));
    }
    if shape != Shape::Block {
        let is_list = shape == Shape::Flow || items.len() > 1;
        return if is_list { taken(ground, items, index) } else { Vec::new() };
    }
    let Some(dashes) = ground.dashes(node) else { return Vec::new() };
    let (dash, end) = (dashes[index], ground.item_end(dashes[index], &items[index]));
    let mut ways = Candidates::new();
    if ground.is_first(dash) {
        ways.push(vec![set::lines(ground, &(dash..end))]);
    }
    if let Some(next) = dashes.get(index + 1) {
        ways.push(vec![Edit { span: dash..*next, text: String::new() }]);
    }
    ways
}

/// The removal of one of several items on a line, with the sign behind or before it.
fn taken(ground: &Ground<'_>, items: &[Node], index: usize) -> Candidates {
    let own = items[index].span.clone();
    let rest = ground.text[own.end..].trim_start();
    let sign = ground.text.len() - rest.len()..ground.text.len() - rest.trim_start_matches(',').len();
    let with_sign = if sign.is_empty() { own.clone() } else { own.start..sign.end };
    let with_next = match items.get(index + 1) {
        Some(next) => own.start..next.span.start,
        None => items[index - 1].span.end..own.end,
    };
    [with_next, with_sign].map(|span| vec![Edit { span, text: String::new() }]).into()
}

/// The ways to move an item: brackets and signs stay, what stands between them goes round. A comment right
/// above an item goes with it.
pub(super) fn rotate(ground: &Ground<'_>, list: &Pointer, from: usize, to: usize) -> Candidates {
    let Some((node, items)) = items(ground, list) else { return Vec::new() };
    let slots: Vec<Span> = match ground.shape(node) {
        Shape::Block => {
            let Some(dashes) = ground.dashes(node) else { return Vec::new() };
            let slot = |(dash, item): (&usize, &Node)| {
                let end = ground.item_end(*dash, item);
                ground.comments_above(*dash)..ground.line_end(end)
            };
            dashes.iter().zip(items).map(slot).collect()
        }
        Shape::Flow | Shape::Said => items.iter().map(|item| item.span.clone()).collect(),
    };
    let mut order: Vec<usize> = (0..items.len()).collect();
    let moved = order.remove(from);
    order.insert(to, moved);
    let edit = |(slot, source): (&Span, usize)| Edit {
        span: slot.clone(),
        text: ground.text[slots[source].clone()].to_owned(),
    };
    let changed = slots.iter().zip(order).enumerate().filter(|(index, (_, source))| index != source);
    vec![changed.map(|(_, pair)| edit(pair)).collect()]
}
