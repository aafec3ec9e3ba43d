//! The program started, and the tools that the set-up of the tests provides.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

pub(crate) use crate::shared::*;

/// A tool that the set-up of the tests provides.
pub(crate) fn tool(name: &str) -> Command {
    let path = repository().join(".tools/bin").join(name);
    assert!(path.is_file(), "{name} is missing: run `make setup setup-tests`");
    command(&path)
}

#[expect(clippy::disallowed_methods, reason = "tests run the program and tools that read PDFs")]
pub(crate) fn command(program: &Path) -> Command {
    let mut command = Command::new(program);
    // What is remembered of made-up workspaces is no business of the user's.
    remember_in(&mut command, &Path::new(env!("CARGO_TARGET_TMPDIR")).join("caches"));
    command
}

/// The folder of the user's caches, as each system calls it.
pub(crate) fn remember_in(program: &mut Command, folder: &Path) {
    program.env("XDG_CACHE_HOME", folder).env("LOCALAPPDATA", folder);
}

impl Bench {
    /// The program, in this workspace, with the repository's tools.
    pub(crate) fn program(&self, arguments: &[&str]) -> Command {
        let mut program = command(Path::new(env!("CARGO_BIN_EXE_shingikai")));
        let tools = repository().join(".tools");
        program.args(arguments).current_dir(self.path()).env("LANG", "ja_JP.UTF-8").env_remove("LC_ALL");
        remember_in(&mut program, self.caches());
        program
            .arg("--fonts")
            .arg(tools.join("fonts"))
            .arg("--typst")
            .arg(tools.join(format!("bin/typst{}", std::env::consts::EXE_SUFFIX)));
        program
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        Run::of(self.program(arguments))
    }

    /// A run that must end well.
    #[track_caller]
    pub(crate) fn must_run(&self, arguments: &[&str]) -> Run {
        let run = self.run(arguments);
        run.must_end_with(0);
        run
    }
}

impl Run {
    pub(crate) fn of(mut program: Command) -> Self {
        let output = program.output().expect("the program starts");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Self { status: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }
}

/// SHA-256 in lower-case hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    shingikai::cache::fingerprint::checksum(bytes)
}

/// What the validator from outside says of each text.
pub(crate) fn verdicts(jobs: &[(Value, String)]) -> Vec<Option<bool>> {
    assert!(!jobs.is_empty(), "there is something to say");
    let jobs: Vec<Value> =
        jobs.iter().map(|(schema, text)| json!({ "schema": schema, "text": text })).collect();
    let mut program = tool("python");
    program.arg(repository().join("tests/validate.py")).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = program.spawn().expect("python starts");
    let input = serde_json::to_vec(&jobs).expect("JSON");
    child.stdin.take().expect("it is piped").write_all(&input).expect("it listens");
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success(), "the validator fails");
    serde_json::from_slice(&output.stdout).expect("a list")
}
