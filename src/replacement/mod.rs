//! What to exchange in the printed sets of a meeting (差し替え).

mod difference;
mod lists;
mod prune;
mod record;

pub use lists::{lists, stamp};
pub use record::{PageRecord, RECORD, Record};

use std::collections::{BTreeMap, BTreeSet, HashMap};

use anyhow::{Context, Result};

use crate::checked::once_each;
use crate::typst::Document;
use crate::view::{self, Value};
use crate::workspace::REPLACEMENT;

/// Whether a file is one of what was printed, or of what is exchanged.
#[must_use]
pub fn is_file(name: &str) -> bool {
    let stem = name.strip_suffix(".pdf").or(name.strip_suffix(".txt")).unwrap_or(name);
    let bundles = [view::BUNDLE, view::BUNDLE_ON_THE_DAY];
    let is_bundle = bundles.iter().any(|bundle| stem == *bundle || stem == leaves_of(bundle));
    name == RECORD || (stem != name && (is_bundle || [view::LEAF_LIST, view::ERRATA].contains(&stem)))
}

/// Name of the leaves to exchange in a bundle.
fn leaves_of(bundle: &str) -> String {
    bundle.replace(view::BUNDLE, REPLACEMENT)
}

/// What is to be done with a leaf.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// The new one takes the place of the old one.
    Exchange,
    /// It is put in.
    Add,
    /// It is taken out.
    TakeOut,
}

/// A leaf to exchange.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
    /// The bundle, by file name.
    pub bundle: String,
    /// Its pages, counted from 1 within the bundle.
    pub pages: Vec<usize>,
    /// What is to be done.
    pub action: Action,
    /// The materials on it.
    pub materials: Vec<String>,
    /// The numbers of its pages.
    pub labels: Vec<usize>,
    /// What changed on it.
    pub change: Change,
}

/// What changed on a leaf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Values: where they stand.
    Values(Vec<String>),
    /// Nothing but where things stand, or the numbers of pages.
    Moved,
    /// The words or the look of the form.
    Form,
    /// It comes or goes as a whole.
    Whole,
}

/// A value that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erratum {
    /// The material.
    pub material: String,
    /// The numbers of the pages on which it stands.
    pub pages: Vec<usize>,
    /// Where it stands.
    pub place: String,
    /// What was printed; `None` if there was nothing.
    pub old: Option<String>,
    /// What is right; `None` if there is nothing now.
    pub new: Option<String>,
}

/// Everything that changed since it was printed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Replacement {
    /// The leaves, in order.
    pub leaves: Vec<Leaf>,
    /// The values, in the order of the paper.
    pub errata: Vec<Erratum>,
}

/// Compares what was printed with what is right now.
#[must_use]
pub fn compare(printed: &Record, current: &Record) -> Replacement {
    let errata = errata(printed, current);
    let nothing = Vec::new();
    let names: BTreeSet<&String> = printed.bundles.keys().chain(current.bundles.keys()).collect();
    let mut leaves = Vec::new();
    for name in names {
        let bundles =
            [printed, current].map(|record| record.bundles.get(name).unwrap_or(&nothing).as_slice());
        let [old, new] = bundles;
        let size = if current.duplex { 2 } else { 1 };
        let (old_leaves, new_leaves): (Vec<_>, Vec<_>) =
            (old.chunks(size).collect(), new.chunks(size).collect());
        for index in 0..old_leaves.len().max(new_leaves.len()) {
            let (shown, action, change) = match (old_leaves.get(index), new_leaves.get(index)) {
                (Some(old), Some(new)) if drawn(old) == drawn(new) => continue,
                (Some(old), Some(new)) => (*new, Action::Exchange, change([old, new], bundles, &errata)),
                (None, Some(new)) => {
                    let places = places(new, &errata);
                    let change = if places.is_empty() { Change::Whole } else { Change::Values(places) };
                    (*new, Action::Add, change)
                }
                (Some(old), None) => (*old, Action::TakeOut, Change::Whole),
                (None, None) => continue,
            };
            leaves.push(Leaf {
                bundle: name.clone(),
                pages: (index * size + 1..=index * size + shown.len()).collect(),
                action,
                materials: materials(shown),
                labels: labels(shown),
                change,
            });
        }
    }
    Replacement { leaves, errata }
}

fn drawn(leaf: &[PageRecord]) -> Vec<&str> {
    leaf.iter().map(|page| page.content.drawn.as_str()).collect()
}

fn labels(leaf: &[PageRecord]) -> Vec<usize> {
    leaf.iter().map(|page| page.label).collect()
}

fn materials(leaf: &[PageRecord]) -> Vec<String> {
    once_each(leaf.iter().map(|page| page.material.clone()))
}

/// Where on a leaf values changed.
fn places(leaf: &[PageRecord], errata: &[Erratum]) -> Vec<String> {
    let (labels, materials) = (labels(leaf), materials(leaf));
    let on_it = |erratum: &&Erratum| {
        materials.contains(&erratum.material) && erratum.pages.iter().any(|page| labels.contains(page))
    };
    once_each(errata.iter().filter(on_it).map(|erratum| erratum.place.clone()))
}

/// What made a leaf another one. Where its materials have the pages that they had, and no value of them changed, nothing can
/// have moved on it: then it is the form, unless only numbers are others, as on the list of items where a material moved.
///
/// - `leaf` and `bundle` are as they were, then as they are
fn change(leaf: [&[PageRecord]; 2], bundle: [&[PageRecord]; 2], errata: &[Erratum]) -> Change {
    let [old, new] = leaf;
    let places = places(new, errata);
    if !places.is_empty() {
        return Change::Values(places);
    }
    let texts = |leaf: &[PageRecord]| leaf.iter().map(|page| page.content.text.clone()).collect::<Vec<_>>();
    let without_numbers = |leaf: &[PageRecord]| {
        let text = texts(leaf).concat();
        text.chars().filter(|character| !character.is_ascii_digit()).collect::<String>()
    };
    let materials = materials(new);
    let pages = |bundle: &[PageRecord]| {
        let own = bundle.iter().filter(|page| materials.contains(&page.material));
        own.map(|page| (page.material.clone(), page.label)).collect::<Vec<_>>()
    };
    let stays = pages(bundle[0]) == pages(bundle[1])
        && !errata.iter().any(|erratum| materials.contains(&erratum.material));
    let is_form = texts(old) == texts(new) || without_numbers(old) != without_numbers(new);
    if stays && is_form { Change::Form } else { Change::Moved }
}

/// The values that changed, came or went. Of a material that came or went as a whole, one line says so.
fn errata(printed: &Record, current: &Record) -> Vec<Erratum> {
    let old = by_place(&printed.values);
    let mut gone: HashMap<_, &Value> = old.iter().copied().collect();
    let materials =
        |record: &Record| record.values.iter().map(|value| value.material.clone()).collect::<BTreeSet<_>>();
    let (before, now) = (materials(printed), materials(current));
    let mut errata = Vec::new();
    let mut told: BTreeSet<String> = BTreeSet::new();
    for (key, value) in by_place(&current.values) {
        let was = gone.remove(&key);
        if was.is_some_and(|was| was.text == value.text) {
            continue;
        }
        if !before.contains(&value.material) && !told.insert(value.material.clone()) {
            continue;
        }
        let pages = pages_of(current, value, was.map(|was| was.text.as_str()).unwrap_or_default());
        errata.push(Erratum {
            material: value.material.clone(),
            pages,
            place: value.place.clone(),
            old: was.map(|was| was.text.clone()),
            new: Some(value.text.clone()),
        });
    }
    for (_, value) in old.into_iter().filter(|(key, _)| gone.contains_key(key)) {
        if !now.contains(&value.material) && !told.insert(value.material.clone()) {
            continue;
        }
        errata.push(Erratum {
            material: value.material.clone(),
            pages: pages_of(printed, value, ""),
            place: value.place.clone(),
            old: Some(value.text.clone()),
            new: None,
        });
    }
    errata
}

/// Where a value stands: material, place, and its count there.
type Place<'a> = (&'a str, &'a str, usize);

/// Values under their material and place, and their count where one place has several.
fn by_place(values: &[Value]) -> Vec<(Place<'_>, &Value)> {
    let mut seen: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let keyed = values.iter().map(|value| {
        let count = seen.entry((&value.material, &value.place)).or_default();
        *count += 1;
        ((value.material.as_str(), value.place.as_str(), *count), value)
    });
    keyed.collect()
}

/// The pages on which a value stands: those that hold it whole, else those that hold what stands near its change.
fn pages_of(record: &Record, value: &Value, other: &str) -> Vec<usize> {
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    let pages = record.bundles.values().flatten().filter(|page| page.material == value.material);
    let holding = |needle: &str| -> Vec<usize> {
        pages.clone().filter(|page| page.content.text.contains(needle)).map(|page| page.label).collect()
    };
    let whole = squeezed(&value.text);
    let found = holding(&whole);
    if !found.is_empty() {
        return found;
    }
    // A value that goes on over the end of a page: the surroundings of what changed, wider ones first.
    let new: Vec<char> = whole.chars().collect();
    let old: Vec<char> = squeezed(other).chars().collect();
    let same = new.iter().zip(&old).take_while(|(a, b)| a == b).count();
    for width in [12, 6, 3] {
        let part: String = new[same.saturating_sub(width)..(same + width).min(new.len())].iter().collect();
        let found = holding(&part);
        if !part.is_empty() && !found.is_empty() {
            return found;
        }
    }
    pages.map(|page| page.label).collect()
}

/// The files of a replacement: the pages to print, of each bundle that has any, and the lists with their text twins.
///
/// # Errors
///
/// If a bundle is not built as Typst builds it.
pub fn files(
    stamped: &[Document],
    lists: &[Document],
    replacement: &Replacement,
) -> Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    for document in stamped {
        let name = &document.view.file;
        let printed =
            replacement.leaves.iter().filter(|leaf| leaf.bundle == *name && leaf.action != Action::TakeOut);
        let pages: BTreeSet<usize> = printed.flat_map(|leaf| leaf.pages.iter().copied()).collect();
        if !pages.is_empty() {
            let pdf = prune::pruned(&document.pdf.bytes, &pages).with_context(|| document.view.path())?;
            files.push((format!("{}.pdf", leaves_of(name)), pdf));
        }
    }
    for list in lists {
        files.push((format!("{}.pdf", list.view.file), list.pdf.bytes.clone()));
        files.push((format!("{}.txt", list.view.file), list.view.content.twin().into_bytes()));
    }
    Ok(files)
}
