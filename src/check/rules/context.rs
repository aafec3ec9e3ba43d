//! What a rule looks at: a case, with its meeting and its council.

use chrono::NaiveDate;

use crate::diagnostic::finding::{Finding, Rule};
use crate::diagnostic::fix::Fix;
use crate::input::schema::Loaded;
use crate::model::case::Case;
use crate::model::council::Council;
use crate::model::matter_type::MatterType;
use crate::text::source::{Node, Pointer, Span};
use crate::workspace::profile::Profile;

use super::cure::Cures;

/// A case with everything that rules ask about it.
#[derive(Clone, Copy)]
pub(super) struct CaseContext<'a> {
    pub(super) case: &'a Loaded<Case>,
    pub(super) texts: &'a Texts<'a, Case>,
    pub(super) profile: &'a Profile,
    pub(super) cures: &'a Cures<'a>,
    /// The meeting's day, where the meeting file has a readable one.
    pub(super) day: Option<NaiveDate>,
}

impl<'a> CaseContext<'a> {
    pub(super) fn council(&self) -> &'a Council {
        &self.profile.council().value
    }

    /// A finding on the value at a way.
    pub(super) fn at(&self, rule: Rule, pointer: &Pointer) -> Finding {
        at(self.case, rule, pointer)
    }

    /// The word for a type of matter, in the spelling of the file.
    pub(super) fn word(&self, matter_type: MatterType) -> String {
        let name = serde_json::to_value(matter_type).expect("a type is a word");
        let name = name.as_str().unwrap_or_default();
        self.case.spelling.choose(name, self.profile.case_schema.word_of("MatterType", name).as_deref())
    }

    /// A key, in the spelling of the file.
    pub(super) fn key(&self, english: &str, japanese: &str) -> String {
        self.case.spelling.choose(english, Some(japanese))
    }

    /// The texts that are printed, with the ways to them.
    pub(super) fn printed(&self) -> impl Iterator<Item = &'a (Pointer, &'a Node)> {
        self.texts.printed()
    }
}

/// A finding on the value at a way; on its key where there is no value.
pub(super) fn at<T>(loaded: &Loaded<T>, rule: Rule, pointer: &Pointer) -> Finding {
    Finding::new(rule, &loaded.file, loaded.tree.span_at(pointer)).on(pointer.clone())
}

/// Where a part of a text stands in the file letter for letter, so that it can be put right there.
pub(super) fn exact<T>(loaded: &Loaded<T>, node: &Node, part: Span) -> Option<Span> {
    let text = &node.text()?[part.clone()];
    let span = node.span_within(&loaded.file.text, part);
    (loaded.file.text[span.clone()] == *text).then_some(span)
}

/// The same finding, with other words for a part of a text where they can be put in.
pub(super) fn with_instead<T>(
    finding: Finding,
    loaded: &Loaded<T>,
    node: &Node,
    part: Span,
    instead: &str,
) -> Finding {
    match exact(loaded, node, part).filter(|_| !instead.is_empty() && is_harmless(instead)) {
        Some(span) => finding.mended_by(Fix::replace(&loaded.file, span, instead)),
        None => finding,
    }
}

/// Whether a text means nothing to YAML wherever it stands.
fn is_harmless(text: &str) -> bool {
    !text.chars().any(|character| character.is_ascii_punctuation() || character.is_control())
}

/// A finding on a part of a text.
pub(super) fn within<T>(loaded: &Loaded<T>, rule: Rule, node: &Node, part: Span) -> Finding {
    Finding::new(rule, &loaded.file, node.span_within(&loaded.file.text, part))
}

/// The texts of a file with the ways to them, gathered once for all rules that read them.
pub(super) struct Texts<'a, T> {
    pub(super) loaded: &'a Loaded<T>,
    pub(super) all: Vec<(Pointer, &'a Node)>,
}

impl<'a, T> Texts<'a, T> {
    pub(super) fn of(loaded: &'a Loaded<T>) -> Self {
        Self { loaded, all: loaded.tree.texts() }
    }

    /// Those that are printed: all but those that only steer the program.
    pub(super) fn printed(&self) -> impl Iterator<Item = &(Pointer, &'a Node)> {
        let steering = ["allow", "lexicon", "rules", "fonts"];
        let is_printed = move |pointer: &Pointer| {
            let steps = pointer.steps();
            let names_file = matches!(steps, [items, _, key] if items == "items" && key == "case");
            let names_profile = matches!(steps, [key] if key == "council" || key == "base");
            !names_file && !names_profile && steps.first().is_none_or(|key| !steering.contains(&key.as_str()))
        };
        self.all.iter().filter(move |(pointer, node)| is_printed(pointer) && !node.is_null())
    }
}
