//! What every command of the command line works with: its surroundings, and the terminal.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, Result};

use crate::app::session::Session;
use crate::cache::Cache;
use crate::diagnostic::path::at;
use crate::disk::{self, EntryKind};
use crate::progress::{Progress, RunContext, Silent};
use crate::report::{Messages, TerminalRenderer};
use crate::serve::SessionMaker;
use crate::typeset::typst::Setup;
use crate::workspace::Workspace;
use crate::workspace::fonts::FontStore;

use super::progress::{Bar, Lines};
use super::{Environment, MachineArgs};

/// A run of the command line.
pub(super) struct Context<'a> {
    /// What the command line says of the machine.
    pub(super) machine: &'a MachineArgs,
    /// What the environment says of it.
    pub(super) environment: &'a Environment,
    /// Who reports findings and faults.
    pub(super) human: TerminalRenderer,
}

impl Context<'_> {
    /// The sentences of the language that the user reads.
    pub(super) fn messages(&self) -> &Arc<Messages> {
        self.human.messages()
    }

    /// The path of the workspace from the top of the repository in which it lies, with a slash behind it: empty, or
    /// `docs/council/`.
    pub(super) fn below_repository(&self) -> String {
        // Where it cannot be known, paths are told from the workspace.
        let Ok(root) = root(self.machine, self.environment) else { return String::new() };
        let is_top = |folder: &&Path| disk::is_there(&folder.join(".git")).unwrap_or(false);
        let below = root.ancestors().find(is_top).and_then(|top| root.strip_prefix(top).ok());
        let steps = below.into_iter().flat_map(Path::components);
        steps.map(|step| format!("{}/", step.as_os_str().to_string_lossy())).collect()
    }

    /// Where PATH may have a program. One that the workspace brings with it is never started.
    pub(super) fn programs(&self, name: &str, root: &Path) -> Vec<PathBuf> {
        on_path(name, self.environment, root)
    }

    /// A session whose progress nobody sees.
    ///
    /// # Errors
    ///
    /// If it cannot be known now what the workspace or the folder of fonts is.
    pub(super) fn session(&self) -> Result<Session> {
        session(self.machine, self.environment, Arc::new(Silent))
    }

    /// Makes sessions for those who work side by side.
    pub(super) fn sessions(&self) -> Box<SessionMaker> {
        let (machine, environment) = (self.machine.clone(), self.environment.clone());
        Box::new(move |progress, cancellation| {
            let environment = Environment { cancellation, ..environment.clone() };
            session(&machine, &environment, progress)
        })
    }

    /// The folder of the user's caches, where there is one.
    pub(super) fn caches(&self) -> Option<PathBuf> {
        caches(self.machine, self.environment)
    }

    /// A session that shows how far it has come, unless it is to be quiet.
    ///
    /// # Errors
    ///
    /// As [`Context::session`].
    pub(super) fn watched_session(&self, quiet: bool) -> Result<Session> {
        let messages = || Arc::clone(self.messages());
        let progress: Arc<dyn Progress> = match (quiet, std::io::stderr().is_terminal()) {
            (true, _) => Arc::new(Silent),
            (false, true) => Arc::new(Bar::new(messages())),
            (false, false) => Arc::new(Lines::new(messages())),
        };
        session(self.machine, self.environment, progress)
    }
}

/// The folder that holds cases/, templates/ and output/.
fn root(machine: &MachineArgs, environment: &Environment) -> Result<PathBuf> {
    let given = machine.workspace.as_ref();
    let root = given.map_or_else(|| environment.folder.clone(), |given| environment.folder.join(given));
    Ok(disk::real_path_if_there(&root).with_context(at(&root))?.unwrap_or(root))
}

/// The workspace, with its fonts: as told, beside the program, in its own tools; typst; what this machine remembers.
fn session(machine: &MachineArgs, environment: &Environment, progress: Arc<dyn Progress>) -> Result<Session> {
    let root = root(machine, environment)?;
    let beside = environment.program.as_deref().and_then(Path::parent).map(|folder| folder.join("fonts"));
    let candidates = [machine.fonts.clone(), beside, Some(root.join(".tools/fonts"))];
    let found = first_folder(candidates.into_iter().flatten())?;
    let cache = Cache::open(caches(machine, environment).as_deref(), &root);
    let fonts = FontStore::with_cache(found.unwrap_or_else(|| root.join(".tools/fonts")), cache.clone());
    let workspace = Workspace::new(root, fonts);
    let run_context = RunContext {
        limit: Duration::from_secs(machine.time_limit),
        progress,
        cancellation: environment.cancellation.clone(),
    };
    let candidates = typst_candidates(machine, environment, &workspace);
    let system_root = environment.system_root.clone();
    let typst = Setup { candidates, system_root, run_context, cache: cache.clone(), fonts: None };
    Ok(Session::new(workspace, typst, cache, environment.program.clone()))
}

/// The folder of the user's caches: as told, else that of the system.
fn caches(machine: &MachineArgs, environment: &Environment) -> Option<PathBuf> {
    let told = machine.cache.as_ref().map(|folder| environment.folder.join(folder));
    told.or_else(|| environment.caches.clone())
}

/// The first folder that is there.
fn first_folder(candidates: impl Iterator<Item = PathBuf>) -> Result<Option<PathBuf>> {
    for folder in candidates {
        if disk::kind_named(&folder).with_context(at(&folder))? == Some(EntryKind::Folder) {
            return Ok(Some(folder));
        }
    }
    Ok(None)
}

/// Where typst may be: as told, beside the program, on PATH. A program that the workspace brings with it is never started:
/// whoever proposes a change could have put it there.
fn typst_candidates(machine: &MachineArgs, environment: &Environment, workspace: &Workspace) -> Vec<PathBuf> {
    if let Some(given) = &machine.typst {
        return vec![environment.folder.join(given)];
    }
    let name = format!("typst{}", std::env::consts::EXE_SUFFIX);
    let beside = environment.program.as_deref().and_then(Path::parent).map(|folder| folder.join(&name));
    beside.into_iter().chain(on_path(&name, environment, &workspace.root)).collect()
}

/// Where PATH may have a program, outside the workspace.
fn on_path(name: &str, environment: &Environment, root: &Path) -> Vec<PathBuf> {
    let is_of_workspace = |folder: &Path| {
        // Where it is not known where a folder leads, it may be one of the workspace.
        let real = disk::real_path(folder);
        !folder.is_absolute() || real.map_or(true, |folder| folder.starts_with(root))
    };
    let folders = environment.path.iter().filter(|folder| !is_of_workspace(folder));
    folders.map(|folder| folder.join(name)).collect()
}
