//! A file copied from an old one: what must change is marked, with what stood there.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result};
use serde::de::DeserializeOwned;

use crate::diagnostic::fault::Fault;
use crate::diagnostic::finding::{Finding, Findings, Rule, Severity};
use crate::diagnostic::path::{at, shown};
use crate::disk;
use crate::input::patch::{NewValue, Patcher};
use crate::input::schema::{Schema, Spelling, load};
use crate::limits;
use crate::model::case::Case;
use crate::model::meeting::Meeting;
use crate::text::source::{Pointer, SourceFile, apply};

use super::carry::{TakenOver, taken_over};
use super::marks::{Ends, marked};

/// What changes in a case.
const OF_CASE: Ends = Ends {
    whole: &[
        &["contact", "officer"],
        &["contact", "extension"],
        &["period", "from"],
        &["period", "to"],
        &["period", "text"],
    ],
    quoted: &[&["subject"], &["allow", "reason"]],
    prose: &[
        &["project", "name"],
        &["project", "purpose"],
        &["project", "target"],
        &["project", "description"],
        &["matters", "reason"],
        &["matters", "description"],
    ],
};

/// What changes in a meeting.
const OF_MEETING: Ends = Ends {
    whole: &[&["date"], &["period", "from"], &["period", "to"]],
    quoted: &[
        &["items", "subject"],
        &["items", "attachments", "file"],
        &["items", "attachments", "pages"],
        &["allow", "reason"],
    ],
    prose: &[&["title"], &["items", "attachments", "subject"], &["items", "attachments", "material"]],
};

/// The text of the copy of a case, without its modeline, and the spelling of its keys.
///
/// # Errors
///
/// If the old file cannot be read as a case.
///
/// - `place` is that of the old file as the copy names it, if it is one of the workspace
pub(super) fn copy_case(from: &Path, schema: &Schema, place: Option<&str>) -> Result<(String, Spelling)> {
    let (text, spelling) =
        copy::<Case>(from, schema, &OF_CASE, ToOwned::to_owned)?.ok_or_else(|| unreadable(from, "case"))?;
    // Somebody is to look at it first.
    let text = with_key(from, text, schema, "draft", "yes");
    let text = match place {
        Some(place) => with_key(from, text, schema, "previous", place),
        None => text,
    };
    Ok((text, spelling))
}

/// A text with a word at a key of its top, whatever stood there; as it is, where it cannot be put in.
fn with_key(from: &Path, text: String, schema: &Schema, key: &str, word: &str) -> String {
    let file = Arc::new(SourceFile::new(from.to_owned(), &text));
    let (at, word) = (Pointer::of(&[key]), NewValue::text(word));
    let edits = Patcher::new(&file, schema).and_then(|patcher| match patcher.tree().get(key) {
        Some(_) => patcher.set(&at, &word),
        None => patcher.add(&at, &word),
    });
    edits.ok().and_then(|edits| apply(&text, &edits)).unwrap_or(text)
}

/// The same of a meeting.
///
/// # Errors
///
/// If the old file cannot be read as a meeting.
///
/// - `old` is the name of the folder of the old meeting, if it is one of the workspace; `new` that of the new one
pub(super) fn copy_meeting(
    from: &Path,
    schema: &Schema,
    old: Option<&str>,
    new: &str,
) -> Result<(String, Spelling, TakenOver)> {
    let mut taken = TakenOver::default();
    let copied = copy::<Meeting>(from, schema, &OF_MEETING, |text| {
        let (text, of_last_time) = taken_over(text, from, schema, old, new);
        taken = of_last_time;
        text
    })?;
    let (text, spelling) = copied.ok_or_else(|| unreadable(from, "meeting"))?;
    Ok((text, spelling, taken))
}

fn unreadable(from: &Path, kind: &str) -> anyhow::Error {
    Fault::new("copy-unreadable").with("from", shown(from)).with("kind", kind).into()
}

/// The copy, or nothing where the file cannot be read as one of its kind.
///
/// - `chosen` says of the text of the old file what of it is copied
fn copy<T: DeserializeOwned>(
    from: &Path,
    schema: &Schema,
    ends: &Ends,
    chosen: impl FnOnce(&str) -> String,
) -> Result<Option<(String, Spelling)>> {
    let opened = disk::open_named(from).and_then(|mut file| disk::read_from(&mut file, limits::FILE_BYTES));
    let Ok(text) = String::from_utf8(opened.with_context(at(from))?) else { return Ok(None) };
    let file = Arc::new(SourceFile::new(from.to_owned(), &text));
    let mut findings = Findings::new();
    let loaded = load::<T>(&file, schema, &mut findings).filter(|_| findings.iter().all(is_of_shape));
    if loaded.is_none() {
        return Ok(None);
    }
    let file = Arc::new(SourceFile::new(from.to_owned(), &chosen(&text)));
    let Some(loaded) = load::<T>(&file, schema, &mut Findings::new()) else { return Ok(None) };
    let Ok(text) = marked(&loaded, schema, ends) else { return Ok(None) };
    let rest = match text.split_once('\n') {
        Some((first, rest)) if first.contains("yaml-language-server:") => rest,
        _ => &text,
    };
    Ok(Some((rest.to_owned(), loaded.spelling)))
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
