//! What to exchange in the printed sets of a meeting (差し替え).

mod errata;
mod lists;
mod record;

pub use errata::Erratum;
pub use lists::{lists, stamp};
pub use record::{PageRecord, PrintRecord, RECORD};

use std::collections::BTreeSet;

use anyhow::{Context, Result};

use crate::check::checked::once_each;
use crate::papers::document_id::{DocumentId, DocumentKind, FileKind};
use crate::typeset::pdf::subset::subset_pages;
use crate::typeset::typst::{Files, TypesetDocument};
use crate::workspace::{PRINTED, REPLACEMENT};

/// Whether a file is one of what was printed, or of what is exchanged.
#[must_use]
pub fn is_file(name: &str) -> bool {
    let is_document = |stem: &str| {
        let in_folder = |folder: &str| DocumentKind::of_meeting(&format!("{folder}/{stem}"));
        [PRINTED, REPLACEMENT].into_iter().any(|folder| in_folder(folder).is_some())
    };
    name == RECORD || FileKind::split(name).is_some_and(|(stem, _)| is_document(stem))
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
    /// The numbers of the pages that it takes the place of, where they are others.
    pub instead_of: Vec<usize>,
    /// What changed on it.
    pub change: LeafChange,
}

/// What changed on a leaf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LeafChange {
    /// Values: where they stand.
    Values(Vec<String>),
    /// Nothing but where things stand, or the numbers of pages.
    Moved,
    /// The words or the look of the form.
    Form,
    /// A paper made elsewhere is another one.
    Attachment,
    /// It comes or goes as a whole.
    Whole,
}

/// Everything that changed since it was printed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PrintChanges {
    /// The leaves, in order.
    pub leaves: Vec<Leaf>,
    /// The values, in the order of the paper.
    pub errata: Vec<Erratum>,
}

/// Compares what was printed with what is right now.
#[must_use]
pub fn compare(printed: &PrintRecord, current: &PrintRecord) -> PrintChanges {
    let errata = errata::errata(printed, current);
    let nothing = Vec::new();
    let names: BTreeSet<&String> = printed.bundles.keys().chain(current.bundles.keys()).collect();
    let mut leaves = Vec::new();
    for name in names {
        let bundles =
            [printed, current].map(|record| record.bundles.get(name).unwrap_or(&nothing).as_slice());
        let [old, new] = bundles;
        let of_bundle: Vec<&Erratum> =
            errata.iter().filter(|erratum| erratum.bundle.is_empty() || erratum.bundle == *name).collect();
        let size = if current.duplex { 2 } else { 1 };
        let (old_leaves, new_leaves): (Vec<_>, Vec<_>) =
            (old.chunks(size).collect(), new.chunks(size).collect());
        for index in 0..old_leaves.len().max(new_leaves.len()) {
            let (shown, action, change) = match (old_leaves.get(index), new_leaves.get(index)) {
                (Some(old), Some(new)) if drawn(old) == drawn(new) => continue,
                (Some(_), Some(new)) if is_of_another_file(new, [printed, current]) => {
                    (*new, Action::Exchange, LeafChange::Attachment)
                }
                (Some(old), Some(new)) => (*new, Action::Exchange, change([old, new], bundles, &of_bundle)),
                (None, Some(new)) => {
                    let places = places(&[], new, &of_bundle);
                    let change =
                        if places.is_empty() { LeafChange::Whole } else { LeafChange::Values(places) };
                    (*new, Action::Add, change)
                }
                (Some(old), None) => (*old, Action::TakeOut, LeafChange::Whole),
                (None, None) => continue,
            };
            let before = old_leaves.get(index).map(|leaf| labels(leaf)).unwrap_or_default();
            let labels = labels(shown);
            leaves.push(Leaf {
                bundle: name.clone(),
                pages: (index * size + 1..=index * size + shown.len()).collect(),
                action,
                materials: materials(shown),
                instead_of: if before == labels { Vec::new() } else { before },
                labels,
                change,
            });
        }
    }
    PrintChanges { leaves, errata: errata::told_once(errata) }
}

/// Whether a leaf is of a paper made elsewhere whose file is another one than that which was printed.
fn is_of_another_file(leaf: &[PageRecord], records: [&PrintRecord; 2]) -> bool {
    let [before, now] = records.map(|record| move |page: &PageRecord| record.attachments.get(&page.material));
    leaf.iter().any(|page| before(page).is_some() && before(page) != now(page))
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

/// Where on a leaf values changed: those that are there now, and those that are gone from the old leaf.
fn places(old: &[PageRecord], new: &[PageRecord], errata: &[&Erratum]) -> Vec<String> {
    let on_it = |erratum: &&&Erratum| {
        let leaf = if erratum.new.is_some() { new } else { old };
        leaf.iter().any(|page| page.material == erratum.material && erratum.pages.contains(&page.label))
    };
    once_each(errata.iter().filter(on_it).map(|erratum| erratum.place.clone()))
}

/// What made a leaf another one. Where its materials have the pages that they had, and no value of them changed, nothing can
/// have moved on it: then it is the form, unless only numbers are others, as on the list of items where a material moved.
///
/// - `leaf` and `bundle` are as they were, then as they are
fn change(leaf: [&[PageRecord]; 2], bundle: [&[PageRecord]; 2], errata: &[&Erratum]) -> LeafChange {
    let [old, new] = leaf;
    let places = places(old, new, errata);
    if !places.is_empty() {
        return LeafChange::Values(places);
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
    if stays && is_form { LeafChange::Form } else { LeafChange::Moved }
}

/// The files of a replacement, by their paths below the meeting's folder: the pages to print, of each bundle that has any, and the lists with their text alternatives.
///
/// # Errors
///
/// If a bundle is not built as Typst builds it.
pub fn files(
    stamped: &[TypesetDocument],
    lists: &[TypesetDocument],
    replacement: &PrintChanges,
) -> Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    for document in stamped {
        let Some(set) = document.view.bundle_set() else { continue };
        let printed = replacement
            .leaves
            .iter()
            .filter(|leaf| leaf.bundle == set.name() && leaf.action != Action::TakeOut);
        let pages: BTreeSet<usize> = printed.flat_map(|leaf| leaf.pages.iter().copied()).collect();
        if !pages.is_empty() {
            let pdf = subset_pages(pdf_of(document), &pages).with_context(|| document.view.path())?;
            let id = DocumentId::new(&document.view.id.meeting, DocumentKind::Leaves(set));
            files.push((id.place(FileKind::Pdf, document.view.names()), pdf));
        }
    }
    for list in lists {
        let Files::Made { pdf, text } = &list.files else { continue };
        let place = |kind| list.view.id.place(kind, list.view.names());
        files.push((place(FileKind::Pdf), pdf.clone()));
        files.push((place(FileKind::Text), text.clone().into_bytes()));
    }
    Ok(files)
}

fn pdf_of(document: &TypesetDocument) -> &[u8] {
    document.pdf().expect("papers of a replacement are always made anew")
}
