//! Profiles that build on others: what a town does not say, its base says.

use std::fs;

use crate::ink::{Glyph, pages};
use crate::support::{Bench, REAL_CASE, repository, structure_text};

const MEETING: &str = "cases/2008-08/meeting.yaml";
const COUNCIL: &str = "templates/town/council.yaml";
const REPORT: &str = "output/2008-08/健診勧奨通知/advance-report";

/// The real case in a town whose profile says only this.
fn town(council: &str) -> Bench {
    let bench = Bench::with_real_case();
    bench.replace(MEETING, "shinjuku-2008", "town");
    bench.write(COUNCIL, council);
    bench
}

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
    bench.replace(MEETING, "平成20年8月27日（水）", "平成20年11月26日（水）");
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
fn a_ground_whose_kind_is_gone_is_told_and_not_left_off_the_cover() {
    let bench = town("基本: shinjuku-2008\n区分: [ 諮問, 報告 ]\n");
    let run = bench.run(&["check"]);
    run.must_end_with(1);
    run.must_say(
        "エラー[unknown-value]: 「区分」に「事前報告」は使えません\n --> templates/town/council.yaml:1:5",
    );
    run.must_say("使えるのは 諮問、報告 です");
}

#[test]
fn a_key_without_a_value_takes_the_value_of_the_base_away() {
    let bench = town("基本: shinjuku-2008\n用語: { 重複表現: }\n");
    let case = format!("cases/{REAL_CASE}.yaml");
    bench.replace(&case, "  - { 指摘: redundant-wording, 箇所: 期間, 理由: 原文どおり }\n", "");
    bench.must_run(&["check", "--deny-warnings"]);
    bench.write(COUNCIL, "基本: shinjuku-2008\n");
    bench.run(&["check"]).must_say("警告[redundant-wording]");
    bench.write(COUNCIL, "基本: shinjuku-2008\n概要: { 表題: }\n");
    let run = bench.run(&["check"]);
    run.must_end_with(1);
    run.must_say("エラー[missing-key]: 「表題」がありません\n --> templates/town/council.yaml:2:1");
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
fn a_base_that_cannot_be_used_is_told_at_its_place_and_nothing_else() {
    for (council, label) in [
        ("基本: nowhere\n", "templates/nowhere/ がありません"),
        ("基本: town\n", "この設定自身に戻ってしまいます"),
        ("基本: ../shinjuku-2008\n", "がありません"),
    ] {
        let bench = town(council);
        let run = bench.run(&["check"]);
        run.must_end_with(1);
        run.must_say("エラー[base-unknown]");
        run.must_say(label);
        run.must_say("--> templates/town/council.yaml:1:5");
        assert_eq!(run.err().matches("エラー[").count(), 1, "{}", run.err());
    }
    let bench = town("基本: region\n");
    bench.write("templates/region/council.yaml", "基本: town\n");
    let run = bench.run(&["check", "templates/region"]);
    run.must_end_with(1);
    run.must_say("この設定自身に戻ってしまいます");
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
fn a_phrase_that_would_lose_a_value_is_told() {
    for (line, place, said) in [
        ("期間の表記: { 終了あり: \"{開始}から\" }", "2:17", "{終了} がないので、値が印刷されません"),
        ("期間の表記: { 継続: から }", "2:14", "{開始} がないので、値が印刷されません"),
        ("根拠の表記: ◇", "2:8", "{条項}か{見出し} がないので、値が印刷されません"),
        ("表紙: { 案内: \"{略称の案内\" }", "2:12", "「{」が閉じられていません"),
        ("表紙: { 案内: \"略称}の{略称}の{案内\" }", "2:21", "「{」が閉じられていません"),
        (
            "根拠: [ 基本のとおり, { 条項: 第99条, 見出し: あ, 区分: 諮問, 施行日: 平成21年4月1日, 廃止日: 平成20年3月31日 } ]",
            "2:64",
            "「第99条」の廃止が、施行より前です",
        ),
        ("書体: { 本文: [ メイリオ ] }", "2:13", "書体「メイリオ」のファイルがありません"),
        ("会議資料: { 差し替え: { 印: 差し替え } }", "2:20", "{日付} がないので、値が印刷されません"),
        (
            "表紙: { 担当: { 行: [ [ \"{部}{課}\" ] ], 必須: [ 部, 内線 ] } }",
            "2:43",
            "必ず書かせる「内線」が、表紙の担当の行にありません",
        ),
    ] {
        let run = town(&format!("基本: shinjuku-2008\n{line}\n")).run(&["check", "templates/town"]);
        run.must_end_with(1);
        run.must_say(&format!("エラー[profile-contradictory]: {said}"));
        run.must_say(&format!("templates/town/council.yaml:{place}\n"));
        assert_eq!(run.err().matches("エラー[").count(), 1, "{line}: {}", run.err());
    }
}

#[test]
fn sets_and_settings_that_change_nothing_are_told() {
    let bench = town("基本: act-2023\n");
    bench.write(
        "templates/town/clauses.yaml",
        "基本: はい\n組: [ 個人番号を扱う場合, 派遣労働者がいる場合, 町の組, 町の組 ]\n\
         設定:\n  - 基本のとおり\n  - { 名: 方法, 選択肢: [ 甲, 乙, 甲 ], 標準: 甲 }\n",
    );
    let run = bench.run(&["check", "templates/town"]);
    run.must_end_with(1);
    run.must_say("警告[value-without-effect]: 「町の組」は、ここでは使われません");
    run.must_say("警告[value-without-effect]: 「方法」は、ここでは使われません");
    run.must_say("エラー[clauses-contradictory]: 「町の組」が2回書かれています");
    run.must_say("エラー[clauses-contradictory]: 「甲」が2回書かれています");
    assert_eq!(run.err().matches("エラー[").count(), 2, "{}", run.err());
}

#[test]
fn a_clause_with_two_settings_is_told_that_it_may_have_one() {
    let bench = town("基本: act-2023\n");
    bench.write(
        "templates/town/clauses.yaml",
        "基本: はい\n設定:\n  - 基本のとおり\n  - { 名: 検査, 選択肢: [ 毎年, 随時 ], 標準: 毎年 }\n条項:\n\
         \u{20} - 基本のとおり\n  - 名: 検査等\n    見出し: （検査）\n    義務者: 受託者\n    設定:\n\
         \u{20}     検査: { 毎年: あ。, 随時: い。 }\n      再委託: { 禁止: あ。 }\n",
    );
    let run = bench.run(&["check", "templates/town"]);
    run.must_end_with(1);
    run.must_say("エラー[wrong-type]: 「設定」の書き方が違います");
    run.must_say("ここに並べられるのは一つだけです");
}

#[test]
fn a_number_that_is_no_number_is_told_as_one() {
    let bench = Bench::with_real_case();
    let text = bench.read("cases/2008-08/meeting.yaml");
    for pages in ["3枚", "0", "-1", "３"] {
        let item = format!("  - {{ 件名: 流れ図, 別添: [ {{ 件名: 流れ図, ページ数: {pages} }} ] }}\n");
        bench.write("cases/2008-08/meeting.yaml", &format!("{text}{item}"));
        let run = bench.run(&["check"]);
        run.must_end_with(1);
        run.must_say("エラー[wrong-type]: 「ページ数」の書き方が違います");
        run.must_say("1以上の数を、半角の数字だけで書いてください");
    }
}

#[test]
fn a_profile_is_checked_by_its_path_like_a_case() {
    let bench = town(
        "基本: shinjuku-2008\n表紙: { 案内板: あ, 件名: い }\n区分: [ 事前報告, { 名称: 諮問 } ]\n根拠の表記: ◇{条}\n",
    );
    for path in ["templates/town", "templates/town/council.yaml", "templates"] {
        let run = bench.run(&["check", path]);
        run.must_end_with(1);
        run.must_say("エラー[unknown-key]: 「案内板」");
        run.must_say("エラー[missing-key]: 「表記」がありません");
        run.must_say("エラー[placeholder-unknown]");
        assert_eq!(run.err().matches("エラー[").count(), 3, "{}", run.err());
    }
    bench.run(&["check", "templates/nowhere"]).must_end_with(2);
    bench.must_run(&["check", "templates/shinjuku-2008"]);
}

#[test]
fn a_name_that_stands_twice_in_a_profile_is_told() {
    for (council, name) in [
        ("区分: [ 基本のとおり, { 名称: 報告甲, 表記: 甲 }, { 名称: 報告甲, 表記: 乙 } ]\n", "報告甲"),
        ("会議資料: { 配布: [ { 名称: 郵送 }, { 名称: 郵送 } ] }\n", "郵送"),
        (
            "根拠: [ 基本のとおり, { 条項: 第15条, 見出し: 甲, 種類: 委託 }, { 条項: 第15条, 見出し: 乙, 種類: 結合 } ]\n",
            "第15条",
        ),
    ] {
        let bench = town(&format!("基本: shinjuku-2008\n{council}"));
        let run = bench.run(&["check", "templates/town"]);
        run.must_end_with(1);
        run.must_say(&format!("エラー[profile-contradictory]: 「{name}」が二つあります"));
    }
    // The same article with another meaning after its repeal.
    let bench = town(
        "基本: shinjuku-2008\n根拠: [ 基本のとおり, { 条項: 第15条, 見出し: 甲, 種類: 委託, 廃止日: 平成20年3月31日 }, { 条項: 第15条, 見出し: 乙, 種類: 結合, 施行日: 平成20年4月1日 } ]\n",
    );
    assert!(!bench.run(&["check", "templates/town"]).err().contains("profile-contradictory"));
}

#[test]
fn a_file_of_a_profile_that_is_not_read_is_told() {
    let bench = town("基本: shinjuku-2008\n");
    for name in ["clauses.yml", "条項.yaml"] {
        bench.write(&format!("templates/town/{name}"), "表題: 特記事項\n");
    }
    let run = bench.run(&["check"]);
    run.must_end_with(0);
    run.must_say("警告[file-not-read]: 「clauses.yml」は読み込まれません");
    run.must_say("警告[file-not-read]: 「条項.yaml」は読み込まれません");
}

#[test]
fn what_is_said_of_a_division_and_printed_nowhere_is_told() {
    let bench = town(
        "基本: shinjuku-2008\n表紙: { 担当: { 行: [ [ \"{課}{係}\" ] ], 必須: [ 課 ] } }\n会議資料: { 説明員一覧: { 連絡先の表記: [ \"{課} {内線}\" ] } }\n",
    );
    let run = bench.run(&["check"]);
    run.must_end_with(1);
    for key in ["部", "担当者"] {
        run.must_say(&format!("エラー[key-without-row]: 「{key}」は、"));
    }
    assert_eq!(run.err().matches("[key-without-row]").count(), 2, "{}", run.err());
}

#[test]
fn a_profile_that_no_meeting_uses_is_checked_with_all() {
    let bench = Bench::with_real_case();
    bench.must_run(&["check"]);
    bench.write(COUNCIL, "名称: 審議会\n");
    let run = bench.run(&["check"]);
    run.must_end_with(1);
    run.must_say("--> templates/town/council.yaml");
    run.must_say("「clauses.yaml」がありません");
    bench.must_run(&["check", "cases/2008-08"]);
}

/// The real case in a town with one file of the form changed.
fn town_with(file: &str, old: &str, new: &str) -> Bench {
    let bench = town("基本: shinjuku-2008\n");
    let text =
        fs::read_to_string(repository().join("templates/shinjuku-2008").join(file)).expect("it is there");
    assert_eq!(text.matches(old).count(), 1, "{old:?} in {file}");
    bench.write(&format!("templates/town/{file}"), &text.replace(old, new));
    bench
}

#[test]
fn a_template_that_cannot_be_read_is_told_by_check_too() {
    let bench = town_with("parts.tera.typ", "notice: {{ of.cover.notice }}", "notice: {{ of.cover.notice");
    bench.write("cases/2008-08/二.yaml", "件名: あ\n");
    for path in [&["check"][..], &["check", "templates/town"]] {
        let run = bench.run(path);
        run.must_end_with(2);
        run.must_say("--> templates/town/parts.tera.typ:");
    }
    // What is wrong with cases is told all the same.
    bench.run(&["check"]).must_say("cases/2008-08/二.yaml");
}

#[test]
fn a_mistake_in_a_template_is_told_with_its_line_and_what_to_do() {
    // The last is what typst points at: what it cannot know or take, or the start of the piece that it does not understand.
    for (file, old, new, at) in [
        ("parts.tera.typ", "of.cover.notice", "of.cover.note", "of.cover.note"),
        ("parts.tera.typ", "notice: {{ of", "notise: {{ of", "notise: {{ of"),
        ("parts.tera.typ", "#cover(", "#cove(", "#cove("),
        (
            "form.typ",
            "headline(1, title, title-size)\n    v(19mm)",
            "headline(1, titel, title-size)\n    v(19mm)",
            "titel",
        ),
        ("form.typ", "v(17mm)", "text(font: \"Nope\", [x])", "\"Nope\""),
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
    run.must_end_with(2);
    assert_eq!(run.err().matches("unclosed delimiter").count(), 1, "{}", run.err());
    run.must_say("advance-report.pdf (+3)");
    assert!(run.err().lines().count() < 25, "{}", run.err());
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
