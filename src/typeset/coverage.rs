//! Whether the papers of a profile show every value that a case can hold, and all of it where it can be read.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result};

use crate::papers::templates::{self, Engines};
use crate::papers::view::coverage_samples;
use crate::typeset::pdf::layout::LayoutFlaw;
use crate::typeset::pdf::pages::Pages;
use crate::typeset::typst::{Typst, complaint};
use crate::workspace::profile::Profile;

/// What was seen of the papers of a profile.
#[derive(Debug, Default)]
pub struct Coverage {
    /// The values that they do not show: `document: value`, in the words of the form.
    pub unprinted: Vec<String>,
    /// What is wrong with the ink of their pages, each with its document.
    pub flaws: Vec<(String, LayoutFlaw)>,
}

/// Makes the papers of a profile with every value that a case can hold, and reads them.
///
/// # Errors
///
/// If a template or Typst fails.
pub fn examine(profile: &Arc<Profile>, typst: &Typst, run: &Path) -> Result<Coverage> {
    let (views, values): (Vec<_>, Vec<_>) =
        coverage_samples(profile).into_iter().map(|sample| (sample.view, sample.values)).unzip();
    let compiled = typst.compile(templates::render(views, &Engines::default(), typst.run_context())?, run)?;
    complaint(&compiled.refused)?;
    let documents = compiled.documents;
    let mut seen = Coverage::default();
    for (document, values) in documents.iter().zip(values) {
        let name = document.view.id.name(document.view.names());
        let pdf = document.pdf().expect("every document was made");
        let text = text_of(pdf).with_context(|| name.clone())?;
        let unseen = values.into_iter().filter(|(_, mark)| !text.contains(mark));
        seen.unprinted.extend(unseen.map(|(what, _)| format!("{name}: {what}")));
        seen.flaws.extend(document.flaws.iter().map(|flaw| (name.clone(), flaw.clone())));
    }
    seen.unprinted.dedup();
    Ok(seen)
}

/// The text of a PDF.
fn text_of(pdf: &[u8]) -> Result<String> {
    let pages = Pages::read(pdf)?;
    (1..=pages.count()).map(|page| pages.text(page)).collect()
}
