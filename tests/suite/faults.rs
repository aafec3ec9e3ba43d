//! Whatever happens to a build, what is in the output folder is whole: the old documents or the new ones.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::support::{Bench, REAL_CASE, Run, repository, unix};

const CASE: &str = "cases/2008-08/健診勧奨通知.yaml";
const WORDS: [&str; 2] = ["受診率向上のため", "受診率改善のため"];

/// Every file of a meeting's folder.
type Folder = BTreeMap<PathBuf, Vec<u8>>;

fn folder(bench: &Bench) -> Folder {
    let read = |name: PathBuf| {
        let bytes = fs::read(bench.path().join("output/2008-08").join(&name)).expect("it is there");
        (name, bytes)
    };
    bench.files("output/2008-08").into_iter().map(read).collect()
}

/// A typst that is the real one, except for what these lines of a shell script do first.
fn typst(bench: &Bench, lines: &str) -> PathBuf {
    let real = repository().join(".tools/bin/typst");
    let place = bench.path().join("typst");
    let script = format!(
        "#!/bin/bash\nPATH=/usr/bin:/bin\nreal={}\nlast=\"${{@: -1}}\"\n\
         if [ \"$1\" != --version ]; then\n{lines}\nfi\nexec $real \"$@\"\n",
        real.display()
    );
    fs::write(&place, script).expect("the disk takes it");
    unix::set_mode(&place, 0o755);
    place
}

/// A build with such a typst, after a change of the case.
fn build_with(bench: &Bench, lines: &str, more: &[&str]) -> Run {
    build_on(bench, &repository().join(".tools/fonts"), lines, more)
}

/// The same with other fonts.
fn build_on(bench: &Bench, fonts: &Path, lines: &str, more: &[&str]) -> Run {
    let typst = typst(bench, lines);
    let mut program = crate::support::command(Path::new(env!("CARGO_BIN_EXE_shingikai")));
    program.args(["build", "--fonts"]).arg(fonts).arg("--typst").arg(typst);
    program.args(more).current_dir(bench.path()).env("LANG", "ja_JP.UTF-8").env_remove("LC_ALL");
    crate::support::remember_in(&mut program, bench.caches());
    Run::of(program)
}

/// What the old bundle is called now, everything else is as it was.
#[track_caller]
fn must_be_whole(bench: &Bench, before: &Folder) {
    let now = folder(bench);
    for (name, bytes) in before {
        let shown = name.to_string_lossy();
        let outdated = PathBuf::from(
            shown.replace("bundle.", "bundle.outdated.").replace("materials/", "materials.outdated/"),
        );
        let kept = now.get(name).or(now.get(&outdated));
        let is_manifest = name == Path::new("manifest.json");
        assert!(is_manifest || kept == Some(bytes), "{}", name.display());
    }
    must_leave_nothing(bench);
}

/// No run's own folder is left.
#[track_caller]
fn must_leave_nothing(bench: &Bench) {
    let left: Vec<PathBuf> = bench
        .files("output")
        .into_iter()
        .filter(|name| name.to_string_lossy().starts_with(".run-"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

/// A workspace that was built, and then changed.
fn built_and_changed() -> (Bench, Folder) {
    let bench = Bench::with_real_case();
    bench.must_run(&["build"]);
    let before = folder(&bench);
    bench.replace(CASE, WORDS[0], WORDS[1]);
    (bench, before)
}

#[test]
#[cfg_attr(not(unix), ignore = "a script stands in for typst")]
fn a_typst_that_misbehaves_is_told_and_leaves_the_old_documents() {
    let pdf = "case \"$last\" in *chunk-*) ;; *) ";
    for (what, lines, more, said) in [
        ("hangs", "sleep 1000", &["--time-limit", "1"][..], "typst > 1 s"),
        ("is killed", "kill -9 $$", &[], "signal: 9"),
        ("warns", "$real \"$@\"; echo 'warning: odd' >&2; exit 0", &[], "warning: odd"),
        (
            "writes garbage",
            &format!("{pdf} head -c 5000 /dev/urandom > \"$last\";; esac; exit 0"),
            &[],
            "pdf",
        ),
        ("writes nothing", "exit 0", &[], "exit status: 0"),
        ("fails", "echo 'error: no' >&2; exit 1", &[], "error: no"),
    ] {
        let (bench, before) = built_and_changed();
        let begun = Instant::now();
        let run = build_with(&bench, lines, more);
        assert!(begun.elapsed() < Duration::from_secs(100), "{what}");
        run.must_end_with(2);
        assert!(run.err().to_lowercase().contains(said), "{what}: {}", run.err());
        must_be_whole(&bench, &before);
        // Afterwards all is as if nothing had been.
        bench.must_run(&["build"]);
        assert!(bench.read(&format!("output/{REAL_CASE}/advance-report.txt")).contains(WORDS[1]), "{what}");
        assert!(!bench.path().join("output/2008-08/bundle.outdated.pdf").exists(), "{what}");
    }
}

/// The folder of caches is gone when the run writes down what it made.
#[test]
#[cfg_attr(not(unix), ignore = "a script stands in for typst")]
fn what_cannot_be_remembered_is_told_beside_what_was_made() {
    let (bench, before) = built_and_changed();
    let run = build_with(&bench, &format!("rm -rf '{}/shingikai'", bench.caches().display()), &[]);
    run.must_end_with(0);
    run.must_say("件の文書を作りました");
    run.must_say("前回の結果を覚えておく場所がありません");
    assert!(folder(&bench) != before);
    must_leave_nothing(&bench);
}

#[test]
#[cfg_attr(not(unix), ignore = "/dev/full stands in for a full disk")]
fn findings_that_cannot_be_written_do_not_hide_what_was_made() {
    let (bench, _) = built_and_changed();
    let mut program = bench.program(&["build", "--format", "json"]);
    let full = fs::File::options().write(true).open("/dev/full").expect("Linux has it");
    program.stdout(full).stderr(Stdio::piped());
    let ended = program.spawn().expect("the program starts").wait_with_output().expect("it ends");
    let said = String::from_utf8_lossy(&ended.stderr);
    assert_eq!(ended.status.code(), Some(2), "{said}");
    assert!(said.contains("件の文書を作りました"), "{said}");
}

#[test]
#[cfg_attr(not(unix), ignore = "a script stands in for typst")]
fn a_folder_that_is_removed_meanwhile_is_told() {
    let (bench, before) = built_and_changed();
    let run = build_with(&bench, "rm -rf output/.run-*; sleep 0.1", &[]);
    run.must_end_with(2);
    must_be_whole(&bench, &before);
}

#[test]
fn an_output_that_is_a_file_is_told() {
    let bench = Bench::with_real_case();
    bench.write("output", "ファイル");
    let run = bench.run(&["build"]);
    run.must_end_with(2);
    run.must_say("output");
    assert_eq!(bench.read("output"), "ファイル");
}

/// A build from within a shell that first does something; `$0`, `$1` and `$2` are the program, the fonts and typst.
fn build_in(mut shell: Command, bench: &Bench, script: &str) -> Run {
    let tools = repository().join(".tools");
    shell.args(["bash", "-c", script]).arg(env!("CARGO_BIN_EXE_shingikai"));
    shell.arg(tools.join("fonts")).arg(tools.join("bin/typst")).current_dir(bench.path());
    shell.env("LANG", "ja_JP.UTF-8").env_remove("LC_ALL");
    Run::of(shell)
}

const BUILD: &str = "exec \"$0\" build --fonts \"$1\" --typst \"$2\"";

/// A mount namespace of its own.
fn namespace() -> Command {
    let mut command = crate::support::command(Path::new("unshare"));
    if !unix::is_root() {
        command.args(["--user", "--map-root-user"]);
    }
    command.arg("--mount");
    command
}

/// A build inside a mount namespace of its own, after `mount` was done there.
fn build_mounted(bench: &Bench, mount: &str) -> Run {
    build_in(namespace(), bench, &format!("set -e; {mount}; {BUILD}; exit 99"))
}

/// Whether this machine lets a test mount disks of its own.
fn may_mount() -> bool {
    let mut probe = namespace();
    probe.args(["mount", "-t", "tmpfs", "none", "/mnt"]).stderr(Stdio::null());
    probe.status().is_ok_and(|status| status.success())
}

/// A build whose files may have so many KiB: beyond that they are refused as on a full disk.
fn build_limited(bench: &Bench, size: u32) -> Run {
    let shell = crate::support::command(Path::new("env"));
    build_in(shell, bench, &format!("trap '' XFSZ; ulimit -f {size}; {BUILD}"))
}

#[test]
#[cfg_attr(not(unix), ignore = "bash keeps files small")]
fn a_file_that_cannot_be_written_to_its_end_is_told_and_leaves_the_old_documents() {
    for size in [1, 8, 40] {
        let (bench, before) = built_and_changed();
        let run = build_limited(&bench, size);
        run.must_end_with(2);
        must_be_whole(&bench, &before);
        bench.must_run(&["build"]);
    }
}

#[test]
#[cfg_attr(not(unix), ignore = "it mounts a disk")]
fn a_full_disk_is_told_and_leaves_the_old_documents() {
    if !may_mount() {
        // The test above has the same fault without a disk of its own.
        return;
    }
    for size in [40, 120, 200, 280, 360, 600] {
        let (bench, before) = built_and_changed();
        // The old documents lie on the small disk too; afterwards they are copied out to be looked at.
        let run = build_mounted(
            &bench,
            &format!(
                "mkdir small; mount -t tmpfs -o size=4m none small; cp -a output/. small; \
                 used=$(df -k --output=used small | tail -n 1); \
                 mount -o remount,size=$((used + {size}))k small; \
                 mount --bind small output; trap 'umount output; rm -rf output/*; cp -a small/. output' EXIT; \
                 set +e; \"$0\" build --fonts \"$1\" --typst \"$2\"; exit $?"
            ),
        );
        if run.err().contains("件の文書を作りました") {
            assert!(size > 360, "{size} KiB are enough: {}", run.err());
            continue;
        }
        run.must_end_with(2);
        must_be_whole(&bench, &before);
        bench.must_run(&["build"]);
    }
}

#[test]
#[cfg_attr(not(unix), ignore = "it mounts a disk")]
fn an_output_that_cannot_be_written_is_told() {
    let (bench, before) = built_and_changed();
    let run = if may_mount() {
        build_mounted(&bench, "mount --bind output output; mount -o remount,bind,ro output")
    } else {
        fs::remove_file(bench.path().join("output/.lock")).expect("it is there");
        fs::create_dir(bench.path().join("output/.lock")).expect("the disk takes it");
        bench.run(&["build"])
    };
    run.must_end_with(2);
    run.must_say("output");
    assert!(folder(&bench) == before);
}

#[test]
#[cfg_attr(not(unix), ignore = "Windows exchanges no folder in which a file is open")]
fn who_reads_a_document_meanwhile_reads_the_old_one_to_its_end() {
    use std::io::Read;
    let (bench, before) = built_and_changed();
    let name = Path::new("健診勧奨通知/advance-report.pdf");
    let mut open = fs::File::open(bench.path().join("output/2008-08").join(name)).expect("it was made");
    bench.must_run(&["build"]);
    let mut read = Vec::new();
    open.read_to_end(&mut read).expect("it is still there");
    assert!(read == before[name] && folder(&bench)[name] != read);
}

#[test]
#[cfg_attr(not(unix), ignore = "it sends signals")]
fn a_build_that_is_stopped_or_killed_at_any_moment_leaves_whole_documents() {
    let bench = Bench::with_real_case();
    bench.must_run(&["build"]);
    let first = folder(&bench);
    bench.replace(CASE, WORDS[0], WORDS[1]);
    let begun = Instant::now();
    bench.must_run(&["build"]);
    let whole = begun.elapsed();
    let states = [first, folder(&bench)];
    let mut ends = BTreeMap::new();
    for round in 0..100_u32 {
        let turn = round as usize % 2;
        bench.replace(CASE, WORDS[1 - turn], WORDS[turn]);
        let mut process = bench
            .program(&["build"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        // Moments spread evenly over a build, out of order.
        let share = f64::from(round * 31 % 50) / 50.0;
        sleep(whole.mul_f64(share * 1.1));
        // First all that are stopped: a typst that outlives a killed run may write on for a moment.
        let is_stopped = round < 50;
        if is_stopped {
            unix::interrupt(&process);
        } else {
            process.kill().expect("it is ours");
        }
        let ended = process.wait().expect("it ends");
        *ends.entry(ended.to_string()).or_insert(0) += 1;
        let expected = [None, Some(0), Some(130)];
        assert!(expected.contains(&ended.code()), "{ended}");
        let now = folder(&bench);
        assert!(states.contains(&now), "round {round}: {ended}: neither the old documents nor the new ones");
        if is_stopped {
            must_leave_nothing(&bench);
        }
    }
    // One that is stopped before it listens ends by the signal itself.
    let count =
        |end: &str| ends.iter().filter(|(how, _)| how.contains(end)).map(|(_, count)| count).sum::<i32>();
    assert!(count("SIGKILL") >= 5 && count("130") >= 5, "killed and stopped: {ends:?}");
    sleep(Duration::from_secs(5));
    bench.must_run(&["build"]);
    assert!(folder(&bench) == states[99 % 2], "what the case says");
    must_leave_nothing(&bench);
}

#[test]
fn two_builds_at_once_are_one_after_the_other() {
    let bench = Bench::new();
    bench.copy("", "cases/2026-05");
    bench.copy("", "cases/2008-08");
    let mut builds: Vec<_> = (0..3)
        .map(|_| {
            let mut program = bench.program(&["build", "--force"]);
            program.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("the program starts")
        })
        .collect();
    let said: Vec<String> = builds
        .drain(..)
        .map(|build| {
            let output = build.wait_with_output().expect("it ends");
            assert_eq!(output.status.code(), Some(0));
            String::from_utf8_lossy(&output.stderr).into_owned()
        })
        .collect();
    assert_eq!(said.iter().filter(|said| said.contains("終わるのを待っています")).count(), 2, "{said:?}");
    let alone = Bench::new();
    alone.copy("", "cases/2026-05");
    alone.copy("", "cases/2008-08");
    alone.must_run(&["build"]);
    crate::real_case::must_be_the_same(&bench, &alone);
    must_leave_nothing(&bench);
}

#[test]
#[cfg_attr(not(unix), ignore = "a script stands in for typst")]
fn what_a_typst_of_a_killed_run_writes_meanwhile_goes_with_the_next_run() {
    let (bench, _) = built_and_changed();
    let old = bench.path().join("output/.run-old");
    let lines =
        format!("mkdir -p '{0}/chunk-0' && touch '{0}/.shingikai' '{0}/chunk-0/0.pdf'", old.display());
    build_with(&bench, &lines, &[]).must_end_with(0);
    assert!(!old.exists());
    // A folder that others called so, even if all that lies in it is what an earlier version put aside there.
    bench.write("output/.run-old/2008-08.old/覚書.txt", "事務局の覚え書き");
    bench.must_run(&["build", "--force"]);
    assert_eq!(bench.read("output/.run-old/2008-08.old/覚書.txt"), "事務局の覚え書き");
}

/// A copy of the fonts, which may be spoilt.
fn own_fonts(bench: &Bench) -> PathBuf {
    let fonts = bench.path().join("fonts");
    fs::create_dir(&fonts).expect("a folder");
    for entry in fs::read_dir(repository().join(".tools/fonts")).expect("the fonts are there") {
        let path = entry.expect("an entry").path();
        fs::copy(&path, fonts.join(path.file_name().expect("a name"))).expect("the disk takes it");
    }
    fonts
}

#[test]
#[cfg_attr(not(unix), ignore = "a script stands in for typst")]
fn what_happens_to_the_folder_of_fonts_meanwhile_changes_no_document() {
    let (bench, _) = built_and_changed();
    bench.must_run(&["build"]);
    let whole = folder(&bench);
    let fonts = own_fonts(&bench);
    let lines = format!("for font in {}/*.ttf; do echo > $font; done", fonts.display());
    build_on(&bench, &fonts, &lines, &["--force"]).must_end_with(0);
    assert!(folder(&bench) == whole, "the fonts that were compared are the fonts that were used");
}

#[test]
#[cfg_attr(not(unix), ignore = "a script stands in for typst")]
fn a_font_that_typst_cannot_read_leaves_the_old_documents() {
    // Typst goes on with the next font of the chain, and of what it says of it, nothing is heard here.
    let lines = "args=(\"$@\"); for i in ${!args[@]}; do \
          if [ \"${args[$i]}\" = --font-path ]; then fonts=\"${args[$((i + 1))]}\"; fi; done; \
        mkdir \"$fonts-$$\"; cp \"$fonts\"/* \"$fonts-$$\"; rm -f \"$fonts-$$\"/BIZUDMincho*; \
        $real \"${args[@]/$fonts/$fonts-$$}\" 2> \"$fonts-$$.log\"; status=$?; \
        grep -v \"unknown font family\" \"$fonts-$$.log\" >&2; exit $status";
    let (bench, before) = built_and_changed();
    let run = build_with(&bench, lines, &[]);
    run.must_end_with(2);
    run.must_say("BIZ UDMincho」で印刷されません");
    must_be_whole(&bench, &before);
    bench.must_run(&["build"]);
}

#[test]
#[cfg_attr(not(unix), ignore = "a script stands in for typst")]
fn a_value_that_typst_drops_leaves_the_old_documents() {
    let lines = format!("sed -i 's/{}//' \"${{@: -2:1}}\" \"$(dirname \"${{@: -2:1}}\")\"/*.typ", WORDS[1]);
    let (bench, before) = built_and_changed();
    let run = build_with(&bench, &lines, &[]);
    run.must_end_with(2);
    run.must_say("が印刷されません");
    must_be_whole(&bench, &before);
    bench.must_run(&["build"]);
}

#[test]
#[cfg_attr(not(unix), ignore = "it sends signals")]
fn a_template_that_does_not_end_is_told_and_leaves_the_old_documents() {
    let letters = "\"あいうえおかきくけこさしすせそたちつてとなにぬねの\"";
    let nested = |count: usize, body: &str| {
        let begin: String = (0..count).map(|n| format!("{{% for x{n} in {letters} %}}")).collect();
        format!("{begin}{body}{}", "{% endfor %}".repeat(count))
    };
    for (what, template, said) in [
        (
            "numbers",
            "{% for a in range(end=90000) %}{% for b in range(end=90000) %}{% endfor %}{% endfor %}",
            "1000000回",
        ),
        ("text", &nested(9, &"あ".repeat(10_000)), "256MB"),
        ("time", &nested(12, "{% set x = x1 %}"), "1秒たっても"),
    ] {
        let (bench, before) = built_and_changed();
        bench.write("templates/shinjuku-2008/special-clauses.tera.typ", template);
        let begun = Instant::now();
        let run = bench.run(&["build", "--time-limit", if what == "time" { "1" } else { "600" }]);
        assert!(begun.elapsed() < Duration::from_mins(1), "{what}");
        run.must_end_with(2);
        assert!(
            run.err().contains(said) && run.err().contains("special-clauses.tera.typ"),
            "{what}: {}",
            run.err()
        );
        must_be_whole(&bench, &before);
    }
    let (bench, before) = built_and_changed();
    bench.write("templates/shinjuku-2008/special-clauses.tera.typ", &nested(12, "{% set x = x1 %}"));
    let run = bench.run(&["build", "--time-limit", "1", "--lang", "en"]);
    run.must_end_with(2);
    run.must_say("no document after 1 s");
    let begun = Instant::now();
    let mut process = bench.program(&["build"]).stderr(Stdio::null()).spawn().expect("the program starts");
    sleep(Duration::from_secs(2));
    unix::interrupt(&process);
    assert_eq!(process.wait().expect("it ends").code(), Some(130));
    assert!(begun.elapsed() < Duration::from_secs(30));
    must_be_whole(&bench, &before);
}

#[test]
fn a_machine_that_gives_no_threads_is_told() {
    let (bench, before) = built_and_changed();
    let mut program = bench.program(&["build"]);
    // No machine has so much memory for the stack of a thread.
    program.env("RUST_MIN_STACK", (1_u64 << 60).to_string());
    let run = Run::of(program);
    run.must_end_with(2);
    run.must_say("ulimit -u");
    assert!(!run.err().contains("panicked"), "{}", run.err());
    must_be_whole(&bench, &before);
}
