//! An upgrade of the program, and what the branch of papers grows by.

use std::fs;

use crate::ci_council::{Council, git};
use crate::support::meetings::{case, meeting};
#[cfg(unix)]
use crate::support::unix;
use crate::support::{Run, command, repository};

#[test]
fn an_upgrade_is_said_where_it_is_proposed_and_makes_all_papers_anew() {
    let council = Council::of_town();
    let (made, reports, record) =
        (council.beside("made"), council.beside("reports"), council.beside("papers.json"));
    council.build_of("一").must_end_with(0);
    council.ci(&["publish", "--made", &made, "--reports", &reports, "--record", &record]).must_end_with(0);
    assert_eq!(council.plan(&["--record", &record])["groups"].as_array().map(Vec::len), Some(0));
    // The proposal names another archive; the papers on both sides are made by one program.
    let base = council.head();
    let workflow = ".github/workflows/shingikai.yml";
    council.bench.replace(
        workflow,
        "SHINGIKAI_SHA256: \"\"",
        &format!("SHINGIKAI_SHA256: \"{}\"", "a".repeat(64)),
    );
    council.commit();
    let plan = council.ci(&["plan", "--base", &base]);
    plan.must_end_with(0);
    plan.must_say("版の違いによる変化は出ません。取り込むと、すべての会議の文書を新しい版で作り直します");
    assert!(plan.out().contains("\"is_program_changed\": true"), "{}", plan.out());
    let same = council.ci(&["plan", "--base", "HEAD"]);
    assert!(!same.err().contains("プログラムの版"), "{}", same.err());
    // The other program: what it is asked, it does alike, but it is not the same, byte for byte.
    let program = council.bench.caches().join("newer");
    let mut bytes = fs::read(env!("CARGO_BIN_EXE_shingikai")).expect("it is there");
    bytes.push(0);
    fs::write(&program, bytes).expect("the disk takes it");
    #[cfg(unix)]
    unix::set_mode(&program, 0o755);
    let mut newer = command(&program);
    newer.args(["ci", "plan", "--record", &record, "--fonts"]).arg(repository().join(".tools/fonts"));
    let newer = Run::of({
        newer.current_dir(council.bench.path());
        newer
    });
    newer.must_end_with(0);
    assert!(newer.out().contains("\"name\": \"一\""), "{}", newer.out());
}

/// What the repository of the server holds, packed as a server packs it now and then, in bytes.
fn size(council: &Council) -> u64 {
    git(council.server.path(), &["gc", "--quiet", "--prune=now"]);
    let counted = git(council.server.path(), &["count-objects", "-v"]);
    let sizes =
        counted.lines().filter_map(|line| line.strip_prefix("size: ").or(line.strip_prefix("size-pack: ")));
    sizes.map(|size| size.parse::<u64>().expect("a number")).sum::<u64>() * 1024
}

#[test]
fn the_branch_of_papers_grows_no_more_than_its_manual_says_and_a_short_one_can_be_had() {
    let manual = fs::read_to_string(repository().join(".github/CI.md")).expect("it is there");
    assert!(
        manual.contains("0.2～0.5 MB 増えます")
            && manual.contains("増やしたくないときは `short` か、Artifacts だけにします"),
        "{manual}"
    );
    let council = Council::of_town();
    let names: Vec<String> = (1..=10).map(|number| format!("件{number}")).collect();
    fs::remove_dir_all(council.bench.path().join("cases/一")).expect("it is there");
    let all: Vec<&str> = names.iter().map(String::as_str).collect();
    council.bench.write("cases/一/meeting.yaml", &meeting("審議会", &all));
    for name in &names {
        council.bench.write(&format!("cases/一/{name}.yaml"), &case(name));
    }
    council.commit();
    council.build_of("一").must_end_with(0);
    council.publish(&[]).must_end_with(0);
    let before = size(&council);
    council.bench.replace("cases/一/件4.yaml", "町民の健康", "町民の安全");
    council.commit();
    council.build_of("一").must_end_with(0);
    council.publish(&[]).must_end_with(0);
    let grown = size(&council) - before;
    assert!((150_000..=500_000).contains(&grown), "{grown} bytes");
    // What a short history let go, the server may throw away.
    council.bench.replace("cases/一/件4.yaml", "町民の安全", "町民の命");
    council.commit();
    council.build_of("一").must_end_with(0);
    council.publish(&["--short-history"]).must_end_with(0);
    assert_eq!(council.published().len(), 1);
    // Other words are as long as they are: a hundredth more or less is no history.
    assert!(size(&council) <= before + before / 100, "{} and {before} bytes", size(&council));
}
