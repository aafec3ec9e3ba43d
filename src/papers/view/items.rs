//! What papers print of the items of a meeting.

use crate::check::checked::{CheckedCase, CheckedItem};
use crate::model::council::Bundle;
use crate::text::numbering::in_series;
use crate::text::placeholder::PlaceholderTemplate;

use super::origin::{Origin, OriginFile};
use super::printed::Printed;

/// Where the meeting's file says something of an item.
pub(super) fn place(item: &CheckedItem) -> Origin {
    Origin::new(OriginFile::Meeting, item.listed().way())
}

/// The subject of a case.
pub(super) fn subject_of_case(case: &CheckedCase) -> Printed {
    Printed::new(case.case().subject.as_str(), [Origin::case(case.name()).key("subject")])
}

/// The subject of an item: that of its case, else its own.
pub(super) fn subject(item: &CheckedItem) -> Printed {
    let own = || {
        let own = item.listed().item.subject.as_deref().unwrap_or_default();
        Printed::new(own, [place(item).key("subject")])
    };
    item.case().map_or_else(own, subject_of_case).trimmed()
}

/// What says that an item is closed, wherever its subject stands; `None` of an open one.
pub(super) fn closed_mark(item: &CheckedItem, words: &Bundle) -> Option<Printed> {
    let mark = format!("【{}】", words.closed.mark);
    item.is_closed().then(|| Printed::new(mark, [place(item).key("open")]))
}

/// What stands in the place of the subject of an item that was withdrawn.
pub(super) fn withdrawn(item: &CheckedItem, words: &Bundle) -> Printed {
    Printed::fill(&words.list.withdrawn, |_| subject(item))
}

/// The number that the meeting gives an item; empty where it gives none.
pub(super) fn given_number(item: &CheckedItem) -> Printed {
    let given = item.listed().item.number.as_deref().unwrap_or_default();
    Printed::new(given, [place(item).key("number")])
}

/// Mark and number of an item, as far as it has them.
pub(super) fn numbers(item: &CheckedItem) -> Vec<Printed> {
    let numbers = [item.listed().mark.as_str().into(), given_number(item)];
    numbers.into_iter().filter(|text| !text.is_empty()).collect()
}

/// The number of an item's material: as the meeting gives it, else counted.
pub(super) fn material(item: &CheckedItem) -> Printed {
    let own = item.listed().item.material.as_ref().map(|_| place(item).key("material"));
    let only = item.listed().item.only_paper().filter(|paper| paper.material.is_some());
    let of_only = only.map(|_| place(item).keys(&["attachments", "0", "material"]));
    Printed::new(item.listed().material.as_str(), own.into_iter().chain(of_only))
}

/// The number of a paper made elsewhere: as the meeting gives it, else counted, below that of its material.
///
/// - `at` is its place among the papers of its item
pub(super) fn branch(item: &CheckedItem, at: usize, words: &Bundle) -> Printed {
    let listed = item.listed();
    let (number, attachment) = &listed.attachments[at];
    let given =
        attachment.material.as_ref().map(|_| place(item).key("attachments").index(at).key("material"));
    let is_material = listed.item.only_paper().is_some();
    let phrase = PlaceholderTemplate::parse(&words.branch);
    let counts_below = || phrase.blanks().any(|(blank, _)| in_series(blank, 0).is_none());
    let above = material(item);
    let above = above.origins().iter().filter(|_| is_material || (given.is_none() && counts_below()));
    Printed::new(number.as_str(), given.iter().chain(above).cloned())
}

/// What a paper made elsewhere is.
///
/// - `at` is its place among the papers of its item
pub(super) fn attachment_subject(item: &CheckedItem, at: usize) -> Printed {
    let (_, attachment) = &item.listed().attachments[at];
    Printed::new(attachment.subject.as_str(), [place(item).key("attachments").index(at).key("subject")])
}

/// How many pages a paper made elsewhere has: as the meeting says, or as its file has them.
///
/// - `at` is its place among the papers of its item
pub(super) fn attachment_pages(item: &CheckedItem, at: usize) -> Printed {
    let (_, attachment) = &item.listed().attachments[at];
    let pages = attachment.pages.map(|pages| pages.to_string()).unwrap_or_default();
    Printed::new(pages, [place(item).key("attachments").index(at).key("pages")])
}
