//! The papers that go with a replacement, in the words of the council.

use crate::check::checked::CheckedMeeting;
use crate::papers::view::{self, ListingPiece, ListingRow, Origin, OriginFile, Printed, difference};
use crate::text::placeholder::PlaceholderTemplate;

use super::{Action, Leaf, LeafChange, PrintChanges};

/// The mark on every page of a replacement.
#[must_use]
pub fn stamp(meeting: &CheckedMeeting) -> String {
    let words = &meeting.profile().council().value.bundle.replacement;
    PlaceholderTemplate::parse(&words.mark).fill(|_| day(meeting))
}

fn day(meeting: &CheckedMeeting) -> String {
    let meeting = meeting.meeting();
    let date = meeting.replacement_date.as_ref().or(meeting.date.known());
    date.map(|date| date.printed(meeting.date.first_day())).unwrap_or_default()
}

/// The key under which the meeting's file says that day.
fn day_key(meeting: &CheckedMeeting) -> &'static str {
    if meeting.meeting().replacement_date.is_some() { "replacement_date" } else { "date" }
}

/// The list of leaves (差し替え一覧) and the list of values (正誤表), each if it has rows.
#[must_use]
pub fn lists(meeting: &CheckedMeeting, replacement: &PrintChanges) -> Vec<view::View> {
    let words = &meeting.profile().council().value.bundle.replacement;
    let file = Origin::top(OriginFile::Meeting);
    let heading = |text: &str| {
        Printed::fill(text, |blank| match blank {
            "日付" => Printed::new(day(meeting), [file.key(day_key(meeting))]),
            _ => Printed::new(meeting.meeting().title.as_str(), [file.key("title")]),
        })
    };
    let (leaf_words, errata_words) = (&words.list, &words.errata);
    let leaves = replacement.leaves.iter().map(|leaf| {
        let action = match leaf.action {
            Action::Exchange => &leaf_words.exchange,
            Action::Add => &leaf_words.add,
            Action::TakeOut => &leaf_words.take_out,
        };
        let change = match &leaf.change {
            LeafChange::Values(places) => places.join("\n"),
            LeafChange::Moved => leaf_words.moved.clone(),
            LeafChange::Form => leaf_words.form.clone(),
            LeafChange::Attachment => leaf_words.attachment.as_ref().unwrap_or(&leaf_words.form).clone(),
            LeafChange::Whole => String::new(),
        };
        let cells = [leaf.materials.join("\n"), pages_of_leaf(leaf), action.clone(), change];
        ListingRow { cells: cells.map(ListingPiece::cell).into() }
    });
    let errata = replacement.errata.iter().map(|erratum| {
        let [old, new] = [&erratum.old, &erratum.new].map(|text| text.as_deref().unwrap_or_default());
        let (mut wrong, right) = difference(old, new);
        let mut right = made_of(&right, &erratum.origins);
        if erratum.old.is_none() {
            wrong = ListingPiece::cell(errata_words.nothing.as_str());
        }
        if erratum.new.is_none() {
            right = ListingPiece::cell(errata_words.nothing.as_str());
        }
        let [material, page, place] =
            [erratum.material.clone(), pages(&erratum.pages), erratum.place.clone()].map(ListingPiece::cell);
        ListingRow { cells: vec![material, page, place, wrong, right] }
    });
    let lists = [
        view::leaf_list(meeting, heading(&leaf_words.heading), leaves.collect()),
        view::errata(meeting, heading(&errata_words.heading), errata.collect()),
    ];
    lists.into_iter().flatten().collect()
}

/// The same pieces, made of these values.
fn made_of(pieces: &[ListingPiece], origins: &[Origin]) -> Vec<ListingPiece> {
    let made_of = |piece: &ListingPiece| Printed::new(piece.text.text(), origins.iter().cloned());
    pieces
        .iter()
        .map(|piece| ListingPiece { text: made_of(piece), changed: piece.changed, whole: false })
        .collect()
}

/// The numbers of a leaf's pages, behind those of the printed leaf that it takes the place of: 31、32→25、26.
fn pages_of_leaf(leaf: &Leaf) -> String {
    let printed = if leaf.instead_of.is_empty() { String::new() } else { pages(&leaf.instead_of) + "→" };
    printed + &pages(&leaf.labels)
}

fn pages(labels: &[usize]) -> String {
    labels.iter().map(ToString::to_string).collect::<Vec<_>>().join("、")
}
