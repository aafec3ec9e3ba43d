//! The special clauses of other councils: other numbers, other parties, sets, settings, and what a case chooses.

use crate::shared::special_clauses::{bench, with};
use crate::support::{REAL_CASE_FILE, Run};

const CLAUSES: &str = "templates/machi/clauses.yaml";

fn checked(choice: &str) -> Run {
    with(choice).run(&["check"])
}

#[test]
fn none_is_a_beginning_to_which_clauses_are_added() {
    let run = checked("{ 基本: なし, 加える: 実地検査 }");
    run.must_end_with(1);
    run.must_say("{項:作業場所} が指す項がありません");
    run.must_say("[required-clause-missing]");
    run.must_say("秘密の保持、再委託 が必要です");
}

#[test]
fn a_name_that_the_profile_does_not_have_is_refused_with_the_nearest() {
    for (choice, said, nearest) in [
        ("{ 省く: 秘密保持 }", "条項「秘密保持」は、", "秘密の保持"),
        ("{ 組: 個人番号の場合 }", "組「個人番号の場合」は、", "個人番号を扱う場合"),
        ("{ 選択: { 再委託先: 自由 } }", "設定「再委託先」は、", "再委託"),
        ("{ 選択: { 再委託: 事前の承諾 } }", "選択肢「事前の承諾」は、", "事前承諾"),
        ("{ 加える: 実地調査 }", "条項「実地調査」は、", "実地検査"),
        ("{ 加える: { 条項: 実地検査, 前: 公表等 } }", "条項「公表等」は、", "公表"),
        ("{ 差し替える: { 名: 公表する, 本文: 甲 } }", "条項「公表する」は、", "公表"),
    ] {
        let run = checked(choice);
        run.must_end_with(1);
        run.must_say(&format!("エラー[clause-unknown]: {said}"));
        run.must_say(&format!("もしかして「{nearest}」ですか"));
        assert!(!run.err().contains("[clause-reference-broken]"), "one mistake, one finding: {}", run.err());
    }
}

#[test]
fn choices_that_contradict_each_other_are_refused() {
    let own = "名: 公表, 見出し: 甲, 義務者: 受託者, 本文: 乙";
    for (choice, said) in [
        ("{ 省く: 届出, 差し替える: { 名: 届出, 本文: 甲 } }", "条項「届出」は、この案件で省かれています"),
        ("{ 省く: 実地検査, 加える: 実地検査 }", "条項「実地検査」は、この案件で省かれています"),
        ("{ 省く: 実地検査 }", "条項「実地検査」は、この案件の特記事項に入っていません"),
        (
            "{ 加える: { 条項: 実地検査, 前: 派遣労働者 } }",
            "条項「派遣労働者」は、この案件の特記事項に入っていません",
        ),
        ("{ 加える: 公表 }", "条項「公表」は、もう入っています"),
        ("{ 加える: { 条項: 実地検査, 前: 公表, 後: 届出 } }", "「前」と「後」の両方が書かれています"),
        (&format!("{{ 加える: {{ {own} }} }}"), "「公表」という名の条項が、もうあります"),
        (&format!("{{ 加える: {{ 条項: 実地検査, {own} }} }}"), "設定にある条項と、案件独自の条項とが"),
        ("{ 加える: { 条項: 実地検査, 号: [ 乙 ] } }", "設定にある条項と、案件独自の条項とが"),
        ("{ 加える: { 条項: 実地検査, 個人番号: はい } }", "設定にある条項と、案件独自の条項とが"),
        (
            "{ 加える: { 名: 独自, 見出し: 甲, 義務者: 受託者, 項: [ { 名: 責任者, 本文: 乙 }, 丙 ] } }",
            "条項・項・号の名「責任者」が2回",
        ),
        (
            "{ 加える: { 名: 独自, 見出し: 甲, 義務者: 受託者, 本文: 乙, 号: [ { 名: 独自, 本文: 丙 } ] } }",
            "条項・項・号の名「独自」が2回",
        ),
        (
            "{ 加える: { 名: 独自, 見出し: 甲, 義務者: 受託者, 項: [ 乙, 丙 ], 号: [ 丁 ] } }",
            "項と号の両方が書かれています",
        ),
        ("{ 差し替える: { 名: 公表, 項: [ 乙 ], 号: [ 丙 ] } }", "項と号の両方が書かれています"),
        (
            "{ 加える: { 名: 独自, 見出し: 甲, 義務者: 受託者, 本文: 乙 }, 差し替える: { 名: 独自, 本文: 丙 } }",
            "案件独自の条項「独自」に、本文が二つ書かれています",
        ),
        (
            "{ 選択: { 再委託: 自由 }, 差し替える: { 名: 再委託, 本文: 甲 } }",
            "「再委託」を選んでも、その条項がこの案件の特記事項にありません",
        ),
        ("{ 基本: なし, 選択: { 再委託: 自由 } }", "「再委託」を選んでも、その条項がこの案件の"),
        ("{ 差し替える: { 名: 公表, 本文: 甲, 項: [ 乙 ] } }", "本文と項の両方が書かれています"),
        (
            "{ 差し替える: [ { 名: 公表, 本文: 甲 }, { 名: 公表, 本文: 乙 } ] }",
            "条項「公表」の差し替えが二通りあります",
        ),
    ] {
        let run = checked(choice);
        run.must_end_with(1);
        run.must_say(&format!("エラー[clauses-contradictory]: {said}"));
    }
}

#[test]
fn a_caption_that_would_not_be_printed_is_told() {
    for (choice, caption) in [
        ("{ 差し替える: { 名: 公表, 見出し: （公表等） } }", Some("（公表等）")),
        ("{ 加える: { 名: 独自, 見出し: （独自）, 義務者: 受託者, 本文: 乙 } }", Some("（独自）")),
        ("{ 加える: { 名: 独自, 義務者: 受託者, 本文: 乙 } }", None),
    ] {
        let bench = with(choice);
        bench.replace(CLAUSES, "見出しの位置: 上", "見出しの位置: なし");
        let run = bench.run(&["check"]);
        run.must_end_with(i32::from(caption.is_some()));
        if let Some(caption) = caption {
            run.must_say(&format!("エラー[clauses-contradictory]: 見出し「{caption}」は印刷されません"));
        }
    }
}

#[test]
fn a_clause_of_its_own_says_its_name_caption_party_and_text() {
    let run = checked("{ 加える: { 後: 公表 } }");
    run.must_end_with(1);
    for key in ["名", "見出し", "義務者", "本文"] {
        run.must_say(&format!("エラー[missing-key]: 「{key}」がありません"));
    }
}

#[test]
fn a_reference_to_an_omitted_clause_is_told_at_the_omission() {
    let run = checked("{ 省く: 届出 }");
    run.must_end_with(1);
    run.must_say("エラー[clause-reference-broken]: {項:責任者} が指す項がありません");
    run.must_say(
        "特記事項: { 省く: 届出 }\n   |                   ^^^^ 条項「再委託」が、これを引用しています",
    );
    let run = checked("{ 差し替える: { 名: 届出, 本文: 甲 } }");
    run.must_say("{ 差し替える: { 名: 届出, 本文: 甲 } }\n   |                         ^^^^^^^^^^^^^^^^^^^^^^ 条項「再委託」が");
}

#[test]
fn a_broken_reference_in_words_of_the_case_is_told_under_its_blank() {
    let run = checked("{ 差し替える: { 名: 公表, 本文: '{項:派遣労働者}と{甲乙}' } }");
    run.must_end_with(1);
    run.must_say("エラー[clause-reference-broken]: {項:派遣労働者} が指す項がありません");
    run.must_say("エラー[placeholder-unknown]: {甲乙} は使えません");
    let run = checked("{ 省く: 監視, 差し替える: { 名: 公表, 本文: '{項:派遣労働者}' } }");
    run.must_say("[clause-unknown]");
    run.must_say("エラー[clause-reference-broken]: {項:派遣労働者} が指す項がありません");
}

#[test]
fn an_omitted_clause_that_is_required_needs_a_reason() {
    let omit = "{ 省く: 再委託 }";
    let run = checked(omit);
    run.must_end_with(1);
    run.must_say("エラー[required-clause-missing]: 必要な条項が付いていません");
    run.must_say("再委託 が必要です");
    let bench = with(omit);
    bench.replace(
        REAL_CASE_FILE,
        "確認済み:\n",
        "確認済み:\n  - { 指摘: required-clause-missing, 箇所: 省く, 理由: 職員が行うため }\n",
    );
    bench.must_run(&["check"]);
}

#[test]
fn a_profile_whose_references_break_under_a_choice_is_refused_at_the_reference() {
    for (old, new, said, choice) in [
        ("{項:庁舎}", "{項:派遣労働者}", "{項:派遣労働者} が指す項がありません", "個人番号を扱う場合"),
        ("{項:責任者}に掲げる", "{項:派遣労働者}に掲げる", "{項:派遣労働者} が指す項がありません", ""),
        ("再委託先の行為について", "{次号}について", "{次号} が指す項がありません", "再委託: 自由"),
        (
            "{項:作業場所}についての",
            "{項:派遣労働者}についての",
            "{項:派遣労働者} が指す項がありません",
            "実地検査",
        ),
    ] {
        let bench = bench();
        bench.replace(CLAUSES, old, new);
        let run = bench.run(&["check"]);
        run.must_end_with(1);
        run.must_say(&format!("エラー[clause-reference-broken]: {said}"));
        run.must_say(CLAUSES);
        if !choice.is_empty() {
            run.must_say(&format!("「{choice}」を選ぶと、なくなります"));
        }
    }
}

#[test]
fn a_profile_that_names_what_it_does_not_have_is_refused() {
    for (old, new, said) in [
        ("組: 派遣労働者がいる場合", "組: 派遣の場合", "[clause-unknown]: 組「派遣の場合」は、"),
        ("標準: 事前承諾", "標準: 承諾", "[clause-unknown]: 選択肢「承諾」は、"),
        ("        自由: ", "        随意: ", "[clause-unknown]: 選択肢「随意」は、"),
        ("        自由: ", "        随意: ", "[missing-key]: 「自由」がありません"),
        ("    設定:\n      再委託:", "    設定:\n      下請け:", "[clause-unknown]: 設定「下請け」は、"),
        ("名: 責任者", "名: 作業場所", "[clauses-contradictory]: 条項・項・号の名「作業場所」が2回"),
        ("    見出し: （公表）\n", "", "[missing-key]: 「見出し」がありません"),
    ] {
        let bench = bench();
        bench.replace(CLAUSES, old, new);
        let run = bench.run(&["check"]);
        run.must_end_with(1);
        run.must_say(&format!("エラー{said}"));
    }
}
