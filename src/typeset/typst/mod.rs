//! The typst CLI. Only this module starts it.

mod chunk;
mod comparison;
mod diagnostics;
mod draw;
mod kept_fonts;
mod outcome;
mod process;
mod stage;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::cache::fingerprint::FileStamp;
use crate::cache::{Cache, Section};
use crate::diagnostic::fault::Fault;
use crate::diagnostic::path::{at, shown};
use crate::disk;
use crate::limits;
use crate::papers::templates::{LABELS, Source};
use crate::papers::view::{DocumentContent, PageNotes, View};
use crate::progress::RunContext;
use crate::typeset::pdf::layout::LayoutFlaw;
use crate::typeset::pdf::page_labels::with_labels;
use crate::typeset::pdf::page_notes::page_notes;
use crate::typeset::pdf::page_record::{self, MaterialRecord};
use crate::typeset::pdf::pages::Pages;
use crate::typeset::pdf::proof;
use crate::typeset::pdf::said::Said;

pub use comparison::{PagePair, Versions};
pub use draw::{Drawing, DrawingFormat, FieldLinks};
pub use kept_fonts::KeptFonts;
pub use outcome::{Compiled, Files, RefusalCause, Refused, TypesetDocument, complaint};

use chunk::Job;
use process::command;
use stage::{fonts_folder, main_file, main_name, placements_name, root, stage};

/// The one version whose output is known, byte for byte.
pub const VERSION: &str = "0.15.1";

/// The standards that every PDF keeps, both at once, but for one with papers made elsewhere in it: no standard lets them in.
const STANDARDS: &str = "a-2a,ua-1";

/// The standards that a document keeps.
fn standards(view: &View) -> &'static str {
    if view.is_print_edition() { "" } else { STANDARDS }
}

/// A program that said its version, and how it looked then.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct KnownProgram {
    version: String,
    stamp: FileStamp,
}

/// A typst program of the right version.
#[derive(Debug, Clone)]
pub struct Typst {
    program: PathBuf,
    system_root: Option<PathBuf>,
    run_context: RunContext,
    fonts: Option<Arc<KeptFonts>>,
}

/// Where typst may be, and how its work is watched.
#[derive(Debug, Clone, Default)]
pub struct Setup {
    /// The programs that it may be; the first that is there is taken.
    pub candidates: Vec<PathBuf>,
    /// The folder of Windows.
    pub system_root: Option<PathBuf>,
    /// How long it may take, and who is told.
    pub run_context: RunContext,
    /// Which programs were asked for their version before: not again on every save or for every hundred cases.
    pub cache: Cache,
    /// The fonts that a session of several runs keeps for typst; without them each run writes its own.
    pub fonts: Option<Arc<KeptFonts>>,
}

/// How long typst may take to say its version.
const VERSION_LIMIT: Duration = Duration::from_mins(1);

/// A PDF, its number of pages, and the materials that were found in it.
#[derive(Debug)]
struct Pdf {
    bytes: Vec<u8>,
    pages: usize,
    materials: Vec<MaterialRecord>,
    notes: PageNotes,
    flaws: Vec<LayoutFlaw>,
}

/// Looks at what typst made of a source: whether it is what was meant, and what is to be known of it.
fn read_back(bytes: Vec<u8>, source: &Source) -> Result<Result<Pdf, RefusalCause>> {
    let pages = Pages::read(&bytes)?;
    let materials = page_record::materials(source, &pages)?;
    let said = Said::of(&pages)?;
    if let Some(flaw) = proof::flaw(source, &said) {
        return Ok(Err(RefusalCause::Flaw(flaw)));
    }
    let notes = page_notes(source, &pages, &said.pages)?;
    Ok(Ok(Pdf { pages: pages.count(), bytes, materials, notes, flaws: said.flaws }))
}

/// Checksum of everything that a document and its text alternative come from.
#[must_use]
pub fn key(source: &Source) -> String {
    source.key(VERSION, standards(&source.view))
}

impl Typst {
    /// The first of these programs that is there, if its version is right.
    ///
    /// # Errors
    ///
    /// If none is there, or it is another version.
    pub fn find(setup: &Setup) -> Result<Self> {
        let program = first_program(&setup.candidates)?;
        let wrong = |found: &str| {
            Fault::new("typst-wrong")
                .with("path", shown(program))
                .with("found", found)
                .with("version", VERSION)
        };
        let stamp = FileStamp::of_named(program).with_context(at(program))?;
        let name = program.to_string_lossy();
        let found = || Self {
            program: program.to_owned(),
            system_root: setup.system_root.clone(),
            run_context: setup.run_context.clone(),
            fonts: setup.fonts.clone(),
        };
        let known: Option<KnownProgram> = setup.cache.get(Section::Programs, &name);
        if let (Some(known), Some(stamp)) = (known, &stamp)
            && known == (KnownProgram { version: VERSION.to_owned(), stamp: stamp.clone() })
        {
            return Ok(found());
        }
        let mut asked = command(program, setup.system_root.as_deref());
        asked.arg("--version").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let (status, printed) =
            process::run(asked, setup.run_context.limit.min(VERSION_LIMIT), &setup.run_context).map_err(
                |error| if error.is::<Fault>() { error } else { wrong(&error.to_string()).into() },
            )?;
        if status.is_none() {
            bail!(wrong("…"));
        }
        match printed.split_whitespace().nth(1) {
            Some(VERSION) => {
                if let Some(stamp) = stamp {
                    let known = KnownProgram { version: VERSION.to_owned(), stamp };
                    setup.cache.insert(Section::Programs, &name, &known);
                }
                Ok(found())
            }
            _ => bail!(wrong(printed.trim())),
        }
    }

    /// The program.
    #[must_use]
    pub fn program(&self) -> &Path {
        &self.program
    }

    /// How its work is watched.
    #[must_use]
    pub fn run_context(&self) -> &RunContext {
        &self.run_context
    }

    /// Compiles every source, inside a folder of this run. Where typst fails on a source, or warns about it, the others are
    /// made all the same.
    ///
    /// # Errors
    ///
    /// If typst cannot be started, or the disk fails.
    pub fn compile(&self, sources: Vec<Source>, run: &Path) -> Result<Compiled> {
        stage(&sources, run, self.fonts.as_deref())?;
        self.run_context.progress.expects(sources.len());
        let tell = |index: &usize| self.run_context.progress.done(&sources[*index].view.path());
        let jobs = chunk::jobs(&sources, rayon::current_num_threads());
        let done = jobs.par_iter().with_max_len(1).map(|job| {
            let chunk = match job {
                Job::One(_) => None,
                Job::Chunk(chunk) => self.compile_chunk(chunk, &sources, run)?.map(|pdfs| (chunk, pdfs)),
            };
            if let Some((chunk, pdfs)) = chunk {
                chunk.iter().for_each(tell);
                return Ok(chunk.iter().copied().zip(pdfs.into_iter().map(Ok)).collect());
            }
            let alone = |index: &usize| {
                let made = self.compile_alone(*index, &sources[*index], run)?;
                tell(index);
                Ok((*index, made))
            };
            job.indices().par_iter().map(alone).collect()
        });
        let mut results: BTreeMap<usize, Result<Pdf, RefusalCause>> =
            done.collect::<Result<Vec<Vec<_>>>>()?.into_iter().flatten().collect();
        let mut compiled = Compiled::default();
        for (index, source) in sources.into_iter().enumerate() {
            match results.remove(&index).expect("every source belongs to a job") {
                Ok(pdf) => compiled.documents.push(TypesetDocument::made(source, pdf)),
                Err(why) => compiled.refused.push(Refused { view: source.view, why }),
            }
        }
        Ok(compiled)
    }

    /// The PDF of one source, or what typst said instead.
    fn compile_alone(&self, index: usize, source: &Source, run: &Path) -> Result<Result<Pdf, RefusalCause>> {
        let (pdf, log) = (run.join(format!("{index}.pdf")), run.join(format!("{index}.log")));
        let mut typst = self.command(source, run, &log)?;
        typst.args(["--features", "a11y-extras"]);
        if !source.placements.is_empty() {
            typst.arg("--input").arg(format!("bound={}", placements_name(index)));
        }
        for (key, value) in &source.inputs {
            typst.arg("--input").arg(format!("{key}={value}"));
        }
        typst.arg(main_file(run, index, source)).arg(&pdf);
        let (status, _) =
            process::run(typst, self.run_context.limit, &self.run_context).with_context(at(&self.program))?;
        let Some(status) = status else {
            return Ok(said(format!("  typst > {} s", self.run_context.limit.as_secs_f64())));
        };
        let told = log_text(&log)?;
        if !status.success() || !told.is_empty() {
            let told = if told.is_empty() { status.to_string() } else { told };
            return Ok(said(diagnostics::told(&told, &source.text, &main_name(index), &source.view.profile)));
        }
        match disk::read(&pdf, limits::MADE_BYTES) {
            Ok(bytes) => {
                let bytes = labelled(bytes, source)?;
                // Another document of this run may have the same number.
                disk::remove_file(&pdf).with_context(at(&pdf))?;
                match read_back(bytes, source) {
                    // It is a PDF, but not the one that was meant.
                    Err(error) if error.is::<Fault>() => Err(error),
                    Err(error) => Ok(said(format!("  {error:#}"))),
                    Ok(made) => Ok(made),
                }
            }
            Err(error) if disk::is_absence(&error) => Ok(said(format!("  {status}: {error}"))),
            Err(error) => Err(error).with_context(at(&pdf)),
        }
    }

    /// A process that has no network.
    pub(in crate::typeset) fn bare(&self) -> Command {
        let mut typst = command(&self.program, self.system_root.as_deref());
        typst.env("ALL_PROXY", NOBODY).env("HTTPS_PROXY", NOBODY).env("HTTP_PROXY", NOBODY);
        typst
    }

    /// Runs a process of typst to its end. Whether it ended well, and in time.
    ///
    /// # Errors
    ///
    /// If it cannot be started, or the work is to stop.
    pub(in crate::typeset) fn ends_well(&self, typst: Command) -> Result<bool> {
        let (status, _) =
            process::run(typst, self.run_context.limit, &self.run_context).with_context(at(&self.program))?;
        Ok(status.is_some_and(|status| status.success()))
    }

    /// A process that compiles, with what all have in common.
    fn command(&self, source: &Source, run: &Path, log: &Path) -> Result<Command> {
        let mut typst = self.bare();
        typst.args(["compile", "--jobs", "1"]);
        let standards = standards(&source.view);
        if !standards.is_empty() {
            typst.args(["--pdf-standard", standards]);
        }
        typst.args(["--ignore-system-fonts", "--ignore-embedded-fonts", "--diagnostic-format", "short"]);
        let fonts = fonts_folder(run, source.view.profile.name());
        typst.arg("--root").arg(root(run)).arg("--font-path").arg(fonts);
        // Packages are neither taken from this machine nor fetched: where they would come from, nobody answers.
        let packages = run.join("packages");
        typst.arg("--package-path").arg(&packages).arg("--package-cache-path").arg(&packages);
        typst.stdin(Stdio::null()).stdout(Stdio::null()).stderr(disk::create(log)?);
        Ok(typst)
    }
}

/// The first program that is there.
fn first_program(candidates: &[PathBuf]) -> Result<&Path> {
    let found = disk::first_file_named(candidates);
    let found = found.map_err(|(path, error)| anyhow::Error::new(error).context(at(path)()))?;
    Ok(found.ok_or_else(|| Fault::new("typst-missing").with("version", VERSION))?)
}

/// The PDF with the numbers of its pages that it was given.
fn labelled(bytes: Vec<u8>, source: &Source) -> Result<Vec<u8>> {
    match (source.input(LABELS), &source.view.content) {
        (Some(numbers), DocumentContent::Bundle(bundle)) => {
            with_labels(&bytes, bundle, &serde_json::from_str(numbers)?).with_context(|| source.view.path())
        }
        _ => Ok(bytes),
    }
}

/// What typst wrote into its log.
fn log_text(log: &Path) -> Result<String> {
    let bytes = disk::read(log, limits::MADE_BYTES).with_context(at(log))?;
    Ok(String::from_utf8_lossy(&bytes).trim().to_owned())
}

/// What typst said, as the reason why there is no document.
fn said<T>(said: String) -> Result<T, RefusalCause> {
    Err(RefusalCause::Said(said))
}

/// A place in the network where nobody listens.
const NOBODY: &str = "http://127.0.0.1:9";

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    #[cfg_attr(windows, ignore = "a name that is too long is there one that is not there")]
    fn a_folder_that_cannot_be_looked_into_hides_no_program_and_is_reported() {
        let folder = tempfile::tempdir().expect("a folder");
        let [missing, there] = ["missing", "typst"].map(|name| folder.path().join(name));
        fs::write(&there, "").expect("the disk takes it");
        // A name that no disk can hold.
        let closed = folder.path().join("あ".repeat(300));
        let fault = |candidates: &[PathBuf]| {
            let error = first_program(candidates).expect_err("there is none");
            error.downcast_ref::<Fault>().map(|fault| fault.id)
        };
        assert_eq!(first_program(&[closed.clone(), there.clone()]).expect("it is there"), there);
        assert_eq!(fault(std::slice::from_ref(&missing)), Some("typst-missing"));
        assert_eq!(fault(&[closed, missing]), None);
    }
}
