//! Looking through a large workspace while its page opens: meeting by meeting, so that whoever asks something waits for one at most.

use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use anyhow::{Context, Result};

use crate::disk::{self, EntryKind};

use super::desk::Desk;
use super::worker::Worker;

/// Starts to look through every meeting.
///
/// # Errors
///
/// If the system has no thread to give.
pub(super) fn begin(worker: &Arc<Worker<Desk>>) -> Result<()> {
    let worker = Arc::clone(worker);
    let work = move || {
        let Some(meetings) = worker.ask(meetings) else { return };
        for meeting in meetings {
            // What goes wrong is said to whoever asks for it.
            if worker.ask(move |desk| drop(desk.session.check(&[meeting]))).is_none() {
                return;
            }
        }
        worker.ask(|desk| {
            desk.is_warm = true;
            desk.tell_workspace();
        });
    };
    thread::Builder::new().name("warming".to_owned()).spawn(work).context("thread")?;
    Ok(())
}

/// The folders of the meetings, the last one first: it is the one that is worked on.
fn meetings(desk: &mut Desk) -> Vec<PathBuf> {
    let cases = desk.session.workspace.root.join("cases");
    let entries = disk::entries_if_there(&cases).unwrap_or_default();
    let is_meeting = |name: &str| !name.starts_with('.');
    let folders = entries
        .into_iter()
        .filter(|(name, kind)| *kind == EntryKind::Folder && name.to_str().is_some_and(is_meeting));
    let mut folders: Vec<PathBuf> = folders.map(|(name, _)| cases.join(name)).collect();
    folders.sort_unstable_by(|one, other| other.cmp(one));
    folders
}
