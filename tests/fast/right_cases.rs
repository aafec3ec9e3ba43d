//! Cases in natural official Japanese, of many towns and offices, about all kinds of matters: nothing that is right is called
//! wrong.

use insta::assert_snapshot;

use shingikai::app::check::check;
use shingikai::app::session::Session;
use shingikai::diagnostic::path::slashed;
use shingikai::workspace::Workspace;

use crate::support::{FONTS, repository};

#[test]
fn what_is_right_is_not_called_wrong() {
    let root = repository().join("tests/right-cases");
    let session = Session::without_typst(Workspace::new(root.clone(), FONTS.clone()));
    let read = session.workspace.read_from(&session.sources(), &[], |_| None).expect("it is there");
    let cases: usize = read.meetings.iter().map(|meeting| meeting.cases.len()).sum();
    assert!(cases >= 200, "{cases}");
    let findings = check(&session, &[]).expect("the machine is sound").findings;
    let told = findings.iter().filter(|finding| finding.allowed.is_none()).map(|finding| {
        let (line, text) = (finding.file.position(finding.span.start).line, &finding.file.text);
        format!(
            "{} {}:{line} {}\n",
            finding.rule.id(),
            slashed(&finding.file.path),
            &text[finding.span.clone()]
        )
    });
    // What is left is a matter of taste, and each of them can be accepted: signs of units, names with wide digits.
    assert_snapshot!("right", told.collect::<String>());
}
