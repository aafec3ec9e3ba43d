//! The manual of the rules, told: one rule, the list of all, the page in the repository.

use anyhow::{Result, bail};
use strum::IntoEnumIterator;

use crate::diagnostic::arguments::{Argument, Arguments};
use crate::diagnostic::fault::Fault;
use crate::diagnostic::finding::Rule;
use crate::diagnostic::manual::{self, Example, Explanation, ManualEntry};
use crate::text::nearest::alike;

use super::{Language, Message, Messages};

/// What a rule looks for, why, a wrong and a right example.
///
/// # Errors
///
/// If there is no such rule; the fault names those like it.
pub fn explain(id: &str, messages: &Messages) -> Result<String> {
    let Some(rule) = manual::rule(id) else {
        bail!(Fault::new("unknown-rule").with("id", id).with("nearest", nearest(id)));
    };
    let severity = messages.severity(rule.severity());
    let mut parts = vec![format!("{severity}[{}]: {}\n", rule.id(), messages.outline(rule))];
    if let Some(entry) = manual::entry(rule) {
        let explanation = explanation(&entry, messages.language());
        let what = line(messages, Message::ExplainWhat, "text", &explanation.what);
        let why = line(messages, Message::ExplainWhy, "text", &explanation.why);
        let cure = line(messages, Message::ExplainCure, "text", &cures(&entry, messages));
        parts.push(format!("{what}\n{why}\n{cure}\n"));
        if let Some(example) = &entry.example {
            let wrong = line(messages, Message::ExplainWrong, "file", &file_name(example, messages));
            let right = right(example, messages);
            parts.push(format!("{wrong}:\n\n{}", indented(&example.wrong)));
            parts.push(format!("{right}:\n\n{}", indented(&example.right)));
        }
    }
    Ok(parts.join("\n"))
}

/// Every rule on a line.
#[must_use]
pub fn list_rules(messages: &Messages) -> String {
    let longest = Rule::iter().map(|rule| rule.id().len()).max().unwrap_or_default();
    let line = |rule: Rule| {
        format!(
            "{:longest$}  {}: {}\n",
            rule.id(),
            messages.severity(rule.severity()),
            messages.outline(rule)
        )
    };
    Rule::iter().map(line).collect()
}

/// The manual as one page, in Japanese, with each rule's English beneath.
#[must_use]
pub fn manual_page() -> String {
    let (ja, en) = (Messages::of(Language::Ja), Messages::of(Language::En));
    let row = |rule: Rule| {
        let severity = ja.severity(rule.severity());
        format!("| [{0}](#{0}) | {severity} | {1} |\n", rule.id(), ja.outline(rule))
    };
    let rows: String = Rule::iter().map(row).collect();
    let sections = Rule::iter().filter_map(|rule| Some(section(rule, &manual::entry(rule)?, &ja, &en)));
    let parts: Vec<String> = std::iter::once(HEAD.to_owned() + &rows).chain(sections).collect();
    parts.join("\n")
}

/// A rule on the page.
fn section(rule: Rule, entry: &ManualEntry, ja: &Messages, en: &Messages) -> String {
    let head = format!("## {}\n\n**{}**: {}\n", rule.id(), ja.severity(rule.severity()), ja.outline(rule));
    let cure = line(ja, Message::ExplainCure, "text", &cures(entry, ja));
    let mut parts = vec![head, format!("{}{}\n\n{cure}\n", entry.ja.what.trim(), entry.ja.why.trim())];
    if let Some(example) = &entry.example {
        let wrong = line(ja, Message::ExplainWrong, "file", &file_name(example, ja));
        parts.push(format!("{wrong}:\n\n{}", fenced(&example.wrong)));
        parts.push(format!("{}:\n\n{}", right(example, ja), fenced(&example.right)));
    }
    let (severity, outline) = (en.severity(rule.severity()), en.outline(rule));
    let Explanation { what, why } = &entry.en;
    parts.push(format!("> {severity}: {outline}. {} {}\n", what.trim(), why.trim()));
    parts.join("\n")
}

const HEAD: &str = "\
# 点検項目

`shingikai check` が見るもののすべてです。画面の指摘の `[ ]` の中の名前で探してください。「shingikai explain 名前」でも同じ説明が出ます。

エラーがあると、その案件の文書は作られません。警告は疑わしいところ、参考は好みの問題で、文書は作られます。

<!-- ここから下は src/diagnostic/manual/ から作られます: ACCEPT=1 cargo test the_page_of_rules -->

| 名前 | 重要度 | 指摘 |
|---|---|---|
";

pub(super) fn explanation(entry: &ManualEntry, language: Language) -> &Explanation {
    match language {
        Language::Ja => &entry.ja,
        Language::En => &entry.en,
    }
}

/// What mends it: each way that there is, as a sentence.
fn cures(entry: &ManualEntry, messages: &Messages) -> String {
    let told = entry.cure.iter().map(|cure| {
        let id = format!("cure-{}", <&str>::from(cure));
        messages.find(&id, &Arguments::new()).unwrap_or(id)
    });
    told.collect::<Vec<_>>().join(&messages.word(Message::ListJoint))
}

/// The words above the right example, with the name of its file where that is what is right about it.
fn right(example: &Example, messages: &Messages) -> String {
    match &example.right_file {
        None => messages.word(Message::ExplainRight),
        Some(file) => line(messages, Message::ExplainRightFile, "file", file),
    }
}

/// A file of an example, as people call it.
fn file_name(example: &Example, messages: &Messages) -> String {
    messages
        .find(&format!("example-{}", example.file), &Arguments::new())
        .unwrap_or_else(|| example.file.clone())
}

fn line(messages: &Messages, message: Message, word: &'static str, text: &str) -> String {
    messages.say(message, &Arguments::from([(word, Argument::from(text.trim()))]))
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("    {line}\n")).collect()
}

/// A block of code; the fence is longer than any in the text.
fn fenced(text: &str) -> String {
    let mut fence = "```".to_owned();
    while text.contains(&fence) {
        fence.push('`');
    }
    let text = text.trim_end_matches('\n');
    format!("{fence}yaml\n{text}\n{fence}\n")
}

/// The three ids most like a typed one.
fn nearest(typed: &str) -> String {
    let found = alike(typed, Rule::iter().map(Rule::id));
    found[..found.len().min(3)].join(", ")
}
