//! Marks in the text of a copy: what belongs to the time of the old file is to be written anew or looked at.

use std::sync::LazyLock;

use regex::Regex;

use crate::input::patch::{NewValue, Patcher, Refusal};
use crate::input::schema::{Loaded, Schema, open_place};
use crate::text::lines::line_start;
use crate::text::source::{Content, Edit, Entry, Node, Pointer, Span, apply};
use crate::text::wareki;

/// Which texts are marked, by the ways to them without the numbers of list items. Dates are marked wherever they stand.
#[derive(Debug)]
pub(super) struct Ends {
    /// The ends of the ways to those that go as a whole.
    pub(super) whole: &'static [&'static [&'static str]],
    /// The ways to those that are marked as a whole: they may stay as they are.
    pub(super) quoted: &'static [&'static [&'static str]],
    /// The ways to those in which numbers are marked too, beside the rows that a profile adds.
    pub(super) prose: &'static [&'static [&'static str]],
}

/// What was not decided yet last time: 未定（令和8年8月に選定）.
const UNDECIDED: &str = "未定";

/// Keys that name a file or a folder of the workspace.
const NAMES: [&str; 4] = ["case", "council", "continued_from", "continued_to"];

static NUMBER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new("[0-9０-９][0-9０-９.,．，]*").expect("a pattern"));

/// The text with every mark in its place.
///
/// # Errors
///
/// If it cannot be proven that nothing else changes.
pub(super) fn marked<T>(old: &Loaded<T>, schema: &Schema, ends: &Ends) -> Result<String, Refusal> {
    let patcher = Patcher::new(&old.file, schema)?;
    let (mut edits, mut texts) = (Vec::new(), Vec::new());
    for (pointer, node) in old.tree.texts() {
        let way: Vec<&str> = pointer
            .steps()
            .iter()
            .map(String::as_str)
            .filter(|step| step.parse::<usize>().is_err())
            .collect();
        let Some(text) = node.text().filter(|text| !text.is_empty()) else { continue };
        // Names of files and folders are no dates, whatever they look like.
        if NAMES.iter().any(|name| way.last() == Some(name)) {
            continue;
        }
        if ends.whole.iter().any(|end| way.ends_with(end)) {
            let Some(entry) = entry_of(&old.tree, &node.span) else { continue };
            let new = open_place(&entry.key.typed);
            edits.push(note(old, entry, text));
            edits.extend(whole(&patcher, &pointer, node, &new)?);
            texts.push((pointer, new));
        } else if ends.quoted.contains(&way.as_slice()) || text.contains(UNDECIDED) {
            let new = mark(text);
            edits.extend(whole(&patcher, &pointer, node, &new)?);
            texts.push((pointer, new));
        } else {
            let has_numbers = ends.prose.contains(&way.as_slice()) || is_own_row(schema, &way);
            let (marks, new) = parts(old, node, text, has_numbers);
            if !marks.is_empty() {
                edits.extend(marks);
                texts.push((pointer, new));
            }
        }
    }
    let edits = patcher.proven_texts(edits, &texts)?;
    Ok(apply(&old.file.text, &edits).expect("proven edits can be made"))
}

/// What asks somebody to look at an old text. Brackets of its own would end it early.
fn mark(old: &str) -> String {
    let old = old.split_whitespace().collect::<Vec<_>>().join(" ").replace('〔', "（").replace('〕', "）");
    format!("〔「{old}」を確かめてください〕")
}

/// Whether a way leads to a row that the profile adds.
fn is_own_row(schema: &Schema, way: &[&str]) -> bool {
    let Some((key, above)) = way.split_last() else { return false };
    let property = schema.at(above).and_then(|part| part.property(key));
    property.is_some_and(|row| row.word("x-row").is_some())
}

/// A line above a value that goes, on what it was.
fn note<T>(file: &Loaded<T>, entry: &Entry, old: &str) -> Edit {
    let source = &file.file.text;
    let line = line_start(source, entry.key.span.start);
    let indent: String = source[line..].chars().take_while(|character| *character == ' ').collect();
    let old = old.split_whitespace().collect::<Vec<_>>().join(" ");
    Edit { span: line..line, text: format!("{indent}# 前回の{}: {old}\n", entry.key.typed) }
}

/// A value that goes. A request needs no quotes, whatever stood there.
fn whole(patcher: &Patcher<'_>, at: &Pointer, node: &Node, new: &str) -> Result<Vec<Edit>, Refusal> {
    let is_quoted = patcher.text()[node.span.clone()].starts_with(['"', '\'']);
    if is_quoted && !needs_quotes(new) {
        return Ok(vec![Edit { span: node.span.clone(), text: new.to_owned() }]);
    }
    patcher.set(at, &NewValue::text(new))
}

/// Whether a request holds what would end it without quotes.
fn needs_quotes(request: &str) -> bool {
    [": ", " #", ", ", "[", "]", "{", "}"].iter().any(|sign| request.contains(sign)) || request.ends_with(':')
}

/// The marks at the dates in a text, and at its numbers if it has such, each with what it was, and the text with them.
fn parts<T>(file: &Loaded<T>, node: &Node, old: &str, has_numbers: bool) -> (Vec<Edit>, String) {
    let mut spans: Vec<Span> = wareki::find(old).into_iter().map(|mention| mention.span).collect();
    for number in NUMBER.find_iter(old).filter(|_| has_numbers) {
        if !spans.iter().any(|span| span.contains(&number.start())) {
            spans.push(number.range());
        }
    }
    let marks = spans.iter().map(|span| Edit { span: span.clone(), text: mark(&old[span.clone()]) });
    let new = apply(old, &marks.clone().collect::<Vec<_>>()).expect("no two dates or numbers overlap");
    let placed = |edit: Edit| Edit { span: node.span_within(&file.file.text, edit.span), text: edit.text };
    (marks.map(placed).collect(), new)
}

/// The entry whose value stands at a place.
fn entry_of<'a>(node: &'a Node, place: &Span) -> Option<&'a Entry> {
    match &node.content {
        Content::Map(entries) => entries.iter().find_map(|entry| {
            let own = || Some(entry).filter(|entry| entry.value.span == *place && !entry.key.span.is_empty());
            entry_of(&entry.value, place).or_else(own)
        }),
        Content::List(items) => items.iter().find_map(|item| entry_of(item, place)),
        Content::Scalar { .. } => None,
    }
}
