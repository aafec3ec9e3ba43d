//! Whatever a clerk types is one string to Typst's own parser.

use proptest::prelude::*;
use typst_syntax::ast;

use crate::shared::NASTY;

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
