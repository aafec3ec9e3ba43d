//! What is in the hands, or is to be there: every value and every leaf.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};

use crate::cache::fingerprint::fingerprint;
use crate::diagnostic::fault::Fault;
use crate::diagnostic::path::{at, shown};
use crate::disk::{self, is_absence};
use crate::limits;
use crate::papers::document_id::BundleSet;
use crate::papers::view::{BundleText, DocumentContent, Value, View};
use crate::typeset::pdf::bundle_map::places;
use crate::typeset::pdf::pages::Pages;
use crate::workspace::HandedItem;
use crate::workspace::handed_out::RECORD;

use super::page::{PageRecord, Sets};

/// The version of the form of records. The first one knew pages by the numbers of their materials alone.
const VERSION: u32 = 2;

/// What was handed out: every value and every leaf.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrintRecord {
    /// Version of this file's form.
    pub version: u32,
    /// The meeting, by its folder; empty in records of versions that did not write it.
    #[serde(default)]
    pub meeting: String,
    /// The day on which it was printed: 2026-05-01.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<String>,
    /// Whether it was printed on both sides.
    pub duplex: bool,
    /// The bundles, by file name.
    pub bundles: Sets,
    /// The matching numbers, by case.
    pub matching_numbers: BTreeMap<String, String>,
    /// Checksums of the papers made elsewhere that are bound in, by the numbers of their materials.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub attachments: BTreeMap<String, String>,
    /// The items of the meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub items: Option<Vec<HandedItem>>,
    /// The items as they were in sets that were printed later than the others, by file name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub items_of_sets: BTreeMap<String, Vec<HandedItem>>,
    /// Checksums of what the bundles say and of how it is set, by file name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub contents: BTreeMap<String, String>,
    /// Every value, in the order of the paper.
    pub values: Vec<Value>,
}

/// Checksum of what a bundle says and of how it is set. The numbers of its pages are no part of it.
#[must_use]
pub fn content_of(view: &View) -> String {
    let files = &view.profile.texts.typst_files;
    let library: BTreeMap<&str, &str> =
        files.iter().map(|(name, file)| (name.as_str(), file.text.as_str())).collect();
    let mut content = serde_json::to_value(&view.content).expect("a view holds texts");
    // Labels are called after the folder of the meeting, and seen by nobody.
    content["document"]["id"].take();
    fingerprint(&(content, library, view.profile.fonts.checksums()))
}

impl PrintRecord {
    /// The record of finished bundles of a meeting.
    ///
    /// - `items` are those of the meeting
    ///
    /// # Errors
    ///
    /// If a bundle does not hold what its view says.
    pub fn of<'a>(
        items: Vec<HandedItem>,
        documents: impl Iterator<Item = (&'a View, &'a [u8])>,
    ) -> Result<Self> {
        let mut record = Self { version: VERSION, items: Some(items), ..Self::default() };
        for (view, pdf) in documents {
            let (DocumentContent::Bundle(bundle), Some(set)) = (&view.content, view.bundle_set()) else {
                continue;
            };
            let name = set.name().to_owned();
            record.meeting.clone_from(&view.id.meeting);
            record.duplex = bundle.layout.duplex;
            record.contents.insert(name.clone(), content_of(view));
            record.bundles.insert(name, pages_of(bundle, pdf).with_context(|| view.path())?);
            let cases = bundle.parts.iter().filter(|part| !part.case.is_empty());
            record
                .matching_numbers
                .extend(cases.map(|part| (part.case.clone(), part.matching_number.clone())));
            let bound = bundle.parts.iter().filter_map(|part| Some((part, part.bound.first()?)));
            let sums = bound.map(|(part, bound)| (part.number.to_string(), bound.file.file.sha256.clone()));
            record.attachments.extend(sums);
            record.values.extend(bundle.values(set.name()));
        }
        Ok(record)
    }

    /// Whether its pages are known by what they belong to, and not by the numbers of their materials alone.
    #[must_use]
    pub fn knows_sections(&self) -> bool {
        self.version >= VERSION
    }

    /// The same record with pages and values known by the numbers of their materials alone, as the first version knows them.
    #[must_use]
    pub fn by_material(mut self) -> Self {
        for page in self.bundles.values_mut().flatten() {
            page.section.clone_from(&page.material);
        }
        self.values = values_by_material(self.values);
        self
    }

    /// Checksum of all that it says.
    #[must_use]
    pub fn checksum(&self) -> String {
        fingerprint(self)
    }

    /// The record in a folder of what was printed.
    ///
    /// # Errors
    ///
    /// If there is none, or it cannot be read.
    pub fn read(folder: &Path) -> Result<Self> {
        let file = folder.join(RECORD);
        let text = match disk::read_text(&file, limits::MADE_BYTES) {
            Err(error) if is_absence(&error) => bail!(Fault::new("not-printed").with("path", shown(&file))),
            text => text.with_context(at(&file))?,
        };
        let unreadable = || Fault::new("printed-unreadable").with("path", shown(&file));
        let record: Self = serde_json::from_str(&text).map_err(|error| unreadable().with("error", error))?;
        if record.version > VERSION {
            bail!(unreadable().with("error", format!("version {}", record.version)));
        }
        Ok(record.completed())
    }

    /// Earlier versions printed both sets, and named those alone in which there was something.
    fn completed(mut self) -> Self {
        if !self.knows_sections() {
            for set in BundleSet::PRINTED {
                self.bundles.entry(set.name().to_owned()).or_default();
            }
        }
        self
    }

    /// The items as they are in a set.
    #[must_use]
    pub fn items_of(&self, set: &str) -> &[HandedItem] {
        let all = || self.items.as_deref().unwrap_or_default();
        self.items_of_sets.get(set).map_or_else(all, Vec::as_slice)
    }

    /// The same record with the sets of another one, of which nothing was in the hands.
    #[must_use]
    pub fn with_sets_of(mut self, other: Self) -> Self {
        let items = other.items.unwrap_or_default();
        for name in other.bundles.keys() {
            self.items_of_sets.insert(name.clone(), items.clone());
        }
        let known = self.items.get_or_insert_default();
        let new = items.into_iter().filter(|item| known.iter().all(|known| known.id != item.id));
        known.extend(new.collect::<Vec<_>>());
        self.bundles.extend(other.bundles);
        self.contents.extend(other.contents);
        self.values.extend(other.values);
        self.attachments.extend(other.attachments);
        for (case, number) in other.matching_numbers {
            self.matching_numbers.entry(case).or_insert(number);
        }
        self
    }

    /// The same record of those sets alone that another one has, each of them, be there something in it or not.
    #[must_use]
    pub fn of_sets_of(mut self, other: &Self) -> Self {
        let is_kept = |name: &str| other.bundles.contains_key(name);
        self.bundles.retain(|name, _| is_kept(name));
        self.contents.retain(|name, _| is_kept(name));
        self.values.retain(|value| is_kept(&value.bundle));
        for name in other.bundles.keys() {
            self.bundles.entry(name.clone()).or_default();
        }
        self
    }

    /// The file's text.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("a record holds only texts and numbers") + "\n"
    }
}

/// Values as the first version knew them: by the numbers of their materials, and a contact as one value. Blanks and line ends are
/// no difference then.
#[must_use]
pub fn values_by_material(values: Vec<Value>) -> Vec<Value> {
    let mut known: Vec<Value> = Vec::with_capacity(values.len());
    let mut contact = None;
    for mut value in values {
        let place = value.key.strip_prefix(CONTACT).and_then(|key| key.split(' ').next());
        let own = place.map(|at| (value.bundle.clone(), value.material.clone(), at.to_owned()));
        value.text = value.text.split_whitespace().collect::<Vec<_>>().join(" ");
        if let (true, Some(last)) = (own.is_some() && own == contact, known.last_mut()) {
            last.text = format!("{} {}", last.text, value.text);
            continue;
        }
        if own.is_some() {
            // It had the place of the title of its paper.
            let is_title = |known: &&Value| known.material == value.material && known.place == known.text;
            value.place = known.iter().rev().find(is_title).map_or(value.place, |title| title.place.clone());
        }
        contact = own;
        value.section.clone_from(&value.material);
        value.key.clone_from(&value.place);
        known.push(value);
    }
    known
}

/// What the keys of the parts of a contact begin with.
const CONTACT: &str = "contact ";

/// Whether a value says whom to call.
#[must_use]
pub fn is_contact(value: &Value) -> bool {
    value.key.starts_with(CONTACT)
}

/// The pages of a bundle, each with what it belongs to.
fn pages_of(bundle: &BundleText, pdf: &[u8]) -> Result<Vec<PageRecord>> {
    let pages = Pages::read(pdf)?;
    let chapters = pages.chapters()?;
    let places = places(bundle, &pages)?;
    let labels = pages.labels()?;
    // Of the pages before the materials: cover, list.
    let before = |page: usize| {
        let chapter = chapters.iter().rposition(|chapter| chapter.page <= page)?;
        let front = bundle.fronts.get(chapter);
        let heading = front.map(|front| front.heading.clone()).filter(|heading| !heading.is_empty());
        let section = if front.is_some() { "front" } else { "list" };
        Some((heading.unwrap_or_else(|| chapters[chapter].title.clone()), section.to_owned()))
    };
    let owner = |page: usize| {
        let part = places.iter().rfind(|place| place.pages.start <= page).map(|place| place.part);
        let of_part = part.map(|part| (part.title_of_pages().to_owned(), part.key.clone()));
        of_part.or_else(|| before(page)).unwrap_or_default()
    };
    let is_bound =
        |page: usize| places.iter().any(|place| !place.part.bound.is_empty() && place.pages.contains(&page));
    let records = (1..=pages.count()).map(|page| {
        let mut content = pages.page(page)?;
        if is_bound(page) {
            content.drawn = fingerprint(&(content.drawn, pages.pictures(page)?));
        }
        let (material, section) = owner(page);
        Ok(PageRecord { label: labels[page - 1], material, section, content })
    });
    records.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg_attr(windows, ignore = "a name that is too long is there one that is not there")]
    fn a_record_that_cannot_be_looked_at_is_not_said_to_be_missing() {
        let fault = |folder: &Path| {
            let error = PrintRecord::read(folder).expect_err("it cannot be read");
            error.downcast_ref::<Fault>().map(|fault| fault.id)
        };
        assert_eq!(fault(Path::new("no-such-folder")), Some("not-printed"));
        assert_eq!(fault(Path::new(&"あ".repeat(300))), None);
    }
}
