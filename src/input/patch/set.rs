//! A value in the place of another.

use crate::input::schema::{Schema, Spelling};
use crate::input::yaml::write::{ScalarPlace, is_plain};
use crate::text::source::{Content, Edit, Node, Pointer, Span};

use super::ground::{Ground, Shape};
use super::value::{NewValue, part_at};
use super::{Candidates, render, scalar};

/// The ways to write a value in the place of the one at a way.
pub(super) fn candidates(ground: &Ground<'_>, at: &Pointer, value: &NewValue) -> Candidates {
    let Some(node) = ground.tree.at(at) else { return Vec::new() };
    let is_scalar = matches!(node.content, Content::Scalar { .. });
    if !is_scalar && ground.shape(node) == Shape::Said {
        return Vec::new();
    }
    if let Some(way) = as_part(ground, node, at, value) {
        return vec![way];
    }
    replaced(ground, at, node, is_scalar, value)
}

/// A name in a list that is typed as one text.
fn as_part(ground: &Ground<'_>, node: &Node, at: &Pointer, value: &NewValue) -> Option<Vec<Edit>> {
    let (parent, _) = super::value::split(at)?;
    let list = ground.tree.at(&parent)?;
    let NewValue::Text(text) = value else { return None };
    let is_list = matches!(&list.content, Content::List(items) if items.len() > 1);
    let is_part = is_list && ground.shape(list) == Shape::Said && node.span != list.span;
    (is_part && is_name(text)).then(|| vec![Edit { span: node.span.clone(), text: text.clone() }])
}

/// Whether a text can stand between other names as it is.
pub(super) fn is_name(text: &str) -> bool {
    !text.contains('、') && is_plain(text, ScalarPlace::Block)
}

/// The typed value that stands for a list or mapping on the way, the nearest one first, written anew with what is wanted.
pub(super) fn rewritten(
    ground: &Ground<'_>,
    at: &Pointer,
    wanted: &Node,
    schema: &Schema,
    spelling: Spelling,
) -> Candidates {
    let ways = (1..=at.steps().len()).rev().map(|length| Pointer::of(&at.steps()[..length]));
    let is_said =
        |node: &Node| !matches!(node.content, Content::Scalar { .. }) && ground.shape(node) == Shape::Said;
    let rewritten = |way: Pointer| {
        let node = ground.tree.at(&way).filter(|node| is_said(node))?;
        let value = NewValue::of(wanted.at(&way)?).spelled(part_at(schema.top(), &way), spelling);
        let typed = typed_node(node).unwrap_or(node);
        let is_scalar = typed_node(node).is_none_or(|node| matches!(node.content, Content::Scalar { .. }));
        let text = joined(&value).filter(|_| is_scalar && node.span == typed.span);
        let as_text = text.map(|text| replaced(ground, &way, typed, true, &NewValue::Text(text)));
        Some(as_text.into_iter().flatten().chain(replaced(ground, &way, typed, is_scalar, &value)))
    };
    ways.filter_map(rewritten).flatten().collect()
}

/// The value that stands for a list or mapping.
pub(super) fn typed_node(node: &Node) -> Option<&Node> {
    match &node.content {
        Content::List(items) => match items.as_slice() {
            [only] if only.span == node.span => typed_node(only),
            _ => None,
        },
        Content::Map(entries) => match entries.as_slice() {
            [only] if only.key.span.is_empty() && only.value.span == node.span => typed_node(&only.value),
            _ => Some(node),
        },
        Content::Scalar { .. } => Some(node),
    }
}

/// A list of names as one text.
fn joined(value: &NewValue) -> Option<String> {
    let NewValue::List(items) = value else { return None };
    let names: Option<Vec<&str>> = items
        .iter()
        .map(|item| match item {
            NewValue::Text(text) => Some(text.as_str()),
            _ => None,
        })
        .collect();
    names.filter(|names| !names.is_empty()).map(|names| names.join("、"))
}

fn replaced(ground: &Ground<'_>, at: &Pointer, node: &Node, is_scalar: bool, value: &NewValue) -> Candidates {
    let in_flow = ground.is_in_flow(at);
    let span = ground.typed(node);
    let slot = ground.slot(at).filter(|_| !in_flow || span.is_empty());
    let column = slot.map_or(0, |(_, column)| column + 2);
    let mut ways = Candidates::new();
    let is_block = !is_scalar && ground.shape(node) == Shape::Block;
    match value {
        NewValue::Text(text) if is_scalar && !span.is_empty() => {
            ways.extend(scalar::replaced(ground, node, text, (!in_flow).then_some(column)));
        }
        _ => {}
    }
    let newline = ground.newline(span.start);
    let is_filled = matches!(value, NewValue::List(items) if !items.is_empty())
        || matches!(value, NewValue::Map(entries) if !entries.is_empty());
    if is_block && is_filled && !in_flow {
        let column = ground.column(span.start);
        ways.push(vec![Edit { span: span.clone(), text: render::block(value, column, newline) }]);
    }
    if is_filled && is_scalar && span.is_empty() && !in_flow {
        ways.extend(below(ground, slot, &span, value));
    }
    let inline =
        if is_filled || in_flow { render::flow(value) } else { render::block(value, column, newline) };
    ways.extend(in_line(ground, slot, &span, is_block, inline));
    if !in_flow {
        ways.extend(below(ground, slot, &span, value));
    }
    ways
}

/// A text on the line of the key or dash.
fn in_line(
    ground: &Ground<'_>,
    slot: Option<(usize, usize)>,
    span: &Span,
    is_block: bool,
    text: String,
) -> Candidates {
    let Some((slot, _)) = slot else { return vec![vec![Edit { span: span.clone(), text }]] };
    if span.is_empty() {
        return vec![vec![Edit { span: slot..slot, text: format!(" {text}") }]];
    }
    if !is_block || ground.line_start(span.start) == ground.line_start(slot) {
        return vec![vec![Edit { span: span.clone(), text }]];
    }
    vec![vec![Edit { span: slot..slot, text: format!(" {text}") }, lines(ground, span)]]
}

/// The removal of whole lines; of the last ones, with the line ends before them where the file has none behind.
pub(super) fn lines(ground: &Ground<'_>, span: &Span) -> Edit {
    let (start, end) = (ground.line_start(span.start), ground.next_line(span.end));
    let is_open = !ground.text[..end].ends_with('\n');
    let start = if is_open { ground.text[..start].trim_end().len() } else { start };
    Edit { span: start..end, text: String::new() }
}

/// A list or mapping on the lines below its key, or behind its dash.
fn below(ground: &Ground<'_>, slot: Option<(usize, usize)>, span: &Span, value: &NewValue) -> Candidates {
    let Some((slot, column)) = slot else { return Vec::new() };
    let newline = ground.newline(slot);
    if ground.text[..slot].ends_with('-') {
        let text = format!(" {}", render::block(value, column + 2, newline));
        return vec![vec![Edit { span: slot..span.end.max(slot), text }]];
    }
    let end = ground.line_end(slot.max(span.end));
    let text = render::after(value, column, newline);
    vec![vec![Edit { span: slot..span.end.max(slot), text: String::new() }, Edit { span: end..end, text }]]
}
