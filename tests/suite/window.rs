//! A double-click, and what is dropped onto the program: it is done or said in words, and the window stays until Enter.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

use crate::support::{Bench, Run, command, repository};

/// The program in a window of its own, with things dropped onto it and with what somebody types there.
fn dropped(bench: &Bench, things: &[&Path], typed: &str) -> Run {
    let mut program = command(Path::new(env!("CARGO_BIN_EXE_shingikai")));
    let tools = repository().join(".tools/bin");
    program.arg("--in-window").args(things).current_dir("/").env("LANG", "ja_JP.UTF-8").env_remove("LC_ALL");
    program.env("PATH", tools).env("XDG_CACHE_HOME", bench.caches());
    program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = program.spawn().expect("the program starts");
    child.stdin.take().expect("it is piped").write_all(typed.as_bytes()).expect("it listens");
    let output = child.wait_with_output().expect("it ends");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    let run = Run { status: output.status.code(), out: text(output.stdout), err: text(output.stderr) };
    assert!(run.err().trim_end().ends_with("Enter キーを押すと、この画面を閉じます。"), "{}", run.err());
    run
}

/// Fonts where a packed folder would have them beside the program.
fn with_fonts(root: &Path) {
    let (from, to) = (repository().join(".tools/fonts"), root.join(".tools/fonts"));
    fs::create_dir_all(&to).expect("a folder");
    for font in fs::read_dir(from).expect("they are there") {
        let font = font.expect("an entry");
        fs::copy(font.path(), to.join(font.file_name())).expect("the disk takes it");
    }
}

#[test]
fn a_double_click_says_what_to_do() {
    let run = dropped(&Bench::new(), &[], "\n");
    run.must_end_with(0);
    run.must_say("空のまま、マウスでこのプログラム（shingikai）の上に重ねて");
    run.must_say(env!("CARGO_BIN_EXE_shingikai"));
}

#[test]
fn an_empty_folder_becomes_a_workspace_and_is_built_when_it_is_dropped_again() {
    let (bench, desk) = (Bench::new(), tempfile::tempdir().expect("a folder"));
    let folder = desk.path().join("新しい & (町)! 100%^");
    fs::create_dir(&folder).expect("a folder");
    let run = dropped(&bench, &[&folder], "\n");
    run.must_end_with(0);
    run.must_say("空のフォルダです");
    assert_eq!(fs::read_dir(&folder).expect("it is there").count(), 0, "nobody said yes");
    let run = dropped(&bench, &[&folder], "y\n\n");
    run.must_end_with(0);
    run.must_say("設定と見本を入れました");
    with_fonts(&folder);
    let run = dropped(&bench, &[&folder], "\n");
    run.must_end_with(0);
    run.must_say(&format!("PDF は {} にあります", folder.join("output").to_str().expect("UTF-8")));
    assert!(folder.join("output/見本/bundle.pdf").is_file());
}

#[test]
fn a_case_that_is_dropped_is_built_alone_and_what_is_wrong_in_it_is_said() {
    let bench = Bench::with_real_case();
    with_fonts(bench.path());
    let file = bench.path().join("cases/2008-08/健診勧奨通知.yaml");
    let run = dropped(&bench, &[&file], "\n");
    run.must_end_with(0);
    assert_eq!(bench.files("output").iter().filter(|path| path.ends_with("bundle.pdf")).count(), 0);
    assert!(bench.path().join("output/2008-08/健診勧奨通知/advance-report.pdf").is_file());
    bench.write("cases/2008-08/健診勧奨通知.yaml", "件名: あ\n");
    let run = dropped(&bench, &[&file], "\n");
    run.must_end_with(1);
    run.must_say("cases/2008-08/健診勧奨通知.yaml:1");
    run.must_say("のところを直して保存し、もう一度重ねてください");
}

#[test]
fn what_is_no_workspace_is_said_in_words() {
    let bench = Bench::new();
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("議事録.docx"), "").expect("the disk takes it");
    let run = dropped(&bench, &[folder.path()], "\n");
    run.must_end_with(2);
    run.must_say("cases フォルダのあるフォルダ");
    dropped(&bench, &[&folder.path().join("missing")], "\n").must_end_with(2);
}
