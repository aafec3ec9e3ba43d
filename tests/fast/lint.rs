//! What clerks type: found at its place, in their words, all of it in one run.

use crate::shared::WRONG;
use crate::support::{Bench, REAL_CASE, Run};

const MISTAKES: [&str; 21] = [
    "エラー[full-width-syntax]: 注記の印「＃」が全角です\n --> cases/2008-08/誤り.yaml:1:1",
    "エラー[full-width-syntax]: 項目の後の「：」が全角です\n --> cases/2008-08/誤り.yaml:2:3",
    "エラー[full-width-syntax]: 行の初めの空白が全角です\n --> cases/2008-08/誤り.yaml:4:1",
    "エラー[missing-space-after-colon]: 「課」の後の「:」に空白が続いていません\n --> cases/2008-08/誤り.yaml:5:4",
    "エラー[duplicate-key]: 「課」が2回書かれています\n --> cases/2008-08/誤り.yaml:6:3",
    "エラー[text-after-quote]: 閉じた引用符の後に文字があります\n --> cases/2008-08/誤り.yaml:7:12",
    "エラー[tab-indent]: 行の初めにタブがあります\n --> cases/2008-08/誤り.yaml:8:1",
    "エラー[comment-cuts-value]: 「#」から後は印刷されません\n --> cases/2008-08/誤り.yaml:9:12",
    "エラー[special-first-character]: 値を「[」で始められません\n  --> cases/2008-08/誤り.yaml:11:8",
    "エラー[colon-in-value]: 値の中に「:」と空白があります\n  --> cases/2008-08/誤り.yaml:12:10",
    "エラー[folded-line]: 文が途中で改行されています\n  --> cases/2008-08/誤り.yaml:14:5",
    "エラー[yaml-syntax]: 引用符が閉じられていません\n  --> cases/2008-08/誤り.yaml:15:9",
    "エラー[anchor-or-tag]: YAMLの「&」「*」「!」の記法は使えません\n  --> cases/2008-08/誤り.yaml:17:9",
    "エラー[full-width-syntax]: 一覧の区切りが「、」です\n  --> cases/2008-08/誤り.yaml:21:14",
    "エラー[yaml-syntax]: 「媒体」の後に「:」がありません\n  --> cases/2008-08/誤り.yaml:24:7",
    "エラー[full-width-syntax]: 「・」は一覧の印になりません\n  --> cases/2008-08/誤り.yaml:26:9",
    "エラー[missing-space-after-dash]: 一覧の印「-」の後に空白がありません\n  --> cases/2008-08/誤り.yaml:27:9",
    "エラー[yaml-syntax]: 括弧が閉じられていません\n  --> cases/2008-08/誤り.yaml:28:9",
    "エラー[unknown-key]: 「期限」という項目はありません\n  --> cases/2008-08/誤り.yaml:30:5",
    "エラー[typed-list-number]: 番号「1」が書かれています\n  --> cases/2008-08/誤り.yaml:33:11",
    "エラー[typed-list-number]: 番号「2」が書かれています\n  --> cases/2008-08/誤り.yaml:34:11",
];

fn check_with_wrong_file(name: &str, bytes: &[u8]) -> Run {
    let bench = Bench::with_real_case();
    bench.write_bytes(&format!("cases/2008-08/{name}"), bytes);
    bench.run(&["check"])
}

#[test]
fn twenty_mistakes_in_one_file_are_all_told_in_one_run() {
    let run = check_with_wrong_file("誤り.yaml", WRONG.as_bytes());
    run.must_end_with(1);
    for mistake in MISTAKES {
        run.must_say(mistake);
    }
}

#[test]
fn mended_line_by_line_the_mistakes_go_away() {
    let mut text = WRONG.to_owned();
    for (wrong, right) in [
        ("＃ 書", "# 書"),
        ("件名：", "件名: "),
        ("　部", "  部"),
        ("  課:保健課\n", ""),
        ("\"特定健診\"係", "特定健診係"),
        ("\t担当者", "  担当者"),
        ("4221 #1", "4221"),
        ("[特定]健診", "\"[特定]健診\""),
        ("受診率: 向上", "受診率の向上のため"),
        ("未受診の\n    者", "未受診の者"),
        ("\"封入封緘", "封入封緘する。"),
        ("&a ", ""),
        ("[氏名、住所]", "[ 氏名, 住所, 性別 ]"),
        ("媒体 紙", "媒体: 紙"),
        ("・氏名", "- 氏名"),
        ("-住所", "- 住所"),
        ("[ 大量, 発送", "大量発送のため。"),
        ("期限:", "期間:"),
        ("- 1 契", "- 契"),
        ("- 2 保", "- 保"),
    ] {
        assert_eq!(text.matches(wrong).count(), 1, "{wrong:?}");
        text = text.replace(wrong, right);
    }
    let bench = Bench::with_real_case();
    bench.write("cases/2008-08/誤り.yaml", &text);
    let run = bench.run(&["check"]);
    run.must_end_with(0);
    assert!(!run.err().contains("エラー["), "{}", run.err());
}

#[test]
fn what_could_not_be_read_is_not_missing() {
    let bench = Bench::with_real_case();
    let case = format!("cases/{REAL_CASE}.yaml");
    bench.replace(&case, "    情報保護対策:\n", "    情報保護対策（区、業者）\n");
    let run = bench.run(&["check"]);
    run.must_end_with(1);
    run.must_say("エラー[yaml-syntax]: 項目の名前がありません");
    run.must_say("エラー 1件、警告 0件");
}

#[test]
fn a_shift_jis_file_is_named_shown_and_looked_through() {
    let text = "件名: 健診\n担当：保健課\n";
    let run = check_with_wrong_file("古い.yaml", &encoding_rs::SHIFT_JIS.encode(text).0);
    run.must_end_with(1);
    run.must_say("エラー[not-utf8]: 文字コードが UTF-8 ではなく Shift_JIS です");
    run.must_say("1 | 件名: 健診");
    run.must_say("「エンコード付きで再度開く」で Shift_JIS を選んでから");
    run.must_say("メモ帳では");
    run.must_say("古い.yaml:2:3");
}

#[test]
fn other_encodings_are_named_too() {
    let utf_16: Vec<u8> = "\u{feff}件名: 健診\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    check_with_wrong_file("a.yaml", &utf_16).must_say("UTF-8 ではなく UTF-16 です");
    let euc = encoding_rs::EUC_JP.encode("件名: 健診の勧奨\n").0;
    check_with_wrong_file("a.yaml", &euc).must_say("UTF-8 ではなく EUC-JP です");
    check_with_wrong_file("a.yaml", b"a: \xff\xff\n").must_say("文字コードが UTF-8 ではありません");
}

#[test]
fn a_byte_order_mark_is_accepted() {
    let bench = Bench::with_real_case();
    let case = format!("cases/{REAL_CASE}.yaml");
    let text = bench.read(&case);
    bench.write(&case, &format!("\u{feff}{}", text.replace('\n', "\r\n")));
    bench.must_run(&["check"]);
}

#[test]
fn a_case_under_another_ending_is_an_error_of_its_meeting() {
    for (name, right) in
        [("追加.yml", "追加.yaml"), ("追加.YAML", "追加.yaml"), ("追加.yaml.txt", "追加.yaml")]
    {
        let run = check_with_wrong_file(name, b"a: b\n");
        run.must_end_with(1);
        run.must_say(&format!("エラー[file-not-read]: 「{name}」は読み込まれません"));
        run.must_say("cases/2008-08/meeting.yaml:");
        run.must_say(&format!("名前を「{right}」に変えてください"));
    }
}

#[test]
fn other_files_in_a_meeting_are_a_warning_and_hidden_ones_nothing() {
    for name in ["メモ.txt", "健診.json", "業務フロー図.pdf"] {
        let run = check_with_wrong_file(name, b"a");
        run.must_end_with(0);
        run.must_say(&format!("警告[file-not-read]: 「{name}」は読み込まれません"));
    }
    for name in [".gitkeep", "~$健診.docx", ".~lock.健診.odt#", "Thumbs.db", "健診.yaml~"] {
        let run = check_with_wrong_file(name, b"a");
        assert!(!run.err().contains("file-not-read"), "{name}: {}", run.err());
    }
}

#[test]
fn a_case_outside_the_meetings_is_told() {
    let bench = Bench::with_real_case();
    bench.write("cases/迷子.yaml", "a: b\n");
    bench.write("cases/README.md", "");
    let run = bench.run(&["check"]);
    run.must_end_with(1);
    run.must_say("エラー[file-not-read]: 「迷子.yaml」は読み込まれません");
    assert!(!run.err().contains("README"), "{}", run.err());
}

#[test]
fn a_colleagues_stray_file_does_not_stop_a_case() {
    let bench = Bench::with_real_case();
    bench.write("cases/2008-08/追加.yml", "a: b\n");
    bench.must_run(&["check", &format!("cases/{REAL_CASE}.yaml")]);
}

#[test]
fn a_large_file_is_looked_through_quickly() {
    let line = |index: usize| format!("項目{index}: [ 健診, 問診 ]  # 注\n");
    let text: String = (0..103_000).map(line).collect();
    assert!(text.len() > 3_900_000, "{}", text.len());
    let file = std::sync::Arc::new(shingikai::text::source::SourceFile::new("a.yaml".into(), &text));
    let started = std::time::Instant::now();
    let mut findings = Vec::new();
    let document =
        shingikai::input::yaml::read(&file, &shingikai::input::lint::Vocabulary::default(), &mut findings);
    assert!(document.is_some() && findings.is_empty());
    // Not a measure: what is quadratic takes minutes.
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}

#[test]
fn the_mistakes_are_told_in_english_too() {
    let bench = Bench::with_real_case();
    bench.write("cases/2008-08/誤り.yaml", WRONG);
    let run = bench.run(&["--lang", "en", "check"]);
    run.must_end_with(1);
    run.must_say("error[full-width-syntax]: the colon after a key is full-width");
    run.must_say("error[yaml-syntax]: a quote is not closed");
    run.must_say("error[special-first-character]: a value cannot begin with `[`");
}
