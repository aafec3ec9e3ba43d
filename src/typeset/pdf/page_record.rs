//! What a manifest says of a document.

use anyhow::Result;
use serde::{Deserialize, Serialize};

use crate::papers::document_id::BundleSet;
use crate::papers::view::{DocumentContent, View};
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
    pub first_page: usize,
    /// Pages.
    pub pages: usize,
    /// Leaves.
    pub leaves: usize,
    /// Matching number; empty where it is of no one case.
    pub matching_number: String,
    /// Whether it is a slip, for which a paper made elsewhere is put in.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub slip: bool,
}

/// What a document of a meeting holds, as far as pages run through it. Of every document it is looked at whether it holds what
/// it is to hold.
///
/// # Errors
///
/// If it does not hold that.
pub fn materials(view: &View, pages: &Pages) -> Result<Vec<MaterialRecord>> {
    let DocumentContent::Bundle(bundle) = &view.content else { return Ok(Vec::new()) };
    let places = places(bundle, pages)?;
    if !bundle.layout.running || view.bundle_set() == Some(BundleSet::Public) {
        return Ok(Vec::new());
    }
    let first_page = pages.first_label()?;
    let record = |place: BundlePlace<'_>| MaterialRecord {
        number: place.part.number.to_string(),
        title: place.part.openings[0].bookmark.to_string(),
        document: view.file_name(),
        first_page: first_page + place.pages.start - 1,
        pages: place.pages.len(),
        leaves: leaves(place.pages.len(), bundle.layout.duplex),
        matching_number: place.part.matching_number.clone(),
        slip: !place.part.slips.is_empty(),
    };
    Ok(places.into_iter().filter(|place| !place.part.number.is_empty()).map(record).collect())
}

/// Leaves of paper that pages need.
#[must_use]
pub fn leaves(pages: usize, duplex: bool) -> usize {
    if duplex { pages.div_ceil(2) } else { pages }
}
