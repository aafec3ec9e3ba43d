//! One file: shown, changed field by field, mended, taken back.

use serde_json::{Value, json};

use crate::app::editing::{
    ChangeAction, ChangeConflict, EditedFile, FieldChange, OpenedFile, ReadOnlyReason, UndoStep,
    WriteOutcome, open, rewrite_text, version_of, write_changes,
};
use crate::app::fix::{Acceptance, allow as allowed, fix_file, make_fix};
use crate::cache::fingerprint::checksum;
use crate::diagnostic::fault::Fault;
use crate::input::patch::Refusal;
use crate::text::source::{Pointer, Span};

use super::answer::{Answered, ApiError};
use super::clock::today;
use super::desk::Desk;
use super::names::Names;
use super::told::{fault_of, file_view, open_findings};

/// A file as it stands.
pub(super) fn view(desk: &mut Desk, names: &Names) -> Answered {
    let file = desk.file(&names.meeting, &names.file)?;
    told(desk, &file, &[])
}

/// A file as a page is told it.
fn told(desk: &Desk, file: &EditedFile, lit: &[Span]) -> Answered {
    let opened = opened(desk, file)?;
    desk.open.note(file, &opened.version);
    // Whoever has no copies still writes.
    let kept = desk.kept.last(file).ok().flatten().map(|kept| kept.day);
    Ok(file_view(file, &opened, (kept, desk.undo.count(file)), lit, &desk.messages))
}

fn opened(desk: &Desk, file: &EditedFile) -> Answered<OpenedFile> {
    let language = desk.messages.language().spelling();
    let opened = open(&desk.session, file, language)?;
    opened.ok_or_else(|| ApiError::new(404, fault_of(ReadOnlyReason::Vanished)))
}

/// Changes fields.
pub(super) fn change(desk: &mut Desk, names: &Names, asked: &Value) -> Answered {
    let file = desk.file(&names.meeting, &names.file)?;
    let list = asked.get("changes").and_then(Value::as_array);
    let changes: Option<Vec<FieldChange>> =
        list.and_then(|list| list.iter().map(FieldChange::parse).collect());
    let changes = changes.ok_or_else(|| ApiError::new(400, Fault::new("serve-body")))?;
    // What is meant for a place in a list is meant for the file that was seen.
    if asked.get("version").is_some() {
        is_as_seen(desk, &file, asked)?;
    }
    made(desk, &file, &changes)
}

/// Makes changes, and tells what the file says then.
fn made(desk: &mut Desk, file: &EditedFile, changes: &[FieldChange]) -> Answered {
    let (lit, step) = written(desk, file, changes)?;
    if let Some(step) = step {
        desk.tell(file, &checksum(&step.after));
        desk.undo.push(file, step);
    }
    told(desk, file, &lit)
}

/// Makes changes, or says why not.
pub(super) fn written(
    desk: &Desk,
    file: &EditedFile,
    changes: &[FieldChange],
) -> Answered<(Vec<Span>, Option<UndoStep>)> {
    match write_changes(&desk.session, file, changes, (&desk.kept, today()))? {
        WriteOutcome::Done { lit, step } => Ok((lit, step)),
        WriteOutcome::Conflicts(conflicts) => Err(conflict(desk, file, &conflicts)?),
        WriteOutcome::Refused(refusal) => Err(ApiError::new(422, refused(&refusal))),
        WriteOutcome::ReadOnly(ReadOnlyReason::Vanished) => {
            Err(ApiError::new(404, fault_of(ReadOnlyReason::Vanished)))
        }
        WriteOutcome::ReadOnly(reason) => Err(ApiError::new(423, fault_of(reason))),
    }
}

/// That somebody else changed the same fields, with what the file says.
fn conflict(desk: &Desk, file: &EditedFile, conflicts: &[ChangeConflict]) -> Answered<ApiError> {
    let told_of = |conflict: &ChangeConflict| {
        let ChangeConflict { at, was, here, there } = conflict;
        json!({ "at": at, "was": was, "here": here, "there": there })
    };
    let conflicts: Vec<Value> = conflicts.iter().map(told_of).collect();
    let view = told(desk, file, &[])?;
    let error = ApiError::new(409, Fault::new("change-conflict"));
    Ok(error
        .telling("reason", "conflict".into())
        .telling("conflicts", conflicts.into())
        .telling("view", view))
}

/// Why a change is not made, in words.
fn refused(refusal: &Refusal) -> Fault {
    match refusal {
        Refusal::Unreadable => fault_of(ReadOnlyReason::Mistakes),
        Refusal::Character(character) => {
            Fault::new("change-character").with("character", format!("U+{:04X}", u32::from(*character)))
        }
        Refusal::Comments(_) => Fault::new("change-comments"),
        Refusal::NotThere(_) | Refusal::AlreadyThere(_) | Refusal::NoContainer(_) | Refusal::NotAList(_) => {
            Fault::new("change-no-place")
        }
        Refusal::Unproven(_) => Fault::new("change-unproven"),
    }
}

/// Takes the last change back.
pub(super) fn undo(desk: &mut Desk, names: &Names) -> Answered {
    let file = desk.file(&names.meeting, &names.file)?;
    let Some(step) = desk.undo.pop(&file) else {
        return Err(ApiError::new(422, Fault::new("nothing-to-undo")));
    };
    let copies = (&desk.kept, today());
    if rewrite_text(&desk.session, &file, &step.after, &step.before, copies)? {
        desk.tell(&file, &checksum(&step.before));
        return told(desk, &file, &[]);
    }
    if step.inverse.is_empty() {
        return Err(ApiError::new(422, Fault::new("nothing-to-undo")));
    }
    // Other parts changed since: only the fields of this change go back.
    let (lit, made) = match written(desk, &file, &step.inverse) {
        Ok(written) => written,
        Err(error) => {
            desk.undo.push(&file, step);
            return Err(error);
        }
    };
    if let Some(made) = made {
        desk.tell(&file, &checksum(&made.after));
    }
    told(desk, &file, &lit)
}

/// Makes one of the fixes of a finding.
pub(super) fn fix(desk: &mut Desk, names: &Names, asked: &Value) -> Answered {
    let file = desk.file(&names.meeting, &names.file)?;
    let opened = opened_as_seen(desk, &file, asked)?;
    let fault = || ApiError::new(400, Fault::new("serve-body"));
    let findings = open_findings(&opened);
    let finding = findings.get(index(asked, "finding").ok_or_else(fault)?).ok_or_else(fault)?;
    let fix = finding.fixes.get(index(asked, "choice").unwrap_or_default()).ok_or_else(fault)?;
    keep(desk, &file, &opened);
    let path = desk.session.workspace.root.join(file.folder());
    let made = make_fix(&desk.session, &[path], finding, fix)?;
    let renamed = made.made.iter().find_map(|made| made.renaming()).and_then(|(_, to)| to.file_name());
    let renamed =
        renamed.map(|name| EditedFile { file: name.to_string_lossy().into_owned(), ..file.clone() });
    noted(desk, &renamed.unwrap_or(file), &opened)
}

/// Accepts a finding.
pub(super) fn allow(desk: &mut Desk, names: &Names, asked: &Value) -> Answered {
    let file = desk.file(&names.meeting, &names.file)?;
    let opened = opened_as_seen(desk, &file, asked)?;
    let fault = || ApiError::new(400, Fault::new("serve-body"));
    let findings = open_findings(&opened);
    let finding = findings.get(index(asked, "finding").ok_or_else(fault)?).ok_or_else(fault)?;
    let reason = asked.get("reason").and_then(Value::as_str).unwrap_or_default();
    keep(desk, &file, &opened);
    let acceptance = Acceptance {
        rule: finding.rule.id().to_owned(),
        reason: reason.to_owned(),
        file: desk.session.workspace.root.join(file.path()),
        line: finding.file.position(finding.span.start).line,
    };
    let accepted = allowed(&desk.session, &acceptance, false);
    if let Err(error) = accepted {
        let fault = error.chain().find_map(|cause| cause.downcast_ref::<Fault>()).cloned();
        return Err(fault.map_or_else(|| ApiError::from(error), |fault| ApiError::new(422, fault)));
    }
    noted(desk, &file, &opened)
}

/// Makes all fixes of a file that may be made without asking.
pub(super) fn mend(desk: &mut Desk, names: &Names) -> Answered {
    let file = desk.file(&names.meeting, &names.file)?;
    let opened = opened(desk, &file)?;
    keep(desk, &file, &opened);
    fix_file(&desk.session, &desk.session.workspace.root.join(file.path()), &file.path())?;
    noted(desk, &file, &opened)
}

/// Takes the mark away that somebody is still writing it.
pub(super) fn done(desk: &mut Desk, names: &Names) -> Answered {
    let file = desk.file(&names.meeting, &names.file)?;
    let change = FieldChange { at: Pointer::of(&["draft"]), was: None, to: ChangeAction::Remove };
    let opened = opened(desk, &file)?;
    if opened.is_draft { made(desk, &file, &[change]) } else { told(desk, &file, &[]) }
}

/// The last copy of a file.
pub(super) fn yesterday(desk: &mut Desk, names: &Names) -> Answered {
    let file = desk.file(&names.meeting, &names.file)?;
    let kept = desk.kept.last(&file)?.ok_or_else(|| ApiError::new(404, Fault::new("no-kept-copy")))?;
    Ok(
        json!({ "day": kept.day.to_string(), "text": String::from_utf8_lossy(&kept.bytes).trim_start_matches('\u{feff}') }),
    )
}

/// Puts the last copy of a file back into its place.
pub(super) fn put_back(desk: &mut Desk, names: &Names, asked: &Value) -> Answered {
    let file = desk.file(&names.meeting, &names.file)?;
    let kept = desk.kept.last(&file)?.ok_or_else(|| ApiError::new(404, Fault::new("no-kept-copy")))?;
    // Whoever confirmed what goes saw all that goes.
    let opened = opened_as_seen(desk, &file, asked)?;
    if opened.read_only.is_some_and(|read_only| read_only.reason == ReadOnlyReason::Rights) {
        return Err(ApiError::new(423, fault_of(ReadOnlyReason::Rights)));
    }
    if !rewrite_text(&desk.session, &file, &opened.bytes, &kept.bytes, (&desk.kept, today()))? {
        return Err(ApiError::new(409, Fault::new("version-differs")));
    }
    noted(desk, &file, &opened)
}

/// The file as the page saw it.
fn opened_as_seen(desk: &Desk, file: &EditedFile, asked: &Value) -> Answered<OpenedFile> {
    is_as_seen(desk, file, asked)?;
    opened(desk, file)
}

/// Refuses what is asked of a file that is another one than the page saw, and tells what it is.
fn is_as_seen(desk: &Desk, file: &EditedFile, asked: &Value) -> Answered<()> {
    let version = version_of(&desk.session, file)?;
    if version.is_some() && version.as_deref() == asked.get("version").and_then(Value::as_str) {
        return Ok(());
    }
    let view = told(desk, file, &[])?;
    Err(ApiError::new(409, Fault::new("version-differs")).telling("view", view))
}

/// Keeps a copy before something else than a change of fields is made.
fn keep(desk: &Desk, file: &EditedFile, opened: &OpenedFile) {
    // Whoever has no folder for copies still mends.
    let _ = desk.kept.keep(file, &opened.bytes, today());
}

/// Notes what became of a file beside changes of fields, and tells what it says.
fn noted(desk: &mut Desk, file: &EditedFile, before: &OpenedFile) -> Answered {
    let after = opened(desk, file)?;
    if after.bytes != before.bytes {
        desk.tell(file, &after.version);
        let step = UndoStep { before: before.bytes.clone(), after: after.bytes, inverse: Vec::new() };
        desk.undo.push(file, step);
    }
    told(desk, file, &[])
}

fn index(asked: &Value, name: &str) -> Option<usize> {
    usize::try_from(asked.get(name)?.as_u64()?).ok()
}
