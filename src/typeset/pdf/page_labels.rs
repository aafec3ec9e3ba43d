//! The numbers of the pages of a bundle as they are printed, written into its PDF: readers show them, and name pages by them.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use lopdf::{Dictionary, Document, Object};

use crate::papers::view::BundleText;
use crate::text::page_number::PageNumber;

use super::pages::Pages;

/// The PDF of a bundle with these numbers of its pages.
///
/// - `numbers` are those of the pages of each part, by the label of its beginning
///
/// # Errors
///
/// If the PDF is not built as Typst builds it, or a number cannot be read.
pub fn with_labels(
    pdf: &[u8],
    bundle: &BundleText,
    numbers: &BTreeMap<String, Vec<String>>,
) -> Result<Vec<u8>> {
    let pages = Pages::read(pdf)?;
    let natural = pages.labels()?;
    let chapters = pages.chapters()?;
    let ids = ids_of_chapters(bundle);
    let mut labels = Vec::with_capacity(pages.count());
    for (at, natural) in natural.iter().enumerate() {
        let page = at + 1;
        let chapter = chapters.iter().rposition(|chapter| chapter.page <= page);
        let known = chapter.and_then(|at| Some((numbers.get(ids.get(at)?)?, page - chapters[at].page)));
        let number = known.and_then(|(numbers, index)| numbers.get(index).or(numbers.last()));
        let number = number.map(|number| number.parse::<PageNumber>()).transpose();
        labels.push(number.ok().context("no number of a page")?.unwrap_or(*natural));
    }
    let mut document = Document::load_mem(pdf)?;
    let tree = document.add_object(Dictionary::from_iter([("Nums", Object::Array(ranges(&labels)?))]));
    let root = document.trailer.get(b"Root")?.as_reference()?;
    document.get_object_mut(root)?.as_dict_mut()?.set("PageLabels", tree);
    document.prune_objects();
    document.renumber_objects();
    let mut out = Vec::new();
    document.save_to(&mut out)?;
    Ok(out)
}

/// The ids of the parts that begin with each line of the outline.
fn ids_of_chapters(bundle: &BundleText) -> Vec<String> {
    let own = |id: &str| format!("{}{id}", bundle.document.id);
    let fronts = bundle.fronts.iter().map(|_| own(FRONT));
    let lists = bundle.lists.iter().map(|_| own(LIST));
    fronts.chain(lists).chain(bundle.parts.iter().map(|part| own(&part.id))).collect()
}

/// The beginning of the labels of the cover.
pub const FRONT: &str = "front-";
/// The beginning of the labels of the list of items.
pub const LIST: &str = "list-";

/// Numbers as a PDF writes them: where each row of them begins.
fn ranges(labels: &[PageNumber]) -> Result<Vec<Object>> {
    let mut ranges = Vec::new();
    let mut expected: Option<PageNumber> = None;
    for (at, label) in labels.iter().enumerate() {
        if expected != Some(*label) {
            let mut range = Dictionary::from_iter([("S", Object::Name(b"D".to_vec()))]);
            let start = if label.branch == 0 { label.page } else { label.branch };
            if label.branch > 0 {
                range.set("P", Object::string_literal(format!("{}-", label.page)));
            }
            range.set("St", i64::try_from(start)?);
            ranges.extend([Object::Integer(i64::try_from(at)?), Object::Dictionary(range)]);
        }
        expected = Some(match label.branch {
            0 => PageNumber::plain(label.page + 1),
            branch => PageNumber { page: label.page, branch: branch + 1 },
        });
    }
    Ok(ranges)
}
