//! `--output`: the program writes its result into a file itself, whole or not at all.

use std::fs;

use crate::support::Bench;

/// What the program writes into a file, and nothing onto stdout.
fn written(bench: &Bench, arguments: &[&str], file: &str, status: i32) -> String {
    let run = bench.run(&[arguments, &["--output", file]].concat());
    run.must_end_with(status);
    run.must_say(&format!("{file} に書きました"));
    assert_eq!(run.out(), "");
    bench.read(file)
}

#[test]
fn a_result_for_people_has_a_byte_order_mark_and_one_for_programs_is_as_ever() {
    let bench = Bench::with_real_case();
    bench.write("cases/2008-08/誤り.yaml", "件名: あ\n");
    for (arguments, status, for_people) in [
        (&["check"][..], 1, false),
        (&["list"], 1, true),
        (&["list", "--format", "csv"], 1, false),
        (&["list", "--format", "json"], 1, false),
        (&["check", "--format", "json"], 1, false),
        (&["check", "--format", "sarif"], 1, false),
        (&["check", "--format", "gitlab"], 1, false),
        (&["explain"], 0, true),
        (&["explain", "provided-not-held"], 0, true),
        (&["schema", "case"], 0, false),
        (&["completions", "powershell"], 0, false),
    ] {
        let printed = bench.run(arguments).out();
        let text = written(&bench, arguments, "結果 1.txt", status);
        let mark = if for_people { "\u{feff}" } else { "" };
        if arguments == ["check"] {
            assert!(text.starts_with("\u{feff}警告[case-not-listed]"), "{text}");
        } else {
            assert_eq!(text, format!("{mark}{printed}"), "{arguments:?}");
        }
    }
}

#[test]
fn findings_go_into_the_file_and_their_number_to_the_screen() {
    let bench = Bench::with_real_case();
    bench.write("cases/2008-08/誤り.yaml", "件名: あ\n");
    let run = bench.run(&["check", "-o", "指摘.txt"]);
    run.must_end_with(1);
    assert!(!run.err().contains("-->"), "{}", run.err());
    let text = bench.read("指摘.txt");
    assert!(text.contains("--> cases/2008-08/誤り.yaml:1"), "{text}");
    run.must_say(text.lines().last().expect("the last line says how many there are"));
}

#[test]
fn a_result_that_cannot_be_written_leaves_what_was_there() {
    let bench = Bench::with_real_case();
    let case = "cases/2008-08/健診勧奨通知.yaml";
    let before = bench.read(case);
    for file in [case, "cases/2008-08/meeting.YML", "templates/x/a.typ"] {
        let run = bench.run(&["list", "--output", file]);
        run.must_end_with(2);
        run.must_say("案件や設定のファイルの名前");
    }
    assert_eq!(bench.read(case), before);
    fs::create_dir_all(bench.path().join("台帳.csv/x")).expect("a folder");
    for file in ["台帳.csv", "無いフォルダ/台帳.csv"] {
        let run = bench.run(&["list", "--format", "csv", "--output", file]);
        run.must_end_with(2);
        run.must_say(&format!("{file} に書けません"));
    }
    assert!(bench.path().join("台帳.csv/x").is_dir());
    let names =
        fs::read_dir(bench.path()).expect("it is there").map(|entry| entry.expect("an entry").file_name());
    assert!(
        names.into_iter().all(|name| !name.to_string_lossy().starts_with(".shingikai")),
        "nothing is left"
    );
}
