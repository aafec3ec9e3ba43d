//! The folder of finished documents. A meeting's folder changes in one step, or not at all.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use tempfile::TempDir;

use crate::fault::Fault;
use crate::manifest::{self, Manifest, MeetingRecord};
use crate::memory::Memory;
use crate::replacement::{self, Record};
use crate::typst::{Compiled, Document};
use crate::view;

/// The `output/` folder and this run's working folder in it, which goes when the run ends.
#[derive(Debug)]
pub struct Output {
    folder: PathBuf,
    run: TempDir,
}

impl Output {
    /// Opens the folder, making it where it is not there.
    ///
    /// # Errors
    ///
    /// If nothing can be written there.
    pub fn open(folder: PathBuf) -> Result<Self> {
        let fault = |error: std::io::Error| {
            Fault::new("output-closed").with("path", folder.display()).with("error", error)
        };
        fs::create_dir_all(&folder).map_err(fault)?;
        let run = tempfile::Builder::new().prefix(".run-").tempdir_in(&folder).map_err(fault)?;
        Ok(Self { folder, run })
    }

    /// A folder for this run alone, on the same disk.
    #[must_use]
    pub fn run_folder(&self) -> &Path {
        self.run.path()
    }

    /// Puts the papers of a replacement into a folder of their own, in one step. Comes back with their paths.
    ///
    /// # Errors
    ///
    /// If the disk fails. What was there stays.
    pub fn publish_replacement(&self, meeting: &str, files: &[(String, Vec<u8>)]) -> Result<Vec<PathBuf>> {
        let place = self.folder.join(meeting).join(replacement::FOLDER);
        let prepared = self.run.path().join("meeting");
        fs::create_dir(&prepared).with_context(|| prepared.display().to_string())?;
        for (name, bytes) in files {
            let file = prepared.join(name);
            fs::write(&file, bytes).with_context(|| file.display().to_string())?;
        }
        fs::create_dir_all(self.folder.join(meeting)).with_context(|| place.display().to_string())?;
        exchange(&prepared, &place).with_context(|| place.display().to_string())?;
        Ok(files
            .iter()
            .map(|(name, _)| place.join(name))
            .filter(|path| path.extension().is_some_and(|e| e == "pdf"))
            .collect())
    }

    /// Takes note of what every document looks like now, so that the next run need not read it.
    ///
    /// # Errors
    ///
    /// If the disk does not take it.
    pub fn remember(&self, published: &Published, memory: &mut Memory) -> Result<()> {
        for meeting in &published.meetings {
            memory.forget(meeting);
            for (path, record) in Manifest::read(&self.folder.join(meeting)).all() {
                memory.remember(&format!("{meeting}/{path}.pdf"), &record.sha256);
                memory.remember(&format!("{meeting}/{path}.txt"), &record.text_sha256);
            }
        }
        memory.write()
    }

    /// Puts documents in their places: the folder of each meeting is prepared beside, with everything in it that stays, and
    /// exchanged in one step. The bundle of a meeting that is stopped, or of which typst refused a document, is marked as
    /// outdated; a case of which it refused one keeps its old documents.
    ///
    /// # Errors
    ///
    /// If the disk fails, or a document is not what its view says. What was there stays.
    pub fn publish(
        &self,
        compiled: Compiled,
        stopped: &BTreeSet<String>,
        printed: Printed,
    ) -> Result<Published> {
        let mut published = Published::default();
        for (meeting, edition) in editions(compiled, stopped) {
            let folder = self.folder.join(&meeting);
            let prepared = self.run.path().join("meeting");
            edition.prepare(&folder, &prepared, printed, &mut published)?;
            published.meetings.push(meeting);
            if prepared.exists() {
                exchange(&prepared, &folder).with_context(|| folder.display().to_string())?;
            }
            if prepared.exists() {
                fs::remove_dir_all(&prepared).with_context(|| prepared.display().to_string())?;
            }
        }
        Ok(published)
    }
}

/// Whether what is made is handed to the printer, and kept to be compared with later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Printed {
    /// It is.
    Yes,
    /// It is not.
    No,
}

/// What a run put into the output folder.
#[derive(Debug, Default)]
pub struct Published {
    /// The PDFs that were made.
    pub made: Vec<PathBuf>,
    /// How many documents stayed as they were.
    pub unchanged: usize,
    /// The meetings that were looked at.
    pub meetings: Vec<String>,
    /// The bundles that were made, by meeting.
    pub bundles: Vec<(String, MeetingRecord)>,
    /// The old bundles of meetings that could not be made.
    pub outdated: Vec<PathBuf>,
}

/// The documents of a meeting that are to be published.
#[derive(Debug, Default)]
struct Edition {
    /// By case.
    cases: BTreeMap<String, Vec<Document>>,
    /// Of the meeting itself.
    own: Vec<Document>,
    /// Whether the bundle cannot be made.
    stopped: bool,
}

fn editions(compiled: Compiled, stopped: &BTreeSet<String>) -> BTreeMap<String, Edition> {
    let mut editions: BTreeMap<String, Edition> = BTreeMap::new();
    for meeting in stopped {
        editions.entry(meeting.clone()).or_default().stopped = true;
    }
    for document in compiled.documents {
        let edition = editions.entry(document.view.meeting.clone()).or_default();
        match document.view.case.clone() {
            Some(case) => edition.cases.entry(case).or_default().push(document),
            None => edition.own.push(document),
        }
    }
    for (view, _) in compiled.refused {
        let edition = editions.entry(view.meeting).or_default();
        edition.stopped = true;
        if let Some(case) = view.case {
            edition.cases.remove(&case);
        }
    }
    editions
}

impl Edition {
    /// Makes the folder of the meeting as it is to be; nothing where nothing changes.
    fn prepare(
        &self,
        folder: &Path,
        prepared: &Path,
        printed: Printed,
        published: &mut Published,
    ) -> Result<()> {
        let own = if self.stopped { &[][..] } else { &self.own[..] };
        let outdated = self.stopped && !bundles_in(folder).is_empty();
        let mut manifest = Manifest::read(folder);
        let remembers = printed == Printed::Yes && !own.is_empty();
        let is_new = |documents: &[Document]| documents.iter().any(|document| document.kept.is_none());
        let changed: BTreeMap<&String, &Vec<Document>> = self
            .cases
            .iter()
            .filter(|(case, documents)| is_new(documents) || manifest.counts(case) != documents.len())
            .collect();
        let all = || self.cases.values().flatten().chain(own);
        published.unchanged += all().filter(|document| document.kept.is_some()).count();
        let same_own = !is_new(own) && (own.is_empty() || manifest.own_count() == own.len());
        if changed.is_empty() && same_own && !outdated && !remembers {
            return Ok(());
        }
        fs::create_dir(prepared).with_context(|| prepared.display().to_string())?;
        let replaced = |name: &str| {
            changed.contains_key(&name.to_owned())
                || name == manifest::FILE
                || (!own.is_empty() && is_own(name))
                || (remembers && name == replacement::PRINTED)
        };
        keep(folder, prepared, &replaced).with_context(|| folder.display().to_string())?;
        for (case, documents) in changed {
            write(&folder.join(case), &prepared.join(case), documents)?;
            manifest.record(documents)?;
            published.made.extend(paths(&folder.join(case), documents));
        }
        if !own.is_empty() {
            write(folder, prepared, own)?;
            manifest.record_meeting(own)?;
            if remembers {
                remember(&prepared.join(replacement::PRINTED), own)?;
            }
            published.made.extend(paths(folder, own));
        } else if outdated {
            mark_outdated(folder, prepared, published)?;
            manifest.mark_outdated();
        }
        let file = prepared.join(manifest::FILE);
        fs::write(&file, manifest.to_json()).with_context(|| file.display().to_string())?;
        if let (Some(first), Some(record), true) = (own.first(), &manifest.meeting, is_new(own)) {
            published.bundles.push((first.view.meeting.clone(), record.clone()));
        }
        Ok(())
    }
}

/// Keeps what is handed to the printer.
fn remember(folder: &Path, documents: &[Document]) -> Result<()> {
    fs::create_dir(folder).with_context(|| folder.display().to_string())?;
    let bundles = [view::BUNDLE, view::BUNDLE_ON_THE_DAY];
    let (printed, _): (Vec<&Document>, Vec<&Document>) =
        documents.iter().partition(|document| bundles.contains(&document.view.file.as_str()));
    for document in &printed {
        let file = folder.join(format!("{}.pdf", document.view.file));
        fs::write(&file, &document.pdf).with_context(|| file.display().to_string())?;
    }
    let file = folder.join(replacement::RECORD);
    fs::write(&file, Record::of(printed.into_iter())?.to_json()).with_context(|| file.display().to_string())
}

/// The documents that were made.
fn paths<'a>(folder: &'a Path, documents: &'a [Document]) -> impl Iterator<Item = PathBuf> + 'a {
    let made = documents.iter().filter(|document| document.kept.is_none());
    made.map(|made| folder.join(format!("{}.pdf", made.view.file)))
}

/// Writes documents into a folder; those that stay as they are come from the old one.
fn write(old: &Path, folder: &Path, documents: &[Document]) -> Result<()> {
    for document in documents {
        let name = |ending: &str| format!("{}.{ending}", document.view.file);
        let file = |ending: &str| folder.join(name(ending));
        let parent = file("pdf").parent().expect("a file lies in a folder").to_path_buf();
        fs::create_dir_all(&parent).with_context(|| parent.display().to_string())?;
        if document.kept.is_some() {
            for ending in ["pdf", "txt"] {
                second_name(&old.join(name(ending)), &file(ending))
                    .with_context(|| file(ending).display().to_string())?;
            }
            continue;
        }
        fs::write(file("pdf"), &document.pdf).with_context(|| file("pdf").display().to_string())?;
        fs::write(file("txt"), document.view.content.twin())
            .with_context(|| file("txt").display().to_string())?;
    }
    Ok(())
}

/// A second name for the same file, which costs nothing; where the disk knows no such names, a copy.
fn second_name(file: &Path, name: &Path) -> std::io::Result<()> {
    fs::hard_link(file, name).or_else(|_| fs::copy(file, name).map(drop))
}

/// The names of a meeting's own documents.
const OWN: [&str; 4] = [view::BUNDLE, view::BUNDLE_ON_THE_DAY, view::BUNDLE_PUBLIC, view::CALL_LIST];

/// What the name of an outdated document ends in.
const OUTDATED: &str = ".outdated";

/// Whether a file or folder of a meeting is made anew with its bundle.
fn is_own(name: &str) -> bool {
    let stem = name.strip_suffix(".pdf").or(name.strip_suffix(".txt"));
    let stem = stem.map(|stem| stem.strip_suffix(OUTDATED).unwrap_or(stem));
    name == view::MATERIALS || stem.is_some_and(|stem| OWN.contains(&stem))
}

/// The meeting's own documents that are there and not yet marked.
fn bundles_in(folder: &Path) -> Vec<&'static str> {
    OWN.into_iter().filter(|name| folder.join(format!("{name}.pdf")).exists()).collect()
}

fn mark_outdated(folder: &Path, prepared: &Path, published: &mut Published) -> Result<()> {
    for name in bundles_in(folder) {
        for ending in ["pdf", "txt"] {
            let old = prepared.join(format!("{name}.{ending}"));
            let new = prepared.join(format!("{name}{OUTDATED}.{ending}"));
            if old.exists() {
                fs::rename(&old, &new).with_context(|| old.display().to_string())?;
            }
        }
        published.outdated.push(folder.join(format!("{name}{OUTDATED}.pdf")));
    }
    Ok(())
}

/// Brings everything of a folder into another one, except what is replaced.
fn keep(from: &Path, to: &Path, replaced: &dyn Fn(&str) -> bool) -> std::io::Result<()> {
    if !from.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let name = entry.file_name();
        if replaced(&name.to_string_lossy()) {
            continue;
        }
        let place = to.join(&name);
        if entry.file_type()?.is_dir() {
            fs::create_dir(&place)?;
            keep(&entry.path(), &place, &|_| false)?;
        } else {
            second_name(&entry.path(), &place)?;
        }
    }
    Ok(())
}

/// Puts a folder in the place of another; the old one, if any, is where the new one was.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(new: &Path, old: &Path) -> std::io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    if old.exists() {
        Ok(renameat_with(CWD, new, CWD, old, RenameFlags::EXCHANGE)?)
    } else {
        fs::rename(new, old)
    }
}

/// Puts a folder in the place of another; the old one, if any, is where the new one was. Without an exchange in one
/// step, the old folder steps aside first and comes back if the new one cannot take its place.
#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(new: &Path, old: &Path) -> std::io::Result<()> {
    if !old.exists() {
        return fs::rename(new, old);
    }
    let aside = new.with_extension("old");
    fs::rename(old, &aside)?;
    if let Err(error) = fs::rename(new, old) {
        fs::rename(&aside, old)?;
        return Err(error);
    }
    fs::rename(&aside, new)
}
