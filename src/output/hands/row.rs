//! The list of what is exchanged, as data: whoever follows it row by row holds what is right now.

use serde::{Deserialize, Serialize};

use crate::text::page_number::PageNumber;

use super::exchange::{Action, Step};

/// A row of the list: leaves that lie behind each other, and what is to be done with them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExchangeRow {
    /// What is to be done.
    pub action: Action,
    /// The materials on them.
    pub materials: Vec<String>,
    /// The numbers of the pages of each leaf: of those in the hands where some are taken out or exchanged, else of the new ones.
    pub leaves: Vec<Vec<PageNumber>>,
    /// The page behind which they are put in; `None` where they are put in before all others, and where they are not put in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub behind: Option<PageNumber>,
    /// What changed on them.
    pub change: LeafChange,
}

/// What changed on a leaf.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LeafChange {
    /// Values: where they stand.
    Values(Vec<String>),
    /// Nothing but where things stand, or the numbers of pages.
    Moved,
    /// The words or the look of the form.
    Form,
    /// A paper made elsewhere is another one.
    Attachment,
    /// Of an item that goes on there are more leaves, or fewer.
    Whole,
    /// An item came, went, or became another kind of item.
    Item(ItemChange),
    /// An item came that holds what another one held before: the number of that one's material in the hands.
    Split(String),
}

/// What became of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum ItemChange {
    /// It is new.
    Came,
    /// It no longer stands on the list.
    Went,
    /// It was withdrawn.
    Withdrawn,
    /// It is handed out on the day.
    ToTheDay,
    /// It is sent in advance, and was to be handed out on the day.
    InAdvance,
    /// It is closed to the public now.
    Closed,
    /// It is open to the public now.
    Opened,
    /// It stands at another place.
    Rearranged,
}

impl ExchangeRow {
    /// What is to be done leaf by leaf.
    #[must_use]
    pub fn steps(&self) -> Vec<Step> {
        let mut behind = self.behind;
        let step = |numbers: &Vec<PageNumber>| {
            let step = Step { action: self.action, numbers: numbers.clone(), behind };
            if self.action == Action::Add {
                behind = numbers.last().copied();
            }
            step
        };
        self.leaves.iter().map(step).collect()
    }

    /// The numbers of all pages of it.
    #[must_use]
    pub fn numbers(&self) -> Vec<PageNumber> {
        self.leaves.concat()
    }
}
