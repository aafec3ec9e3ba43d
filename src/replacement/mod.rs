//! What to exchange in the printed sets of a meeting (差し替え).

mod difference;
mod prune;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use crate::checked::CheckedMeeting;
use crate::fault::Fault;
use crate::packet::places;
use crate::pages::{PageText, Pages};
use crate::phrase::Phrase;
use crate::typst::Document;
use crate::view::{self, Content, ListingPiece, ListingRow, Value};

use difference::difference;

/// Name of the folder in which the output of a meeting keeps what was printed.
pub const PRINTED: &str = "printed";
/// Name of the folder of a replacement.
pub const FOLDER: &str = "replacement";
/// Name of the record in the folder of what was printed.
pub const RECORD: &str = "printed.json";

/// What was handed to the printer: every value and every leaf.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Version of this file's form.
    pub version: u32,
    /// Whether it was printed on both sides.
    pub duplex: bool,
    /// The bundles, by file name.
    pub bundles: BTreeMap<String, Vec<PageRecord>>,
    /// The matching numbers, by material.
    pub matching_numbers: BTreeMap<String, String>,
    /// Every value, in the order of the paper.
    pub values: Vec<Value>,
}

/// A page of a bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageRecord {
    /// Its number.
    pub label: usize,
    /// The material to which it belongs; of the pages before the first one, their heading.
    pub material: String,
    /// What it says.
    #[serde(flatten)]
    pub content: PageText,
}

impl Record {
    /// The record of finished bundles.
    ///
    /// # Errors
    ///
    /// If a bundle does not hold what its view says.
    pub fn of<'a>(documents: impl Iterator<Item = &'a Document>) -> Result<Self> {
        let mut record = Self {
            version: 1,
            duplex: false,
            bundles: BTreeMap::new(),
            matching_numbers: BTreeMap::new(),
            values: Vec::new(),
        };
        for document in documents {
            let Content::Bundle(bundle) = &document.view.content else { continue };
            let pages = Pages::read(&document.pdf).with_context(|| document.view.path())?;
            let chapters = pages.chapters()?;
            let places = places(bundle, &pages).with_context(|| document.view.path())?;
            let first = pages.first_label()?;
            let material = |page: usize| {
                let part = places.iter().rfind(|place| place.pages.start <= page);
                let chapter = chapters.iter().rfind(|chapter| chapter.page <= page);
                let heading = chapter.map(|chapter| chapter.title.clone()).unwrap_or_default();
                part.map_or(heading, |place| place.part.title_of_pages().to_owned())
            };
            let records = (1..=pages.count()).map(|page| {
                Ok(PageRecord {
                    label: first + page - 1,
                    material: material(page),
                    content: pages.page(page)?,
                })
            });
            record.bundles.insert(document.view.file.clone(), records.collect::<Result<_>>()?);
            let numbered = bundle.parts.iter().filter(|part| !part.matching_number.is_empty());
            record
                .matching_numbers
                .extend(numbered.map(|part| (part.number.clone(), part.matching_number.clone())));
            record.duplex = bundle.layout.duplex;
            let known: Vec<Value> = std::mem::take(&mut record.values);
            // The list of the day says again what the other one says.
            let new = bundle.values().into_iter().filter(|value| !known.contains(value)).collect::<Vec<_>>();
            record.values = [known, new].concat();
        }
        Ok(record)
    }

    /// The record in a folder of what was printed.
    ///
    /// # Errors
    ///
    /// If there is none, or it cannot be read.
    pub fn read(folder: &Path) -> Result<Self> {
        let file = folder.join(RECORD);
        let fault = |id| Fault::new(id).with("path", file.display());
        let text = std::fs::read_to_string(&file).map_err(|_| fault("not-printed"))?;
        Ok(serde_json::from_str(&text).map_err(|error| fault("printed-unreadable").with("error", error))?)
    }

    /// The file's text.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("a record holds only texts and numbers") + "\n"
    }
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
    /// Where on it values changed; nothing if it only moved.
    pub places: Vec<String>,
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
        let [old, new] = [printed, current].map(|record| record.bundles.get(name).unwrap_or(&nothing));
        let size = if current.duplex { 2 } else { 1 };
        let (old_leaves, new_leaves): (Vec<_>, Vec<_>) =
            (old.chunks(size).collect(), new.chunks(size).collect());
        for index in 0..old_leaves.len().max(new_leaves.len()) {
            let (shown, action) = match (old_leaves.get(index), new_leaves.get(index)) {
                (Some(old), Some(new)) if drawn(old) == drawn(new) => continue,
                (Some(_), Some(new)) => (*new, Action::Exchange),
                (None, Some(new)) => (*new, Action::Add),
                (Some(old), None) => (*old, Action::TakeOut),
                (None, None) => continue,
            };
            leaves.push(leaf(name, index * size, shown, action, &errata));
        }
    }
    Replacement { leaves, errata }
}

fn drawn(leaf: &[PageRecord]) -> Vec<&str> {
    leaf.iter().map(|page| page.content.drawn.as_str()).collect()
}

fn leaf(bundle: &str, before: usize, pages: &[PageRecord], action: Action, errata: &[Erratum]) -> Leaf {
    let labels: Vec<usize> = pages.iter().map(|page| page.label).collect();
    let mut materials: Vec<String> = Vec::new();
    for page in pages {
        if !materials.contains(&page.material) {
            materials.push(page.material.clone());
        }
    }
    let on_it = |erratum: &&Erratum| {
        materials.contains(&erratum.material) && erratum.pages.iter().any(|page| labels.contains(page))
    };
    let mut places: Vec<String> = Vec::new();
    for erratum in errata.iter().filter(on_it) {
        if !places.contains(&erratum.place) {
            places.push(erratum.place.clone());
        }
    }
    Leaf {
        bundle: bundle.to_owned(),
        pages: (before + 1..=before + pages.len()).collect(),
        action,
        materials,
        labels,
        places: if action == Action::TakeOut { Vec::new() } else { places },
    }
}

/// The values that changed, came or went. Of a material that came or went as a whole, one line says so.
fn errata(printed: &Record, current: &Record) -> Vec<Erratum> {
    let mut old = by_place(&printed.values);
    let materials =
        |record: &Record| record.values.iter().map(|value| value.material.clone()).collect::<BTreeSet<_>>();
    let (before, now) = (materials(printed), materials(current));
    let mut errata = Vec::new();
    let mut told: BTreeSet<String> = BTreeSet::new();
    for (key, value) in by_place(&current.values) {
        let was = old.iter().position(|(other, _)| *other == key).map(|at| old.remove(at).1);
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
    for (_, value) in old {
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

/// Values under their material and place, and their count where one place has several.
fn by_place(values: &[Value]) -> Vec<((&str, &str, usize), &Value)> {
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
            let pdf = prune::pruned(&document.pdf, &pages).with_context(|| document.view.path())?;
            files.push((format!("{}.pdf", name.replace(view::BUNDLE, FOLDER)), pdf));
        }
    }
    for list in lists {
        files.push((format!("{}.pdf", list.view.file), list.pdf.clone()));
        files.push((format!("{}.txt", list.view.file), list.view.content.twin().into_bytes()));
    }
    Ok(files)
}

/// The mark on every page of a replacement.
#[must_use]
pub fn stamp(meeting: &CheckedMeeting) -> String {
    let words = &meeting.profile.council().value.bundle.replacement;
    Phrase::parse(&words.mark).fill(|_| day(meeting))
}

fn day(meeting: &CheckedMeeting) -> String {
    let date = meeting.meeting.replacement_date.as_ref().unwrap_or(&meeting.meeting.date);
    date.printed(meeting.meeting.date.first_day())
}

/// The list of leaves (差し替え一覧) and the list of values (正誤表), each if it has rows.
#[must_use]
pub fn lists(meeting: &CheckedMeeting, replacement: &Replacement) -> Vec<view::View> {
    let words = &meeting.profile.council().value.bundle.replacement;
    let heading = |text: &str| {
        Phrase::parse(text)
            .fill(|blank| if blank == "日付" { day(meeting) } else { meeting.meeting.title.clone() })
    };
    let (leaf_words, errata_words) = (&words.list, &words.errata);
    let leaves = replacement.leaves.iter().map(|leaf| {
        let action = match leaf.action {
            Action::Exchange => &leaf_words.exchange,
            Action::Add => &leaf_words.add,
            Action::TakeOut => &leaf_words.take_out,
        };
        let change = match (leaf.action, leaf.places.is_empty()) {
            (Action::TakeOut, _) => String::new(),
            (_, true) => leaf_words.moved.clone(),
            (_, false) => leaf.places.join("\n"),
        };
        let cells = [leaf.materials.join("\n"), pages(&leaf.labels), action.clone(), change];
        ListingRow { cells: cells.map(ListingPiece::cell).into() }
    });
    let errata = replacement.errata.iter().map(|erratum| {
        let [old, new] = [&erratum.old, &erratum.new].map(|text| text.as_deref().unwrap_or_default());
        let (mut wrong, mut right) = difference(old, new);
        if erratum.old.is_none() {
            wrong = ListingPiece::cell(&errata_words.nothing);
        }
        if erratum.new.is_none() {
            right = ListingPiece::cell(&errata_words.nothing);
        }
        let [material, page, place] =
            [erratum.material.clone(), pages(&erratum.pages), erratum.place.clone()].map(ListingPiece::cell);
        ListingRow { cells: vec![material, page, place, wrong, right] }
    });
    let lists = [
        view::leaf_list(meeting, heading(&leaf_words.heading), leaves.collect()),
        view::errata(meeting, heading(&errata_words.heading), errata.collect()),
    ];
    lists.into_iter().flatten().collect()
}

fn pages(labels: &[usize]) -> String {
    labels.iter().map(ToString::to_string).collect::<Vec<_>>().join("、")
}
