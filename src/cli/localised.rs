//! The command line in the language of whoever reads its help.

use std::ffi::OsString;

use clap::{Arg, ArgAction, CommandFactory, FromArgMatches};

use crate::diagnostic::arguments::Arguments;
use crate::report::{Language, Message, Messages};

use super::{Cli, wrong_line};

/// Reads a command line, with its help in a language. `--help`, `--version` and a wrong command line end the program.
#[must_use]
pub fn parse(arguments: &[OsString], locale: &str) -> Cli {
    let texts = arguments.iter().filter_map(|argument| argument.to_str());
    let named =
        texts.skip_while(|argument| !argument.starts_with("--lang")).flat_map(|text| text.split('=')).nth(1);
    let language = Language::of_locale(named.unwrap_or(locale));
    let matches = command(language).try_get_matches_from(arguments);
    let cli = matches.and_then(|matches| Cli::from_arg_matches(&matches));
    cli.unwrap_or_else(|error| wrong_line::end(&error, language))
}

/// The command line with every sentence in a language.
#[must_use]
pub fn command(language: Language) -> clap::Command {
    let messages = Messages::of(language);
    let command = Cli::command()
        .about(messages.word(Message::CliAbout))
        .disable_help_subcommand(true)
        .disable_version_flag(true);
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    localise(command.arg(version), &messages)
}

fn localise(command: clap::Command, messages: &Messages) -> clap::Command {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help);
    let mut command = command.disable_help_flag(true).arg(help);
    let options: Vec<String> = command.get_arguments().map(|option| option.get_id().to_string()).collect();
    for option in options {
        let said = sentence(messages, &format!("cli-option-{}", option.replace('_', "-")));
        command = command.mut_arg(option, |option| {
            let takes_value = option.get_action().takes_values();
            option.help(said).hide_possible_values(takes_value)
        });
    }
    let names: Vec<String> = command.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    let sections = if names.is_empty() { "" } else { "{subcommands}\n\n" };
    for name in names {
        let about = sentence(messages, &format!("cli-command-{name}"));
        command = command.mut_subcommand(name, |command| localise(command, messages).about(about));
    }
    let inputs = if command.get_positionals().next().is_some() { "{positionals}\n\n" } else { "" };
    let commands = if sections.is_empty() {
        String::new()
    } else {
        format!("{}:\n{sections}", messages.word(Message::CliHeadingCommands))
    };
    command.help_template(format!(
        "{{about}}\n\n{}: {{usage}}\n\n{inputs}{commands}{}:\n{{options}}\n",
        messages.word(Message::CliHeadingUsage),
        messages.word(Message::CliHeadingOptions),
    ))
}

/// What a command or option is for.
fn sentence(messages: &Messages, id: &str) -> String {
    messages.find(id, &Arguments::new()).expect("the tests look at every command and option")
}
