//! What the command line and the environment say of the machine: the workspace, fonts, typst, the terminal.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crate::app::session::Session;
use crate::cache::Cache;
use crate::progress::{Progress, Silent, Work};
use crate::report::TerminalRenderer;
use crate::typeset::typst::Setup;
use crate::workspace::Workspace;
use crate::workspace::fonts::FontStore;

use super::progress::{Bar, Lines};
use super::tell::Telling;
use super::{Cli, Environment};

/// Who is told how far the work has come.
pub(super) fn progress(telling: &Telling, human: &TerminalRenderer) -> Arc<dyn Progress> {
    let language = human.messages().language();
    match (telling.quiet, std::io::stderr().is_terminal()) {
        (true, _) => Arc::new(Silent),
        (false, true) => Arc::new(Bar::new(language)),
        (false, false) => Arc::new(Lines::new(language)),
    }
}

/// The workspace, with its fonts: as told, beside the program, in its own tools; typst; what this machine remembers.
pub(super) fn session(cli: &Cli, environment: &Environment, progress: Arc<dyn Progress>) -> Session {
    let root = cli
        .workspace
        .as_ref()
        .map_or_else(|| environment.folder.clone(), |given| environment.folder.join(given));
    let root = root.canonicalize().unwrap_or(root);
    let beside = environment.program.as_deref().and_then(Path::parent).map(|folder| folder.join("fonts"));
    let candidates = [cli.fonts.clone(), beside, Some(root.join(".tools/fonts"))];
    let found = candidates.into_iter().flatten().find(|folder| folder.is_dir());
    let caches = cli.cache.as_ref().map(|folder| environment.folder.join(folder));
    let cache = Cache::open(caches.as_ref().or(environment.caches.as_ref()).map(PathBuf::as_path), &root);
    let fonts = FontStore::with_cache(found.unwrap_or_else(|| root.join(".tools/fonts")), cache.clone());
    let workspace = Workspace { root, fonts };
    let work = Work {
        limit: Duration::from_secs(cli.time_limit),
        progress,
        interruption: environment.interruption.clone(),
    };
    let candidates = typst_candidates(cli, environment, &workspace);
    let typst = Setup { candidates, work, cache: cache.clone() };
    Session { workspace, typst, cache, program: environment.program.clone() }
}

/// Where typst may be: as told, beside the program, in the workspace's tools, on PATH.
fn typst_candidates(cli: &Cli, environment: &Environment, workspace: &Workspace) -> Vec<PathBuf> {
    if let Some(given) = &cli.typst {
        return vec![environment.folder.join(given)];
    }
    let name = format!("typst{}", std::env::consts::EXE_SUFFIX);
    let beside = environment.program.as_deref().and_then(Path::parent).map(|folder| folder.join(&name));
    let tools = workspace.root.join(".tools/bin").join(&name);
    beside
        .into_iter()
        .chain([tools])
        .chain(environment.path.iter().map(|folder| folder.join(&name)))
        .collect()
}
