//! Where on the pages of an exchange something else stands than on those in the hands: a line in the margin says so there.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use anyhow::Result;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::output::hands::PageRecord;
use crate::typeset::pdf::said::TextPiece;

/// The name under which a bundle is given where its pages have lines in their margins: by the number of the page in the file, from
/// 1, the upper and the lower end of each line in micrometres from the top of the page.
pub const CHANGES: &str = "changes";

/// Micrometres of a point.
const POINT: f32 = 25_400.0 / 72.0;
/// A line reaches so far beyond the ink of what changed, in points.
const BEYOND: f32 = 2.0;
/// What is no further apart has one line, in points.
const APART: f32 = 12.0;

/// Where the pages of a set say something else than those in the hands, by their places in the set, from 1. What was not there at
/// all has none: all of it is new.
///
/// - `pieces` returns those of a page of `now`
///
/// # Errors
///
/// If it cannot.
pub fn changed_lines(
    hands: &[PageRecord],
    now: &[PageRecord],
    pieces: impl Fn(usize) -> Result<Vec<TextPiece>>,
) -> Result<BTreeMap<usize, Vec<[u32; 2]>>> {
    let mut lines = BTreeMap::new();
    let sections: BTreeSet<&str> = hands.iter().map(|page| page.section.as_str()).collect();
    for section in sections {
        let of_section = |pages: &'_ [PageRecord]| -> Vec<char> {
            let own = pages.iter().filter(|page| page.section == section);
            own.flat_map(|page| page.content.text.chars()).collect()
        };
        let old = of_section(hands);
        if old == of_section(now) {
            continue;
        }
        let mut own = Vec::new();
        for (at, _) in now.iter().enumerate().filter(|(_, page)| page.section == section) {
            own.extend(pieces(at + 1)?.into_iter().map(|piece| (at + 1, piece)));
        }
        for (page, piece) in changed(&old, &own) {
            lines.entry(page).or_insert_with(Vec::new).push((piece.top - BEYOND, piece.bottom + BEYOND));
        }
    }
    Ok(lines.into_iter().map(|(page, lines)| (page, joined(lines))).collect())
}

/// The pieces in which something came, and those at which something went.
fn changed<'a>(old: &[char], own: &'a [(usize, TextPiece)]) -> Vec<(usize, &'a TextPiece)> {
    let new: Vec<char> = own.iter().flat_map(|(_, piece)| piece.text.chars()).collect();
    let changed: Vec<Range<usize>> = capture_diff_slices(Algorithm::Myers, old, &new)
        .into_iter()
        .filter(|change| !matches!(change, DiffOp::Equal { .. }))
        .map(|change| change.new_range())
        .collect();
    let mut at = 0;
    let mut found = Vec::new();
    for (page, piece) in own {
        let (start, end) = (at, at + piece.text.chars().count());
        at = end;
        let is_here = |change: &Range<usize>| {
            // What went left its place between two characters: the one before it, if there is one, tells where that was.
            let place = if change.is_empty() {
                change.start.saturating_sub(1)..change.start.max(1)
            } else {
                change.clone()
            };
            place.start < end && start < place.end
        };
        if changed.iter().any(is_here) {
            found.push((*page, piece));
        }
    }
    found
}

/// Lines that are close, as one; from above, in micrometres.
fn joined(mut lines: Vec<(f32, f32)>) -> Vec<[u32; 2]> {
    lines.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut joined: Vec<(f32, f32)> = Vec::new();
    for (top, bottom) in lines {
        match joined.last_mut() {
            Some(last) if top - last.1 <= APART => last.1 = last.1.max(bottom),
            _ => joined.push((top, bottom)),
        }
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "places on a page")]
    let micrometres = |points: f32| (points.max(0.0) * POINT).round() as u32;
    joined.into_iter().map(|(top, bottom)| [micrometres(top), micrometres(bottom)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::page_number::PageNumber;
    use crate::typeset::pdf::pages::PageText;

    fn page(section: &str, text: &str) -> PageRecord {
        let content = PageText { text: text.to_owned(), drawn: String::new() };
        PageRecord {
            label: PageNumber::plain(1),
            material: String::new(),
            section: section.to_owned(),
            content,
        }
    }

    /// Lines of ten points at every forty points from the top.
    fn pieces(lines: &[&str]) -> Vec<TextPiece> {
        let line = |(at, text): (u16, &&str)| {
            let top = 40.0 * f32::from(at);
            TextPiece { text: (*text).to_owned(), top, bottom: top + 10.0 }
        };
        (0..).zip(lines).map(line).collect()
    }

    fn found(old: &str, new: &[&str]) -> Vec<u32> {
        let now = page("item 1", &new.concat());
        let lines = changed_lines(&[page("item 1", old)], &[now], |_| Ok(pieces(new))).expect("pieces");
        // Of each line its number; forty points are 14,111 micrometres.
        let line = |[top, _]: &[u32; 2]| (top + 1_000) / 14_111;
        lines.get(&1).into_iter().flatten().map(line).collect()
    }

    #[test]
    fn a_line_stands_where_something_came_went_or_was_replaced() {
        assert_eq!(found("件名目的内線二四一七", &["件名", "目的", "内線二四一八"]), [2]);
        assert_eq!(found("件名目的内線", &["件名", "目的と対象", "内線"]), [1]);
        assert_eq!(found("件名目的と対象内線", &["件名", "目的", "内線"]), [1]);
        assert_eq!(found("余件名", &["件名", "目的"]), [0, 1]);
        assert_eq!(found("件名目的", &["件名", "目的"]), Vec::<u32>::new());
    }

    #[test]
    fn what_moved_to_the_next_page_is_no_change_and_what_is_new_has_no_lines() {
        let hands = [page("item 1", "甲乙丙")];
        let now = [page("item 1", "甲丁乙"), page("item 1", "丙"), page("item 2", "戊")];
        let all = [&["甲", "丁", "乙"][..], &["丙"], &["戊"]];
        let lines = changed_lines(&hands, &now, |page| Ok(pieces(all[page - 1]))).expect("pieces");
        assert_eq!(lines.keys().collect::<Vec<_>>(), [&1]);
        assert_eq!(lines[&1].len(), 1);
    }

    #[test]
    fn what_is_close_has_one_line() {
        assert_eq!(joined(vec![(20.0, 30.0), (0.0, 12.0), (100.0, 110.0)]).len(), 2);
    }
}
