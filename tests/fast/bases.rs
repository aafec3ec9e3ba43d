//! Profiles that build on others: what a town does not say, its base says.

use crate::shared::bases::{COUNCIL, town, town_with};
use crate::support::{Bench, REAL_CASE};

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
fn a_base_that_cannot_be_used_is_told_at_its_place_and_nothing_else() {
    for (council, label) in [
        ("基本: nowhere\n", "templates に nowhere がありません"),
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
