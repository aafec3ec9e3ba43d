//! The frozen form, key by key. A change here renumbers papers that lie in binders: never mend a text of this file.

use serde_json::Value;

use crate::workspace::profile::Reader;

use super::*;

/// A case that gives every key.
const FULL_CASE: &str = concat!(
    r#"{"subject":"件名\n\"引用\"","contact":[{"department":"部","division":"課","section":"係","officer":"担当","#,
    r#""extension":"123"}],"project":{"name":"事業","division":["課"],"purpose":"目的","target":"対象","#,
    r#""description":"内容","rows":{"a":"い","b":"ろ"}},"matters":[{"ground":["第14条"],"type":"outsourcing","#,
    r#""kind":"報告","held":{"division":["課"],"register":["登録"],"medium":"紙","fields":["氏名","住所"]},"#,
    r#""provided":{"recipient":["委託先"],"medium":"紙","fields":[{"name":"名","from":["氏名"]}]},"#,
    r#""received":{"medium":"線","fields":["結果"]},"collected":{"source":["本人"],"medium":"紙","fields":["電話"]},"#,
    r#""added":{"fields":["新"]},"reason":"理由","description":"詳細","period":{"from":"2008-10-01","#,
    r#""to":"2009-03","ongoing":"yes","text":"期間"},"safeguards":{"municipality":[{"text":"区","items":"#,
    r#"[{"text":"下","items":[]}]}],"recipient":[{"text":"先","items":[]}]},"special_clauses":{"base":"none","#,
    r#""omit":["甲"],"insert":[{"clause":"乙","id":"丙","caption":"(見出し)","binds":"contractor","text":"本文","#,
    r#""paragraphs":[{"id":"項","text":"項文","items":[{"id":"号","text":"号文","items":[{"text":"目"}]}]}],"#,
    r#""items":[{"text":"号"}],"before":"丁","after":"戊"}],"replace":[{"id":"己","caption":"(替え)","text":"替え文","#,
    r#""paragraphs":[{"text":"項文"}],"items":[{"text":"号"}]}],"sets":["組"],"settings":{"再委託":"禁止"}},"#,
    r#""rows":{"own":"値"}}],"special_clauses":"standard"}"#
);

/// A case that gives as little as can be.
const BARE_CASE: &str = concat!(
    r#"{"subject":"件名","contact":[{"department":null,"division":"課","section":null,"officer":null,"#,
    r#""extension":null}],"project":{"name":"事業","division":[],"purpose":null,"target":null,"description":null},"#,
    r#""matters":[{"ground":["第14条"],"type":null,"kind":null,"held":{"division":[],"register":[],"medium":null,"#,
    r#""fields":[]},"provided":{"recipient":[],"medium":null,"fields":[{"name":"名","from":[]}]},"#,
    r#""received":{"medium":null,"fields":[]},"collected":{"source":[],"medium":null,"fields":[]},"#,
    r#""added":{"fields":[]},"reason":null,"description":null,"period":{"from":null,"to":null,"ongoing":null,"#,
    r#""text":null},"safeguards":{"municipality":[],"recipient":[]},"special_clauses":{"base":"standard","#,
    r#""insert":[{}],"replace":[{"id":"己"}]}}],"special_clauses":null}"#
);

/// A council that gives every key that counts; the bundle does not.
const FULL_COUNCIL: &str = concat!(
    r#"{"name":"審議会","municipality":{"name":"例示市","short":"市"},"parties":{"principal":"甲","contractor":"乙"},"#,
    r#""kinds":[{"name":"報告","mark":"【報告】"}],"grounds":[{"article":"第14条","caption":"委託","kind":"報告","#,
    r#""type":"linking","from":"2005-04-01","until":"2023-03-31"}],"ground_line":"{条項}","cover":{"title":"表題","#,
    r#""subject":"件名","notice":"別紙","grounds":"根拠","contact":{"lines":[["{課}","{係}"]],"required":["section"]}},"#,
    r#""overview":{"heading":"概要","rows":["name","法令"],"labels":{"name":"事業名","法令":"根拠法令"},"#,
    r#""required":["purpose"]},"sheets":{"outsourcing":{"subject":"件","left":"左","right":"右","rows":[["reason",""#,
    r#"自"],["none","period"]],"labels":{"reason":"理由","period":"期間","自":"じ"},"required":["reason"]},"#,
    r#""use-for-another-purpose":{"subject":"二","rows":[],"labels":{},"required":[]},"#,
    r#""provision":{"subject":"三","rows":[],"labels":{},"required":[]},"#,
    r#""linking":{"subject":"四","rows":[],"labels":{},"required":[]},"#,
    r#""collection-from-others":{"subject":"五","rows":[],"labels":{},"required":[]},"#,
    r#""recording":{"subject":"六","rows":[],"labels":{},"required":[]},"#,
    r#""registration":{"subject":"七","rows":[],"labels":{},"required":[]},"#,
    r#""impact-assessment":{"subject":"八","rows":[],"labels":{},"required":[]}},"#,
    r#""own_rows":[{"key":"law","name":"法令"}],"period":{"closed":"から","ongoing":"継続","open":"開始"},"#,
    r#""matching_label":"照合","documents":{"advance_report":{"file":"a","title":"い"},"special_clauses":"#,
    r#"{"file":"b","title":"ろ"}},"fonts":{"body":["明朝"],"label":["ゴシック"],"files":[{"family":"明朝","#,
    r#""file":"m.ttf","sha256":"00"}]}}"#
);

/// A council that gives as little as can be.
const BARE_COUNCIL: &str = concat!(
    r#"{"name":"審議会","municipality":{"name":"例示市","short":"市"},"parties":{"principal":"甲","contractor":"乙"},"#,
    r#""kinds":[],"grounds":[{"article":"第14条","caption":"委託","kind":null,"type":null,"from":null,"until":null}],"#,
    r#""ground_line":"{条項}","cover":{"title":"表題","subject":"件名","notice":"別紙","grounds":"根拠","#,
    r#""contact":{"lines":[],"required":[]}},"overview":{"heading":"概要","rows":[],"labels":{},"required":[]},"#,
    r#""sheets":{},"period":{"closed":"から","ongoing":"継続","open":"開始"},"matching_label":"照合","#,
    r#""documents":{"advance_report":{"file":"a","title":"い"},"special_clauses":{"file":"b","title":"ろ"}},"#,
    r#""fonts":{"body":[],"label":[],"files":[]}}"#
);

/// Clauses that give every key that counts, and one clause that gives as little as can be.
const CLAUSES: &str = concat!(
    r#"{"title":"特記事項","numbers":"article","captions":"after-number","sets":["組"],"settings":[{"id":"再委託","#,
    r#""choices":["禁止","自由"],"default":"禁止"}],"clauses":[{"id":"秘密","caption":"(秘密)","binds":"contractor","#,
    r#""sets":["組"],"optional":"yes","text":"本文","paragraphs":[{"id":"項","text":"項文","items":[{"text":"号"}]}],"#,
    r#""items":[{"id":"号","text":"号文","items":[{"text":"目"}]}],"settings":{"再委託":{"禁止":{"text":"だめ","#,
    r#""paragraphs":[{"text":"項"}],"items":[{"text":"号"}]},"自由":{}}}},{"id":"裸","binds":"principal"}]}"#
);

/// Clauses that give as little as can be.
const BARE_CLAUSES: &str = r#"{"title":"特記事項","clauses":[]}"#;

/// A case; a bare word for its clauses is read as the schema reads it.
fn a_case(text: &str) -> Case {
    let choice = r#""special_clauses":{"base":"standard"}"#;
    let text = text.replace(r#""special_clauses":"standard""#, choice);
    serde_json::from_str(&text).expect("it is a case")
}

fn clauses(text: &str) -> ClauseSet {
    serde_json::from_str(text).expect("they are clauses")
}

/// A council, with a bundle from a profile that is compiled in.
fn a_council(text: &str) -> Council {
    let mut findings = Vec::new();
    let texts = Reader::new("no-such-folder".into()).texts("act-2023", &mut findings);
    let bundle = texts.expect("it can be read").expect("it is right").council.value.bundle.clone();
    let mut council: Value = serde_json::from_str(text).expect("it is JSON");
    council["bundle"] = serde_json::to_value(bundle).expect("it can be written");
    serde_json::from_value(council).expect("it is a council")
}

fn number(case: &str, council: &str, of_clauses: &str) -> String {
    Matching::of(&a_council(council), &clauses(of_clauses)).number(&a_case(case))
}

#[test]
fn every_key_that_counts_is_written_in_its_frozen_place() {
    assert_eq!(case::case(&a_case(FULL_CASE)), FULL_CASE);
    assert_eq!(council::council(&a_council(FULL_COUNCIL)), FULL_COUNCIL);
    assert_eq!(clauses::clause_set(&clauses(CLAUSES)), CLAUSES);
}

/// A key that the model gets is absent here: were it written all the same, every paper would get another number.
#[test]
fn a_key_that_is_absent_is_written_only_if_it_was_when_the_form_was_frozen() {
    assert_eq!(case::case(&a_case(BARE_CASE)), BARE_CASE);
    assert_eq!(council::council(&a_council(BARE_COUNCIL)), BARE_COUNCIL);
    assert_eq!(clauses::clause_set(&clauses(BARE_CLAUSES)), BARE_CLAUSES);
}

#[test]
fn a_key_that_nobody_gave_leaves_no_trace_and_one_that_somebody_gave_counts() {
    let of = || json::Object::default().key("a", "1");
    assert_eq!(of().given("later", None).end(), of().end());
    assert_eq!(of().given("later", Some("2".to_owned())).end(), r#"{"a":1,"later":2}"#);
}

#[test]
fn the_letters_of_a_number_are_frozen() {
    assert_eq!(number(FULL_CASE, FULL_COUNCIL, CLAUSES), "35WFGC7Y");
    assert_eq!(number(BARE_CASE, BARE_COUNCIL, BARE_CLAUSES), "3GXWHH8P");
}

#[test]
fn what_is_accepted_of_a_case_does_not_count() {
    let accepted = FULL_CASE.replacen('{', r#"{"allow":[{"finding":"typo","reason":"引用"}],"#, 1);
    assert_eq!(case::case(&a_case(&accepted)), FULL_CASE);
}
