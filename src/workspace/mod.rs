//! The workspace on disk: `cases/<meeting>/`, `templates/`, `output/`.

mod strays;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, bail};

use crate::case::Case;
use crate::fault::Fault;
use crate::finding::{Finding, Findings, Rule};
use crate::limits;
use crate::lint;
use crate::meeting::Meeting;
use crate::profile::{self, Profile};
use crate::schema::{Loaded, Schema, load};
use crate::source::SourceFile;

/// Where everything lies.
#[derive(Debug, Clone)]
pub struct Workspace {
    /// The folder that holds cases/, templates/ and output/.
    pub root: PathBuf,
    /// The folder of the font files.
    pub fonts: PathBuf,
}

/// What was read of the workspace.
#[derive(Debug, Default)]
pub struct Read {
    /// The meetings, by name.
    pub meetings: Vec<ReadMeeting>,
    /// What is wrong already.
    pub findings: Findings,
}

/// A meeting's folder.
#[derive(Debug)]
pub struct ReadMeeting {
    /// Name of the folder.
    pub name: String,
    /// `meeting.yaml`.
    pub meeting: Loaded<Meeting>,
    /// The profile it names.
    pub profile: Arc<Profile>,
    /// The case files that were asked for, by name.
    pub cases: Vec<ReadCase>,
    /// Names of every case file in the folder.
    pub case_names: Vec<String>,
}

/// A case file.
#[derive(Debug)]
pub struct ReadCase {
    /// Name of the file without its ending.
    pub name: String,
    /// The case.
    pub case: Loaded<Case>,
}

/// A meeting's folder, and which of its cases are asked for.
#[derive(Debug, Default)]
struct Wanted {
    all: bool,
    cases: Vec<PathBuf>,
}

impl Workspace {
    /// Reads the meetings and cases at these paths; without a path, all of them.
    ///
    /// # Errors
    ///
    /// If a path is not a case or meeting of this workspace, or the disk cannot be read.
    pub fn read(&self, paths: &[PathBuf]) -> Result<Read> {
        let mut read = Read::default();
        if paths.is_empty() {
            let cases = self.root.join("cases");
            read.findings.extend(strays::outside(&entries_if_there(&cases)?, |path| self.shown(path)));
        }
        let mut profiles = BTreeMap::new();
        for (folder, wanted) in self.wanted(paths)? {
            if let Some(meeting) = self.read_meeting(&folder, &wanted, &mut profiles, &mut read.findings)? {
                read.meetings.push(meeting);
            }
        }
        Ok(read)
    }

    /// The folder of finished documents.
    #[must_use]
    pub fn output(&self) -> PathBuf {
        self.root.join("output")
    }

    fn read_meeting(
        &self,
        folder: &Path,
        wanted: &Wanted,
        profiles: &mut BTreeMap<String, Option<Arc<Profile>>>,
        findings: &mut Findings,
    ) -> Result<Option<ReadMeeting>> {
        let file = folder.join("meeting.yaml");
        if !file.is_file() {
            bail!(Fault::new("no-meeting-file").with("path", self.shown(&file).display()));
        }
        let Some(source) = self.source(&file, findings)? else {
            return Ok(None);
        };
        let meeting = load::<Meeting>(&source, &Schema::of::<Meeting>(), findings);
        if wanted.all {
            let place = meeting.as_ref().map_or(0..0, strays::place);
            findings.extend(strays::beside(&entries(folder)?, &source, &place));
        }
        let Some(meeting) = meeting else {
            return Ok(None);
        };
        let Some(profile) = self.profile(&meeting, profiles, findings)? else {
            return Ok(None);
        };
        let case_files = yaml_files(folder)?;
        let mut cases = Vec::new();
        for path in case_files.iter().filter(|path| wanted.all || wanted.cases.contains(path)) {
            let Some(source) = self.source(path, findings)? else {
                continue;
            };
            if let Some(case) = load::<Case>(&source, &profile.case_schema, findings) {
                cases.push(ReadCase { name: stem(path), case });
            }
        }
        let case_names = case_files.iter().map(|path| stem(path)).collect();
        Ok(Some(ReadMeeting { name: file_name(folder), meeting, profile, cases, case_names }))
    }

    fn profile(
        &self,
        meeting: &Loaded<Meeting>,
        profiles: &mut BTreeMap<String, Option<Arc<Profile>>>,
        findings: &mut Findings,
    ) -> Result<Option<Arc<Profile>>> {
        let name = &meeting.value.council;
        if !profiles.contains_key(name) {
            let plain =
                !name.is_empty() && Path::new(name).components().count() == 1 && !name.starts_with('.');
            let read = if plain {
                profile::read(name, &self.root.join("templates"), &self.fonts, findings)?
            } else {
                None
            };
            profiles.insert(name.clone(), read.map(Arc::new));
        }
        let profile = profiles.get(name).cloned().flatten();
        if profile.is_none() && !name.is_empty() {
            let span = meeting.tree.get("council").map_or(0..0, |node| node.span.clone());
            findings.push(Finding::new(Rule::CouncilUnknown, &meeting.file, span).with("council", name));
        }
        Ok(profile)
    }

    /// The text of a file, or what is wrong with it as a file. A text in another encoding is read all the same, so that
    /// everything else that is wrong with it is found; its finding keeps documents from being made.
    fn source(&self, path: &Path, findings: &mut Findings) -> Result<Option<Arc<SourceFile>>> {
        let shown = self.shown(path);
        let size = std::fs::metadata(path).with_context(|| path.display().to_string())?.len();
        if size > limits::FILE_BYTES {
            let nothing = Arc::new(SourceFile::new(shown, ""));
            findings.push(Finding::new(Rule::FileTooLarge, &nothing, 0..0));
            return Ok(None);
        }
        let bytes = std::fs::read(path).with_context(|| path.display().to_string())?;
        Ok(Some(lint::source(shown, bytes, findings)))
    }

    /// A path as people see it: from the workspace, where it lies in it.
    fn shown(&self, path: &Path) -> PathBuf {
        path.strip_prefix(&self.root).unwrap_or(path).to_path_buf()
    }

    /// The meeting folders that the paths name.
    fn wanted(&self, paths: &[PathBuf]) -> Result<BTreeMap<PathBuf, Wanted>> {
        let cases = self.root.join("cases");
        let mut wanted: BTreeMap<PathBuf, Wanted> = BTreeMap::new();
        if paths.is_empty() {
            if !cases.is_dir() {
                bail!(Fault::new("no-cases-folder").with("path", cases.display()));
            }
            for folder in folders(&cases)? {
                wanted.entry(folder).or_default().all = true;
            }
        }
        let top = cases.canonicalize().unwrap_or(cases);
        for path in paths {
            let fault = || Fault::new("no-such-path").with("path", path.display());
            let found = path.canonicalize().map_err(|_| fault())?;
            let below = found.strip_prefix(&top).map_err(|_| fault())?;
            match below.components().count() {
                0 => {
                    folders(&top)?
                        .into_iter()
                        .for_each(|folder| wanted.entry(folder).or_default().all = true);
                }
                1 if found.is_dir() => wanted.entry(found).or_default().all = true,
                2 if file_name(&found) == "meeting.yaml" => {
                    wanted.entry(found.parent().expect("two names deep").to_path_buf()).or_default().all =
                        true;
                }
                2 if found.is_file() => {
                    let folder = found.parent().expect("two names deep").to_path_buf();
                    wanted.entry(folder).or_default().cases.push(found);
                }
                _ => bail!(fault()),
            }
        }
        Ok(wanted)
    }
}

fn folders(cases: &Path) -> Result<Vec<PathBuf>> {
    let entries = entries(cases)?;
    Ok(entries.into_iter().filter(|path| path.is_dir() && !file_name(path).starts_with('.')).collect())
}

/// The case files of a meeting, by name.
fn yaml_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let is_case = |path: &PathBuf| {
        let name = file_name(path);
        path.is_file()
            && !name.starts_with('.')
            && name != "meeting.yaml"
            && path.extension().is_some_and(|e| e == "yaml")
    };
    Ok(entries(folder)?.into_iter().filter(is_case).collect())
}

fn entries_if_there(folder: &Path) -> Result<Vec<PathBuf>> {
    if folder.is_dir() { entries(folder) } else { Ok(Vec::new()) }
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let read = std::fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let mut paths = read.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}
