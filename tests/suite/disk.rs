//! What the disk holds back, and what on it is neither a file nor a folder: an error is no absence, and nothing of another
//! kind is opened.

use std::fs;
use std::path::Path;

use crate::support::{Bench, Run, command, unix};

/// A run of the program to which permissions apply, whoever runs the tests.
fn run_without_privileges(bench: &Bench, arguments: &[&str]) -> Run {
    if !unix::is_root() {
        return bench.run(arguments);
    }
    through(bench, arguments, &["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--"])
}

/// A run that is killed where it hangs.
fn run_in_time(bench: &Bench, arguments: &[&str]) -> Run {
    through(bench, arguments, &["timeout", "--kill-after=1", "60"])
}

/// A run through another program that starts it.
fn through(bench: &Bench, arguments: &[&str], starter: &[&str]) -> Run {
    let program = bench.program(arguments);
    let mut command = command(Path::new(starter[0]));
    command.args(&starter[1..]).arg(program.get_program()).args(program.get_args());
    command.current_dir(program.get_current_dir().expect("it is set"));
    for (name, value) in program.get_envs() {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    Run::of(command)
}

fn papers(bench: &Bench) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    let read = |name: std::path::PathBuf| {
        let bytes = fs::read(bench.path().join("output").join(&name)).expect("it is there");
        (name, bytes)
    };
    bench.files("output").into_iter().map(read).collect()
}

#[test]
#[cfg_attr(not(unix), ignore = "it takes rights away")]
fn what_cannot_be_looked_into_is_said_and_nothing_counts_as_gone() {
    let bench = Bench::with_real_case();
    bench.copy("", "cases/2026-02");
    bench.must_run(&["build"]);
    let before = papers(&bench);
    for (folder, mode, arguments) in [
        ("cases", 0o644, ["build", "--prune"]),
        ("cases", 0o300, ["build", "--prune"]),
        ("cases/2008-08", 0o644, ["build", "--prune"]),
        ("cases/2008-08", 0o300, ["build", "--force"]),
        ("cases/2008-08/meeting.yaml", 0o000, ["build", "--prune"]),
        ("cases/2008-08/健診勧奨通知.yaml", 0o000, ["build", "--prune"]),
    ] {
        let place = bench.path().join(folder);
        let mode_before = fs::metadata(&place).expect("it is there").permissions();
        unix::set_mode(&place, mode);
        let run = run_without_privileges(&bench, &arguments);
        fs::set_permissions(&place, mode_before).expect("it is ours");
        // What is wrong with a file is a finding on it.
        let is_file = bench.path().join(folder).is_file();
        let (status, says) =
            if is_file { (1, "開く許可がなく、読めません") } else { (2, "を読めません") };
        run.must_end_with(status);
        run.must_say(says);
        assert!(papers(&bench) == before, "{folder} {mode:o}");
    }
    // A folder of profiles that cannot be looked into is not taken for none: the built-in profile would print instead.
    bench.write("templates/shinjuku-2008/note.typ", "");
    unix::set_mode(&bench.path().join("templates"), 0o644);
    let run = run_without_privileges(&bench, &["build"]);
    unix::set_mode(&bench.path().join("templates"), 0o755);
    run.must_end_with(2);
    assert!(papers(&bench) == before);
}

#[test]
#[cfg_attr(not(unix), ignore = "it makes links and pipes")]
fn no_link_is_followed_however_deep_and_nothing_but_files_is_opened() {
    let outside = Bench::new();
    let pipe = outside.path().join("pipe");
    unix::pipe(&pipe);
    let link = |to: &Path, name: &str, bench: &Bench| {
        let place = bench.path().join(name);
        fs::create_dir_all(place.parent().expect("below")).expect("a folder");
        unix::link(to, &place);
    };
    for name in [
        "templates/x",
        "templates/town/x.typ",
        "templates/town/deep/x",
        "templates/town/deep/deeper/x.typ",
        "cases/x.yaml",
        "cases/2008-08/x.txt",
        "cases/2008-08/x.yaml",
        "cases/2008-08/deep/x.yaml",
    ] {
        // Whoever opens a pipe in which nobody writes waits for ever.
        let bench = Bench::with_real_case();
        link(&pipe, name, &bench);
        let status = run_in_time(&bench, &["build"]).status();
        assert!([0, 1].contains(&status), "{name}: {status}");
        let bench = Bench::with_real_case();
        let place = bench.path().join(name);
        fs::create_dir_all(place.parent().expect("below")).expect("a folder");
        unix::pipe(&place);
        let status = run_in_time(&bench, &["build"]).status();
        assert!([0, 1, 2].contains(&status), "{name}: {status}");
    }
    for to in ["/dev/zero", "."] {
        let bench = Bench::with_real_case();
        link(Path::new(to), "templates/x", &bench);
        let run = run_in_time(&bench, &["build"]);
        run.must_end_with(1);
        run.must_say("templates/x");
    }
    // Four links to the folder around them are a tree without end.
    let bench = Bench::with_real_case();
    ["a", "b", "c", "d"].iter().for_each(|name| link(Path::new("."), &format!("templates/{name}"), &bench));
    let status = run_in_time(&bench, &["build"]).status();
    assert!([0, 1].contains(&status), "{status}");
}

#[test]
#[cfg_attr(not(unix), ignore = "it takes rights away")]
fn what_cannot_be_looked_into_is_said_by_every_command() {
    let bench = Bench::with_real_case();
    bench.must_run(&["build", "--printed"]);
    bench.write("closed/2009-01/a.yaml", "");
    let closed = bench.path().join("closed/2009-01").display().to_string();
    for (place, mode, arguments) in [
        ("cases", 0o644, &["new", "2009-01/案件", "--profile", "act-2023"][..]),
        ("cases", 0o300, &["schema", "case"]),
        ("cases/2008-08", 0o644, &["schema", "case"]),
        ("cases/2008-08/meeting.yaml", 0o000, &["schema", "case"]),
        ("cases/2008-08", 0o644, &["new", "2009-01/案件", "--from", "2008-08/健診勧奨通知"]),
        (
            "cases/2008-08/健診勧奨通知.yaml",
            0o000,
            &["new", "2009-01/案件", "--from", "2008-08/健診勧奨通知"],
        ),
        ("cases", 0o644, &["replace", "2008-08"]),
        ("output/2008-08/printed", 0o644, &["replace", "2008-08"]),
        ("output/2008-08/printed/printed.json", 0o000, &["replace", "2008-08"]),
        ("cases", 0o644, &["check", "cases/2008-08"]),
        ("cases", 0o644, &["watch", "cases/2008-08"]),
        ("closed", 0o644, &["check", "--workspace", &closed]),
        ("closed", 0o644, &["init", &closed, "--profile", "town"]),
        ("closed/2009-01", 0o644, &["new", "2009-01/案件", "--from", "closed/2009-01/a.yaml"]),
    ] {
        let place = bench.path().join(place);
        let mode_before = fs::metadata(&place).expect("it is there").permissions();
        unix::set_mode(&place, mode);
        let run = run_without_privileges(&bench, arguments);
        fs::set_permissions(&place, mode_before).expect("it is ours");
        // A record of what was handed out that cannot be read is told at its meeting.
        let is_of_record = place.starts_with(bench.path().join("output/2008-08/printed"));
        let status = if is_of_record { 1 } else { 2 };
        assert_eq!(run.status(), status, "{arguments:?} {mode:o}: {}", run.err());
        assert!(
            run.err().contains("を読めません") || (is_of_record && run.err().contains("記録を読めない")),
            "{arguments:?} {mode:o}: {}",
            run.err()
        );
        assert!(!bench.path().join("cases/2009-01").exists(), "{arguments:?}");
    }
}

#[test]
#[cfg_attr(not(unix), ignore = "it takes rights away")]
fn papers_that_cannot_be_read_are_not_taken_for_those_of_others() {
    let bench = Bench::with_real_case();
    bench.must_run(&["build"]);
    fs::remove_dir_all(bench.path().join("cases/2008-08")).expect("it is there");
    fs::remove_file(bench.path().join("output/2008-08/manifest.json")).expect("it is there");
    let before = bench.files("output");
    let report = bench.path().join("output/2008-08/健診勧奨通知/advance-report.pdf");
    unix::set_mode(&report, 0o000);
    let run = run_without_privileges(&bench, &["build", "--prune"]);
    unix::set_mode(&report, 0o644);
    run.must_end_with(2);
    run.must_say("を読めません");
    assert_eq!(bench.files("output"), before);
    bench.must_run(&["build", "--prune"]);
    assert!(!report.exists());
}

#[test]
#[cfg_attr(not(unix), ignore = "it makes links and pipes")]
fn pipes_and_links_in_the_output_are_neither_opened_nor_followed() {
    let bench = Bench::with_real_case();
    bench.must_run(&["build", "--printed"]);
    for (name, arguments) in [
        ("output/2008-08/manifest.json", ["build", "--force"]),
        ("output/2008-08/健診勧奨通知/覚え書き.pdf", ["build", "--force"]),
        ("output/2008-08/printed/printed.json", ["replace", "2008-08"]),
    ] {
        let place = bench.path().join(name);
        let whole = fs::read(&place).ok();
        let _ = fs::remove_file(&place);
        bench.write("output/2008-08/健診勧奨通知/覚え書き.txt", "");
        unix::pipe(&place);
        let run = run_in_time(&bench, &arguments);
        fs::remove_file(&place).expect("it is there");
        whole.iter().for_each(|whole| fs::write(&place, whole).expect("the disk takes it"));
        let is_of_record = name.ends_with("printed.json");
        let known: &[i32] = if is_of_record { &[1] } else { &[0, 2] };
        assert!(known.contains(&run.status()), "{name}: {} {}", run.status(), run.err());
    }
    let outside = Bench::new();
    let printed = bench.path().join("output/2008-08/printed");
    fs::rename(&printed, outside.path().join("printed")).expect("it moves");
    unix::link(&outside.path().join("printed"), &printed);
    let run = bench.run(&["replace", "2008-08"]);
    run.must_end_with(1);
    run.must_say("配ったものの記録を読めない");
}

#[test]
#[cfg_attr(not(unix), ignore = "it makes links")]
fn the_council_of_a_meeting_behind_a_link_is_not_read() {
    let (bench, outside) = (Bench::with_real_case(), Bench::new());
    outside.write("meeting.yaml", "審議会: act-2023\n");
    unix::link(outside.path(), &bench.path().join("cases/2009-01"));
    let run = bench.run(&["new", "2009-01/案件"]);
    run.must_end_with(2);
    run.must_say("リンク");
    // The last meeting is the last one that is read.
    bench.must_run(&["new", "2009-02/案件"]);
    assert!(bench.read("cases/2009-02/meeting.yaml").contains("審議会: shinjuku-2008"));
}

#[test]
#[cfg_attr(not(unix), ignore = "it makes links")]
fn a_workspace_that_a_person_names_may_be_a_link() {
    let (bench, outside) = (Bench::with_real_case(), Bench::new());
    let (new, link) = (outside.path().join("new"), outside.path().join("link").display().to_string());
    fs::create_dir(&new).expect("the disk takes it");
    unix::link(&new, Path::new(&link));
    bench.must_run(&["init", &link, "--profile", "town"]);
    assert!(new.join("templates/town/council.yaml").exists());
    bench.must_run(&["check", "--workspace", &link]);
}
