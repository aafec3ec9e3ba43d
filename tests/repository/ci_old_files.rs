//! The scripts that an earlier version wrote into a repository: until November 2027 they work with the program of today.

use std::fs;
use std::path::Path;

use crate::packing::{path_with, unpacked};
use crate::support::{Bench, Run, command, repository};

const CASE: &str = "cases/見本/健診結果通知の作成委託.yaml";

/// Runs a script as the old files of CI did, with the packed program on PATH.
fn run(script: &str, folder: &Path, program: &Path) -> Run {
    let mut bash = command(Path::new("bash"));
    bash.args(["--noprofile", "--norc", "-euo", "pipefail", "-c", script]).current_dir(folder);
    bash.env("LANG", "C.UTF-8").env_remove("LC_ALL").env("GIT_CONFIG_GLOBAL", "/dev/null");
    bash.env("PATH", path_with(&[program]));
    let run = Run::of(bash);
    run.must_end_with(0);
    run
}

#[test]
fn the_scripts_of_an_earlier_version_still_work() {
    let (_folder, program) = unpacked();
    let bench = Bench::new();
    fs::remove_dir(bench.path().join("cases")).expect("it is empty");
    bench.must_run(&["init", ".", "--profile", "桜町"]);
    for script in ["build", "commit-output", "differences", "meetings"] {
        let text = fs::read_to_string(repository().join("tests/old-workspace/ci").join(script));
        bench.write(&format!(".ci/{script}"), &text.expect("it is there"));
    }
    let folder = bench.path();
    let run = |script: &str| run(script, folder, &program).out();
    let server = bench.caches().join("server").display().to_string();
    let commit = "git add --all && git -c user.name=町 -c user.email=town@invalid commit --quiet --message x";
    run(&format!("git init --quiet --initial-branch main && {commit}"));
    run(&format!(
        "git init --quiet --bare --initial-branch main '{server}' && git push --quiet '{server}' main"
    ));
    assert_eq!(run("bash .ci/meetings"), "[\"見本\"]\n");
    bench.replace(CASE, "件名: ", "件名: 改・");
    run(&format!("{commit} && git push --quiet '{server}' main"));
    run("bash .ci/build 見本");
    for name in ["bundle.pdf", "健診結果通知の作成委託/advance-report.pdf", "manifest.json"] {
        assert!(folder.join("made/見本").join(name).is_file(), "{name}");
    }
    let told = run("bash .ci/differences 見本 HEAD^ images");
    assert!(told.contains("advance-report.pdf の 1 ページ"), "{told}");
    assert!(folder.join("images/見本/健診結果通知の作成委託/advance-report-p1.png").is_file());
    let told = run(&format!("bash .ci/commit-output made main '{server}'"));
    assert!(told.contains("main にコミットしました"), "{told}");
}
