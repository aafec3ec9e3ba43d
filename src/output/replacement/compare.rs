//! What is in the hands compared with what is right now: rows of leaves, and values.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::check::checked::once_each;
use crate::output::hands::{
    Action, ExchangeRow, ItemChange, LeafChange, PageRecord, PrintRecord, SetChanges, Step, leaves, steps,
};
use crate::papers::document_id::BundleSet;
use crate::papers::view::Value;
use crate::text::page_number::PageNumber;
use crate::workspace::HandedItem;

use super::errata::{Erratum, SetView, errata};
use super::split::splits;

/// What is to be exchanged in each set that is in the hands, by file name; those in which nothing is are left out.
///
/// - `now` is numbered so that what is in the hands keeps its numbers
#[must_use]
pub fn compare(hands: &PrintRecord, now: &PrintRecord) -> BTreeMap<String, SetChanges> {
    let nothing = Vec::new();
    let mut sets = BTreeMap::new();
    for (name, old) in &hands.bundles {
        let new = now.bundles.get(name).unwrap_or(&nothing);
        let of_set = |record: &'_ PrintRecord| -> Vec<Value> {
            // A record that does not name the bundles is compared without them.
            let own = record.values.iter().filter(|value| value.bundle.is_empty() || value.bundle == *name);
            own.cloned().collect()
        };
        let (old_values, new_values) = (of_set(hands), of_set(now));
        let [old_values, new_values] =
            [&old_values, &new_values].map(|values| values.iter().collect::<Vec<_>>());
        let splits = splits(&old_values, &new_values);
        let mut comparison =
            Comparison { name, records: [hands, now], sets: [old, new], errata: &[], splits };
        let silent =
            if *name == BundleSet::Public.name() { comparison.opened_or_closed() } else { HashSet::new() };
        let errata = errata(
            SetView { pages: old, values: &old_values, silent: &silent },
            SetView { pages: new, values: &new_values, silent: &silent },
        );
        comparison.errata = &errata;
        let rows = comparison.rows();
        if !rows.is_empty() || !errata.is_empty() {
            sets.insert(name.clone(), SetChanges { rows, errata });
        }
    }
    sets
}

/// A set as it is in the hands and as it is now.
struct Comparison<'a> {
    name: &'a str,
    records: [&'a PrintRecord; 2],
    sets: [&'a [PageRecord]; 2],
    errata: &'a [Erratum],
    /// New sections that hold what another one held before, each with the material of that one.
    splits: BTreeMap<&'a str, &'a str>,
}

impl<'a> Comparison<'a> {
    /// The rows of the list: steps one after the other that do the same with the same material for the same reason are one.
    fn rows(&self) -> Vec<ExchangeRow> {
        let duplex = self.records[1].duplex;
        let [old, new] = self.sets.map(|pages| by_front(pages, duplex));
        let moved = self.rearranged();
        let mut rows: Vec<(ExchangeRow, usize)> = Vec::new();
        for step in steps(self.sets[0], self.sets[1], duplex) {
            let front = step.numbers[0];
            let place = |leaves: &HashMap<PageNumber, (usize, &'a [PageRecord])>| leaves.get(&front).copied();
            let (before, after) = match step.action {
                Action::TakeOut => (place(&old), None),
                Action::Add => (None, place(&new)),
                Action::Exchange => (place(&old), place(&new)),
            };
            let pages =
                |leaf: Option<(usize, &'a [PageRecord])>| leaf.map(|(_, pages)| pages).unwrap_or_default();
            let change = self.change(pages(before), pages(after), &moved);
            let (at, shown) = after.or(before).expect("a step speaks of a leaf");
            let materials = once_each(shown.iter().map(|page| page.material.clone()));
            let row = row_of(&step, materials, change);
            match rows.last_mut() {
                Some((last, before)) if *before + 1 == at && is_one(last, &row) => {
                    last.leaves.extend(row.leaves);
                    *before = at;
                }
                _ => rows.push((row, at)),
            }
        }
        rows.into_iter().map(|(row, _)| row).collect()
    }

    /// What made a leaf another one.
    ///
    /// - `old` and `new` are its pages as they were and as they are; none where it comes or goes
    fn change(&self, old: &[PageRecord], new: &[PageRecord], moved: &BTreeSet<&str>) -> LeafChange {
        let section = new.first().or(old.first()).map(|page| page.section.as_str()).unwrap_or_default();
        let is_in = |set: usize| self.sets[set].iter().any(|page| page.section == section);
        if moved.contains(section) && (old.is_empty() || new.is_empty()) {
            return LeafChange::Item(ItemChange::Rearranged);
        }
        match (is_in(0), is_in(1)) {
            (true, false) => {
                return self.item(section).map_or(LeafChange::Whole, |item| LeafChange::Item(went(item)));
            }
            (false, true) => {
                if let Some(from) = self.splits.get(section) {
                    return LeafChange::Split((*from).to_owned());
                }
                return self.item(section).map_or(LeafChange::Whole, |item| LeafChange::Item(came(item)));
            }
            _ => {}
        }
        if let Some(change) = self.item(section).and_then(opened_or_closed) {
            return LeafChange::Item(change);
        }
        if new.is_empty() {
            return LeafChange::Whole;
        }
        if self.is_of_another_file(new) {
            return LeafChange::Attachment;
        }
        let places = self.places(old, new);
        if !places.is_empty() {
            return LeafChange::Values(places);
        }
        if old.is_empty() { LeafChange::Whole } else { self.form_or_move(old, new) }
    }

    /// The item of a section as it was handed out and as it is now, each `None` where there is none.
    fn item(&self, section: &str) -> Option<[Option<&'a HandedItem>; 2]> {
        let id = section.strip_prefix("item ")?.split(' ').next()?;
        let found = self
            .records
            .map(|record| record.items_of(self.name).iter().find(|item| item.id == id && !item.gone));
        found.iter().any(Option::is_some).then_some(found)
    }

    /// The sections of items that are closed now and were not, or the other way round.
    fn opened_or_closed(&self) -> HashSet<&'a str> {
        let sections = self.sets.iter().copied().flatten().map(|page| page.section.as_str());
        sections.filter(|section| self.item(section).and_then(opened_or_closed).is_some()).collect()
    }

    /// The sections of which every leaf comes and goes, though both have them: they stand at another place.
    fn rearranged(&self) -> BTreeSet<&'a str> {
        let duplex = self.records[1].duplex;
        let fronts = |set: usize| -> BTreeSet<(&'a str, PageNumber)> {
            leaves(self.sets[set], duplex).map(|leaf| (leaf[0].section.as_str(), leaf[0].label)).collect()
        };
        let (old, new) = (fronts(0), fronts(1));
        let sections = |fronts: &BTreeSet<(&'a str, PageNumber)>| -> BTreeSet<&'a str> {
            fronts.iter().map(|(section, _)| *section).collect()
        };
        let both: BTreeSet<&str> = sections(&old).intersection(&sections(&new)).copied().collect();
        let stays = |section: &&str| old.iter().any(|known| known.0 == *section && new.contains(known));
        both.into_iter().filter(|section| !stays(section)).collect()
    }

    /// Whether a leaf is of a paper made elsewhere whose file is another one than that which was printed.
    fn is_of_another_file(&self, leaf: &[PageRecord]) -> bool {
        let [before, now] =
            self.records.map(|record| move |page: &PageRecord| record.attachments.get(&page.material));
        leaf.iter().any(|page| before(page).is_some() && before(page) != now(page))
    }

    /// Where on a leaf values changed: those that are there now, and those that are gone from the old leaf.
    fn places(&self, old: &[PageRecord], new: &[PageRecord]) -> Vec<String> {
        let on_it = |erratum: &&Erratum| {
            let is_here = |leaf: &[PageRecord], pages: &[PageNumber]| {
                leaf.iter().any(|page| page.material == erratum.material && pages.contains(&page.label))
            };
            let now_on = if erratum.now_on.is_empty() { &erratum.pages } else { &erratum.now_on };
            (erratum.old.is_some() && is_here(old, &erratum.pages))
                || (erratum.new.is_some() && is_here(new, now_on))
        };
        once_each(self.errata.iter().filter(on_it).map(|erratum| erratum.place.clone()))
    }

    /// Where the sections of a leaf have the pages that they had, and no value of them changed, nothing can have moved on it: then
    /// it is the form, unless only numbers are others, as on the list of items where a material moved.
    fn form_or_move(&self, old: &[PageRecord], new: &[PageRecord]) -> LeafChange {
        let texts =
            |leaf: &[PageRecord]| leaf.iter().map(|page| page.content.text.clone()).collect::<Vec<_>>();
        let without_numbers = |leaf: &[PageRecord]| {
            let text = texts(leaf).concat();
            text.chars().filter(|character| !character.is_ascii_digit()).collect::<String>()
        };
        let sections: BTreeSet<&str> = new.iter().map(|page| page.section.as_str()).collect();
        let pages = |set: usize| {
            let own = self.sets[set].iter().filter(|page| sections.contains(page.section.as_str()));
            own.map(|page| (page.section.as_str(), page.label)).collect::<Vec<_>>()
        };
        let materials: BTreeSet<&str> = new.iter().map(|page| page.material.as_str()).collect();
        let stays = pages(0) == pages(1)
            && !self.errata.iter().any(|erratum| materials.contains(erratum.material.as_str()));
        let is_form = texts(old) == texts(new) || without_numbers(old) != without_numbers(new);
        if stays && is_form { LeafChange::Form } else { LeafChange::Moved }
    }
}

/// The leaves of a set by the numbers of their fronts, each with its place.
fn by_front(pages: &[PageRecord], duplex: bool) -> HashMap<PageNumber, (usize, &[PageRecord])> {
    leaves(pages, duplex).enumerate().map(|(at, leaf)| (leaf[0].label, (at, leaf))).collect()
}

fn row_of(step: &Step, materials: Vec<String>, change: LeafChange) -> ExchangeRow {
    let leaves = vec![step.numbers.clone()];
    ExchangeRow { action: step.action, materials, leaves, behind: step.behind, change }
}

/// Whether two rows that follow each other are one.
fn is_one(last: &ExchangeRow, next: &ExchangeRow) -> bool {
    (last.action, &last.materials, &last.change) == (next.action, &next.materials, &next.change)
        && (next.action != Action::Add || next.behind == last.numbers().last().copied())
}

/// Why the papers of an item are no longer in a set.
fn went([_, now]: [Option<&HandedItem>; 2]) -> ItemChange {
    match now {
        Some(item) if item.withdrawn => ItemChange::Withdrawn,
        Some(item) if item.on_the_day => ItemChange::ToTheDay,
        Some(_) => ItemChange::InAdvance,
        None => ItemChange::Went,
    }
}

/// Why the papers of an item are in a set in which they were not.
fn came([before, now]: [Option<&HandedItem>; 2]) -> ItemChange {
    match (before, now) {
        (Some(before), Some(now)) if !before.withdrawn && before.on_the_day != now.on_the_day => {
            if now.on_the_day { ItemChange::ToTheDay } else { ItemChange::InAdvance }
        }
        _ => ItemChange::Came,
    }
}

/// Whether an item that goes on is closed or open now, and was not.
fn opened_or_closed(item: [Option<&HandedItem>; 2]) -> Option<ItemChange> {
    match item {
        [Some(before), Some(now)] if before.closed != now.closed => {
            Some(if now.closed { ItemChange::Closed } else { ItemChange::Opened })
        }
        _ => None,
    }
}

/// The sets that are made now and of which nothing is in the hands.
#[must_use]
pub fn not_printed(hands: &PrintRecord, now: &PrintRecord) -> Vec<BundleSet> {
    let is_new =
        |set: &BundleSet| now.bundles.contains_key(set.name()) && !hands.bundles.contains_key(set.name());
    BundleSet::PRINTED.into_iter().filter(is_new).collect()
}
