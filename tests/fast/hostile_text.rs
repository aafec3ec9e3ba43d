//! Whatever a clerk types is printed as it is: nothing is executed, nothing dropped.

use proptest::prelude::*;
use typst_syntax::ast;

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

/// What Typst's own parser reads from a literal that the templates would hold.
fn read_back(text: &str) -> String {
    let mut literal = Vec::new();
    shingikai::papers::templates::write_literal(text, &mut literal).expect("a Vec takes everything");
    let source = format!("f({}, 1)", String::from_utf8(literal).expect("UTF-8"));
    let root = typst_syntax::parse_code(&source);
    let (errors, warnings) = root.errors_and_warnings();
    assert!(errors.is_empty() && warnings.is_empty(), "{source:?}: {errors:?} {warnings:?}");
    let literals = strings(&root);
    assert_eq!(literals.len(), 1, "{source:?}");
    literals.into_iter().next().expect("there is one")
}

fn strings(node: &typst_syntax::SyntaxNode) -> Vec<String> {
    let own = node.cast::<ast::Str>().map(|literal| literal.get().to_string());
    own.into_iter().chain(node.children().flat_map(strings)).collect()
}

#[test]
fn nasty_texts_pass_typsts_own_parser_unchanged() {
    for text in NASTY {
        assert_eq!(read_back(text), *text);
    }
}

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
