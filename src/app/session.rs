//! What every command works with: the workspace, its texts, typst, and what was read, found and remembered so far.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;

use crate::cache::Cache;
use crate::check::checked::CheckedMeeting;
use crate::check::rules::{self, CheckResults};
use crate::diagnostic::finding::{self, Findings};
use crate::papers::templates::{self, Engines, Source};
use crate::papers::view::View;
use crate::text::source::Sources;
use crate::typeset::typst::{KeptFonts, Setup};
use crate::workspace::profile::Profile;
use crate::workspace::{Read, Sibling, Workspace};

use super::arrival::{ArrivalResults, Files};
use super::previous;

/// A session of the program in one workspace, of one round or of several. It holds no messages: how things are told is the
/// business of whoever drives it.
#[derive(Debug)]
pub struct Session {
    /// The folders, and the fonts.
    pub workspace: Workspace,
    /// Where typst may be, and how its work is watched.
    pub typst: Setup,
    /// What this machine made or found whole before.
    pub cache: Cache,
    /// The program itself: another one may make other documents.
    pub program: Option<PathBuf>,
    /// The texts: from the disk, or laid over it.
    sources: Sources,
    /// What was found in earlier rounds.
    results: CheckResults,
    /// What reached no paper in earlier rounds.
    arrivals: ArrivalResults,
    /// The templates that were parsed.
    engines: Engines,
}

/// What is right of what was read, and what is wrong.
#[derive(Debug)]
pub struct CheckedRead {
    /// The meetings, with those of their cases that have no error.
    pub meetings: Vec<Arc<CheckedMeeting>>,
    /// Their profiles, each after the one it builds on.
    pub profiles: Vec<Arc<Profile>>,
    /// Names of the meetings that were asked for as a whole.
    pub whole: Vec<String>,
    /// Every meeting of the workspace whose file can be read, by name.
    pub siblings: Vec<Sibling>,
    /// Everything that is wrong or doubtful.
    pub findings: Findings,
}

impl Session {
    /// A session of one round.
    #[must_use]
    pub fn new(workspace: Workspace, typst: Setup, cache: Cache, program: Option<PathBuf>) -> Self {
        let sources = Sources::disk(&workspace.root);
        let (results, arrivals) = (CheckResults::default(), ArrivalResults::default());
        Self { workspace, typst, cache, program, sources, results, arrivals, engines: Engines::default() }
    }

    /// A session that looks at files and makes nothing.
    #[must_use]
    pub fn without_typst(workspace: Workspace) -> Self {
        Self::new(workspace, Setup::default(), Cache::default(), None)
    }

    /// A session in another folder, with the same fonts, typst and program. It remembers nothing.
    #[must_use]
    pub fn elsewhere(&self, root: &Path) -> Self {
        let workspace = Workspace::new(root.to_owned(), self.workspace.fonts.clone());
        Self::new(workspace, self.typst.clone(), Cache::default(), self.program.clone())
    }

    /// The same session of several rounds: what was read and found is kept for the next one while its files stay the same.
    #[must_use]
    pub fn of_several_rounds(self) -> Self {
        let (results, arrivals) = (CheckResults::keeping(), ArrivalResults::keeping());
        // Where there is no folder for them, each run writes its own.
        let typst = Setup { fonts: KeptFonts::new().ok().map(Arc::new), ..self.typst };
        Self { workspace: self.workspace.keeping(), results, arrivals, typst, ..self }
    }

    /// The texts of a new round. What it reads is noted for it alone.
    #[must_use]
    pub fn sources(&self) -> Sources {
        self.sources.new_round()
    }

    /// Lays a text over the file at a path: from now on it is read in place of what lies on the disk.
    pub fn set_text(&self, path: &Path, text: impl Into<Vec<u8>>) {
        self.sources.lay(path, text);
    }

    /// Takes away what was laid over a file: from now on it is read from the disk.
    pub fn take_text(&self, path: &Path) {
        self.sources.lift(path);
    }

    /// Reads what these paths name, and tries every rule on it.
    ///
    /// # Errors
    ///
    /// If a path names nothing of the workspace, or the disk cannot be read. Never because a case is wrong.
    pub fn check(&self, paths: &[PathBuf]) -> Result<CheckedRead> {
        let sources = self.sources();
        self.check_read(self.workspace.read_from(&sources, paths, |_| None)?, &sources)
    }

    /// Tries every rule on what was read.
    ///
    /// - `sources` are those of this round
    ///
    /// # Errors
    ///
    /// If the case before one (前回) cannot be read from the disk. Never because a case is wrong.
    pub fn check_read(&self, read: Read, sources: &Sources) -> Result<CheckedRead> {
        let (profiles, whole, siblings) = (read.profiles.clone(), read.whole.clone(), read.siblings.clone());
        let files = Files::of(&read);
        let (mut meetings, mut findings) = rules::check_again(read, &self.results);
        let known = findings.len();
        files.compare(&mut meetings, &mut findings, &self.arrivals);
        findings.extend(previous::attach(&self.workspace, sources, &files, &mut meetings)?);
        if findings.len() > known {
            finding::sort(&mut findings);
        }
        Ok(CheckedRead { meetings, profiles, whole, siblings, findings })
    }

    /// The Typst sources of documents.
    ///
    /// # Errors
    ///
    /// If a template is wrong, or the work is to stop.
    pub fn render(&self, views: Vec<View>) -> Result<Vec<Source>> {
        templates::render(views, &self.engines, &self.typst.run_context)
    }

    /// Parses the templates of a profile.
    ///
    /// # Errors
    ///
    /// If one of them does not parse.
    pub fn parse_templates(&self, profile: &Arc<Profile>) -> Result<()> {
        self.engines.of(profile).map(drop)
    }

    /// Writes down what this run made or found whole.
    pub fn persist(&self) {
        self.cache.persist(&self.workspace.root);
    }
}
