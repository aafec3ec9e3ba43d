//! Saves by others: an editor, a colleague on the same share, git. Pages are told, and read anew.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use notify::{Event, EventKind, RecursiveMode, Watcher};
use serde_json::json;

use crate::app::editing::EditedFile;
use crate::cache::fingerprint::checksum;
use crate::disk;
use crate::limits;
use crate::locks::held;

use super::events::Hub;
use super::life::Life;

/// Shares of a network tell nothing: what pages show is looked at so often.
const LOOK: Duration = Duration::from_secs(2);

/// How often it is found out which pages are still there.
const PULSE: Duration = Duration::from_secs(15);

/// When nothing came for so long, somebody has done.
const SILENCE: Duration = Duration::from_millis(40);

/// The files that pages show, and what they said last.
#[derive(Default)]
pub(super) struct OpenFiles(Mutex<BTreeMap<EditedFile, String>>);

impl OpenFiles {
    /// A page knows that a file says this.
    pub(super) fn note(&self, file: &EditedFile, version: &str) {
        held(&self.0).insert(file.clone(), version.to_owned());
    }

    /// The files that say something else now, with the version that they have.
    fn changed(&self, root: &Path) -> Vec<(EditedFile, String)> {
        let known = held(&self.0).clone();
        let mut changed = Vec::new();
        for (file, version) in known {
            // What cannot be read now is looked at again.
            let now = match disk::read_below(root, &root.join(file.path()), limits::FILE_BYTES) {
                Ok(bytes) => checksum(&bytes),
                Err(error) if disk::is_absence(&error) => String::new(),
                Err(_) => continue,
            };
            if now != version && held(&self.0).get(&file) == Some(&version) {
                self.note(&file, &now);
                changed.push((file, now));
            }
        }
        changed
    }
}

/// Watches until the server ends.
pub(super) fn watch(root: PathBuf, open: &Arc<OpenFiles>, hub: &Arc<Hub>, life: &Arc<Life>) {
    let (open, hub, life) = (Arc::clone(open), Arc::clone(hub), Arc::clone(life));
    let work = move || {
        let (sender, saves) = channel::<notify::Result<Event>>();
        // Where nothing can be watched, it is looked at all the same.
        let mut watcher = notify::recommended_watcher(sender).ok();
        for folder in ["cases", "templates"] {
            let _ =
                watcher.as_mut().map(|watcher| watcher.watch(&root.join(folder), RecursiveMode::Recursive));
        }
        let mut looked = Instant::now();
        while !life.is_ended() {
            if looked.elapsed() > PULSE {
                // A page that went without a word is found out by telling it something.
                hub.look();
                looked = Instant::now();
            }
            let is_told = is_saved(&saves);
            for (file, version) in open.changed(&root) {
                let told = json!({ "meeting": file.meeting, "file": file.file, "version": version });
                hub.tell("file", &told);
            }
            if is_told {
                hub.tell("workspace", &json!({}));
            }
        }
    };
    // Without a thread pages are not told; what they write is compared all the same.
    let _ = std::thread::Builder::new().name("saves".to_owned()).spawn(work);
}

/// Waits for a while, and says whether somebody saved something. What is read, by this program too, is no save.
fn is_saved(saves: &Receiver<notify::Result<Event>>) -> bool {
    let until = Instant::now() + LOOK;
    let mut is_told = false;
    loop {
        let left = until.saturating_duration_since(Instant::now());
        let wait = if is_told { SILENCE.min(left) } else { left };
        match saves.recv_timeout(wait) {
            Ok(Ok(event)) => is_told |= is_of_interest(&event),
            // Some were lost: anything may have changed.
            Ok(Err(_)) => is_told = true,
            Err(RecvTimeoutError::Timeout) => return is_told,
            Err(RecvTimeoutError::Disconnected) => {
                std::thread::sleep(left);
                return is_told;
            }
        }
        if left.is_zero() {
            return is_told;
        }
    }
}

fn is_of_interest(event: &Event) -> bool {
    let is_shown = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        !name.starts_with('.') && !name.ends_with('~')
    };
    !matches!(event.kind, EventKind::Access(_)) && event.paths.iter().any(is_shown)
}
