//! What parts of a bundle are called: in it, by labels of Typst; and from one bundle to the next, by keys.

use crate::check::checked::CheckedItem;

pub(super) fn part_id(item: &CheckedItem) -> String {
    format!("item-{}-", item.listed().index + 1)
}

/// The table of the items that are one material stands before the first of them.
pub(super) fn table_id(item: &CheckedItem) -> String {
    let group = item.listed().place.group().unwrap_or_else(|| item.listed().way());
    format!("table-{}-", group.steps().join("-"))
}

pub(super) fn branch_id(item: &CheckedItem, at: usize) -> String {
    format!("item-{}-{}-", item.listed().index + 1, at + 1)
}

/// What an item is, wherever it stands.
pub(super) fn item_key(item: &CheckedItem) -> String {
    format!("item {}", item.listed().id)
}

/// What a paper made elsewhere is, wherever it stands: the only one of an item without a case is the item's material.
///
/// - `at` is its place among the papers of its item
pub(super) fn paper_key(item: &CheckedItem, at: usize) -> String {
    let listed = item.listed();
    let own = || format!("{} {}", item_key(item), listed.attachments[at].1.subject);
    if listed.item.only_paper().is_some() { item_key(item) } else { own() }
}
