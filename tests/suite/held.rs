//! What another program holds: for a moment nobody notices it, for good it is named, its meeting stays, the others are made.
//! strace refuses the system calls, as the share of a Windows server does.

use std::fs;

use crate::support::{Bench, Run, tool};

/// A run of the program that is refused these calls on a file or folder.
fn run(bench: &Bench, call: &str, when: &str, path: &str, arguments: &[&str]) -> Run {
    let program = bench.program(arguments);
    let mut strace = tool("strace");
    strace.args(["-f", "-qq", "-o", "/dev/null", "-P"]).arg(bench.path().join(path));
    strace.args(["-e", &format!("trace={call}"), "-e", &format!("inject={call}:error=EBUSY{when}")]);
    strace.arg(program.get_program()).args(program.get_args()).current_dir(bench.path());
    for (name, value) in program.get_envs() {
        match value {
            Some(value) => strace.env(name, value),
            None => strace.env_remove(name),
        };
    }
    Run::of(strace)
}

/// Two meetings with their papers, of which one case each was changed since.
fn bench() -> Bench {
    let bench = Bench::with_real_case();
    let other = bench.path().join("cases/2008-09");
    fs::create_dir_all(&other).expect("the disk takes it");
    for name in bench.files("cases/2008-08") {
        let from = bench.path().join("cases/2008-08").join(&name);
        fs::copy(from, other.join(name)).expect("the disk takes it");
    }
    bench.must_run(&["build"]);
    for meeting in ["2008-08", "2008-09"] {
        bench.replace(&format!("cases/{meeting}/健診勧奨通知.yaml"), "健康部", "保健部");
    }
    bench
}

fn bundle(bench: &Bench, meeting: &str) -> Vec<u8> {
    fs::read(bench.path().join("output").join(meeting).join("bundle.pdf")).expect("it is there")
}

#[test]
#[cfg_attr(not(target_os = "linux"), ignore = "strace is a program of Linux")]
fn what_is_held_for_a_moment_is_read_and_written_all_the_same() {
    let bench = bench();
    for (call, path) in [
        ("openat", "cases/2008-08/健診勧奨通知.yaml"),
        ("openat", "output/2008-08/manifest.json"),
        ("renameat2", "output/2008-08"),
    ] {
        let run = run(&bench, call, ":when=1..4", path, &["build", "--force"]);
        assert_eq!(run.status(), 0, "{call}, {path}: {}", run.err());
    }
}

#[test]
#[cfg_attr(not(target_os = "linux"), ignore = "strace is a program of Linux")]
fn what_is_held_for_good_is_named_and_the_other_meetings_are_made() {
    for (call, path, status, says) in [
        ("openat", "cases/2008-08/健診勧奨通知.yaml", 1, "健診勧奨通知.yaml"),
        ("openat", "cases/2008-08/meeting.yaml", 1, "meeting.yaml"),
        ("openat", "output/2008-08/manifest.json", 2, "output/2008-08/manifest.json"),
        ("renameat2", "output/2008-08", 2, "output/2008-08"),
    ] {
        let bench = bench();
        let [held, other] = ["2008-08", "2008-09"].map(|meeting| bundle(&bench, meeting));
        let run = run(&bench, call, "", path, &["build"]);
        run.must_end_with(status);
        run.must_say(says);
        run.must_say("ほかのプログラムが開いてい");
        assert!(!run.err().contains("os error"), "{}", run.err());
        assert!(bundle(&bench, "2008-08") == held, "{path}: the papers stay\n{}", run.err());
        assert!(bundle(&bench, "2008-09") != other, "{path}: the others are made\n{}", run.err());
        // And when nobody holds it any more:
        bench.must_run(&["build"]);
        assert!(bundle(&bench, "2008-08") != held, "{path}");
    }
}
