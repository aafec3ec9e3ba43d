//! What `new --kind` writes: only the keys of its kinds, and nothing is missing once it is filled in. What `new --from`
//! writes of a meeting.

use std::collections::BTreeMap;

use shingikai::diagnostic::finding::{Finding, Rule, Severity};
use shingikai::input::schema::{Schema, Spelling};
use shingikai::model::case::Case;
use shingikai::model::matter_type::MatterType;
use shingikai::workspace::profile;
use shingikai::workspace::profile::{Reader, case_schema_of_type};
use strum::IntoEnumIterator;

use crate::new_files::{filled, findings};
use crate::support::Bench;

/// A day on which each profile that comes with the program has its grounds in force.
const MEETINGS: [(&str, &str); 2] = [("act-2023", "2026-12"), ("shinjuku-2008", "2008-09")];

/// Ways to write a file: options, and what stands before an example.
const WAYS: [(&[&str], &str); 2] = [(&[], "例: "), (&["--keys", "en", "--lang", "en"], "Example: ")];

/// The kinds that a profile has sheets for, in the spelling of the keys.
fn kinds(profile: &str, spelling: Spelling) -> Vec<String> {
    let mut reader = Reader::new("nowhere".into());
    let texts = reader.texts(profile, &mut Vec::new()).expect("it can be read").expect("it is there");
    let there = MatterType::iter().filter(|kind| case_schema_of_type(&texts, *kind).is_some());
    let words = there.map(|kind| {
        let english = serde_json::to_value(kind).expect("a word").as_str().expect("a word").to_owned();
        let japanese = Schema::of::<Case>().word_of("MatterType", &english);
        spelling.choose(&english, japanese.as_deref())
    });
    words.collect()
}

/// What a fresh file says may be chosen under a key: lines such as `# - 法第66条: 報告`, above it.
fn choices(text: &str, keys: [&str; 2]) -> BTreeMap<String, String> {
    let lines: Vec<&str> = text.lines().map(str::trim_start).collect();
    let is_key =
        |line: &&str| keys.iter().any(|key| line.trim_start_matches("- ").starts_with(&format!("{key}: ")));
    let end = lines.iter().position(is_key).unwrap_or(0);
    let above = lines[..end].iter().rev().map_while(|line| line.strip_prefix("# - "));
    above.filter_map(|line| line.split_once(": ")).map(|(a, b)| (a.to_owned(), b.to_owned())).collect()
}

fn errors(found: &[Finding]) -> Vec<&Finding> {
    found.iter().filter(|finding| finding.severity == Severity::Error).collect()
}

#[test]
fn every_kind_of_every_profile_passes_once_it_is_filled_in() {
    let built_in = profile::names("nowhere".as_ref()).expect("they are compiled in");
    assert_eq!(built_in.into_iter().collect::<Vec<_>>(), MEETINGS.map(|(profile, _)| profile));
    let mut count = 0;
    for (profile, meeting) in MEETINGS {
        for (options, lead) in WAYS {
            let spelling = if options.is_empty() { Spelling::Japanese } else { Spelling::English };
            for kind in kinds(profile, spelling) {
                let bench = Bench::new();
                let place = format!("{meeting}/案件");
                bench.must_run(&[&["new", &place, "--profile", profile, "--kind", &kind], options].concat());
                let [case, of_meeting] =
                    ["案件", "meeting"].map(|name| format!("cases/{meeting}/{name}.yaml"));
                bench.write(&of_meeting, &filled(&bench.read(&of_meeting), lead));
                let text = bench.read(&case);
                let grounds = choices(&text, ["根拠", "ground"]);
                assert!(!grounds.is_empty(), "{text}");
                let kinds_of = choices(&text, ["区分", "kind"]);
                bench.write(&case, &filled(&text, lead));
                let found = findings(&bench);
                assert!(found.is_empty(), "{kind}: {found:#?}\n{}", bench.read(&case));
                for ground in grounds.keys() {
                    let words = kinds_of.get(ground).map_or("", String::as_str);
                    for word in words.split(" / ") {
                        let with_ground = text
                            .replace("〔根拠を書いてください〕", ground)
                            .replace("〔区分を書いてください〕", word);
                        bench.write(&case, &filled(&with_ground, lead));
                        let found = findings(&bench);
                        assert!(errors(&found).is_empty(), "{kind}, {ground}, {word}: {found:#?}");
                        count += 1;
                    }
                }
            }
        }
    }
    assert!(count > 60, "{count}");
}

#[test]
fn several_kinds_are_several_matters_and_pass_too() {
    let bench = Bench::new();
    let mut arguments = vec!["new", "2026-12/案件", "--profile", "act-2023"];
    let kinds = kinds("act-2023", Spelling::Japanese);
    arguments.extend(kinds.iter().flat_map(|kind| ["--kind", kind.as_str()]));
    bench.must_run(&arguments);
    for name in ["meeting", "案件"] {
        let file = format!("cases/2026-12/{name}.yaml");
        bench.write(&file, &filled(&bench.read(&file), "例: "));
    }
    let text = bench.read("cases/2026-12/案件.yaml");
    assert_eq!(text.matches("\n  - 根拠: ").count(), 8, "{text}");
    assert_eq!(text.matches("\n件名: ").count(), 1, "{text}");
    let found = findings(&bench);
    assert!(errors(&found).is_empty(), "{found:#?}\n{text}");
}

#[test]
fn a_kind_leaves_only_its_own_keys_and_uses_its_own_words() {
    let bench = Bench::new();
    bench.must_run(&["new", "2026-12/一", "--profile", "act-2023", "--kind", "目的外利用"]);
    let text = bench.read("cases/2026-12/一.yaml");
    for part in ["利用情報:", "利用課:", "「利用する課」の欄", "種類: 目的外利用", "区分: 〔"]
    {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
    for part in ["委託先", "収集情報", "受領情報", "追加情報", "選定方法", "評価書の名称"]
    {
        assert!(!text.contains(part), "{part} is in\n{text}");
    }
    for part in ["平成", "区役所", "shinjuku", "第14条"] {
        let meeting = bench.read("cases/2026-12/meeting.yaml");
        assert!(!text.contains(part) && !meeting.contains(part), "{part} is in\n{text}\n{meeting}");
    }
}

#[test]
fn an_unknown_kind_is_refused_with_those_that_there_are() {
    let bench = Bench::new();
    let run = bench.run(&["new", "2026-12/一", "--profile", "act-2023", "--kind", "外部への提供"]);
    run.must_end_with(2);
    run.must_say("委託（outsourcing）、目的外利用（use-for-another-purpose）");
    // The form of 2008 has one sheet.
    let run = bench.run(&["new", "2008-09/一", "--profile", "shinjuku-2008", "--kind", "結合"]);
    run.must_end_with(2);
    run.must_say("あるのは 委託（outsourcing） です");
    bench.run(&["new", "2026-12", "--profile", "act-2023", "--kind", "委託"]).must_end_with(2);
    assert!(bench.files("cases").is_empty());
    let run = bench.must_run(&["new", "2026-12/一", "--profile", "act-2023"]);
    run.must_say("--kind 委託");
}

#[test]
fn the_day_of_examples_is_that_of_the_meeting() {
    let bench = Bench::new();
    bench.write("cases/夏/meeting.yaml", "会議名: あ\n審議会: act-2023\n開催日: 令和10年7月5日\n");
    bench.must_run(&["new", "夏/一", "--kind", "委託"]);
    assert!(
        bench
            .read("cases/夏/一.yaml")
            .contains("開始の時期と期限です。\n    期間:\n      # 始まる日か月です。例: 令和10年9月1日\n")
    );
    bench.must_run(&["new", "令和11年2月3日", "--profile", "act-2023"]);
    let text = bench.read("cases/令和11年2月3日/meeting.yaml");
    assert!(
        text.contains("例: 令和10年度第1回個人情報保護審議会") && text.contains("例: 令和11年2月3日（土）"),
        "{text}"
    );
}

#[test]
fn a_copy_of_a_meeting_marks_its_day_its_number_and_its_cases() {
    let bench = Bench::new();
    let old = "# yaml-language-server: $schema=../x.json\n会議名: 令和8年度第1回審議会\n審議会: act-2023\n開催日: 令和8年5月20日（水）\n会場: 大会議室\n案件:\n  - { ファイル: 一.yaml, 番号: 報告第3号, 説明員: [ 課長 ], 別添: [ { 件名: 第4回議事録, ページ数: 12 } ] }\n  - 二.yaml\n確認済み:\n  - { 指摘: typo, 理由: 〔別紙〕のとおり }\n";
    bench.write("cases/2026-05/meeting.yaml", old);
    for from in ["2026-05", "cases/2026-05", "cases/2026-05/meeting.yaml"] {
        let to = format!("2026-08-{}", from.len());
        bench.must_run(&["new", &to, "--from", from]);
        let text = bench.read(&format!("cases/{to}/meeting.yaml"));
        for part in [
            "会議名: 〔「令和8年度」を確かめてください〕第〔「1」を確かめてください〕回審議会\n",
            "# 前回の開催日: 令和8年5月20日（水）\n開催日: 〔開催日を書いてください〕\n会場: 大会議室\n",
            "理由: 〔「（別紙）のとおり」を確かめてください〕",
        ] {
            assert!(text.contains(part), "{part:?} is not in\n{text}");
        }
        assert_eq!(text.matches("yaml-language-server").count(), 1, "{text}");
        // What was dealt with is left behind.
        assert!(!text.contains("案件:") && !text.contains("二.yaml"), "{text}");
    }
    let found = findings(&bench);
    let of_copy: Vec<&Finding> =
        found.iter().filter(|finding| finding.file.path.starts_with("cases/2026-08-7")).collect();
    let left = of_copy.iter().filter(|finding| finding.rule == Rule::PlaceholderLeft).count();
    assert_eq!((left, errors(&found).len() - left * 3), (3, 2), "{of_copy:#?}");
    let run = bench.run(&["new", "2026-09", "--from", "2026-01"]);
    run.must_end_with(2);
    run.must_say("2026-01 という会議はありません");
}
