//! What the sentences of one language mention, read from their syntax tree.

use std::collections::BTreeSet;
use std::fs;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use fluent_syntax::parser;

use crate::support::repository;

/// A word that selects, and the names of its variants.
type Selector = (String, Vec<String>);

/// A sentence or a part of one.
struct Part {
    id: String,
    attribute: Option<String>,
    printed: BTreeSet<String>,
    selectors: Vec<Selector>,
}

/// All sentences of a language.
pub(super) struct Sentences(Vec<Part>);

impl Sentences {
    pub(super) fn read(language: &str) -> Self {
        let path = repository().join(format!("src/report/messages/{language}.ftl"));
        Self::parse(&fs::read_to_string(path).expect("the file is there"))
    }

    fn parse(text: &str) -> Self {
        let resource = parser::parse(text).expect("the file is Fluent");
        let mut parts = Vec::new();
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let patterns = message.value.iter().map(|pattern| (None, pattern));
            let of_attributes = message.attributes.iter();
            let of_attributes =
                of_attributes.map(|attribute| (Some(attribute.id.name.to_owned()), &attribute.value));
            for (attribute, pattern) in patterns.chain(of_attributes) {
                let id = message.id.name.to_owned();
                let mut part = Part { id, attribute, printed: BTreeSet::new(), selectors: Vec::new() };
                part.pattern(pattern);
                parts.push(part);
            }
        }
        Self(parts)
    }

    pub(super) fn ids(&self) -> BTreeSet<String> {
        self.0.iter().map(|part| part.id.clone()).collect()
    }

    /// Each sentence and attribute.
    pub(super) fn parts(&self) -> BTreeSet<(String, Option<String>)> {
        self.0.iter().map(|part| (part.id.clone(), part.attribute.clone())).collect()
    }

    /// Each word that selects, with the sentence that it selects in.
    pub(super) fn words_of_selectors(&self) -> BTreeSet<(String, String)> {
        self.variants().into_iter().map(|(id, word, _)| (id, word)).collect()
    }

    /// Each word that a sentence mentions in any way.
    pub(super) fn mentions(&self) -> BTreeSet<(String, String)> {
        let printed = |part: &Part| part.printed.iter().map(|word| (part.id.clone(), word.clone())).collect();
        let printed = self.0.iter().flat_map(|part| -> Vec<_> { printed(part) });
        printed.chain(self.words_of_selectors()).collect()
    }

    pub(super) fn mentions_in(&self, ids: &BTreeSet<String>, word: &str) -> bool {
        self.mentions().iter().any(|(id, mentioned)| mentioned == word && ids.contains(id))
    }

    /// Each variant: id, word, name.
    pub(super) fn variants(&self) -> Vec<(String, String, String)> {
        let of_part = |part: &Part| -> Vec<_> {
            let selectors = part.selectors.iter();
            let of_selector = |(word, names): &Selector| -> Vec<_> {
                names.iter().map(|name| (part.id.clone(), word.clone(), name.clone())).collect()
            };
            selectors.flat_map(of_selector).collect()
        };
        self.0.iter().flat_map(of_part).collect()
    }

    /// The variants of a word in some sentences, where they choose between words of the program.
    pub(super) fn variants_in(&self, ids: &BTreeSet<String>, word: &str) -> Option<BTreeSet<String>> {
        let names: BTreeSet<String> = self
            .variants()
            .into_iter()
            .filter(|(id, selecting, _)| selecting == word && ids.contains(id))
            .map(|(_, _, name)| name)
            .collect();
        let is_choice =
            |name: &String| !["none", "other"].contains(&name.as_str()) && name.parse::<usize>().is_err();
        names.iter().any(is_choice).then_some(names)
    }

    /// The variants of words that the same sentence prints somewhere.
    pub(super) fn variants_of_printed_words(&self) -> Vec<(String, String, String)> {
        let printed: BTreeSet<(&str, &str)> = self
            .0
            .iter()
            .flat_map(|part| part.printed.iter().map(|word| (part.id.as_str(), word.as_str())))
            .collect();
        let mut variants = self.variants();
        variants.retain(|(id, word, _)| printed.contains(&(id.as_str(), word.as_str())));
        variants
    }
}

impl Part {
    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(InlineExpression::VariableReference { id }) => {
                self.printed.insert(id.name.to_owned());
            }
            Expression::Inline(InlineExpression::Placeable { expression }) => self.expression(expression),
            Expression::Inline(InlineExpression::StringLiteral { .. }) => {}
            Expression::Inline(other) => panic!("{other:?} is not used in our messages"),
            Expression::Select { selector, variants } => {
                let InlineExpression::VariableReference { id } = selector else {
                    panic!("{selector:?} selects")
                };
                let name = |key: &VariantKey<&str>| match key {
                    VariantKey::Identifier { name } => (*name).to_owned(),
                    VariantKey::NumberLiteral { value } => (*value).to_owned(),
                };
                let names = variants.iter().map(|variant| name(&variant.key)).collect();
                self.selectors.push((id.name.to_owned(), names));
                variants.iter().for_each(|variant| self.pattern(&variant.value));
            }
        }
    }
}

#[test]
fn a_sentence_is_read_with_all_that_it_mentions() {
    let sentences =
        Sentences::parse("a = { $n ->\n    [none] no\n   *[other] { $n } { $m }\n }\n    .help = { $k }\n");
    let mentions: Vec<String> = sentences.mentions().into_iter().map(|(_, word)| word).collect();
    assert_eq!(mentions, ["k", "m", "n"]);
    assert_eq!(sentences.variants_of_printed_words().len(), 2);
    assert_eq!(sentences.parts().len(), 2);
}
