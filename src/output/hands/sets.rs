//! The sets of a meeting with the numbers of their pages: what is sent in advance, what is handed out on the day, the public
//! edition, which has the numbers of those two.

use std::collections::BTreeMap;

use crate::papers::document_id::BundleSet;

use super::PageRecord;
use super::numbering::{Room, numbers};

/// The pages of the sets of a meeting, by the names of their files.
pub type Sets = BTreeMap<String, Vec<PageRecord>>;

/// The same sets, their pages numbered so that those in the hands keep their numbers.
///
/// - `hand` is what is in the hands, `now` what is right now, numbered as if nothing were
#[must_use]
pub fn numbered(hand: &Sets, now: &Sets, duplex: bool) -> Sets {
    let of = |sets: &'_ Sets, set: BundleSet| sets.get(set.name()).cloned().unwrap_or_default();
    let (advance, day) = (of(hand, BundleSet::Advance), of(hand, BundleSet::OnTheDay));
    let beyond = day.iter().map(|page| page.label.page).min();
    let mut done = Sets::new();
    for (set, pages) in BundleSet::ALL.iter().filter_map(|set| Some((*set, now.get(set.name())?))) {
        let numbers = match set {
            BundleSet::Advance => numbers(&[&advance], &advance, pages, &Room { first: 1, beyond, duplex }),
            BundleSet::OnTheDay => {
                let before = advance.iter().chain(done.get(BundleSet::Advance.name()).into_iter().flatten());
                let last = before.map(|page| page.label.page).max().unwrap_or_default();
                numbers(&[&day], &day, pages, &Room { first: last + 1, beyond: None, duplex })
            }
            BundleSet::Public => {
                let like = BundleSet::PRINTED.map(|set| of(&done, set));
                let like = like.each_ref().map(Vec::as_slice);
                numbers(&like, &of(hand, set), pages, &Room { first: 1, beyond: None, duplex })
            }
        };
        let pages = pages.iter().cloned().zip(numbers).map(|(page, label)| PageRecord { label, ..page });
        done.insert(set.name().to_owned(), pages.collect());
    }
    done
}
