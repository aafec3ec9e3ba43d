//! One reading of a file: events with places, gathered into a tree.

use std::sync::Arc;

use granit_parser::{Event, Options, Parser, ScalarStyle, ScanError, Span as Mark, options};

use crate::finding::{Finding, Findings, Rule};
use crate::limits;
use crate::source::{Content, Entry, Key, Node, SourceFile, Span};

/// Reads the YAML of a file. `None` where no tree can be made of it; the findings say why.
pub fn read(file: &Arc<SourceFile>, findings: &mut Findings) -> Option<Node> {
    let mut builder = Builder { file, findings, open: Vec::new(), root: None };
    for next in Parser::new_from_str_with_options(&file.text, reader_options()) {
        let outcome = match next {
            Ok((event, mark)) => builder.take(&event, mark),
            Err(error) => Err(syntax_fault(file, &error)),
        };
        if let Err(fault) = outcome {
            findings.push(fault);
            return None;
        }
    }
    let root = builder.root;
    if root.is_none() {
        findings.push(Finding::new(Rule::EmptyFile, file, 0..0));
    }
    root
}

fn reader_options() -> Options {
    options! { emit_comments: false, flow_nesting_limit: limits::NESTING, block_nesting_limit: limits::NESTING }
}

fn syntax_fault(file: &Arc<SourceFile>, error: &ScanError) -> Finding {
    let start = file.byte_of_char(error.marker().index());
    let end = file.text[start..].chars().next().map_or(start, |character| start + character.len_utf8());
    Finding::new(Rule::YamlSyntax, file, start..end).with("detail", format!("{:?}", error.kind()))
}

/// A list or mapping that is not closed yet.
enum Open {
    List { start: usize, items: Vec<Node> },
    Map { start: usize, entries: Vec<Entry>, key: Option<Key> },
}

struct Builder<'a> {
    file: &'a Arc<SourceFile>,
    findings: &'a mut Findings,
    open: Vec<Open>,
    root: Option<Node>,
}

impl Builder<'_> {
    fn take(&mut self, event: &Event<'_>, mark: Mark) -> Result<(), Finding> {
        let span = self.span(mark);
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_marks(*anchor, tag.is_some(), &span);
                let plain = *style == ScalarStyle::Plain;
                // The reader says `~` where nothing is written.
                let text = if span.is_empty() { "" } else { text.as_ref() };
                self.close(Node { span, content: Content::Scalar { text: text.to_owned(), plain } })
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.refuse_marks(*anchor, tag.is_some(), &span);
                self.open.push(Open::List { start: span.start, items: Vec::new() });
                Ok(())
            }
            Event::MappingStart(_, anchor, tag) => {
                self.refuse_marks(*anchor, tag.is_some(), &span);
                self.open.push(Open::Map { start: span.start, entries: Vec::new(), key: None });
                Ok(())
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(&span),
            Event::Alias(_) => Err(Finding::new(Rule::AnchorOrTag, self.file, span)),
            Event::DocumentStart(..) if self.root.is_some() => {
                Err(Finding::new(Rule::YamlSyntax, self.file, span).with("detail", "SecondDocument"))
            }
            _ => Ok(()),
        }
    }

    fn end(&mut self, span: &Span) -> Result<(), Finding> {
        let (start, content) = match self.open.pop().expect("the reader closes only what it opened") {
            Open::List { start, items } => (start, Content::List(items)),
            Open::Map { start, entries, .. } => (start, Content::Map(entries)),
        };
        self.close(Node { span: start..self.trim_end(start, span.end), content })
    }

    /// Hands a finished value to the list or mapping around it.
    fn close(&mut self, node: Node) -> Result<(), Finding> {
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::List { items, .. }) => items.push(node),
            Some(Open::Map { entries, key, .. }) => match key.take() {
                None => {
                    let Some(typed) = node.text() else {
                        return Err(Finding::new(Rule::YamlSyntax, self.file, node.span)
                            .with("detail", "KeyIsNoText"));
                    };
                    *key = Some(Key {
                        name: typed.to_owned(),
                        typed: typed.to_owned(),
                        span: node.span.clone(),
                    });
                }
                Some(key) => match entries.iter().find(|entry| entry.key.typed == key.typed) {
                    Some(first) => {
                        let first_line = self.file.position(first.key.span.start).line.to_string();
                        let finding = Finding::new(Rule::DuplicateKey, self.file, key.span.clone());
                        self.findings.push(finding.with("key", &key.typed).with("line", &first_line));
                    }
                    None => entries.push(Entry { key, value: node }),
                },
            },
        }
        Ok(())
    }

    fn refuse_marks(&mut self, anchor: usize, tagged: bool, span: &Span) {
        if anchor != 0 || tagged {
            self.findings.push(Finding::new(Rule::AnchorOrTag, self.file, span.clone()));
        }
    }

    fn span(&self, mark: Mark) -> Span {
        let span = mark.byte_range().expect("a reader of a text knows its bytes");
        span.start..self.trim_end(span.start, span.end)
    }

    /// Block values end at the start of the next line; people look for the end on the last line that has something.
    fn trim_end(&self, start: usize, end: usize) -> usize {
        start + self.file.text[start..end.max(start)].trim_end().len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(text: &str) -> (Option<Node>, Findings, Arc<SourceFile>) {
        let file = Arc::new(SourceFile::new("case.yaml".into(), text));
        let mut findings = Findings::default();
        let node = read(&file, &mut findings);
        (node, findings, file)
    }

    #[test]
    fn scalars_keep_their_typed_text_and_their_place() {
        let text = "内線: 0421\n版: 1.10\n名: \"引用 #1\"\n文: |\n  一行\n  二行\n";
        let (node, findings, file) = tree(text);
        let node = node.expect("it is YAML");
        assert!(findings.is_empty());
        for (key, value, typed) in
            [("内線", "0421", "0421"), ("版", "1.10", "1.10"), ("名", "引用 #1", "\"引用 #1\"")]
        {
            let found = node.get(key).expect("it is there");
            assert_eq!((found.text(), &file.text[found.span.clone()]), (Some(value), typed));
        }
        assert_eq!(node.get("文").and_then(Node::text), Some("一行\n二行\n"));
    }

    #[test]
    fn a_duplicate_key_is_found_at_its_second_place() {
        let (_, findings, file) = tree("件名: あ\n担当: い\n件名: う\n");
        let [finding] = findings.as_slice() else { panic!("{findings:?}") };
        assert_eq!((finding.rule, file.position(finding.span.start).line), (Rule::DuplicateKey, 3));
    }

    #[test]
    fn what_is_no_yaml_is_found_with_its_place() {
        for text in [
            "件名: [あ\n",
            "件名:\n\t部: あ\n",
            "a: &b c\nd: *b\n",
            "--- a\n--- b\n",
            "",
            "# only\n",
            "? [a]\n: b\n",
        ] {
            let (_, findings, _) = tree(text);
            assert!(!findings.is_empty(), "{text:?}");
        }
    }

    #[test]
    fn deep_nesting_is_refused_quickly() {
        let (node, findings, _) = tree(&"[".repeat(100_000));
        assert!(node.is_none() && findings.len() == 1);
    }
}
