//! Which pages of a document changed.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::typeset::typst::PagePair;

/// A page that changed: its numbers before and after, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageChange {
    /// It looks different.
    Changed {
        /// Its number before.
        before: usize,
        /// Its number after.
        after: usize,
    },
    /// It was not there before.
    New {
        /// Its number after.
        after: usize,
    },
    /// It is no longer there.
    Gone {
        /// Its number before.
        before: usize,
    },
}

impl PageChange {
    /// The numbers of both versions.
    #[must_use]
    pub fn pair(self) -> PagePair {
        match self {
            Self::Changed { before, after } => (Some(before), Some(after)),
            Self::New { after } => (None, Some(after)),
            Self::Gone { before } => (Some(before), None),
        }
    }
}

/// The pages that changed, by how they look. A page that only has another number did not change.
pub(super) fn changes(before: &[String], after: &[String]) -> Vec<PageChange> {
    let mut changes = Vec::new();
    for step in capture_diff_slices(Algorithm::Patience, before, after) {
        let (old, new) = (step.old_range(), step.new_range());
        if matches!(step, DiffOp::Equal { .. }) {
            continue;
        }
        for index in 0..old.len().max(new.len()) {
            let old = Some(old.start + index + 1).filter(|page| *page <= old.end);
            let new = Some(new.start + index + 1).filter(|page| *page <= new.end);
            changes.extend(match (old, new) {
                (Some(before), Some(after)) => Some(PageChange::Changed { before, after }),
                (None, Some(after)) => Some(PageChange::New { after }),
                (Some(before), None) => Some(PageChange::Gone { before }),
                (None, None) => None,
            });
        }
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::PageChange::{Changed, Gone, New};
    use super::*;

    #[test]
    fn a_page_that_moved_did_not_change() {
        let looks = |pages: &str| pages.chars().map(String::from).collect::<Vec<_>>();
        for (before, after, expected) in [
            ("abc", "abc", vec![]),
            ("abc", "axc", vec![Changed { before: 2, after: 2 }]),
            ("abc", "axbc", vec![New { after: 2 }]),
            ("abc", "ac", vec![Gone { before: 2 }]),
            ("abcd", "axyd", vec![Changed { before: 2, after: 2 }, Changed { before: 3, after: 3 }]),
            ("ab", "axyz", vec![Changed { before: 2, after: 2 }, New { after: 3 }, New { after: 4 }]),
            ("", "a", vec![New { after: 1 }]),
        ] {
            assert_eq!(changes(&looks(before), &looks(after)), expected, "{before} {after}");
        }
    }
}
