//! Gathers the parser's events into a tree whose places are those of the typed text.

use std::collections::HashMap;
use std::sync::Arc;

use granit_parser::{Event, Options, Parser, ScalarStyle, Span as Mark, options};

use crate::diagnostic::finding::{Finding, Findings, Relation, Rule};
use crate::diagnostic::fix::Fix;
use crate::input::lint::{Folding, Repaired, Vocabulary, as_items, folded_line, joined};
use crate::limits;
use crate::text::source::{Content, Edit, Entry, Key, Node, SourceFile, Span};

use super::fault::Fault;

/// Reads a mended text once. `Ok(None)` where it holds no value.
pub(super) fn build(
    file: &Arc<SourceFile>,
    repaired: &Repaired,
    vocabulary: &Vocabulary,
    findings: &mut Findings,
) -> Result<Option<Node>, Fault> {
    let mut builder = Builder { file, repaired, vocabulary, findings, open: Vec::new(), root: None };
    for next in Parser::new_from_str_with_options(repaired.text(), reader_options()) {
        let (event, mark) = next.map_err(|error| Fault::of(&error, repaired.text()))?;
        if builder.root.is_some() && matches!(event, Event::DocumentStart(..)) {
            let span = builder.span(mark);
            let second = Finding::new(Rule::YamlSyntax, file, span).with("fault", "second-document");
            builder.findings.push(second.with("shown", ""));
            break;
        }
        builder.take(&event, mark);
    }
    Ok(builder.root)
}

fn reader_options() -> Options {
    options! {
        emit_comments: false,
        emit_unresolved_aliases: true,
        flow_nesting_limit: limits::NESTING,
        block_nesting_limit: limits::NESTING,
    }
}

/// A list or mapping that is not closed yet.
enum Open {
    List { start: usize, items: Vec<Node> },
    Map { start: usize, map: Mapping },
}

/// A mapping, and what it waits for.
#[derive(Default)]
struct Mapping {
    entries: Vec<Entry>,
    /// Where each key stands, and its value.
    places: HashMap<String, (Span, Node)>,
    slot: Slot,
}

/// What a mapping waits for.
#[derive(Default)]
enum Slot {
    #[default]
    Key,
    Value(Key),
    /// The value of a key that is no text; it is left out.
    Nothing,
}

impl Slot {
    fn of(key: &Node) -> Self {
        key.text().map_or(Self::Nothing, |typed| {
            Self::Value(Key { name: typed.to_owned(), typed: typed.to_owned(), span: key.span.clone() })
        })
    }
}

struct Builder<'a> {
    file: &'a Arc<SourceFile>,
    repaired: &'a Repaired,
    vocabulary: &'a Vocabulary,
    findings: &'a mut Findings,
    open: Vec<Open>,
    root: Option<Node>,
}

impl Builder<'_> {
    fn take(&mut self, event: &Event<'_>, mark: Mark) {
        let span = self.span(mark);
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_marks(*anchor, tag.is_some(), &span);
                self.refuse_folds(*style, &span);
                let plain = *style == ScalarStyle::Plain;
                // The reader says `~` where nothing is written.
                let text = if span.is_empty() && plain { String::new() } else { text.to_string() };
                self.close(Node { span, content: Content::Scalar { text, plain } });
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.refuse_marks(*anchor, tag.is_some(), &span);
                self.open.push(Open::List { start: span.start, items: Vec::new() });
            }
            Event::MappingStart(_, anchor, tag) => {
                self.refuse_marks(*anchor, tag.is_some(), &span);
                self.open.push(Open::Map { start: span.start, map: Mapping::default() });
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(&span),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.findings.push(Finding::new(Rule::AnchorOrTag, self.file, span.clone()));
                let text = self.file.text[span.clone()].to_owned();
                self.close(Node { span, content: Content::Scalar { text, plain: false } });
            }
            _ => {}
        }
    }

    fn end(&mut self, span: &Span) {
        let (start, content) = match self.open.pop().expect("the reader closes only what it opened") {
            Open::List { start, items } => (start, Content::List(items)),
            Open::Map { start, map } => (start, Content::Map(map.entries)),
        };
        self.close(Node { span: start..self.trim_end(start, span.end), content });
    }

    /// Hands a finished value to the list or mapping around it.
    fn close(&mut self, node: Node) {
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::List { items, .. }) => items.push(node),
            Some(Open::Map { map, .. }) => self.findings.extend(map.take(self.file, node)),
        }
    }

    fn refuse_marks(&mut self, anchor: usize, tagged: bool, span: &Span) {
        if anchor != 0 || tagged {
            self.findings.push(Finding::new(Rule::AnchorOrTag, self.file, span.clone()));
        }
    }

    /// A text broken over two lines, unless the linter said so already.
    fn refuse_folds(&mut self, style: ScalarStyle, span: &Span) {
        let folding = match style {
            ScalarStyle::Plain | ScalarStyle::SingleQuoted => Folding::Plain,
            ScalarStyle::DoubleQuoted => Folding::Escaped,
            ScalarStyle::Folded => Folding::Block,
            ScalarStyle::Literal => return,
        };
        if let Some(line) = folded_line(&self.file.text, span, folding) {
            let mut finding = Finding::new(Rule::FoldedLine, self.file, line);
            if folding == Folding::Plain {
                let text = &self.file.text;
                let items = as_items(text, span);
                let is_marked = items.is_some() && text[finding.span.start..].starts_with(['-', '・']);
                // A column of names that was pasted behind a key.
                let joint = if self.stands_for_names(span) { "、" } else { "" };
                let lines = (!is_marked).then(|| joined(text, span, joint));
                finding
                    .fixes
                    .extend(lines.into_iter().chain(items).map(|edits| Fix::edits(self.file, edits, false)));
            }
            self.findings.push(finding);
        }
    }

    /// Whether a text stands for a list of names: behind its key, which says so.
    fn stands_for_names(&self, text: &Span) -> bool {
        let before = self.file.text[..text.start].trim_end();
        let Some(before) = before.strip_suffix(':') else { return false };
        let key = before.rsplit(['\n', ' ', '{', ',', '-']).next().unwrap_or_default();
        self.vocabulary.separates_names(key)
    }

    /// Where something was typed.
    fn span(&self, mark: Mark) -> Span {
        let mended = mark.byte_range().expect("a reader of a text knows its bytes");
        let span = self.repaired.typed(&(mended.start..mended.end.max(mended.start)));
        span.start..self.trim_end(span.start, span.end)
    }

    /// Block values end at the start of the next line; people look for the end on the last line that has something.
    fn trim_end(&self, start: usize, end: usize) -> usize {
        start + self.file.text[start..end.max(start)].trim_end().len()
    }
}

/// The ways to take one of two entries out: the second one, where both say the same; else a person chooses.
fn without_one(file: &Arc<SourceFile>, first: (&Span, &Node), second: (&Span, &Node)) -> Vec<Fix> {
    let is_same = first.1.text().is_some() && first.1.text() == second.1.text();
    let without = |(key, value): (&Span, &Node), safe: bool| {
        let (line, typed) = file.line_at(key.start);
        let end = file.line_at(value.span.end.max(key.end));
        let end = end.0 + end.1.len();
        let is_alone = typed[..key.start - line].trim().is_empty()
            && file.text[value.span.end.max(key.end)..end].trim().is_empty();
        let rest = &file.text[end..];
        let end = end + rest.find('\n').map_or(rest.len(), |newline| newline + 1);
        is_alone.then(|| Fix::edits(file, [Edit { span: line..end, text: String::new() }], safe))
    };
    let again = without(second, is_same);
    let others = if is_same { None } else { without(first, false) };
    again.into_iter().chain(others).collect()
}

impl Mapping {
    /// Takes the next key or value. A key that cannot be used is left out with its value.
    fn take(&mut self, file: &Arc<SourceFile>, node: Node) -> Option<Finding> {
        match std::mem::take(&mut self.slot) {
            Slot::Key => {
                self.slot = Slot::of(&node);
                let is_wrong = matches!(self.slot, Slot::Nothing);
                is_wrong.then(|| {
                    let finding = Finding::new(Rule::YamlSyntax, file, node.span);
                    finding.with("fault", "key-is-no-text").with("shown", "")
                })
            }
            Slot::Nothing => None,
            Slot::Value(key) => {
                if let Some((first, value)) = self.places.get(&key.typed) {
                    let line = file.position(first.start).line.to_string();
                    let mut finding = Finding::new(Rule::DuplicateKey, file, key.span.clone());
                    finding.fixes = without_one(file, (first, value), (&key.span, &node));
                    let finding = finding.beside(Relation::First, file, first.clone());
                    return Some(finding.with("key", key.typed).with("line", line));
                }
                self.places.insert(key.typed.clone(), (key.span.clone(), node.clone()));
                self.entries.push(Entry { key, value: node });
                None
            }
        }
    }
}
