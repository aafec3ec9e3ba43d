//! What was handed to the printer.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};

use crate::cache::fingerprint::fingerprint;
use crate::diagnostic::fault::Fault;
use crate::diagnostic::path::{at, shown};
use crate::disk::{self, is_absence};
use crate::limits;
use crate::papers::view::{DocumentContent, Value, View};
use crate::typeset::pdf::bundle_map::places;
use crate::typeset::pdf::pages::{PageText, Pages};

/// Name of the record in the folder of what was printed.
pub const RECORD: &str = "printed.json";

/// What was handed to the printer: every value and every leaf.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrintRecord {
    /// Version of this file's form.
    pub version: u32,
    /// The meeting, by its folder; empty in records of versions that did not write it.
    #[serde(default)]
    pub meeting: String,
    /// Whether it was printed on both sides.
    pub duplex: bool,
    /// The bundles, by file name.
    pub bundles: BTreeMap<String, Vec<PageRecord>>,
    /// The matching numbers, by case.
    pub matching_numbers: BTreeMap<String, String>,
    /// Checksums of the papers made elsewhere that are bound in, by the numbers of their materials.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub attachments: BTreeMap<String, String>,
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

impl PrintRecord {
    /// The record of finished bundles.
    ///
    /// # Errors
    ///
    /// If a bundle does not hold what its view says.
    pub fn of<'a>(documents: impl Iterator<Item = (&'a View, &'a [u8])>) -> Result<Self> {
        let mut record = Self {
            version: 1,
            meeting: String::new(),
            duplex: false,
            bundles: BTreeMap::new(),
            matching_numbers: BTreeMap::new(),
            attachments: BTreeMap::new(),
            values: Vec::new(),
        };
        for (view, pdf) in documents {
            let (DocumentContent::Bundle(bundle), Some(set)) = (&view.content, view.bundle_set()) else {
                continue;
            };
            record.meeting.clone_from(&view.id.meeting);
            let pages = Pages::read(pdf).with_context(|| view.path())?;
            let chapters = pages.chapters()?;
            let places = places(bundle, &pages).with_context(|| view.path())?;
            let first = pages.first_label()?;
            let material = |page: usize| {
                let part = places.iter().rfind(|place| place.pages.start <= page);
                let heading = || {
                    let chapter = chapters.iter().rposition(|chapter| chapter.page <= page)?;
                    let front = bundle.fronts.get(chapter).map(|front| &front.heading);
                    Some(
                        front
                            .filter(|heading| !heading.is_empty())
                            .unwrap_or(&chapters[chapter].title)
                            .clone(),
                    )
                };
                part.map_or_else(
                    || heading().unwrap_or_default(),
                    |place| place.part.title_of_pages().to_owned(),
                )
            };
            let is_bound = |page: usize| {
                places.iter().any(|place| !place.part.bound.is_empty() && place.pages.contains(&page))
            };
            let records = (1..=pages.count()).map(|page| {
                let mut content = pages.page(page)?;
                if is_bound(page) {
                    content.drawn = fingerprint(&(content.drawn, pages.pictures(page)?));
                }
                Ok(PageRecord { label: first + page - 1, material: material(page), content })
            });
            record.bundles.insert(set.name().to_owned(), records.collect::<Result<_>>()?);
            let cases = bundle.parts.iter().filter(|part| !part.case.is_empty());
            record
                .matching_numbers
                .extend(cases.map(|part| (part.case.clone(), part.matching_number.clone())));
            let bound = bundle.parts.iter().filter_map(|part| Some((part, part.bound.first()?)));
            let sums = bound.map(|(part, bound)| (part.number.to_string(), bound.file.file.sha256.clone()));
            record.attachments.extend(sums);
            record.duplex = bundle.layout.duplex;
            record.values.extend(bundle.values(set.name()));
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
        let text = match disk::read_text(&file, limits::MADE_BYTES) {
            Err(error) if is_absence(&error) => {
                bail!(Fault::new("not-printed").with("path", shown(&file)));
            }
            text => text.with_context(at(&file))?,
        };
        let unreadable = || Fault::new("printed-unreadable").with("path", shown(&file));
        Ok(serde_json::from_str(&text).map_err(|error| unreadable().with("error", error))?)
    }

    /// The file's text.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("a record holds only texts and numbers") + "\n"
    }
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
