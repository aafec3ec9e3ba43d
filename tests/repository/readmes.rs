//! What the READMEs name is there.

use std::collections::BTreeSet;
use std::fs;

use clap::Command;
use regex::Regex;
use shingikai::cli;
use shingikai::report::Language;

use crate::shared::{files, repository};

const READMES: [&str; 8] = [
    "README.md",
    ".ci/README.md",
    ".github/SECURITY.md",
    "cases/README.md",
    "output/README.md",
    "src/README.md",
    "templates/README.md",
    "tests/README.md",
];

fn text(name: &str) -> String {
    fs::read_to_string(repository().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// What a pattern's first group finds in a text, each once.
fn found(pattern: &str, text: &str) -> BTreeSet<String> {
    let pattern = Regex::new(pattern).expect("it is valid");
    pattern.captures_iter(text).map(|found| found[1].to_owned()).collect()
}

#[test]
fn every_link_leads_to_a_file() {
    let mut count = 0;
    for name in READMES {
        let folder = repository().join(name).parent().expect("a folder").to_path_buf();
        for link in found(r"\]\(([^)#]+)(?:#[^)]*)?\)", &text(name)) {
            if !link.starts_with("http") {
                assert!(folder.join(&link).exists(), "{name} links to {link}");
                count += 1;
            }
        }
    }
    assert!(count > 10, "{count}");
}

#[test]
fn every_target_of_make_that_is_named_exists() {
    let targets = found(r"(?m)^([a-z-]+):.*##", &text("Makefile"));
    for name in READMES {
        for target in found(r"`make ([a-z-]+)", &text(name)) {
            assert!(targets.contains(&target), "{name} names `make {target}`");
        }
    }
}

#[test]
fn every_test_that_is_named_exists() {
    let readme = text("tests/README.md");
    let mut tests = BTreeSet::new();
    for program in ["suite", "fast", "repository"] {
        for (_, text) in files(&format!("tests/{program}"), ".rs") {
            tests.extend(found(r"fn ([a-z0-9_]+)\(\)", &text));
        }
        for file in found(&format!("`({program}/[a-z_]+\\.rs)`"), &readme) {
            assert!(repository().join("tests").join(&file).is_file(), "tests/README.md names {file}");
        }
    }
    let named = found(r"`(?:[a-z_]+::)?([a-z]+(?:_[a-z0-9]+){3,})`", &readme);
    assert!(named.len() > 20, "{named:?}");
    for name in named {
        assert!(tests.contains(&name), "tests/README.md names {name}");
    }
}

/// The names of a command's options and of those of the commands below it, with those that every command has.
fn options(command: &Command) -> BTreeSet<String> {
    let own = command.get_arguments().filter_map(|option| Some(format!("--{}", option.get_long()?)));
    own.chain(command.get_subcommands().flat_map(options)).collect()
}

/// What is wrong with a command line, if it is one of ours: `shingikai build --force`, `build --force`, `--force`.
fn unknown(code: &str, program: &Command) -> Option<String> {
    let code = code.split_once("shingikai ").map_or(code, |(_, rest)| rest);
    let mut words = code.split_whitespace();
    let first = words.next()?;
    let commands: Vec<&Command> = match program.find_subcommand(first) {
        Some(command) => match words.next().and_then(|second| command.find_subcommand(second)) {
            Some(below) => vec![below],
            None => vec![command],
        },
        None if first.starts_with("--") => program.get_subcommands().chain([program]).collect(),
        None => return None,
    };
    let known: BTreeSet<String> = commands.into_iter().flat_map(options).collect();
    let typed = code.split_whitespace().filter(|word| word.starts_with("--"));
    let mut names = typed.map(|word| word.split(['=', '\\']).next().unwrap_or_default());
    names.find(|name| !known.contains(*name)).map(|name| format!("{name} of {code}"))
}

#[test]
fn every_command_and_option_that_is_named_exists() {
    let mut program = cli::command(Language::En);
    program.build();
    assert_eq!(unknown("shingikai build --force", &program), None);
    for wrong in ["shingikai build --forse", "list --force", "ci plan --meetings", "--forse"] {
        assert!(unknown(wrong, &program).is_some(), "{wrong}");
    }
    let mut count = 0;
    for name in READMES {
        let text = text(name);
        for called in found(r"[`/]shingikai ([a-z]+)\b", &text) {
            assert!(program.find_subcommand(&called).is_some(), "{name} calls `shingikai {called}`");
            count += 1;
        }
        // An option alone is ours where the line names our command.
        for line in text.lines() {
            let is_ours = |code: &String| !code.starts_with("--") || line.contains("`shingikai ");
            for code in found(r"`([^`]+)`", line).into_iter().filter(is_ours) {
                assert_eq!(unknown(&code, &program), None, "{name}");
            }
        }
    }
    assert!(count > 20, "{count}");
}
