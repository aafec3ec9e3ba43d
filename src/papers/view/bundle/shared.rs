//! Special clauses that several items have in common, printed once for all.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::check::agenda::in_order;
use crate::check::checked::CheckedItem;
use crate::model::council::ClausesIn;
use crate::papers::document_id::BundleSet;
use crate::papers::view::items::material;
use crate::papers::view::lines::joined;
use crate::papers::view::printed::Printed;
use crate::papers::view::special_clauses::ClauseText;
use crate::text::placeholder::PlaceholderTemplate;

use super::group::Group;
use super::writer::{Writer, opening};
use super::{BundlePart, Shared};

impl Writer<'_> {
    /// Clauses that several items have in common, if the council prints them once.
    pub(super) fn shared(&self, chosen: &[&CheckedItem]) -> Vec<Group> {
        if self.words.clauses == ClausesIn::Each {
            return Vec::new();
        }
        // One number for one text throughout the meeting, whichever set it is printed in.
        let mut numbered: Vec<&[ClauseText]> = Vec::new();
        for set in BundleSet::PRINTED {
            let texts = self.in_common(&self.chosen(set)).into_iter().map(|(text, _)| text);
            for text in texts {
                if !numbered.contains(&text) {
                    numbered.push(text);
                }
            }
        }
        let place =
            |text: &[ClauseText]| numbered.iter().position(|known| *known == text).unwrap_or(numbered.len());
        let several = self.in_common(chosen);
        several.into_iter().map(|(text, items)| self.group(place(text), &items)).collect()
    }

    /// The clauses that several of these items have in common, in order, each with its items.
    fn in_common<'i>(&self, chosen: &[&'i CheckedItem]) -> Vec<(&[ClauseText], Vec<&'i CheckedItem>)> {
        let mut same: HashMap<&[ClauseText], Vec<&CheckedItem>> = HashMap::new();
        let mut order = Vec::new();
        for item in chosen {
            let text = item.case().map(|case| self.texts.clause_texts(case)).unwrap_or_default();
            if text.is_empty() {
                continue;
            }
            match same.entry(text) {
                Entry::Occupied(mut known) => known.get_mut().push(item),
                Entry::Vacant(new) => {
                    new.insert(vec![item]);
                    order.push(text);
                }
            }
        }
        let with_items = order.into_iter().map(|text| (text, same.remove(text).unwrap_or_default()));
        with_items.filter(|(_, items)| items.len() > 1).collect()
    }

    fn group(&self, at: usize, items: &[&CheckedItem]) -> Group {
        let words = &self.words.shared_clauses;
        let number: Printed = in_order(&PlaceholderTemplate::parse(&words.material), at, "").into();
        let materials = joined(items.iter().map(|item| material(item)));
        let mut cases = items.iter().filter_map(|item| item.case());
        let of_first = cases.next().and_then(|case| self.texts.clauses(case, ""));
        let mut text = of_first.expect("it has clauses");
        cases.for_each(|case| text.stand_for(self.texts.clause_texts(case)));
        let notes = vec![Printed::fill(&words.notice, |_| materials.clone())];
        let id = format!("shared-{}-", at + 1);
        let opening = opening(&number, &text.title, Vec::new());
        let reference = Printed::fill(&words.reference, |_| number.clone());
        let part = BundlePart {
            key: format!("shared {number}"),
            openings: vec![opening],
            shared: vec![Shared { notes, clauses: text }],
            ..BundlePart::between(id.clone(), format!("{id}clauses-end"), number)
        };
        Group { items: items.iter().map(|item| item.listed().index).collect(), reference, part }
    }
}
