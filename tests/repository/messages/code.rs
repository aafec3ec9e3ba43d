//! Which messages our code makes, and which words it gives them, read from its syntax trees.

use std::collections::{BTreeMap, BTreeSet};

use shingikai::diagnostic::finding::Rule;
use shingikai::report::Message;
use strum::IntoEnumIterator;
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{Expr, ExprLit, Lit, Token};

use crate::shared::files;

/// What stands in one function.
#[derive(Default)]
struct Unit {
    ids: BTreeSet<String>,
    /// Given by `.with(word, …)`, and the text where it is one.
    with: Vec<(String, Option<String>)>,
}

/// What stands in one file.
#[derive(Default)]
struct File {
    units: Vec<Unit>,
    ids: BTreeSet<String>,
    /// Every name that may be a word's: in `.with`, `.insert` and pairs.
    words: BTreeSet<String>,
}

/// All our code.
pub(super) struct Code {
    files: Vec<File>,
    faults: BTreeSet<String>,
    literals: BTreeSet<String>,
    hidden: Vec<String>,
}

impl Code {
    pub(super) fn read() -> Self {
        let sources = files("src", ".rs");
        let trees: Vec<_> = sources
            .iter()
            .map(|(path, text)| (path, syn::parse_file(text).expect("our code is Rust")))
            .collect();
        let mut constants = Constants::default();
        trees.iter().for_each(|(_, tree)| constants.visit_file(tree));
        let rules = Rule::iter().map(|rule| (format!("Rule::{rule:?}"), rule.id().to_owned()));
        let messages =
            Message::iter().map(|message| (format!("Message::{message:?}"), message.id().to_owned()));
        let mut read = Self {
            files: Vec::new(),
            faults: BTreeSet::new(),
            literals: BTreeSet::new(),
            hidden: Vec::new(),
        };
        let names: BTreeMap<String, String> = rules.chain(messages).collect();
        for (path, tree) in &trees {
            let mut reader = Reader {
                names: &names,
                constants: &constants.0,
                read: &mut read,
                file: File::default(),
                unit: Unit::default(),
                path: path.display().to_string(),
            };
            reader.visit_file(tree);
            let (mut file, unit) = (reader.file, reader.unit);
            file.units.push(unit);
            file.ids = file.units.iter().flat_map(|unit| unit.ids.clone()).collect();
            read.files.push(file);
        }
        read
    }

    /// The ids of faults.
    pub(super) fn faults(&self) -> impl Iterator<Item = String> {
        self.faults.iter().cloned()
    }

    /// The ids of the titles of fixes.
    pub(super) fn fixes(&self) -> impl Iterator<Item = String> {
        self.literals.iter().filter(|text| text.starts_with("fix-")).cloned()
    }

    /// Faults whose id is no text.
    pub(super) fn hidden_ids(&self) -> Vec<String> {
        self.hidden.clone()
    }

    pub(super) fn has_word(&self, text: &str) -> bool {
        self.literals.contains(text)
    }

    /// Whether a file that makes this message gives it such a word.
    pub(super) fn gives(&self, id: &str, word: &str) -> bool {
        self.files.iter().any(|file| file.ids.contains(id) && file.words.contains(word))
    }

    /// Each word that is given, with the messages that it may be for.
    pub(super) fn given(&self) -> impl Iterator<Item = (BTreeSet<String>, String)> {
        self.all().map(|(ids, word, _)| (ids, word))
    }

    /// Each text that is given as a word.
    pub(super) fn choices(&self) -> impl Iterator<Item = (BTreeSet<String>, String, String)> {
        self.all().filter_map(|(ids, word, text)| Some((ids, word, text.filter(|text| !text.is_empty())?)))
    }

    fn all(&self) -> impl Iterator<Item = (BTreeSet<String>, String, Option<String>)> {
        self.files.iter().flat_map(|file| {
            file.units.iter().flat_map(|unit| {
                let ids = if unit.ids.is_empty() { &file.ids } else { &unit.ids };
                unit.with.iter().map(|(word, text)| (ids.clone(), word.clone(), text.clone()))
            })
        })
    }
}

/// The texts that have a name.
#[derive(Default)]
struct Constants(BTreeMap<String, String>);

impl<'ast> Visit<'ast> for Constants {
    fn visit_item_const(&mut self, item: &'ast syn::ItemConst) {
        if let Some(text) = text_of(&item.expr) {
            self.0.insert(item.ident.to_string(), text);
        }
    }
}

struct Reader<'a> {
    names: &'a BTreeMap<String, String>,
    constants: &'a BTreeMap<String, String>,
    read: &'a mut Code,
    file: File,
    unit: Unit,
    path: String,
}

impl Reader<'_> {
    fn function(&mut self, look: impl FnOnce(&mut Self)) {
        let outer = std::mem::take(&mut self.unit);
        look(self);
        let unit = std::mem::replace(&mut self.unit, outer);
        self.file.units.push(unit);
    }

    fn fault(&mut self, id: &Expr) {
        let named = |path: &syn::ExprPath| {
            path.path.segments.last().and_then(|name| self.constants.get(&name.ident.to_string()).cloned())
        };
        let id = text_of(id).or_else(|| if let Expr::Path(path) = id { named(path) } else { None });
        match id {
            Some(id) => {
                self.read.faults.insert(id.clone());
                self.unit.ids.insert(id);
            }
            None => self.read.hidden.push(format!("a Fault::new in {}", self.path)),
        }
    }
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        if module.ident != "tests" {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.function(|reader| visit::visit_item_fn(reader, item));
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.function(|reader| visit::visit_impl_item_fn(reader, item));
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        if let [.., of, name] = &names[..] {
            let doctor = ["Topic", "DetailTopic"].contains(&of.as_str());
            let of = if doctor { format!("Message::Doctor{name}") } else { format!("{of}::{name}") };
            self.unit.ids.extend(self.names.get(&of).cloned());
        }
        visit::visit_path(self, path);
    }

    fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
        self.file.words.extend(call.args.iter().filter_map(text_of));
        if let Expr::Path(path) = &*call.func {
            let names: Vec<String> = path.path.segments.iter().map(|part| part.ident.to_string()).collect();
            if let ([.., of, new], Some(id)) = (&names[..], call.args.first())
                && of == "Fault"
                && new == "new"
            {
                self.fault(id);
            }
        }
        visit::visit_expr_call(self, call);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        let arguments: Vec<&Expr> = call.args.iter().collect();
        if let [first, second] = arguments[..]
            && let Some(word) = text_of(first)
        {
            if call.method == "with" {
                self.unit.with.push((word.clone(), text_of(second)));
            }
            self.file.words.insert(word);
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_macro(&mut self, invocation: &'ast syn::Macro) {
        let arguments = invocation.parse_body_with(Punctuated::<Expr, Token![,]>::parse_terminated);
        let Ok(arguments) = arguments else { return };
        // The arguments live no longer than this call, and so does what looks at them.
        let mut inner = Reader {
            names: self.names,
            constants: self.constants,
            read: &mut *self.read,
            file: File::default(),
            unit: Unit::default(),
            path: self.path.clone(),
        };
        arguments.iter().for_each(|argument| inner.visit_expr(argument));
        let (file, unit) = (inner.file, inner.unit);
        self.file.words.extend(file.words);
        self.file.units.extend(file.units);
        self.unit.ids.extend(unit.ids);
        self.unit.with.extend(unit.with);
    }

    fn visit_expr_tuple(&mut self, tuple: &'ast syn::ExprTuple) {
        self.file.words.extend(tuple.elems.first().and_then(text_of));
        visit::visit_expr_tuple(self, tuple);
    }

    fn visit_lit_str(&mut self, text: &'ast syn::LitStr) {
        self.read.literals.insert(text.value());
    }

    fn visit_variant(&mut self, variant: &'ast syn::Variant) {
        let mut words = String::new();
        for character in variant.ident.to_string().chars() {
            if character.is_uppercase() && !words.is_empty() {
                words.push('-');
            }
            words.extend(character.to_lowercase());
        }
        self.read.literals.insert(words);
        visit::visit_variant(self, variant);
    }
}

fn text_of(expression: &Expr) -> Option<String> {
    match expression {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
        _ => None,
    }
}
