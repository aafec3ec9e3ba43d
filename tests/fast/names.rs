//! Names of meetings and cases that not every system keeps are reported at the file that has them.

use std::fs;

use shingikai::app::check::check;
use shingikai::app::session::Session;
use shingikai::diagnostic::arguments::Argument;
use shingikai::diagnostic::finding::{Finding, Rule, Severity};
use shingikai::diagnostic::fix::Change;
use shingikai::workspace::Workspace;

use crate::support::{Bench, FONTS, REAL_CASE_FILE, REAL_MEETING_FILE};

/// が in pieces, as a Mac stores it.
const IN_PIECES: &str = "か\u{3099}ん検診";

fn findings(bench: &Bench) -> Vec<Finding> {
    let session = Session::without_typst(Workspace::new(bench.path().to_owned(), FONTS.clone()));
    let found = check(&session, &[]).expect("the machine is sound").findings;
    found.into_iter().filter(|finding| finding.allowed.is_none()).collect()
}

/// The real meeting with its case under other names, each listed as it is.
fn with_cases(names: &[&str]) -> Bench {
    let bench = Bench::with_real_case();
    let text = bench.read(REAL_CASE_FILE);
    fs::remove_file(bench.path().join(REAL_CASE_FILE)).expect("it is there");
    for name in names {
        bench.write(&format!("cases/2008-08/{name}.yaml"), &text);
    }
    let meeting = bench.read(REAL_MEETING_FILE);
    let (head, _) = meeting.split_once("案件:").expect("a list");
    bench.write(REAL_MEETING_FILE, head);
    bench
}

/// What is told of names: the file, what is wrong, how grave it is.
fn told(found: &[Finding]) -> Vec<(String, String, Severity)> {
    let of_names = found.iter().filter(|finding| finding.rule == Rule::FileName);
    let words = of_names.map(|finding| {
        let Argument::Text(fault) = &finding.words["fault"] else { panic!("{finding:?}") };
        (finding.file.path.to_string_lossy().into_owned(), fault.clone(), finding.severity)
    });
    words.collect()
}

#[track_caller]
fn must_be_told_of_case(name: &str, fault: &str, severity: Severity) {
    let found = findings(&with_cases(&[name]));
    let path = format!("cases/2008-08/{name}.yaml");
    assert_eq!(told(&found), [(path, fault.to_owned(), severity)], "{found:#?}");
    assert_eq!(found.len(), 1, "{found:#?}");
}

#[test]
#[cfg_attr(not(unix), ignore = "Windows has no such names")]
fn names_of_cases_that_some_system_cannot_keep_are_reported_at_the_case() {
    for (name, fault) in [
        ("aux", "reserved"),
        ("nul.二", "reserved"),
        ("COM1", "reserved"),
        ("a:b", "sign"),
        ("a*b?", "sign"),
        ("「a」<b>", "sign"),
        ("a\\b", "sign"),
        ("x.", "ending"),
        ("x ", "ending"),
        (IN_PIECES, "decomposed"),
    ] {
        must_be_told_of_case(name, fault, Severity::Warning);
    }
    for name in ["a\u{1b}[2Jb", "a\n::error::x", "a\u{202e}b", "a\tb"] {
        must_be_told_of_case(name, "unseen", Severity::Error);
    }
    for name in ["健診　勧奨 (二)", "auxiliary", "2008-08 報告 1,2 100%"] {
        assert_eq!(findings(&with_cases(&[name])), []);
    }
}

#[test]
#[cfg_attr(not(unix), ignore = "Windows has no such names")]
fn names_that_some_system_takes_for_one_are_errors_of_both() {
    for [one, other] in [["Abc", "aBC"], ["がん検診", IN_PIECES], ["x", "x."], ["案件", "Meeting"]] {
        let found = told(&findings(&with_cases(&[one, other])));
        let alike: Vec<_> = found.iter().filter(|(_, fault, _)| fault == "alike").collect();
        let count = if other == "Meeting" { 1 } else { 2 };
        assert_eq!(alike.len(), count, "{found:?}");
        assert!(alike.iter().all(|(_, _, severity)| *severity == Severity::Error));
    }
}

#[test]
#[cfg_attr(not(unix), ignore = "Windows has no such names")]
fn names_of_meetings_are_reported_at_the_meeting_and_an_error_stops_it() {
    for (name, fault, severity) in [
        ("aux", "reserved", Severity::Warning),
        ("2008:08", "sign", Severity::Warning),
        ("2008-08.", "ending", Severity::Warning),
        (IN_PIECES, "decomposed", Severity::Warning),
        ("a\u{1b}]0;x\u{7}", "unseen", Severity::Error),
        ("a\n::error::x", "unseen", Severity::Error),
    ] {
        let bench = Bench::with_real_case();
        fs::rename(bench.path().join("cases/2008-08"), bench.path().join("cases").join(name)).expect("ours");
        let found = findings(&bench);
        let path = format!("cases/{name}/meeting.yaml");
        assert_eq!(told(&found), [(path, fault.to_owned(), severity)], "{found:#?}");
        assert_eq!(found.len(), 1, "{found:#?}");
        if fault == "decomposed" {
            let to = "cases/がん検診".into();
            let from = format!("cases/{name}").into();
            assert_eq!(found[0].fixes[0].change, Change::Rename { from, to });
        }
    }
    let bench = Bench::with_real_case();
    let meeting = bench.read(REAL_MEETING_FILE);
    fs::remove_dir_all(bench.path().join("cases/2008-08")).expect("ours");
    for name in ["abc", "ABC"] {
        bench.write(&format!("cases/{name}/meeting.yaml"), &meeting);
    }
    let found = findings(&bench);
    let alike = |name: &str| (format!("cases/{name}/meeting.yaml"), "alike".to_owned(), Severity::Error);
    assert_eq!(told(&found), [alike("ABC"), alike("abc")]);
    assert_eq!(found.len(), 2, "nothing else is looked at: {found:#?}");
}

#[test]
fn a_place_of_documents_that_is_too_long_is_told_with_its_letters() {
    let meeting = "m".repeat(100);
    for (case, is_told) in [(72, false), (73, true)] {
        let bench = with_cases(&[&"c".repeat(case)]);
        fs::rename(bench.path().join("cases/2008-08"), bench.path().join("cases").join(&meeting))
            .expect("ours");
        let found = findings(&bench);
        assert_eq!(told(&found).len(), usize::from(is_told), "{found:#?}");
        if is_told {
            assert_eq!(found[0].words["other"], Argument::from("201"));
        }
    }
}

#[test]
#[cfg_attr(not(unix), ignore = "Windows has no such names")]
fn a_file_whose_letters_are_in_pieces_is_one_finding_with_its_item() {
    for (item, file) in [("がん検診", IN_PIECES), (IN_PIECES, "がん検診")] {
        let bench = with_cases(&[file]);
        let meeting = bench.read(REAL_MEETING_FILE);
        bench.write(REAL_MEETING_FILE, &format!("{meeting}案件:\n  - ファイル: {item}.yaml\n"));
        let found = findings(&bench);
        let of_names = told(&found);
        let expected = (REAL_MEETING_FILE.to_owned(), "item".to_owned(), Severity::Error);
        assert_eq!(of_names, [expected], "{found:#?}");
        let others = found.iter().filter(|finding| finding.rule != Rule::FileName);
        // What is typed in pieces into the list is a character in pieces, too.
        assert!(others.clone().all(|finding| finding.rule == Rule::DecomposedCharacter), "{found:#?}");
        let told = found.iter().find(|finding| finding.rule == Rule::FileName).expect("it is there");
        match &told.fixes[0].change {
            Change::Rename { from, to } => {
                fs::rename(bench.path().join(from), bench.path().join(to)).expect("it is there");
            }
            Change::Edits(edits) => bench.replace(REAL_MEETING_FILE, edits[0].old(), &edits[0].edit.text),
            Change::ToUtf8(_) => panic!("{told:?}"),
        }
        assert_eq!(findings(&bench), [], "the fix mends it");
    }
}

#[test]
#[cfg_attr(not(unix), ignore = "Windows has no such names")]
fn names_of_profiles_and_of_their_files_are_reported_at_the_profile() {
    let bench = Bench::with_real_case();
    let council = "基本: act-2023\n";
    for name in ["aux", "Sakura", "sakura", "町:一", IN_PIECES, "普通"] {
        bench.write(&format!("templates/{name}/council.yaml"), council);
    }
    bench.write("templates/普通/a?.typ", "");
    let found = findings(&bench);
    let told: Vec<_> = told(&found).into_iter().map(|(file, fault, _)| (file, fault)).collect();
    let expected = [
        (IN_PIECES, "decomposed"),
        ("Sakura", "alike-profile"),
        ("aux", "reserved"),
        ("sakura", "alike-profile"),
        ("普通", "sign"),
        ("町:一", "sign"),
    ];
    for (name, fault) in expected {
        let wanted = (format!("templates/{name}/council.yaml"), fault.to_owned());
        assert!(told.contains(&wanted), "{wanted:?} is not in {told:?}");
    }
    assert_eq!(told.len(), expected.len(), "{told:?}");
}

#[test]
fn a_copy_by_hand_or_of_a_shared_folder_is_reported_and_a_list_that_names_it_is_believed() {
    let bench = with_cases(&["健診", "健診 (1)", "検診のコピー"]);
    let copies = |bench: &Bench| {
        let found =
            findings(bench).into_iter().filter(|finding| finding.words.get("fault") == Some(&"copy".into()));
        found
            .map(|finding| (finding.words["name"].clone(), finding.words["other"].clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(copies(&bench), [(Argument::from("健診 (1)"), Argument::from("健診"))]);
    let meeting = bench.read(REAL_MEETING_FILE);
    bench.write(
        REAL_MEETING_FILE,
        &format!("{meeting}案件: [ 健診.yaml, '健診 (1).yaml', 検診のコピー.yaml ]\n"),
    );
    assert_eq!(copies(&bench), []);
}
