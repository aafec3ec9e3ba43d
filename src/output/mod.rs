//! The folder of finished documents. A meeting's folder changes in one step, or not at all.

mod disk;
mod edition;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use tempfile::TempDir;

use crate::fault::Fault;
use crate::manifest::{Manifest, MeetingRecord};
use crate::memory::Memory;
use crate::typst::Compiled;
use crate::workspace::REPLACEMENT;

use disk::exchange;
use edition::editions;

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
        let place = self.folder.join(meeting).join(REPLACEMENT);
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
    pub fn remember(published: &Published, memory: &mut Memory) -> Result<()> {
        for (meeting, manifest) in &published.meetings {
            memory.forget(meeting);
            for (path, record) in manifest.all() {
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
            let manifest = edition.prepare(&folder, &prepared, printed, &mut published)?;
            published.meetings.push((meeting, manifest));
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
    /// The meetings that were looked at, and what their manifests say now.
    pub meetings: Vec<(String, Manifest)>,
    /// The bundles that were made, by meeting.
    pub bundles: Vec<(String, MeetingRecord)>,
    /// The old bundles of meetings that could not be made.
    pub outdated: Vec<PathBuf>,
}
