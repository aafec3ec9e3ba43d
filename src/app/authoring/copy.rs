//! A case copied from an old one: what must change is marked, with what stood there.

use std::path::Path;
use std::sync::{Arc, LazyLock};

use anyhow::{Context, Result, bail};
use regex::Regex;

use crate::diagnostic::fault::Fault;
use crate::diagnostic::finding::{Finding, Findings, Rule, Severity};
use crate::diagnostic::path::{at, shown};
use crate::disk;
use crate::input::patch::{NewValue, Patcher, Refusal};
use crate::input::schema::{Loaded, Schema, Spelling, load};
use crate::limits;
use crate::model::case::Case;
use crate::text::lines::line_start;
use crate::text::source::{Content, Edit, Entry, Node, Pointer, SourceFile, Span, apply};
use crate::text::wareki;

/// Texts that belong to the time of the old case as a whole, by the end of the way to them.
const WHOLE: &[&[&str]] = &[
    &["contact", "officer"],
    &["contact", "extension"],
    &["period", "from"],
    &["period", "to"],
    &["period", "text"],
];

/// Texts in which dates and numbers may belong to it.
const PROSE: &[&[&str]] = &[
    &["subject"],
    &["project", "purpose"],
    &["project", "target"],
    &["project", "description"],
    &["matters", "reason"],
    &["matters", "description"],
];

static NUMBER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new("[0-9０-９][0-9０-９.,．，]*").expect("a pattern"));

/// The text of the copy, without its modeline, and the spelling of its keys.
///
/// # Errors
///
/// If the old file cannot be read as a case.
pub(super) fn copy(from: &Path, schema: &Schema) -> Result<(String, Spelling)> {
    let opened = disk::open_named(from).and_then(|mut file| disk::read_from(&mut file, limits::FILE_BYTES));
    let Ok(text) = String::from_utf8(opened.with_context(at(from))?) else {
        bail!(Fault::new("copy-unreadable").with("from", shown(from)));
    };
    let file = Arc::new(SourceFile::new(from.to_owned(), &text));
    let mut findings = Findings::new();
    let case = load::<Case>(&file, schema, &mut findings).filter(|_| findings.iter().all(is_of_shape));
    let Some(case) = case else {
        bail!(Fault::new("copy-unreadable").with("from", shown(from)));
    };
    let text = marked(&case, schema).map_err(|_| Fault::new("copy-unreadable").with("from", shown(from)))?;
    let rest = match text.split_once('\n') {
        Some((first, rest)) if first.contains("yaml-language-server:") => rest,
        _ => &text,
    };
    Ok((rest.to_owned(), case.spelling))
}

/// Whether the text could be read as it stands: an old case may lack what is asked for today, but its text must not
/// have been mended to be read, since the copy is made of the text.
fn is_of_shape(finding: &Finding) -> bool {
    let of_shape = matches!(
        finding.rule,
        Rule::UnknownKey
            | Rule::MissingKey
            | Rule::WrongType
            | Rule::UnknownValue
            | Rule::EmptyValue
            | Rule::NullAsText
            | Rule::UnreadableDate
            | Rule::EraMissing
            | Rule::PlaceholderLeft
    );
    of_shape || finding.severity != Severity::Error
}

/// The text with every mark in its place.
fn marked(case: &Loaded<Case>, schema: &Schema) -> Result<String, Refusal> {
    let patcher = Patcher::new(&case.file, schema)?;
    let (mut edits, mut texts) = (Vec::new(), Vec::new());
    for (pointer, node) in case.tree.texts() {
        let way: Vec<&str> = pointer
            .steps()
            .iter()
            .map(String::as_str)
            .filter(|step| step.parse::<usize>().is_err())
            .collect();
        let Some(old) = node.text().filter(|text| !text.is_empty()) else { continue };
        if WHOLE.iter().any(|end| way.ends_with(end)) {
            let Some(entry) = entry_of(&case.tree, &node.span) else { continue };
            let new = format!("〔{}を書いてください〕", entry.key.typed);
            edits.push(note(case, entry, old));
            edits.extend(whole(&patcher, &pointer, node, &new)?);
            texts.push((pointer, new));
        } else if PROSE.contains(&way.as_slice()) {
            let (marks, new) = parts(case, node, old);
            edits.extend(marks);
            texts.push((pointer, new));
        }
    }
    let edits = patcher.proven_texts(edits, &texts)?;
    Ok(apply(&case.file.text, &edits).expect("proven edits can be made"))
}

/// A line above a value that goes, on what it was.
fn note(case: &Loaded<Case>, entry: &Entry, old: &str) -> Edit {
    let source = &case.file.text;
    let line = line_start(source, entry.key.span.start);
    let indent: String = source[line..].chars().take_while(|character| *character == ' ').collect();
    let old = old.split_whitespace().collect::<Vec<_>>().join(" ");
    Edit { span: line..line, text: format!("{indent}# 前回の{}: {old}\n", entry.key.typed) }
}

/// A value that goes. A request needs no quotes, whatever stood there.
fn whole(patcher: &Patcher<'_>, at: &Pointer, node: &Node, new: &str) -> Result<Vec<Edit>, Refusal> {
    let is_quoted = patcher.text()[node.span.clone()].starts_with(['"', '\'']);
    if is_quoted {
        return Ok(vec![Edit { span: node.span.clone(), text: new.to_owned() }]);
    }
    patcher.set(at, &NewValue::text(new))
}

/// The marks at the dates and numbers in a text, each with what it was, and the text with them.
fn parts(case: &Loaded<Case>, node: &Node, old: &str) -> (Vec<Edit>, String) {
    let mut spans: Vec<Span> = wareki::find(old).into_iter().map(|mention| mention.span).collect();
    for number in NUMBER.find_iter(old) {
        if !spans.iter().any(|span| span.contains(&number.start())) {
            spans.push(number.range());
        }
    }
    let mark = |span: &Span| format!("〔「{}」を確かめてください〕", &old[span.clone()]);
    let marks = spans.iter().map(|span| Edit { span: span.clone(), text: mark(span) });
    let new = apply(old, &marks.clone().collect::<Vec<_>>()).expect("no two dates or numbers overlap");
    let placed = |edit: Edit| Edit { span: node.span_within(&case.file.text, edit.span), text: edit.text };
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
