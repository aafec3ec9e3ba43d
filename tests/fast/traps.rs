//! What is found in which text, with exact carets; and what is left alone.

use std::sync::Arc;

use rayon::prelude::*;

use shingikai::diagnostic::finding::{Finding, Findings};
use shingikai::input::lint;
use shingikai::input::schema::{Schema, load};
use shingikai::input::yaml;
use shingikai::model::case::Case;
use shingikai::model::council::{ClauseSet, Council};
use shingikai::model::meeting::Meeting;
use shingikai::text::source::{Node, RawFile, SourceFile};

const REAL_CASE: &str = include_str!("../../cases/2008-08/健診勧奨通知.yaml");
const REAL_MEETING: &str = include_str!("../../cases/2008-08/meeting.yaml");
const ENGLISH_CASE: &str = include_str!("../../tests/real-case/english/cases/2008-08/健診勧奨通知.yaml");

/// Small files that together hold every construct that clerks use.
const SNIPPETS: [&str; 8] = [
    "件名: 健診について  # 注\n担当: { 部: 健康部, 課: [ 保健課 ] }\n特記事項: 標準\n",
    "事業:\n  事業名: 健診\n  目的: '受診'\n取扱い:\n- 根拠: 第14条\n",
    "取扱い:\n  - 保有情報:\n      項目: 氏名、住所\n    理由: あ\n",
    "取扱い:\n  理由: |\n    一行\n      二行\n  内容: >-\n    三行\n",
    "取扱い:\n  情報保護対策:\n    実施機関: [ 契約, \"保管\" ]\n    相手方:\n      - 廃棄\n",
    "# 注\n件名: \"引用 #1\"\n担当:\n  - 部: い\n    課: う\n",
    "取扱い: { 提供情報: { 項目: [\n  氏名,\n  { 名称: 住所 },\n] } }\n",
    "確認済み:\n  - { 指摘: typo, 理由: 原文 }\n件名: あ\n  い\n",
];

fn read(text: &str, schema: &Schema) -> (Option<Node>, Arc<SourceFile>, Findings) {
    let file = Arc::new(SourceFile::new("case.yaml".into(), text));
    let mut findings = Findings::new();
    let document = yaml::read(&file, schema.vocabulary(), &mut findings);
    findings.sort_by_key(|finding| (finding.span.start, finding.rule));
    (document.map(|document| document.root), file, findings)
}

/// The rules found in a case with their carets: `full-width-syntax 1:3 ：`.
fn found(text: &str) -> Vec<String> {
    let (_, file, findings) = read(text, &Schema::of::<Case>());
    let tell = |finding: &Finding| {
        let place = file.position(finding.span.start);
        let caret = file.text[finding.span.clone()].lines().next().unwrap_or_default();
        format!("{} {}:{} {caret}", finding.rule.id(), place.line, place.column)
    };
    findings.iter().map(tell).collect()
}

#[track_caller]
fn must_find(text: &str, expected: &[&str]) {
    assert_eq!(found(text), expected, "{text}");
}

#[track_caller]
fn must_find_nothing(text: &str) {
    must_find(text, &[]);
}

/// The text of a value, as it is read.
#[track_caller]
fn value(text: &str, keys: &[&str]) -> String {
    let (node, ..) = read(text, &Schema::of::<Case>());
    let node = node.unwrap_or_else(|| panic!("{text}"));
    let found = keys.iter().try_fold(&node, |node, key| node.typed_entry(key).map(|entry| &entry.value));
    found.and_then(Node::text).unwrap_or_else(|| panic!("{text}")).to_owned()
}

mod traps {
    use super::{found, must_find, must_find_nothing, value};

    #[test]
    fn two_mistakes_are_two_findings() {
        must_find("件名：あ\n担当:い\n", &["full-width-syntax 1:3 ：", "missing-space-after-colon 2:3 :"]);
    }

    #[test]
    fn a_full_width_colon_is_found_after_a_key() {
        must_find("件名：あ\n", &["full-width-syntax 1:3 ："]);
        must_find("件名： あ\n", &["full-width-syntax 1:3 ："]);
        must_find("事業：\n  目的: い\n", &["full-width-syntax 1:3 ："]);
        must_find("取扱い:\n  - 根拠：第14条\n", &["full-width-syntax 2:7 ："]);
        must_find("\"件名\"：あ\n", &["full-width-syntax 1:5 ："]);
        must_find("担当: { 部：健康部, 課: 保健課 }\n", &["full-width-syntax 1:8 ："]);
        must_find("部署：あ\n課名：い\n", &["full-width-syntax 1:3 ：", "full-width-syntax 2:3 ："]);
        assert_eq!(value("件名：　あ\n", &["件名"]), "あ");
    }

    #[test]
    fn a_full_width_colon_in_a_text_is_left_alone() {
        must_find_nothing("件名: 対象：全員\n");
        must_find_nothing("情報保護対策:\n  実施機関:\n    - 目的：適正な管理\n    - 時刻：あ\n");
        must_find_nothing("出席者: [ 会長：山田, 委員：佐藤 ]\n");
    }

    #[test]
    fn a_colon_without_a_blank_is_found_after_a_key() {
        must_find("件名:あ\n", &["missing-space-after-colon 1:3 :"]);
        must_find("- 件名:あ\n", &["missing-space-after-colon 1:5 :"]);
        must_find("担当: {部:健康部, 課: 保健課}\n", &["missing-space-after-colon 1:7 :"]);
        must_find("\"件名\":あ\n", &["missing-space-after-colon 1:5 :"]);
        assert_eq!(value("担当: {部:健康部}\n", &["担当", "部"]), "健康部");
        must_find_nothing(
            "時刻: 10:30\n会場: http://example.jp/a:b\n- 10:30に始まる\n".split_once("- ").unwrap().0,
        );
        must_find_nothing("{\"件名\":\"あ\"}\n");
    }

    #[test]
    fn a_full_width_blank_is_found_as_indentation() {
        must_find("事業:\n　目的: あ\n", &["full-width-syntax 2:1 　"]);
        must_find("事業:\n  事業名: い\n　目的: あ\n", &["full-width-syntax 3:1 　"]);
        must_find("取扱い:\n  - 根拠: い\n　　理由: あ\n", &["full-width-syntax 3:1 　　"]);
        assert_eq!(value("事業:\n  事業名: い\n　目的: あ\n", &["事業", "目的"]), "あ");
        must_find("件名: あ\n　\n担当: い\n", &["full-width-syntax 2:1 　"]);
        must_find("内容: |\n　未受診の\n　者\n", &["full-width-syntax 2:1 　", "full-width-syntax 3:1 　"]);
    }

    #[test]
    fn a_full_width_blank_is_found_beside_a_sign() {
        must_find("件名:　あ\n", &["full-width-syntax 1:4 　"]);
        must_find("件名　: あ\n", &["full-width-syntax 1:3 　"]);
        must_find("項目:\n  -　氏名\n", &["full-width-syntax 2:4 　"]);
        must_find("項目: [ 氏名,　住所 ]\n", &["full-width-syntax 1:10 　"]);
    }

    #[test]
    fn a_full_width_blank_in_a_text_is_left_alone() {
        must_find_nothing("件名: 健診　通知\n内容: |\n  　字下げ\n  　　もっと\n");
    }

    #[test]
    fn list_marks_of_every_kind_are_found() {
        for mark in ["－", "・", "ー", "―", "—", "‐", "‑", "–", "●", "○"] {
            let expected = [format!("full-width-syntax 2:3 {mark}"), format!("full-width-syntax 3:3 {mark}")];
            for blank in ["", " ", "　"] {
                let text = format!("項目:\n  {mark}{blank}氏名\n  {mark}{blank}住所\n");
                assert_eq!(found(&text), expected, "{text}");
            }
        }
        must_find("項目:\n・氏名\n", &["full-width-syntax 2:1 ・"]);
        must_find("項目:\n  - 氏名\n  ・住所\n", &["full-width-syntax 3:3 ・"]);
        must_find("項目:\n  * 氏名\n", &["special-first-character 2:3 *"]);
        must_find("取扱い:\n  － 根拠: あ\n     理由: い\n", &["full-width-syntax 2:3 －"]);
    }

    #[test]
    fn marks_inside_a_text_are_left_alone() {
        must_find_nothing("項目:\n  - ・氏名\n  - マル学・マル遠区分\n件名: ―健診―\n");
    }

    #[test]
    fn a_dash_without_a_blank_is_found() {
        must_find(
            "項目:\n  -健診\n  -問診\n",
            &["missing-space-after-dash 2:3 -", "missing-space-after-dash 3:3 -"],
        );
        must_find("取扱い:\n  -根拠: あ\n   理由: い\n", &["missing-space-after-dash 2:3 -"]);
        must_find_nothing("項目:\n  - -5\n  - a-b\n");
    }

    #[test]
    fn a_list_in_brackets_with_japanese_commas_is_found() {
        must_find("項目: [健診結果、問診結果]\n", &["full-width-syntax 1:10 、"]);
        must_find("出席者: [山田，佐藤，田中]\n", &["full-width-syntax 1:9 ，"]);
        must_find("担当: {部: 健康部、課: 保健課}\n", &["full-width-syntax 1:12 、"]);
        must_find("項目: ［健診、問診］\n", &["full-width-syntax 1:5 ［"]);
        must_find("項目: [健診, 問診］\n", &["full-width-syntax 1:12 ］"]);
        must_find("担当: ｛部：健康部，課：保健課｝\n", &["full-width-syntax 1:5 ｛"]);
        assert_eq!(value("担当: ｛部：健康部，課：保健課｝\n", &["担当", "課"]), "保健課");
    }

    #[test]
    fn commas_and_brackets_of_a_sentence_are_left_alone() {
        must_find_nothing("情報保護対策: { 実施機関: [ 個人情報の保護、管理の徹底 ] }\n");
        must_find_nothing("次第: [ 契約にあたり、別紙「特記事項」を付す。, 以上 ]\n");
        must_find_nothing("件名: ［注］健診\n内容: 健診、問診\n項目: [ 住所（町名、番地） ]\n");
    }

    #[test]
    fn a_text_broken_over_two_lines_is_found() {
        must_find("内容: 未受診の\n  者に送る\n件名: あ\n", &["folded-line 2:3 者に送る"]);
        must_find("内容: 未受診の\n者に送る\n件名: あ\n", &["folded-line 2:1 者に送る"]);
        must_find("内容: あ\nい\n件名: う\nえ\n", &["folded-line 2:1 い", "folded-line 4:1 え"]);
        must_find("内容: \"未受診の\n  者\"\n", &["folded-line 2:3 者\""]);
        must_find("内容: >\n  未受診の\n  者\n", &["folded-line 3:3 者"]);
        must_find("項目:\n  - 未受診の\n    者\n  - い\n", &["folded-line 3:5 者"]);
        must_find("内容: あ\n  ・い\n  ・う\n", &["folded-line 2:3 ・い"]);
        must_find_nothing("内容: in English\n  over lines\n件名: |\n  あ\n  い\n");
        must_find_nothing("内容: あ\n\n  い\n件名:\n  次の行に書く\n");
    }

    #[test]
    fn a_colon_in_a_value_is_found() {
        must_find("対象: 未受診者: あり\n", &["colon-in-value 1:9 :"]);
        must_find("対象: 未受診者:\n", &["colon-in-value 1:9 :"]);
        must_find("担当: { 部: 健康部: 保健, 課: い }\n", &["colon-in-value 1:13 :"]);
        assert_eq!(value("対象: 未受診者: 'あり'\n", &["対象"]), "未受診者: 'あり'");
        must_find_nothing("対象: '未受診者: あり'\n");
    }

    #[test]
    fn a_text_after_a_quote_is_found() {
        must_find("件名: \"特記事項\"を付す\n", &["text-after-quote 1:11 を付す"]);
        must_find("項目: [ \"氏名\"等, 住所 ]\n", &["text-after-quote 1:11 等"]);
        must_find("件名: \"a\"#注\n", &["text-after-quote 1:8 #注"]);
        assert_eq!(value("件名: \"特記事項\"を'付す\n", &["件名"]), "\"特記事項\"を'付す");
        must_find_nothing("件名: 別紙\"特記事項\"を付す\n担当: \"a\" # 注\n事業: \"a\" #注\n");
    }

    #[test]
    fn a_value_that_begins_with_a_sign_of_yaml_is_found() {
        for (value, sign) in [
            ("[注]未受診", "["),
            ("{注}未受診", "{"),
            ("*印は必須", "*"),
            ("&健診", "&"),
            ("!注意", "!"),
            ("%の値", "%"),
            ("@の前", "@"),
            ("`引用`", "`"),
            ("|区切り", "|"),
            (">大なり", ">"),
            ("]括弧", "]"),
            (",読点", ","),
            ("- 横線", "-"),
            ("? 疑問", "?"),
        ] {
            must_find(
                &format!("件名: {value}\n担当: い\n"),
                &[&format!("special-first-character 1:5 {sign}")],
            );
            assert_eq!(super::value(&format!("件名: {value}\n担当: い\n"), &["件名"]), value);
        }
        must_find("項目:\n  - *印\n", &["special-first-character 2:5 *"]);
        must_find("項目: [ 氏名, *印 ]\n", &["special-first-character 1:11 *"]);
        must_find("内容: |一行目\n  二行目\n", &["special-first-character 1:5 |"]);
        must_find_nothing("件名: 'a'\n内容: |-\n  *印\n事業: >2\n    a\n担当: 100%\n");
    }

    #[test]
    fn a_tab_is_found_as_indentation() {
        must_find("事業:\n\t目的: あ\n", &["tab-indent 2:1 \t"]);
        must_find("事業:\n  事業名: い\n\t目的: あ\n", &["tab-indent 3:1 \t"]);
        must_find("内容: |\n\tあ\n\tい\n", &["tab-indent 2:1 \t", "tab-indent 3:1 \t"]);
        must_find("取扱い:\n    項目:\n\t- 健診\n\t- 問診\n", &["tab-indent 3:1 \t", "tab-indent 4:1 \t"]);
        must_find_nothing("件名:\tあ\n内容: |\n  あ\n  \tい\n\t\n担当: う\t\n");
    }

    #[test]
    fn a_number_sign_that_cuts_a_value_is_found() {
        must_find("件名: 案件 #1\n", &["comment-cuts-value 1:8 #1"]);
        must_find("件名: #1\n", &["comment-cuts-value 1:5 #1"]);
        must_find("項目: [ 氏名 #1, 住所 ]\n", &["comment-cuts-value 1:10 #1, 住所 ]"]);
        assert_eq!(value("件名: 案件 #1\n", &["件名"]), "案件 #1");
        must_find_nothing(
            "# 注\n#注\n件名: あ  # 注\n担当: い # 注\n事業: C#\n内容: あ#1\n次第: # 注\n  - あ\n",
        );
    }

    #[test]
    fn a_full_width_comment_sign_is_found() {
        must_find("＃注\n件名: あ\n", &["full-width-syntax 1:1 ＃"]);
        must_find("件名: あ  ＃ 注\n", &["full-width-syntax 1:8 ＃"]);
        must_find_nothing("件名: 案件＃1\n担当: 案件 ＃1\n");
    }

    #[test]
    fn quotes_of_typography_around_a_value_are_found() {
        must_find("件名: “健診”\n", &["full-width-syntax 1:5 “"]);
        must_find("件名: ＂健診＂\n", &["full-width-syntax 1:5 ＂"]);
        must_find("件名: \"健診”\n", &["full-width-syntax 1:8 ”"]);
        assert_eq!(value("件名: “健'診”\n", &["件名"]), "健'診");
        must_find_nothing("件名: “健診”の勧奨\n担当: 「健診」\n事業: “健診”と“問診”\n");
    }

    #[test]
    fn typed_numbers_are_found_before_safeguards_only() {
        must_find(
            "情報保護対策:\n  実施機関:\n    - 1 契約に\n    - '2 保管は'\n",
            &["typed-list-number 3:7 1", "typed-list-number 4:8 2"],
        );
        must_find("情報保護対策: { 相手方: [ ①契約に ] }\n", &["typed-list-number 1:18 ①"]);
        must_find("safeguards:\n  recipient: (1) 契約に\n", &["typed-list-number 2:14 (1)"]);
        must_find(
            "情報保護対策:\n  相手方:\n    - 本文: あ\n      内訳: [ ア　い, イ　う ]\n",
            &["typed-list-number 4:13 ア", "typed-list-number 4:18 イ"],
        );
        must_find_nothing("次第:\n  - 1 開会\n  - 2 閉会\n情報保護対策:\n  実施機関: [ 1年間保存する ]\n");
    }

    #[test]
    fn marks_of_yaml_are_found() {
        must_find("件名: &a 健診\n担当: *a\n", &["anchor-or-tag 1:5 &a", "anchor-or-tag 2:5 *a"]);
        must_find(
            "件名: !!str 健診\n事業: &b\n  目的: あ\n",
            &["anchor-or-tag 1:5 !!str", "anchor-or-tag 2:5 &b"],
        );
        must_find("項目: [ &a 氏名, *a ]\n", &["anchor-or-tag 1:7 &a", "anchor-or-tag 1:14 *a"]);
    }
}

mod syntax {
    use super::{must_find, must_find_nothing};

    #[test]
    fn what_is_not_closed_is_found_where_it_opens() {
        must_find("件名: \"健診\n担当: い\n", &["yaml-syntax 1:5 \""]);
        must_find("件名: '健診\n担当: い\n", &["yaml-syntax 1:5 '"]);
        must_find("項目: [健診, 問診\n媒体: 紙\n", &["yaml-syntax 1:5 ["]);
        must_find("担当: { 部: 健康部\n件名: い\n", &["yaml-syntax 1:5 {"]);
        must_find("項目: [健診}\n", &["yaml-syntax 1:8 }"]);
    }

    #[test]
    fn a_line_without_its_sign_is_found() {
        must_find("件名 健診\n担当: い\n", &["yaml-syntax 1:1 件名"]);
        must_find("担当: い\n件名 健診\n", &["yaml-syntax 2:1 件名"]);
        must_find("事業\n  目的: い\n担当: う\n", &["yaml-syntax 1:1 事業"]);
        must_find("件名: い\n- う\n担当: え\n", &["yaml-syntax 2:1 -"]);
        must_find("件名: [ い ]\nう\n担当: え\n", &["yaml-syntax 2:1 う"]);
    }

    #[test]
    fn a_wrong_indentation_is_found_once() {
        must_find("事業:\n  事業名: あ\n   目的: い\n   対象者: う\n", &["yaml-syntax 3:4 目的"]);
        must_find("事業:\n    事業名: あ\n  目的: い\n", &["yaml-syntax 3:3 目的"]);
        must_find("内容: |\n    一\n  二\n件名: あ\n", &["yaml-syntax 3:3 二"]);
    }

    #[test]
    fn odd_characters_are_found() {
        must_find("件名: \"C:\\健診\"\n", &["yaml-syntax 1:8 \\"]);
        must_find("件名: あ\u{7}い\n", &["yaml-syntax 1:6 \u{7}"]);
        must_find("件名: あ\n---\n件名: い\n", &["yaml-syntax 2:1 ---"]);
        must_find("? [a]\n: b\n", &["yaml-syntax 1:3 [a]"]);
    }

    #[test]
    fn unusual_yaml_is_left_alone() {
        must_find_nothing("---\n件名: あ\n...\n");
        must_find_nothing("\u{feff}件名: あ\r\n担当:\r\n  部: い\r\n内容: |\r\n  一\r\n  二\r\n");
        must_find_nothing("項目: [\n  健診,\n  問診, # 注\n]\n担当: {\n  部: あ,\n  課: い,\n}\n");
        must_find_nothing("項目: [\n健診,\n問診\n]\n担当: {\n部: あ,\n課: い\n}\n");
        must_find_nothing("項目:\n- 健診\n- 問診\n件名: あ\n");
        must_find_nothing("取扱い:\n-   根拠: あ\n    理由: い\n-\n  根拠: う\n- - あ\n  - い\n");
        must_find_nothing("内容: |\n\n  # 注ではない\n  件名：あ\n  - い\n  \"う\n\n   [え\n件名: お\n");
        must_find_nothing("内容: |2\n    深く\n  浅く\n件名: お\n");
        must_find_nothing("内容:\n  - |\n    あ: い: う\n  - >-\n    え\n");
        must_find_nothing("\"件名\": あ\n'担当': 'it''s'\n事業: \"\\u3042\\n\\\"い\\\"\"\n");
        must_find_nothing("件名: a:b\n担当: -5\n事業: あ・い、う。「え」（お）～％＆＊\n");
        must_find_nothing("? 件名\n: あ\n");
    }
}

#[test]
fn a_key_or_value_in_a_line_that_cannot_be_read_is_not_missing() {
    let rules = |text: &str| {
        let file = Arc::new(SourceFile::new("case.yaml".into(), text));
        let mut findings = Findings::new();
        load::<Case>(&file, &Schema::of::<Case>(), &mut findings);
        findings.iter().map(|finding| finding.rule.id()).collect::<Vec<_>>()
    };
    let rest = "事業:\n  事業名: あ\n取扱い:\n  根拠: い\n";
    assert_eq!(rules(&format!("担当:\n  課: う\n{rest}")), ["missing-key"]);
    assert_eq!(rules(&format!("担当:\n  課: う\n{rest}件名（案、二）\n")), ["yaml-syntax"]);
    assert_eq!(rules(&format!("件名: え\n担当:\n  課、う\n{rest}")), ["wrong-type"]);
    assert_eq!(rules(&format!("件名: え\n担当:\n{rest}")), ["empty-value"]);
    assert_eq!(rules(&format!("件名: え\n担当:\n  課: \"\\xZZ\"\n{rest}")), ["yaml-syntax"]);
}

#[test]
fn real_files_have_no_finding() {
    let design = include_str!("../../tests/design-example.yaml");
    let council = include_str!("../../templates/shinjuku-2008/council.yaml");
    let clauses = include_str!("../../templates/shinjuku-2008/clauses.yaml");
    for (text, schema) in [
        (REAL_CASE, Schema::of::<Case>()),
        (ENGLISH_CASE, Schema::of::<Case>()),
        (design, Schema::of::<Case>()),
        (REAL_MEETING, Schema::of::<Meeting>()),
        (council, Schema::of::<Council>()),
        (clauses, Schema::of::<ClauseSet>()),
    ] {
        let (node, _, findings) = read(text, &schema);
        assert!(node.is_some() && findings.is_empty(), "{findings:?}");
    }
}

mod right_files {
    use proptest::prelude::*;
    use serde_yaml::{Mapping, Value};

    use super::*;

    /// Words and signs as they stand in papers, in any order.
    fn text() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            "健診",
            "未受診の者",
            "：",
            ":",
            ": ",
            " ",
            "　",
            "、",
            "。",
            "，",
            "「特記」",
            "（注）",
            "[",
            "]",
            "{",
            "}",
            "#",
            " #",
            "-",
            "- ",
            "・",
            "－",
            "\"",
            "'",
            "*",
            "&",
            "!",
            "%",
            "@",
            "|",
            ">",
            "1",
            "１．",
            "①",
            "abc",
            "\n",
            "~",
            "null",
            "？",
            "?",
            "\t",
            ",",
            ", ",
            "ー",
            "―",
            "http://a.b/c",
            "10:30",
            "\\",
        ]);
        prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat().trim_matches('　').to_owned())
    }

    fn tree() -> impl Strategy<Value = Value> {
        let leaf = text().prop_map(Value::from);
        leaf.prop_recursive(4, 24, 4, |inner| {
            let key =
                prop::sample::select(vec!["件名", "担当", "項目", "理由", "内容", "部", "subject", "名前"]);
            let entry = (key, inner.clone());
            prop_oneof![
                prop::collection::vec(inner, 1..4).prop_map(Value::from),
                prop::collection::vec(entry, 1..4).prop_map(|entries| {
                    let pairs = entries.into_iter().map(|(key, value)| (Value::from(key), value));
                    Value::from(pairs.collect::<Mapping>())
                }),
            ]
        })
    }

    /// Every text below a value, in order; of equal keys the last one is there.
    fn texts(value: &Value) -> Vec<String> {
        match value {
            Value::Sequence(items) => items.iter().flat_map(texts).collect(),
            Value::Mapping(entries) => entries.values().flat_map(texts).collect(),
            other => other.as_str().map(ToOwned::to_owned).into_iter().collect(),
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

        /// What a YAML library writes is right, whatever the texts hold; lines that it folds aside.
        #[test]
        fn what_a_library_writes_has_no_finding(tree in tree()) {
            let file = Mapping::from_iter([(Value::from("事業"), tree)]);
            let text = serde_yaml::to_string(&file).expect("it is YAML");
            prop_assert_eq!(found(&text), Vec::<String>::new(), "{}", text);
            let (node, ..) = read(&text, &Schema::of::<Case>());
            let node = node.expect("it was read");
            let read: Vec<&str> = node.texts().iter().filter_map(|(_, node)| node.text()).collect();
            prop_assert_eq!(read, texts(&Value::from(file)), "{}", text);
        }
    }
}

mod robustness {
    use std::ops::Range;

    use super::*;
    use crate::mutations::mutated;

    /// A case; every place in it and in the findings is a place in its text.
    fn try_to_load(text: &str, schema: &Schema) {
        let file = Arc::new(SourceFile::new("case.yaml".into(), text));
        let mut findings = Findings::new();
        let loaded = super::load::<Case>(&file, schema, &mut findings);
        for finding in &findings {
            assert!(finding.file.text.get(finding.span.clone()).is_some(), "{finding:?} in {text:?}");
        }
        for (_, node) in loaded.iter().flat_map(|loaded| loaded.tree.texts()) {
            assert!(file.text.get(node.span.clone()).is_some(), "{node:?} in {text:?}");
        }
    }

    #[test]
    fn no_prefix_of_a_case_makes_the_reader_panic() {
        // Seven and three bytes to a character have no factor in common: every place within a character is met.
        read_prefixes(7);
    }

    #[test]
    fn no_mutated_case_makes_the_reader_panic() {
        read_mutated(0..10_000);
    }

    #[test]
    #[ignore = "five minutes: make exhaustive"]
    fn no_prefix_and_none_of_many_mutated_cases_makes_the_reader_panic() {
        read_prefixes(1);
        read_mutated(10_000..100_000);
    }

    /// Reads the beginnings of cases.
    ///
    /// - `step` is how many bytes one is longer than the one before
    fn read_prefixes(step: usize) {
        let schema = Schema::of::<Case>();
        for text in [REAL_CASE, ENGLISH_CASE] {
            (0..=text.len() / step).into_par_iter().for_each(|count| {
                let prefix = &text.as_bytes()[..count * step];
                let file = lint::source(RawFile::alone("case.yaml", prefix), &mut Findings::new());
                try_to_load(&file.text, &schema);
            });
        }
    }

    fn read_mutated(seeds: Range<u64>) {
        let schema = Schema::of::<Case>();
        let count = seeds.end - seeds.start;
        let loaded = seeds.into_par_iter().map(|seed| {
            let snippet = SNIPPETS[usize::try_from(seed % 8).expect("one of eight")];
            let text = if seed % 1000 == 0 { REAL_CASE } else { snippet };
            try_to_load(&mutated(text, seed), &schema);
        });
        assert_eq!(u64::try_from(loaded.count()).ok(), Some(count));
    }

    /// What made a reader slow in one way or another, or might.
    const REPEATED: [&str; 24] = [
        "[",
        "{",
        "\"\n",
        "'a\n\"b\n",
        "a: [\n",
        "a: |\n",
        "- ",
        "a:b:",
        "：",
        "　\n",
        "#",
        "{a:b、",
        "[あ、",
        "-a\n",
        "・a\n",
        "あ：い\n",
        "\"\\",
        " - a\n- b\n",
        "a: b: c\n",
        "  a: b\n c: d\n",
        "a: *a\n",
        "[a\n",
        "\u{7}",
        "a: \"b\" c\n",
    ];

    /// Eight times the size may take eight times the time, and never sixty-four times.
    fn must_grow_evenly(name: &str, text: impl Fn(usize) -> String, read: impl Fn(&str)) {
        let time = |size| {
            let text = text(size);
            let started = std::time::Instant::now();
            read(&text);
            started.elapsed()
        };
        let (small, large) = (time(10_000), time(80_000));
        assert!(
            large < small * 30 + std::time::Duration::from_millis(500),
            "{name:?}: {small:?} and {large:?}"
        );
    }

    #[test]
    #[ignore = "it measures times; make exhaustive"]
    fn the_time_of_reading_grows_with_the_size_only() {
        let schema = Schema::of::<Case>();
        for pattern in REPEATED {
            let repeated = |size: usize| pattern.repeat(size / pattern.len());
            must_grow_evenly(pattern, repeated, |text| drop(super::read(text, &schema)));
        }
        let keys = |size: usize| (0..size / 10).map(|index| format!("a{index}: x\n")).collect();
        must_grow_evenly("unknown keys", keys, |text| try_to_load(text, &schema));
    }
}
