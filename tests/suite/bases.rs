//! Profiles that build on others: what a town does not say, its base says.

use std::fs;

use crate::ink::{Glyph, pages};
use crate::reading::structure_text;
use crate::shared::bases::{town, town_with};
use crate::support::{Bench, REAL_CASE, REAL_MEETING_FILE, repository};

const REPORT: &str = "output/2008-08/健診勧奨通知/advance-report";

fn twin(bench: &Bench) -> String {
    bench.read(&format!("{REPORT}.txt"))
}

#[test]
fn one_line_changes_one_label_and_all_else_comes_from_the_base() {
    let bench = town("基本: shinjuku-2008\n取扱い票: { 委託: { 見出し: { 理由: 委託する理由 } } }\n");
    bench.must_run(&["build", "--deny-warnings", "cases/2008-08"]);
    let expected = fs::read_to_string(repository().join(format!("output/{REAL_CASE}/advance-report.txt")));
    let expected = expected.expect("the sample is there").replace("委託の理由\n", "委託する理由\n");
    assert_eq!(twin(&bench), expected);
    let pdf = structure_text(&bench.path().join(format!("{REPORT}.pdf")));
    assert!(pdf.contains("委託する理由") && !pdf.contains("委託の理由"), "{pdf}");
}

#[test]
fn a_base_that_is_mended_mends_its_towns() {
    let bench = town("base: region\nmunicipality: { short: 町 }\n");
    bench.write("templates/region/council.yaml", "基本: shinjuku-2008\n表紙: { 案内: 別紙を見てください }\n");
    bench.must_run(&["build"]);
    assert!(twin(&bench).contains("別紙を見てください") && twin(&bench).contains("医療保険年金課"));
    bench.replace("templates/region/council.yaml", "別紙を見てください", "内容は別添のとおり");
    bench.must_run(&["build"]);
    assert!(twin(&bench).contains("内容は別添のとおり"), "{}", twin(&bench));
}

#[test]
fn a_list_takes_over_the_entries_of_the_base_and_adds_its_own() {
    let grounds = "基本: shinjuku-2008\n根拠:\n  - 基本のとおり\n  - { 条項: 町条例第5条, 見出し: 外部委託, 区分: 報告, 種類: 委託 }\n";
    let bench = town(grounds);
    let case = format!("cases/{REAL_CASE}.yaml");
    bench.replace(&case, "根拠: 第14条第1項", "根拠: [ 第14条第1項, 町条例第5条 ]");
    bench.must_run(&["build"]);
    let text = twin(&bench);
    assert!(
        text.contains(
            "【事前報告】\n◇第14条第1項（個人情報の提供等を伴う委託）\n【報告】\n◇町条例第5条（外部委託）\n"
        ),
        "{text}"
    );
}

#[test]
fn an_entry_with_the_name_of_one_of_the_base_changes_it_in_its_place() {
    let bench =
        town("基本: shinjuku-2008\n区分:\n  - 基本のとおり\n  - { 名称: 事前報告, 表記: 〈事前報告〉 }\n");
    bench.must_run(&["build"]);
    assert!(twin(&bench).contains("〈事前報告〉\n◇第14条"), "{}", twin(&bench));
    // 事前: はい of the base still holds: a report in advance of something that has begun is told.
    bench.replace(REAL_MEETING_FILE, "平成20年8月27日（水）", "平成20年11月26日（水）");
    bench.run(&["check"]).must_say("警告[reported-after-start]");
}

#[test]
fn the_name_of_an_entry_of_the_base_stands_for_that_entry() {
    let bench = town("基本: shinjuku-2008\n区分: [ 報告, 事前報告 ]\n");
    let case = format!("cases/{REAL_CASE}.yaml");
    bench.must_run(&["build"]);
    bench.replace(&case, "根拠: 第14条第1項", "根拠: 第14条第1項\n    区分: 諮問");
    let run = bench.run(&["check"]);
    run.must_end_with(1);
    run.must_say("使えるのは 報告、事前報告");
}

#[test]
fn clauses_build_on_those_of_the_base_where_they_say_so() {
    let bench = town("基本: shinjuku-2008\n");
    let own = "基本: はい\n番号: 第1条\n条項:\n  - 基本のとおり\n  - { 名: 監査, 見出し: (実地の監査) }\n  - { 名: 協議, 見出し: (協議), 義務者: 受託者, 本文: \"疑義は、{委託者}と{受託者}が協議する。\" }\n";
    bench.write("templates/town/clauses.yaml", own);
    bench.must_run(&["build"]);
    let text = bench.read("output/2008-08/健診勧奨通知/special-clauses.txt");
    assert!(
        text.contains("(実地の監査)\n第9条 乙は、甲の立入調査等による監査を受けるものとする。"),
        "{text}"
    );
    assert!(text.ends_with("(協議)\n第14条 疑義は、甲と乙が協議する。\n"), "{text}");
    // Without the word, the file stands for itself.
    bench.write("templates/town/clauses.yaml", &own.replace("基本: はい\n", ""));
    let run = bench.run(&["check"]);
    run.must_end_with(1);
    run.must_say("エラー[base-entry-unknown]");
    run.must_say("エラー[missing-key]: 「表題」がありません");
}

#[test]
fn a_file_of_the_library_is_exchanged_alone() {
    let bench = town("基本: shinjuku-2008\n");
    bench.must_run(&["build"]);
    let pdf = bench.path().join(format!("{REPORT}.pdf"));
    let before = fs::read(&pdf).expect("it was made");
    let look =
        fs::read_to_string(repository().join("templates/shinjuku-2008/look.typ")).expect("it is there");
    bench.write("templates/town/look.typ", &look.replace("#let title-size = 18pt", "#let title-size = 20pt"));
    bench.must_run(&["build"]);
    assert_ne!(fs::read(&pdf).expect("it was made"), before);
}

#[test]
fn a_sheet_without_heads_leaves_no_gap_in_its_text() {
    let bench = town("基本: shinjuku-2008\n取扱い票: { 委託: { 左: , 右: } }\n");
    bench.must_run(&["build"]);
    let text = twin(&bench);
    assert!(!text.contains("委託業者及び委託に伴う提供情報") && !text.contains("\n\n\n"), "{text}");
}

#[test]
fn contacts_stand_on_one_left_edge_and_end_at_the_margin() {
    let bench = town("基本: shinjuku-2008\n");
    let contacts = "担当: [ { 部: 健康部, 課: 課, 係: 係, 担当者: 川, 内線: 1 }, { 部: 健康福祉部, 課: 医療保険年金課, 係: 特定健診係, 担当者: 小倉, 内線: 4221 } ]";
    let case = format!("cases/{REAL_CASE}.yaml");
    let line =
        bench.read(&case).lines().find(|line| line.starts_with("担当: ")).expect("it is there").to_owned();
    bench.replace(&case, &line, contacts);
    bench.must_run(&["build"]);
    let pages = pages(&bench.path().join(format!("{REPORT}.pdf")));
    let lefts: Vec<f32> =
        pages[0].glyphs.iter().filter(|glyph| glyph.character == '当').map(|glyph| glyph.left).collect();
    // 当 of 担当部課, 担当係 and 担当者, twice.
    assert_eq!(lefts.len(), 6, "{lefts:?}");
    assert!((lefts[0] - lefts[3]).abs() < 0.1 && (lefts[1] - lefts[4]).abs() < 0.1, "{lefts:?}");
}

#[test]
fn a_phrase_that_is_broken_anyway_leaves_the_rest_of_its_line_to_the_next() {
    let label = "{ 見出し: { 理由: 個人情報取扱業務等の理由 } }";
    let bench = town(&format!("基本: shinjuku-2008\n取扱い票: {{ 委託: {label} }}\n"));
    bench.must_run(&["build"]);
    let pages = pages(&bench.path().join(format!("{REPORT}.pdf")));
    let end: Vec<&[Glyph]> = pages[2]
        .glyphs
        .windows(4)
        .filter(|four| four.iter().map(|glyph| glyph.character).eq("等の理由".chars()))
        .collect();
    let [[first, second, third, _]] = end[..] else { panic!("{end:?}") };
    assert!(second.baseline > first.baseline + 1.0, "the phrase is too long for a line: {end:?}");
    assert!((third.baseline - second.baseline).abs() < 0.1, "{end:?}");
}

#[test]
fn what_is_wrong_in_a_base_is_told_there_once() {
    let bench = town("基本: region\n");
    bench.write("templates/region/council.yaml", "基本: shinjuku-2008\n根拠の表記: ◇{条文}\n");
    let run = bench.run(&["build", "cases/2008-08"]);
    run.must_end_with(1);
    run.must_say("エラー[placeholder-unknown]");
    run.must_say("--> templates/region/council.yaml:2:9");
    assert_eq!(run.err().matches("エラー[").count(), 1, "{}", run.err());
    assert!(!bench.path().join(format!("{REPORT}.pdf")).exists());
}

#[test]
fn a_mistake_in_a_template_is_told_with_its_line_and_what_to_do() {
    // The last is what typst points at: what it cannot know or take, or the start of the piece that it does not understand.
    for (file, old, new, at) in [
        ("parts.tera.typ", "of.cover.notice", "of.cover.note", "of.cover.note"),
        ("parts.tera.typ", "notice: {{ of", "notise: {{ of", "notise: {{ of"),
        ("parts.tera.typ", "#cover(", "#cove(", "#cove("),
        ("form.typ", "headline(1, title, title-size, saves", "headline(1, titel, title-size, saves", "titel"),
        ("form.typ", "gap(0)", "text(font: \"Nope\", [x])", "\"Nope\""),
    ] {
        let bench = town_with(file, old, new);
        let text = fs::read_to_string(bench.path().join("templates/town").join(file)).expect("it is there");
        let before = &text[..text.find(at).expect("it was put in")];
        let line = before.matches('\n').count() + 1;
        let run = bench.run(&["build"]);
        run.must_end_with(2);
        let place = format!("--> templates/town/{file}:{line}");
        let told = [format!("{place}:"), format!("{place}\n")].iter().any(|place| run.err().contains(place));
        assert!(told, "{place} is not said:\n{}", run.err());
        run.must_say("行");
        run.must_say("templates/README.md");
        // What does not come of it, since the document stops there, is not a mistake of its own.
        assert!(!run.err().contains("does not exist"), "{}", run.err());
        assert!(!run.err().contains(".run-"), "{}", run.err());
        assert!(!bench.path().join(format!("{REPORT}.pdf")).exists());
    }
}

#[test]
fn a_mistake_that_stops_every_document_is_told_once() {
    let run = town_with("form.typ", "#let cover(", "#let cover((").run(&["build"]);
    run.must_end_with(1);
    // By the check, in the owner's language and at its place, and not by typst again.
    assert_eq!(run.err().matches("unclosed delimiter").count(), 0, "{}", run.err());
    assert_eq!(run.err().matches("エラー[typst-syntax]").count(), 1, "{}", run.err());
    assert!(run.err().lines().count() < 35, "{}", run.err());
}

#[test]
fn parts_of_a_profile_that_do_not_fit_each_other_are_told() {
    for (council, said) in [
        ("取扱い票: { 委託: { 行: [ [ 保有課, 相手方, 登録業務 ] ] } }\n", "値一つか二つです"),
        ("取扱い票: { 委託: { 行: [ [ 理由 ] ] } }\n", "必ず書かせる「登録業務」に、票の行がありません"),
        ("概要: { 行: [ 基本のとおり, 目的 ] }\n", "「目的」の行が二つあります"),
        ("概要: { 見出し: { 目適: 目的 } }\n", "「目適」という行はないのに、見出しがあります"),
        ("独自の行: [ { キー: 方法, 項目名: 選定方法 } ]\n", "「方法」は、行のキーにできません"),
        ("独自の行: [ { キー: reason, 項目名: 選定方法 } ]\n", "「reason」は、ほかの項目の名前です"),
        ("独自の行: [ { キー: a, 項目名: 理由 } ]\n", "「理由」は、ほかの項目の名前です"),
        ("独自の行: [ { キー: a, 項目名: い }, { キー: a, 項目名: ろ } ]\n", "「a」は、ほかの項目の名前です"),
        ("文書: { 特記事項: { ファイル名: ../../特記事項 } }\n", "ファイルの名前にできません"),
        ("文書: { 特記事項: { ファイル名: advance-report } }\n", "二つの文書のファイル名になっています"),
    ] {
        let bench = town(&format!("基本: shinjuku-2008\n{council}"));
        let run = bench.run(&["build"]);
        run.must_end_with(1);
        run.must_say("エラー[profile-contradictory]");
        run.must_say(said);
        assert!(!bench.path().join(format!("{REPORT}.pdf")).exists(), "{council}");
    }
}
