//! Brings a tree into the canonical form: English keys and words, lists where lists are meant.

use std::collections::HashMap;
use std::sync::Arc;

use crate::diagnostic::finding::{Finding, Findings, Relation, Rule};
use crate::text::brackets::outside;
use crate::text::source::{Content, Entry, Key, Node, SourceFile, Span};

use super::Schema;
use super::canonical::SchemaPart;

/// Renames keys and words to English and wraps what stands for a list or a mapping. What it does not know it leaves.
pub fn normalise(tree: &mut Node, schema: &Schema, source: &str) {
    normalise_part(tree, schema.top(), source);
}

/// Keys that are one and the same in two spellings (件名 and subject): each is named, with the line of the first, and
/// taken out, since only one of the values could be printed.
pub(super) fn refuse_twins(file: &Arc<SourceFile>, node: &mut Node, findings: &mut Findings) {
    match &mut node.content {
        Content::Scalar { .. } => {}
        Content::List(items) => items.iter_mut().for_each(|item| refuse_twins(file, item, findings)),
        Content::Map(entries) => {
            let mut known: HashMap<String, Span> = HashMap::new();
            entries.retain(|entry| {
                let (name, span) = (&entry.key.name, &entry.key.span);
                let Some(first) = known.get(name) else {
                    known.insert(name.clone(), span.clone());
                    return true;
                };
                let line = file.position(first.start).line.to_string();
                let finding = Finding::new(Rule::DuplicateKey, file, span.clone());
                let finding = finding.beside(Relation::First, file, first.clone());
                findings.push(finding.with("key", &entry.key.typed).with("line", line));
                false
            });
            entries.iter_mut().for_each(|entry| refuse_twins(file, &mut entry.value, findings));
        }
    }
}

fn normalise_part(node: &mut Node, part: SchemaPart<'_>, source: &str) {
    wrap_list(node, part, source);
    wrap_scalar(node, part);
    match &mut node.content {
        Content::Scalar { text, plain } => rename_word(text, plain, part),
        Content::List(items) => {
            if let Some(item) = part.items() {
                items.iter_mut().for_each(|node| normalise_part(node, item, source));
            }
        }
        Content::Map(entries) => {
            for entry in entries {
                rename_key(&mut entry.key, part);
                if let Some(value) = part.property(&entry.key.name).or_else(|| part.free_values()) {
                    normalise_part(&mut entry.value, value, source);
                }
            }
        }
    }
}

fn rename_key(key: &mut Key, part: SchemaPart<'_>) {
    if let Some((name, ..)) =
        part.properties().find(|(_, japanese, _)| japanese.contains(&key.typed.as_str()))
    {
        name.clone_into(&mut key.name);
    } else if let Some(words) = part.key_words() {
        let word = words.choices().into_iter().find(|(_, japanese)| japanese.contains(&key.typed.as_str()));
        if let Some((name, _)) = word {
            name.clone_into(&mut key.name);
        }
    }
}

fn rename_word(text: &mut String, plain: &mut bool, part: SchemaPart<'_>) {
    let word = part.choices().into_iter().find(|(_, japanese)| japanese.contains(&text.as_str()));
    if let Some((english, _)) = word {
        english.clone_into(text);
        *plain = false;
    }
}

/// A single value stands for a list of one; a text with 、 stands for a list of fields.
fn wrap_list(node: &mut Node, part: SchemaPart<'_>, source: &str) {
    let Some(shape) = part.word("x-shape") else { return };
    if matches!(node.content, Content::List(_)) || node.is_null() {
        return;
    }
    let items = match (&node.content, shape) {
        (Content::Scalar { text, .. }, "fields") => {
            let inside = as_typed(node, text, source);
            let place = |part: Span| {
                inside.map_or_else(|| node.span.clone(), |start| start + part.start..start + part.end)
            };
            split_fields(text).into_iter().map(|(name, part)| scalar(name, place(part))).collect()
        }
        _ => vec![node.clone()],
    };
    node.content = Content::List(items);
}

/// Where a text begins that stands in the file letter for letter, with or without quotes around it.
fn as_typed(node: &Node, text: &str, source: &str) -> Option<usize> {
    let typed = &source[node.span.clone()];
    let quote = usize::from(typed.starts_with(['"', '\'']));
    typed.get(quote..)?.starts_with(text).then_some(node.span.start + quote)
}

/// A bare text stands for a mapping with one key.
fn wrap_scalar(node: &mut Node, part: SchemaPart<'_>) {
    let Some(key) = part.word("x-scalar") else { return };
    if !matches!(node.content, Content::Scalar { .. }) || node.is_null() {
        return;
    }
    let nowhere = node.span.start..node.span.start;
    let key = Key { name: key.to_owned(), typed: key.to_owned(), span: nowhere };
    node.content = Content::Map(vec![Entry { key, value: node.clone() }]);
}

fn scalar(text: &str, span: Span) -> Node {
    Node { span, content: Content::Scalar { text: text.to_owned(), plain: false } }
}

/// The names in a pasted list: 、 or ， or the end of a line outside brackets separates, blanks around names do not count. Each
/// with its bytes.
#[must_use]
pub fn split_fields(text: &str) -> Vec<(&str, Span)> {
    let mut names = Vec::new();
    let mut start = 0;
    let is_number = |offset: usize| {
        let sides = [text[..offset].chars().next_back(), text[offset + '，'.len_utf8()..].chars().next()];
        sides.iter().all(|side| side.is_some_and(char::is_numeric))
    };
    let separates = |(offset, character): &(usize, char)| {
        matches!(character, '、' | '\n') || (*character == '，' && !is_number(*offset))
    };
    for (offset, comma) in outside(text).filter(separates) {
        push_name(&mut names, text, start..offset);
        start = offset + comma.len_utf8();
    }
    push_name(&mut names, text, start..text.len());
    names
}

fn push_name<'a>(names: &mut Vec<(&'a str, Span)>, text: &'a str, range: Span) {
    let name = text[range.clone()].trim();
    if !name.is_empty() {
        let start = range.start + (text[range.clone()].len() - text[range].trim_start().len());
        names.push((name, start..start + name.len()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pasted_list_is_split_outside_brackets_only() {
        let names = |text| split_fields(text).into_iter().map(|(name, _)| name).collect::<Vec<_>>();
        assert_eq!(
            names("氏名、住所（町名、番地）、 電話 番号 、"),
            ["氏名", "住所（町名、番地）", "電話 番号"]
        );
        assert_eq!(names("マル学・マル遠区分"), ["マル学・マル遠区分"]);
        assert_eq!(
            names("氏名，収入（給与，年金），1，000円以上の額"),
            ["氏名", "収入（給与，年金）", "1，000円以上の額"]
        );
        assert_eq!(names("氏名\n住所（町名\n番地）\n"), ["氏名", "住所（町名\n番地）"]);
        assert!(names("、 、").is_empty());
    }

    #[test]
    fn each_name_knows_its_bytes() {
        let text = "氏名、 住所";
        for (name, range) in split_fields(text) {
            assert_eq!(&text[range], name);
        }
    }
}
