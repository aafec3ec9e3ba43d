//! The meeting's list and its folder agree.

use crate::finding::{Findings, Rule};
use crate::meeting::{Item, Openness};
use crate::source::Pointer;
use crate::workspace::ReadMeeting;

use super::subject::at;

/// Every item that names a case file has it in the meeting's folder.
pub(super) fn items_have_their_files(read: &ReadMeeting, findings: &mut Findings) {
    for (index, name) in listed(read) {
        if !read.case_names.contains(&name) {
            let finding = at(&read.meeting, Rule::ItemWithoutFile, &item(index).key("case"));
            findings
                .push(finding.with("file", format!("{name}.yaml")).with("known", read.case_names.join("、")));
        }
    }
}

/// Every case file of the folder is on the meeting's list, where it has one.
pub(super) fn cases_are_listed(read: &ReadMeeting, findings: &mut Findings) {
    if read.meeting.value.items.is_empty() {
        return;
    }
    let listed: Vec<String> = listed(read).map(|(_, name)| name).collect();
    for name in read.case_names.iter().filter(|name| !listed.contains(name)) {
        let finding = at(&read.meeting, Rule::CaseNotListed, &Pointer::of(&["items"]));
        let key = read.meeting.tree.entry("items").map(|entry| entry.key.span.clone());
        let span = key.unwrap_or_else(|| finding.span.clone());
        findings.push(crate::finding::Finding { span, ..finding }.with("file", format!("{name}.yaml")));
    }
}

/// No two items have one number, one material number or one case file.
pub(super) fn numbers_stand_once(read: &ReadMeeting, findings: &mut Findings) {
    let value = |item: &Item, key: &str| match key {
        "number" => item.number.clone(),
        "material" => item.material.clone(),
        _ => item.case.clone(),
    };
    let items = &read.meeting.value.items;
    for key in ["number", "material", "case"] {
        for (index, own) in items.iter().enumerate() {
            let Some(number) = value(own, key).filter(|number| !number.is_empty()) else { continue };
            let first = items[..index].iter().position(|other| value(other, key).as_ref() == Some(&number));
            if let Some(first) = first {
                let way = item(first).key(key);
                let line = read.meeting.file.position(read.meeting.tree.span_at(&way).start).line;
                let finding = at(&read.meeting, Rule::NumberTwice, &item(index).key(key));
                findings.push(finding.with("number", number).with("line", line.to_string()));
            }
        }
    }
}

/// A closed item says on which ground it is closed.
pub(super) fn closed_items_have_a_ground(read: &ReadMeeting, findings: &mut Findings) {
    for (index, own) in read.meeting.value.items.iter().enumerate() {
        if own.open == Some(Openness::Closed) && own.closed_ground.is_none() {
            findings.push(at(&read.meeting, Rule::ClosedWithoutGround, &item(index).key("open")));
        }
    }
}

fn item(index: usize) -> Pointer {
    Pointer::of(&["items"]).index(index)
}

/// The case files that the items name, without their ending.
fn listed(read: &ReadMeeting) -> impl Iterator<Item = (usize, String)> {
    let items = read.meeting.value.items.iter().enumerate();
    let named = items
        .filter_map(|(index, item)| Some((index, item.case.as_deref().filter(|name| !name.is_empty())?)));
    named.map(|(index, name)| (index, name.strip_suffix(".yaml").unwrap_or(name).to_owned()))
}
