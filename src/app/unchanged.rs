//! Meetings of which nothing changed since the last build: what was found is reported again, and no case is read.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::app::hands::HandsState;
use crate::app::session::Session;
use crate::cache::Section;
use crate::cache::fingerprint::{FileStamp, checksum, fingerprint, hex};
use crate::check::checked::CheckedMeeting;
use crate::check::meeting_state::{MeetingState, MeetingStatus};
use crate::check::rules::Years;
use crate::diagnostic::finding::{Finding, Findings};
use crate::diagnostic::record::FindingRecord;
use crate::disk::{self, EntryKind};
use crate::limits;
use crate::model::council::NumberSpan;
use crate::output::{Published, Settled};
use crate::text::source::{SourceFile, Sources};
use crate::workspace::handed_out::{RECORD, ROUND_RECORD};
use crate::workspace::{Lookup, PRINTED, REPLACEMENT, Sibling, carried_over};

/// What is remembered of a meeting that was complete.
#[derive(Debug, Serialize, Deserialize)]
struct CachedMeeting {
    /// Checksum of everything that it came from.
    key: String,
    findings: Vec<FindingRecord>,
    documents: usize,
    /// The name of its profile, how far that lets numbers run, and the fingerprint of what was found beside the other meetings.
    beside: (String, NumberSpan, String),
    /// How its files looked, by their paths below the output folder.
    files: Vec<(String, FileStamp)>,
    /// Checksum of the names in its output folder.
    names: String,
    /// How what is in the hands of it stands to what is right now.
    #[serde(default)]
    hands: Option<HandsState>,
    /// How the records of that look.
    #[serde(default)]
    records: Vec<(String, Option<FileStamp>)>,
}

/// Recognises the meetings of which nothing changed, by what they come from and by what lies in the output folder.
#[derive(Debug)]
pub(super) struct Recognition<'a> {
    session: &'a Session,
    /// The options of the command line that decide what is made.
    options: String,
    /// What this run read.
    sources: &'a Sources,
    /// Checksum of what all meetings depend on, as it lay there before anything was read; `None` where that could not be
    /// known: then no meeting is recognised.
    environment: Option<String>,
    /// How many documents the meetings have that were recognised.
    documents: BTreeMap<String, usize>,
    /// How what is in their hands stands to what is right now.
    hands: Vec<HandsState>,
    /// The meetings beside each other, once there is one to be recognised.
    years: Option<Years>,
}

impl<'a> Recognition<'a> {
    /// Looks at what every meeting depends on beside its own folder.
    ///
    /// - `sources` are empty yet: what is remembered in the end is what was read from them, whatever somebody writes into the
    ///   files meanwhile
    pub(super) fn new(session: &'a Session, sources: &'a Sources, options: String) -> Self {
        let environment = environment(session, sources, &options).ok();
        let (documents, hands) = (BTreeMap::new(), Vec::new());
        Self { session, options, sources, environment, documents, hands, years: None }
    }

    /// What was found in a meeting, if nothing changed since, in its folder or in its documents.
    pub(super) fn recall(&mut self, lookup: Lookup<'_>) -> Option<Findings> {
        let name = lookup.folder.file_name()?.to_str()?;
        let environment = self.environment.as_deref()?;
        let key = key(lookup.folder, lookup.siblings, self.sources, environment).ok()?;
        let cached: CachedMeeting = self.session.cache.get(Section::Meetings, name)?;
        let output = self.session.workspace.output();
        let is_same =
            |(path, stamp): &(String, FileStamp)| self.session.cache.is_unchanged(&output.join(path), stamp);
        let (council, span, beside) = &cached.beside;
        let years = self.years.get_or_insert_with(|| Years::of(lookup.siblings));
        let is_unchanged = cached.key == key
            && beside_others(years, name, council, *span) == *beside
            && cached.files.iter().all(is_same)
            && names(&output.join(name)).is_ok_and(|names| names == cached.names)
            && records(&output.join(name)).is_ok_and(|records| records == cached.records);
        if !is_unchanged {
            return None;
        }
        let root = &self.session.workspace.root;
        let findings = cached.findings.into_iter().map(|finding| finding.finding(|path| source(path, root)));
        let findings = findings.collect::<Option<_>>()?;
        self.documents.insert(name.to_owned(), cached.documents);
        self.hands.extend(cached.hands);
        Some(findings)
    }

    /// The meetings that were recognised.
    pub(super) fn recognised(&self) -> impl Iterator<Item = MeetingStatus> + '_ {
        self.documents.iter().map(|(name, documents)| MeetingStatus {
            name: name.clone(),
            state: MeetingState::Unchanged { documents: *documents },
        })
    }

    /// How what is in the hands of the meetings that were recognised stands to what is right now.
    pub(super) fn hands(&self) -> impl Iterator<Item = &HandsState> {
        self.hands.iter()
    }

    /// Remembers what was found in the meetings that are complete and as they are to be. Findings that lie elsewhere, in a
    /// profile, could not be reported again with one meeting: then none is remembered.
    ///
    /// - `siblings` are all meetings of the workspace
    pub(super) fn remember(
        &self,
        meetings: &[MeetingStatus],
        siblings: &[Sibling],
        findings: &[Finding],
        published: &Published,
        hands: &[HandsState],
    ) {
        let cases = Path::new("cases");
        if !findings.iter().all(|finding| finding.file.path.starts_with(cases)) {
            return;
        }
        let Ok(environment) = environment(self.session, self.sources, &self.options) else { return };
        let mut years = Years::of(siblings);
        for MeetingStatus { name, state } in meetings {
            let MeetingState::Complete(checked) = state else { continue };
            let settled = published.settled.get(name).filter(|_| is_of_its_folder_alone(checked));
            let is_refused = published.refused.iter().any(|refused| refused.view.id.meeting == *name);
            if let (Some(settled), false) = (settled, is_refused || published.has_orphans(name)) {
                let folder = self.session.workspace.root.join(cases).join(name);
                let own = findings.iter().filter(|finding| finding.file.path.starts_with(cases.join(name)));
                let (council, span) =
                    (&checked.meeting().council, checked.profile().council().value.bundle.numbers);
                let beside = beside_others(&mut years, name, council, span);
                if let Ok(key) = key(&folder, siblings, self.sources, &environment) {
                    let hands = hands.iter().find(|hands| hands.meeting == *name);
                    self.remember_one(name, &key, (council.clone(), span, beside), own, settled, hands);
                }
            }
        }
    }

    fn remember_one<'f>(
        &self,
        name: &str,
        key: &str,
        beside: (String, NumberSpan, String),
        findings: impl Iterator<Item = &'f Finding>,
        settled: &Settled,
        hands: Option<&HandsState>,
    ) {
        let root = &self.session.workspace.root;
        let findings: Option<Vec<FindingRecord>> = findings.map(|finding| record(finding, root)).collect();
        let output = self.session.workspace.output().join(name);
        if let (Some(findings), Ok(names), Ok(records)) = (findings, names(&output), records(&output)) {
            let cached = CachedMeeting {
                key: key.to_owned(),
                findings,
                documents: settled.documents,
                beside,
                files: settled.files.clone(),
                names,
                hands: hands.cloned(),
                records,
            };
            self.session.cache.insert(Section::Meetings, name, &cached);
        }
    }
}

/// The fingerprint of what is found in a meeting's file beside the other meetings.
fn beside_others(years: &mut Years, meeting: &str, council: &str, span: NumberSpan) -> String {
    let found = years.findings(meeting, council, span);
    fingerprint(&found.iter().map(FindingRecord::of).collect::<Vec<_>>())
}

/// Whether a meeting is complete, and comes from its own folder and what all meetings depend on: none of its cases is compared with
/// one of another meeting (前回).
fn is_of_its_folder_alone(meeting: &CheckedMeeting) -> bool {
    meeting.cases().iter().all(|case| case.case().previous.is_none())
}

/// Checksum of what all meetings depend on: program, options, templates, fonts.
fn environment(session: &Session, sources: &Sources, options: &str) -> io::Result<String> {
    let mut digest = Sha256::new();
    let mut add = |text: &str| {
        digest.update(text);
        digest.update([0]);
    };
    add(options);
    let program = session.program.as_deref();
    let stamp = program.map_or(Ok(None), FileStamp::of_named)?;
    add(&format!("{program:?} {stamp:?}"));
    let workspace = &session.workspace;
    let fonts = disk::real_path_if_there(workspace.fonts.folder())?;
    for name in fonts.map_or_else(|| Ok(Vec::new()), |folder| disk::names(&folder))? {
        let file = workspace.fonts.folder().join(name);
        add(&format!("{} {:?}", file.to_string_lossy(), FileStamp::of_named(&file)?));
    }
    for file in files_of_profiles(&workspace.templates(), sources)? {
        add(&format!("{} {}", file.to_string_lossy(), content(&file, sources)?));
    }
    Ok(hex(&digest.finalize()))
}

/// Checksum of everything that a meeting's documents come from.
///
/// - `siblings` are all meetings: an item that was carried over has its case with another one
fn key(folder: &Path, siblings: &[Sibling], sources: &Sources, environment: &str) -> io::Result<String> {
    let mut digest = Sha256::new();
    digest.update(environment);
    for path in entries(folder, sources)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        digest.update(format!("{name}\0{}\0", content(&path, sources)?));
    }
    let own = siblings.iter().find(|sibling| folder.ends_with(&sibling.name));
    if let (Some(own), Some(cases)) = (own, folder.parent()) {
        let (files, titles) = carried_over(own, siblings);
        for file in files {
            digest.update(format!("{}\0{}\0", file.to_string_lossy(), content(&cases.join(&file), sources)?));
        }
        digest.update(format!("{titles:?}\0"));
    }
    Ok(hex(&digest.finalize()))
}

/// The checksum of a file as it was read, else as it lies there; of what is never read, what it is.
fn content(path: &Path, sources: &Sources) -> io::Result<String> {
    if let Some(checksum) = sources.read_checksum(path) {
        return Ok(checksum);
    }
    match sources.kind(path)? {
        Some(EntryKind::File { size }) if size <= limits::ATTACHMENT_BYTES => {
            Ok(checksum(&disk::read(path, limits::ATTACHMENT_BYTES)?))
        }
        Some(EntryKind::File { .. }) => Ok(format!("{:?}", FileStamp::at(path)?)),
        kind => Ok(format!("{kind:?}")),
    }
}

/// The files of profiles: they lie in a folder of the folder of profiles, and what lies deeper is read by nobody.
fn files_of_profiles(templates: &Path, sources: &Sources) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    if sources.is_folder(templates)? {
        for path in entries(templates, sources)? {
            let is_profile = sources.is_folder(&path)?;
            files.extend(if is_profile { entries(&path, sources)? } else { vec![path] });
        }
    }
    Ok(files)
}

/// What stood in a folder when this run looked into it, else what stands there now.
fn entries(folder: &Path, sources: &Sources) -> io::Result<Vec<PathBuf>> {
    if let Some(listed) = sources.listed(folder) {
        return Ok(listed);
    }
    Ok(disk::names_below(sources.root(), folder)?.into_iter().map(|name| folder.join(name)).collect())
}

/// Checksum of the names in a meeting's output folder: what was put there beside is noticed, too.
fn names(folder: &Path) -> io::Result<String> {
    let mut digest = Sha256::new();
    for name in disk::names_if_there(folder)? {
        let path = folder.join(name);
        let below = if disk::is_folder(&path)? { disk::names(&path)? } else { Vec::new() };
        digest.update(format!("{}\0", path.to_string_lossy()));
        below.iter().for_each(|name| digest.update(format!("{}\0", path.join(name).to_string_lossy())));
    }
    Ok(hex(&digest.finalize()))
}

/// How the records look of what was printed of a meeting, and of the round that is prepared. What was handed out since is known by
/// the names of its folders: nothing of it is ever written again.
fn records(folder: &Path) -> io::Result<Vec<(String, Option<FileStamp>)>> {
    let places = [(PRINTED, RECORD), (REPLACEMENT, ROUND_RECORD)];
    let stamp = |(inner, name): (&str, &str)| {
        let file = folder.join(inner).join(name);
        let stamp = if disk::is_there(&file)? { FileStamp::of_named(&file)? } else { None };
        Ok((format!("{inner}/{name}"), stamp))
    };
    places.into_iter().map(stamp).collect()
}

/// A finding to be reported again; `None` where it stops documents, or its file cannot be read again as it was.
fn record(finding: &Finding, root: &Path) -> Option<FindingRecord> {
    let text = text(&finding.file.path, root)?;
    (!finding.stops() && text == finding.file.text).then(|| FindingRecord::of(finding))
}

fn source(path: &Path, root: &Path) -> Option<Arc<SourceFile>> {
    Some(Arc::new(SourceFile::new(path.to_owned(), &text(path, root)?)))
}

/// The text of a file as it lies there now; `None` where it cannot be read.
fn text(path: &Path, root: &Path) -> Option<String> {
    String::from_utf8(disk::read_below(root, &root.join(path), limits::FILE_BYTES).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn what_is_remembered_is_what_was_read_and_not_what_was_saved_meanwhile() {
        let folder = tempfile::tempdir().expect("a folder");
        let meeting = folder.path().join("cases/2008-08");
        let file = meeting.join("a.yaml");
        let key = |sources: &Sources| key(&meeting, &[], sources, "environment").expect("it can be read");
        let on_disk = || key(&Sources::disk(folder.path()));
        fs::create_dir_all(&meeting).expect("the disk takes it");
        fs::write(&file, "件名: い\n").expect("the disk takes it");
        let of_read = on_disk();
        let sources = Sources::disk(folder.path());
        sources.entries(&meeting).expect("it is there");
        sources.read(&file).expect("it is there");
        // Saved, undone, and another file came and went while the run was under way.
        fs::write(&file, "件名: あ\n").expect("the disk takes it");
        fs::write(meeting.join("b.yaml"), "件名: う\n").expect("the disk takes it");
        assert_eq!(key(&sources), of_read);
        assert_ne!(on_disk(), of_read);
    }
}
