//! Plain words on a meeting's list: その他 is an item without a case, where no case is called so.

use std::sync::Arc;

use crate::input::schema::Loaded;
use crate::model::item_place::ItemPlace;
use crate::model::meeting::Meeting;
use crate::text::nearest::nearest;
use crate::text::source::{Content, Entry, Node};

/// A plain word that names no case, and none that is like it, is the subject of an item. One with an ending, or like the name of
/// a case, is a name that was mistyped.
///
/// - `cases` are the names of the cases in the meeting's folder
pub(super) fn as_subjects(meeting: &Arc<Loaded<Meeting>>, cases: &[String]) -> Arc<Loaded<Meeting>> {
    let is_subject = |word: &str| {
        let is_plain = !word.is_empty() && !word.contains(['.', '/', '\\']);
        is_plain && !cases.iter().any(|name| name == word) && nearest(word, cases).is_empty()
    };
    let plain: Vec<ItemPlace> = meeting
        .value
        .all_items()
        .map(|(place, _)| place)
        .filter(|place| plain_word(meeting.tree.at(&place.way())).is_some_and(is_subject))
        .collect();
    if plain.is_empty() {
        return Arc::clone(meeting);
    }
    let mut meeting = Loaded::clone(meeting);
    for place in plain {
        if let Some(item) = meeting.value.item_mut(place) {
            item.subject = item.case.take();
        }
        let node = node_mut(&mut meeting.tree, place.way().steps());
        if let Some(entry) = node.and_then(only_entry_mut) {
            "subject".clone_into(&mut entry.key.name);
        }
    }
    Arc::new(meeting)
}

/// What an item says that is nothing but a plain word.
fn plain_word(item: Option<&Node>) -> Option<&str> {
    let entry = item?.entry("case").filter(|entry| entry.key.span.is_empty())?;
    entry.value.text()
}

fn node_mut<'a>(node: &'a mut Node, steps: &[String]) -> Option<&'a mut Node> {
    let Some((step, below)) = steps.split_first() else { return Some(node) };
    let next = match &mut node.content {
        Content::Map(entries) => {
            entries.iter_mut().find(|entry| entry.key.name == *step).map(|entry| &mut entry.value)
        }
        Content::List(items) => step.parse::<usize>().ok().and_then(|index| items.get_mut(index)),
        Content::Scalar { .. } => None,
    };
    node_mut(next?, below)
}

fn only_entry_mut(item: &mut Node) -> Option<&mut Entry> {
    match &mut item.content {
        Content::Map(entries) => entries.iter_mut().find(|entry| entry.key.name == "case"),
        _ => None,
    }
}
