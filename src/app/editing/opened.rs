//! A file as a form shows it: what it says, what it asks, what is wrong. Opening changes nothing.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};

use crate::app::previous::parts_of;
use crate::app::session::Session;
use crate::cache::fingerprint::checksum;
use crate::check::checked::CheckedMeeting;
use crate::diagnostic::finding::{Finding, Findings, has_error};
use crate::diagnostic::path::at;
use crate::disk;
use crate::input::lint;
use crate::input::schema::{Draft, Loaded, Schema, Spelling};
use crate::model::case::Case;
use crate::model::meeting::Meeting;
use crate::text::source::{Node, RawFile, SourceFile, Sources};
use crate::workspace::Read;
use crate::workspace::profile::Profile;

use super::clauses::clause_lines;
use super::context::FormContext;
use super::councils::councils;
use super::field::{FieldKind, FormField};
use super::form::form;
use super::place::{EditedFile, find_file};

/// A file as a form shows it.
#[derive(Debug)]
pub struct OpenedFile {
    /// SHA-256 of its bytes.
    pub version: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Its text as it was meant, without a byte order mark.
    pub text: Arc<SourceFile>,
    /// Why it cannot be changed field by field, if it cannot.
    pub read_only: Option<ReadOnly>,
    /// Whether somebody is still writing it.
    pub is_draft: bool,
    /// Its fields.
    pub form: Vec<FormField>,
    /// What is wrong or doubtful in it, and then what else stops it.
    pub findings: Findings,
    /// Its meeting as far as it is right.
    pub meeting: Option<Arc<CheckedMeeting>>,
    /// What its meeting is called, where that was written.
    pub meeting_title: Option<String>,
}

/// That a file cannot be changed field by field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadOnly {
    /// Why.
    pub reason: ReadOnlyReason,
    /// Whether the program can mend it.
    pub can_mend: bool,
}

/// Why a file cannot be changed field by field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum ReadOnlyReason {
    /// Two versions stand in it, as git leaves them.
    ConflictMarks,
    /// It is not saved as UTF-8.
    Encoding,
    /// Nobody is to write into it.
    Rights,
    /// It has mistakes in its reading.
    Mistakes,
    /// It is no longer there.
    Vanished,
}

/// Opens a file; `None` where it is no longer there.
///
/// # Errors
///
/// If the disk cannot be read.
pub fn open(session: &Session, file: &EditedFile, language: Spelling) -> Result<Option<OpenedFile>> {
    let sources = session.sources();
    let Some(raw) = raw(&sources, file)? else { return Ok(None) };
    let read =
        session.workspace.read_from(&sources, &[session.workspace.root.join(file.folder())], |_| None)?;
    let profile = profile_of(&read, file);
    let councils = if file.is_meeting() { councils(session, &sources)? } else { Vec::new() };
    let case = loaded_case(&read, file);
    let meeting_title = meeting_title(&read, file);
    let checked = session.check_read(read, &sources)?;
    let (version, bytes) = (checksum(&raw.bytes), raw.bytes.clone());
    let text = lint::source(raw, &mut Findings::new());
    let schema = schema_of(file, profile.as_deref());
    let mut own = Findings::new();
    let draft = Draft::read(&text, &schema, &mut own);
    let stops_all = |finding: &Finding| {
        let is_above = finding.file.path.starts_with("templates")
            || (!file.is_meeting() && finding.file.path == file.folder().join("meeting.yaml"));
        is_above && finding.stops()
    };
    let (own_findings, others): (Findings, Findings) =
        checked.findings.into_iter().partition(|finding| finding.file.path == text.path);
    let can_mend = own_findings.iter().any(|finding| finding.fixes.iter().any(|fix| fix.safe));
    // What stops it, wherever it stands.
    let findings = own_findings.into_iter().chain(others.into_iter().filter(stops_all)).collect();
    let previous =
        draft.as_ref().map(|draft| previous_text(session, &sources, draft.tree())).transpose()?.flatten();
    let mut of_before = Findings::new();
    let before = previous.as_ref().and_then(|text| Draft::read(text, &schema, &mut of_before));
    let context = FormContext {
        schema: &schema,
        profile: profile.as_deref(),
        councils: &councils,
        previous: before.as_ref().map(Draft::tree),
        language,
    };
    let reason = reason(session, file, &bytes, &text)?;
    let reason = reason.or_else(|| (draft.is_none() || has_error(&own)).then_some(ReadOnlyReason::Mistakes));
    let is_mendable = |reason| matches!(reason, ReadOnlyReason::Encoding | ReadOnlyReason::Mistakes);
    let mut fields = draft.as_ref().map(|draft| form(draft, context)).unwrap_or_default();
    if let (Some(case), Some(profile)) = (case, &profile) {
        let own = fields.iter_mut().find(|field| field.kind == FieldKind::Clauses);
        own.into_iter().for_each(|field| field.clauses = Some(clause_lines(&case.value, profile)));
    }
    Ok(Some(OpenedFile {
        version,
        bytes,
        read_only: reason.map(|reason| ReadOnly { reason, can_mend: is_mendable(reason) && can_mend }),
        is_draft: draft
            .as_ref()
            .is_some_and(|draft| draft.tree().get("draft").and_then(|draft| draft.text()) == Some("yes")),
        form: fields,
        text,
        findings,
        meeting: checked.meetings.into_iter().find(|meeting| meeting.name() == file.meeting),
        meeting_title,
    }))
}

/// The version of a file as it stands, which [`OpenedFile::version`] says of it; `None` where it is no longer there.
///
/// # Errors
///
/// If the disk cannot be read.
pub fn version_of(session: &Session, file: &EditedFile) -> Result<Option<String>> {
    Ok(raw(&session.sources(), file)?.map(|raw| checksum(&raw.bytes)))
}

/// The text of the case before that a case names (前回). What is wrong with it is said where it is edited.
fn previous_text(session: &Session, sources: &Sources, tree: &Node) -> Result<Option<Arc<SourceFile>>> {
    let place = tree.get("previous").and_then(Node::text).and_then(parts_of);
    let Some((meeting, case)) = place else { return Ok(None) };
    let Some(file) = find_file(&session.workspace.root, meeting, &format!("{case}.yaml"))? else {
        return Ok(None);
    };
    Ok(raw(sources, &file)?.map(|raw| lint::source(raw, &mut Findings::new())))
}

/// The title of a file's meeting, as it is typed.
fn meeting_title(read: &Read, file: &EditedFile) -> Option<String> {
    let meeting = read.meetings.iter().find(|meeting| meeting.name == file.meeting)?;
    let title = meeting.meeting.tree.get("title").and_then(Node::text)?;
    (!title.trim().is_empty()).then(|| title.to_owned())
}

/// What a case says in types, where it can be read.
fn loaded_case(read: &Read, file: &EditedFile) -> Option<Arc<Loaded<Case>>> {
    let meeting = read.meetings.iter().find(|meeting| meeting.name == file.meeting)?;
    let case = meeting.cases.iter().find(|case| Some(case.name.as_str()) == file.case())?;
    case.file.loaded.clone()
}

/// The bytes of a file; `None` where it is no longer there.
pub(super) fn raw(sources: &Sources, file: &EditedFile) -> Result<Option<RawFile>> {
    let path = file.path();
    match sources.read(&path) {
        Ok(raw) => Ok(Some(raw)),
        Err(error) if disk::is_absence(&error) => Ok(None),
        Err(error) => Err(error).with_context(at(&path)),
    }
}

/// The profile of the council of a file's meeting, where both can be read.
pub(super) fn profile_of(read: &Read, file: &EditedFile) -> Option<Arc<Profile>> {
    let meeting = read.meetings.iter().find(|meeting| meeting.name == file.meeting)?;
    Some(Arc::clone(&meeting.profile))
}

/// What a file may say.
pub(super) fn schema_of(file: &EditedFile, profile: Option<&Profile>) -> Arc<Schema> {
    match profile {
        _ if file.is_meeting() => Schema::shared::<Meeting>(),
        Some(profile) => Arc::new(profile.case_schema.clone()),
        None => Schema::shared::<Case>(),
    }
}

/// Why nothing can be written into a file, whatever it says.
pub(super) fn reason(
    session: &Session,
    file: &EditedFile,
    bytes: &[u8],
    text: &SourceFile,
) -> Result<Option<ReadOnlyReason>> {
    let place = session.workspace.root.join(file.path());
    let known = disk::metadata(&place).with_context(at(&place))?;
    let is_protected = known.is_some_and(|known| known.permissions().readonly());
    Ok(match () {
        () if is_protected => Some(ReadOnlyReason::Rights),
        () if std::str::from_utf8(bytes).is_err() => Some(ReadOnlyReason::Encoding),
        () if has_conflict_marks(&text.text) => Some(ReadOnlyReason::ConflictMarks),
        () => None,
    })
}

/// Whether two versions stand in a text, as git leaves them.
fn has_conflict_marks(text: &str) -> bool {
    let begins = |mark: &str| text.lines().any(|line| line.starts_with(mark));
    begins("<<<<<<< ") && begins(">>>>>>> ")
}

/// A path of the workspace, whole.
pub(super) fn whole(session: &Session, path: &Path) -> PathBuf {
    session.workspace.root.join(path)
}
