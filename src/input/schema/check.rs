//! Every shape error of a tree, in the words of the file.

use std::collections::HashSet;
use std::sync::Arc;

use jsonschema::error::ValidationErrorKind as Kind;
use jsonschema::{ValidationError, Validator};
use serde_json::{Map, Value};

use crate::diagnostic::finding::{Finding, Findings, Rule};
use crate::model::meeting_date::MeetingDate;
use crate::text::nearest::nearest;
use crate::text::source::{Content, Entry, Node, Pointer, SourceFile, Span};
use crate::text::wareki::{DateFault, Wareki};

use super::canonical::SchemaPart;
use super::{Schema, Spelling};

/// So many words are offered in the place of one that is like none of them.
const CHOICES: usize = 8;

/// Compares a conformed tree with its schema.
pub(super) fn check(
    file: &Arc<SourceFile>,
    tree: &Node,
    schema: &Schema,
    spelling: Spelling,
    gaps: &[Span],
) -> Findings {
    let validator = schema.validator.get_or_init(|| validator(schema));
    let teller = Teller { file, tree, schema, spelling, gaps };
    let instance = to_json(tree, Some(schema.top()));
    validator.iter_errors(&instance).flat_map(|error| teller.tell(&error)).collect()
}

fn validator(schema: &Schema) -> Validator {
    let is_date = |text: &str| text.trim().is_empty() || text.parse::<Wareki>().is_ok();
    let words = schema.words_for_dates();
    jsonschema::options()
        .with_draft(jsonschema::Draft::Draft7)
        .with_format("wareki", is_date)
        .with_format("period-date", move |text: &str| {
            is_date(text) || words.iter().any(|word| word == text.trim())
        })
        .with_format("meeting-date", |text: &str| {
            text.trim().is_empty() || text.parse::<MeetingDate>().is_ok()
        })
        .should_validate_formats(true)
        .build(schema.as_value())
        .expect("the schema comes from our own types")
}

/// The tree as the validator sees it: every scalar a text (a number only where one is asked for), a left-out value null.
fn to_json(node: &Node, part: Option<SchemaPart<'_>>) -> Value {
    match &node.content {
        Content::Scalar { .. } if node.is_null() => Value::Null,
        Content::Scalar { text, .. } => match text.parse::<u32>() {
            Ok(number) if part.is_some_and(|part| part.word("type") == Some("integer")) => {
                Value::from(number)
            }
            _ => Value::from(text.as_str()),
        },
        Content::List(items) => {
            let item = part.and_then(SchemaPart::items);
            items.iter().map(|node| to_json(node, item)).collect()
        }
        Content::Map(entries) => {
            let part_of =
                |name: &str| part.and_then(|part| part.property(name).or_else(|| part.free_values()));
            let pair = |entry: &Entry| {
                let name = &entry.key.name;
                (name.clone(), to_json(&entry.value, part_of(name)))
            };
            Value::Object(entries.iter().map(pair).collect::<Map<_, _>>())
        }
    }
}

struct Teller<'a> {
    file: &'a Arc<SourceFile>,
    tree: &'a Node,
    schema: &'a Schema,
    spelling: Spelling,
    gaps: &'a [Span],
}

impl Teller<'_> {
    fn tell(&self, error: &ValidationError<'_>) -> Findings {
        let pointer = Pointer::parse(error.instance_path().as_str());
        let part = self.part_at(&pointer);
        let node = self.tree.at(&pointer);
        match error.kind() {
            Kind::AdditionalProperties { unexpected } => {
                self.unknown_keys(&pointer, part, &unexpected.iter().map(String::as_str).collect())
            }
            Kind::PropertyNames { error } => {
                let name = error.instance().as_str().unwrap_or_default();
                self.unknown_keys(&pointer, part, &HashSet::from([name]))
            }
            Kind::Required { property } => {
                let name = property.as_str().unwrap_or_default();
                if self.is_in_gap(part, name) || self.is_mistyped(&pointer, part, name) {
                    return Findings::new();
                }
                vec![self.missing_key(&pointer, part, name)]
            }
            _ if node.is_none_or(Node::is_null) && self.is_above_gap(&pointer) => Findings::new(),
            Kind::Type { .. } | Kind::OneOfNotValid { .. } | Kind::Enum { .. }
                if node.is_none_or(Node::is_null) =>
            {
                vec![self.nothing(&pointer, node)]
            }
            Kind::Pattern { .. } | Kind::MinItems { .. } | Kind::MinLength { .. } => {
                vec![self.at(Rule::EmptyValue, &pointer)]
            }
            Kind::OneOfNotValid { .. } | Kind::Enum { .. } => vec![self.unknown_value(&pointer, part, node)],
            Kind::MaxProperties { .. } => {
                let finding =
                    self.at(Rule::WrongType, &pointer).with("expected", "one").with("found", "object");
                vec![finding.with("known", Vec::<String>::new())]
            }
            Kind::Format { .. } => {
                let words = match part.and_then(|part| part.word("format")) {
                    Some("period-date") => self.schema.words_for_dates(),
                    Some("meeting-date") => {
                        let [japanese, english] = MeetingDate::WORDS;
                        vec![self.spelling.choose(english, Some(japanese))]
                    }
                    _ => Vec::new(),
                };
                vec![self.unreadable_date(&pointer, node).with("words", words)]
            }
            _ => vec![self.wrong_type(&pointer, part, node)],
        }
    }

    fn at(&self, rule: Rule, pointer: &Pointer) -> Finding {
        let mut span = self.tree.span_at(pointer);
        if span.is_empty() {
            span = self.key_span(pointer).unwrap_or(span);
        }
        Finding::new(rule, self.file, span).on(pointer.clone()).with("key", self.shown_key(pointer))
    }

    /// No value, or `~` or `null`, which some programs take for a text.
    fn nothing(&self, pointer: &Pointer, node: Option<&Node>) -> Finding {
        match node.and_then(Node::text).filter(|text| !text.is_empty()) {
            Some(typed) => self.at(Rule::NullAsText, pointer).with("value", typed),
            None => self.at(Rule::EmptyValue, pointer),
        }
    }

    /// The keys of a mapping that nothing knows, each with the known one most like it that is not taken.
    fn unknown_keys(
        &self,
        pointer: &Pointer,
        part: Option<SchemaPart<'_>>,
        names: &HashSet<&str>,
    ) -> Findings {
        let Some(entries) = self.entries(pointer) else { return Findings::new() };
        let known = part.map(|part| known_keys(part, self.spelling)).unwrap_or_default();
        let free = free_of(&known, entries);
        let unknown = entries.iter().filter(|entry| names.contains(entry.key.name.as_str()));
        let tell = |entry: &Entry| {
            let finding = Finding::new(Rule::UnknownKey, self.file, entry.key.span.clone());
            let finding = finding.on(pointer.key(&entry.key.name));
            let nearest = nearest(&entry.key.typed, &free);
            let nearest =
                if part.is_none_or(|part| takes(part, &nearest, entry)) { nearest } else { String::new() };
            finding
                .renamed(&entry.key.span, &nearest)
                .with("key", &entry.key.typed)
                .with("nearest", nearest)
                .with("known", known.as_slice())
                .with("where", "here")
                .with("belongs", "")
        };
        unknown.map(tell).collect()
    }

    fn entries(&self, pointer: &Pointer) -> Option<&[Entry]> {
        match &self.tree.at(pointer)?.content {
            Content::Map(entries) => Some(entries),
            _ => None,
        }
    }

    /// Whether the key that is missing is the one that an unknown key is told to be: one slip, told once.
    fn is_mistyped(&self, pointer: &Pointer, part: Option<SchemaPart<'_>>, name: &str) -> bool {
        let (Some(entries), Some(part)) = (self.entries(pointer), part) else { return false };
        let known = known_keys(part, self.spelling);
        let (free, key) = (free_of(&known, entries), self.spelling.key(part, name));
        let is_known =
            |entry: &Entry| part.property(&entry.key.name).is_some() || known.contains(&entry.key.typed);
        part.free_values().is_none()
            && entries.iter().any(|entry| !is_known(entry) && nearest(&entry.key.typed, &free) == key)
    }

    fn missing_key(&self, pointer: &Pointer, part: Option<SchemaPart<'_>>, name: &str) -> Finding {
        let key = part.map_or_else(|| name.to_owned(), |part| self.spelling.key(part, name));
        let span =
            self.key_span(pointer).unwrap_or_else(|| first_key(self.tree.at(pointer).unwrap_or(self.tree)));
        Finding::new(Rule::MissingKey, self.file, span).on(pointer.key(name)).with("key", &key)
    }

    /// Whether a key may stand in a part of the text that could not be read.
    fn is_in_gap(&self, part: Option<SchemaPart<'_>>, name: &str) -> bool {
        let japanese = part.and_then(|part| part.properties().find(|(known, ..)| *known == name));
        let words = japanese.map(|(_, words, _)| words).unwrap_or_default();
        let texts = || self.gaps.iter().map(|gap| &self.file.text[gap.clone()]);
        words.into_iter().chain([name]).any(|word| texts().any(|text| text.contains(word)))
    }

    /// Whether the value of a key could not be read.
    fn is_above_gap(&self, pointer: &Pointer) -> bool {
        let Some(key) = self.key_span(pointer) else { return false };
        let between = |gap: &Span| self.file.text.get(key.end..gap.start);
        self.gaps
            .iter()
            .filter_map(between)
            .any(|text| text.trim_matches([':', ' ', '\t', '\r', '\n']).is_empty())
    }

    fn unknown_value(&self, pointer: &Pointer, part: Option<SchemaPart<'_>>, node: Option<&Node>) -> Finding {
        let choices: Vec<String> = part
            .map(super::canonical::SchemaPart::choices)
            .unwrap_or_default()
            .into_iter()
            .map(|(english, japanese)| self.spelling.choose(english, japanese.first().copied()))
            .collect();
        let typed = node.and_then(Node::text).unwrap_or_default();
        if typed.is_empty() {
            return self.wrong_type(pointer, part, node);
        }
        let finding = self.at(Rule::UnknownValue, pointer);
        let (place, nearest) = (finding.span.clone(), nearest(typed, &choices));
        let meant =
            if nearest.is_empty() && choices.len() <= CHOICES { choices.as_slice() } else { &[nearest] };
        let finding = meant.iter().fold(finding, |finding, word| finding.renamed(&place, word));
        finding.with("value", typed).with("choices", choices)
    }

    fn unreadable_date(&self, pointer: &Pointer, node: Option<&Node>) -> Finding {
        let typed = node.and_then(Node::text).unwrap_or_default();
        let finding = self.at(Rule::UnreadableDate, pointer).with("value", typed);
        match typed.parse::<Wareki>() {
            Err(DateFault::OutsideEra { correct }) => {
                let place = finding.span.clone();
                finding.renamed(&place, &correct).with("fault", "outside-era").with("correct", &correct)
            }
            Err(DateFault::EraMissing) => self
                .at(Rule::EraMissing, pointer)
                .with("written", typed)
                .with("instead", Vec::<String>::new()),
            Err(DateFault::NoSuchDay) => finding.with("fault", "no-such-day"),
            Err(DateFault::Unreadable) | Ok(_) => finding.with("fault", "unreadable"),
        }
    }

    fn wrong_type(&self, pointer: &Pointer, part: Option<SchemaPart<'_>>, node: Option<&Node>) -> Finding {
        let expected = part.and_then(|part| part.word("type")).unwrap_or("string");
        let found = match node.map(|node| &node.content) {
            Some(Content::List(_)) => "array",
            Some(Content::Map(_)) => "object",
            _ => "string",
        };
        let known = part.filter(|_| expected == "object").map(|part| known_keys(part, self.spelling));
        let finding = self.at(Rule::WrongType, pointer).with("expected", expected).with("found", found);
        finding.with("known", known.unwrap_or_default())
    }

    /// The schema at a way.
    fn part_at(&self, pointer: &Pointer) -> Option<SchemaPart<'_>> {
        self.schema.top().below(pointer)
    }

    /// The last key on the way, as the file spells it.
    fn shown_key(&self, pointer: &Pointer) -> String {
        self.last_entry(pointer).map_or_else(String::new, |entry| entry.key.typed.clone())
    }

    fn key_span(&self, pointer: &Pointer) -> Option<Span> {
        let entry = self.last_entry(pointer)?;
        let through_list = pointer.steps().last().is_some_and(|step| step.parse::<usize>().is_ok());
        (!through_list).then(|| entry.key.span.clone())
    }

    fn last_entry(&self, pointer: &Pointer) -> Option<&Entry> {
        let mut last = None;
        let mut node = self.tree;
        for step in pointer.steps() {
            let next = match &node.content {
                Content::Map(_) => {
                    let entry = node.entry(step)?;
                    last = Some(entry).filter(|entry| !entry.key.span.is_empty()).or(last);
                    &entry.value
                }
                Content::List(items) => items.get(step.parse::<usize>().ok()?)?,
                Content::Scalar { .. } => return last,
            };
            node = next;
        }
        last
    }
}

/// Where a mapping in a list begins: its first key.
fn first_key(node: &Node) -> Span {
    match &node.content {
        Content::Map(entries) => {
            entries.first().map_or(node.span.start..node.span.start, |entry| entry.key.span.clone())
        }
        _ => node.span.clone(),
    }
}

/// The known keys that a mapping does not have.
fn free_of(known: &[String], entries: &[Entry]) -> Vec<String> {
    let is_free = |key: &&String| !entries.iter().any(|entry| entry.key.typed == **key);
    known.iter().filter(is_free).cloned().collect()
}

/// Whether what a key holds can stand at the known one: no list where a mapping belongs.
fn takes(part: SchemaPart<'_>, known: &str, entry: &Entry) -> bool {
    let named = part.properties().find(|(name, japanese, _)| *name == known || japanese.contains(&known));
    let Some((_, _, property)) = named else { return true };
    match &entry.value.content {
        Content::Scalar { .. } => true,
        Content::List(_) => property.items().is_some() || property.word("x-shape").is_some(),
        Content::Map(_) => property.items().is_none(),
    }
}

fn known_keys(part: SchemaPart<'_>, spelling: Spelling) -> Vec<String> {
    let fixed = part.properties().map(|(name, japanese, _)| spelling.choose(name, japanese.first().copied()));
    let words = part.key_words().map(super::canonical::SchemaPart::choices).unwrap_or_default();
    fixed
        .chain(words.into_iter().map(|(name, japanese)| spelling.choose(name, japanese.first().copied())))
        .collect()
}
