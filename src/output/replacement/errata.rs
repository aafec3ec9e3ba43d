//! The values that changed since a set was printed (正誤表).

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::papers::view::{Origin, Value};

use super::{PageRecord, PrintRecord};

/// A value that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erratum {
    /// The bundle, by file name.
    pub bundle: String,
    /// The material.
    pub material: String,
    /// The numbers of the pages on which it stands, or stood if it is gone.
    pub pages: Vec<usize>,
    /// Where it stands.
    pub place: String,
    /// What was printed; `None` if there was nothing.
    pub old: Option<String>,
    /// What is right; `None` if there is nothing now.
    pub new: Option<String>,
    /// The values of files that make it what is right.
    pub origins: Vec<Origin>,
}

/// The values that changed, came or went. Of a material that came or went as a whole, one line says so.
pub(super) fn errata(printed: &PrintRecord, current: &PrintRecord) -> Vec<Erratum> {
    // A record that does not name the bundles is compared without them.
    let named = printed.values.iter().any(|value| !value.bundle.is_empty());
    let old = by_place(&printed.values, named);
    let mut gone: HashMap<_, &Value> = old.iter().copied().collect();
    let materials = |record: &PrintRecord| {
        record.values.iter().map(|value| value.material.clone()).collect::<BTreeSet<_>>()
    };
    let (before, now) = (materials(printed), materials(current));
    let mut errata = Vec::new();
    let mut told: BTreeSet<String> = BTreeSet::new();
    let erratum = |value: &Value, pages: Vec<usize>, old: Option<&Value>, new: Option<&Value>| Erratum {
        bundle: if named { value.bundle.clone() } else { String::new() },
        material: value.material.clone(),
        pages,
        place: value.place.clone(),
        old: old.map(|value| value.text.clone()),
        new: new.map(|value| value.text.clone()),
        origins: new.map(|value| value.origins.clone()).unwrap_or_default(),
    };
    for (key, value) in by_place(&current.values, named) {
        let was = gone.remove(&key);
        if was.is_some_and(|was| was.text == value.text) {
            continue;
        }
        if !before.contains(&value.material) && !told.insert(value.material.clone()) {
            continue;
        }
        let pages = pages_of([current, printed], value, was.map(|was| was.text.as_str()).unwrap_or_default());
        errata.push(erratum(value, pages, was, Some(value)));
    }
    for (_, value) in old.into_iter().filter(|(key, _)| gone.contains_key(key)) {
        if !now.contains(&value.material) && !told.insert(value.material.clone()) {
            continue;
        }
        let pages = pages_of([printed, current], value, "");
        errata.push(erratum(value, pages, Some(value), None));
    }
    errata
}

/// Where a value stands: bundle, material, place, and its count there.
type Place<'a> = (&'a str, &'a str, &'a str, usize);

/// Values under their bundle, material and place, and their count where one place has several.
fn by_place(values: &[Value], named: bool) -> Vec<(Place<'_>, &Value)> {
    let mut seen: BTreeMap<(&str, &str, &str), usize> = BTreeMap::new();
    let keyed = values.iter().map(|value| {
        let bundle = if named { value.bundle.as_str() } else { "" };
        let count = seen.entry((bundle, &value.material, &value.place)).or_default();
        *count += 1;
        ((bundle, value.material.as_str(), value.place.as_str(), *count), value)
    });
    keyed.collect()
}

/// How many characters in a row are looked for where a value changed, more of them first: the fewer, the more often they
/// stand elsewhere too.
const STRETCHES: [usize; 3] = [12, 6, 3];

/// The pages on which a value stands that is another one, or gone: of the pages that are not as they were, those on which it
/// changed.
///
/// - `records` are the one that holds the value, and the other one
/// - `other` is what the value is, or was, in the other one
fn pages_of(records: [&PrintRecord; 2], value: &Value, other: &str) -> Vec<usize> {
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    let [own, others] = records.map(|record| {
        let bundles = record.bundles.iter();
        let of_value = bundles.filter(|(name, _)| value.bundle.is_empty() || **name == value.bundle);
        let pages = of_value.flat_map(|(_, pages)| pages).filter(|page| page.material == value.material);
        pages.collect::<Vec<&PageRecord>>()
    });
    let is_as_it_was =
        |page: &&&PageRecord| others.iter().any(|other| other.content.text == page.content.text);
    let changed: Vec<&PageRecord> = own.iter().filter(|page| !is_as_it_was(page)).copied().collect();
    let (whole, other) = (squeezed(&value.text), squeezed(other));
    for pages in [&changed, &own] {
        let holding = |needle: &str| -> Vec<usize> {
            pages.iter().filter(|page| page.content.text.contains(needle)).map(|page| page.label).collect()
        };
        for length in STRETCHES {
            // What stands in the other text too did not change; a stretch over the end of a page stands on none.
            let stretches = stretches(&whole, length);
            let is_new = |stretch: &&str| other.is_empty() || !other.contains(*stretch);
            let mut found: Vec<usize> = stretches.into_iter().filter(is_new).flat_map(holding).collect();
            found.sort_unstable();
            found.dedup();
            if !found.is_empty() {
                return found;
            }
        }
        let found = holding(&whole);
        if !found.is_empty() {
            return found;
        }
    }
    own.iter().map(|page| page.label).collect()
}

/// The stretches of so many characters of a text; the text itself where it is no longer.
fn stretches(text: &str, length: usize) -> Vec<&str> {
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    if starts.len() <= length {
        return vec![text];
    }
    starts.windows(length + 1).map(|ends| &text[ends[0]..ends[length]]).collect()
}

/// What two bundles say is listed once, with the pages of both.
pub(super) fn told_once(errata: Vec<Erratum>) -> Vec<Erratum> {
    let mut told: Vec<Erratum> = Vec::new();
    for erratum in errata {
        let is_same = |other: &&mut Erratum| {
            other.bundle != erratum.bundle
                && (&other.material, &other.place, &other.old, &other.new)
                    == (&erratum.material, &erratum.place, &erratum.old, &erratum.new)
        };
        match told.iter_mut().find(is_same) {
            Some(other) => {
                other.pages.extend(erratum.pages);
                other.pages.sort_unstable();
                other.pages.dedup();
            }
            None => told.push(erratum),
        }
    }
    told
}
