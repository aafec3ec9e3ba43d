//! A fresh file to fill in: every key with a line on what it is for. What must be there has a placeholder; what may be
//! left out stands in a comment, with an example.

use serde_json::Value;

use crate::input::yaml::write::{ScalarPlace, scalar};

use super::canonical::{Schema, japanese};
use super::{Descriptions, Spelling, open_place};

/// How a fresh file is written.
#[derive(Debug, Clone, Copy)]
pub struct Scaffold {
    /// Spelling of the keys.
    pub keys: Spelling,
    /// Language of the lines on what they are for.
    pub described: Spelling,
}

impl Schema {
    /// The lines of a fresh file.
    ///
    /// - `others` say of their own entry what this schema says of an entry of the list marked `x-fresh: each`: the list
    ///   gets one entry by each
    #[must_use]
    pub fn scaffold(&self, others: &[Self], how: Scaffold) -> Vec<String> {
        let writer = Writer { schema: self, others, how, descriptions: &Descriptions::load() };
        let name = self.as_value()["title"].as_str().unwrap_or_default();
        writer.mapping(self.as_value(), name, true, "\n")
    }
}

#[derive(Clone, Copy)]
struct Writer<'a> {
    schema: &'a Schema,
    others: &'a [Schema],
    how: Scaffold,
    descriptions: &'a Descriptions,
}

impl Writer<'_> {
    /// The keys of a mapping, an empty line between those at the top. An open one asks for its values, another shows
    /// examples.
    fn mapping(&self, part: &Value, name: &str, open: bool, between: &str) -> Vec<String> {
        let required: Vec<&str> =
            part["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let mut lines = Vec::new();
        let properties = part["properties"].as_object().into_iter().flatten();
        for (index, (key, property)) in properties.filter(|(_, property)| self.is_used(property)).enumerate()
        {
            if index > 0 {
                lines.extend(between.lines().map(ToOwned::to_owned));
            }
            // Where nothing must be there, something must be: the first key is asked for.
            let first_of_free = required.is_empty() && index == 0;
            let is_wanted = property["x-fresh"] == "ask" || property["x-known"].is_string();
            let asked = open && (required.contains(&key.as_str()) || is_wanted || first_of_free);
            lines.push(format!("# {}", self.sentence(property, name, key)));
            let choices = property["x-choices"].as_array().into_iter().flatten().filter_map(Value::as_str);
            lines.extend(choices.map(|choice| format!("# {choice}")));
            let entry = self.entry(property, name, key, asked);
            let marked = entry.into_iter().map(|line| if asked || !open { line } else { format!("#{line}") });
            lines.extend(marked);
        }
        lines
    }

    /// Whether a sheet of the profile shows the key, or one of those under it.
    fn is_used(&self, property: &Value) -> bool {
        let (part, _) = self.resolved(property);
        let mut below = part["properties"].as_object().into_iter().flatten().peekable();
        let is_shown = |property: &Value| property["x-unused"].is_null();
        is_shown(property)
            && property["x-fresh"] != "never"
            && (below.peek().is_none() || below.any(|(_, below)| is_shown(below)))
    }

    /// A key and its value.
    fn entry(&self, property: &Value, of: &str, key: &str, open: bool) -> Vec<String> {
        let word = self.word(key, property);
        if let Some(known) = property["x-known"].as_str() {
            return vec![format!("{word}: {}", scalar(known, ScalarPlace::Block))];
        }
        let (part, name) = self.resolved(property);
        let example = self.descriptions.example(property, of, key);
        let is_list = part["type"] == "array";
        let (item, item_name) = if is_list { self.resolved(&part["items"]) } else { (part, name) };
        let is_mapping = item["type"] == "object" && item["properties"].is_object();
        if open && is_list && item["x-scalar"].is_string() && part["x-shape"] != "fields" {
            return vec![format!("{word}:"), format!("  - {}", placeholder(property, key))];
        }
        let is_word = is_list || part["x-scalar"].is_string();
        if !is_mapping || (is_word && example.is_some()) || part["x-shape"] == "fields" {
            let value =
                if open { placeholder(property, key) } else { as_yaml(property, example.unwrap_or("")) };
            return vec![format!("{word}: {value}")];
        }
        let own = self.mapping(item, item_name, open, "");
        let lines = match property["x-fresh"].as_str() {
            Some("one") => own,
            Some("each") => self.one_by_each(property, own, of, key, open),
            _ if is_list => listed(own),
            _ => own,
        };
        std::iter::once(format!("{word}:")).chain(lines.iter().map(|line| format!("  {line}"))).collect()
    }

    /// The entries of a list, one by each schema, under the heading that each has for its own.
    fn one_by_each(
        &self,
        property: &Value,
        own: Vec<String>,
        of: &str,
        key: &str,
        open: bool,
    ) -> Vec<String> {
        let headed = |property: &Value, lines: Vec<String>| {
            let heading = property["x-heading"].as_str().map(|heading| format!("# {heading}"));
            heading.into_iter().chain(listed(lines)).collect::<Vec<_>>()
        };
        let mut lines = headed(property, own);
        for other in self.others {
            let writer = Writer { schema: other, ..*self };
            let part = &other.as_value()["properties"][key];
            let (list, _) = writer.resolved(part);
            let (item, name) = writer.resolved(&list["items"]);
            lines.extend(headed(part, writer.mapping(item, name, open, "")));
        }
        debug_assert_eq!(self.schema.as_value()["title"], of, "the list stands at the top");
        lines
    }

    fn sentence(&self, property: &Value, of: &str, key: &str) -> String {
        self.descriptions.sentence(property, of, key, self.how.described)
    }

    fn word(&self, key: &str, property: &Value) -> String {
        self.how.keys.choose(key, japanese(property).first().copied())
    }

    /// What a reference leads to, and the name of its type.
    fn resolved<'b>(&'b self, part: &'b Value) -> (&'b Value, &'b str) {
        let wrapped = part.get("allOf").and_then(|all| all.get(0)).unwrap_or(part);
        let Some(reference) = wrapped.get("$ref").and_then(Value::as_str) else { return (part, "") };
        let target = self.schema.as_value().pointer(reference.trim_start_matches('#'));
        (
            target.expect("schemars writes no dangling reference"),
            reference.rsplit('/').next().unwrap_or_default(),
        )
    }
}

/// An example as it can stand in a file. Those of the program are written as YAML; those of a profile are texts.
fn as_yaml(property: &Value, example: &str) -> String {
    let is_text = !property["x-row"].is_null() || !property["x-example"].is_null();
    if !is_text {
        return example.to_owned();
    }
    scalar(example, ScalarPlace::Block)
}

/// What `check` refuses until somebody writes a value in its place.
fn placeholder(property: &Value, key: &str) -> String {
    open_place(japanese(property).first().unwrap_or(&key))
}

/// The lines of a mapping as an entry of a list: the dash stands before its first key.
fn listed(lines: Vec<String>) -> Vec<String> {
    let first = lines.iter().position(|line| !line.starts_with('#'));
    let dashed = |(index, line): (usize, String)| match first {
        Some(first) if index < first => line,
        Some(first) if index == first => format!("- {line}"),
        _ => format!("  {line}"),
    };
    lines.into_iter().enumerate().map(dashed).collect()
}
