//! The workspace on disk: `cases/<meeting>/`, `templates/`, `output/`.

pub mod fonts;
pub mod links;
pub mod profile;
mod strays;
mod wanted;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use rayon::prelude::*;

use crate::diagnostic::fault::Fault;
use crate::diagnostic::finding::{Finding, Findings, Rule};
use crate::diagnostic::path::at;
use crate::input::lint;
use crate::input::schema::{Loaded, Schema, load};
use crate::limits;
use crate::model::case::Case;
use crate::model::meeting::Meeting;
use crate::text::nearest::nearest;
use crate::text::source::{Pointer, SourceFile, Sources};
use crate::workspace::fonts::FontStore;
use crate::workspace::links::is_link;
use crate::workspace::profile::{Profile, Profiles, Reader};

use wanted::{Wanted, WantedCases};

/// Folders of a meeting's output beside those of its cases: single materials, those of closed items, what was printed, what
/// is exchanged.
const FOLDERS: [&str; 4] = [MATERIALS, CLOSED_MATERIALS, PRINTED, REPLACEMENT];
/// Single materials.
pub const MATERIALS: &str = "materials";
/// Single materials of closed items, which are not for the web.
pub const CLOSED_MATERIALS: &str = "materials-closed";
/// What was handed to the printer.
pub const PRINTED: &str = "printed";
/// What is to be exchanged since.
pub const REPLACEMENT: &str = "replacement";

/// Where everything lies.
#[derive(Debug, Clone)]
pub struct Workspace {
    /// The folder that holds cases/, templates/ and output/.
    pub root: PathBuf,
    /// The font files.
    pub fonts: FontStore,
}

/// What was read of the workspace.
#[derive(Debug, Default)]
pub struct Read {
    /// The meetings, by name.
    pub meetings: Vec<ReadMeeting>,
    /// The profiles, each after the one it builds on.
    pub profiles: Vec<Arc<Profile>>,
    /// Names of the meetings that were asked for as a whole: each is to have its bundle.
    pub whole: Vec<String>,
    /// Names of the meetings of which it was known what was found.
    pub known: Vec<String>,
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
    /// Whether every case file of the folder was asked for.
    pub is_whole: bool,
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

impl Workspace {
    /// Reads the meetings, cases and profiles at these paths; without a path, all of them.
    ///
    /// # Errors
    ///
    /// If a path is not a case, meeting or profile of this workspace, or the disk cannot be read.
    pub fn read(&self, paths: &[PathBuf]) -> Result<Read> {
        self.read_but(paths, |_| None)
    }

    /// The same, but for the meetings asked for as a whole of which it is known what was found: `known` says it by their
    /// folder.
    ///
    /// # Errors
    ///
    /// As [`Workspace::read`].
    pub fn read_but(&self, paths: &[PathBuf], known: impl FnMut(&Path) -> Option<Findings>) -> Result<Read> {
        self.read_from(&Sources::disk(&self.root), paths, known)
    }

    /// The same, the texts taken from `sources`: what is laid over the disk is read in its place.
    ///
    /// # Errors
    ///
    /// As [`Workspace::read`].
    pub fn read_from(
        &self,
        sources: &Sources,
        paths: &[PathBuf],
        mut known: impl FnMut(&Path) -> Option<Findings>,
    ) -> Result<Read> {
        let mut read = Read::default();
        for folder in [self.root.join("cases"), self.templates()] {
            if is_link(&folder) {
                bail!(Fault::new("link-not-read-fault").with("path", sources.shown(&folder).display()));
            }
        }
        if paths.is_empty() {
            let cases = self.root.join("cases");
            read.findings.extend(strays::outside(&entries_if_there(&cases, sources)?, sources));
        }
        let reader = Reader::of(sources.clone(), self.templates());
        let mut profiles = Profiles::of(reader, self.fonts.clone());
        let wanted = Wanted::of(paths, self, sources)?;
        for (folder, cases) in &wanted.meetings {
            if let Some(findings) = cases.is_all().then(|| known(folder)).flatten() {
                read.known.push(file_name(folder));
                read.findings.extend(findings);
                continue;
            }
            read.whole.extend(cases.is_all().then(|| file_name(folder)));
            read.meetings.extend(read_meeting(folder, cases, sources, &mut profiles, &mut read.findings)?);
        }
        for name in &wanted.profiles {
            profiles.get(name, &mut read.findings)?;
        }
        read.profiles = profiles.into_ready();
        Ok(read)
    }

    /// The folder of profiles.
    #[must_use]
    pub fn templates(&self) -> PathBuf {
        self.root.join("templates")
    }

    /// The folder of finished documents.
    #[must_use]
    pub fn output(&self) -> PathBuf {
        self.root.join("output")
    }
}

fn read_meeting(
    folder: &Path,
    wanted: &WantedCases,
    sources: &Sources,
    profiles: &mut Profiles,
    findings: &mut Findings,
) -> Result<Option<ReadMeeting>> {
    if is_link(folder) {
        findings.push(link(folder, sources));
        return Ok(None);
    }
    let file = folder.join("meeting.yaml");
    if !sources.is_file(&file) {
        bail!(Fault::new("no-meeting-file").with("path", sources.shown(&file).display()));
    }
    let Some(source) = text_of(&file, sources, findings)? else {
        return Ok(None);
    };
    let meeting = load::<Meeting>(&source, &Schema::shared::<Meeting>(), findings);
    if wanted.is_all() {
        let place = meeting.as_ref().map_or(0..0, strays::place);
        findings.extend(strays::beside(&entries(folder, sources)?, &source, &place, sources));
    }
    let Some(meeting) = meeting else {
        return Ok(None);
    };
    let Some(profile) = profile_of(&meeting, profiles, findings)? else {
        return Ok(None);
    };
    let case_files = yaml_files(folder, sources)?;
    let wanted_files: Vec<&PathBuf> = case_files.iter().filter(|path| wanted.holds(path)).collect();
    let read = wanted_files.into_par_iter().map(|path| {
        let mut findings = Findings::new();
        let source = text_of(path, sources, &mut findings)?;
        let case = source.and_then(|source| load::<Case>(&source, &profile.case_schema, &mut findings));
        Ok((case.map(|case| ReadCase { name: stem(path), case }), findings))
    });
    let mut cases = Vec::new();
    for (case, own) in read.collect::<Result<Vec<_>>>()? {
        cases.extend(case);
        findings.extend(own);
    }
    let case_names = case_files.iter().map(|path| stem(path)).collect();
    Ok(Some(ReadMeeting {
        name: file_name(folder),
        meeting,
        profile,
        cases,
        is_whole: wanted.is_all(),
        case_names,
    }))
}

/// The profile of a meeting. What is wrong inside it is reported at its own places.
fn profile_of(
    meeting: &Loaded<Meeting>,
    profiles: &mut Profiles,
    findings: &mut Findings,
) -> Result<Option<Arc<Profile>>> {
    let name = &meeting.value.council;
    let profile = profiles.get(name, findings)?;
    let known = profiles.names()?;
    let is_there = known.contains(name);
    if profile.is_none() && !name.is_empty() && !is_there {
        let span = meeting.tree.get("council").map_or(0..0, |node| node.span.clone());
        let names: Vec<String> = known.iter().cloned().collect();
        let finding = Finding::new(Rule::CouncilUnknown, &meeting.file, span.clone()).with("council", name);
        let finding = finding.on(Pointer::of(&["council"])).renamed(&span, &nearest(name, &names));
        findings.push(finding.with("known", known.iter().cloned().collect::<Vec<_>>()));
    }
    Ok(profile)
}

/// The text of a file, or what is wrong with it as a file. A text in another encoding is read all the same, so that
/// everything else that is wrong with it is found; its finding keeps documents from being made.
fn text_of(path: &Path, sources: &Sources, findings: &mut Findings) -> Result<Option<Arc<SourceFile>>> {
    if is_link(path) {
        findings.push(link(path, sources));
        return Ok(None);
    }
    let size = sources.size(path).with_context(at(path))?;
    if size > limits::FILE_BYTES {
        let nothing = nothing_of(path, sources);
        findings.push(Finding::new(Rule::FileTooLarge, &nothing, 0..0).with("limit", "bytes"));
        return Ok(None);
    }
    let raw = sources.read(path).with_context(at(path))?;
    Ok(Some(lint::source(raw, findings)))
}

/// A link is not followed, wherever it leads.
fn link(path: &Path, sources: &Sources) -> Finding {
    Finding::new(Rule::LinkNotRead, &nothing_of(path, sources), 0..0)
}

/// A file of which nothing is read.
fn nothing_of(path: &Path, sources: &Sources) -> Arc<SourceFile> {
    Arc::new(SourceFile::of(sources.id(path), sources.shown(path), ""))
}

/// The folders of meetings.
fn folders(cases: &Path, sources: &Sources) -> Result<Vec<PathBuf>> {
    let is_one = |path: &PathBuf| {
        sources.is_folder(path) && has_readable_name(path) && !file_name(path).starts_with('.')
    };
    Ok(entries(cases, sources)?.into_iter().filter(is_one).collect())
}

/// The case files of a meeting, by name.
fn yaml_files(folder: &Path, sources: &Sources) -> Result<Vec<PathBuf>> {
    let is_case = |path: &PathBuf| {
        let name = file_name(path);
        strays::is_read(path, sources) && !name.starts_with('.') && name != "meeting.yaml"
    };
    Ok(entries(folder, sources)?.into_iter().filter(is_case).collect())
}

/// Whether the meeting's own documents need a name, or could need it: its folders, and whatever ends as a file does.
#[must_use]
pub fn is_taken(name: &str) -> bool {
    let name = name.to_lowercase();
    let plain = name.strip_suffix(".outdated").unwrap_or(&name);
    FOLDERS.contains(&plain) || [".pdf", ".txt", ".json"].iter().any(|ending| name.ends_with(ending))
}

fn entries_if_there(folder: &Path, sources: &Sources) -> Result<Vec<PathBuf>> {
    if sources.is_folder(folder) { entries(folder, sources) } else { Ok(Vec::new()) }
}

fn entries(folder: &Path, sources: &Sources) -> Result<Vec<PathBuf>> {
    sources.entries(folder).with_context(at(folder))
}

/// Whether a name is UTF-8: what is not could not be told from others.
fn has_readable_name(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_str().is_some())
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}
