//! Characters that the fonts draw with one glyph are reported where both stand in one meeting.

use shingikai::app::check::check;
use shingikai::app::session::Session;
use shingikai::diagnostic::finding::{Finding, Rule};
use shingikai::diagnostic::path::slashed;
use shingikai::workspace::Workspace;

use crate::support::{Bench, FONTS, REAL_CASE_FILE, REAL_MEETING_FILE};

/// Two birds that have one glyph in the fonts of the profiles.
const BIRDS: [&str; 2] = ["\u{29FCE}", "\u{29FD7}"];
/// A case that comes behind the real one.
const SECOND: &str = "cases/2008-08/鳥.yaml";

/// The real case with a text in place of the name of a person, twice.
fn with(first: &str, second: &str) -> Bench {
    let bench = Bench::with_real_case();
    let text = bench.read(REAL_CASE_FILE);
    bench.write(SECOND, &text.replace("小倉", second));
    bench.write(REAL_CASE_FILE, &text.replace("小倉", first));
    let meeting = bench.read(REAL_MEETING_FILE);
    let (head, _) = meeting.split_once("案件:").expect("a list");
    bench.write(REAL_MEETING_FILE, head);
    bench
}

fn found(bench: &Bench) -> Vec<Finding> {
    let session = Session::without_typst(Workspace::new(bench.path().to_owned(), FONTS.clone()));
    let found = check(&session, &[]).expect("the machine is sound").findings;
    found.into_iter().filter(|finding| finding.allowed.is_none()).collect()
}

/// What is found: where, at which letters, beside what, and with how many fixes.
fn told(bench: &Bench) -> Vec<(String, String, String, usize)> {
    let tell = |finding: Finding| {
        assert_eq!(finding.rule, Rule::SharedGlyph, "{finding:?}");
        let path = slashed(&finding.file.path);
        let [other] = finding.related.as_slice() else { panic!("{finding:?}") };
        let beside = &other.file.text[other.span.clone()];
        let beside = format!("{beside} of {}", slashed(&other.file.path));
        (path, finding.file.text[finding.span.clone()].to_owned(), beside, finding.fixes.len())
    };
    found(bench).into_iter().map(tell).collect()
}

#[test]
fn of_two_characters_with_one_glyph_the_later_one_is_reported_beside_the_other() {
    let [first, second] = BIRDS;
    let beside = |file: &str| format!("{first} of {file}");
    let of = |file: &str, other: &str| (file.to_owned(), second.to_owned(), beside(other), 0);
    assert_eq!(told(&with(first, second)), [of(SECOND, REAL_CASE_FILE)]);
    let both = format!("{first}字{second}");
    assert_eq!(told(&with(&both, "字")), [of(REAL_CASE_FILE, REAL_CASE_FILE)]);
    // Each time it comes.
    let twice = format!("{second}字{second}");
    assert_eq!(told(&with(first, &twice)).len(), 2);
    let bench = with("字", second);
    let meeting = bench.read(REAL_MEETING_FILE);
    bench.write(REAL_MEETING_FILE, &format!("{meeting}会場: {first}会館\n"));
    assert_eq!(told(&bench), [of(SECOND, REAL_MEETING_FILE)]);
    bench.write(SECOND, &bench.read(REAL_CASE_FILE));
    bench.write(REAL_MEETING_FILE, &format!("{meeting}会場: {first}{second}会館\n"));
    assert_eq!(told(&bench), [of(REAL_MEETING_FILE, REAL_MEETING_FILE)]);
    // Beyond the first plane a selector that changes nothing makes another writing, too.
    assert_eq!(told(&with("𠀀", "𠀀\u{E0100}")).len(), 1);
}

#[test]
fn one_of_them_alone_is_right_and_a_selector_that_changes_nothing_makes_no_other() {
    let [first, second] = BIRDS;
    for (one, other) in [
        (first, first),
        (second, second),
        ("葛", "葛\u{E0100}"),
        ("葛\u{E0100}", "葛\u{E0101}"),
        ("辻", "辻\u{E0101}"),
    ] {
        let found = found(&with(one, other));
        assert!(found.is_empty(), "{one} {other}: {found:#?}");
    }
}
