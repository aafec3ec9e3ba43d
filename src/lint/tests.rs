//! What is found in which text, with exact carets; and what is left alone.

use std::sync::Arc;

use crate::case::Case;
use crate::finding::Findings;
use crate::meeting::Meeting;
use crate::schema::Schema;
use crate::source::{Node, SourceFile};
use crate::yaml;

/// The rules found in a text with their carets: `full-width-syntax 1:3 ：`.
fn found(text: &str) -> Vec<String> {
    read(text).1
}

fn read(text: &str) -> (Option<Node>, Vec<String>) {
    let file = Arc::new(SourceFile::new("case.yaml".into(), text));
    let mut findings = Findings::new();
    let document = yaml::read(&file, &Schema::of::<Case>().vocabulary(), &mut findings);
    let tell = |finding: &crate::finding::Finding| {
        let place = file.position(finding.span.start);
        let caret = file.text[finding.span.clone()].lines().next().unwrap_or_default();
        format!("{} {}:{} {caret}", finding.rule.id(), place.line, place.column)
    };
    findings.sort_by_key(|finding| (finding.span.start, finding.rule));
    (document.map(|document| document.root), findings.iter().map(tell).collect())
}

#[test]
fn debug() {
    for text in [
        "件名：特定健診\n担当:\n　部: 健康部\n　課：保健課\n",
        "取扱い:\n\t- 根拠: 第14条\n\t\t保有情報:\n\t\t\t登録業務: い\n\t\t理由:あ\n",
        "項目:\n  －健診\n  ・問診\n  ー 住所\n  - 氏名\n",
        "項目:\n-健診\n-問診\n",
        "項目: [健診結果、問診結果]\n",
        "事業:\n  目的: 未受診の\n    対象者\n  対象者: 未受診者: あり\n  事業内容: \"特記事項\"を付す\n",
        "件名: [注]健診\n担当: {a: b}}\n",
        "件名: *印\n事業: %x\n取扱い: @a\n特記事項: !注\n",
        "件名: 案件 #1\n担当: 健康 # 注\n事業: い  ＃ 注\n",
        "情報保護対策:\n  実施機関:\n    - 1 契約に\n    - 2 保管\n",
        "件名: \"健診\n担当: い\n",
        "項目: [健診, 問診\n媒体: 紙\n",
        "項目: ［健診，問診］\n件名: “健診”\n担当: ｛部：健康部、課：保健課｝\n",
        "担当: {部:健康部、課: 保健課}\n",
        "件名: &a 健診\n担当: *a\n",
        "事業\n  事業名: あ\n  目的 い\n  対象者: う\n",
        "事業:\n  事業名: あ\n   目的: い\n   対象者: う\n",
        "内容: 次の\n通り\n件名: あ\n",
        "内容: |\n　未受診\n　あ\n件名: い\n",
        "内容: |\n    未受診\n  あ\n件名: い\n",
        "内容: |未受診\n  あ\n件名: い\n",
        "＃ 注\n　\n件名:　あ\n担当　: い\n-　う\n",
        "件名: あ\u{7}い\n",
        "件名: \"C:\\健\"\n",
        "a: b\n- c\nd: e\n",
        "- a\nb\n",
        "* 健診\n* 問診\n",
    ] {
        println!("{text}");
        let (node, found) = read(text);
        for f in found { println!("    {f}"); }
        let file = Arc::new(SourceFile::new("case.yaml".into(), text));
        println!("    => {:?}", super::lint(&file, &Schema::of::<Case>().vocabulary(), &mut Findings::new()).text());
        println!("    {}", node.is_some());
    }
}

/// A stream of numbers that is the same on every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % sides.max(1)
    }
}

const REAL: &str = include_str!("../../cases/2008-08/健診勧奨通知.yaml");

const PIECES: [&str; 48] = [
    ":", ": ", "：", " ", "　", "\t", "\n", "\r", "\r\n", "- ", "-", "－", "・", "#", " #", "＃", "\"", "'", "“", "”", "[",
    "]", "{", "}", "［", "］", "｛", "｝", ",", "、", "，", "|", "|\n", ">", "&a ", "*a", "!x ", "%", "@", "`", "\\", "? ", "---",
    "\u{7}", "\u{feff}", "\u{0}", "件名", "1 ",
];

fn mutated(text: &str, dice: &mut Dice) -> String {
    let mut text: Vec<char> = text.chars().collect();
    for _ in 0..=dice.roll(4) {
        let at = dice.roll(text.len() + 1);
        let upto = (at + dice.roll(6)).min(text.len());
        match dice.roll(4) {
            0 => drop(text.drain(at..upto)),
            1 => {
                let part = text[at..upto].to_vec();
                let to = dice.roll(text.len() + 1);
                drop(text.splice(to..to, part));
            }
            _ => {
                let piece = PIECES[dice.roll(PIECES.len())];
                drop(text.splice(at..at, piece.chars()));
            }
        }
    }
    text.into_iter().collect()
}

fn load(text: &str, schema: &Schema) -> Findings {
    let file = Arc::new(SourceFile::new("case.yaml".into(), text));
    let mut findings = Findings::new();
    let loaded = crate::schema::load::<Case>(&file, schema, &mut findings);
    for finding in &findings {
        assert!(finding.file.text.get(finding.span.clone()).is_some(), "{finding:?}");
    }
    if let Some(loaded) = loaded {
        for (_, node) in loaded.tree.texts() {
            assert!(file.text.get(node.span.clone()).is_some(), "{node:?}");
        }
    }
    findings
}

#[test]
fn fuzz() {
    let schema = Schema::of::<Case>();
    let start = std::time::Instant::now();
    let mut dice = Dice(1);
    let n: usize = std::env::var("N").map_or(1000, |n| n.parse().unwrap());
    for _ in 0..n {
        let text = mutated(REAL, &mut dice);
        if std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| load(&text, &schema))).is_err() { println!("{text}"); panic!(); }
    }
    println!("load {:?}", start.elapsed());
    let vocabulary = schema.vocabulary();
    let start = std::time::Instant::now();
    for _ in 0..n {
        let text = mutated(REAL, &mut dice);
        let file = Arc::new(SourceFile::new("case.yaml".into(), &text));
        super::lint(&file, &vocabulary, &mut Findings::new());
    }
    println!("lint {:?}", start.elapsed());
    let start = std::time::Instant::now();
    for _ in 0..n {
        let text = mutated(REAL, &mut dice);
        let file = Arc::new(SourceFile::new("case.yaml".into(), &text));
        yaml::read(&file, &vocabulary, &mut Findings::new());
    }
    println!("read {:?}", start.elapsed());
    let start = std::time::Instant::now();
    for _ in 0..n {
        mutated(REAL, &mut dice);
    }
    println!("mutate {:?}", start.elapsed());
    let start = std::time::Instant::now();
    for _ in 0..n {
        schema.vocabulary();
    }
    println!("vocabulary {:?}", start.elapsed());
}
