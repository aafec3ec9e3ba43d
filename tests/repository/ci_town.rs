//! A municipality's repository as `init` made it, the server that it is pushed to, and the machine that runs its workflow.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

use serde::Deserialize;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::packing::{packed, path_with, sha256};
use crate::support::{Bench, Run, command, repository};

pub(crate) const WORKFLOW: &str = ".github/workflows/shingikai.yml";
pub(crate) const PIPELINE: &str = ".gitlab-ci.yml";
const REPOSITORY: &str = "sakura/papers";

/// A packed program that is quick to unpack: it leads to one that lies unpacked.
pub(crate) struct Quick {
    pub(crate) program: PathBuf,
    pub(crate) archive: PathBuf,
    pub(crate) sha256: String,
}

pub(crate) fn quick() -> &'static Quick {
    static QUICK: OnceLock<Quick> = OnceLock::new();
    QUICK.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("quick");
        let script = r#"rm -rf "$1"; mkdir -p "$1/whole" "$1/links/shingikai"
            tar -xzf "$2" -C "$1/whole" --strip-components 1
            ln -s "$1/whole/shingikai" "$1/links/shingikai/shingikai"
            tar -czf "$1/archive.tar.gz" -C "$1/links" shingikai"#;
        let mut bash = command(Path::new("bash"));
        bash.args(["-ec", script, "bash"]).arg(&folder).arg(&packed().archive);
        Run::of(bash).must_end_with(0);
        let archive = folder.join("archive.tar.gz");
        Quick { program: folder.join("whole/shingikai"), sha256: sha256(&archive), archive }
    })
}

/// What came of a run of the workflow.
#[derive(Debug, Deserialize)]
pub(crate) struct Outcome {
    /// Whether all went well; nothing where no run was started.
    pub(crate) result: Option<String>,
    pub(crate) started: Vec<Job>,
    /// The folder of artifacts.
    #[serde(default)]
    pub(crate) artifacts: PathBuf,
}

/// A job that was started.
#[derive(Debug, Deserialize)]
pub(crate) struct Job {
    pub(crate) id: String,
    pub(crate) result: String,
    pub(crate) log: String,
    pub(crate) summary: String,
}

impl Outcome {
    pub(crate) fn is_green(&self) -> bool {
        self.result.as_deref() == Some("success")
    }

    pub(crate) fn jobs(&self, id: &str) -> Vec<&Job> {
        self.started.iter().filter(|job| job.id == id).collect()
    }

    pub(crate) fn log(&self) -> String {
        self.started.iter().map(|job| format!("== {}: {}\n{}", job.id, job.result, job.log)).collect()
    }

    pub(crate) fn summary(&self) -> String {
        self.started.iter().map(|job| job.summary.as_str()).collect()
    }
}

/// A repository with a workspace, and its server.
pub(crate) struct Town {
    pub(crate) bench: Bench,
    server: TempDir,
    runs: Cell<usize>,
    /// The folder of the workspace in the repository, with a slash; empty where it is the repository itself.
    pub(crate) folder: String,
    pub(crate) workflow: String,
    /// What a run is asked beside what every run is.
    pub(crate) asked: Value,
}

impl Town {
    /// A town with its workspace in a folder, `.` for the repository itself; papers go to a branch where it is named.
    pub(crate) fn new(folder: &str, branch: &str) -> Self {
        let bench = Bench::new();
        fs::remove_dir(bench.path().join("cases")).expect("it is empty");
        let server = tempfile::tempdir().expect("a folder");
        let prefix = if folder == "." { String::new() } else { format!("{folder}/") };
        let (runs, workflow) = (Cell::new(0), WORKFLOW.to_owned());
        let town = Self { bench, server, runs, folder: prefix, workflow, asked: json!({}) };
        for name in ["state", "tmp"] {
            fs::create_dir(town.server.path().join(name)).expect("a folder");
        }
        let bare = town.bare();
        fs::create_dir_all(&bare).expect("a folder");
        git(&bare, &["init", "--quiet", "--bare", "--initial-branch", "main"]);
        for setting in ["uploadpack.allowAnySHA1InWant", "uploadpack.allowFilter"] {
            git(&bare, &["config", setting, "true"]);
        }
        git(town.bench.path(), &["init", "--quiet", "--initial-branch", "main"]);
        town.bench.must_run(&["init", folder, "--profile", "桜町"]);
        for file in [WORKFLOW, PIPELINE] {
            town.set(file, branch);
        }
        town
    }

    /// Fills in what a clerk fills in.
    pub(crate) fn set(&self, file: &str, branch: &str) {
        let archive = format!("file://{}", quick().archive.display());
        let settings = [("URL", archive.as_str()), ("SHA256", &quick().sha256), ("PAPERS_BRANCH", branch)];
        for (name, value) in settings {
            let (old, new) = (format!("SHINGIKAI_{name}: \"\""), format!("SHINGIKAI_{name}: \"{value}\""));
            self.bench.replace(file, &old, &new);
        }
    }

    pub(crate) fn bare(&self) -> PathBuf {
        self.server.path().join("root").join(format!("{REPOSITORY}.git"))
    }

    pub(crate) fn path(&self, name: &str) -> String {
        format!("{}{name}", self.folder)
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        self.bench.write(&self.path(name), text);
    }

    #[track_caller]
    pub(crate) fn replace(&self, name: &str, old: &str, new: &str) {
        self.bench.replace(&self.path(name), old, new);
    }

    pub(crate) fn rename(&self, from: &str, to: &str) {
        let place = |name: &str| self.bench.path().join(self.path(name));
        fs::rename(place(from), place(to)).expect("it is there");
    }

    pub(crate) fn remove(&self, name: &str) {
        let place = self.bench.path().join(self.path(name));
        let removed = if place.is_dir() { fs::remove_dir_all(&place) } else { fs::remove_file(&place) };
        removed.expect("it is there");
    }

    pub(crate) fn git(&self, words: &[&str]) -> String {
        git(self.bench.path(), words)
    }

    /// Commits everything.
    pub(crate) fn commit(&self, message: &str) -> String {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "--message", message]);
        self.git(&["rev-parse", "HEAD"])
    }

    pub(crate) fn push(&self) {
        let bare = self.bare();
        self.git(&["push", "--quiet", "--force", &bare.display().to_string(), "HEAD:refs/heads/main"]);
    }

    /// Commits everything, pushes it and runs what that starts.
    pub(crate) fn pushed(&self, message: &str) -> Outcome {
        let commit = self.commit(message);
        self.push();
        self.run(&commit, &json!({}))
    }

    /// Proposes what is in the work tree as a change of `main`: the run sees the merge of both, as the server makes it.
    pub(crate) fn proposed(&self, message: &str) -> Outcome {
        let main = self.git(&["rev-parse", "HEAD"]);
        let head = self.commit(message);
        let tree = format!("{head}^{{tree}}");
        let merge = self.git(&["commit-tree", "-m", "Merge", "-p", &main, "-p", &head, &tree]);
        let bare = self.bare().display().to_string();
        self.git(&["push", "--quiet", "--force", &bare, &format!("{merge}:refs/pull/1/merge")]);
        let asked = json!({ "event": "pull_request", "ref": "refs/pull/1/merge", "base": "main" });
        let outcome = self.run(&merge, &asked);
        self.git(&["reset", "--quiet", "--hard", &main]);
        outcome
    }

    /// Runs the workflow of a commit.
    pub(crate) fn run(&self, commit: &str, asked: &Value) -> Outcome {
        let output = self.start(commit, asked).wait_with_output().expect("it ends");
        assert!(output.status.success(), "the runner fails: {}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).expect("JSON")
    }

    /// Begins a run of the workflow of a commit.
    pub(crate) fn start(&self, commit: &str, asked: &Value) -> Child {
        self.runs.set(self.runs.get() + 1);
        let mut all = json!({
            "root": self.server.path().join("root"), "repository": REPOSITORY, "workflow": self.workflow,
            "state": self.server.path().join("state"), "run": self.runs.get(),
            "event": "push", "ref": "refs/heads/main", "sha": commit,
        });
        for more in [&self.asked, asked] {
            let more = more.as_object().expect("pairs").clone();
            all.as_object_mut().expect("pairs").extend(more);
        }
        self.node("github.mjs", &all).spawn().expect("node starts")
    }

    /// Runs the pipeline of a commit at GitLab; of a merge request where there is a commit to compare it with.
    pub(crate) fn pipeline(&self, commit: &str, merge_request: Option<&str>) -> Outcome {
        self.runs.set(self.runs.get() + 1);
        let branch = if merge_request.is_some() { "proposal" } else { "main" };
        let asked = json!({
            "root": self.server.path().join("root"), "repository": REPOSITORY, "run": self.runs.get(),
            "state": self.server.path().join("state"), "sha": commit, "branch": branch,
            "mergeRequest": merge_request,
        });
        let output = self.node("gitlab.mjs", &asked).output().expect("node starts");
        assert!(output.status.success(), "the runner fails: {}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).expect("JSON")
    }

    fn node(&self, script: &str, asked: &Value) -> Command {
        let file = self.server.path().join("asked.json");
        fs::write(&file, asked.to_string()).expect("the disk takes it");
        let tools = repository().join(".tools");
        let mut node = command(&tools.join("readers/node"));
        node.arg(repository().join("tests/ci").join(script));
        node.env("CI_PACKAGES", tools.join("ci")).env("PATH", path_with(&[]));
        node.env("TMPDIR", self.server.path().join("tmp")).stdin(File::open(&file).expect("it is there"));
        node.stdout(Stdio::piped()).stderr(Stdio::piped());
        node
    }

    /// The files below a folder of a branch of the server, with their bytes.
    pub(crate) fn branch(&self, branch: &str) -> Option<BTreeMap<String, Vec<u8>>> {
        let folder = tempfile::tempdir().expect("a folder");
        let mut clone = command(Path::new("git"));
        clone.args(["clone", "--quiet", "--depth=1", "--branch", branch]);
        clone.arg(format!("file://{}", self.bare().display())).arg(folder.path().join("all"));
        (Run::of(clone).status() == 0).then(|| {
            let mut files = files_of(&folder.path().join("all"));
            files.retain(|name, _| !name.starts_with(".git/"));
            files
        })
    }

    /// A folder of its own for files that tell a run to go on.
    pub(crate) fn note(&self, name: &str) -> PathBuf {
        self.server.path().join(name)
    }
}

#[track_caller]
pub(crate) fn git(folder: &Path, words: &[&str]) -> String {
    let mut git = command(Path::new("git"));
    git.args(["-c", "user.name=町", "-c", "user.email=town@invalid", "-c", "core.quotePath=false"]);
    git.args(words).current_dir(folder).env("GIT_CONFIG_GLOBAL", "/dev/null");
    let run = Run::of(git);
    run.must_end_with(0);
    run.out().trim_end().to_owned()
}

/// Every file below a folder, by its path from there, with its bytes.
pub(crate) fn files_of(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let Ok(entries) = fs::read_dir(folder) else { return found };
    for entry in entries {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if path.is_dir() {
            found
                .extend(files_of(&path).into_iter().map(|(inner, bytes)| (format!("{name}/{inner}"), bytes)));
        } else {
            found.insert(name, fs::read(&path).expect("it is there"));
        }
    }
    found
}
