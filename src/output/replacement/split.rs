//! Items that were split: a new one holds what another one held before.

use std::collections::{BTreeMap, BTreeSet};

use crate::output::hands::is_contact;
use crate::papers::view::Value;

/// Fewer entries may be alike by chance.
const FEWEST_ENTRIES: usize = 3;
/// Entries of fewer characters say nothing: 紙, なし.
const SHORTEST_ENTRY: usize = 2;

/// The sections that are new and hold what another one held before and holds no more, each with the material of that one in the
/// hands.
///
/// - `old` and `new` are the values of a set as they are in the hands and as they are now
#[must_use]
pub(super) fn splits<'a>(old: &[&'a Value], new: &[&'a Value]) -> BTreeMap<&'a str, &'a str> {
    let (before, now) = (entries(old), entries(new));
    let materials: BTreeMap<&str, &str> =
        old.iter().map(|value| (value.section.as_str(), value.material.as_str())).collect();
    let mut splits = BTreeMap::new();
    for (section, own) in now.iter().filter(|(section, _)| !before.contains_key(*section)) {
        let taken = |(other, had): (&&'a str, &BTreeSet<Entry<'a>>)| {
            let kept = now.get(other);
            let moved = own
                .iter()
                .filter(|entry| had.contains(*entry) && kept.is_none_or(|kept| !kept.contains(*entry)));
            (moved.count(), *other)
        };
        // Of two that gave as much, the first one.
        let most = before.iter().map(taken).rev().max_by_key(|(count, _)| *count);
        if let Some((_, other)) = most.filter(|(count, _)| *count >= FEWEST_ENTRIES) {
            splits.insert(*section, materials.get(other).copied().unwrap_or_default());
        }
    }
    splits
}

/// A place, and what is said there.
type Entry<'a> = (&'a str, &'a str);

/// What the papers of each item say, entry by entry. Whom to call says nothing of what an item is about.
fn entries<'a>(values: &[&'a Value]) -> BTreeMap<&'a str, BTreeSet<Entry<'a>>> {
    let mut sections: BTreeMap<&str, BTreeSet<Entry<'_>>> = BTreeMap::new();
    for value in values.iter().filter(|value| value.section.starts_with("item ") && !is_contact(value)) {
        let entries = value.text.split(['、', '\n']).map(str::trim);
        let known = sections.entry(value.section.as_str()).or_default();
        let entries = entries.filter(|entry| entry.chars().count() >= SHORTEST_ENTRY);
        known.extend(entries.map(|entry| (value.place.as_str(), entry)));
    }
    sections
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(section: &str, material: &str, key: &str, text: &str) -> Value {
        let [section, material, key, text] = [section, material, key, text].map(str::to_owned);
        let (place, bundle, origins) = (String::new(), String::new(), Vec::new());
        Value { material, place, section, key, text, bundle, origins }
    }

    #[test]
    fn a_new_item_that_holds_what_another_one_held_is_split_from_it() {
        let old =
            value("item 1 0", "資料1", "fields", "郵便番号、住所、氏名、健診結果、問診結果、受診券番号");
        let kept = value("item 1 0", "資料1", "fields", "郵便番号、住所、氏名");
        let new = |text: &str| value("item 2 0", "資料2", "fields", text);
        let split = new("健診結果、問診結果、受診券番号");
        assert_eq!(splits(&[&old], &[&kept, &split]), [("item 2 0", "資料1")].into());
        // What the first one still holds was not taken from it.
        assert_eq!(splits(&[&old], &[&old, &split]), BTreeMap::new());
        assert_eq!(splits(&[&old], &[&kept, &new("健診結果、喫煙歴、服薬歴")]), BTreeMap::new());
        // The first one is gone: it became two.
        assert_eq!(splits(&[&old], &[&split]), [("item 2 0", "資料1")].into());
    }

    #[test]
    fn whom_to_call_is_nothing_that_is_split() {
        let old = value("item 1 0", "資料1", "contact 0 0", "健康部、医療保険年金課、小倉、4221");
        let new = value("item 2 0", "資料2", "contact 0 0", "健康部、医療保険年金課、小倉、4221");
        assert_eq!(splits(&[&old], &[&new]), BTreeMap::new());
    }
}
