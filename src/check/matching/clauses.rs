//! The clauses of a profile that count.

use crate::model::clause_text::{Body, ClauseItem, Paragraph};
use crate::model::council::{CaptionPlace, Clause, ClauseSet, NumberStyle, Setting};

use super::json::{Object, given_list, given_map, given_text, given_texts, list, map, text, texts, word};

pub(super) fn clause_set(set: &ClauseSet) -> String {
    // What a profile builds on is in it.
    let ClauseSet { base: _, title, numbers, captions, sets, settings, clauses, allow: _ } = set;
    Object::default()
        .key("title", text(title))
        .given("numbers", (*numbers != NumberStyle::Plain).then(|| word(numbers)))
        .given("captions", (*captions != CaptionPlace::Above).then(|| word(captions)))
        .given("sets", given_texts(sets))
        .given("settings", given_list(settings, setting))
        .key("clauses", list(clauses.iter().map(clause)))
        .end()
}

fn setting(Setting { id, choices, default }: &Setting) -> String {
    Object::default().key("id", text(id)).key("choices", texts(choices)).key("default", text(default)).end()
}

fn clause(clause: &Clause) -> String {
    // Whether a clause must be there, and what it is about, is for rules, not for the paper.
    let Clause {
        id,
        caption,
        binds,
        required: _,
        individual_number: _,
        sets,
        optional,
        text: wording,
        paragraphs,
        items,
        settings,
    } = clause;
    Object::default()
        .key("id", text(id))
        .given("caption", (!caption.is_empty()).then(|| text(caption)))
        .key("binds", word(binds))
        .given("sets", given_texts(sets))
        .given("optional", optional.is_yes().then(|| word(optional)))
        .given("text", given_text(wording.as_ref()))
        .given("paragraphs", given_list(paragraphs, paragraph))
        .given("items", given_list(items, clause_item))
        .given("settings", given_map(settings, |choices| map(choices, body)))
        .end()
}

fn body(Body { text, paragraphs, items }: &Body) -> String {
    Object::default()
        .given("text", given_text(text.as_ref()))
        .given("paragraphs", given_list(paragraphs, paragraph))
        .given("items", given_list(items, clause_item))
        .end()
}

pub(super) fn paragraph(Paragraph { id, text: wording, items }: &Paragraph) -> String {
    Object::default()
        .given("id", given_text(id.as_ref()))
        .key("text", text(wording))
        .given("items", given_list(items, clause_item))
        .end()
}

pub(super) fn clause_item(ClauseItem { id, text: wording, items }: &ClauseItem) -> String {
    Object::default()
        .given("id", given_text(id.as_ref()))
        .key("text", text(wording))
        .given("items", given_list(items, clause_item))
        .end()
}
