//! A window of its own: what the program does after a double-click, or when something is dropped onto it. The system opens a
//! window for it then, which closes when it ends; so it says what comes next, and waits.

use std::ffi::OsString;
use std::io::{BufRead, stdin};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::diagnostic::arguments::{Argument, Arguments};
use crate::diagnostic::path::{at, shown};
use crate::disk::{self, EntryKind};
use crate::report::{Language, Message, Messages, TerminalRenderer};

use super::{Environment, ExitStatus, parse, run, say};

/// Asks for this where the program cannot see by itself that the window is its own: a starter of somebody's.
const ASKED: &str = "--in-window";

/// What a folder holds in which nobody has put anything: Windows and a Mac keep their views of it there.
const OF_SYSTEM: [&str; 3] = ["desktop.ini", "Thumbs.db", ".DS_Store"];

/// The paths that were dropped onto the program, none after a double-click; `None` where it was not started so.
pub(super) fn dropped<'a>(arguments: &'a [OsString], environment: &Environment) -> Option<&'a [OsString]> {
    let given = arguments.get(1..).unwrap_or_default();
    match given.split_first() {
        Some((first, paths)) if first == ASKED => Some(paths),
        // A system hands over whole paths; what else there is, somebody wrote into a shortcut.
        _ => (environment.has_own_window && given.iter().all(|path| Path::new(path).is_absolute()))
            .then_some(given),
    }
}

/// Builds what was dropped, or says what can be done, and waits until it was read.
pub(super) fn serve(dropped: &[OsString], environment: &Environment) -> ExitStatus {
    let window = Window { messages: Messages::of(Language::of_locale(&environment.locale)), environment };
    let status = window.answer(dropped).unwrap_or_else(|error| {
        say(&TerminalRenderer::new(window.messages.language(), false).fault(&error));
        ExitStatus::Failed
    });
    wait(environment);
    status
}

/// Waits until somebody has read what stands in the window.
pub(super) fn wait(environment: &Environment) {
    let messages = Messages::of(Language::of_locale(&environment.locale));
    say(&format!("\n{}", messages.word(Message::WindowCloses)));
    line();
}

/// The line that somebody types; an empty one where nobody can.
fn line() -> String {
    let mut line = String::new();
    // A window that is closed types nothing more.
    let _ = stdin().lock().read_line(&mut line);
    line.trim().to_owned()
}

/// What something that was dropped is.
#[derive(Debug, PartialEq, Eq)]
enum Dropped {
    /// A workspace, or something in it.
    Workspace {
        /// The workspace.
        root: PathBuf,
        /// What of it is built; everything where nothing is named.
        part: Option<PathBuf>,
    },
    /// A folder with nothing in it.
    Empty(PathBuf),
    /// Something that lies in no workspace.
    Elsewhere(PathBuf),
}

impl Dropped {
    /// Looks from something upwards for the folder that holds cases/.
    fn of(path: &Path) -> Result<Self> {
        let path = &disk::real_path(path).with_context(at(path))?;
        for root in path.ancestors() {
            let cases = root.join("cases");
            if disk::kind_named(&cases).with_context(at(&cases))? != Some(EntryKind::Folder) {
                continue;
            }
            let cases = disk::real_path(&cases).with_context(at(&cases))?;
            let is_part = path.starts_with(&cases) && *path != cases;
            return Ok(Self::Workspace { root: root.to_owned(), part: is_part.then(|| path.clone()) });
        }
        let is_folder = disk::kind_named(path).with_context(at(path))? == Some(EntryKind::Folder);
        let is_of_system = |name: &OsString| OF_SYSTEM.iter().any(|known| name == known);
        if is_folder && disk::names(path).with_context(at(path))?.iter().all(is_of_system) {
            return Ok(Self::Empty(path.clone()));
        }
        Ok(Self::Elsewhere(path.clone()))
    }
}

/// The window, and whose it is.
struct Window<'a> {
    messages: Messages,
    environment: &'a Environment,
}

impl Window<'_> {
    fn answer(&self, dropped: &[OsString]) -> Result<ExitStatus> {
        if dropped.is_empty() {
            let program = self.environment.program.as_deref().unwrap_or(Path::new("shingikai"));
            self.say(Message::WindowWelcome, ("program", program));
        }
        let mut worst = ExitStatus::Done;
        for path in dropped {
            let path = self.environment.folder.join(path);
            let status = match Dropped::of(&path)? {
                Dropped::Workspace { root, part } => self.build(&root, part.as_deref()),
                Dropped::Empty(folder) => self.make(&folder),
                Dropped::Elsewhere(path) => {
                    self.say(Message::WindowElsewhere, ("path", &path));
                    ExitStatus::Failed
                }
            };
            worst = worst.max(status);
        }
        Ok(worst)
    }

    /// Builds a workspace or a part of it, and says where the papers are.
    fn build(&self, root: &Path, part: Option<&Path>) -> ExitStatus {
        self.say(Message::WindowBuilds, ("path", part.unwrap_or(root)));
        let words = ["build".as_ref(), "--workspace".as_ref(), root.as_os_str(), "--".as_ref()];
        let status =
            self.run(words.into_iter().chain(part.map(Path::as_os_str)).map(OsString::from).collect());
        let message = match status {
            ExitStatus::Done => Message::WindowBuilt,
            ExitStatus::WrongFiles => Message::WindowWrong,
            ExitStatus::Failed | ExitStatus::Interrupted => Message::WindowFailed,
        };
        self.say(message, ("output", &root.join("output")));
        status
    }

    /// Makes an empty folder a workspace, if that is wished.
    fn make(&self, folder: &Path) -> ExitStatus {
        self.say(Message::WindowEmpty, ("path", folder));
        if !line().eq_ignore_ascii_case("y") {
            return ExitStatus::Done;
        }
        let status = self.run(vec!["init".into(), "--".into(), folder.into()]);
        if status == ExitStatus::Done {
            self.say(Message::WindowMade, ("path", folder));
        }
        status
    }

    /// Runs a command line as if somebody had typed it.
    fn run(&self, mut words: Vec<OsString>) -> ExitStatus {
        words.insert(0, "shingikai".into());
        run(&parse(&words, &self.environment.locale), self.environment)
    }

    fn say(&self, message: Message, (name, path): (&'static str, &Path)) {
        let words = Arguments::from([(name, Argument::Text(shown(path)))]);
        say(&format!("{}\n", self.messages.say(message, &words)));
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn of(path: &Path) -> Dropped {
        Dropped::of(path).expect("it can be looked at")
    }

    #[test]
    fn the_workspace_is_found_from_whatever_lies_in_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = disk::real_path(folder.path()).expect("it is there").join("審議会 & (資料)! %1^");
        let meeting = root.join("cases/2008-08");
        fs::create_dir_all(&meeting).expect("the disk takes it");
        fs::create_dir_all(root.join("output/2008-08")).expect("the disk takes it");
        fs::write(meeting.join("健診.yaml"), "").expect("the disk takes it");
        let workspace = |part: Option<PathBuf>| Dropped::Workspace { root: root.clone(), part };
        for path in [root.clone(), root.join("cases"), root.join("output/2008-08")] {
            assert_eq!(of(&path), workspace(None), "{path:?}");
        }
        for path in [meeting.clone(), meeting.join("健診.yaml")] {
            assert_eq!(of(&path), workspace(Some(path)));
        }
    }

    #[test]
    fn a_folder_without_cases_is_no_workspace() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = disk::real_path(folder.path()).expect("it is there");
        assert_eq!(of(&root), Dropped::Empty(root.clone()));
        fs::write(root.join("desktop.ini"), "").expect("the disk takes it");
        assert_eq!(of(&root), Dropped::Empty(root.clone()));
        // A file of that name holds no cases.
        fs::write(root.join("cases"), "").expect("the disk takes it");
        assert_eq!(of(&root), Dropped::Elsewhere(root.clone()));
        assert_eq!(of(&root.join("cases")), Dropped::Elsewhere(root.join("cases")));
        assert!(Dropped::of(&root.join("missing")).is_err());
    }

    #[test]
    fn only_whole_paths_are_dropped_and_only_onto_a_window() {
        let told = |words: &[&str], has_own_window: bool| {
            let words: Vec<OsString> = words.iter().map(OsString::from).collect();
            let environment = Environment { has_own_window, ..Environment::default() };
            dropped(&words, &environment).map(<[OsString]>::len)
        };
        let whole = std::env::temp_dir();
        let whole = whole.to_str().expect("a plain name");
        assert_eq!(told(&["shingikai"], true), Some(0));
        assert_eq!(told(&["shingikai", whole, whole], true), Some(2));
        assert_eq!(told(&["shingikai", "build", whole], true), None);
        assert_eq!(told(&["shingikai"], false), None);
        assert_eq!(told(&["shingikai", whole], false), None);
        assert_eq!(told(&["shingikai", "--in-window", "x"], false), Some(1));
        assert_eq!(told(&[], false), None);
    }
}
