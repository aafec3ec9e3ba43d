//! From what is right to paper: sources, what of them has to be made, typst, the output folder.

use anyhow::Result;

use crate::cache::memory::Memory;
use crate::check::checked::CheckedMeeting;
use crate::limits;
use crate::output::upkeep::{Trust, Upkeep};
use crate::output::{Orders, Output, Published};
use crate::papers::templates;
use crate::papers::view::{Sides, views};
use crate::typeset::typst::{Compiled, Setup, Typst};

/// From what is right to paper: some meetings at a time, so that thousands of cases take no more memory than a hundred. Comes back with what was made, and
/// with why Typst failed on some of it.
///
/// # Errors
///
/// If a template is wrong, or the machine fails.
pub fn publish(
    checked: &[CheckedMeeting],
    orders: &Orders,
    sides: Sides,
    trust: Trust,
    output: Result<Output>,
    typst: &Setup,
    memory: &mut Memory,
) -> Result<(Published, Result<()>)> {
    let (mut published, mut complaint) = (Published::default(), Ok(()));
    if checked.is_empty() && orders.is_empty() {
        return Ok((published, complaint));
    }
    let output = output?;
    let batches = batches(checked);
    for (index, batch) in batches.iter().enumerate() {
        typst.work.progress.reaches(cases(&batches[..=index]), cases(&batches));
        let sources = templates::render(views(batch, sides))?;
        let upkeep = Upkeep::new(output.folder(), &sources, memory, trust);
        let compiled = upkeep.make(sources, || Typst::find(typst), output.run_folder())?;
        complaint = complaint.and(compiled.complaint());
        let of_batch = orders.only(|name| batch.iter().any(|meeting| meeting.name == name));
        let made = output.publish(compiled, &of_batch, &typst.work)?;
        Output::remember(&made, memory)?;
        published.add(made);
    }
    let rest = orders.only(|name| checked.iter().all(|meeting| meeting.name != name));
    let made = output.publish(Compiled::default(), &rest, &typst.work)?;
    Output::remember(&made, memory)?;
    published.add(made);
    Ok((published, complaint))
}

/// Meetings that are made together: enough of them to keep every processor busy.
fn batches(checked: &[CheckedMeeting]) -> Vec<&[CheckedMeeting]> {
    let (mut batches, mut rest) = (Vec::new(), checked);
    while !rest.is_empty() {
        let mut cases = 0;
        let enough = rest.iter().position(|meeting| {
            cases += meeting.cases.len();
            cases >= limits::BATCH_CASES
        });
        let (batch, after) = rest.split_at(enough.map_or(rest.len(), |last| last + 1));
        batches.push(batch);
        rest = after;
    }
    batches
}

fn cases(batches: &[&[CheckedMeeting]]) -> usize {
    batches.iter().copied().flatten().map(|meeting| meeting.cases.len()).sum()
}
