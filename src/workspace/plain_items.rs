//! Plain words on a meeting's list: その他 is an item without a case, where no case is called so.

use std::sync::Arc;

use crate::input::schema::Loaded;
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
    let plain: Vec<usize> =
        words(&meeting.tree).filter(|(_, word)| is_subject(word)).map(|(index, _)| index).collect();
    if plain.is_empty() {
        return Arc::clone(meeting);
    }
    let mut meeting = Loaded::clone(meeting);
    for index in plain {
        if let Some(item) = meeting.value.items.get_mut(index) {
            item.subject = item.case.take();
        }
        if let Some(entry) =
            items_mut(&mut meeting.tree).and_then(|items| only_entry_mut(items.get_mut(index)?))
        {
            "subject".clone_into(&mut entry.key.name);
        }
    }
    Arc::new(meeting)
}

/// The items that are plain words, each with its place.
fn words(tree: &Node) -> impl Iterator<Item = (usize, &str)> {
    let items: &[Node] = match tree.get("items").map(|items| &items.content) {
        Some(Content::List(items)) => items,
        _ => &[],
    };
    items.iter().enumerate().filter_map(|(index, item)| {
        let entry = item.entry("case").filter(|entry| entry.key.span.is_empty())?;
        Some((index, entry.value.text()?))
    })
}

fn items_mut(tree: &mut Node) -> Option<&mut Vec<Node>> {
    let Content::Map(entries) = &mut tree.content else { return None };
    let items = entries.iter_mut().find(|entry| entry.key.name == "items")?;
    match &mut items.value.content {
        Content::List(items) => Some(items),
        _ => None,
    }
}

fn only_entry_mut(item: &mut Node) -> Option<&mut Entry> {
    match &mut item.content {
        Content::Map(entries) => entries.iter_mut().find(|entry| entry.key.name == "case"),
        _ => None,
    }
}
