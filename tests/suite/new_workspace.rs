//! A new workspace, and the doctor who looks at it.

use std::fs;

use crate::support::{Bench, repository};

/// A fresh workspace on a base, made in an empty folder.
fn fresh() -> Bench {
    let bench = Bench::new();
    fs::remove_dir(bench.path().join("cases")).expect("it is empty");
    bench.must_run(&["init", ".", "--profile", "桜町"]);
    bench
}

const COUNCIL: &str = "templates/桜町/council.yaml";

#[test]
fn a_new_workspace_builds_its_sample_without_a_warning() {
    let bench = fresh();
    bench.must_run(&["build", "--deny-warnings"]);
    let folder = "output/見本/健診結果通知の作成委託";
    assert!(bench.read(&format!("{folder}/advance-report.txt")).contains("健康福祉課"));
    assert!(bench.path().join(folder).join("special-clauses.pdf").is_file());
    for file in [".vscode/settings.json", ".vscode/extensions.json"] {
        serde_json::from_str::<serde_json::Value>(&bench.read(file)).expect("it is JSON");
    }
    for kind in ["case", "meeting", "council", "clauses"] {
        assert!(bench.path().join(format!("templates/桜町/schema/{kind}.ja.json")).is_file(), "{kind}");
    }
}

#[test]
fn a_new_workspace_overwrites_nothing() {
    let bench = fresh();
    bench.write(COUNCIL, "基本: act-2023\n");
    let run = bench.run(&["init", ".", "--profile", "別町"]);
    run.must_end_with(2);
    run.must_say("もうあります");
    assert_eq!(bench.read(COUNCIL), "基本: act-2023\n");
    assert!(!bench.path().join("templates/別町").exists());
    let empty = Bench::new();
    empty.run(&["init", "ward", "--base", "nowhere"]).must_end_with(2);
    empty.run(&["init", "ward", "--profile", "a/b"]).must_end_with(2);
    empty.run(&["init", "ward", "--profile", "act-2023"]).must_end_with(2);
    assert!(!empty.path().join("ward").exists());
}

#[test]
fn the_doctor_lists_what_differs_from_the_base() {
    let bench = fresh();
    let council = bench.read(COUNCIL) + "取扱い票: { 委託: { 見出し: { 理由: 委託する訳 } } }\n";
    bench.write(COUNCIL, &council);
    let run = bench.must_run(&["doctor"]);
    let said = run.out();
    assert!(
        said.contains("council.yaml ＞ 取扱い票 ＞ 委託 ＞ 見出し ＞ 理由: ")
            && said.contains(" → 委託する訳\n"),
        "{said}"
    );
    assert!(said.contains("（基本: act-2023）"), "{said}");
    assert!(!said.contains("不良"), "{said}");
    let english = bench.must_run(&["--lang", "en", "doctor", "桜町"]).out();
    assert!(english.contains("[well] typst") && english.contains("builds on act-2023"), "{english}");
}

#[test]
fn every_built_in_profile_prints_every_value() {
    let said = Bench::new().must_run(&["doctor"]).out();
    for profile in ["act-2023", "shinjuku-2008"] {
        assert!(
            said.contains(&format!("[良] 「{profile}」の様式に、案件のすべての値が印刷されること")),
            "{said}"
        );
    }
}

#[test]
fn a_template_that_forgets_a_value_is_told_which() {
    let bench = fresh();
    for (file, old, new, missing) in [
        ("parts.tera.typ", "  notice: {{ of.cover.notice }},", "", None),
        ("parts.tera.typ", "subject: {{ sheet.subject }},", "", Some("advance-report: 委託 ＞ 件名")),
        (
            "parts.tera.typ",
            "mark: {{ kind.mark }}, grounds: {{ <texts of={kind.grounds} /> }}",
            "mark: {{ kind.mark }}, grounds: ()",
            Some("advance-report: "),
        ),
        ("parts.tera.typ", "number: {{ paragraph.number }}", "number: \"\"", Some("special-clauses: 番号")),
        ("bundle.tera.typ", "people: {{ <texts of={front.people} /> }},", "", Some("bundle: 出席者")),
        (
            "parts.tera.typ",
            "notes: {{ <texts of={of.notes} /> }},\n      openness",
            "notes: (),\n      openness",
            Some("bundle: 諮問・報告事項一覧"),
        ),
        ("bundle.tera.typ", "notice: {{ slip.notice }},", "", Some("bundle: 差込")),
        ("parts.tera.typ", "(text: {{ piece.text }},", "(text: \"\",", Some("call-list: ")),
        // The library can forget as well as a template.
        (
            "form.typ",
            "align(end, gothic(matching.label + \" \" + matching.number)),",
            "[],",
            Some("advance-report: 照合番号"),
        ),
    ] {
        let text =
            fs::read_to_string(repository().join("templates/shinjuku-2008").join(file)).expect("it is there");
        assert_eq!(text.matches(old).count(), 1, "{old:?} in {file}");
        let place = format!("templates/桜町/{file}");
        bench.write(&place, &text.replace(old, new));
        let run = bench.run(&["doctor"]);
        run.must_end_with(i32::from(missing.is_some()));
        if let Some(missing) = missing {
            assert!(run.out().contains(&format!("印刷されません: {missing}")), "{file}: {}", run.out());
        }
        fs::remove_file(bench.path().join(place)).expect("it is there");
    }
}

#[test]
fn the_doctor_says_what_the_machine_lacks() {
    let bench = fresh();
    let mut program = crate::support::command(std::path::Path::new(env!("CARGO_BIN_EXE_shingikai")));
    program.args(["doctor", "--typst", "nowhere", "--fonts", "nowhere"]).current_dir(bench.path());
    let run = crate::support::Run::of(program);
    run.must_end_with(2);
    assert_eq!(run.out().matches("[不良]").count() + run.out().matches("[ill]").count(), 2, "{}", run.out());
    bench.write(COUNCIL, "基本: act-2023\n名称:\n根拠の表記: ◇{条}\n");
    let run = bench.run(&["doctor"]);
    run.must_end_with(1);
    assert!(run.out().contains("shingikai check templates/桜町"), "{}", run.out());
}

#[test]
fn completions_know_every_command() {
    let bench = Bench::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let said = bench.must_run(&["completions", shell]).out();
        for command in ["build", "check", "new", "init", "schema", "explain", "doctor"] {
            assert!(said.contains(command), "{command} in {shell}");
        }
    }
}

#[test]
fn a_profile_of_any_name_that_can_be_a_folder_has_a_sample_that_is_right() {
    for name in
        ["null", "~", "yes", "no", "1", "#x", "[x", "{x}", "a - #x", "&x", "!x", "%x", "a, b", "a'b", " x"]
    {
        let bench = Bench::new();
        fs::remove_dir(bench.path().join("cases")).expect("it is empty");
        bench.must_run(&["init", ".", "--profile", name]);
        let run = bench.must_run(&["check", "--deny-warnings"]);
        run.must_say("エラー 0件、警告 0件");
        serde_json::from_str::<serde_json::Value>(&bench.read(".vscode/settings.json")).expect("it is JSON");
        let kept = bench.read(&format!("templates/{name}/schema/case.ja.json"));
        assert_eq!(bench.must_run(&["schema", "--profile", name]).out(), kept);
        for kind in ["council", "clauses"] {
            let kept = bench.read(&format!("templates/{name}/schema/{kind}.ja.json"));
            assert_eq!(bench.must_run(&["schema", kind, "--profile", name]).out(), kept);
        }
        bench.must_run(&["new", "2026-05/案件", "--profile", name]);
        assert!(!bench.run(&["check"]).err().contains("council-unknown"), "{name}");
    }
}

#[test]
fn a_name_that_can_be_no_folder_everywhere_is_refused() {
    for name in ["aux", "a: b", "a:b", "x.", "x ", "a*b", "a\nb", "a\u{1b}b", "..", ".x", "ACT-2023"] {
        let bench = Bench::new();
        bench.run(&["init", "ward", "--profile", name]).must_end_with(2);
        assert!(!bench.path().join("ward").exists(), "{name:?}");
    }
}

/// Starts the program in a shell that lets no file grow beyond so many kilobytes.
fn limited(bench: &Bench, kilobytes: u32, on_limit: &str, arguments: &[&str]) -> crate::support::Run {
    let mut bash = crate::support::command(std::path::Path::new("bash"));
    let script = format!("{on_limit}; ulimit -f {kilobytes}; exec \"$@\"");
    bash.args(["-c", &script, "bash", env!("CARGO_BIN_EXE_shingikai")]).args(arguments);
    bash.current_dir(bench.path());
    crate::support::Run::of(bash)
}

#[test]
#[cfg_attr(not(unix), ignore = "bash keeps files small")]
fn a_disk_that_is_full_midway_leaves_nothing_and_the_next_try_does_all() {
    let whole = Bench::new();
    whole.must_run(&["init", "ward"]);
    let mut failed = 0;
    for kilobytes in [0, 1, 2, 4, 8, 16, 64] {
        for into in ["ward", "."] {
            let bench = Bench::new();
            let run = limited(&bench, kilobytes, "trap '' XFSZ", &["init", into, "--profile", "ward"]);
            if run.status() != 0 {
                run.must_end_with(2);
                failed += 1;
                assert!(bench.files("").is_empty(), "{kilobytes} KB: {:?}", bench.files(""));
                assert!(into == "." || !bench.path().join("ward").exists());
            }
            if run.status() != 0 {
                bench.must_run(&["init", into, "--profile", "ward"]);
            }
            assert_eq!(bench.files(into), whole.files("ward"));
        }
    }
    assert!(failed >= 8, "{failed}");
}

#[test]
#[cfg_attr(not(unix), ignore = "bash keeps files small")]
fn a_run_that_is_killed_midway_leaves_whole_files_and_the_next_does_the_rest() {
    let whole = Bench::new();
    whole.must_run(&["init", "ward"]);
    let hidden = |name: &std::path::Path| name.to_string_lossy().contains(".shingikai-new-");
    let must_be_done = |bench: &Bench, into: &str| {
        if !bench.path().join(into).join("templates/ward").exists() {
            bench.must_run(&["init", into, "--profile", "ward"]);
        }
        for name in whole.files("ward") {
            let [found, wanted] = [bench.path().join(into), whole.path().join("ward")]
                .map(|folder| fs::read(folder.join(&name)).expect("it is there"));
            assert!(found == wanted, "{}", name.display());
        }
        let others = bench.files(into).into_iter().filter(|name| !hidden(name)).count();
        assert_eq!(others, whole.files("ward").len());
    };
    for kilobytes in [0, 1, 2, 4, 8, 16, 64] {
        let bench = Bench::new();
        let run = limited(&bench, kilobytes, "true", &["init", "ward", "--profile", "ward"]);
        assert_eq!(run.status, None, "the system kills it");
        must_be_done(&bench, "ward");
    }
    for moment in 0..40 {
        let bench = Bench::new();
        let mut program = bench.program(&["init", ".", "--profile", "ward"]);
        program.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
        let mut running = program.spawn().expect("it starts");
        std::thread::sleep(std::time::Duration::from_millis(moment * 3));
        running.kill().expect("it is ours");
        running.wait().expect("it is ours");
        must_be_done(&bench, ".");
    }
}

#[test]
fn what_a_stopped_run_left_is_gone_on_with_and_what_another_wrote_is_not() {
    let bench = Bench::new();
    bench.must_run(&["init", ".", "--profile", "ward"]);
    let readme = bench.read("README.md");
    fs::remove_dir_all(bench.path().join("templates")).expect("it is there");
    fs::remove_dir_all(bench.path().join(".ci")).expect("it is there");
    bench.write("README.md", "# われわれの町\n");
    bench.run(&["init", ".", "--profile", "ward"]).must_end_with(2);
    assert!(!bench.path().join("templates").exists() && !bench.path().join(".ci").exists());
    bench.write("README.md", &readme);
    bench.must_run(&["init", ".", "--profile", "ward"]);
    bench.must_run(&["check", "--deny-warnings"]);
}
