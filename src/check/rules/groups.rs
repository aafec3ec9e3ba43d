//! Groups of items with a heading, in the meeting's list or below its agenda.

use crate::diagnostic::finding::{Finding, Findings, Rule};
use crate::input::schema::Loaded;
use crate::model::meeting::{Meeting, Status};
use crate::text::source::{Content, Pointer};

use super::context::at;

/// A group has a heading and items, and says nothing else; the items stand in one place of the file.
pub(super) fn groups_are_whole(meeting: &Loaded<Meeting>, findings: &mut Findings) {
    let tell = |way: &Pointer, fault: &str, name: &str| -> Finding {
        at(meeting, Rule::MeetingContradictory, way).with("fault", fault).with("name", name)
    };
    let list = Pointer::of(&["items"]);
    for (index, group) in meeting.value.items.iter().enumerate().filter(|(_, item)| item.is_group()) {
        let way = list.index(index);
        let Some(Content::Map(entries)) = meeting.tree.at(&way).map(|node| &node.content) else { continue };
        let known: &[&str] = if group.together.is_yes() {
            &["heading", "items", "together", "material"]
        } else {
            &["heading", "items", "together"]
        };
        let others = entries.iter().filter(|entry| !known.contains(&entry.key.name.as_str()));
        findings.extend(others.map(|entry| tell(&way.key(&entry.key.name), "group-says", &entry.key.typed)));
        if group.heading.is_none() {
            findings.push(tell(&way.key("items"), "no-heading", ""));
        } else if group.items.is_empty() {
            findings.push(tell(&way.key("heading"), "empty-group", ""));
        }
    }
    for (place, _) in meeting.value.all_items().filter(|(_, item)| item.is_group()) {
        findings.push(tell(&place.way(), "group-in-group", ""));
    }
    if !meeting.value.items.is_empty() && meeting.value.agenda.iter().any(|point| !point.items.is_empty()) {
        findings.push(tell(&list, "two-lists", ""));
    }
    for (place, item) in meeting.value.all_items() {
        if item.withdrawn.is_yes() && item.status.is_some_and(|status| status != Status::Withdrawn) {
            findings.push(tell(&place.way().key("withdrawn"), "two-states", ""));
        }
    }
}
