//! The real document: its PDFs say what its source says, word for word and in its order.

use std::fs;

use crate::readers::{poppler_strings, poppler_text};
use crate::support::{Bench, REAL_CASE, repository};

/// The pieces of the seed in reading order: every label and value of a table, every line of text, markup taken off.
fn seed_pieces() -> Vec<String> {
    let seed = fs::read_to_string(repository().join("tests/real-case/seed.txt")).expect("the seed is there");
    let mut pieces = Vec::new();
    for line in seed.lines().filter(|line| !line.starts_with("----")) {
        let line = line.trim_start_matches("- ").trim_start_matches(['#', ' ']);
        pieces.extend(line.split('\t').map(str::trim).filter(|piece| !piece.is_empty()).map(str::to_owned));
    }
    assert!(pieces.len() > 60, "the seed has its pieces: {}", pieces.len());
    pieces
}

fn without_blanks(text: &str) -> String {
    text.split_whitespace().collect()
}

fn built() -> Bench {
    let bench = Bench::with_real_case();
    bench.must_run(&["build"]);
    bench
}

#[test]
fn the_pdfs_say_the_seed_piece_by_piece_and_in_order() {
    let bench = built();
    let folder = bench.path().join("output").join(REAL_CASE);
    let said =
        ["advance-report.pdf", "special-clauses.pdf"].map(|name| poppler_text(&folder.join(name))).concat();
    let mut rest = said.as_str();
    for piece in seed_pieces() {
        let piece = without_blanks(&piece);
        rest = rest.strip_prefix(&piece).unwrap_or_else(|| {
            panic!(
                "{piece:?} is not next; the paper goes on with {:?}",
                rest.chars().take(60).collect::<String>()
            )
        });
    }
    assert_eq!(rest, "", "the paper says no more than the seed");
}

#[test]
fn every_label_is_one_string_as_the_seed_writes_it() {
    let bench = built();
    let strings = poppler_strings(&bench.path().join("output").join(REAL_CASE).join("advance-report.pdf"));
    for label in [
        "情報公開・個人情報保護審議会 諮問・報告事項",
        "件名",
        "条例の根拠",
        "【事前報告】",
        "◇第14条第1項（個人情報の提供等を伴う委託）",
        "（担当部課： 健康部医療保険年金課）",
        "担当係 特定健診保健指導係",
        "内線（4221）",
        "事業の概要",
        "事業名",
        "担当課",
        "目的",
        "対象者",
        "事業内容",
        "区保有情報",
        "委託業者及び委託に伴う提供情報",
        "保有課(担当課)",
        "委託先",
        "登録業務の名称",
        "委託の理由",
        "委託内容",
    ] {
        assert!(strings.iter().any(|string| string == label), "{label:?} in {strings:#?}");
    }
}

#[test]
fn the_sheet_holds_29_fields_and_provides_4() {
    let bench = built();
    let text = poppler_text(&bench.path().join("output").join(REAL_CASE).join("advance-report.pdf"));
    let between = |from: &str, to: &str| {
        let (_, after) = text.split_once(from).expect("the label is there");
        after.split_once(to).expect("the next label is there").0.split('、').count()
    };
    assert_eq!(between("保有している情報項目", "左欄の保有情報のうち"), 29);
    assert_eq!(between("処理を依頼する項目", "委託の理由"), 4);
}

#[test]
fn english_keys_make_the_same_bytes() {
    let japanese = built();
    let english = Bench::new();
    for name in ["meeting.yaml", "健診勧奨通知.yaml"] {
        let from = repository().join("tests/real-case/english/cases/2008-08").join(name);
        english
            .write(&format!("cases/2008-08/{name}"), &fs::read_to_string(from).expect("the twin is there"));
    }
    english.must_run(&["build"]);
    must_be_the_same(&japanese, &english);
}

#[test]
fn the_committed_sample_is_what_a_build_makes() {
    let bench = built();
    let names = bench.files("output/2008-08");
    assert_eq!(names.len(), 9, "{names:?}");
    for name in names {
        let made = fs::read(bench.path().join("output/2008-08").join(&name)).expect("it was made");
        let committed = fs::read(repository().join("output/2008-08").join(&name)).expect("it is committed");
        assert!(made == committed, "{} differs from the committed sample: run `make`", name.display());
    }
}

/// All files of both outputs, byte for byte.
#[track_caller]
pub(crate) fn must_be_the_same(one: &Bench, other: &Bench) {
    let names = one.files("output");
    assert!(!names.is_empty());
    assert_eq!(names, other.files("output"));
    for name in names {
        let read = |bench: &Bench| fs::read(bench.path().join("output").join(&name)).expect("it was made");
        assert!(read(one) == read(other), "{} differs", name.display());
    }
}
