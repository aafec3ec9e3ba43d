//! What is wrong is said at its place; what is right is made all the same.

use std::fs;

use crate::reading::structure_text;
use crate::support::{Bench, REAL_CASE, REAL_CASE_FILE};

#[test]
fn a_withdrawn_case_of_no_known_kind_stops_the_bundle_where_items_stand_by_kind() {
    let bench = Bench::with_real_case();
    let case = bench.read(REAL_CASE_FILE);
    bench.write("cases/2008-08/別件.yaml", &case.replace("根拠: 第14条第1項", "根拠: 第15条"));
    bench.replace(
        "cases/2008-08/meeting.yaml",
        "案件:\n",
        "案件:\n  - { ファイル: 別件.yaml, 取下げ: はい, 資料番号: 資料9 }\n",
    );
    let bundle = bench.path().join("output/2008-08/bundle.pdf");
    bench.run(&["build"]).must_end_with(1);
    assert!(!bundle.exists());
    // By the order of the list nothing moves.
    bench.replace("cases/2008-08/meeting.yaml", "案件:\n", "並び: 記載順\n案件:\n");
    bench.run(&["build"]).must_end_with(1);
    assert!(bundle.exists());
}

#[test]
fn values_that_reach_no_paper_are_told_in_a_meeting() {
    for (items, said) in [
        (
            "案件:\n  - { 件名: その他, 配布: 当日机上配布 }\n  - 健診勧奨通知.yaml\n",
            "警告[value-without-effect]: 「配布」は、ここでは使われません",
        ),
        (
            "案件:\n  - { ファイル: 健診勧奨通知.yaml, 取下げ: はい, 説明員: 課長, 公開: 非公開, 非公開の根拠: 条例 }\n",
            "参考[withdrawn-values]: 取り下げた案件の説明員、公開、非公開の根拠は、印刷されません",
        ),
    ] {
        let bench = Bench::with_real_case();
        let head = "会議名: 平成20年度第2回\n審議会: shinjuku-2008\n開催日: 平成20年8月27日（水）\n";
        bench.write("cases/2008-08/meeting.yaml", &format!("{head}{items}"));
        let run = bench.run(&["check"]);
        run.must_end_with(0);
        run.must_say(said);
    }
    let bench = Bench::with_real_case();
    fs::remove_file(bench.path().join("cases/2008-08/健診勧奨通知.yaml")).expect("it was there");
    bench.run(&["check"]).must_say("この会議のフォルダには、案件のファイルがありません");
    bench.write(
        "cases/2008-08/meeting.yaml",
        "会議名: 平成20年度第2回\n審議会: shinjuku-2008\n開催日: 平成20年8月27日（水）\n",
    );
    let run = bench.run(&["build"]);
    run.must_end_with(0);
    run.must_say("警告[meeting-without-items]: この会議には、案件がありません");
}

#[test]
fn a_wrong_case_keeps_its_documents_and_the_others_are_made() {
    let bench = Bench::with_real_case();
    bench.must_run(&["build"]);
    let pdf = bench.path().join(format!("output/{REAL_CASE}/advance-report.pdf"));
    let old = fs::read(&pdf).expect("it was made");

    let text = bench.read(REAL_CASE_FILE);
    bench.write("cases/2008-08/もう 一件.yaml", &text.replace("小倉", "大倉"));
    bench.replace(REAL_CASE_FILE, "根拠: 第14条第1項", "根拠: 第15条");
    let run = bench.run(&["build"]);
    run.must_end_with(1);
    assert!(fs::read(&pdf).expect("it is there") == old);
    assert!(run.out().contains("もう 一件/advance-report.pdf"), "{}", run.out());
    assert!(!run.out().contains("健診勧奨通知"), "{}", run.out());
}

#[test]
fn a_wrong_item_of_the_meeting_stops_its_bundle_and_none_of_its_cases() {
    let bench = Bench::with_real_case();
    bench.must_run(&["build"]);
    let meeting = "cases/2008-08/meeting.yaml";
    let text = bench.read(meeting);
    bench.write(meeting, &format!("{text}  - {{ ファイル: 健診.yaml }}\n"));
    bench.replace(REAL_CASE_FILE, "小倉", "大倉");
    let run = bench.run(&["build"]);
    run.must_end_with(1);
    run.must_say("エラー[item-without-file]: 案件のファイル「健診.yaml」がありません");
    assert!(bench.read(&format!("output/{REAL_CASE}/advance-report.txt")).contains("大倉"));
    assert!(bench.path().join("output/2008-08/bundle.outdated.pdf").exists());
    // What is wrong with the meeting itself is printed in its cases: none is made.
    bench.write(meeting, &text.replace("8月27日（水）", "8月27日（木）"));
    bench.replace(REAL_CASE_FILE, "大倉", "中倉");
    bench.run(&["build"]).must_end_with(1);
    assert!(bench.read(&format!("output/{REAL_CASE}/advance-report.txt")).contains("大倉"));
}

#[test]
fn a_word_of_the_council_may_stand_for_a_date() {
    let old = "期間: { 開始: 平成20年10月, 継続: はい, 表記: 平成20年10月から以降継続 }";
    let bench = Bench::with_real_case();
    let text = bench.read(REAL_CASE_FILE);
    for (new, printed) in [
        ("期間: { 開始: 契約締結の日, 終了: 平成21年3月31日 }", "契約締結の日から平成21年3月31日まで"),
        ("期間: { 開始: 平成20年10月, 終了: 契約締結の日 }", "平成20年10月から契約締結の日まで"),
        ("period: { from: 契約締結の日, ongoing: yes }", "契約締結の日から継続"),
    ] {
        bench.write(REAL_CASE_FILE, &text.replace(old, new));
        bench.must_run(&["build"]);
        let read = bench.read(&format!("output/{REAL_CASE}/advance-report.txt"));
        assert!(read.contains(printed), "{read}");
    }
    // Another word is no date; the council may have its own.
    bench.write(REAL_CASE_FILE, &text.replace(old, "期間: { 開始: 協定の日 }"));
    let run = bench.run(&["check"]);
    run.must_end_with(1);
    run.must_say("エラー[unreadable-date]: 日付「協定の日」が正しくありません");
    run.must_say("契約締結の日とも書けます");
    bench.write("templates/town/council.yaml", "基本: shinjuku-2008\n期間の表記: { 日の言葉: 協定の日 }\n");
    bench.replace("cases/2008-08/meeting.yaml", "審議会: shinjuku-2008", "審議会: town");
    bench.must_run(&["build"]);
    assert!(bench.read(&format!("output/{REAL_CASE}/advance-report.txt")).contains("\n　協定の日\n"));
    // It is no date elsewhere.
    bench.replace("cases/2008-08/meeting.yaml", "開催日: 平成20年8月27日（水）", "開催日: 協定の日");
    let run = bench.run(&["check"]);
    run.must_say("エラー[unreadable-date]: 日付「協定の日」");
    assert!(!run.err().contains("協定の日とも書けます"), "{}", run.err());
}

#[test]
fn a_case_alone_is_made_alone() {
    let bench = Bench::with_real_case();
    let text = bench.read(REAL_CASE_FILE);
    bench.write("cases/2008-08/二.yaml", &text);
    let run = bench.must_run(&["build", "cases/2008-08/二.yaml"]);
    assert_eq!(run.out().lines().count(), 2, "{}", run.out());
    bench.run(&["build", "cases/2008-08/三.yaml"]).must_end_with(2);
    bench.run(&["build", "/"]).must_end_with(2);
}

#[test]
#[cfg_attr(not(unix), ignore = "a script stands in for typst")]
fn a_missing_or_wrong_tool_is_told_with_what_to_run() {
    let bench = Bench::with_real_case();
    let fake = bench.path().join("typst");
    bench.write("typst", "#!/bin/sh\necho typst 0.14.2\n");
    crate::support::unix::set_mode(&fake, 0o755);
    let with = |typst: &str, fonts: &str| {
        let mut program = bench.program(&["build"]);
        let arguments: Vec<_> = program.get_args().take(1).map(ToOwned::to_owned).collect();
        let path = program.get_program().to_owned();
        drop(program);
        program = crate::support::command(path.as_ref());
        program.args(arguments).arg("--typst").arg(typst).arg("--fonts").arg(fonts);
        program.current_dir(bench.path()).env("LANG", "ja_JP.UTF-8").env_remove("LC_ALL");
        crate::support::Run::of(program)
    };
    let tools = crate::support::repository().join(".tools");
    let (typst, fonts) = (tools.join("bin/typst"), tools.join("fonts"));
    let (typst, fonts) = (typst.to_str().expect("UTF-8"), fonts.to_str().expect("UTF-8"));

    let missing = with("/nowhere/typst", fonts);
    missing.must_end_with(2);
    missing.must_say("typst が見つかりません");
    missing.must_say("cargo install typst-cli --version 0.15.1 --locked");

    let wrong = with(fake.to_str().expect("UTF-8"), fonts);
    wrong.must_end_with(2);
    wrong.must_say("「typst 0.14.2」です");

    let no_fonts = with(typst, "/nowhere/fonts");
    no_fonts.must_end_with(2);
    no_fonts.must_say("make setup");

    bench.write("fonts/BIZUDMincho-Regular.ttf", "not this one");
    let other_fonts = with(typst, bench.path().join("fonts").to_str().expect("UTF-8"));
    other_fonts.must_end_with(2);
    other_fonts.must_say("内容が、設定に書かれたものと違います");
}

#[test]
fn more_variants_than_one_paragraph_can_hold_are_told() {
    let purpose = "特定健康診査の受診率向上のため";
    let bench = Bench::with_real_case();
    bench.replace(REAL_CASE_FILE, purpose, &"辻\u{E0102}".repeat(500));
    bench.must_run(&["build"]);
    let pdf = bench.path().join(format!("output/{REAL_CASE}/advance-report.pdf"));
    assert!(structure_text(&pdf).contains(&"辻\u{E0102}".repeat(500)));
    // Paragraphs of one matter, each with its own.
    let matter = "    内容: 健診勧奨通知を他の封入物(チラシなど)とともに封入封緘し、郵便局へ持ち込む。\n";
    let variants = "辻\u{E0102}".repeat(300);
    let reason = "    理由: 未受診の対象者が約4万人が見込まれ大量の発送となるため、保険者の事務の効率化から、封入封緘業務の外部委託が必要である。\n";
    bench.replace(REAL_CASE_FILE, matter, &format!("    内容: {variants}\n"));
    bench.replace(REAL_CASE_FILE, reason, &format!("    理由: {variants}\n"));
    bench.must_run(&["check"]);
    let bench = Bench::with_real_case();
    bench.replace(REAL_CASE_FILE, purpose, &"辻\u{E0102}".repeat(501));
    let run = bench.run(&["build"]);
    run.must_end_with(1);
    run.must_say("[file-too-large]");
    run.must_say("別の書体で印字する文字が多すぎます");
}

#[test]
fn a_meeting_of_too_many_items_has_no_bundle() {
    let bench = Bench::with_real_case();
    let of_items = |count: usize| {
        let items =
            (1..count).map(|number| format!("  - {{ 件名: 議題{number}について }}\n")).collect::<String>();
        let meeting = "会議名: 平成20年度第2回\n審議会: shinjuku-2008\n開催日: 平成20年8月27日\n案件:\n";
        bench.write(
            "cases/2008-08/meeting.yaml",
            &format!("{meeting}  - {{ ファイル: 健診勧奨通知.yaml }}\n{items}"),
        );
    };
    of_items(1_000);
    bench.must_run(&["check"]);
    of_items(1_001);
    let run = bench.run(&["build"]);
    run.must_end_with(1);
    run.must_say("一つの会議の案件が多すぎます");
    assert!(
        bench.path().join(format!("output/{REAL_CASE}/advance-report.pdf")).is_file(),
        "the case is made"
    );
    assert!(!bench.path().join("output/2008-08/bundle.pdf").exists());
}

#[test]
fn what_is_wrong_with_a_case_is_told_although_a_template_fails() {
    let bench = Bench::with_real_case();
    bench.write("templates/shinjuku-2008/special-clauses.tera.typ", "#panic(\"様式\")\n");
    bench.replace(REAL_CASE_FILE, "受診率向上", "自治体自治体の受診率向上");
    let run = bench.run(&["build"]);
    run.must_end_with(2);
    run.must_say("警告[repeated-word]");
    run.must_say("typst が文書を作れませんでした");
    assert!(!bench.path().join(format!("output/{REAL_CASE}")).exists(), "nothing is left half made");
    assert_eq!(bench.files("output").len(), 0, "{:?}", bench.files("output"));
}

#[test]
fn a_draft_holds_nobody_up_and_the_old_bundle_stays() {
    let bench = Bench::new();
    bench.copy("", "cases/2026-05");
    bench.must_run(&["build"]);
    let bundle =
        |bench: &Bench| fs::read(bench.path().join("output/2026-05/bundle.pdf")).expect("it is there");
    let before = bundle(&bench);
    // Half written: a value that is still to be written, and one that is wrong.
    let draft = "cases/2026-05/がん検診の研究.yaml";
    let text = bench.read(draft);
    bench.write(
        draft,
        &format!("下書き: はい\n{}", text.replacen("理由: ", "理由: 〔理由を書いてください〕 # ", 1)),
    );
    bench.replace("cases/2026-05/給食費データ入力.yaml", "件名: 学校給食費の", "件名: 市立学校の給食費の");
    let run = bench.run(&["build"]);
    assert_eq!(run.status, Some(0), "{}", run.err());
    run.must_say("参考[draft-case]");
    run.must_say("警告[placeholder-left]");
    assert!(run.out().contains("給食費データ入力/advance-report.pdf"), "the others are made: {}", run.out());
    assert!(!run.out().contains("がん検診の研究"), "it is not: {}", run.out());
    assert_eq!(bundle(&bench), before, "the old bundle stays, and is not outdated");
    assert!(!bench.path().join("output/2026-05/bundle.outdated.pdf").exists());
    // Done: the bundle is made again.
    bench.write(draft, &text);
    bench.must_run(&["build"]);
    assert_ne!(bundle(&bench), before);
    // An error of another case still stops it.
    bench.write(draft, &format!("下書き: はい\n{text}"));
    bench.replace("cases/2026-05/給食費データ入力.yaml", "件名: ", "件名x: ");
    assert_eq!(bench.run(&["build"]).status, Some(1));
    assert!(bench.path().join("output/2026-05/bundle.outdated.pdf").exists());
}
