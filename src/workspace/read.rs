//! What is read of a workspace: meetings, their cases, the profiles that they name.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use rayon::prelude::*;

use crate::cache::Cache;
use crate::cache::fingerprint::fingerprint;
use crate::diagnostic::fault::Fault;
use crate::diagnostic::finding::{Finding, Findings, Rule, has_error};
use crate::diagnostic::path::{at, shown};
use crate::diagnostic::record::FindingRecord;
use crate::disk::EntryKind;
use crate::input::schema::{Loaded, Schema};
use crate::model::case::Case;
use crate::model::meeting::Meeting;
use crate::text::nearest::nearest;
use crate::text::source::{Pointer, Sources};

use super::attachments::{self, AttachmentFile};
use super::file::link;
use super::profile::{Profile, Profiles, Reader};
use super::readings::{ReadFile, Readings};
use super::siblings::{self, Sibling};
use super::wanted::{Wanted, WantedCases};
use super::{
    Found, HandedOut, Workspace, carried, entries, entries_if_there, file_name, folders, names, plain_items,
    stem, strays, yaml_files,
};

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
    /// Every meeting of the workspace whose file can be read, by name: those too that were not asked for.
    pub siblings: Vec<Sibling>,
    /// What is wrong already.
    pub findings: Findings,
}

/// A meeting of which it may be known what was found.
#[derive(Debug, Clone, Copy)]
pub struct Lookup<'a> {
    /// Its folder.
    pub folder: &'a Path,
    /// Every meeting of the workspace.
    pub siblings: &'a [Sibling],
}

/// A meeting's folder.
#[derive(Debug)]
pub struct ReadMeeting {
    /// Name of the folder.
    pub name: String,
    /// `meeting.yaml`.
    pub meeting: Arc<Loaded<Meeting>>,
    /// The profile it names.
    pub profile: Arc<Profile>,
    /// The case files that were asked for, by name.
    pub cases: Vec<ReadCase>,
    /// Whether every case file of the folder was asked for.
    pub is_whole: bool,
    /// Names of every case file in the folder, and of those that lie elsewhere and were carried over.
    pub case_names: Vec<String>,
    /// The titles of the meetings that it names, by their folders.
    pub others: BTreeMap<String, String>,
    /// The PDFs that its items name, by the names as they are typed.
    pub attachments: BTreeMap<String, Arc<AttachmentFile>>,
    /// Those of them that an earlier meeting has, too, each with the name of that meeting.
    pub attachments_of_before: BTreeMap<String, String>,
    /// Names of every PDF in the folder.
    pub pdf_names: Vec<String>,
    /// What was handed out of it.
    pub handed_out: HandedOut,
    /// What is wrong with the meeting's file, and with what lies beside the cases.
    pub findings: Findings,
    /// The fingerprint of its file, its profile and its findings.
    file_fingerprint: String,
}

/// A case file.
#[derive(Debug)]
pub struct ReadCase {
    /// Name of the file without its ending.
    pub name: String,
    /// What it says.
    pub file: Arc<ReadFile<Case>>,
}

impl ReadMeeting {
    /// The fingerprint of everything that was read of it.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let cases = self.cases.iter().map(|case| (&case.name, &case.file.fingerprint));
        let cases: Vec<_> = cases.collect();
        let attachments: Vec<_> = self.attachments.iter().map(|(name, file)| (name, file.as_ref())).collect();
        let attachments = (attachments, &self.attachments_of_before);
        let beside = (&self.case_names, attachments, &self.pdf_names, &self.others, &self.handed_out);
        fingerprint(&(&self.name, &self.file_fingerprint, cases, self.is_whole, beside))
    }

    /// The cases that could be read.
    pub fn loaded(&self) -> impl Iterator<Item = &Loaded<Case>> {
        self.cases.iter().filter_map(|case| case.file.loaded.as_deref())
    }
}

impl Workspace {
    /// Reads the meetings, cases and profiles at these paths; without a path, all of them. Meetings that were asked for as a
    /// whole and of which it is known what was found are not read.
    ///
    /// - `sources` are the texts: what is laid over the disk is read in its place
    /// - `known` says what was found in a meeting, if that is known
    ///
    /// # Errors
    ///
    /// If a path is not a case, meeting or profile of this workspace, or the disk cannot be read.
    pub fn read_from(
        &self,
        sources: &Sources,
        paths: &[PathBuf],
        mut known: impl FnMut(Lookup<'_>) -> Option<Findings>,
    ) -> Result<Read> {
        let mut read = Read::default();
        for folder in [self.root.join("cases"), self.templates()] {
            if sources.kind(&folder).with_context(at(&folder))? == Some(EntryKind::Link) {
                bail!(Fault::new("link-not-read-fault").with("path", shown(&sources.shown(&folder))));
            }
        }
        if paths.is_empty() {
            let cases = self.root.join("cases");
            read.findings.extend(strays::outside(&entries_if_there(&cases, sources)?, sources));
        }
        let mut profiles = self.profiles(sources);
        let wanted = Wanted::of(paths, self, sources)?;
        let all =
            if wanted.meetings.is_empty() { Vec::new() } else { folders(&self.root.join("cases"), sources)? };
        read.siblings = siblings::read(wanted.meetings.keys(), &all, sources, &self.readings);
        let meetings: Vec<String> = all.iter().map(|folder| file_name(folder)).collect();
        let output = self.output();
        for (folder, cases) in &wanted.meetings {
            let named = names::of_meeting(folder, &all, sources);
            let is_unusable = has_error(&named);
            read.findings.extend(named);
            if is_unusable {
                read.whole.extend(cases.is_all().then(|| file_name(folder)));
                continue;
            }
            if let Some(findings) =
                cases.is_all().then(|| known(Lookup { folder, siblings: &read.siblings })).flatten()
            {
                read.known.push(file_name(folder));
                read.findings.extend(findings);
                continue;
            }
            read.whole.extend(cases.is_all().then(|| file_name(folder)));
            read.meetings.extend(read_meeting(
                folder,
                cases,
                sources,
                &mut profiles,
                (&self.readings, self.fonts.cache()),
                (&read.siblings, |name: &str, cases: &[String]| {
                    if self.knows_hands {
                        HandedOut::read(&output, name, cases, &meetings)
                    } else {
                        HandedOut::default()
                    }
                }),
                &mut read.findings,
            )?);
        }
        for name in &wanted.profiles {
            profiles.get(name, &mut read.findings)?;
        }
        read.profiles = profiles.into_ready();
        Ok(read)
    }

    /// The profiles, as they are read from `sources`.
    #[must_use]
    pub fn profiles(&self, sources: &Sources) -> Profiles {
        let reader = Reader::of(sources.clone(), self.templates(), Arc::clone(&self.readings));
        Profiles::of(reader, self.fonts.clone())
    }
}

fn read_meeting(
    folder: &Path,
    wanted: &WantedCases,
    sources: &Sources,
    profiles: &mut Profiles,
    (readings, cache): (&Readings, &Cache),
    (siblings, handed_out): (&[Sibling], impl Fn(&str, &[String]) -> HandedOut),
    findings: &mut Findings,
) -> Result<Option<ReadMeeting>> {
    if sources.kind(folder).with_context(at(folder))? == Some(EntryKind::Link) {
        findings.push(link(folder, sources));
        return Ok(None);
    }
    let path = folder.join("meeting.yaml");
    if !matches!(sources.kind(&path).with_context(at(&path))?, Some(EntryKind::File { .. } | EntryKind::Link))
    {
        findings.push(strays::without_meeting(folder, &entries(folder, sources)?, sources)?);
        return Ok(None);
    }
    let schema = Schema::shared::<Meeting>();
    let file = ReadFile::<Meeting>::read(&path, sources, (&schema, ""), &readings.meetings)?;
    let mut own = file.findings.clone();
    let found = entries(folder, sources)?;
    if let (true, Some(source)) = (wanted.is_all(), &file.source) {
        let place = file.loaded.as_deref().map_or(0..0, strays::place);
        let meeting = file.loaded.iter();
        let attached: Vec<&str> = meeting.flat_map(|meeting| attachments::named(&meeting.value)).collect();
        own.extend(strays::beside(&found, source, &place, &attached, sources));
    }
    let profile = match &file.loaded {
        Some(meeting) => profile_of(meeting, profiles, &mut own)?,
        None => None,
    };
    let (Some(meeting), Some(profile)) = (&file.loaded, profile) else {
        findings.extend(own);
        return Ok(None);
    };
    let mut case_files = yaml_files(&found);
    case_files.extend(carried::case_files(&meeting.value, folder, &case_files, siblings, sources));
    case_files.sort_by_key(|path| stem(path));
    let wanted_files: Vec<&PathBuf> = case_files.iter().filter(|path| wanted.holds(path)).collect();
    let read = wanted_files.into_par_iter().map(|path| {
        let schema = (&profile.case_schema, profile.fingerprint());
        let file = ReadFile::<Case>::read(path, sources, schema, &readings.cases)?;
        Ok(ReadCase { name: stem(path), file })
    });
    let cases = read.collect::<Result<Vec<_>>>()?;
    let case_names: Vec<String> = case_files.iter().map(|path| stem(path)).collect();
    let told: Vec<FindingRecord> = own.iter().map(FindingRecord::of).collect();
    let attachments = attachments::read(&meeting.value, folder, sources, cache)?;
    Ok(Some(ReadMeeting {
        name: file_name(folder),
        meeting: siblings::in_folder(&plain_items::as_subjects(meeting, &case_names), &file_name(folder)),
        others: carried::titles(meeting, siblings),
        file_fingerprint: fingerprint(&(&file.fingerprint, profile.fingerprint(), told)),
        attachments_of_before: attachments::of_before(
            &attachments,
            &meeting.value,
            folder,
            siblings,
            sources,
        ),
        attachments,
        pdf_names: pdf_files(&found),
        handed_out: handed_out(&file_name(folder), &case_names),
        profile,
        cases,
        is_whole: wanted.is_all(),
        case_names,
        findings: own,
    }))
}

/// The names of the PDFs in a meeting's folder.
fn pdf_files(found: &[Found]) -> Vec<String> {
    let is_pdf = |found: &&Found| {
        let ending = found.path.extension().and_then(|ending| ending.to_str());
        matches!(found.kind, EntryKind::File { .. })
            && ending.is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"))
    };
    found.iter().filter(is_pdf).map(|found| file_name(&found.path)).collect()
}

/// The profile of a meeting. What is wrong inside it is told at its own places.
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
