//! What is said of a wrong command line, and the words that clap puts into its help, in the language of whoever reads them.

use std::io::{Write, stderr, stdout};

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::diagnostic::arguments::{Argument, Arguments};
use crate::report::{Language, Message, Messages, printable};

/// Prints why a command line is not run, and ends the program: help and version on stdout, all else on stderr.
pub(super) fn end(error: &clap::Error, language: Language) -> ! {
    let text = match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            in_words(&error.render().to_string(), language)
        }
        _ => said(error, &Messages::of(language)),
    };
    // Nobody listens where it cannot be printed.
    let _ = if error.use_stderr() {
        stderr().write_all(text.as_bytes())
    } else {
        stdout().write_all(text.as_bytes())
    };
    std::process::exit(error.exit_code())
}

/// A page of help with clap's own words in a language.
#[must_use]
pub fn in_words(help: &str, language: Language) -> String {
    let messages = Messages::of(language);
    let options = format!("[{}]", messages.word(Message::CliHeadingOptions));
    let commands = format!("<{}>", messages.word(Message::CliHeadingCommands));
    let help = match language {
        Language::En => return help.to_owned(),
        Language::Ja => help.replace("[OPTIONS]", &options).replace("<COMMAND>", &commands),
    };
    let mut lines = help.split(" [default: ");
    let first = lines.next().unwrap_or_default().to_owned();
    lines.fold(first, |text, rest| match rest.split_once(']') {
        Some((value, rest)) => {
            let words = Arguments::from([("value", Argument::from(value))]);
            format!("{text}{}{rest}", messages.say(Message::CliDefault, &words))
        }
        None => text + rest,
    })
}

/// What is wrong with a command line, and how it is used.
fn said(error: &clap::Error, messages: &Messages) -> String {
    let context = |kind| error.get(kind).map(text);
    let words = Arguments::from([
        ("fault", Argument::from(fault(error.kind(), context(ContextKind::InvalidValue)))),
        ("argument", Argument::from(context(ContextKind::InvalidArg).unwrap_or_default())),
        ("command", Argument::from(context(ContextKind::InvalidSubcommand).unwrap_or_default())),
        ("value", Argument::from(context(ContextKind::InvalidValue).unwrap_or_default())),
        ("other", Argument::from(context(ContextKind::PriorArg).unwrap_or_default())),
        ("known", Argument::from(context(ContextKind::ValidValue).unwrap_or_default())),
    ]);
    let suggested =
        [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let mut page = format!("{}\n", messages.say(Message::CliWrong, &words));
    if let Some(suggested) = suggested.into_iter().find_map(context).filter(|text| !text.is_empty()) {
        let words = Arguments::from([("nearest", Argument::Text(suggested))]);
        page += &format!("{}\n", messages.say(Message::CliNearest, &words));
    }
    if let Some(usage) = context(ContextKind::Usage) {
        let usage = usage.trim_start_matches("Usage: ").replace("\n      ", "\n");
        let usage = in_words(&usage, messages.language());
        page += &format!("{}: {usage}\n", messages.word(Message::CliHeadingUsage));
    }
    printable(&page)
}

/// What went wrong, in a word that selects a sentence.
fn fault(kind: ErrorKind, value: Option<String>) -> &'static str {
    match kind {
        ErrorKind::InvalidValue if value.is_none_or(|value| value.is_empty()) => "no-value",
        ErrorKind::UnknownArgument => "unknown",
        ErrorKind::InvalidSubcommand => "command",
        ErrorKind::MissingRequiredArgument => "missing",
        ErrorKind::MissingSubcommand => "no-command",
        ErrorKind::ArgumentConflict => "conflict",
        ErrorKind::NoEquals | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => "no-value",
        ErrorKind::TooManyValues => "too-many",
        ErrorKind::InvalidUtf8 => "encoding",
        _ => "value",
    }
}

fn text(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(texts) => texts.join("、"),
        ContextValue::StyledStrs(texts) => {
            texts.iter().map(ToString::to_string).collect::<Vec<_>>().join("、")
        }
        ContextValue::None => String::new(),
        other => other.to_string(),
    }
}
