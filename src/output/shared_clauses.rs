//! What it would save to print special clauses once that several materials have in common (一括).

use std::collections::HashMap;

use crate::papers::document_id::DocumentKind;
use crate::papers::view::{ClauseText, DocumentContent};
use crate::typeset::pdf::page_record::leaves;
use crate::typeset::typst::TypesetDocument;

use super::update::MeetingUpdate;

/// So many leaves of paper less one set of the meeting would have, at least. The clauses of a material have as many pages as those
/// of its case alone; printed once, with the materials to which they belong above them, they may need one more.
pub(super) fn leaves_saved(update: &MeetingUpdate) -> usize {
    let pages_alone: HashMap<&str, usize> = update
        .documents()
        .filter_map(|document| match &document.view.id.kind {
            DocumentKind::SpecialClauses { case } => Some((case.as_str(), document.record.pages)),
            _ => None,
        })
        .collect();
    let printed = update.own.iter().filter(|document| document.view.is_printed());
    printed.map(|set| in_set(set, &pages_alone)).sum()
}

fn in_set(set: &TypesetDocument, pages_alone: &HashMap<&str, usize>) -> usize {
    let DocumentContent::Bundle(bundle) = &set.view.content else { return 0 };
    let pages: HashMap<&str, usize> =
        set.materials.iter().map(|material| (material.number.as_str(), material.pages)).collect();
    // Of each text, the pages of each material that has it and of itself.
    let mut texts: HashMap<&[ClauseText], Vec<(usize, usize)>> = HashMap::new();
    for part in &bundle.parts {
        let (Some(clauses), Some(own)) = (part.clauses.first(), pages_alone.get(part.case.as_str())) else {
            continue;
        };
        let Some(all) = pages.get(part.number.text()) else { continue };
        texts.entry(&clauses.clauses).or_default().push((*all, *own));
    }
    let needed = |pages: usize| leaves(pages, bundle.layout.duplex);
    let saved = texts.into_values().map(|materials| {
        let once = materials.first().map_or(0, |(_, own)| needed(own + 1));
        let less = materials.iter().map(|(all, own)| needed(*all) - needed(all.saturating_sub(*own)));
        less.sum::<usize>().saturating_sub(once)
    });
    saved.sum()
}
