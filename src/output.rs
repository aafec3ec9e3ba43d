//! The folder of finished documents. A case's folder appears whole, or not at all.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use tempfile::TempDir;

use crate::fault::Fault;
use crate::manifest::{self, Manifest};
use crate::typst::Document;

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

    /// Puts documents in their places: each case's folder is prepared beside and exchanged in one step, then the
    /// meeting's manifest. Comes back with the paths of the PDFs.
    ///
    /// # Errors
    ///
    /// If the disk fails. What was there stays.
    pub fn publish(&self, documents: Vec<Document>) -> Result<Vec<PathBuf>> {
        let mut meetings: BTreeMap<String, BTreeMap<String, Vec<Document>>> = BTreeMap::new();
        for document in documents {
            let (meeting, case) = (document.view.meeting.clone(), document.view.case.clone());
            meetings.entry(meeting).or_default().entry(case).or_default().push(document);
        }
        let mut made = Vec::new();
        for (meeting, cases) in &meetings {
            let folder = self.folder.join(meeting);
            fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
            let mut manifest = Manifest::read(&folder);
            for (case, documents) in cases {
                self.publish_case(&folder.join(case), documents)?;
                manifest.record(documents)?;
                made.extend(
                    documents.iter().map(|made| folder.join(case).join(format!("{}.pdf", made.view.file))),
                );
            }
            let prepared = self.run.path().join(manifest::FILE);
            fs::write(&prepared, manifest.to_json()).with_context(|| prepared.display().to_string())?;
            fs::rename(&prepared, folder.join(manifest::FILE))
                .with_context(|| folder.display().to_string())?;
        }
        Ok(made)
    }

    fn publish_case(&self, place: &Path, documents: &[Document]) -> Result<()> {
        let prepared = self.run.path().join("case");
        fs::create_dir(&prepared).with_context(|| prepared.display().to_string())?;
        for document in documents {
            let file = |ending: &str| prepared.join(format!("{}.{ending}", document.view.file));
            fs::write(file("pdf"), &document.pdf).with_context(|| file("pdf").display().to_string())?;
            fs::write(file("txt"), document.view.content.twin())
                .with_context(|| file("txt").display().to_string())?;
        }
        exchange(&prepared, place).with_context(|| place.display().to_string())?;
        if prepared.exists() {
            fs::remove_dir_all(&prepared).with_context(|| prepared.display().to_string())?;
        }
        Ok(())
    }
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
