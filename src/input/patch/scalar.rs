//! A text in the place of another, in the style that stood there.

use crate::input::yaml::write::{ScalarPlace, double_quoted, literal, scalar, single_quoted};
use crate::text::source::{Edit, Node, Span};

use super::Candidates;
use super::ground::Ground;

/// The ways to write a text in the place of one: `column` is where the lines of a text under `|` stand, `None` between
/// brackets.
pub(super) fn replaced(ground: &Ground<'_>, node: &Node, text: &str, column: Option<usize>) -> Candidates {
    let span = ground.typed(node);
    let newline = ground.newline(span.start);
    let mut ways = Candidates::new();
    if ground.header(node).is_some() {
        ways.extend(in_block(ground, node, &span, text));
    }
    let typed = &ground.text[span.clone()];
    let lines = column.and_then(|column| literal(text, column, newline)).filter(|_| text.contains('\n'));
    let mut texts: Vec<String> = Vec::new();
    if typed.starts_with('\'') {
        texts.extend(single_quoted(text));
    } else if typed.starts_with('"') {
        texts.push(double_quoted(text));
    }
    texts.extend(lines);
    texts.push(scalar(text, if column.is_some() { ScalarPlace::Block } else { ScalarPlace::Flow }));
    texts.push(double_quoted(text));
    ways.extend(texts.into_iter().map(|text| vec![Edit { span: span.clone(), text }]));
    ways
}

/// A text under `|` or `>`: its sign and comment stay, or only the sign changes to say how the text ends.
fn in_block(ground: &Ground<'_>, node: &Node, span: &Span, text: &str) -> Candidates {
    let end = ground.line_end(span.start);
    let newline = ground.newline(span.start);
    let column = ground.text[end..node.span.end]
        .lines()
        .find(|line| !line.trim().is_empty())
        .map(|line| line.len() - line.trim_start_matches(' ').len());
    let Some(lines) = column.and_then(|column| literal(text, column, newline)) else { return Vec::new() };
    let Some((sign, body)) = lines.split_once(newline) else { return Vec::new() };
    let marks = ground.text[span.start..end].split([' ', '\t']).next().unwrap_or_default();
    let body = Edit { span: end..node.span.end.max(end), text: format!("{newline}{body}") };
    let signed = |new: &str| {
        let digits: String = marks.chars().filter(char::is_ascii_digit).collect();
        let new = format!("{}{digits}{}", &new[..1], &new[1..]);
        vec![Edit { span: span.start..span.start + marks.len(), text: new }, body.clone()]
    };
    let folded = sign.replace('|', ">");
    let mut ways = vec![vec![body.clone()]];
    if marks.starts_with('>') && !text.trim_end_matches('\n').contains('\n') {
        ways.push(signed(&folded));
    }
    ways.push(signed(sign));
    ways
}
