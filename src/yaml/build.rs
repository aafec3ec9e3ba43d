//! Gathers the parser's events into a tree whose places are those of the typed text.

use std::collections::HashMap;
use std::sync::Arc;

use granit_parser::{Event, Options, Parser, ScalarStyle, Span as Mark, options};

use crate::finding::{Finding, Findings, Rule};
use crate::limits;
use crate::lint::{Folding, Repaired, folded_line};
use crate::source::{Content, Entry, Key, Node, SourceFile, Span};

use super::fault::Fault;

/// Reads a mended text once. `Ok(None)` where it holds no value.
pub(super) fn build(
    file: &Arc<SourceFile>,
    repaired: &Repaired,
    findings: &mut Findings,
) -> Result<Option<Node>, Fault> {
    let mut builder = Builder { file, repaired, findings, open: Vec::new(), root: None };
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
    Map { start: usize, entries: Vec<Entry>, places: HashMap<String, usize>, slot: Slot },
}

/// What a mapping waits for.
enum Slot {
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
                let plain = *style == ScalarStyle::Plain || !self.is_quoted(&span);
                let text = if span.is_empty() && plain { String::new() } else { text.to_string() };
                self.close(Node { span, content: Content::Scalar { text, plain } });
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.refuse_marks(*anchor, tag.is_some(), &span);
                self.open.push(Open::List { start: span.start, items: Vec::new() });
            }
            Event::MappingStart(_, anchor, tag) => {
                self.refuse_marks(*anchor, tag.is_some(), &span);
                let (entries, places) = (Vec::new(), HashMap::new());
                self.open.push(Open::Map { start: span.start, entries, places, slot: Slot::Key });
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
            Open::Map { start, entries, .. } => (start, Content::Map(entries)),
        };
        self.close(Node { span: start..self.trim_end(start, span.end), content });
    }

    /// Hands a finished value to the list or mapping around it.
    fn close(&mut self, node: Node) {
        let wrong = match self.open.last_mut() {
            None => {
                self.root = Some(node);
                None
            }
            Some(Open::List { items, .. }) => {
                items.push(node);
                None
            }
            Some(Open::Map { entries, places, slot, .. }) => match std::mem::replace(slot, Slot::Key) {
                Slot::Key => {
                    *slot = Slot::of(&node);
                    matches!(slot, Slot::Nothing).then(|| no_text(self.file, node.span))
                }
                Slot::Nothing => None,
                Slot::Value(key) => match places.get(&key.typed) {
                    Some(first) => Some(duplicate(self.file, &key, *first)),
                    None => {
                        places.insert(key.typed.clone(), key.span.start);
                        entries.push(Entry { key, value: node });
                        None
                    }
                },
            },
        };
        self.findings.extend(wrong);
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
            _ => return,
        };
        if let Some(line) = folded_line(&self.file.text, span, folding) {
            self.findings.push(Finding::new(Rule::FoldedLine, self.file, line));
        }
    }

    fn is_quoted(&self, span: &Span) -> bool {
        self.file.text[span.clone()].starts_with(['"', '\''])
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

fn no_text(file: &Arc<SourceFile>, span: Span) -> Finding {
    Finding::new(Rule::YamlSyntax, file, span).with("fault", "key-is-no-text").with("shown", "")
}

fn duplicate(file: &Arc<SourceFile>, key: &Key, first: usize) -> Finding {
    let line = file.position(first).line.to_string();
    Finding::new(Rule::DuplicateKey, file, key.span.clone()).with("key", &key.typed).with("line", line)
}
