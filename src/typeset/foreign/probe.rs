//! Pages made elsewhere drawn as small pictures, by the same hand that prints them later.

use std::path::Path;
use std::process::Stdio;

use anyhow::{Context, Result, bail};

use crate::diagnostic::fault::Fault;
use crate::diagnostic::path::at;
use crate::disk;
use crate::input::pdf::PageSize;
use crate::limits;
use crate::papers::placement::Edges;
use crate::typeset::typst::Typst;

use super::edges::edges;

/// Dots of a picture for each inch: a dot is two thirds of a millimetre.
const DOTS: &str = "40";
/// A larger page is drawn as large as this, in thousandths of a millimetre.
const LARGEST: u32 = 420_000;

impl Typst {
    /// How far from the sides of its pages a PDF draws nothing.
    ///
    /// # Errors
    ///
    /// If typst cannot draw it, or the disk fails.
    pub(super) fn edges(&self, pdf: &[u8], pages: &[PageSize], run: &Path) -> Result<Vec<Edges>> {
        let folder = disk::temporary_folder_in(run, "edges-").with_context(at(run))?;
        let place = |name: &str| folder.path().join(name);
        for (name, bytes) in [("main.typ", main(pages).as_bytes()), ("pages.pdf", pdf)] {
            disk::write(place(name), bytes).with_context(at(&place(name)))?;
        }
        let log = place("log");
        let mut typst = self.bare();
        typst.args(["compile", "--jobs", "1", "--format", "png", "--ppi", DOTS]);
        typst.args(["--ignore-system-fonts", "--diagnostic-format", "short"]);
        // Numbers of the same width, so that the names are in the order of the pages.
        typst.arg("--root").arg(folder.path()).arg(place("main.typ")).arg(place("{0p}.png"));
        let file = disk::create(&log).with_context(at(&log))?;
        typst.stdin(Stdio::null()).stdout(Stdio::null()).stderr(file);
        let is_done = self.ends_well(typst)?;
        let names = disk::names(folder.path()).with_context(at(folder.path()))?;
        let pictures = names.iter().map(|name| folder.path().join(name));
        let pictures: Vec<_> =
            pictures.filter(|path| path.extension().is_some_and(|ending| ending == "png")).collect();
        if !is_done || pictures.len() != pages.len() {
            let said = disk::read(&log, limits::MADE_BYTES).with_context(at(&log))?;
            bail!(Fault::new("typst-failed").with("detail", String::from_utf8_lossy(&said).trim()));
        }
        let read = pictures.iter().zip(pages).map(|(path, page)| {
            edges(&disk::read(path, limits::MADE_BYTES).with_context(at(path))?, page.width)
        });
        read.collect()
    }
}

/// A source that draws every page by itself.
fn main(pages: &[PageSize]) -> String {
    let mut text = "#set page(margin: 0pt)\n".to_owned();
    for (index, page) in pages.iter().enumerate() {
        // In parts of a thousand.
        let scale = (LARGEST * 1_000 / page.width.max(page.height)).min(1_000);
        let length = |length: u32| f64::from(length) * f64::from(scale) / 1_000_000.0;
        text += &format!(
            "#page(width: {}mm, height: {}mm, image(\"pages.pdf\", page: {}, width: 100%, height: 100%, fit: \"stretch\"))\n",
            length(page.width),
            length(page.height),
            index + 1
        );
    }
    text
}
