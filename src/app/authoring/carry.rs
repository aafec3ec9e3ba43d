//! What of last time's meeting a new one takes over: members and places, what is said at every meeting, and the items with which
//! the council goes on. What was dealt with stays behind.

use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::finding::Findings;
use crate::disk;
use crate::input::patch::{NewValue, Patcher, Refusal};
use crate::input::schema::{Schema, load};
use crate::model::item_place::ItemPlace;
use crate::model::meeting::{Item, Meeting, Status};
use crate::text::source::{Content, Edit, Pointer, SourceFile, apply};

/// How many items a new meeting took over from last time's.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TakenOver {
    /// Those with which the council goes on.
    pub continued: usize,
    /// Those that were dealt with, and stayed behind.
    pub left_behind: usize,
}

/// What is said of last time alone.
const OF_LAST_TIME: [&str; 4] = ["held", "absent", "acting_chair", "replacement_date"];
/// What is said of an item of last time alone.
const OF_LAST_ITEM: [&str; 7] =
    ["status", "continued_to", "continued_from", "result", "distribution", "distribution_date", "material"];

/// The text of last time's meeting with what a new one takes over.
///
/// - `old` is the name of the folder of last time's meeting, if it is one of the workspace; `new` that of the new one
pub(super) fn taken_over(
    text: &str,
    path: &Path,
    schema: &Schema,
    old: Option<&str>,
    new: &str,
) -> (String, TakenOver) {
    let mut copy = Copy { path, schema, text: text.to_owned() };
    let mut taken = TakenOver::default();
    let items: Vec<(ItemPlace, Item)> = copy
        .meeting()
        .iter()
        .flat_map(Meeting::all_items)
        .map(|(place, item)| (place, item.clone()))
        .collect();
    // From the last one on: what goes moves none that comes before it.
    for (place, item) in items.into_iter().rev() {
        let way = place.way();
        if let Some(old) = old.filter(|_| goes_on(&item, new)) {
            OF_LAST_ITEM.iter().for_each(|key| copy.remove(&way.key(key)));
            copy.change(|patcher| patcher.add(&way.key("continued_from"), &NewValue::text(old)));
            taken.continued += 1;
        } else if copy.is_of_every_meeting(&item) {
            OF_LAST_ITEM.iter().for_each(|key| copy.remove(&way.key(key)));
        } else {
            copy.remove_item(place);
            taken.left_behind += 1;
        }
    }
    OF_LAST_TIME.iter().for_each(|key| copy.remove(&Pointer::of(&[key])));
    (copy.text, taken)
}

/// Whether the council goes on with an item at the new meeting, or at one that is not known yet.
fn goes_on(item: &Item, new: &str) -> bool {
    item.status == Some(Status::Continued) && item.continued_to.as_deref().is_none_or(|to| to == new)
}

/// The text while it changes. What cannot be taken out stays, with its marks.
struct Copy<'a> {
    path: &'a Path,
    schema: &'a Schema,
    text: String,
}

impl Copy<'_> {
    fn file(&self) -> Arc<SourceFile> {
        Arc::new(SourceFile::new(self.path.to_owned(), &self.text))
    }

    fn meeting(&self) -> Option<Meeting> {
        load::<Meeting>(&self.file(), self.schema, &mut Findings::new()).map(|loaded| loaded.value)
    }

    /// Whether an item comes at every meeting: the last minutes, what else there is. It has no number and no case; a plain word
    /// that names no file, その他, is none.
    fn is_of_every_meeting(&self, item: &Item) -> bool {
        let file = item.case_file().map(|name| self.path.with_file_name(name));
        let is_file_name = item.case.as_ref().is_some_and(|name| name.contains('.'));
        let has_case = is_file_name || file.is_some_and(|file| disk::is_there(&file).unwrap_or(true));
        !has_case && item.number.is_none() && !item.is_withdrawn()
    }

    fn change(&mut self, change: impl FnOnce(&Patcher<'_>) -> Result<Vec<Edit>, Refusal>) {
        let file = self.file();
        let edits = Patcher::new(&file, self.schema).and_then(|patcher| change(&patcher));
        if let Some(text) = edits.ok().and_then(|edits| apply(&self.text, &edits)) {
            self.text = text;
        }
    }

    fn remove(&mut self, way: &Pointer) {
        self.change(|patcher| match patcher.tree().at(way) {
            Some(_) => patcher.remove(way),
            None => Ok(Vec::new()),
        });
    }

    /// Takes an item out; with the last one of a group, the group, and with the last one of all, the list.
    fn remove_item(&mut self, place: ItemPlace) {
        let (list, group) = match place {
            ItemPlace::Listed(_) => (Pointer::of(&["items"]), None),
            ItemPlace::Grouped { group, .. } => {
                (ItemPlace::Listed(group).way().key("items"), Some(ItemPlace::Listed(group)))
            }
            ItemPlace::OfPoint { point, .. } => (Pointer::of(&["agenda"]).index(point).key("items"), None),
        };
        match (self.is_last(&list), group) {
            (true, Some(group)) => self.remove_item(group),
            (true, None) => self.remove(&list),
            (false, _) => self.remove(&place.way()),
        }
    }

    fn is_last(&self, list: &Pointer) -> bool {
        let file = self.file();
        let Ok(patcher) = Patcher::new(&file, self.schema) else { return false };
        matches!(patcher.tree().at(list).map(|node| &node.content), Some(Content::List(items)) if items.len() == 1)
    }
}
