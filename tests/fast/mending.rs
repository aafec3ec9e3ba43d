//! What findings know how to mend is mended on request, whole files at a time, and nothing else.

use std::fs;
use std::path::Path;

use shingikai::app::check::check;
use shingikai::app::fix::{Acceptance, FixOptions, FixScope, Fixed, allow, fix};
use shingikai::app::session::Session;
use shingikai::diagnostic::fault::Fault;
use shingikai::diagnostic::finding::{Finding, Rule};
use shingikai::disk::real_path;
use shingikai::workspace::Workspace;

use crate::support::{Bench, FONTS, REAL_CASE_FILE, REAL_MEETING_FILE};

const SAFE: FixOptions = FixOptions { scope: FixScope::Safe, is_trial: false };
const ALL: FixOptions = FixOptions { scope: FixScope::All, is_trial: false };

fn session(bench: &Bench) -> Session {
    Session::without_typst(Workspace::new(real_path(bench.path()).expect("it is there"), FONTS.clone()))
}

fn mended(bench: &Bench, options: FixOptions) -> Fixed {
    fix(&session(bench), &[], options).expect("the machine is sound")
}

fn bytes(bench: &Bench, path: &str) -> Vec<u8> {
    fs::read(bench.path().join(path)).expect("it is there")
}

fn rules(fixed: &Fixed) -> Vec<Rule> {
    fixed.made.iter().map(|made| made.finding.rule).collect()
}

/// A case with one line as another one; the text before.
fn slip(bench: &Bench, right: &str, wrong: &str) -> Vec<u8> {
    let before = bytes(bench, REAL_CASE_FILE);
    bench.replace(REAL_CASE_FILE, right, wrong);
    before
}

#[test]
fn what_is_certain_is_mended_and_the_second_time_nothing_is() {
    let bench = Bench::with_real_case();
    let right = slip(&bench, "件名: ", "件名：");
    bench.replace(REAL_CASE_FILE, "  事業名: ", "\t事業名:");
    let fixed = mended(&bench, SAFE);
    assert!(rules(&fixed).contains(&Rule::FullWidthSyntax) && rules(&fixed).contains(&Rule::TabIndent));
    assert_eq!(fixed.checked.findings.iter().filter(|finding| finding.allowed.is_none()).count(), 0);
    assert_eq!(bytes(&bench, REAL_CASE_FILE), right);
    let again = mended(&bench, ALL);
    assert!(again.made.is_empty() && again.files.is_empty());
    assert_eq!(bytes(&bench, REAL_CASE_FILE), right);
}

#[test]
fn what_is_doubtful_is_mended_only_on_request() {
    let bench = Bench::with_real_case();
    bench.replace(REAL_MEETING_FILE, "（水）", "（木）");
    let wrong = bytes(&bench, REAL_MEETING_FILE);
    assert!(mended(&bench, SAFE).made.is_empty());
    assert_eq!(bytes(&bench, REAL_MEETING_FILE), wrong);
    assert_eq!(rules(&mended(&bench, ALL)), [Rule::WeekdayMismatch]);
    assert!(String::from_utf8(bytes(&bench, REAL_MEETING_FILE)).expect("UTF-8").contains("（水）"));
}

#[test]
fn a_trial_says_what_would_change_and_writes_nothing() {
    let bench = Bench::with_real_case();
    let right = slip(&bench, "件名: ", "件名：");
    let wrong = bytes(&bench, REAL_CASE_FILE);
    let fixed = mended(&bench, FixOptions { is_trial: true, ..SAFE });
    assert_eq!(bytes(&bench, REAL_CASE_FILE), wrong);
    let [file] = fixed.files.as_slice() else { panic!("{:?}", fixed.files) };
    assert_eq!((file.old.as_bytes(), file.new.as_bytes()), (wrong.as_slice(), right.as_slice()));
    assert!(!fixed.checked.findings.iter().any(|finding| finding.rule == Rule::FullWidthSyntax));
}

#[test]
fn mark_and_line_ends_of_windows_stay_and_so_do_the_rights() {
    let bench = Bench::with_real_case();
    let text = String::from_utf8(bytes(&bench, REAL_CASE_FILE)).expect("UTF-8");
    let right = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    bench.write(REAL_CASE_FILE, &right.replace("件名: ", "件名："));
    let place = bench.path().join(REAL_CASE_FILE);
    #[cfg(unix)]
    {
        let rights = std::os::unix::fs::PermissionsExt::from_mode(0o640);
        fs::set_permissions(&place, rights).expect("they are ours");
    }
    let rights = fs::metadata(&place).expect("it is there").permissions();
    assert_eq!(rules(&mended(&bench, SAFE)), [Rule::FullWidthSyntax]);
    assert_eq!(bytes(&bench, REAL_CASE_FILE), right.as_bytes());
    assert_eq!(fs::metadata(&place).expect("it is there").permissions(), rights);
}

#[test]
fn another_encoding_is_saved_as_utf_8_and_what_was_wrong_in_it_is_mended_after_that() {
    let bench = Bench::with_real_case();
    let right = slip(&bench, "件名: ", "件名：");
    let wrong = String::from_utf8(bytes(&bench, REAL_CASE_FILE)).expect("UTF-8");
    let (encoded, _, is_lossy) = encoding_rs::SHIFT_JIS.encode(&wrong);
    assert!(!is_lossy);
    fs::write(bench.path().join(REAL_CASE_FILE), encoded).expect("the disk takes it");
    assert_eq!(rules(&mended(&bench, ALL)), [Rule::NotUtf8, Rule::FullWidthSyntax]);
    assert_eq!(bytes(&bench, REAL_CASE_FILE), right);
}

#[test]
fn a_file_gets_the_name_that_is_meant_unless_something_has_it() {
    let bench = Bench::with_real_case();
    let other = "cases/2008-08/別の案件.yml";
    bench.write(other, "件名: あについて\n");
    assert!(mended(&bench, SAFE).made.is_empty(), "a name is a person's to choose");
    assert!(rules(&mended(&bench, ALL)).contains(&Rule::FileNotRead));
    assert_eq!(bytes(&bench, "cases/2008-08/別の案件.yaml"), "件名: あについて\n".as_bytes());
    assert!(!bench.path().join(other).exists());
    // A file that came meanwhile is not replaced.
    bench.write(other, "件名: いについて\n");
    let made = fix(&session(&bench), &[], ALL).map(|fixed| rules(&fixed));
    assert!(made.is_err() || !made.expect("it is no error").contains(&Rule::FileNotRead));
    assert_eq!(bytes(&bench, "cases/2008-08/別の案件.yaml"), "件名: あについて\n".as_bytes());
    assert_eq!(bytes(&bench, other), "件名: いについて\n".as_bytes());
}

fn accepted(bench: &Bench, rule: &str, path: &str, line: usize) -> anyhow::Result<Fixed> {
    let root = real_path(bench.path()).expect("it is there");
    let file = path.split('/').fold(root, |at, name| at.join(name));
    let (rule, reason) = (rule.to_owned(), " 原文どおり ".to_owned());
    allow(&session(bench), &Acceptance { rule, reason, file, line }, false)
}

fn line_of(bench: &Bench, path: &str, text: &str) -> usize {
    let file = String::from_utf8(bytes(bench, path)).expect("UTF-8");
    file.lines().position(|line| line.contains(text)).expect("it is there") + 1
}

#[test]
fn what_somebody_accepts_is_written_into_its_file() {
    let bench = Bench::with_real_case();
    bench.replace(REAL_CASE_FILE, "受診率向上のため", "受診率の向上の向上のため");
    let line = line_of(&bench, REAL_CASE_FILE, "受診率の向上");
    let before = mended(&bench, FixOptions { is_trial: true, ..SAFE }).checked.findings;
    let open = before.iter().find(|finding| finding.allowed.is_none()).expect("something is found");
    let (rule, id) = (open.rule, open.rule.id());
    let fixed = accepted(&bench, id, REAL_CASE_FILE, line).expect("it can be accepted");
    let found =
        fixed.checked.findings.iter().find(|finding| finding.rule == rule && finding.allowed.is_some());
    assert!(found.is_some_and(|finding| finding.allowed.as_deref() == Some("原文どおり")), "{fixed:?}");
    let text = String::from_utf8(bytes(&bench, REAL_CASE_FILE)).expect("UTF-8");
    assert!(text.contains(&format!("指摘: {id}")) && text.contains("理由: 原文どおり"), "{text}");
    assert!(
        fault(accepted(&bench, id, REAL_CASE_FILE, line)).contains("allow-nothing"),
        "it is accepted already"
    );
}

#[test]
fn of_entries_that_are_alike_one_alone_is_accepted() {
    let bench = Bench::with_real_case();
    let text = String::from_utf8(bytes(&bench, REAL_CASE_FILE)).expect("UTF-8");
    let (head, rest) = text.split_once("  - 根拠:").expect("it has a matter");
    let (matter, tail) = rest.split_once("\n\n").expect("it ends");
    let matter = format!("  - 根拠:{}", matter.replace("大量の発送となるため", "大量のの発送となるため"));
    bench.write(REAL_CASE_FILE, &format!("{head}{matter}\n{matter}\n{matter}\n\n{tail}"));
    let open = |findings: &[Finding]| -> Vec<usize> {
        let doubled = findings.iter().filter(|finding| finding.rule == Rule::RepeatedWord);
        let open = doubled.filter(|finding| finding.allowed.is_none());
        open.map(|finding| finding.file.position(finding.span.start).line).collect()
    };
    let before = open(&mended(&bench, FixOptions { is_trial: true, ..SAFE }).checked.findings);
    assert_eq!(before.len(), 3, "{before:?}");
    let fixed = accepted(&bench, Rule::RepeatedWord.id(), REAL_CASE_FILE, before[1]);
    let after = open(&fixed.expect("it can be accepted").checked.findings);
    assert_eq!(after, [before[0], before[2]]);
    let text = String::from_utf8(bytes(&bench, REAL_CASE_FILE)).expect("UTF-8");
    assert!(text.contains("箇所: 取扱い 2"), "{text}");
}

#[test]
fn a_meeting_that_accepts_nothing_yet_accepts_a_finding() {
    let bench = Bench::with_real_case();
    bench.replace(REAL_MEETING_FILE, "（水）", "（木）");
    let line = line_of(&bench, REAL_MEETING_FILE, "（木）");
    let told = accepted(&bench, "weekday-mismatch", REAL_MEETING_FILE, line);
    // An error can be accepted only where its rule says so.
    match told {
        Ok(fixed) => assert!(fixed.checked.findings.iter().any(|finding| finding.allowed.is_some())),
        Err(error) => assert!(format!("{error:?}").contains("allow-error")),
    }
}

fn fault(told: anyhow::Result<Fixed>) -> String {
    let error = told.expect_err("it cannot be accepted");
    error.downcast_ref::<Fault>().map_or_else(|| format!("{error:?}"), |fault| fault.id.to_owned())
}

#[test]
fn what_cannot_be_accepted_is_told_and_nothing_is_written() {
    let bench = Bench::with_real_case();
    bench.replace(REAL_CASE_FILE, "目的: ", "もくてき: ");
    let line = line_of(&bench, REAL_CASE_FILE, "もくてき");
    let before = bytes(&bench, REAL_CASE_FILE);
    assert_eq!(fault(accepted(&bench, "no-such-rule", REAL_CASE_FILE, line)), "allow-no-rule");
    assert_eq!(fault(accepted(&bench, "unknown-key", REAL_CASE_FILE, line + 1)), "allow-nothing");
    assert_eq!(fault(accepted(&bench, "unknown-key", REAL_CASE_FILE, line)), "allow-error");
    let (root, line) = (real_path(bench.path()).expect("it is there"), line);
    let empty = Acceptance { rule: "typo".into(), reason: " ".into(), file: root.join(REAL_CASE_FILE), line };
    assert_eq!(fault(allow(&session(&bench), &empty, false)), "allow-no-reason");
    assert_eq!(bytes(&bench, REAL_CASE_FILE), before);
    assert!(!Path::new("no-such-folder").exists());
}

/// What is open after a mistake was made in a case, each with its fixes as the text that they lead to.
fn cures(right: &str, wrong: &str) -> Vec<(Rule, Vec<String>)> {
    let bench = Bench::with_real_case();
    slip(&bench, right, wrong);
    let findings = check(&session(&bench), &[]).expect("the machine is sound").findings;
    let open = findings.into_iter().filter(|finding| finding.allowed.is_none());
    open.map(|finding| {
        let texts = finding.fixes.iter().map(|fix| {
            let lines = fix.line_changes(9).into_iter().map(|(_, change)| {
                format!("{}-{}+{}", change.line, change.old.join("|"), change.new.join("|"))
            });
            lines.collect::<Vec<_>>().join(" ")
        });
        (finding.rule, texts.collect())
    })
    .collect()
}

#[test]
fn a_key_at_a_wrong_level_is_one_mistake_and_goes_where_it_belongs() {
    // Too deep, so that it belongs to the value above.
    let found = cures("    理由: 未受診", "      理由: 未受診");
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].0 == Rule::UnknownKey && found[0].1[0].contains("+    理由: 未受診"), "{found:#?}");
    // Not deep enough, at the end of the mapping.
    let found = cures("  目的: 特定", "目的: 特定");
    assert_eq!(found.len(), 1, "{found:#?}");
    // In brackets.
    let found = cures("内線: 4221 }", "内線: 4221, 理由の二: 1 }");
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].1.is_empty(), "nobody knows it: {found:#?}");
}

#[test]
fn the_only_unknown_key_beside_the_only_missing_one_is_that_key() {
    let found = cures("  目的: ", "  ねらい: ");
    let expected = "9-  ねらい: 特定健康診査の受診率向上のため+  目的: 特定健康診査の受診率向上のため";
    assert_eq!(found, [(Rule::UnknownKey, vec![expected.to_owned()])]);
}

#[test]
fn a_file_that_was_asked_for_is_mended_under_its_new_name() {
    // As a Mac stores it.
    let (stored, right) = ("か\u{3099}ん検診.yaml", "がん検診.yaml");
    let bench = Bench::with_real_case();
    let text = String::from_utf8(bytes(&bench, REAL_CASE_FILE)).expect("UTF-8");
    bench.write(&format!("cases/2008-08/{stored}"), &text.replace("件名: ", "件名："));
    bench.replace(REAL_MEETING_FILE, "案件:\n", &format!("案件:\n  - {right}\n"));
    let session = session(&bench);
    let meeting = session.workspace.root.join("cases").join("2008-08");
    let rules = rules(&fix(&session, &[meeting.join(stored)], ALL).expect("the machine is sound"));
    assert!(rules.contains(&Rule::FullWidthSyntax) && rules.contains(&Rule::FileName), "{rules:?}");
    assert_eq!(bytes(&bench, &format!("cases/2008-08/{right}")), text.as_bytes());
    assert!(!meeting.join(stored).exists());
}
