//! The branch of papers: made by CI alone, one commit for each commit of the cases, so that clerks never meet a conflict in a PDF.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::app::session::Session;
use crate::diagnostic::fault::Fault;
use crate::diagnostic::path::at;
use crate::disk;
use crate::limits::PAPER_BYTES;

use super::delivery::{Delivery, PapersChanges, updated};
use super::git::{Git, Remote, Repository};
use super::papers_folder::PapersFolder;
use super::record::{PapersRecord, parse};

/// Where papers go.
#[derive(Debug)]
pub struct Destination {
    /// The server.
    pub remote: Remote,
    /// The branch of papers.
    pub branch: String,
    /// Whether each commit stands alone: then the repository does not grow, and old papers cannot be had again.
    pub is_short: bool,
}

/// What is written beside the papers, in words for people.
pub trait Words {
    /// The page that people see first.
    fn index(&self, record: &PapersRecord) -> String;
    /// The message of the commit.
    fn message(&self, commit: &str, changes: &PapersChanges) -> String;
}

/// How it ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PublishResult {
    /// The papers are there.
    Pushed {
        /// What became of them.
        changes: PapersChanges,
        /// The commit on the branch.
        commit: String,
    },
    /// They are what they were.
    Unchanged {
        /// What became of them: nothing.
        changes: PapersChanges,
    },
    /// The papers of a later commit are there already.
    Newer {
        /// That commit.
        commit: String,
    },
}

/// The file of the record, at the top of the branch.
pub const RECORD: &str = "papers.json";
/// The page that people see first.
const INDEX: &str = "README.md";
/// How often it is tried to be the one who pushes.
const TRIES: usize = 5;

/// Puts what a run made on the branch of papers. Where somebody else pushes meanwhile, it is done again upon theirs; papers of
/// a later commit are never replaced by those of an earlier one.
///
/// # Errors
///
/// If the server cannot be reached or refuses, or the machine fails.
pub fn publish(
    session: &Session,
    repository: &Repository,
    destination: &Destination,
    delivery: &Delivery<'_>,
    words: &dyn Words,
) -> Result<PublishResult> {
    let address = repository.address(&destination.remote.address)?;
    let remote = Remote { address, ..destination.remote.clone() };
    for _ in 0..TRIES {
        let folder = disk::temporary_folder().context("tempdir")?;
        let branch = Branch::fetch(repository, &remote, destination, folder.path())?;
        if !branch.record.commit.is_empty() && branch.record.workspace != repository.workspace() {
            let fault = Fault::new("papers-of-another").with("branch", &destination.branch);
            bail!(fault.with("workspace", &branch.record.workspace));
        }
        if let Some(commit) = branch.newer(repository)? {
            return Ok(PublishResult::Newer { commit });
        }
        let (record, changes) = updated(session, repository, &branch.record, delivery.reports)?;
        PapersFolder::new(folder.path()).update(&changes, delivery)?;
        branch.write(RECORD, &record.to_json())?;
        branch.write(INDEX, &words.index(&record))?;
        branch.write(".gitattributes", "*.pdf binary\n")?;
        let Some(commit) = branch.commit(&words.message(&record.commit, &changes), destination.is_short)?
        else {
            return Ok(PublishResult::Unchanged { changes });
        };
        if branch.push(&commit)? {
            return Ok(PublishResult::Pushed { changes, commit });
        }
    }
    bail!(Fault::new("papers-contended").with("branch", &destination.branch))
}

/// The branch of papers, checked out in a folder of its own.
struct Branch<'a> {
    git: Git,
    remote: &'a Remote,
    reference: String,
    /// The commit that it is at; `None` where there is no such branch yet.
    tip: Option<String>,
    record: PapersRecord,
    folder: PathBuf,
}

impl<'a> Branch<'a> {
    fn fetch(
        repository: &Repository,
        remote: &'a Remote,
        destination: &Destination,
        folder: &Path,
    ) -> Result<Self> {
        let git = repository.git_in(folder);
        let reference = format!("refs/heads/{}", destination.branch);
        git.text(&["init", "--quiet"])?;
        let tip = tip(&git, remote, &reference)?;
        let mut record = PapersRecord::default();
        if let Some(tip) = &tip {
            let fetched =
                git.try_remote(remote, &["fetch", "--quiet", "--depth=1", "--", &remote.address, tip])?;
            fetched.map_err(|said| server_fault(remote, &said))?;
            git.text(&["checkout", "--quiet", "--detach", tip])?;
            let file = folder.join(RECORD);
            if disk::is_file(&file).with_context(at(&file))? {
                let text = disk::read(&file, PAPER_BYTES).with_context(at(&file))?;
                record = parse(&String::from_utf8_lossy(&text)).unwrap_or_default();
            }
        }
        Ok(Self { git, remote, reference, tip, record, folder: folder.to_owned() })
    }

    /// The commit whose papers are there, if it is a later one than that which is checked out.
    fn newer(&self, repository: &Repository) -> Result<Option<String>> {
        let theirs = &self.record.commit;
        if theirs.is_empty() || repository.commit("HEAD")?.as_ref() == Some(theirs) {
            return Ok(None);
        }
        if repository.commit(theirs)?.is_none() {
            // Only the commits are needed. Where there is no such commit any more, theirs is no later one.
            let wanted =
                ["fetch", "--quiet", "--no-tags", "--filter=tree:0", "--", &self.remote.address, theirs];
            if repository.git().try_remote(self.remote, &wanted)?.is_err() {
                return Ok(None);
            }
        }
        let is_later = repository.git().try_text(&["merge-base", "--is-ancestor", "HEAD", theirs])?.is_ok();
        Ok(is_later.then(|| theirs.clone()))
    }

    fn write(&self, name: &str, text: &str) -> Result<()> {
        let file = self.folder.join(name);
        disk::write(&file, text).with_context(at(&file))
    }

    /// Commits what lies in the folder; `None` where nothing changed.
    fn commit(&self, message: &str, is_short: bool) -> Result<Option<String>> {
        self.git.text(&["add", "--all", "--force", "."])?;
        let tree = self.git.text(&["write-tree"])?;
        let tree = tree.trim();
        if let Some(tip) = &self.tip
            && self.git.text(&["rev-parse", &format!("{tip}^{{tree}}")])?.trim() == tree
        {
            return Ok(None);
        }
        let author = ["-c", "user.name=shingikai", "-c", "user.email=shingikai@invalid"];
        let parent = self.tip.as_deref().filter(|_| !is_short).map_or(Vec::new(), |tip| vec!["-p", tip]);
        let commit = [&author[..], &["commit-tree", "-m", message], &parent, &[tree]].concat();
        Ok(Some(self.git.text(&commit)?.trim().to_owned()))
    }

    /// Sends a commit. Returns whether it was taken: not where somebody else was quicker.
    fn push(&self, commit: &str) -> Result<bool> {
        let lease =
            format!("--force-with-lease={}:{}", self.reference, self.tip.as_deref().unwrap_or_default());
        let what = format!("{commit}:{}", self.reference);
        let push = ["push", "--quiet", &lease, "--", &self.remote.address, &what];
        let Err(said) = self.git.try_remote(self.remote, &push)? else { return Ok(true) };
        if tip(&self.git, self.remote, &self.reference)? == self.tip {
            return Err(server_fault(self.remote, &said));
        }
        Ok(false)
    }
}

/// The commit that a branch of the server is at; `None` where it has no such branch.
fn tip(git: &Git, remote: &Remote, reference: &str) -> Result<Option<String>> {
    match git.try_remote(remote, &["ls-remote", "--", &remote.address, reference])? {
        Ok(listed) => Ok(listed.split_whitespace().next().map(ToOwned::to_owned)),
        Err(said) => Err(server_fault(remote, &said)),
    }
}

fn server_fault(remote: &Remote, said: &str) -> anyhow::Error {
    Fault::new("papers-server").with("address", &remote.address).with("said", said).into()
}

/// The record on the branch of papers; an empty one where there is none.
///
/// # Errors
///
/// If the server cannot be reached, or the machine fails.
pub fn published_record(repository: &Repository, destination: &Destination) -> Result<PapersRecord> {
    let folder = disk::temporary_folder().context("tempdir")?;
    let address = repository.address(&destination.remote.address)?;
    let remote = Remote { address, ..destination.remote.clone() };
    Ok(Branch::fetch(repository, &remote, destination, folder.path())?.record)
}
