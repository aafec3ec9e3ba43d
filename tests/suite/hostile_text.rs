//! Whatever a clerk types is printed as it is: nothing is executed, nothing dropped.

use proptest::prelude::*;

use crate::support::{Bench, REAL_CASE, structure_text};

/// Texts that mean something to Typst, Tera, YAML or the shell.
const NASTY: &[&str] = &[
    "#panic(\"x\")",
    "#include \"/etc/passwd\"",
    "\"",
    "\\",
    "\\\"",
    "\\u{41}",
    "$x^2$",
    "*太字*",
    "_斜体_",
    "@label",
    "<label>",
    "`raw`",
    "```typ #x```",
    "// 注釈",
    "/* 注釈 */",
    "]",
    "[#x]",
    "{{ it.subject }}",
    "{% raw %}",
    "{# 注釈 #}",
    "= 見出し",
    "- 一覧",
    "+ 番号",
    "/ 語: 説明",
    "https://example.com/#x",
    "--- -- ... ~",
    "'引用' \"引用\"",
    "\u{5c}n",
    "$(rm -rf /)",
    "${HOME}",
    "%41 &amp; &#65;",
    "a\".len() + \"b",
    "髙﨑鷗瀨①㈱",
    "𠮷龘",
    "ﾊﾝｶｸ",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_texts_pass_typsts_own_parser_unchanged(text in any::<String>()) {
        prop_assert_eq!(read_back(&text), text);
    }

    #[test]
    fn random_texts_of_special_characters_pass_unchanged(text in r##"[\\"#$*_@<>`/\[\]{}()~'\-=+%&\n\r\t漢あア（」…u0-9]{0,40}"##) {
        prop_assert_eq!(read_back(&text), text);
    }
}

#[test]
fn nasty_texts_come_out_of_the_pdf_unchanged() {
    let bench = Bench::with_real_case();
    let case = format!("cases/{REAL_CASE}.yaml");
    let quoted = |text: &str| format!("'{}'", text.replace('\'', "''"));
    let list: String =
        NASTY.iter().map(|text| format!("\n        - {}", quoted(&format!("〔{text}〕")))).collect();
    bench.replace(&case, "[ 契約にあたり、別紙「特記事項」を付す。 ]", &list);
    bench.must_run(&["build"]);
    let text = structure_text(&bench.path().join(format!("output/{REAL_CASE}/advance-report.pdf")));
    let mut rest = text.as_str();
    for (index, nasty) in NASTY.iter().enumerate() {
        let said: String = format!("{}〔{nasty}〕", index + 1).split_whitespace().collect();
        let at = rest.find(&said).unwrap_or_else(|| panic!("{said:?} is not on the paper: {rest}"));
        rest = &rest[at + said.len()..];
    }
}
