//! Who imports whom in a tree of Rust files, read from their syntax trees.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Item, UseTree};

/// The way to a module from the crate: nothing is the crate itself.
pub(super) type Module = Vec<String>;

/// A tree of modules, each a file.
pub(super) struct Modules(BTreeMap<Module, File>);

#[derive(Default)]
struct File {
    /// Names that stand for something elsewhere, each with its way from the crate.
    names: BTreeMap<String, Vec<String>>,
    /// Every way from the crate that the file names.
    ways: BTreeSet<Vec<String>>,
    /// The first names of ways that lead out of the crate.
    foreign: BTreeSet<String>,
    /// Public structs and enums.
    types: BTreeSet<String>,
}

impl Modules {
    /// Reads files: the way of each from `src/`, and its text. Tests are left out.
    pub(super) fn read<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut modules = BTreeMap::new();
        for (path, text) in files.into_iter().filter(|(path, _)| !path.ends_with("tests.rs")) {
            let mut module: Module = path.trim_end_matches(".rs").split('/').map(ToOwned::to_owned).collect();
            if module.last().is_some_and(|name| ["mod", "lib", "main"].contains(&name.as_str())) {
                module.pop();
            }
            let tree = syn::parse_file(text).expect("the file is Rust");
            let inside = tree.items.iter().filter_map(|item| match item {
                Item::Mod(module) if module.content.is_none() => Some(module.ident.to_string()),
                _ => None,
            });
            let inside = inside.collect();
            let mut reader = Reader { module: module.clone(), inside, file: File::default() };
            reader.visit_file(&tree);
            modules.insert(module, reader.file);
        }
        Self(modules)
    }

    /// Which modules each module imports from: where a name only passes through, the one that has it.
    pub(super) fn imports(&self) -> Vec<(Module, Module)> {
        let of_file = |(module, file): (&Module, &File)| -> BTreeSet<(Module, Module)> {
            let found = file.ways.iter().map(|way| self.owner(way, 0));
            found.filter(|owner| owner != module).map(|owner| (module.clone(), owner)).collect()
        };
        self.0.iter().flat_map(of_file).collect()
    }

    /// The modules that name a crate.
    pub(super) fn users_of(&self, name: &str) -> Vec<Module> {
        let users = self.0.iter().filter(|(_, file)| file.foreign.contains(name));
        users.map(|(module, _)| module.clone()).collect()
    }

    /// The names that several public types have, with their modules.
    pub(super) fn types_of_one_name(&self) -> BTreeMap<String, Vec<Module>> {
        let mut types: BTreeMap<String, Vec<Module>> = BTreeMap::new();
        for (module, file) in &self.0 {
            file.types.iter().for_each(|name| types.entry(name.clone()).or_default().push(module.clone()));
        }
        types.retain(|_, modules| modules.len() > 1);
        types
    }

    /// The module in which the thing at the end of a way stands.
    fn owner(&self, way: &[String], depth: usize) -> Module {
        let mut module = Module::new();
        for (at, name) in way.iter().enumerate() {
            let inner: Module = module.iter().chain([name]).cloned().collect();
            if self.0.contains_key(&inner) {
                module = inner;
                continue;
            }
            let Some(file) = self.0.get(&module).filter(|_| depth < 8) else { return module };
            if let Some(elsewhere) = file.names.get(name) {
                let whole: Vec<String> = elsewhere.iter().chain(&way[at + 1..]).cloned().collect();
                return self.owner(&whole, depth + 1);
            }
            return module;
        }
        module
    }
}

/// The circles: modules that import each other, by any way around. A module and those inside it count as one.
pub(super) fn circles(imports: &[(Module, Module)]) -> Vec<Vec<String>> {
    let mut after: BTreeMap<&Module, BTreeSet<&Module>> = BTreeMap::new();
    for (from, to) in imports.iter().filter(|(from, to)| !from.starts_with(to) && !to.starts_with(from)) {
        after.entry(from).or_default().insert(to);
    }
    let reached = |from: &Module| {
        let mut found: BTreeSet<&Module> = BTreeSet::new();
        let mut open: Vec<&Module> = after.get(from).into_iter().flatten().copied().collect();
        while let Some(next) = open.pop() {
            if found.insert(next) {
                open.extend(after.get(next).into_iter().flatten());
            }
        }
        found
    };
    let reached: BTreeMap<&Module, BTreeSet<&Module>> =
        after.keys().map(|from| (*from, reached(from))).collect();
    let circle = |from: &&Module| -> Vec<String> {
        let back = |to: &&&Module| reached.get(**to).is_some_and(|ways| ways.contains(*from));
        reached[*from].iter().filter(back).map(|module| module.join("::")).collect()
    };
    let found: BTreeSet<Vec<String>> = reached.keys().map(circle).filter(|names| !names.is_empty()).collect();
    found.into_iter().collect()
}

struct Reader {
    module: Module,
    /// The modules inside it.
    inside: BTreeSet<String>,
    file: File,
}

impl Reader {
    /// Takes note of a way as it is written in this file.
    fn way(&mut self, names: &[String]) -> Option<Vec<String>> {
        let (first, mut rest) = names.split_first()?;
        let mut start = match first.as_str() {
            "crate" => Module::new(),
            "self" => self.module.clone(),
            "super" => {
                let mut start = self.module.clone();
                start.pop();
                while rest.first().is_some_and(|name| name == "super") {
                    start.pop();
                    rest = &rest[1..];
                }
                start
            }
            inside if self.inside.contains(inside) => {
                rest = names;
                self.module.clone()
            }
            _ => {
                self.file.foreign.insert(first.clone());
                return None;
            }
        };
        start.extend(rest.iter().cloned());
        self.file.ways.insert(start.clone());
        Some(start)
    }

    fn tree(&mut self, tree: &UseTree, before: &[String], is_public: bool) {
        let with =
            |name: &syn::Ident| -> Vec<String> { before.iter().cloned().chain([name.to_string()]).collect() };
        match tree {
            UseTree::Path(path) => self.tree(&path.tree, &with(&path.ident), is_public),
            UseTree::Group(group) => group.items.iter().for_each(|item| self.tree(item, before, is_public)),
            UseTree::Name(name) if name.ident == "self" => {
                self.leaf(before, before.last().cloned(), is_public);
            }
            UseTree::Name(name) => self.leaf(&with(&name.ident), Some(name.ident.to_string()), is_public),
            UseTree::Rename(name) if name.ident == "self" => {
                self.leaf(before, Some(name.rename.to_string()), is_public);
            }
            UseTree::Rename(name) => self.leaf(&with(&name.ident), Some(name.rename.to_string()), is_public),
            UseTree::Glob(_) => {
                self.way(before);
            }
        }
    }

    fn leaf(&mut self, way: &[String], name: Option<String>, is_public: bool) {
        let before = is_public.then(|| self.file.ways.clone());
        let absolute = self.way(way);
        // A name that only passes through ties nobody to anything.
        if let Some(before) = before {
            self.file.ways = before;
        }
        if let (Some(absolute), Some(name)) = (absolute, name) {
            self.file.names.insert(name, absolute);
        }
    }

    /// The ways inside a macro, which nobody has parsed.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut names: Vec<String> = Vec::new();
        let mut colons = 2;
        for token in tokens {
            match token {
                TokenTree::Ident(name) => {
                    if colons != 2 || names.is_empty() {
                        self.macro_way(&std::mem::take(&mut names));
                    }
                    names.push(name.to_string());
                    colons = 0;
                }
                TokenTree::Punct(sign) if sign.as_char() == ':' && !names.is_empty() => colons += 1,
                TokenTree::Group(group) => {
                    self.macro_way(&std::mem::take(&mut names));
                    self.tokens(group.stream());
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => self.macro_way(&std::mem::take(&mut names)),
            }
        }
        self.macro_way(&names);
    }

    fn macro_way(&mut self, names: &[String]) {
        if names.len() > 1 {
            self.way(names);
        }
    }
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_item(&mut self, item: &'ast Item) {
        match item {
            Item::Mod(module) if module.ident == "tests" => return,
            Item::Struct(item) if matches!(item.vis, syn::Visibility::Public(_)) => {
                self.file.types.insert(item.ident.to_string());
            }
            Item::Enum(item) if matches!(item.vis, syn::Visibility::Public(_)) => {
                self.file.types.insert(item.ident.to_string());
            }
            _ => {}
        }
        visit::visit_item(self, item);
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.tree(&item.tree, &[], !matches!(item.vis, syn::Visibility::Inherited));
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        if path.segments.len() > 1 {
            let names: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
            self.way(&names);
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, invocation: &'ast syn::Macro) {
        self.tokens(invocation.tokens.clone());
    }

    fn visit_meta_list(&mut self, list: &'ast syn::MetaList) {
        self.tokens(list.tokens.clone());
    }
}
