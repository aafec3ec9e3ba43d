//! Building again on every save.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use anyhow::Result;
use notify::{Event, EventKind, RecursiveMode, Watcher};

use crate::app::build::{BuildOptions, Outcome, build};
use crate::app::session::Session;
use crate::diagnostic::fault::Fault;
use crate::disk;
use crate::workspace::Workspace;

/// An editor writes a file in several steps; when nothing came for so long, it is done.
const SILENCE: Duration = Duration::from_millis(15);
/// Where something is written all the time, it is built all the same.
const PATIENCE: Duration = Duration::from_millis(500);
/// A case is made at once. What its meeting says of it, the bundle above all, takes longer and waits for a pause.
const PAUSE: Duration = Duration::from_millis(600);

/// What was made after a save.
#[derive(Debug)]
pub struct Round {
    /// What was asked for; nothing where it is everything.
    pub paths: Vec<PathBuf>,
    /// What became of it.
    pub outcome: Result<Outcome>,
    /// How long it took.
    pub taken: Duration,
}

/// Builds what these paths name, and again on every save of what it comes from, until the work is to stop.
///
/// # Errors
///
/// If the folders cannot be watched. What is wrong in a round is reported, and the next save waited for.
pub fn watch(
    session: &Session,
    paths: &[PathBuf],
    options: BuildOptions,
    tell: &mut dyn FnMut(Round) -> Result<()>,
) -> Result<()> {
    let workspace = &session.workspace;
    let (sender, saves) = channel();
    let failed = |error: notify::Error| Fault::new("watch-failed").with("error", error);
    let mut watcher = notify::recommended_watcher(sender).map_err(failed)?;
    // The folder itself too: templates/ may be made later, or cases/ be exchanged as a whole.
    watcher.watch(&workspace.root, RecursiveMode::NonRecursive).map_err(failed)?;
    let mut state = Watched { workspace, paths, due: Due::default(), is_new: true };
    let mut round = |paths: Vec<PathBuf>| {
        let begun = Instant::now();
        let outcome = build(session, &paths, options);
        tell(Round { paths, outcome, taken: begun.elapsed() })
    };
    state.look_at_folders(&mut watcher).map_err(failed)?;
    round(paths.to_vec())?;
    while !session.typst.run_context.cancellation.is_asked() {
        state.look_at_folders(&mut watcher).map_err(failed)?;
        if let Some(cases) = state.due.cases() {
            round(cases)?;
        } else if state.due.is_some() && !state.gather(&saves, PAUSE) {
            round(state.whole())?;
        } else if !state.due.is_some() {
            state.gather(&saves, PAUSE);
        }
    }
    Ok(())
}

/// What is to be built.
#[derive(Debug, Default)]
struct Due {
    /// These cases, at once.
    cases: BTreeSet<PathBuf>,
    /// These meetings.
    meetings: BTreeSet<PathBuf>,
    everything: bool,
}

impl Due {
    /// The cases that can be made at once; then no longer due.
    fn cases(&mut self) -> Option<Vec<PathBuf>> {
        let cases: Vec<PathBuf> = std::mem::take(&mut self.cases).into_iter().collect();
        (!cases.is_empty()).then_some(cases)
    }

    fn is_some(&self) -> bool {
        self.everything || !self.meetings.is_empty()
    }
}

/// What is asked for, and what of it is due.
#[derive(Debug)]
struct Watched<'a> {
    workspace: &'a Workspace,
    paths: &'a [PathBuf],
    due: Due,
    /// Whether there is a folder that is not watched yet.
    is_new: bool,
}

impl Watched<'_> {
    /// Watches the folders that are there.
    fn look_at_folders(&mut self, watcher: &mut impl Watcher) -> notify::Result<()> {
        if std::mem::take(&mut self.is_new) {
            let folders = [self.workspace.root.join("cases"), self.workspace.templates()];
            for folder in &folders {
                match disk::is_folder(folder) {
                    Ok(true) => watcher.watch(folder, RecursiveMode::Recursive)?,
                    Ok(false) => {}
                    // It is looked at again after the next pause. The round reports what it is.
                    Err(_) => self.is_new = true,
                }
            }
        }
        Ok(())
    }

    /// Waits for saves, and takes them together until there are no more. Returns whether there were any.
    fn gather(&mut self, saves: &Receiver<notify::Result<Event>>, wait: Duration) -> bool {
        let (begun, mut wait, mut any) = (Instant::now(), wait, false);
        loop {
            match saves.recv_timeout(wait) {
                Ok(event) => {
                    let is_of_interest = if let Ok(event) = event {
                        !matches!(event.kind, EventKind::Access(_)) && self.note(&event.paths)
                    } else {
                        // Some were lost: anything may have changed.
                        self.due.everything = true;
                        true
                    };
                    if is_of_interest {
                        (any, wait) = (true, SILENCE);
                    }
                    if begun.elapsed() > PATIENCE && any {
                        return true;
                    }
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return any,
            }
        }
    }

    /// Takes note of what changed. Returns whether it is of any interest. What cannot be looked at now is taken for changed: the
    /// round reads it, and reports the error.
    fn note(&mut self, changed: &[PathBuf]) -> bool {
        let cases = self.workspace.root.join("cases");
        let folders = [&cases, &self.workspace.templates()];
        let is_within = |path: &&PathBuf| folders.iter().any(|folder| path.starts_with(folder));
        let mut any = false;
        for path in changed.iter().filter(is_within).filter(|path| !is_passing(path)) {
            if folders.contains(&path) {
                (self.is_new, self.due.everything, any) = (true, true, true);
                continue;
            }
            let below = path.strip_prefix(&cases).ok();
            let names = below.map(|below| below.components().count()).unwrap_or_default();
            let is_meeting = path.file_name().is_some_and(|name| name == "meeting.yaml");
            let is_case =
                names == 2 && path.extension().is_some_and(|ending| ending == "yaml") && !is_meeting;
            let folder = below.and_then(|below| below.components().next()).map(|name| cases.join(name));
            match folder {
                _ if !self.is_wanted(path) => continue,
                Some(folder) if disk::is_folder(&folder).unwrap_or(true) => {
                    if is_case && disk::is_file(path).unwrap_or(true) {
                        self.due.cases.insert(path.clone());
                    }
                    if !is_case || self.is_wanted(&folder) {
                        self.due.meetings.insert(folder);
                    }
                }
                _ => self.due.everything = true,
            }
            any = true;
        }
        any
    }

    /// Whether something belongs to what was asked for: a profile belongs to everything.
    fn is_wanted(&self, path: &Path) -> bool {
        let of = |wanted: &PathBuf| {
            let wanted = self.workspace.root.join(wanted);
            let is_file = || disk::is_file(&wanted).unwrap_or(false);
            path.starts_with(&wanted) || wanted.starts_with(path) && wanted != path && !is_file()
        };
        let is_meeting_of = |wanted: &PathBuf| {
            let wanted = self.workspace.root.join(wanted);
            path.parent() == wanted.parent() && path.ends_with("meeting.yaml")
        };
        self.paths.is_empty()
            || path.starts_with(self.workspace.templates())
            || self.paths.iter().any(|wanted| of(wanted) || is_meeting_of(wanted))
    }

    /// What is due beside cases; then no longer due.
    fn whole(&mut self) -> Vec<PathBuf> {
        let due = std::mem::take(&mut self.due);
        let is_case = |path: &PathBuf| disk::is_file(&self.workspace.root.join(path)).unwrap_or(true);
        let asked_for_cases = self.paths.iter().any(is_case);
        if due.everything || asked_for_cases {
            self.paths.to_vec()
        } else {
            due.meetings.into_iter().collect()
        }
    }
}

/// Files that editors and systems write beside, and that go again: hidden ones, locks, copies.
fn is_passing(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    // ~$健診.docx, #健診.yaml#; but a case may have such a name.
    let is_beside = name.starts_with(['~', '#']) && !name.ends_with(".yaml");
    is_beside || name.starts_with('.') || name.ends_with('~') || name == "4913" || name.ends_with(".tmp")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::fonts::FontStore;

    #[test]
    #[cfg_attr(windows, ignore = "a name that is too long is there one that is not there")]
    fn what_cannot_be_looked_at_is_taken_for_changed_and_not_for_gone() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        std::fs::create_dir_all(root.join("cases/2008-08")).expect("the disk takes it");
        let workspace = Workspace::new(root.to_owned(), FontStore::new(root.join("fonts")));
        let due = |case: PathBuf| {
            let mut watched =
                Watched { workspace: &workspace, paths: &[], due: Due::default(), is_new: false };
            assert!(watched.note(std::slice::from_ref(&case)));
            assert!(!watched.due.everything);
            (watched.due.cases.contains(&case), watched.due.meetings.len())
        };
        assert_eq!(due(root.join("cases/2008-08/健診.yaml")), (false, 1), "it is gone");
        // A name that no disk can hold.
        assert_eq!(due(root.join(format!("cases/2008-08/{}.yaml", "あ".repeat(300)))), (true, 1));
        assert_eq!(due(root.join(format!("cases/{}/健診.yaml", "あ".repeat(300)))), (true, 1));
    }

    #[test]
    fn a_case_may_be_called_as_editors_call_their_copies() {
        for name in ["#1.yaml", "~2.yaml", "健診.yaml"] {
            assert!(!is_passing(Path::new(name)), "{name}");
        }
        for name in [".健診.yaml.swp", "#健診.yaml#", "~$健診.docx", "健診.yaml~", ".#健診.yaml", "4913"]
        {
            assert!(is_passing(Path::new(name)), "{name}");
        }
    }
}
