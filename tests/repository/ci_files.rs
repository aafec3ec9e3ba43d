//! The workflow and the pipeline that `init` writes: checked by others, and their steps really run, as a machine of CI would.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_yaml::Value;
use tempfile::TempDir;

use crate::packing::{packed, path_with};
use crate::support::verdicts;
use crate::support::{Bench, Run, command, repository, tool};

const WORKFLOW: &str = ".github/workflows/shingikai.yml";
const PIPELINE: &str = ".gitlab-ci.yml";
const MEETING: &str = "cases/見本/meeting.yaml";
const CASE: &str = "cases/見本/健診結果通知の作成委託.yaml";
const OTHER_CASE: &str = "cases/見本/別の案件.yaml";
const OTHER_ITEM: &str =
    "  - { ファイル: 別の案件.yaml, 番号: 報告第2号, 資料番号: 資料2, 説明員: [ 健康福祉課長 ] }\n";

fn yaml(text: &str) -> Value {
    serde_yaml::from_str(text).expect("it is YAML")
}

fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Sequence(items) => items.iter().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

/// What stands under `env` or `variables`.
fn variables(value: &Value) -> BTreeMap<String, String> {
    let text = |value: &Value| value.as_str().expect("a text, in quotes").to_owned();
    let pairs = value.as_mapping().into_iter().flatten();
    pairs.map(|(name, value)| (text(name), text(value))).collect()
}

fn shell(script: &str, folder: &Path) -> std::process::Command {
    let mut bash = command(Path::new("bash"));
    bash.args(["--noprofile", "--norc", "-euo", "pipefail", "-c", script]).current_dir(folder);
    bash.env("LANG", "C.UTF-8").env_remove("LC_ALL").env("GIT_CONFIG_GLOBAL", "/dev/null");
    bash.env("PATH", path_with(&[]));
    bash
}

#[track_caller]
fn must_run(script: &str, folder: &Path) -> String {
    let run = Run::of(shell(script, folder));
    run.must_end_with(0);
    run.out()
}

/// A municipality's repository as `init` made it, and the place it is pushed to, with what CI keeps of its runs.
struct Town {
    bench: Bench,
    server: TempDir,
}

impl Town {
    fn new() -> Self {
        let bench = Bench::new();
        fs::remove_dir(bench.path().join("cases")).expect("it is empty");
        bench.must_run(&["init", ".", "--profile", "桜町"]);
        let archive = format!("file://{}", packed().archive.display());
        for file in [WORKFLOW, PIPELINE] {
            bench.replace(file, "SHINGIKAI_URL: \"\"", &format!("SHINGIKAI_URL: \"{archive}\""));
            bench.replace(
                file,
                "SHINGIKAI_SHA256: \"\"",
                &format!("SHINGIKAI_SHA256: \"{}\"", packed().sha256),
            );
        }
        let server = tempfile::tempdir().expect("a folder");
        must_run(
            "git init --quiet --bare --initial-branch main repository; mkdir cache artifacts",
            server.path(),
        );
        must_run("git init --quiet --initial-branch main", bench.path());
        let town = Self { bench, server };
        town.push("始まり");
        town
    }

    fn repository(&self) -> PathBuf {
        self.server.path().join("repository")
    }

    /// Commits everything, and pushes it.
    fn push(&self, message: &str) {
        let script = format!(
            "git add --all && git -c user.name=町 -c user.email=town@invalid commit --quiet --message '{message}' &&
             git push --quiet '{}' HEAD:refs/heads/main",
            self.repository().display()
        );
        must_run(&script, self.bench.path());
    }

    /// The messages of the server's commits, the newest first.
    fn log(&self) -> Vec<String> {
        let log = must_run("git log --format=%s main", &self.repository());
        log.lines().map(ToOwned::to_owned).collect()
    }

    fn artifacts(&self) -> PathBuf {
        self.server.path().join("artifacts")
    }

    /// Files of an artifact.
    fn artifact(&self, name: &str) -> Vec<String> {
        let listed = must_run(
            &format!("mkdir -p '{name}' && cd '{name}' && find . -type f | sort"),
            &self.artifacts(),
        );
        listed.lines().map(|line| line.trim_start_matches("./").to_owned()).collect()
    }

    /// A fresh machine with what was pushed.
    fn checkout(&self) -> TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        must_run(&format!("git clone --quiet '{}' .", self.repository().display()), folder.path());
        folder
    }
}

/// What came of a job.
#[derive(Debug, Default)]
struct Outcome {
    succeeded: bool,
    log: String,
    summary: String,
    outputs: String,
}

/// The event that a run of GitHub's answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Event {
    Push,
    PullRequest,
}

/// Runs the steps of a job of the workflow, in a fresh checkout.
fn github(town: &Town, name: &str, event: Event) -> Outcome {
    let checkout = town.checkout();
    let folder = checkout.path();
    let workflow = yaml(&fs::read_to_string(folder.join(WORKFLOW)).expect("it is there"));
    assert_eq!(workflow["defaults"]["run"]["shell"], "bash", "with pipefail");
    let job = &workflow["jobs"][name];
    let mut values = variables(&workflow["env"]);
    values.extend(variables(&job["env"]));
    let runner = tempfile::tempdir().expect("a folder");
    for file in ["GITHUB_OUTPUT", "GITHUB_PATH", "GITHUB_STEP_SUMMARY"] {
        fs::write(runner.path().join(file), "").expect("the disk takes it");
        values.insert(file.to_owned(), runner.path().join(file).display().to_string());
    }
    values.insert("GITHUB_REF_NAME".to_owned(), "main".to_owned());
    let mut outcome = Outcome { succeeded: true, ..Outcome::default() };
    let mut caches = Vec::new();
    for step in job["steps"].as_sequence().expect("steps") {
        let wanted = match step["if"].as_str() {
            None => outcome.succeeded,
            Some("${{ !cancelled() }}") => true,
            Some("${{ !cancelled() && github.event_name == 'pull_request' }}") => event == Event::PullRequest,
            Some(other) => panic!("{other} is not known here"),
        };
        if !wanted {
            continue;
        }
        if let Some(action) = step["uses"].as_str() {
            let path = step["with"]["path"].as_str().unwrap_or_default();
            let artifact = filled(step["with"]["name"].as_str().unwrap_or_default());
            match action.split('@').next().expect("a name") {
                "actions/checkout" => {}
                "actions/cache" => {
                    // The user's own folder is there on every run of this machine.
                    for path in path.lines().filter(|path| !path.starts_with('~')) {
                        caches.push(path.to_owned());
                        copy(&town.server.path().join("cache").join(path), &folder.join(path));
                    }
                }
                "actions/upload-artifact" => copy(&folder.join(path), &town.artifacts().join(artifact)),
                "actions/download-artifact" => {
                    assert_eq!(step["with"]["pattern"], "文書-*");
                    copy(&town.artifacts().join("文書-見本"), &folder.join(path));
                }
                other => panic!("{other} is not known here"),
            }
            continue;
        }
        let mut bash = shell(step["run"].as_str().expect("a script"), folder);
        let mut own = values.clone();
        own.extend(variables(&step["env"]));
        bash.envs(own.iter().map(|(name, value)| (name, filled(value))));
        let added = fs::read_to_string(runner.path().join("GITHUB_PATH")).expect("it is there");
        bash.env("PATH", path_with(&added.lines().map(Path::new).collect::<Vec<_>>()));
        pushes_to(&town.repository(), &mut bash);
        let run = bash.output().expect("bash starts");
        outcome.succeeded &= run.status.success();
        outcome.log += &String::from_utf8_lossy(&run.stdout);
        outcome.log += &String::from_utf8_lossy(&run.stderr);
    }
    for path in caches {
        let kept = town.server.path().join("cache").join(&path);
        if !(path.starts_with(".tools") && kept.exists()) {
            copy(&folder.join(&path), &kept);
        }
    }
    let read = |name: &str| fs::read_to_string(runner.path().join(name)).expect("it is there");
    Outcome { summary: read("GITHUB_STEP_SUMMARY"), outputs: read("GITHUB_OUTPUT"), ..outcome }
}

/// GitHub's expressions, as far as the steps know them.
fn filled(text: &str) -> String {
    let known = [
        ("${{ matrix.meeting }}", "見本"),
        ("${{ github.token }}", "geheim"),
        ("${{ github.repository }}", "sakura/papers"),
    ];
    let text =
        known.iter().fold(text.to_owned(), |text, (expression, value)| text.replace(expression, value));
    assert!(!text.contains("${{"), "{text} is not known here");
    text
}

/// Lets git take a folder for the server. What is pushed must go to the right address, with the token.
fn pushes_to(repository: &Path, bash: &mut std::process::Command) {
    let addresses = [
        "https://x-access-token:geheim@github.com/sakura/papers",
        "https://shingikai:geheim@gitlab.invalid/sakura/papers.git",
    ];
    bash.env("GIT_CONFIG_COUNT", addresses.len().to_string());
    for (index, address) in addresses.iter().enumerate() {
        bash.env(format!("GIT_CONFIG_KEY_{index}"), format!("url.{}.insteadOf", repository.display()));
        bash.env(format!("GIT_CONFIG_VALUE_{index}"), address);
    }
}

/// Copies what is in a folder into another, if there is anything.
fn copy(from: &Path, to: &Path) {
    let script = format!(
        "if [ -d '{0}' ]; then mkdir -p '{1}'; cp -R --preserve=timestamps,mode '{0}/.' '{1}'; fi",
        from.display(),
        to.display()
    );
    must_run(&script, Path::new("/"));
}

/// Runs the scripts of a job of the pipeline in a checkout, which stays as it is left.
fn gitlab(town: &Town, name: &str, folder: &Path, given: &[(&str, &str)]) -> Outcome {
    let pipeline = yaml(&fs::read_to_string(folder.join(PIPELINE)).expect("it is there"));
    let job = &pipeline[name];
    let part = |key: &str| {
        let bases = texts(&job["extends"]).into_iter().map(|base| pipeline[base.as_str()][key].clone());
        let own = Some(job[key].clone()).filter(|value| !value.is_null());
        texts(&own.or_else(|| bases.into_iter().find(|value| !value.is_null())).unwrap_or_default())
            .join("\n")
    };
    let mut outcome = Outcome { succeeded: true, ..Outcome::default() };
    for (script, counts) in
        [(part("before_script") + "\n" + &part("script"), true), (part("after_script"), false)]
    {
        let mut bash = shell(&script, folder);
        bash.envs(variables(&pipeline["variables"])).envs(given.iter().copied());
        pushes_to(&town.repository(), &mut bash);
        let run = bash.output().expect("bash starts");
        outcome.succeeded &= run.status.success() || !counts;
        outcome.log += &String::from_utf8_lossy(&run.stdout);
        outcome.log += &String::from_utf8_lossy(&run.stderr);
    }
    outcome
}

/// What zizmor and actionlint (its fork jactionlint) say of workflows: whether each is content, and what both say.
fn judged(files: &[PathBuf]) -> ([bool; 2], String) {
    let mut zizmor = tool("zizmor");
    zizmor.args(["--offline", "--quiet", "--no-config"]).args(files);
    let mut actionlint = tool("jactionlint");
    // An image by its tag is wanted: a digest would keep the system's repairs out.
    actionlint.args(["--shellcheck=", "--ignore", "pinned by a tag"]).args(files);
    let runs = [zizmor, actionlint].map(|mut program| program.output().expect("it starts"));
    let said = runs
        .iter()
        .map(|run| String::from_utf8_lossy(&run.stdout).into_owned() + &String::from_utf8_lossy(&run.stderr));
    ([runs[0].status.success(), runs[1].status.success()], said.collect())
}

#[test]
fn the_workflows_are_approved_by_zizmor_and_actionlint() {
    let bench = Bench::new();
    bench.must_run(&["init", "ward"]);
    let mut files: Vec<PathBuf> = fs::read_dir(repository().join(".github/workflows"))
        .expect("it is there")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    assert!(files.len() >= 2, "{files:?}");
    files.push(bench.path().join("ward").join(WORKFLOW));
    let (content, said) = judged(&files);
    assert_eq!(content, [true, true], "{said}");
    // Both see what is wrong: a script that takes in what a stranger wrote, an output of a job that is not there.
    let workflow = bench.read(&format!("ward/{WORKFLOW}"));
    let wrong = workflow
        .replace("bash .ci/build \"$MEETING\"", "bash .ci/build \"${{ github.head_ref }}\"")
        .replace("fromJSON(needs.check.outputs.meetings)", "fromJSON(needs.chek.outputs.meetings)");
    bench.write("wrong/.github/workflows/wrong.yml", &wrong);
    let (content, said) = judged(&[bench.path().join("wrong/.github/workflows/wrong.yml")]);
    assert_eq!(content, [false, false], "{said}");
}

#[test]
fn the_pipeline_has_the_shape_that_gitlab_asks_for() {
    let place = "import importlib.util as util; print(util.find_spec('check_jsonschema').origin)";
    let place = Run::of({
        let mut python = tool("python");
        python.args(["-c", place]);
        python
    });
    let package = PathBuf::from(place.out().trim_end());
    let path = package.with_file_name("builtin_schemas").join("vendor/gitlab-ci.json");
    let schema: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(&path).expect("it is there")).expect("JSON");
    let bench = Bench::new();
    bench.must_run(&["init", "ward"]);
    let pipeline = bench.read(&format!("ward/{PIPELINE}"));
    let child =
        "include: [{ local: .gitlab-ci.yml }]\nbuild:\n  parallel: { matrix: [{ MEETING: [ 見本 ] }] }\n";
    let wrong = pipeline.replace("codequality:", "codequalities:");
    let texts = [pipeline, child.to_owned(), wrong];
    let jobs: Vec<_> = texts.into_iter().map(|text| (schema.clone(), text)).collect();
    assert_eq!(verdicts(&jobs), [Some(true), Some(true), Some(false)]);
}

#[test]
fn a_wrong_case_is_told_at_its_line_and_stops_its_documents() {
    let town = Town::new();
    town.bench.write(OTHER_CASE, &town.bench.read(CASE));
    town.bench.write(MEETING, &(town.bench.read(MEETING) + OTHER_ITEM));
    town.bench.replace(CASE, "内線: 214", "内線:");
    town.push("内線を消した");
    let check = github(&town, "check", Event::PullRequest);
    assert!(!check.succeeded, "{}", check.log);
    assert!(check.log.contains(&format!("::error file={CASE},line=4,")), "{}", check.log);
    assert!(check.summary.contains("(empty-value)"), "{}", check.summary);
    assert_eq!(check.outputs, "meetings=[\"見本\"]\n");
    assert!(!github(&town, "build", Event::Push).succeeded);
    let made = town.artifact("文書-見本");
    let right = |name: &&String| name.starts_with("見本/別の案件/") && name.contains(".pdf");
    assert_eq!(made.iter().filter(right).count(), 2, "{made:?}");
    assert!(made.iter().all(|name| !name.contains("健診") && !name.contains("bundle.pdf")), "{made:?}");
    let folder = town.checkout();
    let check = gitlab(&town, "check", folder.path(), &[]);
    assert!(!check.succeeded && check.log.contains(&format!("{CASE}:4:")), "{}", check.log);
    let report = fs::read_to_string(folder.path().join("code-quality.json")).expect("it is there");
    let report: serde_json::Value = serde_json::from_str(&report).expect("JSON");
    assert_eq!(report[0]["check_name"], "empty-value");
    assert_eq!(report[0]["location"]["path"], CASE);
    assert!(!gitlab(&town, "build", folder.path(), &[("MEETING", "見本")]).succeeded);
}

#[test]
fn a_changed_case_shows_the_page_that_changed_and_no_other() {
    let town = Town::new();
    assert!(github(&town, "check", Event::PullRequest).succeeded);
    town.bench.write("README.md", "# 別の話\n");
    town.push("案件ではない変更");
    let build = github(&town, "build", Event::PullRequest);
    assert!(build.succeeded && build.summary.contains("変わった文書はありません"), "{}", build.log);
    assert_eq!(town.artifact("変わったページ-見本"), [""; 0]);
    assert!(town.artifact("文書-見本").contains(&"見本/bundle.pdf".to_owned()));

    town.bench.replace(CASE, "町民の健康の保持及び増進を図るため", "町民の健康の保持を図るため");
    town.push("目的を変えた");
    let build = github(&town, "build", Event::PullRequest);
    let image = "見本/健診結果通知の作成委託/advance-report-p2.png";
    assert!(build.succeeded, "{}", build.log);
    assert_eq!(build.summary.matches(".png").count(), 1, "{}", build.summary);
    assert!(build.summary.contains(image), "{}", build.summary);
    assert_eq!(town.artifact("変わったページ-見本"), [image]);
    let png = fs::read(town.artifacts().join("変わったページ-見本").join(image)).expect("it is there");
    let decoder = png::Decoder::new(std::io::Cursor::new(png));
    let size = decoder.read_info().expect("it is a PNG").info().size();
    assert!(size.0 > size.1, "two pages side by side: {size:?}");

    let folder = town.checkout();
    let base = must_run("git rev-parse HEAD^", folder.path());
    let build = gitlab(&town, "build", folder.path(), &[("MEETING", "見本"), ("BASE", base.trim())]);
    assert!(build.succeeded && build.log.contains(image), "{}", build.log);
    assert_eq!(build.log.matches(".png").count(), 1, "{}", build.log);
    for made in ["made/見本/bundle.pdf", &format!("differences/{image}")] {
        assert!(folder.path().join(made).is_file(), "{made}");
    }
}

#[test]
fn what_is_new_what_is_gone_and_a_changed_meeting_are_named() {
    let town = Town::new();
    town.bench.write(OTHER_CASE, &town.bench.read(CASE));
    town.bench.replace(MEETING, "午後2時", "午後3時");
    town.bench.write(MEETING, &(town.bench.read(MEETING) + OTHER_ITEM));
    town.push("案件を加えた");
    let build = github(&town, "build", Event::PullRequest);
    assert!(build.succeeded, "{}", build.log);
    assert!(build.summary.contains("- 新しい文書: 別の案件/advance-report.pdf\n"), "{}", build.summary);
    assert!(build.summary.contains("見本/bundle-p1.png"), "{}", build.summary);
    assert!(!build.summary.contains("健診結果通知"), "{}", build.summary);

    fs::remove_file(town.bench.path().join(OTHER_CASE)).expect("it is there");
    town.bench.replace(MEETING, OTHER_ITEM, "");
    town.push("案件を取りやめた");
    let build = github(&town, "build", Event::PullRequest);
    assert!(build.succeeded, "{}", build.log);
    assert!(build.summary.contains("- なくなった文書: 別の案件/advance-report.pdf\n"), "{}", build.summary);
}

#[test]
fn a_name_is_no_mark_and_no_command_in_the_summary() {
    let town = Town::new();
    let name = "<img src=x> [x](y) ##[error]`*a_b|$c$ &lt;";
    town.bench.write(&format!("cases/見本/{name}.yaml"), &town.bench.read(CASE));
    let item = OTHER_ITEM.replace("別の案件.yaml", &format!("'{name}.yaml'"));
    town.bench.write(MEETING, &(town.bench.read(MEETING) + &item));
    town.push("案件を加えた");
    let build = github(&town, "build", Event::PullRequest);
    assert!(build.succeeded, "{}", build.log);
    let shown = r"&lt;img src=x\> \[x\](y) \#\#\[error\]\`\*a\_b\|\$c\$ &amp;lt;";
    let line = format!("- 新しい文書: {shown}/advance-report.pdf\n");
    assert!(build.summary.contains(&line), "{}", build.summary);
    assert!(!build.summary.contains("##[") && !build.log.contains("##["), "{}", build.log);
}

/// The commit of documents, after a build.
fn build_and_commit(town: &Town) -> String {
    fs::remove_dir_all(town.artifacts()).expect("it is there");
    fs::create_dir(town.artifacts()).expect("a folder");
    assert!(github(town, "build", Event::Push).succeeded);
    let commit = github(town, "commit", Event::Push);
    assert!(commit.succeeded, "{}", commit.log);
    commit.log
}

#[test]
fn documents_are_committed_only_when_their_bytes_changed() {
    let town = Town::new();
    build_and_commit(&town);
    assert_eq!(town.log(), ["文書を作り直しました [skip ci]", "始まり"]);
    let tracked =
        must_run("git -c core.quotePath=false ls-tree -r --name-only main output", &town.repository());
    assert!(tracked.contains("output/見本/bundle.pdf\n") && !tracked.contains(".memory.json"), "{tracked}");

    let log = build_and_commit(&town);
    assert!(log.contains("変わった文書はありません"), "{log}");
    assert_eq!(town.log().len(), 2);

    must_run(&format!("git pull --quiet '{}' main", town.repository().display()), town.bench.path());
    town.bench.replace(CASE, "町民の健康の保持及び増進を図るため", "町民の健康の保持を図るため");
    town.push("目的を変えた");
    build_and_commit(&town);
    assert_eq!(town.log().len(), 4, "{:?}", town.log());
    let changed = must_run("git -c core.quotePath=false show --format= --name-only main", &town.repository());
    assert!(changed.lines().all(|name| name.starts_with("output/見本/")), "{changed}");
    assert!(changed.contains("advance-report.pdf") && !changed.contains("call-list"), "{changed}");
}

#[test]
fn the_pipeline_commits_too_and_leaves_a_newer_commit_alone() {
    let town = Town::new();
    let folder = town.checkout();
    assert!(gitlab(&town, "build", folder.path(), &[("MEETING", "見本")]).succeeded);
    let given = [
        ("CI_COMMIT_BRANCH", "main"),
        ("SHINGIKAI_PUSH_TOKEN", "geheim"),
        ("CI_SERVER_HOST", "gitlab.invalid"),
        ("CI_PROJECT_PATH", "sakura/papers"),
    ];
    town.bench.write("README.md", "# 別の話\n");
    town.push("その間の変更");
    let commit = gitlab(&town, "commit", folder.path(), &given);
    assert!(commit.succeeded && commit.log.contains("新しいコミットが main にある"), "{}", commit.log);
    assert_eq!(town.log().len(), 2);

    let newer = town.checkout();
    copy(&folder.path().join("made"), &newer.path().join("made"));
    assert!(gitlab(&town, "commit", newer.path(), &given).succeeded);
    assert_eq!(town.log()[0], "文書を作り直しました [skip ci]");
}

#[test]
fn nothing_is_committed_unless_it_is_asked_for_and_no_commit_starts_a_run() {
    let town = Town::new();
    let workflow = yaml(&town.bench.read(WORKFLOW));
    assert_eq!(workflow["on"]["push"]["paths-ignore"][0], "output/**");
    let wanted = "${{ github.event_name == 'push' && vars.SHINGIKAI_COMMIT_OUTPUT == 'true' }}";
    assert_eq!(workflow["jobs"]["commit"]["if"], wanted);
    let pipeline = yaml(&town.bench.read(PIPELINE));
    assert_eq!(pipeline["variables"]["COMMIT_OUTPUT"], "false");
    let rules = pipeline["commit"]["rules"].as_sequence().expect("rules");
    assert!(
        rules.len() == 1 && rules[0]["if"].as_str().expect("a rule").contains("$COMMIT_OUTPUT == \"true\"")
    );
}

#[test]
fn the_pipeline_makes_a_job_of_every_meeting() {
    let town = Town::new();
    for name in ["cases/2026-05/meeting.yaml", "cases/「臨時」 \"第1回\"/meeting.yaml"] {
        town.bench.write(name, "会議名: 臨時会\n");
    }
    // Nothing is made of a meeting under such a name, and no list of jobs may break by it.
    for name in ["a\tb", "a\nmeetings=[]", "a\u{1b}]0;x\u{7}"] {
        town.bench.write(&format!("cases/{name}/meeting.yaml"), "会議名: 臨時会\n");
    }
    town.push("会議を加えた");
    let folder = town.checkout();
    assert!(gitlab(&town, "meetings", folder.path(), &[]).succeeded);
    let child = yaml(&fs::read_to_string(folder.path().join("meetings.yml")).expect("it is there"));
    assert_eq!(child["include"][0]["local"], PIPELINE);
    let meetings = texts(&child["build"]["parallel"]["matrix"][0]["MEETING"]);
    assert_eq!(meetings, ["2026-05", "「臨時」 \"第1回\"", "見本"]);
    let outputs = github(&town, "check", Event::Push).outputs;
    let listed = outputs.strip_prefix("meetings=").expect("the list");
    assert_eq!(serde_json::from_str::<Vec<String>>(listed).expect("JSON"), meetings);
    // The jobs of the parent do not run in the child, nor those of the child in the parent.
    let pipeline = yaml(&town.bench.read(PIPELINE));
    for (job, in_child) in [("build", true), ("commit", true), ("each-meeting", false), (".parent", false)] {
        let first = &pipeline[job]["rules"][0];
        let rule = first["if"].as_str().expect("a rule");
        assert!(rule.contains("$CI_PIPELINE_SOURCE == \"parent_pipeline\""), "{job}: {rule}");
        assert_eq!(first["when"] == "never", !in_child, "{job}");
    }
}

#[test]
fn the_program_is_fetched_once_and_only_with_the_right_checksum() {
    let town = Town::new();
    let folder = town.checkout();
    let archive = format!("file://{}", packed().archive.display());
    let get = |url: &str, sha256: &str| {
        let mut bash = shell("bash .ci/get-shingikai", folder.path());
        bash.env("SHINGIKAI_URL", url).env("SHINGIKAI_SHA256", sha256);
        Run::of(bash)
    };
    let program = folder.path().join(".tools/shingikai/shingikai");
    let empty = get("", "");
    empty.must_end_with(2);
    empty.must_say("SHINGIKAI_URL と SHINGIKAI_SHA256 が空です");
    let wrong = get(&archive, &"0".repeat(64));
    wrong.must_end_with(2);
    wrong.must_say("照合値が SHINGIKAI_SHA256 と違います");
    assert!(!program.exists());
    get(&archive, &packed().sha256).must_end_with(0);
    assert!(program.is_file());
    get("file:///nowhere", &packed().sha256).must_end_with(0);
    // What a change brings in its place is not believed.
    let right = fs::read(&program).expect("it is there");
    fs::write(&program, "#!/bin/sh\n").expect("the disk takes it");
    get("file:///nowhere", &packed().sha256).must_end_with(0);
    assert!(fs::read(&program).expect("it is there") == right);
    get("file:///nowhere", &"0".repeat(64)).must_end_with(2);
    assert!(program.is_file(), "what is there stays");
    let left: Vec<_> = fs::read_dir(folder.path().join(".tools")).expect("it is there").collect();
    assert_eq!(left.len(), 1, "{left:?}");
}
