//! The values of a case that count.

use crate::model::case::{
    Added, Case, ClauseBase, ClauseChoice, ClauseInsertion, ClauseReplacement, Collected, Contact, Held,
    Matter, Period, Project, Provided, ProvidedField, Received, Safeguard, Safeguards,
};

use super::clauses::{clause_item, paragraph};
use super::json::{
    Object, given_list, given_map, given_text, given_texts, list, nullable, optional_text, text, texts, word,
};

pub(super) fn case(case: &Case) -> String {
    // What a clerk accepts is not printed.
    let Case { draft: _, previous: _, subject, contact, project: of, matters, special_clauses, allow: _ } =
        case;
    Object::default()
        .key("subject", text(subject))
        .key("contact", list(contact.iter().map(division)))
        .key("project", project(of))
        .key("matters", list(matters.iter().map(matter)))
        .key("special_clauses", nullable(special_clauses.as_ref(), choice))
        .end()
}

fn division(contact: &Contact) -> String {
    let Contact { department, division, section, officer, extension } = contact;
    Object::default()
        .key("department", optional_text(department.as_ref()))
        .key("division", text(division))
        .key("section", optional_text(section.as_ref()))
        .key("officer", optional_text(officer.as_ref()))
        .key("extension", optional_text(extension.as_ref()))
        .end()
}

fn project(project: &Project) -> String {
    let Project { name, division, purpose, target, description, rows } = project;
    Object::default()
        .key("name", text(name))
        .key("division", texts(division))
        .key("purpose", optional_text(purpose.as_ref()))
        .key("target", optional_text(target.as_ref()))
        .key("description", optional_text(description.as_ref()))
        .given("rows", given_map(rows, |row| text(row)))
        .end()
}

fn matter(matter: &Matter) -> String {
    let Matter {
        ground,
        matter_type,
        kind,
        held,
        provided,
        received,
        collected,
        added,
        reason,
        description,
        period,
        safeguards,
        special_clauses,
        rows,
    } = matter;
    Object::default()
        .key("ground", texts(ground))
        .key("type", nullable(matter_type.as_ref(), word))
        .key("kind", optional_text(kind.as_ref()))
        .key("held", of_held(held))
        .key("provided", of_provided(provided))
        .given("received", received.as_ref().map(of_received))
        .given("collected", collected.as_ref().map(of_collected))
        .given("added", added.as_ref().map(of_added))
        .key("reason", optional_text(reason.as_ref()))
        .key("description", optional_text(description.as_ref()))
        .key("period", nullable(period.as_ref(), of_period))
        .key("safeguards", of_safeguards(safeguards))
        .given("special_clauses", special_clauses.as_ref().map(choice))
        .given("rows", given_map(rows, |row| text(row)))
        .end()
}

fn of_held(held: &Held) -> String {
    let Held { division, register, medium, fields } = held;
    Object::default()
        .key("division", texts(division))
        .key("register", texts(register))
        .key("medium", optional_text(medium.as_ref()))
        .key("fields", texts(fields))
        .end()
}

fn of_provided(provided: &Provided) -> String {
    let Provided { recipient, medium, fields } = provided;
    let field = |ProvidedField { name, from }: &ProvidedField| {
        Object::default().key("name", text(name)).key("from", texts(from)).end()
    };
    Object::default()
        .key("recipient", texts(recipient))
        .key("medium", optional_text(medium.as_ref()))
        .key("fields", list(fields.iter().map(field)))
        .end()
}

fn of_received(received: &Received) -> String {
    let Received { medium, fields } = received;
    Object::default().key("medium", optional_text(medium.as_ref())).key("fields", texts(fields)).end()
}

fn of_collected(collected: &Collected) -> String {
    let Collected { source, medium, fields } = collected;
    Object::default()
        .key("source", texts(source))
        .key("medium", optional_text(medium.as_ref()))
        .key("fields", texts(fields))
        .end()
}

fn of_added(Added { fields }: &Added) -> String {
    Object::default().key("fields", texts(fields)).end()
}

fn of_period(period: &Period) -> String {
    let Period { from, to, ongoing, text } = period;
    Object::default()
        .key("from", nullable(from.as_ref(), word))
        .key("to", nullable(to.as_ref(), word))
        .key("ongoing", nullable(ongoing.as_ref(), word))
        .key("text", optional_text(text.as_ref()))
        .end()
}

fn of_safeguards(safeguards: &Safeguards) -> String {
    let Safeguards { municipality, recipient } = safeguards;
    Object::default()
        .key("municipality", list(municipality.iter().map(safeguard)))
        .key("recipient", list(recipient.iter().map(safeguard)))
        .end()
}

fn safeguard(Safeguard { text: sentence, items }: &Safeguard) -> String {
    Object::default().key("text", text(sentence)).key("items", list(items.iter().map(safeguard))).end()
}

/// A choice of clauses; the bare word where nothing else is chosen.
fn choice(choice: &ClauseChoice) -> String {
    let ClauseChoice { base, omit, insert, replace, sets, settings } = choice;
    let base = word(&base.unwrap_or(ClauseBase::Standard));
    let more = Object::default()
        .given("omit", given_texts(omit))
        .given("insert", given_list(insert, insertion))
        .given("replace", given_list(replace, replacement))
        .given("sets", given_texts(sets))
        .given("settings", given_map(settings, |setting| text(setting)));
    if more.is_empty() { base } else { Object::default().key("base", base).and(&more).end() }
}

fn insertion(insertion: &ClauseInsertion) -> String {
    // Whether a clause is about the individual number is for a rule, not for the paper.
    let ClauseInsertion {
        clause,
        id,
        caption,
        binds,
        individual_number: _,
        text,
        paragraphs,
        items,
        before,
        after,
    } = insertion;
    Object::default()
        .given("clause", given_text(clause.as_ref()))
        .given("id", given_text(id.as_ref()))
        .given("caption", given_text(caption.as_ref()))
        .given("binds", binds.as_ref().map(word))
        .given("text", given_text(text.as_ref()))
        .given("paragraphs", given_list(paragraphs, paragraph))
        .given("items", given_list(items, clause_item))
        .given("before", given_text(before.as_ref()))
        .given("after", given_text(after.as_ref()))
        .end()
}

fn replacement(replacement: &ClauseReplacement) -> String {
    let ClauseReplacement { id, caption, text: wording, paragraphs, items } = replacement;
    Object::default()
        .key("id", text(id))
        .given("caption", given_text(caption.as_ref()))
        .given("text", given_text(wording.as_ref()))
        .given("paragraphs", given_list(paragraphs, paragraph))
        .given("items", given_list(items, clause_item))
        .end()
}
