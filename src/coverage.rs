//! Whether the papers of a profile show every value that a case can hold.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result};

use crate::profile::Profile;
use crate::templates;
use crate::typst::Typst;
use crate::view::specimens;

/// The values that the papers of a profile do not show: `document: value`, in the words of the form.
///
/// # Errors
///
/// If a template or Typst fails.
pub fn unprinted(profile: &Arc<Profile>, typst: &Typst, run: &Path) -> Result<Vec<String>> {
    let (views, values): (Vec<_>, Vec<_>) =
        specimens(profile).into_iter().map(|specimen| (specimen.view, specimen.values)).unzip();
    let documents = typst.compile(templates::render(views)?, run)?;
    let mut missing = Vec::new();
    for (document, values) in documents.iter().zip(values) {
        let text = text_of(&document.pdf).with_context(|| document.view.file.clone())?;
        let unseen = values.into_iter().filter(|(_, mark)| !text.contains(mark));
        missing.extend(unseen.map(|(what, _)| format!("{}: {what}", document.view.file)));
    }
    missing.dedup();
    Ok(missing)
}

/// The text of a PDF as its fonts map it, without blanks and line ends.
fn text_of(pdf: &[u8]) -> Result<String> {
    let document = lopdf::Document::load_mem(pdf)?;
    let pages: Vec<u32> = document.get_pages().keys().copied().collect();
    Ok(document.extract_text(&pages)?.split_whitespace().collect())
}
