//! Meetings of which nothing changed since the last build: what was found is reported again, and no case is read.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::app::session::Session;
use crate::cache::Section;
use crate::cache::fingerprint::{FileStamp, checksum, hex};
use crate::check::meeting_state::{MeetingState, MeetingStatus};
use crate::diagnostic::finding::{Finding, Findings};
use crate::diagnostic::record::FindingRecord;
use crate::limits;
use crate::output::{Published, Settled};
use crate::text::source::{SourceFile, Sources};

/// What is remembered of a meeting that was complete.
#[derive(Debug, Serialize, Deserialize)]
struct CachedMeeting {
    /// Checksum of everything that it came from.
    key: String,
    findings: Vec<FindingRecord>,
    documents: usize,
    /// How its files looked, by their paths below the output folder.
    files: Vec<(String, FileStamp)>,
    /// Checksum of the names in its output folder.
    names: String,
}

/// Recognises the meetings of which nothing changed, by what they come from and by what lies in the output folder.
#[derive(Debug)]
pub(super) struct Recognition<'a> {
    session: &'a Session,
    /// The options of the command line that decide what is made.
    options: String,
    /// What this run read.
    sources: &'a Sources,
    /// Checksum of what all meetings depend on, as it lay there before anything was read.
    environment: String,
    /// How many documents the meetings have that were recognised.
    documents: BTreeMap<String, usize>,
}

impl<'a> Recognition<'a> {
    /// Looks at what every meeting depends on beside its own folder.
    ///
    /// - `sources` are empty yet: what is remembered in the end is what was read from them, whatever somebody writes into the
    ///   files meanwhile
    pub(super) fn new(session: &'a Session, sources: &'a Sources, options: String) -> Self {
        let environment = environment(session, sources, &options);
        Self { session, options, sources, environment, documents: BTreeMap::new() }
    }

    /// What was found in a meeting, if nothing changed since, in its folder or in its documents.
    pub(super) fn recall(&mut self, folder: &Path) -> Option<Findings> {
        let name = folder.file_name()?.to_str()?;
        let key = key(folder, self.sources, &self.environment);
        let cached: CachedMeeting = self.session.cache.get(Section::Meetings, name)?;
        let output = self.session.workspace.output();
        let is_same =
            |(path, stamp): &(String, FileStamp)| self.session.cache.is_unchanged(&output.join(path), stamp);
        let is_unchanged = cached.key == key
            && cached.files.iter().all(is_same)
            && cached.names == names(&output.join(name));
        if !is_unchanged {
            return None;
        }
        let root = &self.session.workspace.root;
        let findings = cached.findings.into_iter().map(|finding| finding.finding(|path| source(path, root)));
        let findings = findings.collect::<Option<_>>()?;
        self.documents.insert(name.to_owned(), cached.documents);
        Some(findings)
    }

    /// The meetings that were recognised.
    pub(super) fn recognised(&self) -> impl Iterator<Item = MeetingStatus> + '_ {
        self.documents.iter().map(|(name, documents)| MeetingStatus {
            name: name.clone(),
            state: MeetingState::Unchanged { documents: *documents },
        })
    }

    /// Remembers what was found in the meetings that are complete and as they are to be. Findings that lie elsewhere, in a
    /// profile, could not be reported again with one meeting: then none is remembered.
    pub(super) fn remember(&self, meetings: &[MeetingStatus], findings: &[Finding], published: &Published) {
        let cases = Path::new("cases");
        if !findings.iter().all(|finding| finding.file.path.starts_with(cases)) {
            return;
        }
        let environment = environment(self.session, self.sources, &self.options);
        for MeetingStatus { name, state } in meetings {
            let settled = published.settled.get(name).filter(|_| matches!(state, MeetingState::Complete(_)));
            let is_refused = published.refused.iter().any(|refused| refused.view.id.meeting == *name);
            if let (Some(settled), false) = (settled, is_refused || published.has_orphans(name)) {
                let key =
                    key(&self.session.workspace.root.join(cases).join(name), self.sources, &environment);
                let own = findings.iter().filter(|finding| finding.file.path.starts_with(cases.join(name)));
                self.remember_one(name, &key, own, settled);
            }
        }
    }

    fn remember_one<'f>(
        &self,
        name: &str,
        key: &str,
        findings: impl Iterator<Item = &'f Finding>,
        settled: &Settled,
    ) {
        let root = &self.session.workspace.root;
        let findings: Option<Vec<FindingRecord>> = findings.map(|finding| record(finding, root)).collect();
        if let Some(findings) = findings {
            let cached = CachedMeeting {
                key: key.to_owned(),
                findings,
                documents: settled.documents,
                files: settled.files.clone(),
                names: names(&self.session.workspace.output().join(name)),
            };
            self.session.cache.insert(Section::Meetings, name, &cached);
        }
    }
}

/// Checksum of what all meetings depend on: program, options, templates, fonts.
fn environment(session: &Session, sources: &Sources, options: &str) -> String {
    let mut digest = Sha256::new();
    let mut add = |text: &str| {
        digest.update(text);
        digest.update([0]);
    };
    add(options);
    let program = session.program.as_deref();
    add(&format!("{:?}", program.map(|program| (program, FileStamp::at(program)))));
    let workspace = &session.workspace;
    for file in files_below(workspace.fonts.folder(), sources) {
        add(&format!("{} {:?}", file.display(), FileStamp::at(&file)));
    }
    for file in files_below(&workspace.templates(), sources) {
        add(&format!("{} {}", file.display(), content(&file, sources)));
    }
    hex(&digest.finalize())
}

/// Checksum of everything that a meeting's documents come from.
fn key(folder: &Path, sources: &Sources, environment: &str) -> String {
    let mut digest = Sha256::new();
    digest.update(environment);
    for path in sources.listed(folder).unwrap_or_else(|| entries(folder)) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        digest.update(format!("{name}\0{}\0", content(&path, sources)));
    }
    hex(&digest.finalize())
}

/// The checksum of a file as it was read, else as it lies there; of what is never read, what it is.
fn content(path: &Path, sources: &Sources) -> String {
    if let Some(checksum) = sources.read_checksum(path) {
        return checksum;
    }
    match fs::symlink_metadata(path) {
        Ok(known) if known.is_file() && known.len() <= limits::FILE_BYTES => {
            fs::read(path).map_or_else(|error| error.to_string(), |bytes| checksum(&bytes))
        }
        Ok(known) => format!("{:?} {:?}", known.file_type(), known.is_file().then(|| FileStamp::at(path))),
        Err(error) => error.to_string(),
    }
}

/// The files below a folder. Links are not followed.
fn files_below(folder: &Path, sources: &Sources) -> Vec<PathBuf> {
    let is_folder = |path: &Path| fs::symlink_metadata(path).is_ok_and(|known| known.is_dir());
    let below = |path: PathBuf| if is_folder(&path) { files_below(&path, sources) } else { vec![path] };
    sources.listed(folder).unwrap_or_else(|| entries(folder)).into_iter().flat_map(below).collect()
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    entries.sort();
    entries
}

/// Checksum of the names in a meeting's output folder: what was put there beside is noticed, too.
fn names(folder: &Path) -> String {
    let inner = |path: PathBuf| {
        let below = if path.is_dir() { entries(&path) } else { Vec::new() };
        std::iter::once(path).chain(below).collect::<Vec<_>>()
    };
    let all = entries(folder).into_iter().flat_map(inner);
    checksum(all.map(|path| format!("{}\0", path.display())).collect::<String>().as_bytes())
}

/// A finding to be reported again; `None` where it stops documents, or its file cannot be read again as it was.
fn record(finding: &Finding, root: &Path) -> Option<FindingRecord> {
    let text = fs::read_to_string(root.join(&finding.file.path)).ok()?;
    (!finding.stops() && text == finding.file.text).then(|| FindingRecord::of(finding))
}

fn source(path: &Path, root: &Path) -> Option<Arc<SourceFile>> {
    let text = fs::read_to_string(root.join(path)).ok()?;
    Some(Arc::new(SourceFile::new(path.to_owned(), &text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_remembered_is_what_was_read_and_not_what_was_saved_meanwhile() {
        let folder = tempfile::tempdir().expect("a folder");
        let meeting = folder.path().join("cases/2008-08");
        let file = meeting.join("a.yaml");
        let on_disk = || key(&meeting, &Sources::disk(folder.path()), "environment");
        fs::create_dir_all(&meeting).expect("the disk takes it");
        fs::write(&file, "件名: い\n").expect("the disk takes it");
        let of_read = on_disk();
        let sources = Sources::disk(folder.path());
        sources.entries(&meeting).expect("it is there");
        sources.read(&file).expect("it is there");
        // Saved, undone, and another file came and went while the run was under way.
        fs::write(&file, "件名: あ\n").expect("the disk takes it");
        fs::write(meeting.join("b.yaml"), "件名: う\n").expect("the disk takes it");
        assert_eq!(key(&meeting, &sources, "environment"), of_read);
        assert_ne!(on_disk(), of_read);
    }
}
