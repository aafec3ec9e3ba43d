//! Where the parts of a finished bundle lie.

use std::ops::Range;

use anyhow::{Result, bail};

use crate::diagnostic::fault::Fault;
use crate::papers::view::{BundlePart, BundleText};
use crate::typeset::pdf::pages::Pages;

/// A part of a bundle and its pages.
#[derive(Debug)]
pub struct BundlePlace<'a> {
    /// The part.
    pub part: &'a BundlePart,
    /// Its pages, from 1, without the blank one behind them.
    pub pages: Range<usize>,
}

/// The pages of every part, as the outline of the PDF tells them.
///
/// # Errors
///
/// If the outline does not name every part, in order: something was lost on the way to paper.
pub fn places<'a>(bundle: &'a BundleText, pages: &Pages) -> Result<Vec<BundlePlace<'a>>> {
    let chapters = pages.chapters()?;
    let before = bundle.fronts.len() + bundle.lists.len();
    let titles = bundle.parts.iter().map(BundlePart::title);
    let found = chapters.iter().skip(before).map(|chapter| chapter.title.as_str());
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    if chapters.len() < before || !titles.map(squeezed).eq(found.map(squeezed)) {
        let found: Vec<&str> = chapters.iter().map(|chapter| chapter.title.as_str()).collect();
        bail!(Fault::new("bundle-incomplete").with("found", found.join("、")));
    }
    let mut places = Vec::new();
    for (index, part) in bundle.parts.iter().enumerate() {
        let start = chapters[before + index].page;
        let end = chapters.get(before + index + 1).map_or(pages.count() + 1, |next| next.page);
        places.push(BundlePlace { part, pages: without_blank(bundle, pages, start..end)? });
    }
    Ok(places)
}

/// The same pages of a part, from 1, without the blank one behind them.
///
/// # Errors
///
/// If a text cannot be read.
pub(super) fn without_blank(bundle: &BundleText, pages: &Pages, part: Range<usize>) -> Result<Range<usize>> {
    let Range { start, end } = part;
    let has_blank = bundle.layout.duplex && end - 1 > start && is_blank(bundle, pages, end - 1)?;
    Ok(start..if has_blank { end - 1 } else { end })
}

/// Whether a page was put in to come to a right-hand one.
///
/// # Errors
///
/// If its text cannot be read.
pub fn is_blank(bundle: &BundleText, pages: &Pages, page: usize) -> Result<bool> {
    pages.says_only(page, &bundle.layout.blank_note)
}
