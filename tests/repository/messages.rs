//! Both languages say everything that the program can say, with the words that it gives.

mod code;
mod sentences;

use std::collections::{BTreeMap, BTreeSet};

use shingikai::cli;
use shingikai::diagnostic::finding::Rule;
use shingikai::diagnostic::manual::{self, Cure};
use shingikai::report::{Language, Message};
use strum::IntoEnumIterator;

use crate::shared::files;
use crate::support::repository;

use code::Code;
use sentences::Sentences;

/// The ids that the command line has sentences for.
fn of_command_line() -> BTreeSet<String> {
    fn gather(command: &clap::Command, ids: &mut BTreeSet<String>) {
        let options = command.get_arguments().map(|option| option.get_id().as_str().replace('_', "-"));
        ids.extend(options.map(|option| format!("cli-option-{option}")));
        for command in command.get_subcommands() {
            ids.insert(format!("cli-command-{}", command.get_name()));
            gather(command, ids);
        }
    }
    let mut ids = BTreeSet::new();
    gather(&cli::command(Language::En), &mut ids);
    ids
}

/// The ids that the page in the browser names, each in quotes.
fn of_page() -> BTreeSet<String> {
    let is_id = |text: &&str| {
        text.starts_with("page-") && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let files = [files("src/serve/page", ".js"), files("src/serve/page", ".html")].concat();
    let ids =
        files.iter().flat_map(|(_, text)| text.split(['"', '\'', '`']).filter(is_id).map(ToOwned::to_owned));
    ids.collect()
}

#[test]
fn each_language_says_what_the_program_can_say_and_nothing_else() {
    let code = Code::read();
    let mut ids = of_command_line();
    ids.extend(of_page());
    ids.extend(Rule::iter().map(|rule| rule.id().to_owned()));
    ids.extend(Message::iter().map(|message| message.id().to_owned()));
    ids.extend(code.faults().chain(code.fixes()));
    let examples = Rule::iter().filter_map(manual::entry).filter_map(|entry| entry.example);
    let named = |file: &String| ["case", "meeting", "council", "clauses"].contains(&file.as_str());
    ids.extend(Cure::iter().map(|cure| format!("cure-{}", <&str>::from(cure))));
    ids.extend(examples.map(|example| example.file).filter(named).map(|file| format!("example-{file}")));
    for language in ["ja", "en"] {
        let said = Sentences::read(language).ids();
        assert!(said.len() > 200, "{}", said.len());
        assert_eq!(said.symmetric_difference(&ids).collect::<Vec<_>>(), Vec::<&String>::new(), "{language}");
    }
}

#[test]
fn both_languages_have_the_same_parts_and_mention_the_same_variants() {
    let (ja, en) = (Sentences::read("ja"), Sentences::read("en"));
    assert_eq!(ja.parts(), en.parts());
    // Plural forms are a matter of each language.
    let is_plural = |variant: &str| ["one", "other"].contains(&variant) || variant.parse::<usize>().is_ok();
    let choices = |sentences: &Sentences| -> BTreeSet<(String, String, String)> {
        sentences.variants().into_iter().filter(|(_, _, variant)| !is_plural(variant)).collect()
    };
    assert!(choices(&ja).len() > 50);
    assert_eq!(choices(&ja), choices(&en));
}

#[test]
fn the_id_of_a_fault_stands_where_the_fault_is_made() {
    let code = Code::read();
    assert!(code.faults().count() > 20);
    assert_eq!(code.hidden_ids(), Vec::<String>::new(), "the tests cannot see which messages these are");
}

#[test]
fn code_gives_each_word_that_a_sentence_mentions() {
    let code = Code::read();
    for language in ["ja", "en"] {
        let sentences = Sentences::read(language);
        let mut looked_at = 0;
        // What the page puts into its own sentences, it gives itself.
        for (id, word) in sentences.mentions().into_iter().filter(|(id, _)| !id.starts_with("page-")) {
            looked_at += 1;
            // The words of a fix are given where fixes are told, not where their ids stand; likewise this one of a profile.
            let is_elsewhere =
                id.starts_with("fix-") || (id.as_str(), word.as_str()) == ("profile-contradictory", "other");
            let is_given = if is_elsewhere { code.has_word(&word) } else { code.gives(&id, &word) };
            assert!(is_given, "nothing gives ${word} where {id} is made ({language})");
        }
        assert!(looked_at > 200, "{looked_at}");
    }
}

/// What only the terminal says, or what whoever sets the machine up reads there too.
const OF_TERMINAL: &[&str] = &[
    "allow-how",
    "ci-output-unset",
    "dry-run-of-nothing",
    "font-missing",
    "kind-needs-case",
    "no-cases-folder",
    "no-profile-name",
    "not-said",
    "output-held-elsewhere",
    "paper-lacks-font",
    "paper-lacks-text",
    "printed-in-part",
    "profile-not-named",
    "serve-no-cases",
    "typst-missing",
    "typst-wrong",
    "workbook-to-terminal",
];

#[test]
fn the_page_names_no_command() {
    let code = Code::read();
    let of_page: BTreeSet<String> =
        Rule::iter().map(|rule| rule.id().to_owned()).chain(code.faults()).collect();
    let mut said: BTreeSet<String> = BTreeSet::new();
    for language in ["ja", "en"] {
        let path = repository().join(format!("src/report/messages/{language}.ftl"));
        let text = std::fs::read_to_string(path).expect("the file is there");
        let mut sentences: Vec<String> = Vec::new();
        for line in text.lines() {
            match sentences.last_mut() {
                Some(sentence) if line.starts_with(' ') => *sentence += &format!("{line}\n"),
                _ => sentences.push(format!("{line}\n")),
            }
        }
        let names_command = |text: &str| {
            let follows = |sign: &str| {
                let after = text.split(sign).skip(1).filter_map(|rest| rest.chars().next());
                after.into_iter().any(|next| next.is_ascii_lowercase())
            };
            follows("shingikai ") || follows(" --") || follows("「--")
        };
        let ids = sentences
            .iter()
            .filter(|sentence| names_command(sentence) && !sentence.contains("page = "))
            .filter_map(|sentence| sentence.split_once(" = ").map(|(id, _)| id.to_owned()))
            .filter(|id| of_page.contains(id));
        said.extend(ids);
    }
    assert_eq!(said.iter().map(String::as_str).collect::<Vec<_>>(), OF_TERMINAL);
}

/// Words that a function gives to all of its findings, of which some sentences need none. The list only gets shorter.
const UNMENTIONED: &[&str] = &[
    "other of {\"placeholder-unknown\"}",
    "character of {\"decomposed-character\", \"invisible-character\"}",
    "typed of {\"weekday-mismatch\"}",
    "choice of {\"clauses-contradictory\", \"value-without-effect\"}",
    "role of {\"tab-indent\", \"yaml-syntax\"}",
    "found of {\"empty-value\", \"wrong-type\"}",
    "words of {\"empty-value\", \"wrong-type\"}",
    "found of {\"wrong-type\"}",
];

#[test]
fn each_word_that_code_gives_is_mentioned_by_a_sentence() {
    let code = Code::read();
    let languages = [Sentences::read("ja"), Sentences::read("en")];
    let lost: Vec<String> = code
        .given()
        .filter(|(ids, word)| !languages.iter().any(|sentences| sentences.mentions_in(ids, word)))
        .map(|(ids, word)| format!("{word} of {ids:?}"))
        .collect();
    assert_eq!(lost, UNMENTIONED);
}

#[test]
fn each_variant_is_a_word_that_code_can_give() {
    let code = Code::read();
    for language in ["ja", "en"] {
        for (id, word, variant) in Sentences::read(language).variants() {
            let is_of_form =
                ["none", "other"].contains(&variant.as_str()) || variant.parse::<usize>().is_ok();
            assert!(is_of_form || code.has_word(&variant), "no code gives {variant} for ${word} of {id}");
        }
    }
}

#[test]
fn a_word_that_code_gives_for_a_choice_has_its_variant() {
    let code = Code::read();
    let mut looked_at = 0;
    let mut by_default: BTreeMap<(String, String), BTreeSet<String>> = BTreeMap::new();
    for (ids, word, text) in code.choices() {
        for language in ["ja", "en"] {
            let sentences = Sentences::read(language);
            let Some(variants) = sentences.variants_in(&ids, &word) else { continue };
            looked_at += 1;
            if !variants.contains(&text) {
                by_default
                    .entry((format!("{language} {ids:?}"), word.clone()))
                    .or_default()
                    .insert(text.clone());
            }
        }
    }
    // What stands for all others may stand for one of them, which needs no name then.
    let unclear: Vec<_> = by_default.iter().filter(|(_, texts)| texts.len() > 1).collect();
    assert_eq!(unclear, Vec::<(&(String, String), &BTreeSet<String>)>::new());
    assert!(looked_at > 20, "{looked_at}");
}

#[test]
fn a_text_that_is_printed_selects_nothing_but_that_there_is_none() {
    // What is printed of a leaf are lists of places, and a list selects nothing. A side is a word of the program.
    let safe = [("leaf", "change"), ("missing-safeguard", "side")];
    for language in ["ja", "en"] {
        let selecting: Vec<_> = Sentences::read(language)
            .variants_of_printed_words()
            .into_iter()
            .filter(|(_, _, variant)| {
                !["none", "other"].contains(&variant.as_str()) && variant.parse::<usize>().is_err()
            })
            .filter(|(id, word, _)| !safe.contains(&(id.as_str(), word.as_str())))
            .collect();
        assert_eq!(selecting, [], "a clerk's text could select these");
    }
}
