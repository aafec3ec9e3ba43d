//! A file of a profile laid over that of its base: what it says replaces what the base says, key by key.
//!
//! A list replaces the list of the base. In it, `基本のとおり` stands for the base's entries, and the name of an entry of
//! the base (`x-id`: the article of a ground, the id of a clause) for that entry. Beside `基本のとおり`, an entry with the
//! name of one of the base changes that one in its place. A key without a value takes the base's value away.

use std::collections::HashSet;
use std::sync::Arc;

use crate::diagnostic::finding::{Finding, Findings, Rule};
use crate::text::source::{Content, Entry, Key, Node, SourceFile, Span};

use super::canonical::SchemaPart;

/// The words that stand for the base's entries in a list.
pub(super) const AS_BASE: [&str; 2] = ["基本のとおり", "as-base"];

/// A file that is laid over its base.
pub(super) struct Overlay<'a> {
    pub(super) file: &'a Arc<SourceFile>,
    /// Where the file names its base: there stands, for findings, what comes from the base.
    pub(super) place: Span,
    pub(super) findings: &'a mut Findings,
}

impl Overlay<'_> {
    /// The values of the file, and those of the base where the file has none.
    pub(super) fn lay(&mut self, own: Node, base: Option<&Node>, part: Option<SchemaPart<'_>>) -> Node {
        let content = match (own.content, base.map(|base| &base.content)) {
            (Content::Map(own), Some(Content::Map(base))) => Content::Map(self.lay_map(own, base, part)),
            (Content::Map(own), _) => Content::Map(self.lay_map(own, &[], part)),
            (Content::List(own), Some(Content::List(base))) => {
                Content::List(self.lay_list(own, base, part.and_then(SchemaPart::items)))
            }
            (Content::List(own), _) => {
                Content::List(self.lay_list(own, &[], part.and_then(SchemaPart::items)))
            }
            (scalar, _) => scalar,
        };
        Node { span: own.span, content }
    }

    fn lay_map(&mut self, own: Vec<Entry>, base: &[Entry], part: Option<SchemaPart<'_>>) -> Vec<Entry> {
        let said: HashSet<String> = own.iter().map(|entry| entry.key.name.clone()).collect();
        let mut laid = Vec::new();
        for Entry { key, value } in own {
            let under =
                base.iter().filter(|entry| is_inherited(entry)).find(|entry| entry.key.name == key.name);
            let under = under.map(|entry| &entry.value);
            if under.is_some() && value.is_null() {
                continue;
            }
            let part = part.and_then(|part| part.property(&key.name).or_else(|| part.free_values()));
            let told = self.findings.len();
            let value = self.lay(value, under, part);
            // A list of which nothing could be taken over is as good as not written.
            let is_gone = self.findings.len() > told && value.content == Content::List(Vec::new());
            if !is_gone {
                laid.push(Entry { key, value });
            }
        }
        let unsaid =
            base.iter().filter(|entry| is_inherited(entry)).filter(|entry| !said.contains(&entry.key.name));
        laid.extend(unsaid.map(|entry| inherited_entry(entry, &self.place)));
        laid
    }

    fn lay_list(&mut self, own: Vec<Node>, base: &[Node], item: Option<SchemaPart<'_>>) -> Vec<Node> {
        let key = item.and_then(|part| part.word("x-id"));
        let name = |node: &'_ Node| key.and_then(|key| node.get(key)?.text().map(ToOwned::to_owned));
        let of_base = |wanted: &str| base.iter().find(|node| name(node).as_deref() == Some(wanted));
        let mentioned: HashSet<String> = own.iter().filter_map(bare).map(ToOwned::to_owned).collect();
        let takes_all = own.iter().any(is_as_base);
        let is_change = |node: &Node| takes_all && name(node).is_some_and(|name| of_base(&name).is_some());
        let (mut changes, own): (Vec<Node>, Vec<Node>) = own.into_iter().partition(is_change);
        let mut laid = Vec::new();
        let mut taken = base.is_empty();
        for node in own {
            if is_as_base(&node) {
                if taken {
                    let typed = node.text().unwrap_or_default().to_owned();
                    let finding =
                        Finding::new(Rule::BaseEntryUnknown, self.file, node.span).with("entry", typed);
                    let fault = if base.is_empty() { "nothing" } else { "twice" };
                    self.findings.push(finding.with("fault", fault));
                    continue;
                }
                taken = true;
                for entry in base {
                    let wanted = name(entry);
                    if wanted.as_ref().is_some_and(|wanted| mentioned.contains(wanted)) {
                        continue;
                    }
                    let change = changes.iter().position(|change| wanted.is_some() && name(change) == wanted);
                    laid.push(match change {
                        Some(change) => self.lay(changes.remove(change), Some(entry), item),
                        None => inherited(entry, &self.place),
                    });
                }
            } else if let Some(entry) = bare(&node).and_then(of_base) {
                laid.push(inherited(entry, &node.span));
            } else {
                laid.push(self.lay(node, None, item));
            }
        }
        // A second entry of one name is one too many; the checks of the list will say so.
        laid.extend(changes);
        laid
    }
}

/// What the owner of the base accepts, he accepts for his own file.
fn is_inherited(entry: &Entry) -> bool {
    entry.key.name != "allow"
}

/// The text of an entry that is nothing but a text, also where it stands for a mapping of one key.
fn bare(node: &Node) -> Option<&str> {
    match &node.content {
        Content::Map(entries) => match entries.as_slice() {
            [only] if only.key.span.is_empty() => only.value.text(),
            _ => None,
        },
        _ => node.text(),
    }
}

fn is_as_base(node: &Node) -> bool {
    bare(node).is_some_and(|text| AS_BASE.contains(&text))
}

/// A value of the base, at a place in the file that is laid over it.
fn inherited(node: &Node, place: &Span) -> Node {
    let content = match &node.content {
        Content::Map(entries) => {
            Content::Map(entries.iter().map(|entry| inherited_entry(entry, place)).collect())
        }
        Content::List(items) => Content::List(items.iter().map(|item| inherited(item, place)).collect()),
        scalar @ Content::Scalar { .. } => scalar.clone(),
    };
    Node { span: place.clone(), content }
}

fn inherited_entry(entry: &Entry, place: &Span) -> Entry {
    let key = Key { span: place.clone(), ..entry.key.clone() };
    Entry { key, value: inherited(&entry.value, place) }
}
