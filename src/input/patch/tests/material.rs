//! The files, texts and styles that changes are tried on.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::input::schema::Schema;
use crate::model::case::Case;
use crate::model::council::{ClauseSet, Council};
use crate::model::meeting::Meeting;

/// Texts that YAML is known to stumble over.
pub(super) const HOSTILE: &[&str] = &[
    "健診",
    "",
    " ",
    "a: b",
    "a:b",
    "案件 #1",
    "#1",
    "「引用」を付す",
    "\"引用\"",
    "'x'",
    "it's",
    "- 印",
    "-印",
    "* 印",
    "*a",
    "&a",
    "!a",
    "%a",
    "@a",
    "`a",
    "|",
    "> a",
    "| a",
    "[かっこ",
    "{a}",
    "a, b",
    "a]",
    "?",
    "? a",
    "甲\n乙",
    "甲\n",
    "甲\n\n乙\n",
    " 甲\n 乙",
    "甲\n\n",
    "\n甲",
    "a\tb",
    "\ta",
    "a：b",
    "－印",
    "１　２",
    "　先頭",
    "末尾　",
    "😀",
    "\u{feff}a",
    "a\u{feff}",
    "a\u{85}b",
    "a\u{2028}b",
    "a\u{2029}b",
    "null",
    "~",
    "yes",
    "true",
    "0421",
    "1e3",
    "2008-10-01",
    "平成20年",
    "末尾 ",
    "\\n",
    "\\",
    "甲、乙",
    "...",
    "---",
    "<<",
    "=",
    "葛\u{e0100}",
    "〔件名を書いてください〕",
    "\u{7}",
    "a\r\nb",
];

pub(super) fn files() -> Vec<PathBuf> {
    fn gather(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                gather(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "yaml") {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    for folder in ["cases", "templates", "tests"] {
        gather(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut found);
    }
    found.sort();
    found
}

pub(super) fn schema_of(path: &Path) -> Arc<Schema> {
    match path.file_name().and_then(|name| name.to_str()) {
        Some("meeting.yaml") => Schema::shared::<Meeting>(),
        Some("council.yaml") => Schema::shared::<Council>(),
        Some("clauses.yaml") => Schema::shared::<ClauseSet>(),
        _ => Schema::shared::<Case>(),
    }
}

/// Styles that no file of ours has.
pub(super) const ODD: &[&str] = &[
    "取扱い:\n- 保有情報:\n    項目:\n    - 氏名\n    -\n    - '住所'\n  理由: |+\n    甲\n\n  内容: >-\n    乙\n期間:\n",
    "取扱い:\n  -\n    理由: |2-\n      甲\n       乙\n  - # 注\n    理由: \"甲\\n乙\"\n    内容: >\n      丙\n\n件名: |\n\n  甲\n\n",
    "{ 件名: 甲, 取扱い: [ { 理由: '乙', 内容: }, { 理由: \"丙\" } ], 担当: {} }",
    "件名: ~\n取扱い:\n  理由: 甲 # 一\n  保有情報:\n    項目: '氏名、 住所'\n  # 二\n\n# 三\n",
    "取扱い: [\n  { 理由: 甲 }, # 一\n  # 二\n  { 理由: 乙 },\n]\n確認済み:\n  - { 指摘: 甲, 理由: 乙, }\n",
    "取扱い:\n  - 理由: |\n      甲\n      # 注でない\n    情報保護対策:\n      相手方:\n        - - 甲\n          - 乙\n        - - 丙",
    "? 件名\n: 甲\n\"subject x\" : 乙\n'担当':   丙   # 注\n",
    "取扱い:\n  - 理由: 甲\n\n\n    内容: 乙\n\n  - 理由: 丙\n    保有情報:\n      項目: |-\n        氏名、\n        住所",
    "件名: 甲\n取扱い:\n  - &x\n",
];
