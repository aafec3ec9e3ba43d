//! The tree as serde sees it: only what fits the schema, so that the types can always be filled and the rules can go on
//! looking for further mistakes.

use serde_yaml::{Mapping, Value};

use crate::model::meeting_date::MeetingDate;
use crate::text::source::{Content, Node};
use crate::text::wareki::Wareki;

use super::Schema;
use super::canonical::SchemaPart;

/// The values that fit; what is missing or wrong but required is filled with nothing (an empty text, an empty list).
pub(super) fn coerce(tree: &Node, schema: &Schema) -> Value {
    coerce_part(tree, schema.top()).unwrap_or_else(|| nothing(schema.top()))
}

fn coerce_part(node: &Node, part: SchemaPart<'_>) -> Option<Value> {
    match (&node.content, part.word("type")) {
        (Content::Map(_), Some("object")) => Some(coerce_map(node, part)),
        (Content::List(items), Some("array")) => {
            let item = part.items()?;
            Some(Value::Sequence(
                items.iter().map(|node| coerce_part(node, item).unwrap_or_else(|| nothing(item))).collect(),
            ))
        }
        (Content::Scalar { text, .. }, Some("string")) if !node.is_null() => {
            let readable = match part.word("format") {
                Some("wareki") => text.parse::<Wareki>().is_ok(),
                Some("meeting-date") => text.parse::<MeetingDate>().is_ok(),
                _ => true,
            };
            readable.then(|| Value::from(text.as_str()))
        }
        (Content::Scalar { text, .. }, None) if part.choices().iter().any(|(word, _)| word == text) => {
            Some(Value::from(text.as_str()))
        }
        (Content::Scalar { text, .. }, Some("integer")) => text.parse::<u32>().ok().map(Value::from),
        _ => None,
    }
}

fn coerce_map(node: &Node, part: SchemaPart<'_>) -> Value {
    let Content::Map(entries) = &node.content else { unreachable!("only mappings are passed") };
    let (mut map, mut rows) = (Mapping::new(), Mapping::new());
    for entry in entries {
        let value = part.property(&entry.key.name).or_else(|| part.free_values());
        let Some((part, fitted)) = value.and_then(|part| Some((part, coerce_part(&entry.value, part)?)))
        else {
            continue;
        };
        let name = Value::from(entry.key.name.as_str());
        if part.word("x-row").is_some() {
            rows.insert(name, fitted);
        } else {
            map.insert(name, fitted);
        }
    }
    if !rows.is_empty() {
        map.insert(Value::from("rows"), Value::Mapping(rows));
    }
    for name in part.required() {
        let is_row = part.property(name).is_some_and(|part| part.word("x-row").is_some());
        if !map.contains_key(name) && !is_row {
            map.insert(Value::from(name), part.property(name).map_or(Value::Null, nothing));
        }
    }
    Value::Mapping(map)
}

/// The emptiest value of a part.
fn nothing(part: SchemaPart<'_>) -> Value {
    match part.word("type") {
        Some("object") => {
            let empty = |name| (Value::from(name), part.property(name).map_or(Value::Null, nothing));
            Value::Mapping(part.required().map(empty).collect())
        }
        Some("array") => Value::Sequence(Vec::new()),
        Some("integer") => Value::from(1),
        Some("string") if part.word("format").is_some() => Value::from("2000-01-01"),
        _ => Value::from(part.choices().first().map_or("", |(word, _)| *word)),
    }
}
