//! Every value that a clerk writes has its row on the sheet: nothing is lost between file and paper.

use strum::IntoEnumIterator;

use crate::check::checked::CheckedMatter;
use crate::diagnostic::finding::{Finding, Findings, Rule};
use crate::model::council::{ContactKey, OverviewRow, Row};
use crate::text::placeholder::PlaceholderTemplate;
use crate::text::source::{Content, Entry, Node, Pointer};

use super::context::CaseContext;

/// Keys of a matter that are printed elsewhere than on its sheet, or only steer.
const ELSEWHERE: &[&str] = &["ground", "type", "kind", "special_clauses"];

/// Keys that make no sense for the type of a matter, or that the profile does not print, are refused by name.
pub(super) fn values_have_their_rows(
    context: CaseContext<'_>,
    checked: &[CheckedMatter],
    findings: &mut Findings,
) {
    let council = context.council();
    for matter in checked {
        let at = Pointer::of(&["matters"]).index(matter.index);
        let rows = matter.sheet.rows.iter().flatten();
        let elsewhere = ELSEWHERE.iter().map(|key| vec![*key]);
        let printed: Vec<Vec<&str>> = rows.map(|row| council.way(row)).chain(elsewhere).collect();
        refuse_others(context, &at, &["matters"], &printed, &context.word(matter.matter_type), findings);
    }
    let way = |row: &OverviewRow| match row {
        Row::Core(value) => vec![value.name()],
        Row::Own(_) => council.own_row(row).map(|own| own.key.as_str()).into_iter().collect(),
    };
    let printed: Vec<Vec<&str>> = council.overview.rows.iter().map(way).collect();
    refuse_others(
        context,
        &Pointer::of(&["project"]),
        &["project"],
        &printed,
        &council.overview.heading,
        findings,
    );
}

/// What is said of a division stands on the cover or the list of those to call, if a line of the profile has its blank.
pub(super) fn contacts_have_their_lines(context: CaseContext<'_>, findings: &mut Findings) {
    let cover = &context.council().cover;
    let contacts = context.case.tree.get("contact");
    // The division itself stands on the meeting's list too.
    for key in ContactKey::iter().filter(|key| *key != ContactKey::Division) {
        let parts =
            cover.contact.lines.iter().flatten().chain(&context.council().bundle.call_list.contact_parts);
        if is_said(key, parts) {
            continue;
        }
        for index in 0..context.case.value.contact.len() {
            let contact = contacts.and_then(|contacts| contacts.at(&Pointer::root().index(index)));
            if let Some(entry) = contact.and_then(|contact| contact.entry(key.name())) {
                let finding = Finding::new(Rule::KeyWithoutRow, &context.case.file, entry.key.span.clone());
                findings.push(finding.with("key", &entry.key.typed).with("sheet", &cover.title));
            }
        }
    }
}

/// Whether one of these parts of a line says what a contact gives under a key.
pub(super) fn is_said<'a>(key: ContactKey, mut parts: impl Iterator<Item = &'a String>) -> bool {
    parts.any(|part| PlaceholderTemplate::parse(part).blanks().any(|(name, _)| name == key.blank()))
}

/// Refuses the keys that the schema knows and no printed way leads to, down to where a way ends.
fn refuse_others(
    context: CaseContext<'_>,
    at: &Pointer,
    schema_way: &[&str],
    printed: &[Vec<&str>],
    sheet: &str,
    findings: &mut Findings,
) {
    let (Some(node), Some(part)) = (context.case.tree.at(at), context.profile.case_schema.at(schema_way))
    else {
        return;
    };
    for entry in entries(node).filter(|entry| part.property(&entry.key.name).is_some()) {
        let key = entry.key.name.as_str();
        let through: Vec<Vec<&str>> =
            printed.iter().filter(|way| way.first() == Some(&key)).map(|way| way[1..].to_vec()).collect();
        if through.is_empty() {
            let finding = Finding::new(Rule::KeyWithoutRow, &context.case.file, entry.key.span.clone());
            findings.push(finding.with("key", &entry.key.typed).with("sheet", sheet));
        } else if through.iter().all(|way| !way.is_empty()) {
            refuse_others(context, &at.key(key), &[schema_way, &[key]].concat(), &through, sheet, findings);
        }
    }
}

fn entries(node: &Node) -> impl Iterator<Item = &Entry> {
    let entries: &[Entry] = match &node.content {
        Content::Map(entries) => entries,
        _ => &[],
    };
    entries.iter().filter(|entry| !entry.key.span.is_empty())
}
