//! Where things stand in the typed text: lines, columns, the dash of an item, the sign after a key.

use crate::text::lines::line_start;
use crate::text::source::{Content, Node, Pointer};

/// A text and the tree that was read of it.
pub(super) struct Ground<'a> {
    pub(super) text: &'a str,
    pub(super) tree: &'a Node,
}

/// How a list or mapping is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Lines with dashes or keys.
    Block,
    /// Brackets.
    Flow,
    /// Another value that stands for it.
    Said,
}

/// The reader begins a list whose dashes stand below the key, in its column, behind the first dash; here all begin at it.
pub(super) fn begin_lists_at_dashes(node: &mut Node, text: &str) {
    match &mut node.content {
        Content::Scalar { .. } => {}
        Content::List(items) => items.iter_mut().for_each(|item| begin_lists_at_dashes(item, text)),
        Content::Map(entries) => {
            for value in entries.iter_mut().map(|entry| &mut entry.value) {
                let before = text[..value.span.start].trim_end_matches([' ', '\t']);
                let line = line_start(before, before.len());
                let is_list = matches!(value.content, Content::List(_));
                if is_list && before[line..].trim_start_matches(' ') == "-" {
                    value.span.start = before.len() - 1;
                }
                begin_lists_at_dashes(value, text);
            }
        }
    }
}

impl Ground<'_> {
    pub(super) fn line_start(&self, at: usize) -> usize {
        line_start(self.text, at)
    }

    /// Where the text of a line ends, before its line end.
    pub(super) fn line_end(&self, at: usize) -> usize {
        let end = self.text[at..].find('\n').map_or(self.text.len(), |newline| at + newline);
        if end > at && self.text[..end].ends_with('\r') { end - 1 } else { end }
    }

    /// Where the next line begins.
    pub(super) fn next_line(&self, at: usize) -> usize {
        self.text[at..].find('\n').map_or(self.text.len(), |newline| at + newline + 1)
    }

    /// The end of the line at a place, or of the first line where it is the last.
    pub(super) fn newline(&self, at: usize) -> &'static str {
        let end = self.text[at..].find('\n').map(|newline| at + newline).or_else(|| self.text.find('\n'));
        if end.is_some_and(|end| self.text[..end].ends_with('\r')) { "\r\n" } else { "\n" }
    }

    pub(super) fn column(&self, at: usize) -> usize {
        at - self.line_start(at)
    }

    /// The part of a line before a place, if it is blank.
    pub(super) fn is_first(&self, at: usize) -> bool {
        self.text[self.line_start(at)..at].trim().is_empty()
    }

    pub(super) fn shape(&self, node: &Node) -> Shape {
        let typed = &self.text[node.span.clone()];
        let is_item = typed
            .strip_prefix('-')
            .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\n', '\r']));
        match &node.content {
            Content::List(_) if typed.starts_with('[') => Shape::Flow,
            Content::List(_) if is_item => Shape::Block,
            Content::Map(_) if typed.starts_with('{') => Shape::Flow,
            Content::Map(entries) if entries.first().is_some_and(|entry| !entry.key.span.is_empty()) => {
                Shape::Block
            }
            _ => Shape::Said,
        }
    }

    /// Whether a way leads through brackets.
    pub(super) fn is_in_flow(&self, at: &Pointer) -> bool {
        let steps = at.steps();
        (0..steps.len()).any(|length| {
            self.tree.at(&Pointer::of(&steps[..length])).is_some_and(|node| {
                !matches!(node.content, Content::Scalar { .. }) && self.shape(node) == Shape::Flow
            })
        })
    }
}
