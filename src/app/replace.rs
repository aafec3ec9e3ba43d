//! What is to be exchanged in the printed sets of a meeting (差し替え): a round is prepared, as often as wanted, and then said to
//! have been handed out.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use chrono::NaiveDate;

use crate::app::hands::{PageNumbers, compile, hands_of, says, sides_of};
use crate::app::layout;
use crate::app::session::{CheckedRead, Session};
use crate::check::checked::CheckedMeeting;
use crate::diagnostic::fault::Fault;
use crate::diagnostic::finding::{Finding, Findings, Rule};
use crate::diagnostic::path::{at, shown};
use crate::disk::{self, EntryKind};
use crate::output::hands::{ExchangeRound, Hands, PrintRecord, SetChanges, VERSION, prepared};
use crate::output::manifest::Manifest;
use crate::output::replacement::{self, CHANGES, changed_lines, compare, not_printed};
use crate::output::{Leftover, Output, flawed};
use crate::papers::document_id::BundleSet;
use crate::papers::view::printed_views;
use crate::text::source::{Pointer, SourceFile};
use crate::typeset::pdf::pages::Pages;
use crate::typeset::pdf::said::pieces;
use crate::typeset::typst::{TypesetDocument, Typst};
use crate::workspace::{PRINTED, REPLACEMENT};

/// What is exchanged.
#[derive(Debug)]
pub struct Exchange {
    /// What changed in each set, by file name; `None` if the meeting is not right.
    pub changes: Option<BTreeMap<String, SetChanges>>,
    /// Which round that is.
    pub round: usize,
    /// The PDFs that were made; none if nothing changed.
    pub made: Vec<PathBuf>,
    /// Folders of earlier papers that were marked as outdated.
    pub outdated: Vec<PathBuf>,
    /// Sets in which there is something now, and of which nothing was printed.
    pub not_printed: Vec<BundleSet>,
    /// Papers of the meeting that are not as they would be made now.
    pub old: Vec<String>,
    /// What could not be removed after the papers were in their places.
    pub leftovers: Vec<Leftover>,
    /// Everything that is wrong or doubtful.
    pub findings: Findings,
}

/// Compares a meeting with what is in the hands, and prepares the leaves to exchange with their lists.
///
/// - `since` is the folder of another record of what was printed
///
/// # Errors
///
/// If the machine, a template or Typst fails, or nothing is known of what was printed.
pub fn replace(session: &Session, meeting: &Path, since: Option<&Path>) -> Result<Exchange> {
    let run_context = &session.typst.run_context;
    let folder = session.workspace.output();
    Typst::find(&session.typst)?;
    let CheckedRead { meetings, whole, findings, .. } = session.check(&[meeting.to_owned()])?;
    let mut exchange = Exchange {
        changes: None,
        round: 0,
        made: Vec::new(),
        outdated: Vec::new(),
        not_printed: Vec::new(),
        old: Vec::new(),
        leftovers: Vec::new(),
        findings,
    };
    let Some(meeting) = meetings.first().filter(|meeting| meeting.is_complete()) else {
        let is_unreadable = exchange.findings.iter().any(|finding| finding.rule == Rule::HandedOutUnreadable);
        let output = match Output::open(folder, run_context) {
            Ok(output) => output,
            // That somebody may not look there is told already.
            Err(_) if is_unreadable => return Ok(exchange),
            Err(error) => return Err(error),
        };
        for name in &whole {
            exchange.outdated.extend(output.mark_replacement(name, &mut exchange.leftovers)?);
        }
        return Ok(exchange);
    };
    let output = Output::open(folder.clone(), run_context)?;
    let hands = demand_hands(session, meeting, since)?;
    exchange.round = hands.next_round();
    let (round, stamped) = next_round(session, &output, meeting, &hands, &mut exchange)?;
    if round.sets.is_empty() {
        output.withdraw_replacement(meeting.name(), &mut exchange.leftovers)?;
    } else {
        let lists = session.render(replacement::lists(meeting, &round.sets))?;
        let lists = compile(session, lists, &output)?;
        let files = replacement::files(&round, &stamped, &lists)?;
        let flawed: Vec<_> = flawed(&stamped).chain(flawed(&lists)).collect();
        exchange.findings.extend(layout::findings(&flawed));
        exchange.made = output.publish_replacement(meeting.name(), &files, &mut exchange.leftovers)?;
        if !replacement::has_day(meeting) {
            exchange.findings.extend(without_day(session, meeting));
        }
    }
    exchange.changes = Some(round.sets);
    session.persist();
    Ok(exchange)
}

/// The round that follows on what is in the hands, and its sets with the mark of an exchange on their pages.
fn next_round(
    session: &Session,
    output: &Output,
    meeting: &CheckedMeeting,
    hands: &Hands,
    exchange: &mut Exchange,
) -> Result<(ExchangeRound, Vec<TypesetDocument>)> {
    let held = hands.now();
    let numbers = PageNumbers::of(session, output, meeting, held)?;
    let views = || printed_views(meeting, sides_of(held), &held.matching_numbers);
    let sources = || -> Result<Vec<_>> {
        Ok(session.render(views())?.into_iter().map(|source| numbers.given_to(source)).collect())
    };
    let documents = compile(session, sources()?, output)?;
    exchange.old = old_papers(&output.folder().join(meeting.name()), &documents)?;
    let made = documents.iter().map(|document| (&document.view, document.pdf().unwrap_or_default()));
    let now = PrintRecord::of(meeting.items_to_hand_out(), made)?;
    exchange.not_printed = not_printed(held, &now);
    let now = PrintRecord { day: held.day.clone(), ..now.of_sets_of(held) };
    let [hand, current] = [held, &now].map(|record| {
        let record = record.clone();
        if held.knows_sections() { record } else { record.by_material() }
    });
    let sets = compare(&hand, &current);
    let stamped = if sets.is_empty() {
        Vec::new()
    } else {
        let stamp = replacement::stamp(meeting);
        let marked = sources()?.into_iter().zip(&documents).map(|(source, document)| {
            let name = source.view.bundle_set().map(BundleSet::name);
            let sets = name.and_then(|name| Some((hand.bundles.get(name)?, current.bundles.get(name)?)));
            // What is printed for the first time takes the place of nothing.
            let Some((hand, now)) = sets.filter(|(hand, _)| !hand.is_empty()) else { return Ok(source) };
            let pages = Pages::read(document.pdf().unwrap_or_default())?;
            let lines = changed_lines(hand, now, |page| pieces(&pages, page))?;
            let lines = serde_json::to_string(&lines).expect("numbers");
            Ok(source.with_input("stamp", &stamp).with_input(CHANGES, &lines))
        });
        compile(session, marked.collect::<Result<_>>()?, output)?
    };
    let (number, base) = (hands.next_round(), held.checksum());
    Ok((
        ExchangeRound { version: VERSION, number, base, sets, hands: now, ..ExchangeRound::default() },
        stamped,
    ))
}

/// The bundles of a meeting that are not as they would be made now, by file name.
fn old_papers(folder: &Path, documents: &[TypesetDocument]) -> Result<Vec<String>> {
    let manifest = Manifest::read(folder).with_context(at(folder))?;
    let Some(record) = manifest.meeting else { return Ok(Vec::new()) };
    let is_old = |document: &&TypesetDocument| {
        let known = record.documents.get(&document.view.file_name());
        known.is_some_and(|known| known.source != document.record.source)
    };
    Ok(documents.iter().filter(is_old).map(|document| document.view.file_name()).collect())
}

/// That nobody said on which day leaves are exchanged: they have the day of the meeting.
fn without_day(session: &Session, meeting: &CheckedMeeting) -> Option<Finding> {
    let path = Path::new("cases").join(meeting.name()).join("meeting.yaml");
    let place = session.workspace.root.join(&path);
    // It was read just now.
    let text = disk::read_text(&place, crate::limits::FILE_BYTES).ok()?;
    let file = Arc::new(SourceFile::new(path, &text));
    Some(Finding::new(Rule::ReplacementDay, &file, 0..0).on(Pointer::root()).with("fault", "missing"))
}

/// What is in the hands.
fn demand_hands(session: &Session, meeting: &CheckedMeeting, since: Option<&Path>) -> Result<Hands> {
    let own = session.workspace.output().join(meeting.name()).join(PRINTED);
    let hands = if let Some(folder) = since {
        Hands::read(folder)?
    } else {
        let root = &session.workspace.root;
        if disk::kind_below(root, &own).with_context(at(&own))? == Some(EntryKind::Link) {
            bail!(Fault::new("link-not-read-fault").with("path", shown(&own)));
        }
        hands_of(meeting)?
    };
    let place = since.unwrap_or(&own).join(crate::workspace::handed_out::RECORD);
    let hands = hands.ok_or_else(|| Fault::new("not-printed").with("path", shown(&place)))?;
    demand_same_meeting(session, hands.now(), meeting.name())?;
    Ok(hands)
}

/// A record that names its meeting is of this one, or of one whose folder is gone: that has another name now.
fn demand_same_meeting(session: &Session, printed: &PrintRecord, name: &str) -> Result<()> {
    if printed.meeting.is_empty() || printed.meeting == name {
        return Ok(());
    }
    let other = session.workspace.root.join("cases").join(&printed.meeting);
    if disk::is_there(&other).with_context(at(&other))? {
        bail!(Fault::new("printed-of-another").with("meeting", name).with("other", &printed.meeting));
    }
    Ok(())
}

/// What was handed out.
#[derive(Debug)]
pub struct HandedRound {
    /// Which round it was.
    pub number: usize,
    /// What was exchanged in it.
    pub sets: BTreeMap<String, SetChanges>,
    /// The folder in which it is kept.
    pub folder: PathBuf,
    /// What could not be removed after it was in its place.
    pub leftovers: Vec<Leftover>,
}

/// Says that the round that is prepared was handed out: from now on it is what is in the hands.
///
/// - `as_prepared` is whether it counts though the cases changed since
/// - `is_meant` is asked which round that is, and says whether it is
///
/// # Errors
///
/// If no round is prepared, or another one than that which would follow, or the machine fails.
pub fn hand_out(
    session: &Session,
    meeting: &Path,
    day: NaiveDate,
    as_prepared: bool,
    is_meant: &mut dyn FnMut(&ExchangeRound) -> Result<bool>,
) -> Result<Option<HandedRound>> {
    let CheckedRead { meetings, .. } = session.check(&[meeting.to_owned()])?;
    let checked = meetings.first();
    let name = checked
        .map(|meeting| meeting.name().to_owned())
        .or_else(|| meeting.file_name().map(|name| name.to_string_lossy().into_owned()));
    let name = name.unwrap_or_default();
    // Whoever else says the same waits here, and finds that it was said.
    let output = Output::open(session.workspace.output(), &session.typst.run_context)?;
    let own = output.folder().join(&name);
    let hands = match checked {
        Some(meeting) => demand_hands(session, meeting, None)?,
        None => Hands::read(&own.join(PRINTED))?
            .ok_or_else(|| Fault::new("not-printed").with("path", shown(&own.join(PRINTED))))?,
    };
    let (place, round) = demand_prepared(&own, as_prepared)?;
    let follows = round.number == hands.next_round() && round.base == hands.now().checksum();
    if hands.rounds.iter().any(|known| known.number == round.number && known.hands == round.hands) {
        bail!(Fault::new("round-handed-out").with("number", round.number));
    }
    let is_true = checked.is_some_and(|meeting| {
        let views = printed_views(meeting, sides_of(hands.now()), &hands.now().matching_numbers);
        meeting.is_complete() && says(&round.hands, &views)
    });
    if !follows || !(is_true || as_prepared) {
        let fault = Fault::new("round-outdated").with("path", shown(&place)).with("meeting", &name);
        bail!(fault.with("follows", if follows { "yes" } else { "no" }));
    }
    if !is_meant(&round)? {
        return Ok(None);
    }
    let round = ExchangeRound { day: Some(day.to_string()), ..round };
    let mut leftovers = Vec::new();
    let folder = output.hand_out(&name, &hands.folder, &place, &round, &mut leftovers)?;
    Ok(Some(HandedRound { number: round.number, sets: round.sets, folder, leftovers }))
}

/// The round that is prepared, and its folder.
fn demand_prepared(meeting: &Path, as_prepared: bool) -> Result<(PathBuf, ExchangeRound)> {
    let usual = meeting.join(REPLACEMENT);
    let marked = meeting.join(format!("{REPLACEMENT}.outdated"));
    if let Some(round) = prepared(&usual)? {
        return Ok((usual, round));
    }
    match prepared(&marked)? {
        Some(round) if as_prepared => Ok((marked, round)),
        Some(_) => bail!(
            Fault::new("round-outdated")
                .with("path", shown(&marked))
                .with("meeting", "…")
                .with("follows", "yes")
        ),
        None => bail!(Fault::new("no-round").with("path", shown(&usual))),
    }
}
