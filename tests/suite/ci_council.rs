//! A council's repository on this disk, and the server that it is pushed to.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::meetings::{case, meeting};
use crate::support::{Bench, Run};

const CASE: &str = "cases/2008-08/健診勧奨通知.yaml";

/// A council's repository with one meeting, and the server that it is pushed to.
pub(crate) struct Council {
    pub(crate) bench: Bench,
    pub(crate) server: TempDir,
}

impl Council {
    /// The council of the real case.
    pub(crate) fn new() -> Self {
        Self::of(Bench::with_real_case())
    }

    /// A municipality's council with one meeting of two cases, which has a profile of its own.
    pub(crate) fn of_town() -> Self {
        let bench = Bench::new();
        fs::remove_dir(bench.path().join("cases")).expect("it is empty");
        bench.must_run(&["init", ".", "--profile", "桜町"]);
        fs::remove_dir_all(bench.path().join("cases/見本")).expect("it is there");
        bench.write("cases/一/meeting.yaml", &meeting("審議会", &["甲", "乙"]));
        for name in ["甲", "乙"] {
            bench.write(&format!("cases/一/{name}.yaml"), &case(name));
        }
        Self::of(bench)
    }

    fn of(bench: Bench) -> Self {
        let council = Self { bench, server: tempfile::tempdir().expect("a folder") };
        council.git(&["init", "--quiet", "--bare", &council.address()]);
        council.git(&["init", "--quiet", "--initial-branch", "main"]);
        council.commit();
        council
    }

    pub(crate) fn address(&self) -> String {
        self.server.path().display().to_string()
    }

    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        git(self.bench.path(), arguments)
    }

    /// Commits everything.
    pub(crate) fn commit(&self) -> String {
        self.git(&["add", "--all"]);
        self.git(&["-c", "user.name=a", "-c", "user.email=a@invalid", "commit", "--quiet", "--message", "x"]);
        self.head()
    }

    pub(crate) fn head(&self) -> String {
        self.git(&["rev-parse", "HEAD"]).trim().to_owned()
    }

    pub(crate) fn change(&self, word: &str) -> String {
        self.bench.replace(CASE, "受診率向上のため", word);
        self.commit()
    }

    pub(crate) fn ci(&self, arguments: &[&str]) -> Run {
        self.bench.run(&[&["ci"], arguments].concat())
    }

    pub(crate) fn plan(&self, arguments: &[&str]) -> Value {
        let run = self.ci(&[&["plan"], arguments].concat());
        run.must_end_with(0);
        serde_json::from_str(&run.out()).expect("JSON")
    }

    /// Builds the meeting into folders beside the repository.
    pub(crate) fn build(&self) {
        self.build_of("2008-08").must_end_with(0);
    }

    pub(crate) fn build_of(&self, meeting: &str) -> Run {
        let (made, report) = (self.beside("made"), self.beside("reports/1.json"));
        let meetings = format!("[{meeting:?}]");
        self.ci(&["build", "--meetings", &meetings, "--into", &made, "--report", &report])
    }

    /// What changed on the papers that were built last, since a commit.
    pub(crate) fn differences(&self, base: &str, meeting: &str) -> String {
        self.differences_with(base, meeting, |_| ())
    }

    pub(crate) fn differences_with(&self, base: &str, meeting: &str, set: impl Fn(&mut Command)) -> String {
        let (made, pictures) = (self.beside("made"), self.beside("pictures"));
        let meetings = format!("[{meeting:?}]");
        let what = ["ci", "differences", "--base", base, "--meetings", &meetings];
        let mut program =
            self.bench.program(&[&what[..], &["--made", &made, "--pictures", &pictures]].concat());
        set(&mut program);
        let run = Run::of(program);
        run.must_end_with(0);
        run.out()
    }

    pub(crate) fn beside(&self, name: &str) -> String {
        self.bench.caches().join(name).display().to_string()
    }

    pub(crate) fn publish(&self, options: &[&str]) -> Run {
        let (made, reports) = (self.beside("made"), self.beside("reports"));
        let address = self.address();
        let fixed =
            ["publish", "--made", &made, "--reports", &reports, "--branch", "papers", "--remote", &address];
        self.ci(&[&fixed, options].concat())
    }

    /// The subjects of the commits on the branch of papers, the newest first.
    pub(crate) fn published(&self) -> Vec<String> {
        let log = git(self.server.path(), &["log", "--format=%s", "papers"]);
        log.lines().map(ToOwned::to_owned).collect()
    }
}

#[track_caller]
pub(crate) fn git(folder: &Path, arguments: &[&str]) -> String {
    let mut git = Command::new("git");
    git.args(arguments).current_dir(folder).env("GIT_CONFIG_GLOBAL", "/dev/null");
    let run = Run::of(git);
    run.must_end_with(0);
    run.out()
}
