//! Values as a form holds them, in JSON, and as a file does.

use serde_json::{Map, Value};

use crate::input::patch::NewValue;
use crate::input::schema::{SchemaPart, is_open};
use crate::text::source::{Content, Node};

/// What stands in a tree, as a form holds it: a text that stands for a mapping is that text, and a place that is left open is null.
pub(super) fn of_node(node: &Node, part: Option<SchemaPart<'_>>) -> Value {
    match &node.content {
        Content::Scalar { .. } if node.is_null() => Value::Null,
        Content::Scalar { text, .. } if is_open(text) => Value::Null,
        Content::Scalar { text, .. } => Value::from(text.trim_end_matches('\n')),
        Content::List(items) => {
            let part = part.and_then(SchemaPart::items);
            items.iter().map(|item| of_node(item, part)).collect()
        }
        Content::Map(entries) => {
            let below = |name: &str| part?.property(name).or_else(|| part?.free_values());
            let entry = |entry: &crate::text::source::Entry| {
                (entry.key.name.clone(), of_node(&entry.value, below(&entry.key.name)))
            };
            bare(entries.iter().map(entry).collect(), part)
        }
    }
}

/// A mapping, or the text that stands for it.
fn bare(entries: Map<String, Value>, part: Option<SchemaPart<'_>>) -> Value {
    let key = part.and_then(|part| part.word("x-scalar"));
    match (key, entries.len()) {
        (Some(key), 1) if entries.contains_key(key) => entries[key].clone(),
        _ => Value::Object(entries),
    }
}

/// A value in the one form in which two are compared: what says nothing is null, words are those of the schema, and what a list holds
/// that stands alone is in a list.
pub(super) fn comparable(value: &Value, part: Option<SchemaPart<'_>>) -> Value {
    match value {
        Value::String(text) => {
            let text = text.replace("\r\n", "\n");
            let text = text.trim_end_matches('\n');
            let choices = part.map(SchemaPart::choices).unwrap_or_default();
            let word = choices.into_iter().find(|(_, japanese)| japanese.contains(&text));
            let text = word.map_or(text, |(english, _)| english);
            if text.is_empty() || is_open(text) { Value::Null } else { Value::from(text) }
        }
        Value::Bool(yes) => Value::from(if *yes { "yes" } else { "no" }),
        Value::Number(number) => Value::from(number.to_string()),
        Value::Array(items) => {
            let part = part.and_then(SchemaPart::items);
            let items: Vec<Value> = items.iter().map(|item| comparable(item, part)).collect();
            // A list of places that are open says nothing yet.
            if items.iter().all(Value::is_null) { Value::Null } else { Value::Array(items) }
        }
        Value::Object(entries) => {
            let below = |name: &str| part?.property(name).or_else(|| part?.free_values());
            let entries = entries.iter().map(|(key, value)| (key.clone(), comparable(value, below(key))));
            let entries: Map<String, Value> = entries.filter(|(_, value)| !value.is_null()).collect();
            if entries.is_empty() { Value::Null } else { bare(entries, part) }
        }
        Value::Null => Value::Null,
    }
}

/// Whether two values of a form say the same.
pub(super) fn is_same(one: &Value, other: &Value, part: Option<SchemaPart<'_>>) -> bool {
    comparable(one, part) == comparable(other, part)
}

/// A value of a form as it is to be written; `None` where it says nothing.
pub(super) fn to_write(value: &Value) -> Option<NewValue> {
    match value {
        Value::Null => None,
        Value::Bool(yes) => Some(NewValue::text(if *yes { "yes" } else { "no" })),
        Value::Number(number) => Some(NewValue::text(number.to_string())),
        Value::String(text) => {
            let text = text.replace("\r\n", "\n").replace('\r', "\n");
            (!text.is_empty()).then_some(NewValue::Text(text))
        }
        Value::Array(items) => {
            let items: Vec<NewValue> = items.iter().filter_map(to_write).collect();
            (!items.is_empty()).then_some(NewValue::List(items))
        }
        Value::Object(entries) => {
            let entries = entries.iter().filter_map(|(key, value)| Some((key.clone(), to_write(value)?)));
            let entries: Vec<(String, NewValue)> = entries.collect();
            (!entries.is_empty()).then_some(NewValue::Map(entries))
        }
    }
}
