//! A workspace of a test's own, the program, and readers of PDFs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// The repository.
pub(crate) fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The real case and its meeting.
pub(crate) const REAL_CASE: &str = "2008-08/健診勧奨通知";

/// Whether a person accepts what was made as what shall be.
#[expect(clippy::disallowed_methods, reason = "a person accepts golden files by a variable")]
pub(crate) fn accepting() -> bool {
    std::env::var_os("ACCEPT").is_some()
}

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
    command.env("XDG_CACHE_HOME", Path::new(env!("CARGO_TARGET_TMPDIR")).join("caches"));
    command
}

/// A workspace in a folder of its own.
pub(crate) struct Bench {
    folder: TempDir,
    caches: TempDir,
}

impl Bench {
    /// An empty workspace.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("cases")).expect("a folder");
        Self { folder, caches: tempfile::tempdir().expect("a folder") }
    }

    /// A workspace with the repository's cases of the real meeting.
    pub(crate) fn with_real_case() -> Self {
        let bench = Self::new();
        for name in ["meeting.yaml", "健診勧奨通知.yaml"] {
            let text =
                fs::read_to_string(repository().join("cases/2008-08").join(name)).expect("the case is there");
            bench.write(&format!("cases/2008-08/{name}"), &text);
        }
        bench
    }

    /// Copies a folder of a workspace that the repository keeps.
    pub(crate) fn copy(&self, workspace: &str, folder: &str) {
        let top = repository().join(workspace);
        let mut found = Vec::new();
        let place = top.join(folder);
        if place.is_file() {
            found.push(place);
        } else {
            gather(&place, &mut found);
        }
        assert!(!found.is_empty(), "{workspace}/{folder} has files");
        for path in found {
            let name = path.strip_prefix(&top).expect("below").to_str().expect("UTF-8");
            self.write_bytes(name, &fs::read(&path).expect("it is there"));
        }
    }

    /// Copies a folder of another workspace.
    pub(crate) fn copy_from(&self, other: &Self, folder: &str) {
        for name in other.files(folder) {
            let name = Path::new(folder).join(name);
            let bytes = fs::read(other.path().join(&name)).expect("it is there");
            self.write_bytes(name.to_str().expect("UTF-8"), &bytes);
        }
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The folder in which the program remembers what it made here.
    pub(crate) fn caches(&self) -> &Path {
        self.caches.path()
    }

    /// Forgets what was made here, as another machine would not know it.
    pub(crate) fn forget(&self) {
        fs::remove_dir_all(self.caches()).expect("it is there");
        fs::create_dir(self.caches()).expect("a folder");
    }

    /// Writes a file, and the folders above it.
    pub(crate) fn write(&self, name: &str, text: &str) {
        self.write_bytes(name, text.as_bytes());
    }

    pub(crate) fn write_bytes(&self, name: &str, bytes: &[u8]) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("a folder");
        fs::write(path, bytes).expect("the disk takes it");
    }

    pub(crate) fn read(&self, name: &str) -> String {
        let path = self.path().join(name);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// Replaces one text in a file; it must be there exactly once.
    #[track_caller]
    pub(crate) fn replace(&self, name: &str, old: &str, new: &str) {
        let text = self.read(name);
        assert_eq!(text.matches(old).count(), 1, "{old:?} in {name}");
        self.write(name, &text.replace(old, new));
    }

    /// The program, in this workspace, with the repository's tools.
    pub(crate) fn program(&self, arguments: &[&str]) -> Command {
        let mut program = command(Path::new(env!("CARGO_BIN_EXE_shingikai")));
        let tools = repository().join(".tools");
        program.args(arguments).current_dir(self.path()).env("LANG", "ja_JP.UTF-8").env_remove("LC_ALL");
        program.env("XDG_CACHE_HOME", self.caches());
        program.arg("--fonts").arg(tools.join("fonts")).arg("--typst").arg(tools.join("bin/typst"));
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

    /// Every file below a folder, by its path from there.
    pub(crate) fn files(&self, folder: &str) -> Vec<PathBuf> {
        let top = self.path().join(folder);
        let mut found = Vec::new();
        gather(&top, &mut found);
        // The lock is nobody's document.
        let own = [".lock"];
        let is_shown = |path: &&PathBuf| !own.iter().any(|name| path.ends_with(name));
        let below = |path: &PathBuf| path.strip_prefix(&top).expect("below").to_path_buf();
        let mut names: Vec<PathBuf> = found.iter().filter(is_shown).map(below).collect();
        names.sort();
        names
    }
}

fn gather(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.map(|entry| entry.expect("an entry").path()) {
        if path.is_dir() { gather(&path, found) } else { found.push(path) }
    }
}

/// How a run of the program ended.
pub(crate) struct Run(Output);

impl Run {
    pub(crate) fn of(mut program: Command) -> Self {
        Self(program.output().expect("the program starts"))
    }

    #[track_caller]
    pub(crate) fn must_end_with(&self, status: i32) {
        assert_eq!(self.0.status.code(), Some(status), "{}{}", self.out(), self.err());
    }

    #[track_caller]
    pub(crate) fn must_say(&self, text: &str) {
        assert!(self.err().contains(text), "{text:?} is not said:\n{}", self.err());
    }

    pub(crate) fn status(&self) -> i32 {
        self.0.status.code().expect("it was not killed")
    }

    pub(crate) fn out(&self) -> String {
        String::from_utf8(self.0.stdout.clone()).expect("UTF-8")
    }

    pub(crate) fn err(&self) -> String {
        String::from_utf8(self.0.stderr.clone()).expect("UTF-8")
    }
}

/// The strings of a PDF in the order of its structure tree, as poppler reads them.
pub(crate) fn structure_strings(pdf: &Path) -> Vec<String> {
    let output = tool("pdfinfo").arg("-struct-text").arg(pdf).output().expect("pdfinfo starts");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let strings: Vec<String> = text
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix('"')?.strip_suffix('"').map(str::to_owned))
        .collect();
    assert!(!strings.is_empty(), "{} has no structure", pdf.display());
    strings
}

/// The same without a blank anywhere, in one piece.
pub(crate) fn structure_text(pdf: &Path) -> String {
    structure_strings(pdf).concat().split_whitespace().collect()
}

/// SHA-256 in lower-case hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    shingikai::cache::fingerprint::checksum(bytes)
}
