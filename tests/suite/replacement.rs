//! What is exchanged after printing: exactly the leaves that changed, with the values that changed on them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use shingikai::output::hands::{Action, ExchangeRound};
use shingikai::typeset::pdf::pages::Pages;

use crate::conformance::must_conform;
use crate::ink::{self, Page};
use crate::pdf::Pdf;
use crate::reading::structure_text;
use crate::support::{Bench, Run, repository};

const MEETING: &str = "2026-05";

/// The sample meeting, printed.
fn printed(arguments: &[&str]) -> Bench {
    let bench = Bench::new();
    bench.copy("", "cases/2026-05");
    bench.must_run(&[&["build", "--printed"], arguments].concat());
    bench
}

fn output(bench: &Bench, name: &str) -> PathBuf {
    bench.path().join("output/2026-05").join(name)
}

fn exchange(bench: &Bench) -> Run {
    bench.must_run(&["replace", MEETING])
}

/// The round that is prepared.
fn prepared(bench: &Bench) -> ExchangeRound {
    serde_json::from_str(&bench.read("output/2026-05/replacement/round.json")).expect("a round")
}

/// The numbers of the pages to exchange in the usual bundle.
fn told(bench: &Bench) -> Vec<String> {
    let rows = prepared(bench).sets.remove("bundle").map(|set| set.rows).unwrap_or_default();
    let coming = rows.iter().filter(|row| row.action != Action::TakeOut);
    coming.flat_map(shingikai::output::hands::ExchangeRow::numbers).map(|number| number.to_string()).collect()
}

/// The numbers of the pages of a PDF.
fn numbers(pdf: &Path) -> Vec<String> {
    let pages = Pages::read(&fs::read(pdf).expect("it was made")).expect("a PDF");
    pages.labels().expect("pages have numbers").iter().map(ToString::to_string).collect()
}

/// What is drawn on a page, the mark 差し替え aside.
fn drawn(page: &Page) -> Vec<(char, i32, i32)> {
    let place = |number: f32| {
        #[expect(clippy::cast_possible_truncation, reason = "a tenth of a point")]
        let tenths = (number * 10.0).round() as i32;
        tenths
    };
    let mut glyphs: Vec<_> = page
        .glyphs
        .iter()
        .filter(|glyph| !(glyph.top < 48.0 && glyph.left > 200.0 && glyph.left < 400.0))
        .map(|glyph| (glyph.character, place(glyph.left), place(glyph.top)))
        .collect();
    glyphs.sort_unstable();
    glyphs
}

/// After the exchange, the printed set is what a build makes now.
#[track_caller]
fn must_make_the_set_right(bench: &Bench, leaves: &[&str], size: usize) {
    let by_number = |name: &str| {
        let place = output(bench, name);
        numbers(&place).into_iter().zip(ink::pages(&place)).collect::<BTreeMap<String, Page>>()
    };
    let old = by_number("printed/bundle.pdf");
    let exchanged = by_number("replacement/replacement.pdf");
    assert_eq!(
        exchanged.keys().map(String::as_str).collect::<BTreeSet<_>>(),
        leaves.iter().copied().collect()
    );
    bench.must_run(if size == 2 { &["build"] } else { &["build", "--single-sided"] });
    let new = by_number("bundle.pdf");
    for (number, page) in &new {
        let in_hand = exchanged.get(number).or_else(|| old.get(number));
        let in_hand = in_hand.unwrap_or_else(|| panic!("page {number} is nowhere"));
        assert_eq!(drawn(in_hand), drawn(page), "page {number}");
    }
}

#[test]
fn a_changed_word_gives_its_leaf_and_its_line() {
    let bench = printed(&[]);
    bench.replace(
        "cases/2026-05/がん検診の研究.yaml",
        "市の検診の改善に資するため",
        "市の検診の充実に資するため",
    );
    bench.replace(
        "cases/2026-05/meeting.yaml",
        "時刻: 午後1時30分",
        "時刻: 午後1時30分\n差し替え日: 令和8年5月18日",
    );
    let run = exchange(&bench);
    assert_eq!(told(&bench), ["39", "40"], "{}", run.err());
    run.must_say("差し替える: 資料9 39、40ページ（提供の理由）");
    run.must_say("1枚を差し替えます。変わった値は1か所です");
    let made: Vec<String> = run.out().lines().map(ToOwned::to_owned).collect();
    assert_eq!(
        made,
        ["replacement.pdf", "replacement-list.pdf", "errata.pdf"]
            .map(|name| format!("output/2026-05/replacement/{name}"))
    );
    let errata = bench.read("output/2026-05/replacement/errata.txt");
    let rows: Vec<&str> = errata.split("\n\n").skip(1).collect();
    assert_eq!(
        rows,
        [
            "資料\n　資料9\nページ\n　39\n箇所\n　提供の理由\n誤\n　…証する学術研究であり、市の検診の改善に資するため。\n正\n　…証する学術研究であり、市の検診の充実に資するため。\n"
        ]
    );
    let head = "令和8年5月18日\n個人情報保護審議会事務局\n令和8年度第1回個人情報保護審議会 正誤表（令和8年5月18日）\n資料に誤りがありました";
    assert!(errata.starts_with(head), "{errata}");
    // The page says what it is, keeps its number, and has the number that matches it to the sheets in hand.
    let pages = ink::pages(&output(&bench, "replacement/replacement.pdf"));
    let text: String = pages[0].glyphs.iter().map(|glyph| glyph.character).collect();
    for said in ["差し替え（令和8年5月18日）", "検診の充実に", "資料93/3", "39"] {
        assert!(text.contains(said), "{said:?} is not in {text}");
    }
    let record = bench.read("output/2026-05/printed/printed.json");
    let record: serde_json::Value = serde_json::from_str(&record).expect("JSON");
    let number = record["matching_numbers"]["がん検診の研究"].as_str().expect("a number").to_owned();
    assert!(text.contains(&number), "{number} is not in {text}");
    let replacement = output(&bench, "replacement/replacement.pdf");
    assert!(structure_text(&replacement).contains("検診の充実に資するため"));
    assert!(!structure_text(&replacement).contains("給食費"), "nothing of other pages is left in it");
    let pdf = Pdf::open(&replacement);
    let labels = format!("{:?}", pdf.dictionary(pdf.catalog(), "PageLabels"));
    assert!(labels.contains("39") && labels.contains("40"), "{labels}");
    must_make_the_set_right(&bench, &["39", "40"], 2);
}

#[test]
fn more_pages_of_a_material_move_nothing_else() {
    let bench = printed(&[]);
    let long = "市の検診の改善に資するため。".repeat(180);
    bench.replace("cases/2026-05/がん検診の研究.yaml", "市の検診の改善に資するため。", &long);
    let run = exchange(&bench);
    // The leaves of the material, which say how many pages it has, and one more behind them.
    let leaves = ["37", "38", "39", "40", "40-1", "40-2"];
    assert_eq!(told(&bench), leaves, "{}", run.err());
    run.must_say("加える: 資料9 40-1、40-2ページ（40ページの後ろへ）");
    let sets: Vec<String> = prepared(&bench).sets.into_keys().collect();
    assert_eq!(sets, ["bundle"], "the papers of the day stay as they are");
    must_conform(
        &["replacement.pdf", "replacement-list.pdf", "errata.pdf"]
            .map(|name| output(&bench, &format!("replacement/{name}"))),
    );
    must_make_the_set_right(&bench, &leaves, 2);
    must_conform(&[output(&bench, "bundle.pdf")]);
}

#[test]
fn a_changed_form_is_not_taken_for_a_move() {
    let bench = Bench::new();
    bench.copy("", "cases/2026-05");
    bench.write("templates/town/council.yaml", "基本: act-2023\n");
    bench.replace("cases/2026-05/meeting.yaml", "審議会: act-2023", "審議会: town");
    bench.must_run(&["build", "--printed"]);
    let library =
        fs::read_to_string(repository().join("templates/shinjuku-2008/form.typ")).expect("it is there");
    let wider = library.replace("inset: (x: 2.5mm, y: 0.9mm)", "inset: (x: 3mm, y: 0.9mm)");
    assert_ne!(library, wider);
    bench.write("templates/town/form.typ", &wider);
    let run = exchange(&bench);
    let err = run.err();
    let mut leaves = err.lines().filter(|line| line.starts_with("差し替える: ")).peekable();
    assert!(leaves.peek().is_some() && leaves.all(|line| line.contains("（様式の変更）")), "{err}");
    run.must_say("変わった値は0か所です");
    assert!(bench.read("output/2026-05/replacement/replacement-list.txt").contains("様式の変更"));
    // A value that changed beside is told as one, and what moved with it as moved.
    bench.replace(
        "cases/2026-05/がん検診の研究.yaml",
        "市の検診の改善に資するため。",
        &"市の検診の改善に資するため。".repeat(180),
    );
    let run = exchange(&bench);
    let line = |start: &str| run.err().lines().find(|line| line.contains(start)).expect(start).to_owned();
    assert!(line("資料2 5～8ページ").contains("様式の変更"), "{}", run.err());
    assert!(line("資料9 39、40ページ").contains("提供の理由"), "{}", run.err());
    assert!(line("資料9 40-1、40-2ページ").starts_with("加える"), "{}", run.err());
}

#[test]
fn one_sided_sets_exchange_single_pages() {
    let bench = printed(&["--single-sided"]);
    bench.replace("cases/2026-05/公園台帳の廃止.yaml", "  目的: 公園の使用の許可", "  目的: 公園の使用許可");
    let run = exchange(&bench);
    let leaves = told(&bench);
    assert_eq!(leaves.len(), 1, "{}", run.err());
    run.must_say("（事業の概要 目的）");
    must_make_the_set_right(&bench, &[leaves[0].as_str()], 1);
}

#[test]
fn without_a_change_nothing_is_written() {
    let bench = printed(&[]);
    let before = bench.files("output");
    let run = exchange(&bench);
    run.must_say("配ったものから、変わったところはありません");
    assert_eq!(run.out(), "");
    // A comment is no change.
    bench.replace(
        "cases/2026-05/がん検診の研究.yaml",
        "# 架空の案件です。",
        "# 架空の案件です。確認しました。",
    );
    exchange(&bench).must_say("配ったものから、変わったところはありません");
    assert_eq!(bench.files("output"), before);
}

#[test]
fn what_changed_on_the_first_page_is_named() {
    let bench = printed(&[]);
    bench.replace("cases/2026-05/meeting.yaml", "市役所本庁舎 5階 大会議室", "市役所別館 2階 会議室");
    let run = exchange(&bench);
    run.must_say("差し替える: 次第、諮問・報告事項一覧 1、2ページ（会場）");
    let errata = bench.read("output/2026-05/replacement/errata.txt");
    assert!(errata.contains("市役所別館"), "{errata}");
}

#[test]
fn an_erratum_names_the_pages_on_which_it_stands_and_no_others() {
    // 紙 stands on other pages of the material too.
    let bench = printed(&[]);
    let case = "cases/2026-05/窓口業務の委託.yaml";
    let text = bench.read(case);
    bench.write(case, &text.replacen("媒体: 紙及び電磁的媒体", "媒体: 紙", 1));
    let run = exchange(&bench);
    let [left, right] = told(&bench).try_into().unwrap_or_else(|_| panic!("{}", run.err()));
    let text_of_errata = || bench.read("output/2026-05/replacement/errata.txt");
    let told_pages = |errata: &str| {
        let (_, row) = errata.split_once("\n　資料11\nページ\n　").expect("its row");
        row.lines().next().expect("its pages").to_owned()
    };
    let pages = told_pages(&text_of_errata());
    assert!([left, right].contains(&pages), "{pages}: {}", text_of_errata());
    // Two changes of one value, pages apart: both are named, and no page between them.
    let long = |first: &str, last: &str| {
        let sentences = (1..230).map(|number| format!("{number}番目の窓口で申請書を受け付ける。"));
        let whole = first.to_owned() + &sentences.collect::<String>() + last;
        let line = text.lines().find(|line| line.starts_with("    内容: ")).expect("it is there");
        text.replace(line, &format!("    内容: {whole}"))
    };
    bench.write(case, &long("申請書を配る。", "終わりに控えを渡す。"));
    bench.must_run(&["build", "--printed", "--reprint"]);
    bench.write(case, &long("依頼書を配る。", "終わりに写しを渡す。"));
    let run = exchange(&bench);
    let leaves = told(&bench);
    let pages = told_pages(&text_of_errata());
    let [first, last] = pages.split('、').collect::<Vec<_>>()[..] else { panic!("{pages}") };
    assert!([first, last].iter().all(|page| leaves.iter().any(|leaf| leaf == page)), "{pages} {leaves:?}");
    let [first, last] = [first, last].map(|page| page.parse::<usize>().expect("a page"));
    assert!(last - first > 2, "{pages} {leaves:?}");
    assert!(!run.err().contains("ページの移動"), "{}", run.err());
}

#[test]
fn a_case_keeps_its_printed_number_under_another_name_and_no_two_have_one() {
    let bench = printed(&[]);
    let (one, other) = ("cases/2026-05/窓口業務の委託.yaml", "cases/2026-05/道路損傷の通報.yaml");
    let (text_of_one, text_of_other) = (bench.read(one), bench.read(other));
    let meeting = "cases/2026-05/meeting.yaml";
    let list = bench.read(meeting);
    // Two files change their names: nothing on paper does.
    bench.write(one, &text_of_other);
    bench.write(other, &text_of_one);
    let swapped = list
        .replace("ファイル: 窓口業務の委託", "ファイル: ◆")
        .replace("ファイル: 道路損傷の通報", "ファイル: 窓口業務の委託")
        .replace("ファイル: ◆", "ファイル: 道路損傷の通報");
    bench.write(meeting, &swapped);
    bench.must_run(&["replace", MEETING]).must_say("変わったところはありません");
    // A case gets another name, and its name another case.
    bench.write("cases/2026-05/市民課の窓口.yaml", &text_of_one);
    bench.write(other, &text_of_other);
    bench.write(one, &text_of_other.replacen("件名: ", "件名: 別の", 1));
    let item = "  - { ファイル: 窓口業務の委託.yaml, 番号: 報告第6号";
    let two = "  - { ファイル: 市民課の窓口.yaml, 番号: 報告第6号, 説明員: [ 市民課長 ] }\n\
               \u{20} - { ファイル: 窓口業務の委託.yaml, 番号: 報告第9号";
    assert!(list.contains(item));
    bench.write(meeting, &list.replace(item, two));
    exchange(&bench);
    let read = structure_text(&output(&bench, "replacement/replacement.pdf"));
    let numbers: Vec<&str> = read
        .split_whitespace()
        .filter(|word| word.len() == 8 && word.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit()))
        .collect();
    let listed: std::collections::BTreeSet<&&str> = numbers.iter().collect();
    assert_eq!(listed.len(), numbers.len(), "{numbers:?}");
}

#[test]
fn what_is_taken_out_leaves_its_numbers_unused() {
    let bench = printed(&[]);
    let item = "{ ファイル: 窓口業務の委託.yaml, 番号: 報告第6号, ";
    bench.replace("cases/2026-05/meeting.yaml", item, &format!("{item}取下げ: はい, "));
    let run = exchange(&bench);
    run.must_say("抜き取る: 資料11 45～50ページ（取下げ）\n");
    assert_eq!(told(&bench), ["1", "2"], "{}", run.err());
    let list = bench.read("output/2026-05/replacement/replacement-list.txt");
    assert!(list.contains("45～50") && list.contains("取下げ"), "{list}");
}

#[test]
fn an_item_that_is_withdrawn_is_taken_out_and_its_number_stays() {
    let bench = printed(&[]);
    let item = "{ ファイル: 公園台帳の廃止.yaml, 番号: 報告第7号, ";
    bench.replace("cases/2026-05/meeting.yaml", item, &format!("{item}取下げ: はい, "));
    let run = exchange(&bench);
    run.must_say("抜き取る: 資料12 ");
    let errata = bench.read("output/2026-05/replacement/errata.txt");
    assert!(errata.contains("(12) 件名"), "{errata}");
    assert!(errata.contains("　欠番"), "{errata}");
    // The second page of the list, alone: its table keeps its head for those who hear it.
    must_conform(&[output(&bench, "replacement/replacement.pdf")]);
}

#[test]
fn sheets_keep_the_numbers_of_their_case_when_an_item_comes_before_them() {
    let bench = printed(&[]);
    let record = bench.read("output/2026-05/printed/printed.json");
    let record: serde_json::Value = serde_json::from_str(&record).expect("JSON");
    let numbers = ["給食費データ入力", "課税資料データ入力"]
        .map(|case| record["matching_numbers"][case].as_str().expect("a number").to_owned());
    // A new item before them: their numbers stay.
    let item = "  - { ファイル: 給食費データ入力.yaml";
    let new = format!("  - {{ ファイル: 臨時.yaml, 番号: 報告第9号 }}\n{item}");
    bench.replace("cases/2026-05/meeting.yaml", item, &new);
    let text = bench.read("cases/2026-05/給食費データ入力.yaml");
    bench.write("cases/2026-05/臨時.yaml", &text.replace("件名: 学校給食費", "件名: 臨時の学校給食費"));
    // Both cases change too: a build would give them other numbers.
    bench.replace("cases/2026-05/給食費データ入力.yaml", "指名競争入札により決定", "指名競争入札で決定");
    bench.replace(
        "cases/2026-05/課税資料データ入力.yaml",
        "公募型プロポーザルにより決定",
        "公募型プロポーザルで決定",
    );
    exchange(&bench);
    let pages = ink::pages(&output(&bench, "replacement/replacement.pdf"));
    let texts: Vec<String> =
        pages.iter().map(|page| page.glyphs.iter().map(|glyph| glyph.character).collect()).collect();
    for (number, material) in numbers.iter().zip(["資料7", "資料8"]) {
        // The leaf that changed, whichever of the material it is.
        let is_of = |text: &&String| (1..10).any(|page| text.contains(&format!("{material}{page}/")));
        let leaf = texts.iter().find(is_of).unwrap_or_else(|| panic!("{material} is not in {texts:#?}"));
        assert!(leaf.contains(number), "{number} is not in {leaf}");
    }
}

#[test]
fn what_was_printed_may_lie_elsewhere_and_must_be_there() {
    let bench = printed(&[]);
    fs::rename(output(&bench, "printed"), bench.path().join("控え")).expect("it can be moved");
    let run = bench.run(&["replace", MEETING]);
    run.must_end_with(2);
    run.must_say("shingikai build --printed");
    let run = bench.must_run(&["replace", "cases/2026-05", "--since", "控え"]);
    run.must_say("変わったところはありません");
    bench.write("控え/printed.json", "{");
    let run = bench.run(&["replace", MEETING, "--since", "控え"]);
    run.must_end_with(2);
    run.must_say("印刷したときの記録");
}

#[test]
fn a_set_that_was_built_before_is_recorded_as_it_is() {
    let bench = Bench::with_real_case();
    bench.must_run(&["build"]);
    bench.must_run(&["build", "--printed"]);
    let file = |name: &str| fs::read(bench.path().join("output/2008-08").join(name)).expect("it was made");
    assert!(file("printed/bundle.pdf") == file("bundle.pdf"));
    bench.must_run(&["replace", "2008-08"]).must_say("配ったものから、変わったところはありません");
}

#[test]
fn a_case_alone_is_not_printed() {
    let bench = Bench::with_real_case();
    let run = bench.run(&["build", "--printed", "cases/2008-08/健診勧奨通知.yaml"]);
    run.must_end_with(2);
    run.must_say("--printed は、会議（cases/2008-08）の全体を示したときだけ使えます");
}

#[test]
fn papers_of_a_replacement_that_are_no_longer_true_are_taken_away() {
    let bench = Bench::with_real_case();
    bench.must_run(&["build", "--printed"]);
    let place = bench.path().join("output/2008-08/replacement");
    let case = "cases/2008-08/健診勧奨通知.yaml";
    let text = bench.read(case);
    let change = || bench.write(case, &text.replace("封入封緘業務の外部委託", "封入業務の外部委託"));
    change();
    bench.must_run(&["replace", "2008-08"]);
    assert!(place.join("replacement.pdf").exists());
    bench.write(case, &text);
    bench.must_run(&["replace", "2008-08"]).must_say("変わったところはありません");
    assert!(!place.exists(), "it changed back");
    change();
    bench.must_run(&["replace", "2008-08"]);
    assert!(place.exists());
    bench.must_run(&["build", "--printed", "--reprint"]);
    assert!(!place.exists(), "it was printed anew");
}

#[test]
fn the_record_of_another_meeting_is_refused() {
    let bench = printed(&[]);
    bench.copy("", "cases/2008-08");
    bench.must_run(&["build", "--printed", "cases/2008-08"]);
    let run = bench.run(&["replace", MEETING, "--since", "output/2008-08/printed"]);
    run.must_end_with(2);
    run.must_say("この記録は、会議「2026-05」ではなく「2008-08」を印刷したときのものです");
}

#[test]
fn a_wrong_case_stops_the_replacement() {
    let bench = printed(&[]);
    bench.replace("cases/2026-05/公園台帳の廃止.yaml", "  目的: ", "  目的地: ");
    let run = bench.run(&["replace", MEETING]);
    run.must_end_with(1);
    run.must_say("差し替えを作れません");
    assert!(!output(&bench, "replacement").exists());
}

#[test]
fn a_wrong_case_makes_an_earlier_replacement_outdated() {
    let bench = printed(&[]);
    let case = "cases/2026-05/がん検診の研究.yaml";
    let (replacement, outdated) = (output(&bench, "replacement"), output(&bench, "replacement.outdated"));
    for _ in 0..2 {
        bench.replace(case, "改善に資するため", "充実に資するため");
        exchange(&bench);
        assert!(replacement.join("errata.pdf").exists() && !outdated.exists());
        bench.replace(case, "  目的: ", "  目的地: ");
        let run = bench.run(&["replace", MEETING]);
        run.must_end_with(1);
        run.must_say("output/2026-05/replacement.outdated という名前に変えました。印刷しないでください");
        assert!(!replacement.exists() && outdated.join("errata.pdf").exists());
        bench.replace(case, "  目的地: ", "  目的: ");
        bench.replace(case, "充実に資するため", "改善に資するため");
        bench.must_run(&["replace", MEETING]);
        assert!(!replacement.exists() && !outdated.exists());
    }
}

#[test]
fn what_was_printed_stays_through_later_builds() {
    let bench = printed(&[]);
    let record = bench.read("output/2026-05/printed/printed.json");
    bench.replace("cases/2026-05/がん検診の研究.yaml", "改善に資するため", "充実に資するため");
    exchange(&bench);
    bench.must_run(&["build"]);
    assert_eq!(bench.read("output/2026-05/printed/printed.json"), record);
    assert!(output(&bench, "replacement/replacement.pdf").exists());
    exchange(&bench);
    assert_eq!(told(&bench), ["39", "40"], "it can be asked for again");
}
