//! How a page made elsewhere lies on paper: as it is where it fits, else turned or smaller; and smaller by a little where it is
//! printed so far out that the number of the material or of the page would cover it.

use serde::{Deserialize, Serialize};

use crate::input::pdf::PageSize;
use crate::model::meeting::PaperSize;

/// A page made elsewhere in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlacedPage {
    /// Its number in its file, from 1.
    pub page: usize,
    /// The paper, in thousandths of a millimetre: width, height.
    pub sheet: [u32; 2],
    /// The page as it is printed, before it is turned, in thousandths of a millimetre: width, height.
    pub size: [u32; 2],
    /// Whether it is turned, its head to the left.
    pub turned: bool,
    /// How large it is printed, in hundredths.
    pub percent: u32,
}

/// How far from each side of a page nothing is printed, in thousandths of a millimetre.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edges {
    /// From the head.
    pub top: u32,
    /// From the right.
    pub right: u32,
    /// From the foot.
    pub bottom: u32,
    /// From the left.
    pub left: u32,
}

/// A4 upright.
const A4: [u32; 2] = [210_000, 297_000];
/// A3 upright.
const A3: [u32; 2] = [297_000, 420_000];
/// A page larger by so much is as large: programs round.
const ROUNDED: u32 = 1_000;
/// At head and foot, the number of the material and of the page need so much.
const BAND: u32 = 12_000;

/// Whether a page is printed on A3, which is folded.
///
/// - `paper` is the largest that it may take
#[must_use]
pub fn takes_a3(size: PageSize, paper: PaperSize) -> bool {
    let nowhere = Edges { top: BAND, right: BAND, bottom: BAND, left: BAND };
    place(1, size, nowhere, paper).sheet.iter().all(|side| A3.contains(side))
}

/// How many pages of a set papers of these sizes take: printed on both sides, a page of A3 and one of A4 are no two sides of one
/// leaf, and the side between them is blank.
///
/// - `paper` is the largest that they may take
#[must_use]
pub fn printed_pages(sizes: &[PageSize], paper: PaperSize, duplex: bool) -> usize {
    let mut pages = 0;
    let mut before = None;
    for size in sizes {
        let is_large = takes_a3(*size, paper);
        let is_other = before.replace(is_large).is_some_and(|before| before != is_large);
        pages += if duplex && is_other && pages % 2 == 1 { 2 } else { 1 };
    }
    pages
}

/// The place of a page.
///
/// - `page` is its number, from 1; `paper` the largest that it may take
#[must_use]
pub fn place(page: usize, size: PageSize, edges: Edges, paper: PaperSize) -> PlacedPage {
    let fits = |[width, height]: [u32; 2], turned: bool| {
        let (across, along) = if turned { (size.height, size.width) } else { (size.width, size.height) };
        across <= width + ROUNDED && along <= height + ROUNDED
    };
    let is_wide = size.width > size.height;
    // What is a little larger, as American paper, is not folded.
    let (short, long) = (size.width.min(size.height), size.width.max(size.height));
    let nearly_fits = short / 10 * 9 <= A4[0] && long / 10 * 9 <= A4[1];
    let large = if is_wide { [A3[1], A3[0]] } else { A3 };
    let (sheet, turned) = match paper {
        _ if fits(A4, false) => (A4, false),
        _ if fits(A4, true) => (A4, true),
        PaperSize::A3 if !nearly_fits => (large, false),
        PaperSize::A3 | PaperSize::A4 => (A4, is_wide),
    };
    let (across, along) = if turned { (size.height, size.width) } else { (size.width, size.height) };
    let [top, bottom] = if turned { [edges.right, edges.left] } else { [edges.top, edges.bottom] };
    // Parts of a million: what is printed is the same on every machine.
    let share = |room: u32, length: u32| u64::from(room) * 1_000_000 / u64::from(length.max(1));
    let mut scale = if fits(sheet, turned) {
        1_000_000
    } else {
        share(sheet[0], across).min(share(sheet[1], along)).min(1_000_000)
    };
    let room = sheet[1] / 2 - BAND;
    for edge in [top, bottom] {
        let reach = (along / 2).saturating_sub(edge);
        if u64::from(reach) * scale > u64::from(room) * 1_000_000 {
            scale = share(room, reach);
        }
    }
    let scaled = |length: u32| u32::try_from(u64::from(length) * scale / 1_000_000).unwrap_or(length);
    PlacedPage {
        page,
        sheet,
        size: [scaled(size.width), scaled(size.height)],
        turned,
        percent: u32::try_from((scale + 5_000) / 10_000).unwrap_or(100).min(if scale < 1_000_000 {
            99
        } else {
            100
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHITE: Edges = Edges { top: 15_000, right: 15_000, bottom: 15_000, left: 15_000 };

    fn placed(width: u32, height: u32, edges: Edges, paper: PaperSize) -> ([u32; 2], bool, u32) {
        let size = PageSize { width: width * 1_000, height: height * 1_000 };
        let placed = place(1, size, edges, paper);
        (placed.sheet.map(|length| length / 1_000), placed.turned, placed.percent)
    }

    #[test]
    fn other_paper_is_another_leaf() {
        let [small, large] = [(210, 297), (420, 297)]
            .map(|(width, height)| PageSize { width: width * 1_000, height: height * 1_000 });
        let pages = |sizes: &[PageSize]| printed_pages(sizes, PaperSize::A3, true);
        assert_eq!(pages(&[small, small, large]), 3, "the large one begins a leaf anyway");
        assert_eq!(pages(&[small, large, large, small]), 5);
        assert_eq!(pages(&[large, small, large]), 5);
        assert_eq!(printed_pages(&[large, small, large], PaperSize::A3, false), 3);
        assert_eq!(
            printed_pages(&[large, small, large], PaperSize::A4, true),
            3,
            "all are made as large as A4"
        );
    }

    #[test]
    fn what_fits_stays_as_large_as_it_is() {
        for (width, height, turned) in
            [(210, 297, false), (182, 257, false), (297, 210, true), (211, 297, false)]
        {
            for paper in [PaperSize::A4, PaperSize::A3] {
                assert_eq!(placed(width, height, WHITE, paper), ([210, 297], turned, 100), "{width}");
            }
        }
    }

    #[test]
    fn what_does_not_fit_is_turned_and_smaller_or_on_larger_paper() {
        assert_eq!(placed(420, 297, WHITE, PaperSize::A4), ([210, 297], true, 70));
        assert_eq!(placed(420, 297, WHITE, PaperSize::A3), ([420, 297], false, 100));
        assert_eq!(placed(297, 420, WHITE, PaperSize::A3), ([297, 420], false, 100));
        assert_eq!(placed(841, 1189, WHITE, PaperSize::A3), ([297, 420], false, 34));
        assert_eq!(placed(216, 279, WHITE, PaperSize::A4), ([210, 297], false, 97));
        assert_eq!(placed(216, 279, WHITE, PaperSize::A3), ([210, 297], false, 97));
    }

    #[test]
    fn a_page_printed_to_its_edge_makes_room_for_the_numbers() {
        for edges in [Edges { top: 0, ..WHITE }, Edges { bottom: 0, ..WHITE }] {
            assert_eq!(placed(210, 297, edges, PaperSize::A4), ([210, 297], false, 92));
        }
        assert_eq!(placed(210, 297, Edges { left: 0, right: 0, ..WHITE }, PaperSize::A4).2, 100);
        // Turned, its right side is at the head.
        assert_eq!(placed(297, 210, Edges { right: 0, ..WHITE }, PaperSize::A4), ([210, 297], true, 92));
        assert_eq!(placed(297, 210, Edges { top: 0, ..WHITE }, PaperSize::A4), ([210, 297], true, 100));
        // In the middle of the sheet it is far from the edges.
        assert_eq!(placed(182, 257, Edges { top: 0, ..WHITE }, PaperSize::A4).2, 100);
    }
}
