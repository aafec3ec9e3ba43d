//! Items that are carried over from one meeting to another: their case lies once, in the folder of the first.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use crate::disk::EntryKind;
use crate::input::schema::Loaded;
use crate::model::meeting::{Item, Meeting};
use crate::text::source::Sources;

use super::siblings::Sibling;
use super::stem;

/// The case files that lie in the folders of other meetings, from which this one goes on with them. One that has a file of its own
/// of that name is not looked for elsewhere.
///
/// - `folder` is the folder of the meeting, `own` the case files in it
pub(super) fn case_files(
    meeting: &Meeting,
    folder: &Path,
    own: &[PathBuf],
    siblings: &[Sibling],
    sources: &Sources,
) -> Vec<PathBuf> {
    let Some(cases) = folder.parent() else { return Vec::new() };
    let own: BTreeSet<String> = own.iter().map(|path| stem(path)).collect();
    let carried = meeting.all_items().filter_map(|(_, item)| {
        let path = cases.join(place(item, siblings)?);
        let is_there =
            !own.contains(&stem(&path)) && matches!(sources.kind(&path), Ok(Some(EntryKind::File { .. })));
        is_there.then_some(path)
    });
    let found: BTreeSet<PathBuf> = carried.collect();
    found.into_iter().collect()
}

/// Where the case of an item lies that was carried over, from the folder of all meetings: with the first meeting that had it.
fn place(item: &Item, siblings: &[Sibling]) -> Option<PathBuf> {
    let name = item.case_file().filter(|name| is_one_name(name))?;
    let mut from = item.continued_from.as_ref()?;
    // No item goes on more often than there are meetings.
    for _ in siblings {
        let before = siblings.iter().find(|sibling| sibling.name == *from).and_then(|sibling| {
            let mut items = sibling.meeting.value.all_items().map(|(_, item)| item);
            items.find(|other| other.case_file().as_ref() == Some(&name))?.continued_from.as_ref()
        });
        let Some(before) = before else { break };
        from = before;
    }
    is_one_name(from).then(|| Path::new(from).join(name))
}

/// What a meeting takes from other meetings: the places of case files, whether they lie there or not, and titles by folder.
#[must_use]
pub fn carried_over(
    meeting: &Sibling,
    siblings: &[Sibling],
) -> (BTreeSet<PathBuf>, BTreeMap<String, String>) {
    let items = meeting.meeting.value.all_items();
    let places = items.filter_map(|(_, item)| place(item, siblings));
    (places.collect(), titles(&meeting.meeting, siblings))
}

/// The titles of the meetings that a meeting names, by their folders.
pub(super) fn titles(meeting: &Loaded<Meeting>, siblings: &[Sibling]) -> BTreeMap<String, String> {
    let items = meeting.value.all_items();
    let named: BTreeSet<&String> =
        items.flat_map(|(_, item)| item.continued_to.iter().chain(&item.continued_from)).collect();
    let others = siblings.iter().filter(|sibling| named.contains(&sibling.name));
    others.map(|sibling| (sibling.name.clone(), sibling.meeting.value.title.clone())).collect()
}

/// The same meeting, whose date knows the month that the name of its folder says.
pub(super) fn in_folder(meeting: &Arc<Loaded<Meeting>>, name: &str) -> Arc<Loaded<Meeting>> {
    if meeting.value.date.known().is_some() {
        return Arc::clone(meeting);
    }
    let mut meeting = Loaded::clone(meeting);
    meeting.value.date = meeting.value.date.clone().in_folder(name);
    Arc::new(meeting)
}

fn is_one_name(name: &str) -> bool {
    let mut components = Path::new(name).components();
    matches!((components.next(), components.next()), (Some(Component::Normal(_)), None))
}
