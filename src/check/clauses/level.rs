//! What 条, 項 and 号 mean for a text: its siblings, and what holds them.

use std::collections::BTreeSet;

use super::address::Address;
use super::reference::ClauseLevel;

/// What holds siblings.
pub(super) enum Above {
    /// The sheet, which holds clauses.
    Sheet,
    /// A clause, which holds paragraphs.
    Clause(usize),
    /// A text, which holds items.
    Text(Address),
}

impl Above {
    /// The text at a position in it.
    pub(super) fn at(&self, position: usize) -> Address {
        match self {
            Self::Sheet => Address::of(position),
            Self::Clause(clause) => Address::of(*clause).paragraph(position),
            Self::Text(address) => address.item(position),
        }
    }
}

/// What a level means for a text: what holds it and its siblings, and its position among them.
pub(super) fn siblings(level: ClauseLevel, here: &Address) -> Option<(Above, usize)> {
    let clause = || Some((Above::Sheet, here.clause));
    let paragraph = || Some((Above::Clause(here.clause), here.paragraph?));
    match level {
        ClauseLevel::Clause => clause(),
        ClauseLevel::Paragraph => paragraph().or_else(clause),
        ClauseLevel::Item => match here.items.split_last() {
            Some((position, above)) => {
                let above = Address { items: above.to_vec(), ..here.clone() };
                Some((Above::Text(above), *position))
            }
            None => paragraph(),
        },
    }
}

/// Every sibling before a text.
pub(super) fn all_before(level: ClauseLevel, here: &Address) -> BTreeSet<Address> {
    let siblings = siblings(level, here);
    siblings.into_iter().flat_map(|(above, position)| (0..position).map(move |one| above.at(one))).collect()
}
