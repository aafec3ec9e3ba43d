//! The typst CLI. Only this module starts a process.

mod chunk;
mod complaint;
mod process;
mod stage;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::cache::fingerprint::{Look, hex};
use crate::diagnostic::fault::Fault;
use crate::papers::templates::Source;
use crate::papers::view::View;
use crate::progress::Work;
use crate::typeset::pdf::page_record::{self, DocumentRecord, MaterialRecord};
use crate::typeset::pdf::pages::Pdf;

use chunk::Job;
use process::command;
use stage::{fonts_folder, main_file, main_name, root, stage};

/// The one version whose output is known, byte for byte.
pub const VERSION: &str = "0.15.1";

/// The standards that every PDF keeps, both at once.
const STANDARDS: &str = "a-2a,ua-1";

/// A typst program of the right version.
#[derive(Debug, Clone)]
pub struct Typst {
    program: PathBuf,
    work: Work,
}

/// Where typst may be, and how its work is watched.
#[derive(Debug, Clone, Default)]
pub struct Setup {
    /// The programs that it may be; the first that is there is taken.
    pub candidates: Vec<PathBuf>,
    /// How long it may take, and who is told.
    pub work: Work,
    /// What was asked of it before.
    pub known: Known,
}

/// The program whose version was right, and how it looked then: as long as it looks like that, it is not asked again, on
/// every save or for every hundred cases. Copies share it.
#[derive(Debug, Clone, Default)]
pub struct Known(Arc<Mutex<Option<(PathBuf, Look)>>>);

impl Known {
    /// Whether it is this program, unchanged.
    fn is(&self, program: &Path, look: Option<&Look>) -> bool {
        let known = self.0.lock().expect("nobody panics in here");
        known.as_ref().is_some_and(|(known, seen)| known == program && Some(seen) == look)
    }

    fn note(&self, program: &Path, look: Option<Look>) {
        *self.0.lock().expect("nobody panics in here") = look.map(|look| (program.to_owned(), look));
    }
}

/// How long typst may take to say its version.
const VERSION_LIMIT: Duration = Duration::from_mins(1);

/// A PDF, and the materials that were found in it.
type Made = (Pdf, Vec<MaterialRecord>);

/// Looks at what typst made of a source.
fn made(bytes: Vec<u8>, source: &Source) -> Result<Made> {
    let materials = page_record::materials(&source.view, &bytes)?;
    Ok((Pdf::new(bytes)?, materials))
}

/// A finished document.
#[derive(Debug)]
pub struct Document {
    /// What it was made of.
    pub view: View,
    /// The PDF; empty where it stays as it is.
    pub pdf: Pdf,
    /// What a bundle holds, as it was found there.
    pub materials: Vec<MaterialRecord>,
    /// What the manifest says of it, where it stays as it is.
    pub kept: Option<DocumentRecord>,
    /// Checksum of everything that it is made of.
    pub key: String,
}

impl Document {
    /// A document that stays as it is.
    #[must_use]
    pub fn kept(source: Source, record: DocumentRecord) -> Self {
        let key = key(&source);
        Self { view: source.view, pdf: Pdf::default(), materials: Vec::new(), kept: Some(record), key }
    }
}

/// Checksum of everything that a document and its text twin come from.
#[must_use]
pub fn key(source: &Source) -> String {
    let twin = source.view.content.twin();
    let parts = (VERSION, STANDARDS, &source.surroundings, &source.text, &source.inputs, twin);
    hex(&Sha256::digest(serde_json::to_vec(&parts).expect("they are texts")))
}

/// What became of some sources.
#[derive(Debug, Default)]
pub struct Compiled {
    /// The documents, in the order of their sources.
    pub documents: Vec<Document>,
    /// What could not be made, each with what typst said.
    pub refused: Vec<(View, String)>,
}

impl Compiled {
    /// The fault of the sources that typst refused. One mistake in a library is told once, with the documents that it
    /// stops.
    ///
    /// # Errors
    ///
    /// If there are any.
    pub fn complaint(&self) -> Result<()> {
        let mut stopped: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for (view, said) in &self.refused {
            stopped.entry(said).or_default().push(view.path());
        }
        if stopped.is_empty() {
            return Ok(());
        }
        let told = stopped.iter().map(|(said, names)| {
            let more = if names.len() > 1 { format!(" (+{})", names.len() - 1) } else { String::new() };
            format!("{}{more}\n{said}", names[0])
        });
        bail!(Fault::new("typst-failed").with("detail", told.collect::<Vec<_>>().join("\n")))
    }
}

impl Typst {
    /// The first of these programs that is there, if its version is right.
    ///
    /// # Errors
    ///
    /// If none is there, or it is another version.
    pub fn find(setup: &Setup) -> Result<Self> {
        let Some(program) = setup.candidates.iter().find(|program| program.is_file()) else {
            bail!(Fault::new("typst-missing").with("version", VERSION));
        };
        let wrong = |found: &str| {
            Fault::new("typst-wrong")
                .with("path", program.display())
                .with("found", found)
                .with("version", VERSION)
        };
        let look = Look::at(program);
        let found = || Self { program: program.clone(), work: setup.work.clone() };
        if setup.known.is(program, look.as_ref()) {
            return Ok(found());
        }
        let mut asked = command(program);
        asked.arg("--version").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let (status, printed) = process::run(asked, setup.work.limit.min(VERSION_LIMIT), &setup.work)
            .map_err(|error| if error.is::<Fault>() { error } else { wrong(&error.to_string()).into() })?;
        if status.is_none() {
            bail!(wrong("…"));
        }
        match printed.split_whitespace().nth(1) {
            Some(VERSION) => {
                setup.known.note(program, look);
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

    /// Compiles every source, inside a folder of this run. Where typst fails on a source, or warns about it, the others are
    /// made all the same.
    ///
    /// # Errors
    ///
    /// If typst cannot be started, or the disk fails.
    pub fn compile(&self, sources: Vec<Source>, run: &Path) -> Result<Compiled> {
        stage(&sources, run)?;
        self.work.progress.expects(sources.len());
        let tell = |index: &usize| self.work.progress.done(&sources[*index].view.path());
        let jobs = chunk::jobs(&sources, rayon::current_num_threads());
        let done = jobs.par_iter().with_max_len(1).map(|job| match job {
            Job::One(index) => {
                let made = self.compile_alone(*index, &sources[*index], run)?;
                tell(index);
                Ok(vec![(*index, made)])
            }
            Job::Chunk(chunk) => match self.compile_chunk(chunk, &sources, run)? {
                Some(pdfs) => {
                    chunk.iter().for_each(tell);
                    Ok(chunk.iter().copied().zip(pdfs.into_iter().map(Ok)).collect())
                }
                None => chunk
                    .par_iter()
                    .map(|index| {
                        let made = self.compile_alone(*index, &sources[*index], run)?;
                        tell(index);
                        Ok((*index, made))
                    })
                    .collect(),
            },
        });
        let mut results: Vec<Option<Result<Made, String>>> = sources.iter().map(|_| None).collect();
        for (index, made) in done.collect::<Result<Vec<Vec<_>>>>()?.into_iter().flatten() {
            results[index] = Some(made);
        }
        let mut compiled = Compiled::default();
        for (source, made) in sources.into_iter().zip(results) {
            match made.expect("every source belongs to a job") {
                Ok((pdf, materials)) => {
                    let key = key(&source);
                    compiled.documents.push(Document { view: source.view, pdf, materials, kept: None, key });
                }
                Err(said) => compiled.refused.push((source.view, said)),
            }
        }
        Ok(compiled)
    }

    /// The PDF of one source, or what typst said instead.
    fn compile_alone(&self, index: usize, source: &Source, run: &Path) -> Result<Result<Made, String>> {
        let (pdf, log) = (run.join(format!("{index}.pdf")), run.join(format!("{index}.log")));
        let mut typst = self.command(source, run, &log)?;
        typst.args(["--features", "a11y-extras"]);
        for (key, value) in &source.inputs {
            typst.arg("--input").arg(format!("{key}={value}"));
        }
        typst.arg(main_file(run, index, source)).arg(&pdf);
        let (status, _) = process::run(typst, self.work.limit, &self.work)
            .with_context(|| self.program.display().to_string())?;
        let Some(status) = status else {
            return Ok(Err(format!("  typst > {} s", self.work.limit.as_secs_f64())));
        };
        let said = String::from_utf8_lossy(&fs::read(&log)?).trim().to_owned();
        if !status.success() || !said.is_empty() {
            let said = if said.is_empty() { status.to_string() } else { said };
            return Ok(Err(complaint::told(&said, &source.text, &main_name(index), &source.view.profile)));
        }
        match fs::read(&pdf) {
            Ok(bytes) => {
                // Another document of this run may have the same number.
                fs::remove_file(&pdf).with_context(|| pdf.display().to_string())?;
                match made(bytes, source) {
                    // It is a PDF, but not the one that was meant.
                    Err(error) if error.is::<Fault>() => Err(error),
                    made => Ok(made.map_err(|error| format!("  {error:#}"))),
                }
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                Ok(Err(format!("  {status}: {error}")))
            }
            Err(error) => Err(error).with_context(|| pdf.display().to_string()),
        }
    }

    /// A process that compiles, with what all have in common.
    fn command(&self, source: &Source, run: &Path, log: &Path) -> Result<Command> {
        let mut typst = command(&self.program);
        typst.args(["compile", "--jobs", "1", "--pdf-standard", STANDARDS]);
        typst.args(["--ignore-system-fonts", "--ignore-embedded-fonts", "--diagnostic-format", "short"]);
        let fonts = fonts_folder(run, source.view.profile.name());
        typst.arg("--root").arg(root(run)).arg("--font-path").arg(fonts);
        // Packages are neither taken from this machine nor fetched: where they would come from, nobody answers.
        let packages = run.join("packages");
        typst.arg("--package-path").arg(&packages).arg("--package-cache-path").arg(&packages);
        typst.env("ALL_PROXY", NOBODY).env("HTTPS_PROXY", NOBODY).env("HTTP_PROXY", NOBODY);
        typst.stdin(Stdio::null()).stdout(Stdio::null()).stderr(File::create(log)?);
        Ok(typst)
    }
}

/// A place in the network where nobody listens.
const NOBODY: &str = "http://127.0.0.1:9";
