//! From what is right to paper: sources, what of them has to be made, typst, the output folder.

use std::collections::BTreeMap;
use std::ops::Range;

use anyhow::Result;

use crate::app::hands::{PageNumbers, hands_of, sides_of};
use crate::app::session::Session;
use crate::check::meeting_state::{MeetingState, MeetingStatus};
use crate::disk::HeldFile;
use crate::limits;
use crate::output::incremental;
use crate::output::{HeldMeeting, Output, PublishOptions, Published};
use crate::papers::templates::Source;
use crate::papers::view::views;

/// Puts the papers of meetings in their places. What stops it halfway is in the result, beside what was published before.
pub(super) fn publish(session: &Session, meetings: &[MeetingStatus], options: PublishOptions) -> Published {
    let mut published = Published::default();
    published.fault = publish_each(session, meetings, options, &mut published).err();
    published
}

/// Some meetings at a time, so that thousands of cases take no more memory than a hundred.
fn publish_each(
    session: &Session,
    meetings: &[MeetingStatus],
    options: PublishOptions,
    published: &mut Published,
) -> Result<()> {
    let (run_context, cache) = (&session.typst.run_context, &session.cache);
    let output = Output::open(session.workspace.output(), run_context);
    let count = |meeting: &MeetingStatus| match meeting.state {
        MeetingState::Unchanged { documents } => Some(documents),
        _ => None,
    };
    published.unchanged += meetings.iter().filter_map(count).sum::<usize>();
    if meetings.iter().all(|meeting| count(meeting).is_some()) {
        return Ok(());
    }
    let output = output?;
    let batches = batches(meetings);
    for (index, batch) in batches.iter().enumerate() {
        run_context.progress.reaches(cases(meetings, &batches[..=index]), cases(meetings, &batches));
        let batch = &meetings[batch.clone()];
        let checked = batch.iter().filter_map(|meeting| meeting.state.checked());
        let sources = session.render(views(checked, options.sides))?;
        let sources = with_numbers(session, &output, batch, sources, options)?;
        let compiled =
            incremental::compile(sources, &session.typst, cache, output.folder(), output.run_folder())?;
        let mut compiled = compiled.by_meeting();
        for meeting in batch.iter().filter(|meeting| count(meeting).is_none()) {
            run_context.cancellation.check()?;
            let compiled = compiled.remove(&meeting.name).unwrap_or_default();
            let result = output.publish(meeting, compiled, options, cache, published);
            go_on_beside_held(result, &meeting.name, published)?;
        }
        session.persist();
    }
    Ok(())
}

/// The sources of meetings of which something is in the hands, with the numbers of pages that stay.
fn with_numbers(
    session: &Session,
    output: &Output,
    batch: &[MeetingStatus],
    sources: Vec<Source>,
    options: PublishOptions,
) -> Result<Vec<Source>> {
    let mut of_meetings: BTreeMap<&str, PageNumbers> = BTreeMap::new();
    for meeting in batch.iter().filter(|_| !options.printed.is_some_and(|printing| printing.anew)) {
        let MeetingState::Complete(checked) = &meeting.state else { continue };
        // On other sides of the paper, pages have other numbers.
        let hands = hands_of(checked)?.filter(|hands| sides_of(hands.now()) == options.sides);
        if let Some(hands) = hands {
            let numbers = PageNumbers::of(session, output, checked, hands.now())?;
            of_meetings.insert(&meeting.name, numbers);
        }
    }
    let given = |source: Source| match of_meetings.get(source.view.id.meeting.as_str()) {
        Some(numbers) => numbers.given_to(source),
        None => source,
    };
    Ok(sources.into_iter().map(given).collect())
}

/// What somebody holds open in the folder of one meeting is in the way of no other one.
fn go_on_beside_held(result: Result<()>, name: &str, published: &mut Published) -> Result<()> {
    match result {
        Err(error) if HeldFile::behind(&error).is_some() => {
            published.held.push(HeldMeeting { name: name.to_owned(), error });
            Ok(())
        }
        result => result,
    }
}

/// Meetings that are made together, by their places: enough of them to keep every processor busy.
fn batches(meetings: &[MeetingStatus]) -> Vec<Range<usize>> {
    let (mut batches, mut start, mut cases) = (Vec::new(), 0, 0);
    for (at, meeting) in meetings.iter().enumerate() {
        cases += cases_of(meeting);
        if cases >= limits::BATCH_CASES {
            batches.push(start..at + 1);
            (start, cases) = (at + 1, 0);
        }
    }
    batches.extend((start < meetings.len()).then_some(start..meetings.len()));
    batches
}

fn cases(meetings: &[MeetingStatus], batches: &[Range<usize>]) -> usize {
    batches.iter().cloned().flat_map(|batch| &meetings[batch]).map(cases_of).sum()
}

fn cases_of(meeting: &MeetingStatus) -> usize {
    meeting.state.checked().map_or(0, |checked| checked.cases().len())
}
