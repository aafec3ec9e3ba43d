//! A wrong command line is told in the reader's language, and moves no cursor.

use crate::support::{Bench, Run};

/// Runs the program with nothing but these arguments.
fn said(arguments: &[&str]) -> String {
    let bench = Bench::new();
    let mut program = bench.program(&[]);
    program.args(arguments);
    let run = Run::of(program);
    run.must_end_with(2);
    assert_eq!(run.out(), "");
    run.err()
}

#[test]
fn a_wrong_command_line_is_told_in_both_languages() {
    for (arguments, japanese, english) in [
        (&["bild"][..], "「bild」ということはできません", "there is no command “bild”"),
        (&["bild"], "もしかして: build", "perhaps: build"),
        (&["build", "--prined"], "「--prined」という指定はありません", "there is no “--prined”"),
        (&["check", "--format", "xml"], "使えるのは human、", "(but: human"),
        (&["new"], "次の指定が必要です: <MEETING[/CASE]>", "this is needed: <MEETING[/CASE]>"),
        (&["build", "--cache"], "「--cache <DIR>」の後に値が必要です", "“--cache <DIR>” needs a value"),
        (&["build", "--force", "--verify"], "一緒に使えません", "cannot be used with"),
    ] {
        let told = said(arguments);
        assert!(told.starts_with("エラー: ") && told.contains(japanese), "{told}");
        assert!(!told.contains("OPTIONS"), "{told}");
        let told = said(&[arguments, &["--lang", "en"]].concat());
        assert!(told.starts_with("error: ") && told.contains(english), "{told}");
    }
}

#[test]
fn what_was_typed_moves_no_cursor_and_is_no_command_of_ci() {
    for hostile in ["--\u{1b}]0;x\u{7}", "--a\n::error::b", "--\u{202e}a", "--##[error]a"] {
        let told = said(&["build", hostile]);
        assert!(!told.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{told:?}");
        assert!(!told.lines().any(|line| line.starts_with("::")) && !told.contains("##["), "{told:?}");
    }
}
