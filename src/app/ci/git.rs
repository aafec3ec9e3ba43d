//! The repository in which a workspace lies. The one place that starts git.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::diagnostic::fault::Fault;
use crate::diagnostic::path::{at, shown, slashed};
use crate::disk::{self, EntryKind};
use crate::progress::CancellationToken;

/// The variable in which git finds the token.
const TOKEN: &str = "SHINGIKAI_GIT_TOKEN";

/// What git asks for a name and a password: nobody else, and then our token, if there is one. GitHub and GitLab take any name
/// beside it.
const WITH_TOKEN: [&str; 4] = [
    "-c",
    "credential.helper=",
    "-c",
    "credential.helper=!f() { if test \"$1\" = get && test -n \"$SHINGIKAI_GIT_TOKEN\"; then echo username=x-access-token; echo \"password=$SHINGIKAI_GIT_TOKEN\"; fi; }; f",
];

/// The repository in which a workspace lies.
#[derive(Debug, Clone)]
pub struct Repository {
    git: Git,
    /// The workspace as seen from the top of the repository: empty, or `docs/council/`.
    prefix: String,
}

/// Git in one folder.
#[derive(Debug, Clone)]
pub(super) struct Git {
    program: PathBuf,
    folder: PathBuf,
    cancellation: CancellationToken,
}

/// What a commit holds in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TreeEntry {
    /// Whether it is a folder.
    pub(super) is_folder: bool,
    /// The id of its content: what has the same id is the same, byte for byte.
    pub(super) id: String,
}

/// What became of a file between two commits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Renamed {
    /// Its path before, from the workspace.
    pub(super) from: String,
    /// Its path after.
    pub(super) to: String,
}

/// Where papers are sent, and with what right.
#[derive(Clone)]
pub struct Remote {
    /// The address, or the name of one that the repository knows.
    pub address: String,
    /// The token that may write there, if one is needed. It is given to git by the environment and never shown.
    pub token: Option<String>,
}

impl fmt::Debug for Remote {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Remote").field("address", &self.address).finish_non_exhaustive()
    }
}

impl Repository {
    /// The repository in which a folder lies.
    ///
    /// - `programs` are the places where git may be
    ///
    /// # Errors
    ///
    /// If there is no git, or the folder lies in no repository.
    pub fn of(workspace: &Path, programs: &[PathBuf], cancellation: CancellationToken) -> Result<Self> {
        let Some(program) = disk::first_file_named(programs)
            .map_err(|(path, error)| anyhow::Error::new(error).context(at(path)()))?
        else {
            bail!(Fault::new("git-missing"));
        };
        let here = Git { program: program.to_owned(), folder: workspace.to_owned(), cancellation };
        // Another cause, as a folder that belongs to somebody else, is told in git's own words.
        let is_none = |said: String| said.contains("not a git repository");
        if here.try_text(&["rev-parse", "--git-dir"])?.is_err_and(is_none) {
            bail!(Fault::new("ci-no-repository").with("path", shown(workspace)));
        }
        let line =
            |arguments: &[&str]| here.text(arguments).map(|text| text.trim_end_matches('\n').to_owned());
        let top = line(&["rev-parse", "--show-toplevel"])?;
        let prefix = line(&["rev-parse", "--show-prefix"])?;
        Ok(Self { git: Git { folder: top.into(), ..here }, prefix })
    }

    /// The workspace as seen from the top of the repository: empty, or `docs/council/`.
    #[must_use]
    pub fn workspace(&self) -> &str {
        &self.prefix
    }

    /// The id of a commit, if it is known here.
    ///
    /// # Errors
    ///
    /// If git cannot be started.
    pub fn commit(&self, revision: &str) -> Result<Option<String>> {
        let wanted = format!("{revision}^{{commit}}");
        let said = self.git.try_text(&["rev-parse", "--verify", "--quiet", "--end-of-options", &wanted])?;
        Ok(said.ok().map(|text| text.trim().to_owned()))
    }

    /// What a commit holds in a folder of the workspace, by name.
    ///
    /// # Errors
    ///
    /// If the commit is not known here.
    pub(super) fn entries(&self, commit: &str, folder: &str) -> Result<BTreeMap<String, TreeEntry>> {
        let inside = format!("{}{folder}/", self.prefix);
        let listed = self.git.text(&["ls-tree", "-z", "--full-tree", commit, "--", &inside])?;
        let entry = |line: &str| {
            let (what, path) = line.split_once('\t')?;
            let mut words = what.split(' ').skip(1);
            let (kind, id) = (words.next()?, words.next()?.to_owned());
            let name = path.strip_prefix(&inside)?.to_owned();
            Some((name, TreeEntry { is_folder: kind == "tree", id }))
        };
        Ok(listed.split('\0').filter_map(entry).collect())
    }

    /// The id of what a commit holds at a path of the workspace, if there is something.
    ///
    /// # Errors
    ///
    /// If the commit is not known here.
    pub(super) fn id(&self, commit: &str, path: &str) -> Result<Option<String>> {
        let full = format!("{}{path}", self.prefix);
        let listed = self.git.text(&["ls-tree", "-z", "--full-tree", commit, "--", &full])?;
        Ok(listed.split(['\t', ' ']).nth(2).map(ToOwned::to_owned))
    }

    /// The files below a folder of the workspace that have another path in a later commit.
    ///
    /// # Errors
    ///
    /// If one of the commits is not known here.
    pub(super) fn renames(&self, base: &str, head: &str, folder: &str) -> Result<Vec<Renamed>> {
        let inside = format!("{}{folder}", self.prefix);
        let options = ["diff-tree", "-r", "-z", "-M", "--diff-filter=R", "--name-status", "--no-commit-id"];
        let listed = self.git.text(&[&options[..], &[base, head, "--", &inside]].concat())?;
        let words: Vec<&str> = listed.split('\0').collect();
        let own = |path: &str| path.strip_prefix(&self.prefix).map(ToOwned::to_owned);
        let renamed = words
            .chunks_exact(3)
            .filter_map(|words| Some(Renamed { from: own(words[1])?, to: own(words[2])? }));
        Ok(renamed.collect())
    }

    /// The lines of the settings of CI in which a commit says a word.
    ///
    /// # Errors
    ///
    /// If git cannot be started.
    pub(super) fn lines_with(&self, commit: &str, word: &str) -> Result<String> {
        let files = [".github", ".gitlab-ci.yml", ".gitlab"];
        let grep = ["grep", "-h", "--fixed-strings", "-e", word, commit, "--"];
        // Where no line says it, git fails.
        Ok(self.git.try_text(&[&grep[..], &files].concat())?.unwrap_or_default())
    }

    /// The lines of a commit's cases that may name another meeting or a case of it, each with the path of its file from the
    /// workspace.
    ///
    /// # Errors
    ///
    /// If git cannot be started.
    pub(super) fn lines_naming_others(&self, commit: &str) -> Result<Vec<(String, String)>> {
        let cases = format!("{}cases", self.prefix);
        let words = ["継続元", "continued_from", "前回", "previous"].iter().flat_map(|word| ["-e", *word]);
        let grep: Vec<&str> = ["grep", "-z", "--full-name", "--fixed-strings"]
            .into_iter()
            .chain(words)
            .chain([commit, "--", &cases])
            .collect();
        // Where no line says it, git fails.
        let found = self.git.try_text(&grep)?.unwrap_or_default();
        let above = format!("{commit}:{}", self.prefix);
        let line = |line: &str| {
            let (file, text) = line.split_once('\0')?;
            Some((file.strip_prefix(&above)?.to_owned(), text.to_owned()))
        };
        Ok(found.lines().filter_map(line).collect())
    }

    /// Whether a file came with the commit, or lies behind a link that did: then anybody who proposes a change could have
    /// written it.
    ///
    /// # Errors
    ///
    /// If git cannot be started, or it cannot be known what is there.
    pub fn brought(&self, file: &Path) -> Result<bool> {
        let Ok(below) = file.strip_prefix(&self.git.folder) else { return Ok(false) };
        if disk::link_on_the_way(&self.git.folder, below).with_context(at(file))?.is_some() {
            return Ok(true);
        }
        let below = slashed(below);
        Ok(self.git.try_text(&["ls-files", "--error-unmatch", "--", &below])?.is_ok())
    }

    /// Writes what a commit holds at some paths of the workspace into a folder, which becomes a workspace of its own.
    ///
    /// # Errors
    ///
    /// If the commit is not known here, or the disk cannot be written.
    pub(super) fn export(&self, commit: &str, paths: &[&str], into: &Path) -> Result<()> {
        let index = into.join(".index");
        let with_index = |arguments: &[&str]| {
            let mut git = self.git.command(arguments);
            git.env("GIT_INDEX_FILE", &index);
            self.git.demanded(arguments, git)
        };
        with_index(&["read-tree", "--empty"])?;
        for path in paths {
            let full = format!("{}{path}", self.prefix);
            if self.id(commit, path)?.is_some() {
                let tree = format!("{commit}:{full}");
                with_index(&["read-tree", &format!("--prefix={path}/"), &tree])?;
            }
        }
        let place = format!("{}/", slashed(into));
        with_index(&["checkout-index", "--all", "--quiet", "--prefix", &place])?;
        disk::remove_file(&index).with_context(at(&index))
    }

    /// Git in another folder.
    pub(super) fn git_in(&self, folder: &Path) -> Git {
        Git { folder: folder.to_owned(), ..self.git.clone() }
    }

    /// Git at the top of the repository.
    pub(super) fn git(&self) -> &Git {
        &self.git
    }

    /// The address behind a name that the repository knows, without the name and password that it may hold; an address as it is.
    ///
    /// # Errors
    ///
    /// If git cannot be started.
    pub(super) fn address(&self, remote: &str) -> Result<String> {
        let known = self.git.try_text(&["remote", "get-url", "--", remote])?;
        let address = without_password(known.as_deref().unwrap_or(remote).trim());
        // A folder is named from the top of the repository; git speaks to it from elsewhere.
        let folder = self.git.folder.join(&address);
        let kind = disk::kind_named(&folder).with_context(at(&folder))?;
        Ok(if kind == Some(EntryKind::Folder) { slashed(&folder) } else { address })
    }
}

/// An address without the name and password in it: `https://name:password@host/path`.
fn without_password(address: &str) -> String {
    let Some((scheme, rest)) = address.split_once("://") else { return address.to_owned() };
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    match host.rsplit_once('@') {
        Some((_, host)) if scheme.starts_with("http") => format!("{scheme}://{host}/{path}"),
        _ => address.to_owned(),
    }
}

impl Git {
    /// What git prints.
    ///
    /// # Errors
    ///
    /// If it cannot be started or fails: then with what it says.
    pub(super) fn text(&self, arguments: &[&str]) -> Result<String> {
        self.demanded(arguments, self.command(arguments))
    }

    /// What git prints; what it says where it fails.
    ///
    /// # Errors
    ///
    /// If it cannot be started.
    pub(super) fn try_text(&self, arguments: &[&str]) -> Result<std::result::Result<String, String>> {
        self.finish(self.command(arguments))
    }

    /// What git prints that speaks to a server with a token.
    ///
    /// # Errors
    ///
    /// If it cannot be started.
    pub(super) fn try_remote(
        &self,
        remote: &Remote,
        arguments: &[&str],
    ) -> Result<std::result::Result<String, String>> {
        let mut git = self.command(&[&WITH_TOKEN[..], arguments].concat());
        if let Some(token) = &remote.token {
            // By the environment: what stands on a command line can be read by everybody on the machine.
            git.env(TOKEN, token.trim());
        }
        self.finish(git)
    }

    fn demanded(&self, arguments: &[&str], git: Command) -> Result<String> {
        match self.finish(git)? {
            Ok(text) => Ok(text),
            Err(said) => {
                let command = arguments.first().copied().unwrap_or_default();
                bail!(Fault::new("git-failed").with("command", command).with("said", said))
            }
        }
    }

    fn finish(&self, mut git: Command) -> Result<std::result::Result<String, String>> {
        self.cancellation.check()?;
        let output = git.output().with_context(at(&self.program))?;
        self.cancellation.check()?;
        let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let is_right = output.status.success();
        Ok(if is_right { Ok(said(&output.stdout)) } else { Err(said(&output.stderr).trim().to_owned()) })
    }

    #[expect(clippy::disallowed_methods, reason = "this is the module that starts git")]
    fn command(&self, arguments: &[impl AsRef<OsStr>]) -> Command {
        let mut git = Command::new(&self.program);
        git.arg("-C").arg(&self.folder);
        // No hook of anybody's runs, names are printed as they are, and commits need no signature.
        for setting in ["core.hooksPath=/dev/null", "core.quotePath=false", "commit.gpgSign=false"] {
            git.args(["-c", setting]);
        }
        git.args(arguments).stdin(Stdio::null());
        git.env("LC_ALL", "C").env("GIT_TERMINAL_PROMPT", "0").env("GIT_LITERAL_PATHSPECS", "1");
        // Which repository it is says the folder, also inside a hook.
        for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
            git.env_remove(variable);
        }
        git
    }
}
