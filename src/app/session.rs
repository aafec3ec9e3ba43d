//! What every command works with: the workspace, typst, what this machine remembers of both.

use std::path::PathBuf;

use crate::cache::Cache;
use crate::typeset::typst::Setup;
use crate::workspace::Workspace;

/// A run of the program in one workspace. It holds no messages: how things are reported is the business of whoever drives it.
#[derive(Debug, Clone)]
pub struct Session {
    /// The folders, and the fonts.
    pub workspace: Workspace,
    /// Where typst may be, and how its work is watched.
    pub typst: Setup,
    /// What this machine made or found whole before.
    pub cache: Cache,
    /// The program itself: another one may make other documents.
    pub program: Option<PathBuf>,
}

impl Session {
    /// Writes down what this run made or found whole.
    pub fn persist(&self) {
        self.cache.persist(&self.workspace.root);
    }
}
