//! The help of the command line speaks the reader's language, and no other.

use clap::Command;
use insta::assert_snapshot;
use shingikai::cli;
use shingikai::report::Language;

fn must_be_complete(command: &Command, english: bool) {
    let about = command.get_about().expect("every command says what it does").to_string();
    assert_eq!(about.is_ascii() || about.contains("papers"), english, "{about}");
    for option in command.get_arguments() {
        let help = option.get_help().expect("every option says what it is for").to_string();
        assert!(!help.starts_with("cli-"), "{help} has no sentence");
        assert_eq!(help.is_ascii(), english, "{help}");
    }
    command.get_subcommands().for_each(|command| must_be_complete(command, english));
}

#[test]
fn every_command_and_option_is_explained_in_both_languages() {
    for (language, english) in [(Language::Ja, false), (Language::En, true)] {
        let command = cli::command(language);
        assert!(command.get_subcommands().count() >= 5);
        must_be_complete(&command, english);
    }
}

/// The help of a command and of all below it, on lines of a width that does not depend on the terminal.
fn help(command: &mut Command, of: &str) -> String {
    let name = format!("{of}{}", command.get_name());
    let own = format!("### {name}\n\n{}\n", command.render_help());
    let below = command.get_subcommands_mut().map(|command| help(command, &format!("{name} ")));
    own + &below.collect::<String>()
}

#[test]
fn the_help_of_every_command_reads_as_accepted() {
    for (language, name) in [(Language::Ja, "ja"), (Language::En, "en")] {
        let mut command = cli::command(language).term_width(100);
        command.build();
        assert_snapshot!(name, cli::in_words(&help(&mut command, ""), language));
    }
}
