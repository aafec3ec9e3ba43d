//! Plain lists of the secretariat: the call list, the leaves to exchange, the changed values.

use serde::Serialize;

use crate::check::checked::{CheckedItem, CheckedMeeting};
use crate::model::council::Bundle;

use super::contacts::{parts, word};
use super::items::{closed_mark, material, numbers, place, subject};
use super::lines::each;
use super::origin::{Origin, OriginFile};
use super::paper::{Paper, paper};
use super::printed::Printed;

/// A list of the secretariat.
#[derive(Debug, Serialize)]
pub struct Listing {
    /// Properties of the document.
    pub document: Paper,
    /// Which list it is; the library knows how wide its columns are.
    pub form: ListForm,
    /// Heading.
    pub heading: Printed,
    /// At the right above it: the day, who sends it.
    pub sent: Vec<Printed>,
    /// What is said below the heading.
    pub notices: Vec<Printed>,
    /// Heads of the columns.
    pub heads: Vec<String>,
    /// Rows.
    pub rows: Vec<ListingRow>,
}

/// What stands above a list.
#[derive(Debug, Clone, Default, Hash, Serialize)]
pub struct ListingHead {
    /// Heading.
    pub heading: Printed,
    /// At the right: the day, who sends it.
    pub sent: Vec<Printed>,
    /// What is said below the heading.
    pub notices: Vec<Printed>,
}

/// Which list it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ListForm {
    /// Who explains what (説明員一覧).
    CallList,
    /// Which leaves to exchange (差し替え一覧).
    LeafList,
    /// What changed (正誤表).
    Errata,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ListingRow {
    /// Its cells, each of pieces one after the other.
    pub cells: Vec<Vec<ListingPiece>>,
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ListingPiece {
    /// The text.
    pub text: Printed,
    /// Whether it is underlined: it changed.
    pub changed: bool,
    /// Whether no line may break within it: a name, a number.
    pub whole: bool,
}

impl ListingPiece {
    /// A cell that says one thing.
    #[must_use]
    pub fn cell(text: impl Into<Printed>) -> Vec<Self> {
        vec![Self { text: text.into(), changed: false, whole: false }]
    }

    /// A cell of lines of parts: lines break between them, if they must. Without any, it says nothing.
    #[must_use]
    pub fn parted(lines: impl IntoIterator<Item = Vec<Printed>>) -> Vec<Self> {
        let whole = |text: Printed| Self { text, changed: false, whole: true };
        let lines = lines.into_iter().filter(|parts| !parts.is_empty());
        let lines = lines.map(|parts| parts.into_iter().map(whole).collect::<Vec<_>>());
        let pieces = lines.collect::<Vec<_>>().join(&whole("\n".into()));
        if pieces.is_empty() { Self::cell("") } else { pieces }
    }
}

/// A list of a meeting.
pub(super) fn listing(
    meeting: &CheckedMeeting,
    form: ListForm,
    head: ListingHead,
    heads: &[&String],
    rows: Vec<ListingRow>,
) -> Listing {
    let document = paper(meeting, &head.heading, "", &(&head, heads, &rows));
    let ListingHead { heading, sent, notices } = head;
    Listing {
        document,
        form,
        heading,
        sent,
        notices,
        heads: heads.iter().map(ToString::to_string).collect(),
        rows,
    }
}

/// Who explains which item, and whom to call; `None` if nobody is named.
pub(super) fn call_list(meeting: &CheckedMeeting) -> Option<Listing> {
    let bundle = &meeting.profile().council().value.bundle;
    let words = &bundle.call_list;
    let items = meeting.items().iter().filter(|item| !item.is_withdrawn());
    // Beside items whose explainers are named, one without stands with a blank: somebody is to fill it.
    let is_explained = |item: &CheckedItem| !item.listed().item.explainers.is_empty();
    let is_asked = |item: &CheckedItem| item.case().is_some() || item.listed().item.number.is_some();
    let some_are_named = items.clone().any(is_explained);
    let explained = items.filter(|item| is_explained(item) || (some_are_named && is_asked(item)));
    let at = Origin::top(OriginFile::Meeting).key("explainers");
    let own = each(&meeting.meeting().explainers, &at);
    let own: Vec<Vec<Printed>> = own.map(|name| vec![name]).collect();
    let whole = (!own.is_empty()).then(|| of_whole(&words.whole, own));
    let of_items = explained.map(|item| row(item, bundle));
    let rows: Vec<ListingRow> = whole.into_iter().chain(of_items).collect();
    let heading = Printed::fill(&words.heading, |_| title(meeting));
    let heads = [&words.number, &words.subject, &words.material, &words.explainers, &words.contact];
    let head = ListingHead { heading, ..ListingHead::default() };
    (!rows.is_empty()).then(|| listing(meeting, ListForm::CallList, head, &heads, rows))
}

fn row(item: &CheckedItem, words: &Bundle) -> ListingRow {
    let (of_item, own) = (&item.listed().item.contact, place(item));
    let (contacts, at) =
        item.case().map_or((of_item, own), |case| (&case.case().contact, Origin::case(case.name())));
    let at = at.key("contact");
    let contacts = contacts.iter().enumerate().map(|(index, contact)| {
        let at = at.index(index);
        // The division on a line of its own, below it whom to call.
        let mut lines = parts(&words.call_list.contact_parts, |blank| word(contact, blank, &at)).into_iter();
        let division = lines.next().into_iter().collect::<Vec<_>>();
        // Between one and the next, a line without a text.
        let gap = if index > 0 { vec![Printed::default()] } else { Vec::new() };
        [gap, division, lines.collect()]
    });
    let at = place(item).key("explainers");
    let explainers = each(&item.listed().item.explainers, &at);
    let cells = [
        ListingPiece::parted([numbers(item)]),
        ListingPiece::cell(Printed::joined(closed_mark(item, words).into_iter().chain([subject(item)]), "")),
        ListingPiece::parted([vec![material(item)]]),
        ListingPiece::parted(explainers.map(|name| vec![name])),
        ListingPiece::parted(contacts.flatten()),
    ];
    ListingRow { cells: cells.into() }
}

/// Who explains whatever is asked, through the whole meeting.
fn of_whole(word: &str, explainers: Vec<Vec<Printed>>) -> ListingRow {
    let nothing = || ListingPiece::cell("");
    let subject = ListingPiece::cell(word);
    ListingRow { cells: vec![nothing(), subject, nothing(), ListingPiece::parted(explainers), nothing()] }
}

/// The title of a meeting.
pub(super) fn title(meeting: &CheckedMeeting) -> Printed {
    Printed::new(meeting.meeting().title.as_str(), [Origin::top(OriginFile::Meeting).key("title")])
}
