//! Items that have their special clauses in common.

use crate::check::checked::CheckedItem;
use crate::papers::view::printed::Printed;

use super::BundlePart;

/// Clauses that several items have in common.
pub(super) struct Group {
    pub(super) items: Vec<usize>,
    pub(super) reference: Printed,
    pub(super) part: BundlePart,
}

impl Group {
    /// Whether an item goes by them.
    pub(super) fn has(&self, item: &CheckedItem) -> bool {
        self.items.contains(&item.listed().index)
    }
}
