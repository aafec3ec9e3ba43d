//! What a reviewer is told of papers that changed, and why nothing is compared where it is not.

use std::fs::{self, read_to_string};
use std::path::Path;

use crate::ci_council::Council;
use crate::ink;
use crate::support::{Bench, repository};

const CASE: &str = "cases/一/甲.yaml";

/// Points in a millimetre.
const MM: f32 = 72.0 / 25.4;

#[test]
fn only_pages_that_look_different_are_shown_beside_their_old_selves() {
    let council = Council::new();
    council.build();
    let base = council.head();
    council.change("受診率の向上のため");
    council.build();
    let told = council.differences(&base, "2008-08");
    assert!(told.contains("健診勧奨通知/advance-report.pdf: 2ページ\n"), "{told}");
    assert!(told.contains("special-clauses.pdf（照合番号かページ番号だけ）"), "{told}");
    // GitHub refuses a summary of more than 1 MiB.
    let summary = council.beside("summary.md");
    for (before, is_there) in [(0, true), (999_990, false)] {
        fs::write(&summary, "x".repeat(before)).expect("the disk takes it");
        council.differences_with(&base, "2008-08", |program| {
            program.env("GITHUB_STEP_SUMMARY", &summary);
        });
        let text = read_to_string(&summary).expect("it is there");
        assert_eq!(text.contains("advance-report.pdf: 2ページ"), is_there);
        assert_eq!(
            text.ends_with(
                "ほかの 1会議の変わった文書は、長いのでここに書けません。ジョブの記録にあります。\n"
            ),
            !is_there
        );
    }
    let picture = "2008-08/健診勧奨通知/advance-report-p2.png";
    assert!(Path::new(&council.beside("pictures")).join(picture).is_file());
}

/// Copies a file of the program's own profile into that of the town, with one text replaced.
fn copy_with(bench: &Bench, file: &str, old: &str, new: &str) {
    let text = read_to_string(repository().join("templates/shinjuku-2008").join(file)).expect("it is there");
    assert!(text.contains(old), "{old} in {file}");
    bench.write(&format!("templates/桜町/{file}"), &text.replace(old, new));
}

/// The last line of the text of a page, not of its footer, which is smaller; and where it ends.
fn last_line(page: &ink::Page) -> (String, f32) {
    let text: Vec<_> = page.glyphs.iter().filter(|glyph| glyph.size > 9.0).collect();
    let last = text.iter().max_by(|one, other| one.baseline.total_cmp(&other.baseline)).expect("some text");
    let line = text.iter().filter(|glyph| (glyph.baseline - last.baseline).abs() < 1.0);
    (line.map(|glyph| glyph.character).collect(), last.bottom)
}

#[test]
fn the_last_line_of_a_page_with_a_narrow_margin_counts() {
    let council = Council::of_town();
    copy_with(&council.bench, "look.typ", "bottom: 22mm", "bottom: 13mm");
    let lines: String = (101..=220).map(|number| format!("        - 措置{number}を講ずる。\n")).collect();
    council.bench.replace(CASE, "        - 契約に当たり、別紙「特記事項」を付す。\n", &lines);
    let base = council.commit();
    council.build_of("一").must_end_with(0);
    let pdf = Path::new(&council.beside("made")).join("一/甲/advance-report.pdf");
    let pages = ink::pages(&pdf);
    let full = pages.iter().position(|page| last_line(page).1 > page.height - 22.0 * MM);
    let full = full.expect("a page whose text goes down to where the footer of a wide margin is");
    let (line, _) = last_line(&pages[full]);
    let number = &line[line.find("措置").expect("one of the lines")..line.find('を').expect("its end")];
    council.bench.replace(CASE, number, "末の措置");
    council.commit();
    council.build_of("一").must_end_with(0);
    let told = council.differences(&base, "一");
    assert!(told.contains(&format!("甲/advance-report.pdf: {}ページ\n", full + 1)), "{told}");
}

#[test]
fn words_of_header_and_footer_count_and_page_numbers_do_not() {
    let council = Council::of_town();
    copy_with(&council.bench, "form.typ", "matching.label + ", "[令和7年度] + matching.label + ");
    let base = council.commit();
    let form = "templates/桜町/form.typ";
    council.bench.replace(form, "令和7年度", "令和8年度");
    council.commit();
    council.build_of("一").must_end_with(0);
    let told = council.differences(&base, "一");
    assert!(told.contains("甲/advance-report.pdf: 1～3ページ"), "{told}");
    // The number of a material stands in the header of all of its pages.
    let base = council.head();
    council.bench.replace("cases/一/meeting.yaml", "資料番号: 資料2", "資料番号: 資料3");
    council.commit();
    council.build_of("一").must_end_with(0);
    let told = council.differences(&base, "一");
    let line = told.lines().find(|line| line.starts_with("- bundle.pdf")).expect("the bundle");
    assert!(line.ends_with("9～13ページ"), "{told}");
    // A page more at the front moves all others, and changes their numbers.
    let base = council.head();
    let lines: String = (101..=160).map(|number| format!("        - 措置{number}を講ずる。\n")).collect();
    council.bench.replace(CASE, "        - 契約に当たり、別紙「特記事項」を付す。\n", &lines);
    council.commit();
    council.build_of("一").must_end_with(0);
    let told = council.differences(&base, "一");
    let line = told.lines().find(|line| line.starts_with("- bundle.pdf")).expect("the bundle");
    assert!(line.ends_with("5～8ページ"), "{told}");
    assert!(!told.contains("乙") && !told.contains("資料3"), "{told}");
}
