//! Where things stand in the typed text: lines, columns, the dash of an item, the sign after a key.

use crate::text::source::{Content, Edit, Entry, Node, Pointer, Span};

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

impl Ground<'_> {
    pub(super) fn line_start(&self, at: usize) -> usize {
        self.text[..at].rfind('\n').map_or(0, |newline| newline + 1)
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

    /// Where the sign `|` or `>` of a block text stands.
    pub(super) fn header(&self, node: &Node) -> Option<usize> {
        let is_plain = matches!(node.content, Content::Scalar { plain: true, .. });
        if is_plain || self.text[node.span.clone()].starts_with(['"', '\'']) {
            return None;
        }
        let before = self.text[..node.span.start].trim_end();
        let start = self.line_start(before.len());
        let is_header = |at: usize| {
            let rest =
                before[at + 1..].trim_start_matches(['+', '-', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
            let after_blank = before[..at].ends_with([' ', '\t']);
            after_blank
                && (rest.trim().is_empty() || (rest.starts_with([' ', '\t']) && rest.trim().starts_with('#')))
        };
        let signs = before[start..].match_indices(['|', '>']).map(|(at, _)| start + at);
        signs.into_iter().find(|at| is_header(*at))
    }

    /// Where a value stands, the sign of a block text included, and comments below it not.
    pub(super) fn typed(&self, node: &Node) -> Span {
        self.header(node).unwrap_or(node.span.start)..self.end(node)
    }

    /// Where the last thing of a value ends: the reader counts comments below a block to it.
    pub(super) fn end(&self, node: &Node) -> usize {
        match (&node.content, self.shape(node)) {
            (Content::List(items), Shape::Block) => items.last().map_or(node.span.end, |last| {
                let dash = if last.span.is_empty() {
                    self.dashes(node).and_then(|dashes| dashes.last().copied())
                } else {
                    None
                };
                dash.map_or_else(|| self.end(last), |dash| dash + 1)
            }),
            (Content::List(items), Shape::Said) => match items.as_slice() {
                [only] if only.span == node.span => self.end(only),
                _ => node.span.end,
            },
            (Content::Map(entries), Shape::Block) => {
                entries.last().map_or(node.span.end, |last| self.entry_end(last))
            }
            _ => node.span.end,
        }
    }

    /// Where an entry ends; one without a value, behind its colon.
    pub(super) fn entry_end(&self, entry: &Entry) -> usize {
        let colon = self.after_colon(entry).unwrap_or(entry.key.span.end);
        if entry.value.span.is_empty() { colon } else { self.end(&entry.value).max(colon) }
    }

    /// The place behind the colon of a key.
    pub(super) fn after_colon(&self, entry: &Entry) -> Option<usize> {
        let end = entry.key.span.end;
        let rest = &self.text[end..];
        let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        (!entry.key.span.is_empty() && rest[blanks..].starts_with(':')).then_some(end + blanks + 1)
    }

    /// Where the dashes of a block list stand.
    pub(super) fn dashes(&self, list: &Node) -> Option<Vec<usize>> {
        let Content::List(items) = &list.content else { return None };
        let column = self.column(list.span.start);
        let mut dashes = vec![list.span.start];
        for item in &items[..items.len().saturating_sub(1)] {
            let behind = self.end(item).max(dashes.last()? + 1);
            dashes.push(self.dash_below(behind, column)?);
        }
        Some(dashes)
    }

    /// Where the comments begin that stand right above a dash, in its column; the dash itself where there are none.
    pub(super) fn comments_above(&self, dash: usize) -> usize {
        let mut start = dash;
        while self.is_first(start) && self.line_start(start) > 0 {
            let line = self.line_start(self.line_start(start) - 1);
            let typed = &self.text[line..self.line_end(line)];
            let above = line + typed.len() - typed.trim_start_matches(' ').len();
            if self.column(above) != self.column(dash) || !self.text[above..].starts_with('#') {
                break;
            }
            start = above;
        }
        start
    }

    /// The first dash in a column below a place.
    fn dash_below(&self, place: usize, column: usize) -> Option<usize> {
        let mut at = self.next_line(place);
        while at < self.text.len() {
            let line = &self.text[at..self.line_end(at)];
            let blanks = line.len() - line.trim_start_matches(' ').len();
            if blanks == column && line[blanks..].starts_with('-') {
                return Some(at + column);
            }
            at = self.next_line(at);
        }
        None
    }

    /// The place behind the colon or dash before a value, and the column of its key or dash.
    pub(super) fn slot(&self, at: &Pointer) -> Option<(usize, usize)> {
        let (parent, step) = super::value::split(at)?;
        let around = self.tree.at(&parent)?;
        match &around.content {
            Content::Map(_) => {
                let entry = around.entry(&step)?;
                Some((self.after_colon(entry)?, self.column(entry.key.span.start)))
            }
            Content::List(_) if self.shape(around) == Shape::Block => {
                let dash = *self.dashes(around)?.get(step.parse::<usize>().ok()?)?;
                Some((dash + 1, self.column(dash)))
            }
            _ => None,
        }
    }

    /// Whether a comment would go with edits that is not part of what is taken out.
    pub(super) fn loses_comment(&self, edits: &[Edit], gone: Option<&Span>) -> bool {
        let kept: String = edits.iter().map(|edit| edit.text.as_str()).collect();
        edits.iter().flat_map(|edit| self.comments(&edit.span)).any(|comment| {
            let is_part = gone.is_some_and(|gone| gone.start <= comment.start && comment.end <= gone.end);
            !is_part && !kept.contains(&self.text[comment])
        })
    }

    /// The comments in a part of the text.
    fn comments(&self, span: &Span) -> Vec<Span> {
        if !self.text[span.clone()].contains('#') {
            return Vec::new();
        }
        let scalars: Vec<Span> = self.tree.texts().into_iter().map(|(_, node)| node.span.clone()).collect();
        let part = &self.text[span.clone()];
        let signs = part.match_indices('#').map(|(at, _)| span.start + at);
        let starts = signs.filter(|at| {
            let after_blank = self.text[..*at].chars().next_back().is_none_or(char::is_whitespace);
            after_blank && !scalars.iter().any(|scalar| scalar.contains(at))
        });
        starts.map(|at| at..self.line_end(at).min(span.end).max(at)).collect()
    }
}
