//! Which numbers the pages get that are to lie in a set now: those that are in the hands stay, what comes between gets a branch
//! (枝番), so that nothing else moves.

use std::collections::{BTreeSet, HashMap};

use crate::text::page_number::PageNumber;

use super::PageRecord;

/// What stands around the numbers of a set.
#[derive(Debug, Clone, Default)]
pub struct Room {
    /// The first number, where nothing has one yet: from 1.
    pub first: usize,
    /// The number from which others are counted that lie behind this set; `None` if none are.
    pub beyond: Option<usize>,
    /// Whether the set is printed on both sides of the paper.
    pub duplex: bool,
}

/// Pages as they lie on leaves: two where both sides are printed.
pub fn leaves(pages: &[PageRecord], duplex: bool) -> impl Iterator<Item = &[PageRecord]> {
    pages.chunks(if duplex { 2 } else { 1 })
}

/// The numbers of each page of a set as it is to lie there now.
///
/// A page keeps the number that its section has in the hands at that place; sections that stand in another order are those of
/// the fewest leaves. What has no number gets the next free one, or a branch of the page before it, never one that is in the
/// hands: so that each number means one leaf while leaves are exchanged.
///
/// - `like` are the sets whose numbers it keeps: as it is in the hands, or the editions with which it shares them
/// - `hand` is what is in the hands of it
#[must_use]
pub fn numbers(
    like: &[&[PageRecord]],
    hand: &[PageRecord],
    now: &[PageRecord],
    room: &Room,
) -> Vec<PageNumber> {
    let of_sections = by_section(like, room.duplex);
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let wanted = leaves(now, room.duplex).map(|leaf| {
        let count = seen.entry(leaf[0].section.as_str()).or_default();
        *count += 1;
        let known = of_sections.get(leaf[0].section.as_str())?;
        known.get(*count - 1).map(Vec::as_slice)
    });
    let wanted: Vec<Option<&[PageNumber]>> = wanted.collect();
    let kept = longest_rise(&wanted);
    let in_hand = hand.iter().chain(like.iter().copied().flatten()).map(|page| page.label).collect();
    let mut numbering = Numbering { room, in_hand, numbers: Vec::with_capacity(now.len()) };
    for (at, leaf) in leaves(now, room.duplex).enumerate() {
        let upper =
            || (at + 1..wanted.len()).filter(|next| kept[*next]).find_map(|next| Some(wanted[next]?[0]));
        match wanted[at].filter(|numbers| kept[at] && numbering.is_free_for(numbers[0])) {
            Some(numbers) => numbering.keep(numbers, leaf.len(), upper()),
            None => numbering.allot(leaf.len(), upper()),
        }
    }
    numbering.numbers
}

/// The numbers of the leaves of each section, in the first set that has it.
fn by_section<'a>(sets: &[&'a [PageRecord]], duplex: bool) -> HashMap<&'a str, Vec<Vec<PageNumber>>> {
    let mut sections: HashMap<&str, (usize, Vec<Vec<PageNumber>>)> = HashMap::new();
    for (at, set) in sets.iter().enumerate() {
        for leaf in leaves(set, duplex) {
            let (first, known) = sections.entry(leaf[0].section.as_str()).or_insert((at, Vec::new()));
            if *first == at {
                known.push(leaf.iter().map(|page| page.label).collect());
            }
        }
    }
    sections.into_iter().map(|(section, (_, numbers))| (section, numbers)).collect()
}

/// Which leaves keep their numbers: as many as can without one standing before a lower one.
fn longest_rise(wanted: &[Option<&[PageNumber]>]) -> Vec<bool> {
    // Of rises of each length, the one that ends lowest: its last leaf.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; wanted.len()];
    let first = |at: usize| wanted[at].map(|numbers| numbers[0]);
    for at in (0..wanted.len()).filter(|at| wanted[*at].is_some()) {
        let length = ends.partition_point(|end| first(*end) < first(at));
        before[at] = length.checked_sub(1).map(|shorter| ends[shorter]);
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut kept = vec![false; wanted.len()];
    let mut next = ends.last().copied();
    while let Some(at) = next {
        kept[at] = true;
        next = before[at];
    }
    kept
}

/// Numbers given so far, in order.
struct Numbering<'a> {
    room: &'a Room,
    in_hand: BTreeSet<PageNumber>,
    numbers: Vec<PageNumber>,
}

impl Numbering<'_> {
    fn is_free_for(&self, number: PageNumber) -> bool {
        self.numbers.last().is_none_or(|last| *last < number)
    }

    /// A leaf keeps its numbers; a back that is new gets one of its own.
    fn keep(&mut self, numbers: &[PageNumber], pages: usize, upper: Option<PageNumber>) {
        self.numbers.extend(numbers.iter().take(pages));
        for _ in numbers.len()..pages {
            let front = self.numbers.last().copied().expect("a leaf has a front");
            let next = PageNumber { page: front.page, branch: front.branch + 1 };
            let plain = PageNumber::plain(front.page + 1);
            let is_plain = front.branch == 0 && self.fits(plain, upper) && !self.in_hand.contains(&plain);
            self.numbers.push(if is_plain { plain } else { self.free_branch(next) });
        }
    }

    /// A leaf gets numbers: plain ones if there is room, else branches of the page before it.
    fn allot(&mut self, pages: usize, upper: Option<PageNumber>) {
        let last = self.numbers.last().copied();
        let mut start = last.map_or(self.room.first.max(1), |last| last.page + 1);
        if self.room.duplex && start.is_multiple_of(2) {
            start += 1;
        }
        // Both sides of a leaf are kept free, be there something on the back or not.
        let sides = if self.room.duplex { 2 } else { 1 };
        let plain = (start..start + sides).map(PageNumber::plain);
        if plain.clone().all(|number| self.fits(number, upper) && !self.in_hand.contains(&number)) {
            self.numbers.extend(plain.take(pages));
            return;
        }
        let mut next = last.unwrap_or(PageNumber::plain(0));
        for _ in 0..pages {
            next = self.free_branch(PageNumber { page: next.page, branch: next.branch + 1 });
            self.numbers.push(next);
        }
    }

    /// The first branch from this one on that nothing in the hands has.
    fn free_branch(&self, from: PageNumber) -> PageNumber {
        let branches = (from.branch..).map(|branch| PageNumber { page: from.page, branch });
        let mut free = branches.filter(|number| !self.in_hand.contains(number));
        free.next().expect("numbers do not end")
    }

    fn fits(&self, number: PageNumber, upper: Option<PageNumber>) -> bool {
        upper.is_none_or(|upper| number < upper && number.page < upper.page)
            && self.room.beyond.is_none_or(|beyond| number.page < beyond)
    }
}
