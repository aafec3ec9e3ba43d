//! The typst CLI. Only this module starts a process.

mod complaint;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use rayon::prelude::*;

use crate::fault::Fault;
use crate::profile::Profile;
use crate::templates::{self, Source};
use crate::view::View;

/// The one version whose output is known, byte for byte.
pub const VERSION: &str = "0.15.1";

/// The standards that every PDF keeps, both at once.
const STANDARDS: &str = "a-2a,ua-1";

/// A typst program of the right version.
#[derive(Debug, Clone)]
pub struct Typst {
    program: PathBuf,
}

/// A finished document.
#[derive(Debug)]
pub struct Document {
    /// What it was made of.
    pub view: View,
    /// The PDF.
    pub pdf: Vec<u8>,
}

impl Typst {
    /// The first of these programs that is there, if its version is right.
    ///
    /// # Errors
    ///
    /// If none is there, or it is another version.
    pub fn find(candidates: &[PathBuf]) -> Result<Self> {
        let Some(program) = candidates.iter().find(|program| program.is_file()) else {
            bail!(Fault::new("typst-missing").with("version", VERSION));
        };
        let wrong = |found: &str| {
            Fault::new("typst-wrong")
                .with("path", program.display())
                .with("found", found)
                .with("version", VERSION)
        };
        let output = command(program)
            .arg("--version")
            .stdin(Stdio::null())
            .output()
            .map_err(|error| wrong(&error.to_string()))?;
        let printed = String::from_utf8_lossy(&output.stdout);
        match printed.split_whitespace().nth(1) {
            Some(VERSION) => Ok(Self { program: program.clone() }),
            _ => bail!(wrong(printed.trim())),
        }
    }

    /// The program.
    #[must_use]
    pub fn program(&self) -> &Path {
        &self.program
    }

    /// Compiles every source, inside a folder of this run.
    ///
    /// # Errors
    ///
    /// If typst fails on one of them or warns about it: all that fail are named.
    pub fn compile(&self, sources: Vec<Source>, run: &Path) -> Result<Vec<Document>> {
        stage(&sources, run)?;
        let compiled = sources.into_par_iter().enumerate().map(|(index, source)| {
            Ok(match self.compile_one(index, &source, run)? {
                Compiled::Pdf(pdf) => Ok(Document { view: source.view, pdf }),
                Compiled::Refused(said) => Err((name(&source.view), said)),
            })
        });
        let compiled = compiled.collect::<Result<Vec<_>>>()?;
        let mut documents = Vec::new();
        // One mistake in a library is told once, with the documents that it stops.
        let mut refused: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for made in compiled {
            match made {
                Ok(document) => documents.push(document),
                Err((name, said)) => refused.entry(said).or_default().push(name),
            }
        }
        if refused.is_empty() {
            return Ok(documents);
        }
        let told = refused.iter().map(|(said, names)| {
            let more = if names.len() > 1 { format!(" (+{})", names.len() - 1) } else { String::new() };
            format!("{}{more}\n{said}", names[0])
        });
        bail!(Fault::new("typst-failed").with("detail", told.collect::<Vec<_>>().join("\n")))
    }

    fn compile_one(&self, index: usize, source: &Source, run: &Path) -> Result<Compiled> {
        let profile = &source.view.profile;
        let (pdf, log) = (run.join(format!("{index}.pdf")), run.join(format!("{index}.log")));
        let mut typst = command(&self.program);
        typst.args(["compile", "--jobs", "1", "--pdf-standard", STANDARDS, "--features", "a11y-extras"]);
        typst.args(["--ignore-system-fonts", "--ignore-embedded-fonts", "--diagnostic-format", "short"]);
        typst.arg("--root").arg(root(run)).arg("--font-path").arg(fonts_folder(run, profile.name()));
        typst.arg(main_file(run, index, source)).arg(&pdf);
        typst.stdin(Stdio::null()).stdout(Stdio::null()).stderr(File::create(&log)?);
        let status = typst.status().with_context(|| self.program.display().to_string())?;
        let said = String::from_utf8_lossy(&fs::read(&log)?).trim().to_owned();
        if !status.success() || !said.is_empty() {
            let said = if said.is_empty() { status.to_string() } else { said };
            return Ok(Compiled::Refused(complaint::told(&said, &source.text, &main_name(index), profile)));
        }
        let pdf = fs::read(&pdf).with_context(|| format!("{}: {}", name(&source.view), pdf.display()))?;
        Ok(Compiled::Pdf(pdf))
    }
}

/// What became of one source.
enum Compiled {
    Pdf(Vec<u8>),
    /// What typst said instead.
    Refused(String),
}

/// A document as people know it.
fn name(view: &View) -> String {
    format!("{}/{}/{}.pdf", view.meeting, view.case, view.file)
}

#[expect(clippy::disallowed_methods, reason = "this is the module that starts processes")]
/// A process that sees nothing of the environment: no variable may change a document.
fn command(program: &Path) -> Command {
    let mut command = Command::new(program);
    command.env_clear();
    command
}

/// The folder that Typst may read.
fn root(run: &Path) -> PathBuf {
    run.join("typst")
}

/// The folder that holds the verified fonts of a profile and no others.
fn fonts_folder(run: &Path, profile: &str) -> PathBuf {
    run.join("fonts").join(profile)
}

fn main_name(index: usize) -> String {
    format!("{index}.typ")
}

fn main_file(run: &Path, index: usize, source: &Source) -> PathBuf {
    root(run).join(source.view.profile.name()).join(main_name(index))
}

/// Writes the sources, and beside them the library of their profile, into Typst's root.
fn stage(sources: &[Source], run: &Path) -> Result<()> {
    for (index, source) in sources.iter().enumerate() {
        let main = main_file(run, index, source);
        let folder = main.parent().expect("a file lies in a folder");
        if !folder.is_dir() {
            let profile = &source.view.profile;
            fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
            for (name, text) in templates::library(profile) {
                fs::write(folder.join(name), text).with_context(|| folder.display().to_string())?;
            }
            stage_fonts(profile, &fonts_folder(run, profile.name()))?;
        }
        fs::write(&main, &source.text).with_context(|| main.display().to_string())?;
    }
    Ok(())
}

/// Typst takes only folders of fonts, and searches all of them: this one holds links to the verified files.
fn stage_fonts(profile: &Profile, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    for font in profile.fonts.paths() {
        let place = folder.join(font.file_name().expect("a font file has a name"));
        link(font, &place).with_context(|| place.display().to_string())?;
    }
    Ok(())
}

#[cfg(unix)]
fn link(file: &Path, place: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(file.canonicalize()?, place)
}

#[cfg(not(unix))]
fn link(file: &Path, place: &Path) -> std::io::Result<()> {
    fs::hard_link(file, place).or_else(|_| fs::copy(file, place).map(|_| ()))
}
