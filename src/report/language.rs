//! The languages of the program; every sentence stands in one file per language.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io::ErrorKind;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::{LanguageIdentifier, langid};

use crate::diagnostic::arguments::{Argument, Arguments};
use crate::diagnostic::fault::Fault;
use crate::diagnostic::finding::{Finding, Rule, Severity};
use crate::diagnostic::path::shown;
use crate::disk::{HeldFile, ReadRefusal};
use crate::input::schema::Spelling;

use super::escape::{visible, visible_lines};
use super::message::Message;
use super::printed::{NONE, Printed};

/// Sentences that quote what Typst, Tera or git printed: several lines, each of which stays one.
const QUOTING: [&str; 5] =
    ["typst-failed", "template-failed", "template-wrong", "git-failed", "papers-server"];

/// A language that the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// 日本語.
    Ja,
    /// English.
    En,
}

impl Language {
    /// The language of a locale name such as `en_US.UTF-8`: English where it says so, Japanese everywhere else.
    #[must_use]
    pub fn of_locale(locale: &str) -> Self {
        if locale.starts_with("en") { Self::En } else { Self::Ja }
    }

    /// The spelling of keys in this language.
    #[must_use]
    pub fn spelling(self) -> Spelling {
        match self {
            Self::Ja => Spelling::Japanese,
            Self::En => Spelling::English,
        }
    }

    /// Its name in standards.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Ja => "ja",
            Self::En => "en",
        }
    }
}

/// The sentences of one language. Threads may share them, so that each language is read once in a run.
pub struct Messages {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    variables: BTreeSet<String>,
    /// The ids of the sentences of the page.
    of_page: Vec<String>,
    /// What stands between the texts of a list.
    joint: String,
}

impl fmt::Debug for Messages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Messages").field(&self.language).finish()
    }
}

impl Messages {
    /// The sentences of a language.
    #[must_use]
    pub fn of(language: Language) -> Self {
        let (name, text): (LanguageIdentifier, &str) = match language {
            Language::Ja => (langid!("ja"), include_str!("messages/ja.ftl")),
            Language::En => (langid!("en"), include_str!("messages/en.ftl")),
        };
        let resource = FluentResource::try_new(text.to_owned()).expect("the messages are under test");
        let mut bundle = FluentBundle::new_concurrent(vec![name]);
        bundle.set_use_isolating(false);
        bundle.add_resource(resource).expect("no message stands twice");
        let mut messages = Self {
            language,
            bundle,
            variables: variables(text),
            of_page: ids_of_page(text),
            joint: String::new(),
        };
        messages.joint = messages.word(Message::ListJoint);
        messages
    }

    /// The language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// A sentence with the words that it mentions.
    #[must_use]
    pub fn say(&self, message: Message, words: &Arguments) -> String {
        self.find(message.id(), words).expect("the tests compare all messages with the files")
    }

    /// A sentence without words of its own.
    #[must_use]
    pub fn word(&self, message: Message) -> String {
        self.say(message, &Arguments::new())
    }

    /// The sentence of an id that is data: a rule's, a fault's, an option's. `id.part` is an attribute. Nothing where there
    /// is none. Every word that somebody typed passes here, and is made visible.
    #[must_use]
    pub fn find(&self, name: &str, words: &Arguments) -> Option<String> {
        let (id, attribute) = name.split_once('.').map_or((name, None), |(id, part)| (id, Some(part)));
        let message = self.bundle.get_message(id)?;
        let pattern = match attribute {
            None => message.value()?,
            Some(part) => message.get_attribute(part)?.value(),
        };
        let shown = if QUOTING.contains(&id) { visible_lines } else { visible };
        let mut args = FluentArgs::new();
        for (name, word) in words {
            match word {
                Argument::Text(text) => args.set(*name, Printed::text(&shown(text))),
                Argument::List(texts) => {
                    let texts: Vec<String> = texts.iter().map(|text| shown(text)).collect();
                    args.set(*name, Printed::list(&texts, &self.joint));
                }
                Argument::Count(count) => args.set(*name, *count),
                Argument::None => args.set(*name, NONE),
            }
        }
        let mut errors = Vec::new();
        let said = self.bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
        assert!(errors.is_empty(), "message {name}: {errors:?}");
        Some(visible_lines(&said))
    }

    /// The sentences of the page in the browser, by id. It puts in itself what they mention: `{name}`.
    #[must_use]
    pub fn of_page(&self) -> BTreeMap<String, String> {
        let words = self.variables.iter().map(|name| {
            let place = format!("{{{name}}}");
            (name.as_str(), FluentValue::from(place))
        });
        let args = words.collect::<FluentArgs<'_>>();
        let said = |id: &String| {
            let pattern = self.bundle.get_message(id)?.value()?;
            let said = self.bundle.format_pattern(pattern, Some(&args), &mut Vec::new());
            Some((id.clone(), said.into_owned()))
        };
        self.of_page.iter().filter_map(said).collect()
    }

    /// What a rule says, with … for every word that a finding would bring.
    #[must_use]
    pub fn outline(&self, rule: Rule) -> String {
        let words = self.variables.iter().map(|name| (name.as_str(), FluentValue::from("…")));
        let message = self.bundle.get_message(rule.id()).and_then(|message| message.value());
        let pattern = message.expect("every rule has its message");
        let args = words.collect::<FluentArgs<'_>>();
        self.bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
    }

    /// What a rule says.
    #[must_use]
    pub fn finding(&self, finding: &Finding, part: &str) -> Option<String> {
        let name = format!("{}{part}", finding.rule.id());
        self.find(&name, &finding.words).filter(|said| !said.trim().is_empty())
    }

    /// What a fault of the machine says, with its cause where it has no message of its own.
    #[must_use]
    pub fn fault(&self, error: &anyhow::Error) -> String {
        self.fault_as(error, &[""])
    }

    /// The same for somebody who sees the page in the browser, and no terminal.
    #[must_use]
    pub fn fault_on_page(&self, error: &anyhow::Error) -> String {
        self.fault_as(error, &[".page", ""])
    }

    /// - `parts` are the parts of its message that say it, the best one first
    fn fault_as(&self, error: &anyhow::Error, parts: &[&str]) -> String {
        let known = error.chain().find_map(|cause| cause.downcast_ref::<Fault>());
        let said = known.and_then(|fault| {
            parts.iter().find_map(|part| self.find(&format!("{}{part}", fault.id), &fault.words))
        });
        said.or_else(|| self.not_read(error)).unwrap_or_else(|| {
            let words = Arguments::from([("detail", Argument::from(format!("{error:#}")))]);
            self.say(Message::MachineFailed, &words)
        })
    }

    /// What an error says that comes from something on the disk which may not be read.
    fn not_read(&self, error: &anyhow::Error) -> Option<String> {
        let of_disk = error.chain().find_map(|cause| cause.downcast_ref::<std::io::Error>())?;
        if let Some(held) = HeldFile::of(of_disk) {
            return Some(self.say(Message::Held, &words_of_held(held)));
        }
        let why = match ReadRefusal::of(of_disk) {
            Some(refusal) => refusal.into(),
            None if of_disk.kind() == ErrorKind::PermissionDenied => "denied",
            None => return None,
        };
        let words = Arguments::from([("path", Argument::from(error.to_string())), ("why", why.into())]);
        Some(self.say(Message::NotRead, &words))
    }

    /// The name of a severity.
    #[must_use]
    pub fn severity(&self, severity: Severity) -> String {
        self.word(match severity {
            Severity::Error => Message::SeverityError,
            Severity::Warning => Message::SeverityWarning,
            Severity::Note => Message::SeverityNote,
        })
    }
}

/// What there is to say of a held file: its path, and why it is.
pub(crate) fn words_of_held(held: &HeldFile) -> Arguments {
    let path = shown(held.path());
    Arguments::from([("path", Argument::from(path)), ("why", held.why().into())])
}

/// The ids of the sentences of the page: `page-saved = …`.
fn ids_of_page(text: &str) -> Vec<String> {
    let ids = text.lines().filter(|line| line.starts_with("page-")).filter_map(|line| line.split_once(" ="));
    ids.map(|(id, _)| id.trim().to_owned()).collect()
}

/// The names of all words that messages mention: `$name`.
fn variables(text: &str) -> BTreeSet<String> {
    let is_name =
        |character: char| !character.is_ascii_alphanumeric() && character != '_' && character != '-';
    let name = |rest: &str| rest.split(is_name).next().unwrap_or_default().to_owned();
    text.split('$').skip(1).map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typed_text_selects_no_variant() {
        let messages = Messages::of(Language::En);
        let said = |word: Argument| {
            let words = Arguments::from([
                ("council", Argument::from("none")),
                ("ground", "none".into()),
                ("known", word),
            ]);
            messages.find("ground-unknown.help", &words).expect("it is there")
        };
        assert_eq!(said(Argument::None), "the profile lists no grounds");
        assert_eq!(said(Argument::from("none")), "known: none");
        assert_eq!(said(Argument::from(vec!["none"])), "known: none");
    }

    #[test]
    fn threads_may_share_the_messages() {
        fn must_be_shared<T: Send + Sync>() {}
        must_be_shared::<Messages>();
    }
}
