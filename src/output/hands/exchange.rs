//! What is done with the leaves of a set, so that it holds what is right now.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::numbering::leaves;
use crate::text::page_number::PageNumber;

use super::PageRecord;

/// What is to be done with a leaf.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Action {
    /// The new one takes the place of the one with the same numbers.
    Exchange,
    /// It is put in.
    Add,
    /// It is taken out.
    TakeOut,
}

/// A leaf and what is to be done with it. Steps are done one after the other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// What is to be done.
    pub action: Action,
    /// The numbers of its pages, front and back: of the leaf in the hand where one is taken out or exchanged, else of the new
    /// one.
    pub numbers: Vec<PageNumber>,
    /// The page behind which it is put in; `None` where it is put in before all others, and where it is not put in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub behind: Option<PageNumber>,
}

/// The numbers of the pages of a leaf.
#[must_use]
pub fn numbers_of(leaf: &[PageRecord]) -> Vec<PageNumber> {
    leaf.iter().map(|page| page.label).collect()
}

/// What is done with the leaves in the hands so that they are those that are to lie there now: what goes first, then what comes
/// or is exchanged, from the first leaf to the last.
///
/// - `hand` and `now` are numbered upwards
#[must_use]
pub fn steps(hand: &[PageRecord], now: &[PageRecord], duplex: bool) -> Vec<Step> {
    let front = |leaf: &[PageRecord]| leaf[0].label;
    let held: BTreeMap<PageNumber, &[PageRecord]> =
        leaves(hand, duplex).map(|leaf| (front(leaf), leaf)).collect();
    let wanted: BTreeMap<PageNumber, &[PageRecord]> =
        leaves(now, duplex).map(|leaf| (front(leaf), leaf)).collect();
    let gone = held.iter().filter(|(number, _)| !wanted.contains_key(number));
    let mut steps: Vec<Step> = gone
        .map(|(_, leaf)| Step { action: Action::TakeOut, numbers: numbers_of(leaf), behind: None })
        .collect();
    let mut behind = None;
    for (number, leaf) in &wanted {
        match held.get(number) {
            Some(old) if is_alike(old, leaf) => {}
            Some(old) => {
                steps.push(Step { action: Action::Exchange, numbers: numbers_of(old), behind: None });
            }
            None => steps.push(Step { action: Action::Add, numbers: numbers_of(leaf), behind }),
        }
        behind = leaf.last().map(|page| page.label);
    }
    steps
}

/// Whether two leaves look alike, front and back.
#[must_use]
pub fn is_alike(old: &[PageRecord], new: &[PageRecord]) -> bool {
    let seen = |leaf: &[PageRecord]| {
        leaf.iter().map(|page| (page.label, page.content.drawn.clone())).collect::<Vec<_>>()
    };
    seen(old) == seen(new)
}

/// The pages of a set after these steps. `None` where a step speaks of a leaf that is not there: then it is not of this set.
///
/// - `new` are the pages of the leaves that are handed out
#[must_use]
pub fn followed(
    hand: &[PageRecord],
    steps: &[Step],
    new: &[PageRecord],
    duplex: bool,
) -> Option<Vec<PageRecord>> {
    let mut binder: Vec<Vec<PageRecord>> = leaves(hand, duplex).map(<[_]>::to_vec).collect();
    let handed: BTreeMap<PageNumber, &[PageRecord]> =
        leaves(new, duplex).map(|leaf| (leaf[0].label, leaf)).collect();
    for step in steps {
        let found = binder.iter().position(|leaf| numbers_of(leaf) == step.numbers);
        let leaf = || step.numbers.first().and_then(|front| handed.get(front)).map(|leaf| leaf.to_vec());
        match step.action {
            Action::TakeOut => drop(binder.remove(found?)),
            Action::Exchange => binder[found?] = leaf()?,
            Action::Add => {
                let place = match step.behind {
                    None => 0,
                    Some(page) => {
                        1 + binder.iter().position(|leaf| leaf.iter().any(|it| it.label == page))?
                    }
                };
                binder.insert(place, leaf()?);
            }
        }
    }
    Some(binder.concat())
}
