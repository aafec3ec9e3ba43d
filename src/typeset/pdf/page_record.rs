//! What a manifest says of a document.

use std::collections::BTreeMap;

use anyhow::{Result, bail};
use serde::{Deserialize, Serialize};

use crate::diagnostic::fault::Fault;
use crate::papers::document_id::BundleSet;
use crate::papers::placement::printed_pages;
use crate::papers::templates::Source;
use crate::papers::view::{BoundText, DocumentContent};
use crate::text::page_number::PageNumber;
use crate::typeset::pdf::bundle_map::{BundlePlace, places};
use crate::typeset::pdf::pages::Pages;

/// The record of one document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentRecord {
    /// Checksum of everything that it was made of: source, library, fonts, versions.
    #[serde(default)]
    pub source: String,
    /// SHA-256 of the PDF.
    pub sha256: String,
    /// SHA-256 of the text alternative.
    pub text_sha256: String,
    /// Pages.
    pub pages: usize,
    /// Leaves of paper in one set; only of the meeting's own documents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leaves: Option<usize>,
}

/// A material of a bundle, or the paper made elsewhere for which it has a slip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MaterialRecord {
    /// Number of the material: 資料1.
    pub number: String,
    /// Its line in the outline.
    pub title: String,
    /// The bundle, by file name.
    pub document: String,
    /// The page on which it begins, as the bundle counts.
    pub first_page: PageNumber,
    /// The page on which it ends, where that does not follow from how many it has: some were put in later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_page: Option<PageNumber>,
    /// Pages.
    pub pages: usize,
    /// Leaves.
    pub leaves: usize,
    /// Pages that it would have more, were long texts not set over the full width and the contacts not drawn in on the cover.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub saved_pages: usize,
    /// Matching number; empty where it is of no one case.
    pub matching_number: String,
    /// Whether it is a slip, for which a paper made elsewhere is put in.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub slip: bool,
    /// The file that is bound in as this material.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attachment: Option<BoundRecord>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_zero(number: &usize) -> bool {
    *number == 0
}

impl MaterialRecord {
    /// Leaves that it would have more.
    ///
    /// - `duplex`: whether both sides are printed
    #[must_use]
    pub fn saved_leaves(&self, duplex: bool) -> usize {
        leaves(self.pages + self.saved_pages, duplex) - leaves(self.pages, duplex)
    }

    /// The page on which it ends.
    #[must_use]
    pub fn last_page(&self) -> PageNumber {
        self.last_page.unwrap_or(PageNumber::plain(self.first_page.page + self.pages.max(1) - 1))
    }
}

/// A file that is bound in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoundRecord {
    /// Its name.
    pub file: String,
    /// SHA-256 of its content.
    pub sha256: String,
    /// Pages that are turned, from 1.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub turned: Vec<usize>,
    /// Pages that are printed smaller, from 1, and how large, in hundredths.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub scaled: BTreeMap<usize, u32>,
}

impl BoundRecord {
    fn of(bound: &BoundText, source: &Source) -> Self {
        let file = &bound.file.file;
        let placed = source.placements.get(&bound.name).map(Vec::as_slice).unwrap_or_default();
        Self {
            file: file.path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            sha256: file.sha256.clone(),
            turned: placed.iter().filter(|page| page.turned).map(|page| page.page).collect(),
            scaled: placed
                .iter()
                .filter(|page| page.percent < 100)
                .map(|page| (page.page, page.percent))
                .collect(),
        }
    }
}

/// What a document of a meeting holds, as far as pages run through it. Of every document it is looked at whether it holds what
/// it is to hold.
///
/// # Errors
///
/// If it does not hold that.
pub fn materials(source: &Source, pages: &Pages) -> Result<Vec<MaterialRecord>> {
    let view = &source.view;
    let DocumentContent::Bundle(bundle) = &view.content else { return Ok(Vec::new()) };
    let places = places(bundle, pages)?;
    places.iter().try_for_each(|place| demand_every_page(place, bundle.layout.duplex))?;
    if !bundle.layout.running || !view.is_printed() {
        return Ok(Vec::new());
    }
    let (labels, savings) = (pages.labels()?, pages.savings()?);
    let first = |place: &BundlePlace<'_>| labels[place.pages.start - 1];
    let last = |place: &BundlePlace<'_>| {
        let last = labels[place.pages.end - 2];
        (last != PageNumber::plain(first(place).page + place.pages.len() - 1)).then_some(last)
    };
    let record = |place: BundlePlace<'_>| MaterialRecord {
        number: place.part.number.to_string(),
        title: place.part.openings[0].bookmark.to_string(),
        document: view.file_name(),
        first_page: first(&place),
        last_page: last(&place),
        pages: place.pages.len(),
        leaves: leaves(place.pages.len(), bundle.layout.duplex),
        saved_pages: savings.range(place.pages.clone()).map(|(_, saved)| saved).sum(),
        matching_number: place.part.matching_number.clone(),
        slip: !place.part.slips.is_empty(),
        attachment: place.part.bound.first().map(|bound| BoundRecord::of(bound, source)),
    };
    let records: Vec<MaterialRecord> =
        places.into_iter().filter(|place| !place.part.number.is_empty()).map(record).collect();
    if view.bundle_set() == Some(BundleSet::Public) {
        demand_room(&records)?;
    }
    Ok(records)
}

/// Every edition counts the same pages: in the public one no material needs more of them than the council's set has for it.
fn demand_room(records: &[MaterialRecord]) -> Result<()> {
    for (record, next) in records.iter().zip(records.iter().skip(1)) {
        if record.last_page() >= next.first_page {
            let room = next.first_page.page.saturating_sub(record.first_page.page);
            let fault = Fault::new("public-longer").with("material", record.number.as_str());
            bail!(fault.with("pages", record.pages).with("room", room));
        }
    }
    Ok(())
}

/// Of a paper made elsewhere every page is there.
fn demand_every_page(place: &BundlePlace<'_>, duplex: bool) -> Result<()> {
    let Some(bound) = place.part.bound.first() else { return Ok(()) };
    let read = bound.file.file.read.as_ref();
    let there = read.map_or(0, |read| printed_pages(&read.pages, bound.file.paper, duplex));
    if place.pages.len() != there {
        let fault = Fault::new("attachment-incomplete").with("subject", bound.subject.text());
        bail!(fault.with("pages", there).with("found", place.pages.len()));
    }
    Ok(())
}

/// Leaves of paper that pages need.
#[must_use]
pub fn leaves(pages: usize, duplex: bool) -> usize {
    if duplex { pages.div_ceil(2) } else { pages }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(number: &str, first: usize, pages: usize) -> MaterialRecord {
        MaterialRecord {
            number: number.to_owned(),
            title: number.to_owned(),
            document: "bundle-public.pdf".to_owned(),
            first_page: PageNumber::plain(first),
            last_page: None,
            pages,
            leaves: pages,
            saved_pages: 0,
            matching_number: String::new(),
            slip: false,
            attachment: None,
        }
    }

    #[test]
    fn a_public_edition_that_needs_more_pages_than_there_are_numbers_is_refused() {
        let fits = [record("資料1", 3, 4), record("資料2", 7, 1), record("資料3", 9, 20)];
        assert!(demand_room(&fits).is_ok() && demand_room(&fits[..1]).is_ok() && demand_room(&[]).is_ok());
        let refused =
            demand_room(&[record("資料1", 3, 5), record("資料2", 7, 1)]).expect_err("it is too long");
        let fault = refused.downcast_ref::<Fault>().expect("it is said in words");
        let expected = Fault::new("public-longer").with("material", "資料1").with("pages", 5).with("room", 4);
        assert_eq!(format!("{fault:?}"), format!("{expected:?}"));
    }
}
