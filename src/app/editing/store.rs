//! Writing: read, compared, patched, proven, and put in the place of what was read, if it still stands there.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use chrono::NaiveDate;

use crate::app::session::Session;
use crate::diagnostic::path::at;
use crate::disk::{self, EntryKind};
use crate::input::patch::Refusal;
use crate::text::source::{SourceFile, Span};

use super::change::FieldChange;
use super::changed::{ChangeConflict, ChangeFault, ChangedText, change_text};
use super::kept::KeptCopies;
use super::opened::{ReadOnlyReason, profile_of, raw, reason, schema_of, whole};
use super::place::EditedFile;
use super::undo::UndoStep;

/// What some editors write before UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// So often it is tried again when somebody else writes at the same time.
const TRIES: usize = 20;

/// What became of a change.
#[derive(Debug)]
pub enum WriteOutcome {
    /// It is in the file.
    Done {
        /// The parts of the text that are new.
        lit: Vec<Span>,
        /// What takes it back; nothing where it changed nothing.
        step: Option<UndoStep>,
    },
    /// Somebody else changed the same fields. Nothing is written.
    Conflicts(Vec<ChangeConflict>),
    /// It cannot be proven that nothing else would change. Nothing is written.
    Refused(Refusal),
    /// Nothing can be written into the file.
    ReadOnly(ReadOnlyReason),
}

/// Makes changes in a file as it stands now.
///
/// # Errors
///
/// If the disk cannot be read, or does not take it; then the file is as it was.
pub fn write_changes(
    session: &Session,
    file: &EditedFile,
    changes: &[FieldChange],
    (kept, today): (&KeptCopies, NaiveDate),
) -> Result<WriteOutcome> {
    for _ in 0..TRIES {
        let sources = session.sources();
        let Some(raw) = raw(&sources, file)? else {
            return Ok(WriteOutcome::ReadOnly(ReadOnlyReason::Vanished));
        };
        let bytes = raw.bytes;
        let typed = String::from_utf8_lossy(&bytes);
        let text = Arc::new(SourceFile::of(raw.id, raw.path, &typed));
        if let Some(reason) = reason(session, file, &bytes, &text)? {
            return Ok(WriteOutcome::ReadOnly(reason));
        }
        let read = session.workspace.read_from(&sources, &[whole(session, &file.path())], |_| None)?;
        let schema = schema_of(file, profile_of(&read, file).as_deref());
        let ChangedText { text: patched, lit, inverse } = match change_text(&text, &schema, changes) {
            Ok(patched) => patched,
            Err(ChangeFault::Conflicts(conflicts)) => return Ok(WriteOutcome::Conflicts(conflicts)),
            Err(ChangeFault::Refused(Refusal::Unreadable)) => {
                return Ok(WriteOutcome::ReadOnly(ReadOnlyReason::Mistakes));
            }
            Err(ChangeFault::Refused(refusal)) => return Ok(WriteOutcome::Refused(refusal)),
        };
        let mark = if bytes.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK } else { &[] };
        let new = [mark, patched.as_bytes()].concat();
        if new == bytes {
            return Ok(WriteOutcome::Done { lit, step: None });
        }
        if rewrite_text(session, file, &bytes, &new, (kept, today))? {
            return Ok(WriteOutcome::Done {
                lit,
                step: Some(UndoStep { before: bytes, after: new, inverse }),
            });
        }
    }
    anyhow::bail!(crate::diagnostic::fault::Fault::new("changed-meanwhile").with("path", at(&file.path())()))
}

/// Puts other bytes in the place of those that were read, if they still stand there. Returns whether it did.
///
/// # Errors
///
/// If the disk does not take it; then the file is as it was.
pub fn rewrite_text(
    session: &Session,
    file: &EditedFile,
    read: &[u8],
    new: &[u8],
    (kept, today): (&KeptCopies, NaiveDate),
) -> Result<bool> {
    let place = whole(session, &file.path());
    // Whoever has no folder for copies, or a full one, still writes.
    let _ = kept.keep(file, read, today);
    match disk::rewrite_as_read(&place, read, new) {
        Err(error) if disk::is_absence(&error) => Ok(false),
        written => written.with_context(at(&place)),
    }
}

/// What a killed write leaves beside the files is as old as this before it is removed: a younger one may be under way.
const LEFT_FOR: Duration = Duration::from_mins(10);

/// Removes what killed writes left beside the files of meetings.
///
/// # Errors
///
/// If the disk cannot be read, or does not let it go.
pub fn remove_leftovers(root: &Path) -> Result<()> {
    let cases = root.join("cases");
    for (meeting, kind) in disk::entries_if_there(&cases).with_context(at(&cases))? {
        if kind != EntryKind::Folder {
            continue;
        }
        let folder = cases.join(meeting);
        for name in disk::names_if_there(&folder).with_context(at(&folder))? {
            let place = folder.join(&name);
            let is_ours = name.to_str().is_some_and(|name| name.starts_with(disk::BESIDE));
            let known = if is_ours { disk::metadata(&place).with_context(at(&place))? } else { None };
            let age = known.and_then(|known| known.modified().ok()?.elapsed().ok());
            if age.is_some_and(|age| age > LEFT_FOR) {
                disk::remove_file(&place).with_context(at(&place))?;
            }
        }
    }
    Ok(())
}
