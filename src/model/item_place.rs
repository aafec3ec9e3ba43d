//! Where an item stands in the meeting's file: in the list, in a group of it, or below a point of the agenda.

use crate::model::meeting::{Item, Meeting};
use crate::text::source::Pointer;

/// The place of an item in the meeting's file. Every position counts from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemPlace {
    /// In the list.
    Listed(usize),
    /// In a group of the list.
    Grouped {
        /// The group's position in the list.
        group: usize,
        /// Its own in the group.
        at: usize,
    },
    /// Below a point of the agenda.
    OfPoint {
        /// The point's position.
        point: usize,
        /// Its own below it.
        at: usize,
    },
}

impl ItemPlace {
    /// The way to it from the top of the file.
    #[must_use]
    pub fn way(self) -> Pointer {
        match self {
            Self::Listed(at) => Pointer::of(&["items"]).index(at),
            Self::Grouped { group, at } => Self::Listed(group).way().key("items").index(at),
            Self::OfPoint { point, at } => Pointer::of(&["agenda"]).index(point).key("items").index(at),
        }
    }

    /// The way to the group or the point of the agenda in which it stands; `None` for one that stands by itself.
    #[must_use]
    pub fn group(self) -> Option<Pointer> {
        match self {
            Self::Listed(_) => None,
            Self::Grouped { group, .. } => Some(Self::Listed(group).way()),
            Self::OfPoint { point, .. } => Some(Pointer::of(&["agenda"]).index(point)),
        }
    }
}

impl Item {
    /// Whether it is a group of items with a heading, and no item itself.
    #[must_use]
    pub fn is_group(&self) -> bool {
        self.heading.is_some() || !self.items.is_empty()
    }
}

impl Meeting {
    /// Every item with its place: first those below the agenda, then those of the list, groups opened.
    pub fn all_items(&self) -> impl Iterator<Item = (ItemPlace, &Item)> {
        let of_points = self.agenda.iter().enumerate().flat_map(|(point, text)| {
            text.items.iter().enumerate().map(move |(at, item)| (ItemPlace::OfPoint { point, at }, item))
        });
        of_points.chain(self.items.iter().enumerate().flat_map(|(group, item)| {
            let alone = (!item.is_group()).then_some((ItemPlace::Listed(group), item));
            let within = item.items.iter().enumerate();
            alone.into_iter().chain(within.map(move |(at, item)| (ItemPlace::Grouped { group, at }, item)))
        }))
    }

    /// The item at a place; `None` where there is none.
    pub fn item_mut(&mut self, place: ItemPlace) -> Option<&mut Item> {
        match place {
            ItemPlace::Listed(at) => self.items.get_mut(at),
            ItemPlace::Grouped { group, at } => self.items.get_mut(group)?.items.get_mut(at),
            ItemPlace::OfPoint { point, at } => self.agenda.get_mut(point)?.items.get_mut(at),
        }
    }

    /// Whether it lists its items. If not, every case file of its folder is one.
    #[must_use]
    pub fn lists_items(&self) -> bool {
        !self.items.is_empty() || self.agenda.iter().any(|point| !point.items.is_empty())
    }

    /// The group in which an item stands, if that is one material (まとめ).
    #[must_use]
    pub fn together(&self, place: ItemPlace) -> Option<&Item> {
        match place {
            ItemPlace::Grouped { group, .. } => self.items.get(group).filter(|group| group.together.is_yes()),
            _ => None,
        }
    }

    /// The heading of the group in which an item stands, with its way. Points of the agenda are headings where several hold items.
    #[must_use]
    pub fn heading_above(&self, place: ItemPlace) -> Option<(&str, Pointer)> {
        let text = match place {
            ItemPlace::Listed(_) => None,
            ItemPlace::Grouped { group, .. } => self.items[group].heading.as_deref(),
            ItemPlace::OfPoint { point, .. } => {
                let several = self.agenda.iter().filter(|point| !point.items.is_empty()).count() > 1;
                several.then_some(self.agenda[point].heading.as_str())
            }
        };
        Some((text?, place.group()?.key("heading")))
    }
}
