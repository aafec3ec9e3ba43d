//! What the disk holds back, and what on it is neither a file nor a folder: an error is no absence, and nothing of another
//! kind is opened.

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

use rustix::fs::{CWD, FileType, Mode, mknodat};

use crate::support::{Bench, Run, command};

/// A run of the program to which permissions apply, whoever runs the tests.
fn run_without_privileges(bench: &Bench, arguments: &[&str]) -> Run {
    if !rustix::process::geteuid().is_root() {
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
        fs::set_permissions(&place, Permissions::from_mode(mode)).expect("it is ours");
        let run = run_without_privileges(&bench, &arguments);
        fs::set_permissions(&place, mode_before).expect("it is ours");
        run.must_end_with(2);
        run.must_say("を読めません");
        assert!(papers(&bench) == before, "{folder} {mode:o}");
    }
    // A folder of profiles that cannot be looked into is not taken for none: the built-in profile would print instead.
    bench.write("templates/shinjuku-2008/note.typ", "");
    fs::set_permissions(bench.path().join("templates"), Permissions::from_mode(0o644)).expect("it is ours");
    let run = run_without_privileges(&bench, &["build"]);
    fs::set_permissions(bench.path().join("templates"), Permissions::from_mode(0o755)).expect("it is ours");
    run.must_end_with(2);
    assert!(papers(&bench) == before);
}

#[test]
fn no_link_is_followed_however_deep_and_nothing_but_files_is_opened() {
    let outside = Bench::new();
    let pipe = outside.path().join("pipe");
    mknodat(CWD, &pipe, FileType::Fifo, Mode::RUSR, 0).expect("the disk takes it");
    let link = |to: &Path, name: &str, bench: &Bench| {
        let place = bench.path().join(name);
        fs::create_dir_all(place.parent().expect("below")).expect("a folder");
        symlink(to, place).expect("a link");
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
        mknodat(CWD, &place, FileType::Fifo, Mode::RUSR, 0).expect("the disk takes it");
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
