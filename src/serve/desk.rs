//! What the one worker owns who reads and writes the files of the workspace.

use std::path::PathBuf;
use std::sync::Arc;

use serde_json::json;

use crate::app::editing::{EditedFile, KeptCopies, UndoHistory, find_file};
use crate::app::session::Session;
use crate::diagnostic::fault::Fault;
use crate::report::Messages;

use super::answer::{Answered, ApiError};
use super::events::Hub;
use super::saves::OpenFiles;

/// The worker's own things.
pub(super) struct Desk {
    pub(super) session: Session,
    pub(super) messages: Arc<Messages>,
    pub(super) undo: UndoHistory,
    pub(super) kept: KeptCopies,
    pub(super) hub: Arc<Hub>,
    /// The files that pages show.
    pub(super) open: Arc<OpenFiles>,
    /// Whether every meeting was looked through once: from then on only what changes is.
    pub(super) is_warm: bool,
}

impl Desk {
    /// The file of these names.
    pub(super) fn file(&self, meeting: &str, file: &str) -> Answered<EditedFile> {
        let found = find_file(&self.session.workspace.root, meeting, file)?;
        found.ok_or_else(|| {
            ApiError::new(404, Fault::new("serve-no-file").with("name", format!("{meeting}/{file}")))
        })
    }

    /// The folder of a meeting, whole.
    pub(super) fn meeting(&self, meeting: &str) -> Answered<PathBuf> {
        let folder = self.file(meeting, "meeting.yaml")?.folder();
        Ok(self.session.workspace.root.join(folder))
    }

    /// Tells every page that a file says something else.
    pub(super) fn tell(&self, file: &EditedFile, version: &str) {
        self.open.note(file, version);
        let told = json!({ "meeting": file.meeting, "file": file.file, "version": version });
        self.hub.tell("file", &told);
    }

    /// Tells every page that files came or went.
    pub(super) fn tell_workspace(&self) {
        self.hub.tell("workspace", &json!({}));
    }
}
