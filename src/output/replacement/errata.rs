//! The values that changed since they were handed out (正誤表).

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use serde::{Deserialize, Serialize};

use crate::input::schema::BLACKED;
use crate::output::hands::PageRecord;
use crate::papers::view::{Origin, Value};
use crate::text::page_number::PageNumber;

/// A value that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erratum {
    /// The material.
    pub material: String,
    /// The pages in the hands on which it stands, or that take its place.
    pub pages: Vec<PageNumber>,
    /// The pages on which it stands now, where those are others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub now_on: Vec<PageNumber>,
    /// Where it stands.
    pub place: String,
    /// Whether not the value changed, but what it is called.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_label: bool,
    /// What was printed; `None` if there was nothing.
    pub old: Option<String>,
    /// What is right; `None` if there is nothing now.
    pub new: Option<String>,
    /// The values of files that make it what is right.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub origins: Vec<Origin>,
}

/// One set as it is in the hands, or as it is now.
#[derive(Debug, Clone, Copy)]
pub struct SetView<'a> {
    /// Its pages.
    pub pages: &'a [PageRecord],
    /// Its values, in the order of the paper.
    pub values: &'a [&'a Value],
    /// The sections of which its leaves tell everything: in a public edition, those that were closed or opened.
    pub silent: &'a HashSet<&'a str>,
}

impl<'a> SetView<'a> {
    fn sections(&self) -> HashSet<&'a str> {
        self.pages.iter().map(|page| page.section.as_str()).collect()
    }
}

/// The section of the list of items.
const LIST: &str = "list";

/// The values that changed, came or went in what both have. What came or went as a whole is told by its leaves; of a row of the
/// list that did, one line says so.
#[must_use]
pub fn errata(hand: SetView<'_>, now: SetView<'_>) -> Vec<Erratum> {
    let (before, after) = (hand.sections(), now.sections());
    let stays = |value: &Value| {
        let section = value.section.as_str();
        before.contains(section) && after.contains(section) && !now.silent.contains(section)
    };
    let old = by_place(hand.values);
    let new = by_place(now.values);
    let known: HashMap<Place<'_>, &Value> = old.iter().copied().collect();
    let right: HashSet<Place<'_>> = new.iter().map(|(place, _)| *place).collect();
    let rows = |values: &[(Place<'_>, &Value)]| -> BTreeSet<String> {
        values.iter().filter_map(|(_, value)| row_of(value)).map(ToOwned::to_owned).collect()
    };
    let (old_rows, new_rows) = (rows(&old), rows(&new));
    // Of a row that only one has, its subject stands for the whole.
    let is_told = |value: &Value, others: &BTreeSet<String>| {
        row_of(value).is_none_or(|row| others.contains(row) || value.key.ends_with(SUBJECT))
    };
    let mut errata = Vec::new();
    for (place, value) in new.iter().filter(|(_, value)| stays(value) && is_told(value, &old_rows)) {
        match known.get(place) {
            Some(was) if was.text == value.text => {}
            was => errata.push(erratum([hand, now], was.copied(), Some(value))),
        }
    }
    let gone = old.iter().filter(|(place, _)| !right.contains(place));
    let gone = gone.filter(|(_, value)| stays(value) && is_told(value, &new_rows));
    errata.extend(gone.map(|(_, value)| erratum([hand, now], Some(value), None)));
    labels_told(errata)
}

/// What the key of the subject of a row ends in.
const SUBJECT: &str = " 1";

/// The row of the list in which a value stands.
fn row_of(value: &Value) -> Option<&str> {
    if value.section == LIST { Some(value.key.rsplit_once(' ')?.0) } else { None }
}

/// Where a value stands: section, key, and its count there.
type Place<'a> = (&'a str, &'a str, usize);

/// Values under their place, and their count where one place has several.
fn by_place<'a>(values: &[&'a Value]) -> Vec<(Place<'a>, &'a Value)> {
    let mut seen: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let keyed = values.iter().map(|value| {
        let (section, key) = (value.section.as_str(), value.key.as_str());
        let count = seen.entry((section, key)).or_default();
        *count += 1;
        ((section, key, *count), *value)
    });
    keyed.collect()
}

/// What was printed of a value that is closed now stands on no sheet any more.
fn erratum([hand, now]: [SetView<'_>; 2], old: Option<&Value>, new: Option<&Value>) -> Erratum {
    let [old_text, new_text] =
        [old, new].map(|value| value.map(|value| value.text.as_str()).unwrap_or_default());
    let shown = new.or(old).expect("one of both is there");
    let of_old = old.map(|value| pages_of([hand, now], value, new_text));
    let of_new = new.map(|value| pages_of([now, hand], value, old_text));
    let pages = of_old.clone().or_else(|| of_new.clone()).unwrap_or_default();
    let now_on = of_new.filter(|pages_now| of_old.is_some() && *pages_now != pages).unwrap_or_default();
    Erratum {
        material: shown.material.clone(),
        pages,
        now_on,
        place: shown.place.clone(),
        is_label: false,
        old: old
            .map(|value| if new_text.contains(BLACKED) { BLACKED.to_string() } else { value.text.clone() }),
        new: new.map(|value| value.text.clone()),
        origins: new.map(|value| value.origins.clone()).unwrap_or_default(),
    }
}

/// A value that went under one label and came under another is the same: the label changed.
fn labels_told(errata: Vec<Erratum>) -> Vec<Erratum> {
    let (gone, mut told): (Vec<Erratum>, Vec<Erratum>) =
        errata.into_iter().partition(|erratum| erratum.new.is_none());
    for gone in gone {
        let is_it = |came: &&mut Erratum| {
            came.old.is_none() && came.material == gone.material && came.new == gone.old && !came.is_label
        };
        match told.iter_mut().find(is_it) {
            Some(came) => {
                let new = std::mem::replace(&mut came.place, gone.place.clone());
                let now_on = std::mem::replace(&mut came.pages, gone.pages);
                came.now_on = if now_on == came.pages { Vec::new() } else { now_on };
                (came.is_label, came.old, came.new) = (true, Some(gone.place), Some(new));
                came.origins.clear();
            }
            None => told.push(gone),
        }
    }
    told
}

/// How many characters in a row are looked for where a value changed, more of them first: the fewer, the more often they
/// stand elsewhere too.
const STRETCHES: [usize; 3] = [12, 6, 3];

/// The pages on which a value stands that is another one, or gone: of the pages that are not as they were, those on which it
/// changed.
///
/// - the sets are the one that holds the value, and the other one
/// - `other` is what the value is, or was, in the other one
fn pages_of([own, others]: [SetView<'_>; 2], value: &Value, other: &str) -> Vec<PageNumber> {
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    let pages: Vec<&PageRecord> = own.pages.iter().filter(|page| page.section == value.section).collect();
    let is_as_it_was =
        |page: &&&PageRecord| others.pages.iter().any(|other| other.content.text == page.content.text);
    let changed: Vec<&PageRecord> = pages.iter().filter(|page| !is_as_it_was(page)).copied().collect();
    let (whole, other) = (squeezed(&value.text), squeezed(other));
    // A row of the list is found by its subject.
    let row = row_of(value).and_then(|row| {
        let of_row = |known: &&&Value| row_of(known) == Some(row) && known.key.ends_with(SUBJECT);
        own.values.iter().find(of_row).map(|subject| squeezed(&subject.text))
    });
    if let Some(page) = row.and_then(|row| pages.iter().find(|page| page.content.text.contains(&row))) {
        return vec![page.label];
    }
    let holding = |pages: &[&PageRecord], needle: &str| -> Vec<PageNumber> {
        pages.iter().filter(|page| page.content.text.contains(needle)).map(|page| page.label).collect()
    };
    for pages in [&changed, &pages] {
        let found = holding(pages, &whole);
        if !found.is_empty() && !whole.is_empty() {
            return found;
        }
    }
    // It goes over the end of a page.
    for pages in [&changed, &pages] {
        for length in STRETCHES {
            // What stands in the other text too did not change; a stretch over the end of a page stands on none.
            let stretches = stretches(&whole, length);
            let is_new = |stretch: &&str| other.is_empty() || !other.contains(*stretch);
            let found = stretches.into_iter().filter(is_new).flat_map(|stretch| holding(pages, stretch));
            let mut found: Vec<PageNumber> = found.collect();
            found.sort_unstable();
            found.dedup();
            if !found.is_empty() {
                return found;
            }
        }
    }
    pages.iter().map(|page| page.label).collect()
}

/// The stretches of so many characters of a text; the text itself where it is no longer.
fn stretches(text: &str, length: usize) -> Vec<&str> {
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    if starts.len() <= length {
        return vec![text];
    }
    starts.windows(length + 1).map(|ends| &text[ends[0]..ends[length]]).collect()
}
