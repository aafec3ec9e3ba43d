//! What the READMEs name is there.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Command;
use regex::Regex;
use shingikai::app::authoring::{NewWorkspace, new_workspace};
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

/// The name by which a link leads to a heading.
fn anchor(heading: &str) -> String {
    let name = heading.trim_start_matches('#').trim().to_lowercase().replace(' ', "-");
    name.replace(['、', '（', '）', ',', '.', '`'], "")
}

#[test]
fn every_link_of_the_manuals_of_a_new_workspace_leads_to_a_file_and_a_heading() {
    let bench = tempfile::tempdir().expect("a folder");
    let root = bench.path().join("桜町");
    let NewWorkspace { files, .. } = new_workspace(&root, "桜町", "act-2023").expect("it can be written");
    let pages = files.iter().filter(|file| file.extension().is_some_and(|end| end == "md"));
    let pages: Vec<PathBuf> = pages.map(|page| root.join(page)).collect();
    assert_eq!(pages.len(), 4, "{pages:?}");
    let read = |path: &Path| fs::read_to_string(path).unwrap_or_else(|error| panic!("{path:?}: {error}"));
    let mut count = 0;
    for page in pages {
        let text = read(&page);
        for link in found(r"\]\(([^)]+)\)", &text).iter().filter(|link| !link.starts_with("http")) {
            let (file, heading) = link.split_once('#').unwrap_or((link, ""));
            let target = match file {
                "" => page.clone(),
                file => page.parent().expect("a folder").join(file),
            };
            assert!(target.is_file(), "{} links to {link}", page.display());
            let is_there =
                || read(&target).lines().any(|line| line.starts_with('#') && anchor(line) == anchor(heading));
            assert!(heading.is_empty() || is_there(), "{} links to {link}", page.display());
            count += 1;
        }
        // What a page says to lie in the workspace does; meetings of a year are examples.
        for named in found(r"`((?:cases|templates)/[^`{<… ]+)", &text) {
            let is_example = named.starts_with("cases/会議") || named.starts_with("cases/20");
            assert!(is_example || root.join(&named).exists(), "{} names {named}", page.display());
        }
    }
    assert!(count > 20, "{count}");
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
