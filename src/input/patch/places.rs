//! Where values begin and end as typed: signs, dashes, colons.

use crate::text::source::{Content, Entry, Node, Pointer, Span};

use super::ground::{Ground, Shape};

impl Ground<'_> {
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
            (Content::List(items), Shape::Block) => {
                let last = self.dashes(node).and_then(|dashes| Some((*dashes.last()?, items.last()?)));
                last.map_or(node.span.end, |(dash, last)| self.item_end(dash, last))
            }
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

    /// Where an item or entry of a value begins: its dash or key, where it has one.
    pub(super) fn start_of(&self, around: &Node, step: &str, value: &Node) -> usize {
        let start = self.typed(value).start;
        let sign = match &around.content {
            Content::Map(_) => around.entry(step).map(|entry| entry.key.span.start),
            Content::List(_) if self.shape(around) == Shape::Block => {
                let index = step.parse::<usize>().ok();
                self.dashes(around).and_then(|dashes| dashes.get(index?).copied())
            }
            _ => None,
        };
        sign.map_or(start, |sign| sign.min(start))
    }

    /// Where an item ends; one without a value, behind its dash.
    pub(super) fn item_end(&self, dash: usize, item: &Node) -> usize {
        if item.span.is_empty() { dash + 1 } else { self.end(item).max(dash + 1) }
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
            let behind = self.item_end(*dashes.last()?, item);
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
}
