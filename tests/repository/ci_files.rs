//! The workflow, the pipeline and the script that `init` writes: others look at them, and what came by a commit is not believed.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::ci_history::write_meeting;
use crate::ci_town::{PIPELINE, Town, WORKFLOW};
use crate::packing::{packed, path_with};
use crate::support::verdicts;
use crate::support::{Bench, Run, command, repository, tool};

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
        .replacen("bash .ci/get-shingikai", "echo \"${{ github.head_ref }}\"", 1)
        .replace("fromJSON(needs.plan.outputs.groups)", "fromJSON(needs.plam.outputs.groups)");
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
    let town = Town::new(".", "");
    let pipeline = town.bench.read(PIPELINE);
    let plan = |change: &dyn Fn()| {
        change();
        let base = town.commit("a plan");
        town.bench.must_run(&["ci", "plan", "--format", "gitlab", "--base", &format!("{base}^")]).out()
    };
    town.commit("the start");
    let child = plan(&|| write_meeting(&town, "「臨時」 \"第1回\" $x", &["甲"]));
    assert!(child.contains("\\\\u0024") && !child.contains("$x"), "{child}");
    let nothing = plan(&|| {});
    let wrong = pipeline.replace("codequality:", "codequalities:");
    let texts = [pipeline, child, nothing, wrong];
    let jobs: Vec<_> = texts.into_iter().map(|text| (schema.clone(), text)).collect();
    assert_eq!(verdicts(&jobs), [Some(true), Some(true), Some(true), Some(false)]);
}

#[test]
fn every_setting_of_ci_is_in_the_manual_and_a_project_can_overrule_it() {
    let manual = include_str!("../../.github/CI.md");
    let town = Town::new(".", "");
    let mut named = BTreeSet::new();
    for file in [WORKFLOW, PIPELINE] {
        let text = town.bench.read(file);
        let words = text
            .split(|letter: char| !letter.is_ascii_uppercase() && !letter.is_ascii_digit() && letter != '_');
        named.extend(words.filter(|word| word.starts_with("SHINGIKAI_")).map(ToOwned::to_owned));
    }
    // This one the plan says to the child pipeline.
    named.remove("SHINGIKAI_STAGE");
    let missing: Vec<&String> = named.iter().filter(|name| !manual.contains(&format!("`{name}`"))).collect();
    assert!(missing.is_empty() && named.len() > 10, "{missing:?} of {named:?}");
    // What the file says would outrank what the project says, if the parent handed it to the child.
    let pipeline: serde_yaml::Value = serde_yaml::from_str(&town.bench.read(PIPELINE)).expect("YAML");
    assert_eq!(
        pipeline["each-meeting"]["trigger"]["forward"]["yaml_variables"],
        serde_yaml::Value::Bool(false)
    );
}

/// `.ci/get-shingikai` in a folder.
fn get(folder: &Path, url: &str, sha256: &str) -> Run {
    let mut bash = command(Path::new("bash"));
    bash.arg(".ci/get-shingikai").current_dir(folder).env("PATH", path_with(&[]));
    bash.env("SHINGIKAI_URL", url).env("SHINGIKAI_SHA256", sha256);
    Run::of(bash)
}

#[test]
fn the_program_is_fetched_once_and_only_with_the_right_checksum() {
    let bench = Bench::new();
    bench.must_run(&["init", "ward"]);
    let folder = bench.path().join("ward");
    let archive = format!("file://{}", packed().archive.display());
    let program = folder.join(".tools/shingikai/shingikai");
    let empty = get(&folder, "", "");
    empty.must_end_with(2);
    empty.must_say("SHINGIKAI_URL と SHINGIKAI_SHA256 が空です");
    let wrong = get(&folder, &archive, &"0".repeat(64));
    wrong.must_end_with(2);
    wrong.must_say("照合値が SHINGIKAI_SHA256 と違います");
    assert!(!program.exists());
    // A blank that came along when it was copied does not count.
    get(&folder, &archive, &format!("{} \t", packed().sha256)).must_end_with(0);
    assert!(program.is_file());
    get(&folder, "file:///nowhere", &packed().sha256).must_end_with(0);
    // What a change brings in its place is not believed, and what is damaged is fetched anew.
    let right = fs::read(&program).expect("it is there");
    fs::write(&program, "#!/bin/sh\n").expect("the disk takes it");
    fs::write(folder.join(".tools/shingikai/typst"), "").expect("the disk takes it");
    get(&folder, "file:///nowhere", &packed().sha256).must_end_with(0);
    assert!(fs::read(&program).expect("it is there") == right);
    get(&folder, "file:///nowhere", &"0".repeat(64)).must_end_with(2);
    assert!(program.is_file(), "what is there stays");
    fs::write(folder.join(".tools/shingikai/archive.tar.gz"), "").expect("the disk takes it");
    // What a run left that was stopped midway goes.
    fs::create_dir_all(folder.join(".tools/new.abc123/shingikai")).expect("a folder");
    get(&folder, "file:///nowhere", &packed().sha256).must_end_with(2);
    get(&folder, &archive, &packed().sha256).must_end_with(0);
    let left: Vec<_> = fs::read_dir(folder.join(".tools")).expect("it is there").collect();
    assert_eq!(left.len(), 1, "{left:?}");
}

#[test]
fn nothing_is_put_behind_a_link_that_came_by_a_commit() {
    let bench = Bench::new();
    bench.must_run(&["init", "ward"]);
    let (folder, elsewhere) = (bench.path().join("ward"), bench.path().join("elsewhere"));
    fs::create_dir(&elsewhere).expect("a folder");
    let archive = format!("file://{}", packed().archive.display());
    for link in [".tools", ".tools/shingikai"] {
        fs::create_dir_all(folder.join(link).parent().expect("a folder")).expect("a folder");
        std::os::unix::fs::symlink(&elsewhere, folder.join(link)).expect("a link");
        get(&folder, &archive, &packed().sha256).must_end_with(0);
        assert!(fs::read_dir(&elsewhere).expect("it is there").next().is_none(), "{link}");
        fs::remove_dir_all(folder.join(link)).expect("it is there");
    }
}

#[test]
fn a_record_that_came_by_a_commit_is_not_believed() {
    let town = Town::new(".", "");
    town.commit("the start");
    let record = ["--record", ".tools/papers/papers.json"];
    let (made, reports) = (["--made", "made"], ["--reports", "records"]);
    let build = ["ci", "build", "--meetings", "[\"見本\"]", "--into", "made", "--report", "records/a.json"];
    town.bench.must_run(&build);
    town.bench.must_run(&[&["ci", "publish"][..], &made, &reports, &record].concat());
    let planned = || town.bench.must_run(&[&["ci", "plan"][..], &record].concat()).out();
    assert!(planned().contains("\"groups\": []"), "{}", planned());
    town.git(&["add", "--force", ".tools/papers/papers.json"]);
    assert!(planned().contains("nothing-known"), "{}", planned());
}
