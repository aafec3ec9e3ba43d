//! What is in the hands beside what is right now: the numbers of pages that stay, and whether both still say the same.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::Result;
use serde::{Deserialize, Serialize};

use crate::app::session::Session;
use crate::cache::fingerprint::fingerprint;
use crate::cache::{Cache, Section};
use crate::check::checked::CheckedMeeting;
use crate::output::hands::{Hands, PageRecord, PrintRecord, Sets, content_of, numbered, prepared};
use crate::output::{Leftover, Output, incremental};
use crate::papers::document_id::BundleSet;
use crate::papers::templates::{LABELS, Source};
use crate::papers::view::{BundleText, DocumentContent, Sides, View, printed_views};
use crate::typeset::pdf::page_labels::{FRONT, LIST};
use crate::typeset::typst::{TypesetDocument, complaint};
use crate::workspace::REPLACEMENT;

/// What is in the hands of a meeting; `None` where nothing was printed.
///
/// # Errors
///
/// If the record cannot be read.
pub(super) fn hands_of(meeting: &CheckedMeeting) -> Result<Option<Hands>> {
    meeting.handed_out().folder.as_deref().map_or(Ok(None), Hands::read)
}

/// How what is in the hands was printed.
pub(super) fn sides_of(record: &PrintRecord) -> Sides {
    if record.duplex { Sides::Both } else { Sides::One }
}

/// The numbers of the pages of each part by its id, of each set by its file name; empty where pages have the numbers that they
/// would have if nothing were in the hands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct PageNumbers(BTreeMap<String, BTreeMap<String, Vec<String>>>);

/// The numbers of the pages of a meeting and what they were found from.
#[derive(Debug, Serialize, Deserialize)]
struct KnownNumbers {
    key: String,
    numbers: PageNumbers,
}

impl PageNumbers {
    /// The numbers of the pages of a meeting, those in the hands kept.
    ///
    /// # Errors
    ///
    /// If the machine, a template or Typst fails.
    pub(super) fn of(
        session: &Session,
        output: &Output,
        meeting: &CheckedMeeting,
        hands: &PrintRecord,
    ) -> Result<Self> {
        let views = printed_views(meeting, sides_of(hands), &hands.matching_numbers);
        let contents: Vec<String> = views.iter().map(content_of).collect();
        let key = fingerprint(&(env!("CARGO_PKG_VERSION"), hands.checksum(), contents));
        let known: Option<KnownNumbers> = session.cache.get(Section::Numbers, meeting.name());
        if let Some(known) = known.filter(|known| known.key == key) {
            return Ok(known.numbers);
        }
        let documents = compile(session, session.render(views)?, output)?;
        let numbers = numbers(meeting, &documents, hands)?;
        let known = KnownNumbers { key, numbers: numbers.clone() };
        session.cache.insert(Section::Numbers, meeting.name(), &known);
        Ok(numbers)
    }

    /// A source with the numbers of its pages, if it is a bundle whose pages have numbers of their own.
    pub(super) fn given_to(&self, source: Source) -> Source {
        let (Some(set), DocumentContent::Bundle(bundle)) = (source.view.bundle_set(), &source.view.content)
        else {
            return source;
        };
        if self.0.is_empty() {
            return source;
        }
        // A public edition that is read on a screen alone has the pages of the printed sets.
        let of_printed = || {
            let printed = BundleSet::PRINTED.into_iter().rev().filter_map(|set| self.0.get(set.name()));
            printed.flatten().map(|(id, numbers)| (id.clone(), numbers.clone())).collect()
        };
        let numbers: BTreeMap<String, Vec<String>> =
            self.0.get(set.name()).cloned().unwrap_or_else(of_printed);
        let own = |id: &String| format!("{}{id}", bundle.document.id);
        let numbers: BTreeMap<String, &Vec<String>> =
            numbers.iter().map(|(id, numbers)| (own(id), numbers)).collect();
        let text = serde_json::to_string(&numbers).expect("texts");
        source.with_input(LABELS, &text)
    }
}

fn numbers(
    meeting: &CheckedMeeting,
    documents: &[TypesetDocument],
    hands: &PrintRecord,
) -> Result<PageNumbers> {
    let made = documents.iter().map(|document| (&document.view, document.pdf().unwrap_or_default()));
    let natural = PrintRecord::of(meeting.items_to_hand_out(), made)?;
    let [hand, now] = [hands, &natural].map(|record| {
        let record = record.clone();
        if hands.knows_sections() { record.bundles } else { record.by_material().bundles }
    });
    let done: Sets = numbered(&hand, &now, hands.duplex);
    if done == now {
        return Ok(PageNumbers::default());
    }
    let of_set = |document: &TypesetDocument| {
        let DocumentContent::Bundle(bundle) = &document.view.content else { return None };
        let name = document.view.bundle_set()?.name().to_owned();
        let of_parts = by_part(bundle, natural.bundles.get(&name)?, done.get(&name)?);
        Some((name, of_parts))
    };
    Ok(PageNumbers(documents.iter().filter_map(of_set).collect()))
}

/// The numbers of the pages of each part by its id.
///
/// - `natural` says of each page to what it belongs, `done` its number
fn by_part(
    bundle: &BundleText,
    natural: &[PageRecord],
    done: &[PageRecord],
) -> BTreeMap<String, Vec<String>> {
    let fronts = bundle.fronts.iter().map(|_| ("front", FRONT));
    let lists = bundle.lists.iter().map(|_| ("list", LIST));
    let parts = bundle.parts.iter().map(|part| (part.key.as_str(), part.id.as_str()));
    let mut parts = fronts.chain(lists).chain(parts).peekable();
    let mut numbers: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut current = parts.next();
    for (page, done) in natural.iter().zip(done) {
        while current.is_some_and(|(section, _)| section != page.section) && parts.peek().is_some() {
            current = parts.next();
        }
        if let Some((_, id)) = current {
            numbers.entry(id.to_owned()).or_default().push(done.label.to_string());
        }
    }
    numbers
}

/// The documents of all sources, made anew.
///
/// # Errors
///
/// If Typst or the disk fails.
pub(super) fn compile(
    session: &Session,
    sources: Vec<Source>,
    output: &Output,
) -> Result<Vec<TypesetDocument>> {
    let nothing_known = Cache::default();
    let compiled =
        incremental::compile(sources, &session.typst, &nothing_known, output.folder(), output.run_folder())?;
    complaint(&compiled.refused)?;
    Ok(compiled.documents)
}

/// How what is in the hands of a meeting stands to what is right now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandsState {
    /// Name of the meeting.
    pub meeting: String,
    /// Whether they are not the same.
    pub differs: bool,
    /// The round that is prepared and still true, if there is one.
    pub prepared: Option<usize>,
    /// The folder of a prepared round that was marked as outdated just now.
    #[serde(skip)]
    pub outdated: Option<PathBuf>,
}

/// How what is in the hands of a meeting stands to what is right now; `None` where nothing is. A prepared round that is no longer
/// true is marked as outdated.
///
/// # Errors
///
/// If a record cannot be read, or the disk fails.
pub(super) fn state_of(
    session: &Session,
    meeting: &CheckedMeeting,
    leftovers: &mut Vec<Leftover>,
) -> Result<Option<HandsState>> {
    let Some(hands) = hands_of(meeting)? else { return Ok(None) };
    let name = meeting.name();
    let folder = session.workspace.output();
    let now = hands.now();
    let views = printed_views(meeting, sides_of(now), &now.matching_numbers);
    let differs = !says(now, &views);
    let round = prepared(&folder.join(name).join(REPLACEMENT))?;
    let is_next = |number: usize, base: &str| number == hands.next_round() && base == now.checksum();
    let is_true =
        round.as_ref().is_some_and(|round| is_next(round.number, &round.base) && says(&round.hands, &views));
    let mut outdated = None;
    if round.is_some() && !is_true {
        let output = Output::open(folder, &session.typst.run_context)?;
        outdated = output.mark_replacement(name, leftovers)?;
    }
    let prepared = round.filter(|_| is_true).map(|round| round.number);
    Ok(Some(HandsState { meeting: name.to_owned(), differs, prepared, outdated }))
}

/// Whether sets say what a record says of them.
pub(super) fn says(record: &PrintRecord, views: &[View]) -> bool {
    let of_set =
        |name: &str| views.iter().find(|view| view.bundle_set().is_some_and(|set| set.name() == name));
    record.bundles.iter().all(|(name, pages)| match of_set(name) {
        None => pages.is_empty(),
        Some(view) => match record.contents.get(name) {
            Some(content) => *content == content_of(view),
            // A record of before says of a set no more than its values.
            None => !pages.is_empty() && values_are_alike(record, name, view),
        },
    })
}

fn values_are_alike(record: &PrintRecord, name: &str, view: &View) -> bool {
    let DocumentContent::Bundle(bundle) = &view.content else { return false };
    let known = record.values.iter().filter(|value| value.bundle.is_empty() || value.bundle == name);
    let known: Vec<(&str, &str)> =
        known.map(|value| (value.material.as_str(), value.text.as_str())).collect();
    let now = bundle.values(name);
    let now: Vec<(&str, &str)> =
        now.iter().map(|value| (value.material.as_str(), value.text.as_str())).collect();
    known == now
}
