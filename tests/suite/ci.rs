//! What CI calls, in a repository on this disk: the plan, the papers of a commit, and the branch that they go to.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::ci_council::{Council, git};
use crate::support::{Run, unix};

fn groups(plan: &Value) -> usize {
    plan["groups"].as_array().expect("a list").len()
}

#[test]
fn papers_of_an_earlier_commit_never_replace_those_of_a_later_one() {
    let council = Council::new();
    let first = council.git(&["rev-parse", "HEAD"]).trim().to_owned();
    council.build();
    council.publish(&[]).must_end_with(0);
    let second = council.change("受診率の向上のため");
    council.build();
    council.publish(&[]).must_end_with(0);
    let published = council.published();
    assert_eq!(published.len(), 2);
    // The run of the first commit ends last.
    council.git(&["checkout", "--quiet", &first]);
    council.build();
    let late = council.publish(&[]);
    late.must_end_with(0);
    assert!(late.out().contains(&second[..8]), "{}", late.out());
    assert_eq!(council.published(), published);
    // What is there already is not published again.
    council.git(&["checkout", "--quiet", &second]);
    council.build();
    assert!(council.publish(&[]).out().contains("前のまま"));
    assert_eq!(council.published(), published);
    assert_eq!(groups(&council.plan(&["--branch", "papers", "--remote", &council.address()])), 0);
}

#[test]
#[cfg_attr(not(unix), ignore = "a hook is a script")]
fn what_a_server_says_is_told_and_nothing_is_called_done() {
    let council = Council::new();
    council.build();
    let hook = council.server.path().join("hooks/pre-receive");
    fs::write(&hook, "#!/bin/sh\necho 'protected for good' >&2\nexit 1\n").expect("the disk takes it");
    unix::set_mode(&hook, 0o755);
    let refused = council.publish(&[]);
    refused.must_end_with(2);
    assert!(refused.err().contains("protected for good"), "{}", refused.err());
    // A server that does not answer; the token that it would get is told to nobody.
    let remote = "https://name:old-secret@127.0.0.1:9/papers.git";
    let mut program = council.bench.program(&["ci", "plan", "--branch", "papers", "--remote", remote]);
    program.env("SHINGIKAI_PUSH_TOKEN", "geheim");
    let silent = Run::of(program);
    silent.must_end_with(2);
    assert!(silent.err().contains("https://127.0.0.1:9/papers.git"), "{}", silent.err());
    for secret in ["geheim", "old-secret"] {
        assert!(!silent.err().contains(secret), "{}", silent.err());
    }
}

#[test]
fn a_short_history_has_one_commit_and_a_branch_that_went_is_made_anew() {
    let council = Council::new();
    council.build();
    council.publish(&["--short-history"]).must_end_with(0);
    council.change("受診率の向上のため");
    council.build();
    council.publish(&["--short-history"]).must_end_with(0);
    assert_eq!(council.published().len(), 1);
    git(council.server.path(), &["branch", "--quiet", "-D", "papers"]);
    let plan = council.plan(&["--branch", "papers", "--remote", &council.address()]);
    assert_eq!((groups(&plan), plan["all"].as_str()), (1, Some("nothing-known")));
    council.publish(&[]).must_end_with(0);
    assert_eq!(council.published().len(), 1);
}

#[test]
#[cfg_attr(not(unix), ignore = "it makes links")]
fn nothing_that_a_commit_brings_is_taken_for_what_a_job_made() {
    let council = Council::new();
    let record = "{\"version\":1,\"commit\":\"\",\"meetings\":{}}";
    council.bench.write("papers.json", record);
    council.bench.write("made/2008-08/bundle.pdf", "forged");
    council.bench.write("output/2008-08/bundle.pdf", "forged");
    let manifest = r#"{"version":1,"cases":{"../../../x":{"matching_number":"","shingikai":"","typst":"","profile":"",
        "fonts":{},"documents":{"y.pdf":{"sha256":"","text_sha256":"","pages":1}}}}}"#;
    council.bench.write("output/2008-08/manifest.json", manifest);
    council.git(&["add", "--all", "--force"]);
    council.commit();
    let report = council.beside("reports/1.json");
    let build = ["build", "--meetings", "[\"2008-08\"]", "--report", &report, "--into"];
    council.ci(&[&build[..], &["made"]].concat()).must_end_with(2);
    council.build();
    let bundle = Path::new(&council.beside("made")).join("2008-08/bundle.pdf");
    assert_ne!(fs::read(bundle).expect("it was made"), b"forged");
    assert_eq!(council.plan(&["--record", "papers.json"])["all"], "nothing-known");
    // The folder of papers may not be a link that the commit brings, either.
    unix::link(Path::new(&council.beside("made")), &council.bench.path().join("linked"));
    council.commit();
    council.ci(&[&build[..], &["linked/deeper"]].concat()).must_end_with(2);
}

#[test]
fn another_councils_branch_of_papers_is_left_alone() {
    let council = Council::new();
    council.build();
    council.publish(&[]).must_end_with(0);
    let published = council.published();
    let below = council.bench.path().join("docs/other");
    fs::create_dir_all(&below).expect("the disk takes it");
    for folder in ["cases", "templates"] {
        let from = council.bench.path().join(folder);
        if from.is_dir() {
            fs::rename(from, below.join(folder)).expect("the disk takes it");
        }
    }
    council.commit();
    let refused = council.publish(&["--workspace", "docs/other"]);
    refused.must_end_with(2);
    assert!(refused.err().contains("審議会ごとに別の名前"), "{}", refused.err());
    assert_eq!(council.published(), published);
}

#[test]
fn a_meeting_of_which_no_job_tells_anything_is_named() {
    let council = Council::new();
    for options in [&["--record", "record.json"][..], &[]] {
        let lost = council.publish(options);
        lost.must_end_with(2);
        assert!(lost.err().contains("届いていません: 2008-08。"), "{}", lost.err());
    }
    council.build();
    council.publish(&[]).must_end_with(0);
    // It changed, and what its job made did not arrive: what is there is marked, and the run is red all the same.
    council.change("受診率の向上のため");
    fs::remove_dir_all(council.beside("reports")).expect("it is there");
    council.publish(&[]).must_end_with(2);
    let papers = git(council.server.path(), &["ls-tree", "-r", "--name-only", "papers", "2008-08/"]);
    assert!(papers.contains("bundle.outdated.pdf") && !papers.contains("/bundle.pdf"), "{papers}");
}
