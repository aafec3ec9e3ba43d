//! What a run leaves that was stopped midway, or an earlier one that nobody cleaned up after, harms no later run.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::thread::sleep;
use std::time::Duration;

use crate::ci_council::Council;

/// Every file of the papers that were built, by its path, with its bytes.
fn files(council: &Council, folder: &str) -> BTreeMap<String, Vec<u8>> {
    let mut git = std::process::Command::new("find");
    git.args([&council.beside(folder), "-type", "f", "-printf", "%P\\n"]);
    let listed = String::from_utf8(git.output().expect("find starts").stdout).expect("UTF-8");
    let read = |name: &str| fs::read(Path::new(&council.beside(folder)).join(name)).expect("it is there");
    listed.lines().map(|name| (name.to_owned(), read(name))).collect()
}

/// Starts a command of CI and kills it after a while. Returns whether it was still running.
fn killed(council: &Council, arguments: &[&str], after: u64) -> bool {
    let mut program = council.bench.program(&[&["ci"], arguments].concat());
    let mut child = program.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it starts");
    sleep(Duration::from_millis(after));
    let is_running = child.try_wait().expect("it can be asked").is_none();
    child.kill().expect("it can be stopped");
    child.wait().expect("it ends");
    is_running
}

#[test]
fn commands_that_were_killed_are_followed_by_the_same_ones_as_if_nothing_had_been() {
    let council = Council::new();
    let base = council.head();
    council.change("受診率の向上のため");
    let (made, report) = (council.beside("made"), council.beside("reports/1.json"));
    let (pictures, address) = (council.beside("pictures"), council.address());
    let meetings = ["--meetings", "[\"2008-08\"]"];
    let build = [&["build"], &meetings[..], &["--into", &made, "--report", &report]].concat();
    let compare = ["differences", "--base", &base, "--made", &made, "--pictures", &pictures];
    let compare = [&compare[..], &meetings].concat();
    let publish = ["publish", "--made", &made, "--reports", &council.beside("reports")];
    let publish = [&publish[..], &["--branch", "papers", "--remote", &address]].concat();
    council.ci(&build).must_end_with(0);
    let papers = files(&council, "made");
    council.ci(&compare).must_end_with(0);
    let drawn = files(&council, "pictures");
    assert!(!papers.is_empty() && !drawn.is_empty());
    let mut running = 0;
    for after in [1, 20, 200, 600] {
        running += usize::from(killed(&council, &build, after));
        council.ci(&build).must_end_with(0);
        assert!(files(&council, "made") == papers, "after {after} ms");
        running += usize::from(killed(&council, &compare, after));
        council.ci(&compare).must_end_with(0);
        assert!(files(&council, "pictures") == drawn, "after {after} ms");
        running += usize::from(killed(&council, &publish, after / 4));
        council.ci(&publish).must_end_with(0);
        assert_eq!(council.published().len(), 1, "after {after} ms");
    }
    assert!(running >= 4, "{running} were stopped midway");
    assert!(council.git(&["status", "--porcelain"]).is_empty(), "nothing is left in the repository");
}

#[test]
fn files_of_an_earlier_run_are_neither_taken_for_papers_nor_for_pictures() {
    let council = Council::new();
    let base = council.head();
    council.build();
    // The earlier run was of another commit, and had a meeting that is gone.
    let leave = |place: &str| {
        let file = council.beside(place);
        fs::create_dir_all(Path::new(&file).parent().expect("a folder")).expect("a folder");
        fs::write(file, "old").expect("the disk takes it");
    };
    fs::copy(council.beside("reports/1.json"), council.beside("reports/0.json")).expect("it is there");
    council.change("受診率の向上のため");
    for place in ["made/2008-08/old.pdf", "made/2008-08/健診勧奨通知/old.pdf", "made/2007-01/bundle.pdf"]
    {
        leave(place);
    }
    leave("pictures/2008-08/old-p1.png");
    leave("before");
    council.build();
    council.differences(&base, "2008-08");
    council.publish(&[]).must_end_with(0);
    assert!(files(&council, "pictures").keys().all(|name| !name.contains("old")));
    let papers = crate::ci_council::git(council.server.path(), &["ls-tree", "-r", "--name-only", "papers"]);
    assert!(papers.contains("2008-08/bundle.pdf") && !papers.contains("old"), "{papers}");
    assert!(!papers.contains("2007-01"), "{papers}");
}
