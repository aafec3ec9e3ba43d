//! The editions of a bundle into which files are bound: what goes to the printer, and what is read on a screen. Both count the
//! same pages.

use crate::papers::placement::printed_pages;

use super::{BoundText, BundlePart, BundleText};

/// What a bundle is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::papers::view) enum Edition {
    /// For the printer, as it has always been: somebody puts in what was made elsewhere.
    Plain,
    /// For a screen: a sheet stands for each paper made elsewhere.
    Screen,
    /// For the printer, with the papers made elsewhere in their places.
    Print,
}

impl BundleText {
    /// Whether a file is to be bound in.
    pub(in crate::papers::view) fn has_files(&self) -> bool {
        self.parts.iter().flat_map(|part| &part.slips).any(|slip| slip.file.is_some())
    }

    /// The same bundle as an edition.
    pub(in crate::papers::view) fn of_edition(mut self, edition: Edition) -> Self {
        match edition {
            Edition::Plain => {}
            Edition::Screen => {
                self.layout.counts_blank = self.layout.duplex;
                (self.layout.duplex, self.for_screen) = (false, true);
                skip(&mut self.parts, self.layout.counts_blank);
            }
            Edition::Print => self.parts.iter_mut().for_each(bind),
        }
        self
    }
}

/// Says of each part behind a sheet how many pages that sheet stands for, beside its own.
///
/// - `duplex` is whether they are printed on both sides
fn skip(parts: &mut [BundlePart], duplex: bool) {
    let mut skipped = 0;
    for part in parts {
        if skipped > 0 {
            part.skipped = skipped.to_string();
        }
        let Some(slip) = part.slips.first_mut().filter(|slip| slip.file.is_some()) else {
            skipped = 0;
            continue;
        };
        let printed = slip.file.iter().find_map(|bound| {
            let read = bound.file.read.as_ref().ok()?;
            Some(printed_pages(&read.pages, bound.paper, duplex))
        });
        let pages = printed.or_else(|| slip.pages.parse().ok()).unwrap_or(0);
        slip.stands_for = pages.to_string();
        skipped = pages.saturating_sub(1);
    }
}

/// Puts a file in the place of the sheet that stands for it.
fn bind(part: &mut BundlePart) {
    let is_bound = part.slips.first().is_some_and(|slip| slip.file.is_some());
    let slips = if is_bound { std::mem::take(&mut part.slips) } else { Vec::new() };
    for slip in slips {
        let Some(file) = slip.file else { continue };
        part.bound.push(BoundText { name: file.name(), subject: slip.title, file });
    }
}
