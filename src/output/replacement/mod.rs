//! What to exchange in the printed sets of a meeting (差し替え).

mod changed_lines;
mod compare;
mod errata;
mod lists;
mod split;

pub use changed_lines::{CHANGES, changed_lines};
pub use compare::{compare, not_printed};
pub use errata::{Erratum, SetView, errata};
pub use lists::{has_day, lists, stamp};

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};

use crate::output::hands::{Action, ExchangeRound, PrintRecord, SetChanges, leaves};
use crate::papers::document_id::{BundleSet, DocumentId, DocumentKind, FileKind};
use crate::typeset::pdf::subset::subset_pages;
use crate::typeset::typst::{Files, TypesetDocument};
use crate::workspace::handed_out::{RECORD, ROUND_RECORD};
use crate::workspace::{PRINTED, REPLACEMENT};

/// Whether a file is one of what was printed, or of what is exchanged.
#[must_use]
pub fn is_file(name: &str) -> bool {
    let is_document = |stem: &str| {
        let in_folder = |folder: &str| DocumentKind::of_meeting(&format!("{folder}/{stem}"));
        [PRINTED, REPLACEMENT].into_iter().any(|folder| in_folder(folder).is_some())
    };
    [RECORD, ROUND_RECORD].contains(&name) || FileKind::split(name).is_some_and(|(stem, _)| is_document(stem))
}

/// The pages to print in a set, counted from 1: those of the leaves that are put in or exchanged.
#[must_use]
pub fn pages_to_print(changes: &SetChanges, now: &PrintRecord, set: BundleSet) -> BTreeSet<usize> {
    let coming = changes.rows.iter().filter(|row| row.action != Action::TakeOut);
    let fronts: BTreeSet<_> =
        coming.flat_map(|row| &row.leaves).filter_map(|leaf| leaf.first().copied()).collect();
    let pages = now.bundles.get(set.name()).map(Vec::as_slice).unwrap_or_default();
    let mut first = 1;
    let mut found = BTreeSet::new();
    for leaf in leaves(pages, now.duplex) {
        if fronts.contains(&leaf[0].label) {
            found.extend(first..first + leaf.len());
        }
        first += leaf.len();
    }
    found
}

/// The files of a round, by their paths below the meeting's folder: its record, the pages to print of each set that has any, and
/// the lists with their text alternatives.
///
/// - `stamped` are the sets with the mark of an exchange on their pages
///
/// # Errors
///
/// If a bundle is not built as Typst builds it.
pub fn files(
    round: &ExchangeRound,
    stamped: &[TypesetDocument],
    lists: &[TypesetDocument],
) -> Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    for document in stamped {
        let Some(set) = document.view.bundle_set() else { continue };
        let Some(changes) = round.sets.get(set.name()) else { continue };
        let pages = pages_to_print(changes, &round.hands, set);
        if !pages.is_empty() {
            let pdf = document.pdf().expect("papers of a replacement are always made anew");
            let pdf = subset_pages(pdf, &pages).with_context(|| document.view.path())?;
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
    if !files.is_empty() {
        files.push((format!("{REPLACEMENT}/{ROUND_RECORD}"), round.to_json().into_bytes()));
    }
    Ok(files)
}

/// How much is exchanged: leaves, and values that changed. What two sets say of one value is one.
#[must_use]
pub fn count(sets: &BTreeMap<String, SetChanges>) -> (usize, usize) {
    let rows = sets.values().flat_map(|set| &set.rows);
    let values: BTreeSet<_> = sets
        .values()
        .flat_map(|set| &set.errata)
        .map(|erratum| (&erratum.material, &erratum.place, &erratum.old, &erratum.new))
        .collect();
    (rows.map(|row| row.leaves.len()).sum(), values.len())
}
