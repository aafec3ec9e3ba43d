//! What is wrong is said at its place; what is right is made all the same.

use std::fs;

use crate::support::{Bench, REAL_CASE_FILE, Run};

/// The real case with one change, checked.
#[track_caller]
fn check_with(old: &str, new: &str) -> Run {
    let bench = Bench::with_real_case();
    bench.replace(REAL_CASE_FILE, old, new);
    let run = bench.run(&["check"]);
    run.must_end_with(1);
    run
}

#[test]
fn the_real_case_has_no_error() {
    Bench::with_real_case().must_run(&["check"]);
}

#[test]
fn broken_yaml_is_refused_at_its_place() {
    check_with("  目的: 特定", "  目的 特定").must_say("エラー[yaml-syntax]");
}

#[test]
fn an_unknown_key_is_refused_with_the_nearest_known_one() {
    let run = check_with("  対象者:", "  対象:");
    run.must_say("エラー[unknown-key]: 「対象」という項目はありません");
    run.must_say("健診勧奨通知.yaml:10:3");
    run.must_say("もしかして「対象者」ですか");
    assert!(!run.err().contains("missing-key"), "one slip is told once: {}", run.err());
    // What is like another key does not stand for the one that is missing; neither does a key that is known.
    let run = check_with("  対象者:", "  事業内要:");
    run.must_say("エラー[unknown-key]: 「事業内要」という項目はありません");
    run.must_say("エラー[missing-key]: 「対象者」がありません");
}

#[test]
fn a_missing_key_is_named_as_the_file_spells_its_keys() {
    check_with("      登録業務: 特定健診・特定保健指導\n", "").must_say("「登録業務」がありません");
}

#[test]
fn a_list_is_refused_where_a_text_belongs() {
    check_with("内線: 4221", "内線: [4221]").must_say("エラー[wrong-type]: 「内線」の書き方が違います");
}

#[test]
fn an_empty_value_is_refused() {
    for value in ["", " \"\"", " '　'"] {
        let run = check_with(
            "件名: 特定健康診査の未受診者に対する健診勧奨通知の封入封緘委託について",
            &format!("件名:{value}"),
        );
        run.must_say("エラー[empty-value]: 「件名」に値がありません");
    }
}

#[test]
fn a_null_is_not_taken_for_a_text() {
    for value in ["~", "null"] {
        let run = check_with("内線: 4221", &format!("内線: {value}"));
        run.must_say(&format!("エラー[null-as-text]: 「内線」の値が「{value}」になっています"));
    }
}

#[test]
fn one_key_in_two_spellings_is_refused() {
    let run = check_with("件名: 特定", "subject: あ\n件名: 特定");
    run.must_say("エラー[duplicate-key]: 「件名」が2回書かれています");
    run.must_say("3行目にもあります");
}

#[test]
fn an_unknown_ground_is_refused_with_the_known_ones() {
    let run = check_with("根拠: 第14条第1項", "根拠: [第14条第1項, 第99条]");
    run.must_say("エラー[ground-unknown]: 根拠「第99条」");
    run.must_say("第14条第1項（個人情報の提供等を伴う委託）");
}

#[test]
fn a_provided_field_must_be_held() {
    let run = check_with("{ 名称: 住所, 保有項目: [ 漢字住所, 漢字方書 ] }", "住所");
    run.must_say("エラー[provided-not-held]: 提供する項目「住所」が、保有している情報項目にありません");
    run.must_say("^^^^ 保有項目に「漢字住所」「住所地特例フラグ」があります");
    check_with("漢字方書 ] }", "方書き ] }").must_say("エラー[from-not-held]: 保有項目「方書き」");
}

#[test]
fn a_kind_that_is_not_that_of_the_ground_is_told() {
    let ground = "根拠: 第14条第1項";
    check_with(ground, &format!("{ground}\n    区分: 諮問")).must_say("エラー[type-mismatch]");
    let bench = Bench::with_real_case();
    bench.replace(REAL_CASE_FILE, ground, &format!("{ground}\n    区分: 事前報告"));
    bench.must_run(&["check"]);
}

#[test]
fn a_division_that_the_council_does_not_list_is_told_beside_those_of_its_department() {
    let with_list = |list: &str| {
        let bench = Bench::with_real_case();
        bench.write("templates/town/council.yaml", &format!("基本: shinjuku-2008\n用語:\n  部署:\n{list}"));
        bench.replace("cases/2008-08/meeting.yaml", "審議会: shinjuku-2008", "審議会: town");
        bench.must_run(&["check"]).err()
    };
    let others = "    - { 部: 福祉部, 課: [ 介護保険課 ] }\n";
    let said = with_list(&format!("    - {{ 部: 健康部, 課: [ 医療保険年金課 ] }}\n{others}"));
    assert!(!said.contains("department-unknown"), "{said}");
    let said = with_list(&format!("    - {{ 部: 健康部, 課: [ 健康推進課 ] }}\n{others}"));
    assert!(said.contains("警告[department-unknown]") && said.contains("医療保険年金課"), "{said}");
    assert!(said.contains("健康推進課") && !said.contains("介護保険課"), "{said}");
    // A department without divisions on the list may have any.
    let said = with_list(&format!("    - {{ 部: 健康部 }}\n{others}"));
    assert!(!said.contains("department-unknown"), "{said}");
}

#[test]
fn a_character_that_no_font_has_is_refused_under_its_own_caret() {
    let run = check_with("媒体: 紙\n", "媒体: 紙と😀\n");
    run.must_say("エラー[unprintable-character]: この文字は印刷できません（U+1F600）");
    run.must_say("           ^^ 「😀」");
    check_with("媒体: 紙\n", "媒体: \"紙\\x07\"\n").must_say("U+0007");
}

#[test]
fn a_variation_that_no_font_has_is_refused() {
    check_with("担当者: 小倉", "担当者: 渡邉\u{E0102}").must_say("エラー[variation-not-in-font]");
}

#[test]
fn every_mistake_is_told_in_one_run() {
    let bench = Bench::with_real_case();
    let case = REAL_CASE_FILE;
    bench.replace(case, "内線: 4221", "内線:");
    bench.replace(case, "  目的:", "  めあて:");
    bench.replace(case, "根拠: 第14条第1項", "根拠: 第15条");
    bench.replace(case, "委託先: 入札により決定", "委託先: [ 入札により決定, 😀 ]");
    bench.replace(case, "- 国保記号番号", "- 国保番号");
    bench.replace(case, "継続: はい", "継続: たぶん");
    bench.replace(case, "開始: 平成20年10月", "開始: 平成20年13月");
    let run = bench.run(&["check"]);
    run.must_end_with(1);
    for rule in [
        "empty-value",
        "unknown-key",
        "ground-unknown",
        "unprintable-character",
        "provided-not-held",
        "unknown-value",
        "unreadable-date",
    ] {
        run.must_say(&format!("エラー[{rule}]"));
    }
    run.must_say("エラー 7件、警告");
}

#[test]
fn a_broken_file_does_not_hide_the_others() {
    let bench = Bench::with_real_case();
    bench.write("cases/2008-08/壊れた.yaml", "件名 [\n");
    bench.write("cases/2008-08/別.yaml", "件名: あ\n");
    bench.write_bytes("cases/2008-08/古い.yaml", b"\x8c\x8f\x96\xbc: a\n");
    let run = bench.run(&["check"]);
    run.must_end_with(1);
    for said in ["壊れた.yaml:", "別.yaml:1:1", "古い.yaml", "エラー[not-utf8]", "エラー[missing-key]"]
    {
        run.must_say(said);
    }
}

/// A finding on the real case with one change, with its place.
#[track_caller]
fn must_find(old: &str, new: &str, said: &str, place: &str) {
    let bench = Bench::with_real_case();
    bench.replace("cases/2008-08/健診勧奨通知.yaml", old, new);
    let run = bench.run(&["check"]);
    run.must_say(said);
    run.must_say(&format!("健診勧奨通知.yaml:{place}\n"));
}

#[test]
fn a_day_of_the_week_is_compared_however_the_date_is_written() {
    for day in [
        "2008-10-01（木）",
        "2008/10/1(木)",
        "H20.10.1（木）",
        "平成20年10月1日 （木）",
        "平成20年10月1日（木）",
    ] {
        let new = format!("開始: {day}");
        must_find("開始: 平成20年10月", &new, "エラー[weekday-mismatch]: 曜日が日付と合いません", "29:15");
    }
    let (old, new) = ("開始: 平成20年10月", "開始: 平成20年10月（水）");
    must_find(old, new, "エラー[unreadable-date]: 日付「平成20年10月（水）」が正しくありません", "29:15");
    for day in ["開催日: 2008-08-27（木）", "開催日: H20.8.27（木）"] {
        let bench = Bench::with_real_case();
        bench.replace("cases/2008-08/meeting.yaml", "開催日: 平成20年8月27日（水）", day);
        bench.run(&["check"]).must_say("エラー[weekday-mismatch]");
    }
}

#[test]
fn what_a_period_does_not_print_is_told() {
    let period = |new: &str, said: &str, place: &str| {
        must_find("開始: 平成20年10月, 継続: はい, 表記: 平成20年10月から以降継続", new, said, place);
    };
    period("終了: 平成21年3月", "エラー[missing-key]: 「開始」がありません", "29:9");
    period("継続: はい", "エラー[missing-key]: 「開始」がありません", "29:9");
    period(
        "開始: 平成20年10月, 終了: 平成21年3月, 継続: はい",
        "警告[value-without-effect]: 「継続」は、ここでは使われません",
        "29:42",
    );
    period(
        "開始: 平成20年10月15日, 表記: 平成20年10月1日から",
        "警告[stale-copy]: 前の案件の日付が残っているようです",
        "29:32",
    );
}

#[test]
fn names_of_held_fields_are_told_where_none_are_listed() {
    let bench = Bench::with_real_case();
    let council =
        std::fs::read_to_string(crate::support::repository().join("templates/shinjuku-2008/council.yaml"))
            .expect("it is there");
    let case = bench.read(REAL_CASE_FILE);
    let start = case.find("      項目: 健診結果").expect("the held fields");
    let end = start + case[start..].find('\n').expect("a line") + 1;
    bench.write(REAL_CASE_FILE, &format!("{}{}", &case[..start], &case[end..]));
    // What is missing is told once.
    let run = bench.run(&["check"]);
    run.must_say("エラー[missing-key]: 「項目」がありません");
    assert!(!run.err().contains("value-without-effect"), "{}", run.err());
    let council = council.replace("必須: [ 登録業務, 保有媒体, 保有項目, ", "必須: [ 登録業務, 保有媒体, ");
    bench.write("templates/shinjuku-2008/council.yaml", &council);
    let run = bench.run(&["check"]);
    run.must_say("警告[value-without-effect]: 「保有項目」は、ここでは使われません");
    run.must_say("健診勧奨通知.yaml:23:27\n");
}

#[test]
fn grounds_of_two_types_are_told() {
    let bench = Bench::new();
    bench.copy("", "cases/2026-05");
    let case = "cases/2026-05/給食費データ入力.yaml";
    bench.replace(case, "根拠: 法第66条", "根拠: [ 法第66条, 番号法第28条 ]");
    let run = bench.run(&["check"]);
    run.must_end_with(1);
    run.must_say("エラー[type-mismatch]: 「特定個人情報保護評価」は、根拠と合いません");
    bench.replace(case, "法第66条, 番号法第28条 ]", "法第66条, 番号法第12条 ]");
    assert!(!bench.run(&["check"]).err().contains("[type-mismatch]"));
}

#[test]
fn a_year_has_its_era_where_it_needs_one() {
    let bench = Bench::with_real_case();
    let old = "対象者: 特定健康診査の対象者で未受診の者";
    let text = bench.read(REAL_CASE_FILE);
    let found = |words: &str| {
        bench.write(REAL_CASE_FILE, &text.replace(old, &format!("対象者: {words}の者")));
        let err = bench.run(&["check"]).err();
        ["era-missing", "era-out-of-range"].map(|rule| err.matches(&format!("[{rule}]: ")).count())
    };
    for words in [
        "昭和64年1月に生まれた者、大正15年12月まで",
        "平成19年4月から同20年3月まで",
        "平成18、19年度",
        "平成18年度・19年度",
        "平成16年度から18年度まで",
        "在職10年6月以上",
        "平成 8年10月",
    ] {
        assert_eq!(found(words), [0, 0], "{words}");
    }
    for words in ["18、19年度", "20年10月", "令和と18年度"] {
        assert!(found(words)[0] > 0, "{words}");
    }
    assert_eq!(found("昭和64年2月生まれ"), [0, 1]);
    bench.run(&["check"]).must_say("平成元年2月 と書いてください");
    // What was called so in its day may be quoted: it is doubtful, and never an error.
    bench.must_run(&["check"]);
}

#[test]
fn a_day_that_never_was_is_told_in_a_sentence_too() {
    for (words, is_told) in [
        ("平成20年9月31日までに受けた者", true),
        ("2008年13月までに受けた者", true),
        ("平成20年0月に受けた者", true),
        ("平成20年2月29日までに受けた者", false),
        ("平成20年12月までに受けた者", false),
    ] {
        let bench = Bench::with_real_case();
        bench.replace(REAL_CASE_FILE, "特定健康診査の対象者で未受診の者", words);
        let run = bench.must_run(&["check"]);
        assert_eq!(run.err().contains("警告[unreadable-date]: 日付「"), is_told, "{words}: {}", run.err());
    }
}

#[test]
fn an_end_that_the_printed_words_of_the_period_do_not_say_is_told() {
    let old = "期間: { 開始: 平成20年10月, 継続: はい, 表記: 平成20年10月から以降継続 }";
    for (new, is_told) in [
        ("期間: { 開始: 平成20年10月, 終了: 平成22年9月, 表記: 平成20年10月から継続 }", true),
        ("期間: { 開始: 平成20年10月, 終了: 平成22年9月, 表記: 契約の日から平成22年9月末日まで }", false),
        ("期間: { 開始: 平成20年10月, 終了: 平成21年度末, 表記: 平成20年10月から平成21年度末まで }", false),
        ("期間: { 開始: 平成20年10月, 終了: 平成22年9月 }", false),
    ] {
        let bench = Bench::with_real_case();
        bench.replace(REAL_CASE_FILE, old, new);
        let err = bench.run(&["check"]).err();
        assert_eq!(err.contains("[value-without-effect]: 「終了」は"), is_told, "{new}: {err}");
    }
}

#[test]
fn what_a_careful_reader_sees_in_lists_and_sentences_is_told() {
    must_find(
        "        - 国保記号番号\n",
        "        - 国保記号番号\n        - 郵便番号\n",
        "[duplicate-field]",
        "27:11",
    );
    for (old, new, said, place) in [
        (
            "対象者: 特定健康診査の対象者で",
            "対象者: 特定健康診査についてについて、",
            "[repeated-word]: 「について」が",
            "10:14",
        ),
        (
            "目的: 特定健康診査の受診率向上",
            "目的: 特定健康診査をを受ける率の向上",
            "[repeated-word]: 「を」が",
            "9:13",
        ),
        ("、保険者の事務", "、、保険者の事務", "[repeated-word]: 「、」が", "27:36"),
        (
            "、受診券整理番号、",
            "、受診券整理番号,",
            "[comma-in-field]: 「受診券整理番号,利用券整理番号」",
            "18:28",
        ),
        (
            "入札により決定",
            "未定（入札により決定",
            "[unbalanced-bracket]: 「（」が閉じられていません",
            "20:14",
        ),
    ] {
        must_find(old, new, said, place);
    }
    // A meeting's file is read as carefully.
    let bench = Bench::with_real_case();
    bench.replace("cases/2008-08/meeting.yaml", "平成20年度第2回", "平成20年度第2回審議会審議会（定例");
    let run = bench.run(&["check"]);
    run.must_say("[repeated-word]: 「審議会」が続けて2回書かれています");
    run.must_say("[unbalanced-bracket]: 「（」が閉じられていません");
}

/// Lists as they stand in other papers: each is read, told once and mended as a whole.
#[test]
fn pasted_lists_are_read_and_told_once() {
    let held = |list: &str| {
        let bench = Bench::with_real_case();
        let case = bench.read(REAL_CASE_FILE);
        let lines = case.lines().map(|line| match line.trim_start().strip_prefix("項目: 健診結果") {
            Some(_) => format!("      項目: {list}\n"),
            None => format!("{line}\n"),
        });
        bench.write(REAL_CASE_FILE, &lines.collect::<String>());
        bench.run(&["check"]).err()
    };
    let names = "郵便番号 漢字住所 漢字方書 漢字氏名 国保記号番号 性別";
    let joined = |joint: &str| names.replace(' ', joint);
    for list in [
        joined("、"),
        joined("，"),
        format!("|\n        {}", joined("\n        ")),
        format!("[ {} ]", joined(", ")),
    ] {
        let said = held(&list);
        assert!(!said.contains("エラー["), "{list}: {said}");
        assert!(!said.contains("[fields-as-pasted]"), "{list}: {said}");
    }
    let numbered: Vec<String> =
        names.split(' ').enumerate().map(|(index, name)| format!("{} {name}", index + 1)).collect();
    for list in [numbered.join("、"), names.replace(' ', "　"), format!("・{}", joined("、・")), joined("\t")]
    {
        let said = held(&list);
        assert_eq!(said.matches("[fields-as-pasted]").count(), 1, "{list}: {said}");
        // A tab cannot be printed.
        assert_eq!(said.matches("エラー[").count(), usize::from(list.contains('\t')), "{list}: {said}");
        assert!(said.contains(&format!("「{}」と書いて", joined("、"))), "{list}: {said}");
    }
}

#[test]
fn brackets_of_every_kind_keep_a_field_together() {
    let said = |field: &str| {
        let bench = Bench::with_real_case();
        bench.replace(REAL_CASE_FILE, "、受診券整理番号、", &format!("、{field}、"));
        bench.run(&["check"]).err()
    };
    for pair in ["()", "（）", "「」", "『』", "［］", "[]", "【】", "〔〕"] {
        let [open, close] = pair.chars().collect::<Vec<_>>()[..] else { panic!("{pair}") };
        let said =
            said(&format!("氏名{open}漢字，カナ{close}、通称{open}一、二{close}、別名{open}一、二{close}"));
        assert!(!said.contains("[comma-in-field]"), "{pair}: {said}");
        assert!(!said.contains("[duplicate-field]"), "{pair}: {said}");
    }
    let said = said("氏名【漢字，カナ】,通称、別名一、二、通称二、二");
    assert!(said.contains("[comma-in-field]: 「氏名【漢字，カナ】,通称」"), "{said}");
    assert!(said.contains("[duplicate-field]"), "{said}");
}

#[test]
fn an_empty_entry_of_a_list_in_brackets_is_told_at_its_comma() {
    let old = "登録業務: 特定健診・特定保健指導";
    for (new, place) in [
        ("登録業務: [ 特定健診, , 特定保健指導 ]", "16:21"),
        ("登録業務: [ , 特定健診 ]", "16:15"),
        ("登録業務: [ \"特定健診\", 特定保健指導,, 健診 ]", "16:30"),
    ] {
        let bench = Bench::with_real_case();
        bench.replace(REAL_CASE_FILE, old, new);
        let run = bench.run(&["check"]);
        run.must_say("エラー[yaml-syntax]: 「,」の前に値がありません");
        run.must_say("この「,」が余分です");
        assert_eq!(run.err().matches("エラー[").count(), 1, "{}", run.err());
        run.must_say(&format!("健診勧奨通知.yaml:{place}\n"));
    }
    for right in ["登録業務: [ 特定健診, ]", "登録業務: [ \"特定健診\", '保健指導', { a: b }, [ c ] ]"]
    {
        let bench = Bench::with_real_case();
        bench.replace(REAL_CASE_FILE, old, right);
        assert!(!bench.run(&["check"]).err().contains("余分"), "{right}");
    }
}

#[test]
fn a_blank_that_is_none_is_pointed_at_and_not_the_whole_value() {
    // What is not seen at all is shown by its number.
    for (blank, width) in [("\u{a0}", 1), ("\u{2003}", 1), ("\u{200b}", r"\u{200b}".len())] {
        let run = check_with("特定健康診査の対象者で", &format!("特定健康診査の{blank}対象者で"));
        run.must_say("エラー[invisible-character]");
        run.must_say("健診勧奨通知.yaml:10:15\n");
        assert_eq!(run.err().matches('^').count(), width, "{}", run.err());
    }
}

/// One change for each way in which a clerk's YAML goes wrong, and the rule that must say so.
const MISTAKES: &[(&str, &str, &str)] = &[
    ("件名: ", "件明: ", "unknown-key"),
    ("内線: 4221", "内線: ~", "null-as-text"),
    ("事業名: 特定健診・保健指導", "事業名: 特定健診 #1", "comment-cuts-value"),
    ("  目的: 特定", "  目的：特定", "full-width-syntax"),
    ("  対象者: ", "\t対象者: ", "tab-indent"),
    ("  事業内容: ", "  事業内容:", "missing-space-after-colon"),
    ("根拠: 第14条第1項", "根拠: 第15条", "ground-unknown"),
    ("委託先: 入札により決定", "委託先: 相手: 入札", "colon-in-value"),
    ("媒体: 紙\n", "媒体: \"紙\"など\n", "text-after-quote"),
    ("- 郵便番号", "-郵便番号", "missing-space-after-dash"),
    ("- 国保記号番号", "- 国保番号", "provided-not-held"),
    ("理由: 未受診", "理由: 未受診の\n      未受診", "folded-line"),
    ("内容: 健診", "内容: @健診", "special-first-character"),
    ("開始: 平成20年10月", "開始: 平成20年13月", "unreadable-date"),
    ("継続: はい", "継続: たぶん", "unknown-value"),
    ("[ 契約にあたり", "[ 1 契約にあたり", "typed-list-number"),
    ("金庫に保管", "金庫😀に保管", "unprintable-character"),
    ("特記事項: 標準", "特記事項:", "empty-value"),
];

#[test]
fn a_file_with_eighteen_kinds_of_mistakes_yields_all_of_them_in_one_run() {
    let bench = Bench::with_real_case();
    let case = REAL_CASE_FILE;
    for (right, wrong, _) in MISTAKES {
        bench.replace(case, right, wrong);
    }
    let run = bench.run(&["check"]);
    run.must_end_with(1);
    for (_, _, rule) in MISTAKES {
        run.must_say(&format!("エラー[{rule}]"));
    }
}

#[test]
fn each_of_these_mistakes_alone_stops_the_documents() {
    for (right, wrong, rule) in MISTAKES {
        let run = check_with(right, wrong);
        run.must_say(&format!("エラー[{rule}]"));
    }
}

#[test]
fn a_file_that_would_not_be_read_is_pointed_out() {
    let bench = Bench::with_real_case();
    bench.write("cases/2008-08/窓口業務.yml", "件名: あ\n");
    bench.write("cases/2008-08/メモ.txt", "あ\n");
    bench.write("cases/2008-08/.隠しファイル", "あ\n");
    let run = bench.run(&["check"]);
    run.must_say("[file-not-read]");
    for (name, told) in [("窓口業務.yml", true), ("メモ.txt", true), ("隠しファイル", false)] {
        assert_eq!(run.err().contains(name), told, "{name}: {}", run.err());
    }
}

#[test]
fn a_file_that_is_too_large_is_refused_without_being_read() {
    let bench = Bench::with_real_case();
    let name = "cases/2008-08/大きい.yaml";
    bench.write(name, "");
    let file = fs::File::options().write(true).open(bench.path().join(name)).expect("it is ours");
    file.set_len(shingikai::limits::FILE_BYTES + 1).expect("the disk takes it");
    let run = bench.run(&["check"]);
    run.must_end_with(1);
    run.must_say("エラー[file-too-large]");
}

#[test]
fn what_exceeds_a_limit_is_told_and_soon() {
    let names = |count: usize| (0..count).map(|index| format!("{index:x}")).collect::<Vec<_>>().join("、");
    let too_many = [
        format!("件名: あ\n取扱い:\n  - 保有情報:\n      項目: {}\n", names(100_000)),
        (0..60_000).map(|index| format!("k{index}: x\n")).collect(),
        format!("件名: {}\n", "[a, ".repeat(10) + &"a, ".repeat(100_000)),
        "件名：あ\n".repeat(40_000),
        "件名: あ\n".repeat(100 * 1024 * 1024 / 12),
    ];
    for text in too_many {
        let bench = Bench::with_real_case();
        bench.write("cases/2008-08/多い.yaml", &text);
        let started = std::time::Instant::now();
        let run = bench.run(&["check"]);
        run.must_end_with(1);
        assert!(
            run.err().contains("[file-too-large]") || run.err().contains("[yaml-syntax]"),
            "{}",
            run.err()
        );
        assert!(run.err().len() < 2_000_000 && started.elapsed().as_secs() < 120, "{:?}", started.elapsed());
    }
}

/// Items within items.
fn nested(levels: usize, indent: usize, [text, items]: [&str; 2]) -> String {
    let pad = " ".repeat(indent);
    let inner = match levels {
        1 => String::new(),
        _ => format!("{pad}  {items}:\n{}", nested(levels - 1, indent + 4, [text, items])),
    };
    format!("{pad}- {text}: 第{levels}段\n{inner}")
}

#[test]
fn lists_that_nest_deeper_than_the_page_allows_are_refused_at_their_place() {
    let old = "      実施機関: [ 契約にあたり、別紙「特記事項」を付す。 ]\n";
    let of_levels = |levels| {
        let bench = Bench::with_real_case();
        let list = nested(levels, 8, ["本文", "内訳"]);
        bench.replace(REAL_CASE_FILE, old, &format!("      実施機関:\n{list}"));
        bench.run(&["check"])
    };
    assert!(!of_levels(5).err().contains("file-too-large"), "five fit");
    for levels in [6, 26] {
        let run = of_levels(levels);
        run.must_end_with(1);
        run.must_say("エラー[file-too-large]: 内訳や号が深すぎます");
        run.must_say(&format!("本文: 第{}段", levels - 5));
        assert_eq!(run.err().matches("[file-too-large]").count(), 1, "it is told once");
    }
}

#[test]
fn headings_over_items_that_say_too_much_or_too_little_are_told_at_their_place() {
    let bench = Bench::with_real_case();
    let meeting = "cases/2008-08/meeting.yaml";
    let head = "会議名: 平成20年度第2回\n審議会: shinjuku-2008\n開催日: 平成20年8月27日\n";
    let case = "健診勧奨通知.yaml";
    for (rest, said, place) in [
        ("案件:\n  - 見出し: 一\n  - CASE\n", "見出しの下に、案件がありません", "5:10"),
        ("案件:\n  - 案件: [ CASE ]\n", "「案件」が、見出しなしに重なっています", "5:9"),
        ("案件:\n  - { 見出し: 一, 番号: 報告第1号, 案件: [ CASE ] }\n", "「番号」は書けません", "5:19"),
        (
            "案件:\n  - { 見出し: 一, 案件: [ { 見出し: 二, 案件: [ CASE ] } ] }\n",
            "また見出しがあります",
            "5:",
        ),
        ("次第: [ { 見出し: 一, 案件: [ その他 ] } ]\n案件: [ CASE ]\n", "次第の中にも「案件」にも", "5:"),
        ("案件: [ CASE, { 件名: 図書館について, 取下げ: はい, 状態: 廃止 } ]\n", "食い違っています", "4:"),
        (
            "案件:\n  - { 見出し: 一, 案件: [ CASE, { 件名: あ, 番号: 報告第1号 }, { 件名: い, 番号: 報告第1号 } ] }\n",
            "報告第1号",
            "5:",
        ),
    ] {
        bench.write(meeting, &format!("{head}{}", rest.replace("CASE", case)));
        let run = bench.run(&["check"]);
        run.must_end_with(1);
        run.must_say(said);
        run.must_say(&format!("meeting.yaml:{place}"));
    }
    // A plain word within a group is an item, too; and a file that is missing there is told.
    bench.write(meeting, &format!("{head}案件: [ {{ 見出し: 一, 案件: [ {case}, その他 ] }} ]\n"));
    bench.must_run(&["check"]);
    bench.write(meeting, &format!("{head}案件: [ {{ 見出し: 一, 案件: [ {case}, ない.yaml ] }} ]\n"));
    bench.run(&["check"]).must_say("案件のファイル「ない.yaml」がありません");
}

#[test]
fn the_library_of_a_profile_is_read_before_typst_is_started() {
    let bench = Bench::with_real_case();
    bench.write("templates/machi/council.yaml", "基本: shinjuku-2008\n");
    let look = fs::read_to_string(crate::support::repository().join("templates/shinjuku-2008/look.typ"));
    let look = look.expect("it is there");
    let small = look.replace("left: 22mm", "left: 12mm").replace("text-size = 10.5pt", "text-size = 0.2cm");
    bench.write("templates/machi/look.typ", &small);
    let run = bench.must_run(&["check", "templates/machi"]);
    run.must_say("警告[measure-too-small]: 「margin.left」が小さすぎます");
    run.must_say("20.0mm 以上にしてください");
    run.must_say("「text-size」が小さすぎます");
    run.must_say("templates/machi/look.typ:");
    // The first slip of a file alone: the others come from it.
    bench.write("templates/machi/look.typ", &look.replace("#let margin = (left", "#let margin = ((left"));
    let run = bench.run(&["check", "templates/machi"]);
    run.must_end_with(1);
    run.must_say("エラー[typst-syntax]: 部品の書き方に誤りがあります（かっこか引用符が閉じていません）");
    run.must_say("エラー 1件");
    bench.write("templates/machi/look.typ", &look);
    // A template is read as Typst reads it once Tera has filled it in.
    let digest = crate::support::repository().join("templates/shinjuku-2008/digest.tera.typ");
    let digest = fs::read_to_string(digest).expect("it is there");
    bench.write(
        "templates/machi/digest.tera.typ",
        &digest.replace("  heading: {{ it.heading }},", "  heading: ({{ it.heading }},"),
    );
    let run = bench.run(&["check", "templates/machi"]);
    run.must_say("エラー[typst-syntax]: 部品の書き方に誤りがあります（かっこか引用符が閉じていません）");
    run.must_say("templates/machi/digest.tera.typ:12:8");
    bench.write("templates/machi/digest.tera.typ", &digest);
    // What the base says is not the owner's to change.
    bench.write("templates/machi/look.typ", &look);
    bench.must_run(&["check", "templates/machi"]).must_say("指摘はありません");
}
