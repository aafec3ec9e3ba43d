//! Papers made elsewhere on their way into ours.

mod edges;
mod probe;

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;

use crate::cache::{Cache, Section};
use crate::input::pdf::ForeignPdf;
use crate::papers::placement::{Edges, PlacedPage, place};
use crate::papers::templates::Source;
use crate::papers::view::BoundFile;

use super::bound::{cleaned, files};
use super::typst::{self, Setup, Typst};

/// Says of every page made elsewhere how it lies on paper. Where they are printed is looked at once for each file.
///
/// # Errors
///
/// If typst is missing or cannot draw one of them, or one is not what it was when it was checked.
pub fn placed(mut source: Source, setup: &Setup, cache: &Cache, run: &Path) -> Result<Source> {
    let mut placements: BTreeMap<String, Vec<PlacedPage>> = BTreeMap::new();
    for bound in files(&source) {
        let Ok(read) = &bound.file.read else { continue };
        let edges = edges_of(bound, read, setup, cache, run)?;
        let pages = read.pages.iter().zip(edges).enumerate();
        let pages = pages.map(|(index, (size, edges))| place(index + 1, *size, edges, bound.paper));
        placements.insert(bound.name(), pages.collect());
    }
    source.placements = placements;
    Ok(source)
}

/// Where the pages of a file are printed.
fn edges_of(
    bound: &BoundFile,
    read: &ForeignPdf,
    setup: &Setup,
    cache: &Cache,
    run: &Path,
) -> Result<Vec<Edges>> {
    let key = format!("{} {} {}", bound.file.sha256, typst::VERSION, env!("CARGO_PKG_VERSION"));
    let known: Option<Vec<Edges>> = cache.get(Section::Edges, &key);
    if let Some(edges) = known.filter(|edges| edges.len() == read.pages.len()) {
        return Ok(edges);
    }
    let edges = Typst::find(setup)?.edges(&cleaned(bound)?, &read.pages, run)?;
    cache.insert(Section::Edges, &key, &edges);
    Ok(edges)
}
