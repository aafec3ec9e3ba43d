//! The papers that go with a replacement, in the words of the council: of each set a list of leaves, which is the covering letter
//! too, and a list of values.

use std::collections::BTreeMap;

use crate::check::checked::CheckedMeeting;
use crate::input::schema::BLACKED;
use crate::model::council::Replacing;
use crate::model::meeting::ReplacementKind;
use crate::output::hands::{Action, ExchangeRow, ItemChange, LeafChange, SetChanges};
use crate::papers::document_id::BundleSet;
use crate::papers::view::{
    self, ListingHead, ListingPiece, ListingRow, Origin, OriginFile, Printed, difference,
};
use crate::text::page_number::{PageNumber, span};
use crate::text::placeholder::PlaceholderTemplate;

use super::Erratum;

/// The mark on every page of a replacement.
#[must_use]
pub fn stamp(meeting: &CheckedMeeting) -> String {
    PlaceholderTemplate::parse(&words_of(meeting).mark).fill(|_| day(meeting))
}

/// Whether the meeting's file says on which day leaves are exchanged.
#[must_use]
pub fn has_day(meeting: &CheckedMeeting) -> bool {
    meeting.meeting().replacement_date.is_some()
}

fn words_of(meeting: &CheckedMeeting) -> &Replacing {
    &meeting.profile().council().value.bundle.replacement
}

fn day(meeting: &CheckedMeeting) -> String {
    let meeting = meeting.meeting();
    let date = meeting.replacement_date.as_ref().or(meeting.date.known());
    date.map(|date| date.printed(meeting.date.first_day())).unwrap_or_default()
}

/// The key under which the meeting's file says that day.
fn day_key(meeting: &CheckedMeeting) -> &'static str {
    if has_day(meeting) { "replacement_date" } else { "date" }
}

/// Of each set the list of leaves (差し替え一覧) and the list of values (正誤表), each if it has rows.
#[must_use]
pub fn lists(meeting: &CheckedMeeting, sets: &BTreeMap<String, SetChanges>) -> Vec<view::View> {
    let of_set = |set: BundleSet| {
        let changes = sets.get(set.name())?;
        Some([leaf_list(meeting, set, &changes.rows), errata_list(meeting, set, &changes.errata)])
    };
    BundleSet::ALL.into_iter().filter_map(of_set).flatten().flatten().collect()
}

/// What stands above a list: its heading, the day and who sends it, and what is asked.
fn head(meeting: &CheckedMeeting, heading: &str, notice: Option<&String>) -> ListingHead {
    let file = Origin::top(OriginFile::Meeting);
    let day = Printed::new(day(meeting), [file.key(day_key(meeting))]);
    let title = Printed::new(meeting.meeting().title.as_str(), [file.key("title")]);
    let heading = Printed::fill(heading, |blank| if blank == "日付" { day.clone() } else { title.clone() });
    let sender = words_of(meeting).sender.as_deref().map(Printed::from);
    ListingHead {
        heading,
        sent: std::iter::once(day).chain(sender).filter(|_| notice.is_some()).collect(),
        notices: notice.map(|text| text.as_str().into()).into_iter().collect(),
    }
}

fn leaf_list(meeting: &CheckedMeeting, set: BundleSet, rows: &[ExchangeRow]) -> Option<view::View> {
    let words = &words_of(meeting).list;
    let row = |row: &ExchangeRow| {
        let action = match row.action {
            Action::Exchange => &words.exchange,
            Action::Add => &words.add,
            Action::TakeOut => &words.take_out,
        };
        let cells =
            [row.materials.join("\n"), pages_of(meeting, row), action.clone(), change(meeting, &row.change)];
        ListingRow { cells: cells.map(ListingPiece::cell).into() }
    };
    let head = head(meeting, &words.heading, words.notice.as_ref());
    view::leaf_list(meeting, set, head, rows.iter().map(row).collect())
}

/// The numbers of the pages of a row, and behind which page they are put in.
fn pages_of(meeting: &CheckedMeeting, row: &ExchangeRow) -> String {
    let words = &words_of(meeting).list;
    let pages = span(&row.numbers());
    let place = match (row.action, row.behind) {
        (Action::Add, Some(page)) => words.behind.as_deref().map(|phrase| (phrase, page.to_string())),
        (Action::Add, None) => words.before_all.as_deref().map(|phrase| (phrase, String::new())),
        _ => None,
    };
    let place = place.map(|(phrase, page)| PlaceholderTemplate::parse(phrase).fill(|_| page.clone()));
    place.map_or_else(|| pages.clone(), |place| format!("{pages}\n{place}"))
}

/// What changed on the leaves of a row.
fn change(meeting: &CheckedMeeting, change: &LeafChange) -> String {
    let words = &words_of(meeting).list;
    let word = match change {
        LeafChange::Values(places) => return places.join("\n"),
        LeafChange::Moved => return words.moved.clone(),
        LeafChange::Form => return words.form.clone(),
        LeafChange::Attachment => return words.attachment.as_ref().unwrap_or(&words.form).clone(),
        LeafChange::Whole => &words.whole,
        LeafChange::Split(from) => {
            let phrase = words.split.as_deref().map(PlaceholderTemplate::parse);
            return phrase.map_or_else(
                || words.came.clone().unwrap_or_default(),
                |phrase| phrase.fill(|_| from.clone()),
            );
        }
        LeafChange::Item(item) => match item {
            ItemChange::Came => &words.came,
            ItemChange::Went => &words.went,
            ItemChange::Withdrawn => &words.withdrawn,
            ItemChange::ToTheDay => &words.to_the_day,
            ItemChange::InAdvance => &words.in_advance,
            ItemChange::Closed => &words.closed,
            ItemChange::Opened => &words.opened,
            ItemChange::Rearranged => &words.rearranged,
        },
    };
    word.clone().unwrap_or_default()
}

fn errata_list(meeting: &CheckedMeeting, set: BundleSet, errata: &[Erratum]) -> Option<view::View> {
    let words = &words_of(meeting).errata;
    let is_change = meeting.meeting().replacement_kind == Some(ReplacementKind::Change);
    // Where the profile has no words of its own for what was no error, those for errors stand.
    let of_change = words.of_change.as_ref().filter(|_| is_change);
    let heading = of_change.map_or(&words.heading, |words| &words.heading);
    let notice = of_change.map_or(words.notice.as_ref(), |words| words.notice.as_ref());
    let sides = of_change.map_or([&words.wrong, &words.right], |words| [&words.before, &words.after]);
    let blacked = &meeting.profile().council().value.bundle.public.blacked;
    let row = |erratum: &Erratum| {
        let heard = |text: &Option<String>| text.as_deref().unwrap_or_default().replace(BLACKED, blacked);
        let [old, new] = [&erratum.old, &erratum.new].map(heard);
        let (mut wrong, right) = difference(&old, &new);
        let mut right = made_of(&right, &erratum.origins);
        if erratum.old.is_none() {
            wrong = ListingPiece::cell(words.nothing.as_str());
        }
        if erratum.new.is_none() {
            right = ListingPiece::cell(words.nothing.as_str());
        }
        let label = words.label.as_ref().filter(|_| erratum.is_label);
        let place = label.map_or_else(
            || erratum.place.clone(),
            |phrase| PlaceholderTemplate::parse(phrase).fill(|_| erratum.place.clone()),
        );
        let [material, page, place] =
            [erratum.material.clone(), pages_of_erratum(erratum), place].map(ListingPiece::cell);
        ListingRow { cells: vec![material, page, place, wrong, right] }
    };
    let head = head(meeting, heading, notice);
    view::errata(meeting, set, head, sides, errata.iter().map(row).collect())
}

/// The same pieces, made of these values.
fn made_of(pieces: &[ListingPiece], origins: &[Origin]) -> Vec<ListingPiece> {
    let made_of = |piece: &ListingPiece| Printed::new(piece.text.text(), origins.iter().cloned());
    pieces
        .iter()
        .map(|piece| ListingPiece { text: made_of(piece), changed: piece.changed, whole: false })
        .collect()
}

/// The pages in the hands, and those on which the value stands now where they are others: 31→31-1.
fn pages_of_erratum(erratum: &Erratum) -> String {
    let pages = |pages: &[PageNumber]| pages.iter().map(ToString::to_string).collect::<Vec<_>>().join("、");
    if erratum.now_on.is_empty() {
        pages(&erratum.pages)
    } else {
        format!("{}→{}", pages(&erratum.pages), pages(&erratum.now_on))
    }
}
