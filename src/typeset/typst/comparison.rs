//! Pages of two PDFs side by side, as pictures.

use std::path::Path;
use std::process::Stdio;

use anyhow::{Context, Result, bail};
use serde_json::json;

use crate::diagnostic::fault::Fault;
use crate::diagnostic::path::at;
use crate::disk;
use crate::limits::PAPER_BYTES;

use super::Typst;

/// The two versions of a page, by their numbers from 1; `None` where there is none.
pub type PagePair = (Option<usize>, Option<usize>);

/// Two versions of a document.
#[derive(Debug, Clone, Copy)]
pub struct Versions<'a> {
    /// The one before; no bytes where there is none.
    pub before: &'a [u8],
    /// The one after.
    pub after: &'a [u8],
    /// What stands above the pages of each.
    pub labels: &'a [String; 2],
}

/// Dots of a picture for each inch of paper.
const DOTS: &str = "96";

impl Typst {
    /// Draws pages of two versions side by side: one picture (PNG) a pair, in order.
    ///
    /// - `fonts` is the folder of fonts
    ///
    /// # Errors
    ///
    /// If typst cannot be started or draws something else, or the disk fails.
    pub fn side_by_side(
        &self,
        versions: Versions<'_>,
        pairs: &[PagePair],
        fonts: &Path,
    ) -> Result<Vec<Vec<u8>>> {
        let folder = disk::temporary_folder().context("tempdir")?;
        let place = |name: &str| folder.path().join(name);
        let told = json!({ "pairs": pairs, "labels": versions.labels }).to_string();
        let main: &[u8] = include_bytes!("comparison.typ");
        for (name, bytes) in [
            ("main.typ", main),
            ("pairs.json", told.as_bytes()),
            ("before.pdf", versions.before),
            ("after.pdf", versions.after),
        ] {
            disk::write(place(name), bytes).with_context(at(&place(name)))?;
        }
        let log = place("log");
        let mut typst = self.bare();
        typst.args(["compile", "--jobs", "1", "--format", "png", "--ppi", DOTS, "--ignore-system-fonts"]);
        typst.arg("--root").arg(folder.path()).arg("--font-path").arg(fonts);
        // Numbers of the same width, so that the names are in the order of the pages.
        typst.arg(place("main.typ")).arg(place("{0p}.png"));
        let file = disk::create(&log).with_context(at(&log))?;
        typst.stdin(Stdio::null()).stdout(Stdio::null()).stderr(file);
        let is_done = self.ends_well(typst)?;
        let names = disk::names(folder.path()).with_context(at(folder.path()))?;
        let pictures = names.iter().map(|name| folder.path().join(name));
        let pictures = pictures.filter(|path| path.extension().is_some_and(|ending| ending == "png"));
        let pictures: Vec<Vec<u8>> = pictures
            .map(|path| disk::read(&path, PAPER_BYTES).with_context(at(&path)))
            .collect::<Result<_>>()?;
        if !is_done || pictures.len() != pairs.len() {
            let said = disk::read(&log, PAPER_BYTES).with_context(at(&log))?;
            bail!(Fault::new("typst-failed").with("detail", String::from_utf8_lossy(&said).trim()));
        }
        Ok(pictures)
    }
}
