//! Several documents in one process of typst (its "bundle export"): the same bytes as from a process for each, in less time,
//! since fonts and library are read once.

use std::path::Path;

use anyhow::Result;
use rayon::prelude::*;

use crate::disk;
use crate::limits;
use crate::papers::templates::Source;
use crate::papers::view::DocumentContent;

use super::stage::{main_file, main_name};
use super::{Pdf, Typst, log_text, read_back};

/// Most documents of a chunk. Some two hundred overflow typst's stack.
const MOST: usize = 50;
/// Fewer are not worth a chunk.
const FEWEST: usize = 4;
/// What typst always says of this way.
const EXPERIMENTAL: &str = "warning: bundle export is experimental";

/// What one process makes.
pub(super) enum Job {
    One(usize),
    Chunk(Vec<usize>),
}

impl Job {
    pub(super) fn indices(&self) -> &[usize] {
        match self {
            Self::One(index) => std::slice::from_ref(index),
            Self::Chunk(chunk) => chunk,
        }
    }
}

/// Shares sources out among processes: the bundles of meetings alone and first, since they take longest; what is left in
/// chunks of one profile.
pub(super) fn jobs(sources: &[Source], processors: usize) -> Vec<Job> {
    let (alone, mut rest): (Vec<usize>, Vec<usize>) =
        (0..sources.len()).partition(|index| stands_alone(&sources[*index]));
    let mut jobs: Vec<Job> = alone.into_iter().map(Job::One).collect();
    rest.sort_by_key(|index| sources[*index].view.profile.name());
    for of_profile in rest.chunk_by(|a, b| sources[*a].view.profile.name() == sources[*b].view.profile.name())
    {
        jobs.extend(chunks(of_profile, sources, processors).into_iter().flat_map(|chunk| {
            if chunk.len() < FEWEST {
                chunk.into_iter().map(Job::One).collect::<Vec<_>>()
            } else {
                vec![Job::Chunk(chunk)]
            }
        }));
    }
    jobs
}

/// Chunks that take about as long as each other, two for each processor or more: the time that a document takes grows with
/// its source.
fn chunks(of_profile: &[usize], sources: &[Source], processors: usize) -> Vec<Vec<usize>> {
    let length = |index: &usize| sources[*index].text.len();
    let least = of_profile.len().div_ceil(MOST).max(2 * processors).min(of_profile.len() / FEWEST).max(1);
    let share = of_profile.iter().map(length).sum::<usize>().div_ceil(least);
    let mut chunks: Vec<Vec<usize>> = Vec::new();
    let (mut before, mut filled) = (0, None);
    for index in of_profile {
        // A document goes where its middle lies.
        let place = Some((before + length(index) / 2) / share);
        before += length(index);
        match chunks.last_mut().filter(|chunk| place == filled && chunk.len() < MOST) {
            Some(chunk) => chunk.push(*index),
            None => chunks.push(vec![*index]),
        }
        filled = place;
    }
    chunks
}

/// Whether a source cannot go into a chunk: its pages are counted through, or it is given something beside its text.
fn stands_alone(source: &Source) -> bool {
    !source.inputs.is_empty()
        || matches!(&source.view.content, DocumentContent::Bundle(bundle) if bundle.layout.running)
}

impl Typst {
    /// The PDFs of a chunk; `None` if it did not go as it must: then each document is made alone, which tells what is wrong
    /// with which.
    pub(super) fn compile_chunk(
        &self,
        chunk: &[usize],
        sources: &[Source],
        run: &Path,
    ) -> Result<Option<Vec<Pdf>>> {
        let first = &sources[chunk[0]];
        let name = format!("chunk-{}", chunk[0]);
        let folder = main_file(run, chunk[0], first).with_file_name("");
        let main = folder.join(format!("{name}.typ"));
        let document =
            |index: &usize| format!("#document(\"{index}.pdf\")[#include \"{}\"]\n", main_name(*index));
        disk::write(&main, chunk.iter().map(document).collect::<String>())?;
        let (place, log) = (run.join(&name), run.join(format!("{name}.log")));
        let mut typst = self.command(first, run, &log)?;
        typst.args(["--features", "a11y-extras,bundle", "--format", "bundle"]).arg(&main).arg(&place);
        let (Some(status), _) = super::process::run(typst, self.run_context.limit, &self.run_context)? else {
            return Ok(None);
        };
        let said = log_text(&log)?;
        if !status.success() || said != EXPERIMENTAL {
            return Ok(None);
        }
        let read = |index: &usize| {
            let bytes = disk::read(&place.join(format!("{index}.pdf")), limits::MADE_BYTES).ok()?;
            read_back(bytes, &sources[*index]).ok()?.ok()
        };
        let pdfs: Option<Vec<Pdf>> = chunk.par_iter().map(read).collect();
        disk::remove_tree(&place)?;
        Ok(pdfs)
    }
}
