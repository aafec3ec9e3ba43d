//! Findings as text: the source line, a caret under it, what to write.

use std::sync::Arc;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};

use crate::diagnostic::arguments::{Argument, Arguments};
use crate::diagnostic::finding::{Finding, Severity};
use crate::diagnostic::path::shown;
use crate::text::source::Span;

use super::escape::{visible, visible_source};
use super::fixes::{preview, title};
use super::{Language, Message, Messages};

/// Reports findings on a terminal or in a log.
pub struct TerminalRenderer {
    messages: Arc<Messages>,
    renderer: Renderer,
}

impl TerminalRenderer {
    /// A teller in a language, with or without colour.
    #[must_use]
    pub fn new(language: Language, colour: bool) -> Self {
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        Self { messages: Arc::new(Messages::of(language)), renderer: renderer.decor_style(DecorStyle::Ascii) }
    }

    /// The sentences of its language.
    #[must_use]
    pub fn messages(&self) -> &Arc<Messages> {
        &self.messages
    }

    /// A fault of the machine, on a line.
    #[must_use]
    pub fn fault(&self, error: &anyhow::Error) -> String {
        format!("{}: {}\n", self.messages.severity(Severity::Error), self.messages.fault(error))
    }

    /// One finding, with its line.
    #[must_use]
    pub fn tell(&self, finding: &Finding) -> String {
        let severity = self.messages.severity(finding.severity);
        let level = match finding.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Note => Level::NOTE,
        };
        let message = self.messages.finding(finding, "").unwrap_or_else(|| finding.rule.id().to_owned());
        let label = self.messages.finding(finding, ".label");
        let title = level.with_name(severity).primary_title(message).id(finding.rule.id());
        let path = visible(&shown(&finding.file.path));
        let mut group = if finding.file.text.is_empty() {
            title.element(Origin::path(path))
        } else {
            let (line, place) = on_one_line(finding);
            let (line, place) = visible_source(line, &place);
            let mut annotation = AnnotationKind::Primary.span(place);
            if let Some(label) = label {
                annotation = annotation.label(label);
            }
            let number = finding.file.position(finding.span.start).line;
            let snippet = Snippet::source(line).line_start(number).path(path);
            title.element(snippet.annotation(annotation))
        };
        for (name, help) in self.helps(finding) {
            group = group.element(Level::HELP.with_name(name).message(help));
        }
        let more = format!("shingikai explain {}", finding.rule.id());
        group = group.element(Level::NOTE.with_name(self.messages.word(Message::More)).message(more));
        self.renderer.render(&[group]) + "\n"
    }
}

impl TerminalRenderer {
    /// What to write: in words, then each way as its lines will be, each behind its name.
    fn helps(&self, finding: &Finding) -> Vec<(String, String)> {
        let help = self.messages.word(Message::Help);
        let words = self.messages.finding(finding, ".help");
        match finding.fixes.as_slice() {
            [] => words.map(|words| (help, words)).into_iter().collect(),
            [only] => {
                let words = words.unwrap_or_else(|| title(only, &self.messages));
                vec![(help, words + &preview(finding, only))]
            }
            several => {
                let told = several.iter().zip(1..).map(|(fix, number)| {
                    let number = Arguments::from([("number", Argument::Count(number))]);
                    let name = self.messages.say(Message::Choice, &number);
                    (name, title(fix, &self.messages) + &preview(finding, fix))
                });
                words.map(|words| (help, words)).into_iter().chain(told).collect()
            }
        }
    }
}

/// The line on which a place begins, and the part of the place on it: a caret under twenty lines helps nobody, and drawing a
/// finding takes no longer in a long file.
fn on_one_line(finding: &Finding) -> (&str, Span) {
    let (start, line) = finding.file.line_at(finding.span.start);
    let on_line = |offset: usize| (offset - start).min(line.len());
    (line, on_line(finding.span.start)..on_line(finding.span.end))
}
