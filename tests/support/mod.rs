//! What the three programs of tests share: a workspace of a test's own, how a run ended, texts that a person accepted.

pub(crate) mod bases;
pub(crate) mod meetings;
pub(crate) mod other_town;
pub(crate) mod special_clauses;
#[cfg_attr(not(unix), path = "no_unix.rs")]
pub(crate) mod unix;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use tempfile::TempDir;

/// The repository.
pub(crate) fn repository() -> &'static Path {
    // Built elsewhere for Windows, the path has no drive: it is that of the folder in which the tests are started.
    static REPOSITORY: LazyLock<PathBuf> = LazyLock::new(|| {
        std::path::absolute(env!("CARGO_MANIFEST_DIR")).expect("the tests are started in a folder")
    });
    &REPOSITORY
}

/// The real case and its meeting.
pub(crate) const REAL_CASE: &str = "2008-08/健診勧奨通知";
pub(crate) const REAL_CASE_FILE: &str = "cases/2008-08/健診勧奨通知.yaml";
pub(crate) const REAL_MEETING_FILE: &str = "cases/2008-08/meeting.yaml";

/// Whether a person accepts pages and files as they are made now. Texts are accepted by a variable of insta.
#[expect(clippy::disallowed_methods, reason = "a person accepts golden files by a variable")]
pub(crate) fn accepting() -> bool {
    std::env::var_os("ACCEPT").is_some()
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

/// How a run ended: its exit status, unless it was killed, and what it said.
pub(crate) struct Run {
    pub(crate) status: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Run {
    #[track_caller]
    pub(crate) fn must_end_with(&self, status: i32) {
        assert_eq!(self.status, Some(status), "{}{}", self.out, self.err);
    }

    #[track_caller]
    pub(crate) fn must_say(&self, text: &str) {
        assert!(self.err().contains(text), "{text:?} is not said:\n{}", self.err);
    }

    pub(crate) fn status(&self) -> i32 {
        self.status.expect("it was not killed")
    }

    pub(crate) fn out(&self) -> String {
        self.out.clone()
    }

    /// What was said to people; places as they are shown elsewhere than on Windows.
    pub(crate) fn err(&self) -> String {
        let is_place = |line: &str| cfg!(windows) && line.trim_start().starts_with("--> ");
        let shown = |line: &str| if is_place(line) { line.replace('\\', "/") } else { line.to_owned() };
        self.err.split_inclusive('\n').map(shown).collect()
    }
}

/// A text that insta keeps for a test of the program `suite`.
pub(crate) fn accepted_text(name: &str) -> String {
    let path = repository().join("tests/suite/snapshots").join(name).with_extension("snap");
    let kept = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    kept.splitn(3, "---\n").nth(2).expect("a head and the text").to_owned()
}

/// A picture of a page that a person accepted.
pub(crate) fn golden(name: &str) -> PathBuf {
    repository().join("tests/golden").join(name)
}

/// A text holds all of these.
#[track_caller]
pub(crate) fn must_hold(text: &str, parts: &[impl AsRef<str>]) {
    for part in parts.iter().map(AsRef::as_ref) {
        assert!(text.contains(part), "{part:?} is not in\n{text}");
    }
}

/// A file of the repository that the program makes is what it makes today.
#[track_caller]
pub(crate) fn must_be_fresh(path: &Path, text: &str) {
    let file = repository().join(path);
    if accepting() {
        fs::create_dir_all(file.parent().expect("it lies in a folder")).expect("a folder");
        fs::write(&file, text).expect("the disk takes it");
    }
    let found = fs::read_to_string(&file).unwrap_or_default();
    assert!(found == text, "{} is stale: `make accept` writes it anew", path.display());
}

/// Every file of a folder of the repository whose name ends so, with its text.
pub(crate) fn files(folder: &str, ending: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![repository().join(folder)];
    while let Some(folder) = folders.pop() {
        for path in
            fs::read_dir(&folder).expect("the folder is there").map(|entry| entry.expect("an entry").path())
        {
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                let text = fs::read_to_string(&path).expect("it is text");
                found.push((path, text));
            }
        }
    }
    assert!(!found.is_empty(), "{folder} has files that end in {ending}");
    found
}

/// A case with one mistake or more on most of its lines, each with the rule that finds it.
pub(crate) const WRONG: &str = "\
＃ 書きかけ
件名：健診勧奨通知の封入封緘委託について
担当:
　部: 健康部
  課:保健課
  課: 医療課
  係: \"特定健診\"係
\t担当者: 小倉
  内線: 4221 #1
事業:
  事業名: [特定]健診
  目的: 受診率: 向上
  対象者: 未受診の
    者
  事業内容: \"封入封緘
取扱い:
  - 根拠: &a 第14条第1項
    保有情報:
      登録業務: 特定健診
      媒体: 紙
      項目: [氏名、住所]
    提供情報:
      委託先: 入札により決定
      媒体 紙
      項目:
        ・氏名
        -住所
    理由: [ 大量, 発送
    内容: 封入する。
    期限: { 開始: 平成20年10月, 継続: はい, 表記: 平成20年10月から継続 }
    情報保護対策:
      実施機関:
        - 1 契約にあたり、別紙「特記事項」を付す。
        - 2 保管する。
      相手方:
        - 廃棄する。
特記事項: 標準
";

/// Texts that mean something to Typst, Tera, YAML or the shell.
pub(crate) const NASTY: &[&str] = &[
    "#panic(\"x\")",
    "#include \"/etc/passwd\"",
    "\"",
    "\\",
    "\\\"",
    "\\u{41}",
    "$x^2$",
    "*太字*",
    "_斜体_",
    "@label",
    "<label>",
    "`raw`",
    "```typ #x```",
    "// 注釈",
    "/* 注釈 */",
    "]",
    "[#x]",
    "{{ it.subject }}",
    "{% raw %}",
    "{# 注釈 #}",
    "= 見出し",
    "- 一覧",
    "+ 番号",
    "/ 語: 説明",
    "https://example.com/#x",
    "--- -- ... ~",
    "'引用' \"引用\"",
    "\u{5c}n",
    "$(rm -rf /)",
    "${HOME}",
    "%41 &amp; &#65;",
    "a\".len() + \"b",
    "髙﨑鷗瀨①㈱",
    "𠮷龘",
    "ﾊﾝｶｸ",
];
