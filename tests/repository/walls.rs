//! The walls of the house that no compiler keeps.

mod imports;
mod methods;

use std::fs;
use std::path::{Path, PathBuf};

use crate::shared::{files, repository};

use imports::{Module, Modules, circles};

#[test]
fn no_template_goes_around_the_escape() {
    for (path, text) in files("templates", ".tera.typ") {
        let compact: String = text.split_whitespace().collect();
        assert!(!compact.contains("|safe"), "{}", path.display());
        assert!(!compact.contains("eval("), "{}", path.display());
    }
}

/// Our code, as modules.
fn modules() -> Modules {
    let root = repository().join("src");
    let files = files("src", ".rs");
    let relative = files.iter().map(|(path, text)| {
        let path = path.strip_prefix(&root).expect("below src").to_str().expect("our names are UTF-8");
        (path, text.as_str())
    });
    Modules::read(relative)
}

/// The rooms in their order, from the lines of lib.rs.
fn rooms() -> Vec<String> {
    let library = fs::read_to_string(repository().join("src/lib.rs")).expect("lib.rs is there");
    let rooms = library.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    rooms.map(ToOwned::to_owned).collect()
}

/// The imports of a room from one that stands below it.
fn upward(imports: &[(Module, Module)], rooms: &[String]) -> Vec<String> {
    let floor = |module: &Module| rooms.iter().position(|room| Some(room) == module.first());
    let wrong = imports
        .iter()
        .filter(|(from, to)| matches!((floor(from), floor(to)), (Some(from), Some(to)) if to > from));
    wrong.map(|(from, to)| format!("{} uses {}", from.join("::"), to.join("::"))).collect()
}

#[test]
fn each_room_uses_only_those_above_it() {
    let (rooms, imports) = (rooms(), modules().imports());
    assert!(rooms.len() > 10, "{rooms:?}");
    assert!(imports.len() > 400, "{}", imports.len());
    assert_eq!(upward(&imports, &rooms), Vec::<String>::new());
}

#[test]
fn no_modules_go_in_a_circle() {
    assert_eq!(circles(&modules().imports()), Vec::<Vec<String>>::new());
}

#[test]
fn clap_is_known_to_the_command_line_alone() {
    let modules = modules();
    let users = ["clap", "clap_complete"].map(|name| modules.users_of(name)).concat();
    assert!(users.len() > 5, "{users:?}");
    for module in users {
        assert_eq!(module.first().map(String::as_str), Some("cli"), "{module:?}");
    }
}

#[test]
fn what_listens_and_what_opens_the_browser_is_known_to_one_module_each() {
    let modules = modules();
    for (name, module) in
        [("axum", "listen"), ("tokio", "listen"), ("http_body", "listen"), ("open", "browser")]
    {
        assert_eq!(modules.users_of(name), [["serve", module]], "{name}");
    }
}

#[test]
fn no_two_public_types_have_one_name() {
    let found = modules().types_of_one_name();
    assert!(found.is_empty(), "{found:?}");
}

/// The files of our code in which a path is made a text in another way than the two that [`shingikai::diagnostic::path`] knows.
fn paths_shown_elsewhere(files: &[(PathBuf, String)]) -> Vec<&PathBuf> {
    let is_own = |path: &Path| path.ends_with("src/diagnostic/path.rs");
    let shows = |text: &str| text.split_whitespace().collect::<String>().contains(".display()");
    files.iter().filter(|(path, text)| !is_own(path) && shows(text)).map(|(path, _)| path).collect()
}

#[test]
fn every_path_reaches_people_by_one_way() {
    let found = files("src", ".rs");
    assert!(found.len() > 200, "{}", found.len());
    assert_eq!(paths_shown_elsewhere(&found), Vec::<&PathBuf>::new());
    let made_up = [("src/a.rs".into(), "path\n    .display()".to_owned())];
    assert_eq!(paths_shown_elsewhere(&made_up).len(), 1);
}

/// A made-up house of two rooms, `low` above `high`, with one more line in `low/a.rs`.
fn made_up(line: &str) -> Modules {
    let a = format!("use super::b::B;\n{line}\npub struct A(B);\n");
    Modules::read([
        ("lib.rs", "pub mod low;\npub mod high;"),
        ("low/mod.rs", "mod a;\nmod b;\npub use a::A;"),
        ("low/a.rs", a.as_str()),
        ("low/b.rs", "pub struct B;"),
        ("high.rs", "use crate::low::A; pub struct C(A);"),
    ])
}

#[test]
fn an_upward_import_is_found_however_it_is_written() {
    let rooms = ["low".to_owned(), "high".to_owned()];
    assert_eq!(upward(&made_up("").imports(), &rooms), Vec::<String>::new());
    for line in [
        "use crate::high::C;",
        "use crate::{low, high};",
        "use crate::{high::{self as top}};",
        "use super::super::high;",
        "fn f() { crate::high::g(); }",
        "fn f() { println!(\"{}\", crate::high::g()); }",
    ] {
        assert_eq!(upward(&made_up(line).imports(), &rooms).len(), 1, "{line}");
    }
    for line in ["// use crate::high::C;", "fn f() -> &'static str { \"crate::high::C\" }"] {
        assert_eq!(upward(&made_up(line).imports(), &rooms), Vec::<String>::new(), "{line}");
    }
}

#[test]
fn a_circle_is_found_through_a_name_that_passes_through() {
    let house = |line: &str| {
        Modules::read([
            ("low/mod.rs", "mod a;\nmod b;\npub use a::A;"),
            ("low/a.rs", "use super::b::B;\npub struct A(B);"),
            ("low/b.rs", line),
        ])
    };
    assert_eq!(circles(&house("pub struct B;").imports()), Vec::<Vec<String>>::new());
    let found = circles(&house("use super::A; pub struct B(A);").imports());
    assert_eq!(found, [["low::a", "low::b"]]);
}

#[test]
fn a_crate_and_a_name_of_two_types_are_found() {
    let modules = made_up("#[derive(clap::ValueEnum)] pub enum C { X }");
    assert_eq!(modules.users_of("clap"), [["low", "a"]]);
    assert_eq!(modules.types_of_one_name().keys().collect::<Vec<_>>(), ["C"]);
}

#[test]
fn typst_is_pinned_to_one_version_everywhere() {
    for file in [".ci/typst", "Cargo.toml", "README.md"] {
        let text = fs::read_to_string(repository().join(file)).expect("the file is there");
        assert!(text.contains(shingikai::typeset::typst::VERSION), "{file} names another typst");
    }
}

#[test]
fn the_fonts_of_the_set_up_are_those_of_the_profile() {
    let pinned = fs::read_to_string(repository().join(".ci/fonts.sha256")).expect("the pins are there");
    let council =
        fs::read_to_string(repository().join("templates/shinjuku-2008/council.yaml")).expect("it is there");
    let sums: Vec<&str> =
        council.split("チェックサム: ").skip(1).filter_map(|rest| rest.split_whitespace().next()).collect();
    assert_eq!(sums.len(), 3);
    for sum in sums {
        assert!(pinned.contains(sum), "{sum} is not fetched by the set-up");
    }
}
