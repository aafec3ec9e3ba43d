//! What is handed to the printer is kept, to be compared with later: the first print of a meeting, or one more set of it.

use std::path::Path;

use anyhow::{Context, Result};
use chrono::NaiveDate;

use crate::diagnostic::path::at;
use crate::disk::{self, settle};
use crate::limits;
use crate::papers::document_id::{BundleSet, FileKind};
use crate::typeset::pdf::page_record::leaves;
use crate::typeset::typst::TypesetDocument;
use crate::workspace::handed_out::{RECORD, ROUND};
use crate::workspace::{HandedItem, PRINTED};

use super::hands::{ExchangeRound, Hands, PrintRecord, VERSION, round_file};

/// What is recorded as handed to the printer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each set is asked for by itself")]
pub struct Printing {
    /// What is sent in advance.
    pub advance: bool,
    /// What is handed out on the day.
    pub on_the_day: bool,
    /// The public edition.
    pub public: bool,
    /// The day on which it is printed.
    pub day: NaiveDate,
    /// Whether all sets that were handed out before are collected, and their record goes aside.
    pub anew: bool,
}

impl Printing {
    /// Whether a set is among them.
    #[must_use]
    pub fn holds(&self, set: BundleSet) -> bool {
        match set {
            BundleSet::Advance => self.advance,
            BundleSet::OnTheDay => self.on_the_day,
            BundleSet::Public => self.public,
        }
    }

    /// The sets.
    pub fn sets(&self) -> impl Iterator<Item = BundleSet> + '_ {
        BundleSet::ALL.into_iter().filter(|set| self.holds(*set))
    }
}

/// A set that was recorded as handed to the printer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedSet {
    /// Name of the meeting.
    pub meeting: String,
    /// Which set.
    pub set: BundleSet,
    /// Its pages.
    pub pages: usize,
    /// Its leaves.
    pub leaves: usize,
}

impl PrintedSet {
    /// What a record says of a set; `None` where there is nothing in it.
    fn of(set: BundleSet, record: &PrintRecord) -> Option<Self> {
        let pages = record.bundles.get(set.name()).map(Vec::len).filter(|pages| *pages > 0)?;
        Some(Self { meeting: record.meeting.clone(), set, pages, leaves: leaves(pages, record.duplex) })
    }
}

/// Keeps what is handed to the printer, in the meeting's folder that holds it.
///
/// - `items` are those of the meeting, `hands` is what is in the hands already
pub(super) fn remember(
    meeting: &Path,
    documents: &[TypesetDocument],
    items: &[HandedItem],
    printing: Printing,
    hands: Option<&Hands>,
) -> Result<Vec<PrintedSet>> {
    let folder = meeting.join(PRINTED);
    let place =
        hands.map_or_else(|| folder.clone(), |hands| folder.join(format!("{ROUND}{}", hands.next_round())));
    disk::create_folders(&place).with_context(at(&place))?;
    let mut printed = Vec::new();
    for document in documents.iter().filter(|document| document.view.can_be_printed()) {
        let Some(set) = document.view.bundle_set().filter(|set| printing.holds(*set)) else { continue };
        let made = meeting.join(document.view.file_name());
        let file = place.join(FileKind::Pdf.of(set.name()));
        let bytes = disk::read(&made, limits::MADE_BYTES).with_context(at(&made))?;
        disk::write(&file, &bytes).with_context(at(&file))?;
        settle(&file).with_context(at(&file))?;
        printed.push((&document.view, bytes));
    }
    let documents = printed.iter().map(|(view, bytes)| (*view, bytes.as_slice()));
    let mut record = PrintRecord::of(items.to_vec(), documents)?;
    record.day = Some(printing.day.to_string());
    if let Some(name) = meeting_name(&printed) {
        record.meeting = name;
    }
    for set in printing.sets() {
        record.bundles.entry(set.name().to_owned()).or_default();
    }
    let told = printing.sets().filter_map(|set| PrintedSet::of(set, &record)).collect();
    let (file, text) = match hands {
        None => (folder.join(RECORD), record.to_json()),
        Some(hands) => {
            let round = added(hands, record);
            (round_file(&folder, round.number), round.to_json())
        }
    };
    disk::write(&file, text).with_context(at(&file))?;
    settle(&file).with_context(at(&file))?;
    Ok(told)
}

fn meeting_name(printed: &[(&crate::papers::view::View, Vec<u8>)]) -> Option<String> {
    printed.first().map(|(view, _)| view.id.meeting.clone())
}

/// The round in which sets were printed of which nothing was in the hands.
fn added(hands: &Hands, record: PrintRecord) -> ExchangeRound {
    let before = hands.now();
    let (day, printed) = (record.day.clone(), record.bundles.keys().cloned().collect());
    let after = before.clone().with_sets_of(record);
    let base = before.checksum();
    ExchangeRound {
        version: VERSION,
        number: hands.next_round(),
        day,
        base,
        printed,
        hands: after,
        ..ExchangeRound::default()
    }
}
