//! One document for a screen.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};

use crate::diagnostic::path::at;
use crate::disk;
use crate::limits;
use crate::papers::templates::Source;
use crate::typeset::pdf::page_notes::spoken_pages;
use crate::typeset::pdf::pages::Pages;
use crate::typeset::pdf::said::Said;

use super::stage::{main_file, main_name, stage};
use super::{RefusalCause, Refused, Typst, diagnostics, log_text, process};

/// How a document is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DrawingFormat {
    /// As it is printed.
    Pdf,
    /// Each page as a picture, its texts led to the fields that they come from.
    Svg,
    /// What is read out on each page.
    Text,
}

/// The names of the files that say which field each text comes from, and each line of what several fields say.
const LINKS: [&str; 2] = ["links.json", "repeated-links.json"];

/// The ways to the fields that the texts of a document come from, by the texts.
#[derive(Debug, Default)]
pub struct FieldLinks {
    /// Of each text one way.
    pub texts: BTreeMap<String, String>,
    /// Of lines of running text that several fields say: the way of each, in their order on the paper. `None` of what leads nowhere.
    pub repeated: BTreeMap<String, Vec<Option<String>>>,
}

/// A document that was drawn.
#[derive(Debug)]
pub enum Drawing {
    /// The PDF: the bytes that a build would write.
    Pdf(Vec<u8>),
    /// The pages in SVG, in order.
    Svg(Vec<String>),
    /// The text of each page, as the text alternative has it.
    Text(Vec<String>),
}

impl Typst {
    /// Draws one source inside a folder of this run, or returns what typst said instead.
    ///
    /// - `links` are on a picture alone
    ///
    /// # Errors
    ///
    /// If typst cannot be started, or the disk fails.
    pub fn draw(
        &self,
        source: Source,
        run: &Path,
        format: DrawingFormat,
        links: &FieldLinks,
    ) -> Result<Result<Drawing, Refused>> {
        let sources = [source];
        stage(&sources, run, self.fonts.as_deref())?;
        let drawn = match format {
            DrawingFormat::Pdf => self.compile_alone(0, &sources[0], run)?.map(|pdf| Drawing::Pdf(pdf.bytes)),
            DrawingFormat::Svg => {
                self.pages(&sources[0], run, links)?.map(Drawing::Svg).map_err(RefusalCause::Said)
            }
            DrawingFormat::Text => match self.compile_alone(0, &sources[0], run)? {
                Ok(pdf) => {
                    let pages = Pages::read(&pdf.bytes)?;
                    let said = Said::of(&pages)?;
                    Ok(Drawing::Text(spoken_pages(&sources[0], &pages, &said.pages)?))
                }
                Err(why) => Err(why),
            },
        };
        let [source] = sources;
        Ok(drawn.map_err(|why| Refused { view: source.view, why }))
    }

    /// The pages of a source as pictures.
    fn pages(&self, source: &Source, run: &Path, links: &FieldLinks) -> Result<Result<Vec<String>, String>> {
        let (folder, log) = (run.join("svg"), run.join("svg.log"));
        disk::create_folders(&folder).with_context(at(&folder))?;
        let mut typst = self.command(source, run, &log)?;
        typst.args(["--features", "a11y-extras", "--format", "svg"]);
        for (key, value) in &source.inputs {
            typst.arg("--input").arg(format!("{key}={value}"));
        }
        let written = [serde_json::to_vec(&links.texts)?, serde_json::to_vec(&links.repeated)?];
        for (name, json) in LINKS.into_iter().zip(written) {
            let file = main_file(run, 0, source).with_file_name(name);
            disk::write(&file, json).with_context(at(&file))?;
            typst.arg("--input").arg(format!("{}={name}", name.trim_end_matches(".json")));
        }
        // Numbers of the same width, so that the names are in the order of the pages.
        typst.arg(main_file(run, 0, source)).arg(folder.join("{0p}.svg"));
        let (status, _) =
            process::run(typst, self.run_context.limit, &self.run_context).with_context(at(&self.program))?;
        let Some(status) = status else {
            return Ok(Err(format!("  typst > {} s", self.run_context.limit.as_secs_f64())));
        };
        let said = log_text(&log)?;
        if !status.success() || !said.is_empty() {
            let said = if said.is_empty() { status.to_string() } else { said };
            return Ok(Err(diagnostics::told(&said, &source.text, &main_name(0), &source.view.profile)));
        }
        let read = || -> std::io::Result<Vec<String>> {
            let names = disk::names(&folder)?;
            names.iter().map(|name| disk::read_text(&folder.join(name), limits::MADE_BYTES)).collect()
        };
        Ok(Ok(read().with_context(at(&folder))?))
    }
}
