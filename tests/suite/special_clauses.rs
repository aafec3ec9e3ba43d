//! The special clauses of other councils: other numbers, other parties, sets, settings, and what a case chooses.

use std::fs;
use std::path::PathBuf;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use crate::layout::{must_be_tidy, stubborn};
use crate::pdf::Pdf;
use crate::reading::structure_text;
use crate::shared::special_clauses::{bench, profile, with};
use crate::support::{Bench, REAL_CASE, REAL_CASE_FILE, Run, must_hold, repository};

fn pdf(bench: &Bench) -> PathBuf {
    bench.path().join("output").join(REAL_CASE).join("special-clauses.pdf")
}

/// The text of the sheet.
fn sheet(choice: &str) -> String {
    let bench = with(choice);
    bench.must_run(&["build"]);
    bench.read(&format!("output/{REAL_CASE}/special-clauses.txt"))
}

fn checked(choice: &str) -> Run {
    with(choice).run(&["check"])
}

/// A meeting for every number style and caption place, with these clauses of the real case: style, place, meeting.
fn every_look(bench: &Bench, choice: &str) -> Vec<(&'static str, &'static str, String)> {
    let case = bench.read(REAL_CASE_FILE).replace("特記事項: 標準", &format!("特記事項: {choice}"));
    let caption = regex::Regex::new("見出し: '(?:[^']|'')*', ").expect("it is valid");
    let meeting = bench.read("cases/2008-08/meeting.yaml");
    fs::remove_dir_all(bench.path().join("cases")).expect("it is there");
    let mut looks = Vec::new();
    for numbers in ["1", "第1", "第1条", "1-(1)-ア"] {
        for place in ["上", "番号の後", "なし"] {
            let name = format!("m{}", looks.len());
            profile(bench, &name);
            let clauses = format!("templates/{name}/clauses.yaml");
            bench.replace(&clauses, "番号: 第1条", &format!("番号: {numbers}"));
            bench.replace(&clauses, "見出しの位置: 上", &format!("見出しの位置: {place}"));
            // Where captions are not printed, none may be written.
            let case =
                if place == "なし" { caption.replace_all(&case, "").into_owned() } else { case.clone() };
            bench.write(&format!("cases/{name}/健診勧奨通知.yaml"), &case);
            bench.write(
                &format!("cases/{name}/meeting.yaml"),
                &meeting.replace("審議会: shinjuku-2008", &format!("審議会: {name}")),
            );
            looks.push((numbers, place, name));
        }
    }
    bench.must_run(&["build"]);
    looks
}

#[test]
fn nothing_runs_out_of_the_sheet_whatever_a_clause_says() {
    let mut runner = TestRunner::deterministic();
    let mut text = || {
        let text = stubborn().new_tree(&mut runner).expect("a text").current();
        format!("'{}'", text.replace('{', "{{").replace('\'', "''"))
    };
    let mut clause = |number: usize| {
        let items = format!("[ {}, {{ 本文: {}, 内訳: [ {}, {} ] }} ]", text(), text(), text(), text());
        let paragraphs = format!("[ {}, {{ 本文: {}, 号: {items} }}, {} ]", text(), text(), text());
        let caption = text();
        format!("{{ 名: 独自{number}, 見出し: {caption}, 義務者: 受託者, 項: {paragraphs} }}")
    };
    let clauses: Vec<String> = (0..8).map(&mut clause).collect();
    let bench = Bench::with_real_case();
    let looks = every_look(&bench, &format!("{{ 加える: [ {} ] }}", clauses.join(", ")));
    assert_eq!(looks.len(), 12);
    for (_, _, name) in looks {
        must_be_tidy(&bench.path().join(format!("output/{name}/健診勧奨通知/special-clauses.pdf")));
    }
}

#[test]
fn every_number_style_and_caption_place_makes_a_tidy_and_tagged_sheet() {
    let bench = Bench::with_real_case();
    for (numbers, place, name) in every_look(&bench, "{ 組: [ 個人番号を扱う場合, 派遣労働者がいる場合 ] }")
    {
        let path = bench.path().join(format!("output/{name}/健診勧奨通知/special-clauses.pdf"));
        must_be_tidy(&path);
        let said = structure_text(&path);
        let pdf = Pdf::open(&path);
        assert!(pdf.metadata().contains("<pdfuaid:part>1</pdfuaid:part>"), "{numbers} {place}");
        let structure = pdf.structure();
        let count = |tag: &str| structure.iter().filter(|element| element.tag == tag).count();
        assert_eq!(count("H1"), 1);
        assert_eq!(count("H2"), if place == "なし" { 0 } else { 8 }, "{numbers} {place}");
        assert_eq!(count("Lbl"), count("LBody"), "{numbers} {place}");
        // Beside numbers of clauses: (1), (2), ア, イ of one clause, and the paragraphs of two.
        let paragraphs = if numbers.starts_with('第') { 1 + 2 } else { 2 + 3 };
        let clauses = if place == "番号の後" { 0 } else { 8 };
        assert_eq!(count("Lbl"), clauses + 4 + paragraphs, "{numbers} {place}");
        let last = match (numbers, place) {
            ("1", "なし") => "8受注者は、第1項から第6項までの規定",
            ("第1", "なし") => "第8受注者は、第1から第6までの規定",
            ("第1条", "なし") => "第8条受注者は、第1条から第6条までの規定",
            ("1-(1)-ア", "なし") => "8受注者は、1から6までの規定",
            ("第1条", "上") => "（損害の賠償）第8条受注者は、",
            ("第1条", "番号の後") => "第8条（損害の賠償）受注者は、",
            _ => "（損害の賠償）",
        };
        must_hold(&said, &[last]);
        let twin = bench.read(&format!("output/{name}/健診勧奨通知/special-clauses.txt"));
        assert_eq!(twin.split_whitespace().collect::<String>(), said, "{numbers} {place}");
    }
}

#[test]
fn paragraphs_and_items_are_cited_in_the_words_of_the_style() {
    let text = sheet("標準");
    must_hold(
        &text,
        &[
            "2 前項の規定は、",
            "2 受注者は、前項の規定により再委託するときは、第2条及び前条第1号に掲げる事項を",
            "3 前各項の規定は、",
            "　　イ アの責任者",
            "第5条 発注者は、受注者が前各条の規定に",
            "第6条 受注者は、第1条から第4条までの規定に違反して損害を与えたときは、第2条第2項に違反したときを含め",
            "同項の期間は、第2条第2項及び第5条による。",
        ],
    );
}

#[test]
fn a_case_chooses_sets_settings_and_clauses() {
    let text =
        sheet("{ 組: 派遣労働者がいる場合, 選択: { 再委託: 事後報告 }, 省く: 基本的事項, 加える: 実地検査 }");
    must_hold(
        &text,
        &[
            "（秘密の保持）\n第1条 ",
            "第3条 受注者は、業務を第三者に委託したときは、遅滞なく発注者に報告",
            "（派遣労働者）\n第4条 受注者は、派遣労働者に第1条に規定する義務を",
            "（実地検査）\n第5条 受注者は、第2条第2号についての発注者の実地検査を",
            "第7条 受注者は、第1条から第5条までの規定に",
        ],
    );
    assert!(!text.contains("基本的事項"), "{text}");
}

#[test]
fn a_case_adds_clauses_of_its_own_and_rewrites_others() {
    let text = sheet(
        "
  加える:
    - { 名: 持出し, 見出し: （持出し）, 義務者: 受託者, 本文: '{受託者}は、{前項}の場合を除き、持ち出さない。', 後: 届出 }
    - { 名: 立会い, 見出し: （立会い）, 義務者: 委託者, 項: [ 甲, '{前項}と{項:持出し}' ], 後: 届出 }
    - { 条項: 実地検査, 前: 秘密の保持 }
  差し替える:
    - { 名: 公表, 見出し: （公表等）, 本文: '{委託者}は、{項:立会い、持出し、基本的事項}による。' }",
    );
    must_hold(
        &text,
        &[
            "（実地検査）\n第2条 ",
            "（責任体制の届出）\n第4条 ",
            "（持出し）\n第5条 受注者は、前条の場合を除き、持ち出さない。",
            "（立会い）\n第6条 甲\n2 前項と前条\n",
            "（公表等）\n第8条 発注者は、第1条、第5条及び第6条による。",
            "第9条 受注者は、第1条から第5条まで及び第7条の規定に違反して",
        ],
    );
}

#[test]
fn english_keys_and_words_choose_the_same() {
    let japanese = with(
        "{ 組: 派遣労働者がいる場合, 選択: { 再委託: 自由 }, 省く: 基本的事項, 加える: { 条項: 実地検査, 前: 公表 } }",
    );
    japanese.must_run(&["build"]);
    let english = bench();
    let twin = repository().join("tests/real-case/english").join(REAL_CASE_FILE);
    let twin = fs::read_to_string(twin).expect("the twin is there");
    let choice = "special_clauses: { sets: 派遣労働者がいる場合, settings: { 再委託: 自由 }, omit: 基本的事項, insert: { clause: 実地検査, before: 公表 } }";
    assert!(twin.contains("special_clauses: standard"));
    english.write(REAL_CASE_FILE, &twin.replace("special_clauses: standard", choice));
    let run = english.must_run(&["build"]);
    assert!(!run.err().contains("mixed-key-languages"), "{}", run.err());
    crate::real_case::must_be_the_same(&japanese, &english);
}

#[test]
fn a_choice_changes_the_matching_number_and_the_bare_word_does_not() {
    let number = |choice: &str| {
        let bench = with(choice);
        bench.must_run(&["build"]);
        let manifest = bench.read("output/2008-08/manifest.json");
        manifest.split("\"matching_number\": \"").nth(1).expect("it is there")[..8].to_owned()
    };
    assert_eq!(number("標準"), number("{ 基本: 標準 }"));
    assert_ne!(number("標準"), number("{ 選択: { 再委託: 禁止 } }"));
}

#[test]
fn blanks_of_a_caption_are_filled() {
    let own = |caption: &str| {
        format!("{{ 加える: {{ 名: 独自, 見出し: '{caption}', 義務者: 受託者, 本文: 乙 }} }}")
    };
    must_hold(&sheet(&own("（{受託者}の名簿）")), &["（受注者の名簿）"]);
    let run = checked(&own("（{受託}の名簿）"));
    run.must_end_with(1);
    run.must_say("エラー[placeholder-unknown]: {受託} は使えません");
}

#[test]
fn matters_may_choose_and_what_one_does_not_say_it_leaves_to_the_others() {
    let in_matter = |own: &str, choice: &str| {
        let bench = bench();
        let own = if own.is_empty() { String::new() } else { format!("特記事項: {own}") };
        bench.replace(REAL_CASE_FILE, "特記事項: 標準", &own);
        bench.replace(
            REAL_CASE_FILE,
            "    理由: 未受診",
            &format!("    特記事項: {choice}\n    理由: 未受診"),
        );
        bench
    };
    let bench = in_matter("", "{ 選択: { 再委託: 自由 } }");
    bench.must_run(&["build"]);
    must_hold(&structure_text(&pdf(&bench)), &["再委託先の行為について責任を負う"]);

    let bench = in_matter("{ 省く: 基本的事項 }", "{ 選択: { 再委託: 自由 } }");
    bench.must_run(&["build"]);
    must_hold(
        &structure_text(&pdf(&bench)),
        &["再委託先の行為について責任を負う", "第1条受注者は、業務に関して"],
    );

    let run = in_matter("{ 選択: { 再委託: 禁止 } }", "{ 選択: { 再委託: 自由 } }").run(&["check"]);
    run.must_say("エラー[clauses-contradictory]: 設定「再委託」の選択が二通りあります");
    let run = in_matter("なし", "標準").run(&["check"]);
    run.must_say("エラー[clauses-contradictory]: 案件の特記事項は「なし」なのに、取扱いには付いています");
    let run = in_matter("標準", "なし").run(&["check"]);
    run.must_say(
        "エラー[clauses-contradictory]: 案件には特記事項が付くのに、取扱いでは「なし」になっています",
    );
    let run = in_matter("", "なし").run(&["check"]);
    run.must_say("[clauses-not-attached]");
}
