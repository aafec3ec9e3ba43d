//! A session of several rounds finds what a new one finds, and checks nothing twice that stayed the same.

use std::path::Path;
use std::sync::Arc;

use proptest::prelude::*;

use shingikai::app::session::{CheckedRead, Session};
use shingikai::diagnostic::finding::Rule;
use shingikai::diagnostic::manual;
use shingikai::workspace::Workspace;

use crate::support::FONTS;

const CASE: &str = "cases/2008-08/case.yaml";
const OTHER: &str = "cases/2008-08/別の案件.yaml";
const MEETING: &str = "cases/2008-08/meeting.yaml";
const BASE: &str = "templates/shinjuku-2008/council.yaml";
const COUNCIL: &str = "templates/own/council.yaml";
const CLAUSES: &str = "templates/own/clauses.yaml";

fn session() -> Session {
    Session::without_typst(Workspace::new("no-such-folder".into(), FONTS.clone()))
}

/// The files of the workspace in which the manual's examples are tried.
fn base() -> Vec<(String, String)> {
    manual::base().into_iter().collect()
}

fn text(path: &str) -> String {
    base().into_iter().find(|(known, _)| known == path).expect("it is one of them").1
}

fn changed(text: &str, old: &str, new: &str) -> String {
    assert!(text.contains(old), "{old}");
    text.replace(old, new)
}

/// What becomes of one file: its path, and the text that is laid over it; nothing where it is taken away.
type Step = (&'static str, Option<String>);

/// Edits that matter to different results: values, wrong YAML, acceptance, the meeting's day, list and council, a profile, its
/// base, and cases that come and go.
fn steps() -> Vec<Step> {
    let (case, meeting) = (text(CASE), text(MEETING));
    let own = |base: &str| format!("基本: {base}\n");
    vec![
        (CASE, Some(case.clone())),
        (CASE, Some(changed(&case, "内線: 4221", "内線:"))),
        (CASE, Some(changed(&case, "件名: ", "件名："))),
        (CASE, Some(format!("{case}確認済み:\n- 指摘: typo\n  理由: 原文\n"))),
        (CASE, Some(changed(&case, "医療保険年金課", "医療保健年金課"))),
        (OTHER, Some(case.clone())),
        (OTHER, Some("- : [".to_owned())),
        (OTHER, None),
        (MEETING, Some(meeting.clone())),
        (MEETING, Some(changed(&meeting, "平成20年8月27日（水）", "平成30年8月27日（月）"))),
        (MEETING, Some(changed(&meeting, "審議会: shinjuku-2008", "審議会: own"))),
        (MEETING, Some(format!("{meeting}会場: \n"))),
        (COUNCIL, Some(own("shinjuku-2008"))),
        (COUNCIL, Some(own("act-2023"))),
        (COUNCIL, Some(own("own"))),
        (COUNCIL, None),
        (CLAUSES, Some("基本: はい\n条文: []\n".to_owned())),
        (CLAUSES, None),
        (BASE, Some(text(BASE))),
        (BASE, Some(changed(&text(BASE), "第14条第1項", "第14条第9項"))),
    ]
}

fn take(session: &Session, (path, text): &Step) {
    match text {
        Some(text) => session.set_text(Path::new(path), text.as_bytes()),
        None => session.take_text(Path::new(path)),
    }
}

fn laid(session: Session) -> Session {
    base().iter().for_each(|(path, text)| session.set_text(Path::new(path), text.as_bytes()));
    session
}

fn check(session: &Session) -> CheckedRead {
    session.check(&[]).expect("the machine is sound")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_a_session_finds_after_any_edits_is_what_a_new_one_finds(
        steps in proptest::collection::vec(proptest::sample::select(steps()), 1..8),
    ) {
        let session = laid(session().of_several_rounds());
        check(&session);
        let mut taken = Vec::new();
        for step in steps {
            take(&session, &step);
            taken.push(step);
            let fresh = laid(self::session());
            taken.iter().for_each(|step| take(&fresh, step));
            let (found, wanted) = (check(&session), check(&fresh));
            prop_assert_eq!(&found.findings, &wanted.findings, "{:#?}", taken);
            prop_assert_eq!(&found.meetings, &wanted.meetings, "{:#?}", taken);
        }
    }
}

#[test]
fn a_case_that_stayed_the_same_is_not_checked_again() {
    let session = laid(session().of_several_rounds());
    session.set_text(Path::new(OTHER), text(CASE));
    let case = |read: &CheckedRead, name: &str| {
        let mut cases = read.meetings[0].cases().iter();
        Arc::clone(cases.find(|case| case.name() == name).expect("it is right"))
    };
    let first = check(&session);
    assert!(Arc::ptr_eq(&first.meetings[0], &check(&session).meetings[0]), "nothing changed");
    session.set_text(Path::new(OTHER), text(CASE) + "# 見た\n");
    let second = check(&session);
    let stays = |name: &str| Arc::ptr_eq(&case(&first, name), &case(&second, name));
    assert!(stays("case"), "only the other one changed");
    assert!(!stays("別の案件"));
    session.set_text(
        Path::new(MEETING),
        changed(&text(MEETING), "平成20年8月27日（水）", "平成30年8月27日（月）"),
    );
    let third = check(&session);
    assert!(!third.meetings.is_empty(), "{:#?}", third.findings);
    assert!(!Arc::ptr_eq(&case(&first, "case"), &case(&third, "case")), "its day is another one");
}

#[test]
fn a_profile_is_read_again_when_its_base_changed() {
    let session = laid(session().of_several_rounds());
    let council = changed(&text(MEETING), "審議会: shinjuku-2008", "審議会: own");
    session.set_text(Path::new(MEETING), council);
    session.set_text(Path::new(COUNCIL), "基本: shinjuku-2008\n");
    let right = check(&session);
    assert!(
        !right.findings.iter().any(|finding| finding.rule == Rule::GroundUnknown),
        "{:#?}",
        right.findings
    );
    session.set_text(Path::new(BASE), changed(&text(BASE), "第14条第1項", "第14条第9項"));
    let wrong = check(&session);
    assert!(
        wrong.findings.iter().any(|finding| finding.rule == Rule::GroundUnknown),
        "{:#?}",
        wrong.findings
    );
}
