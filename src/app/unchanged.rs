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
use crate::check::meeting_state::{Meeting, MeetingState};
use crate::diagnostic::finding::{Finding, Findings};
use crate::diagnostic::record::FindingRecord;
use crate::limits;
use crate::output::{Published, Settled};
use crate::text::source::SourceFile;

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

/// Recognises the meetings of which nothing changed, by what they came from and by what lies in the output folder.
#[derive(Debug)]
pub(super) struct Recognition<'a> {
    session: &'a Session,
    /// Checksum of what all meetings depend on: program, options, templates, fonts.
    environment: String,
    /// Of each meeting that was looked at, the checksum of everything that it comes from, as it was before it was read: who
    /// writes into a file meanwhile has it read again next time.
    keys: BTreeMap<String, String>,
    /// How many documents the meetings have that were recognised.
    documents: BTreeMap<String, usize>,
}

impl<'a> Recognition<'a> {
    /// Looks at what every meeting depends on beside its own folder.
    ///
    /// - `options` are those of the command line that decide what is made
    pub(super) fn new(session: &'a Session, options: &str) -> Self {
        let mut digest = Sha256::new();
        let mut add = |text: &str| {
            digest.update(text);
            digest.update([0]);
        };
        add(options);
        let program = session.program.as_deref();
        add(&format!("{:?}", program.map(|program| (program, FileStamp::at(program)))));
        let workspace = &session.workspace;
        for file in files_below(workspace.fonts.folder()) {
            add(&format!("{} {:?}", file.display(), FileStamp::at(&file)));
        }
        for file in files_below(&workspace.templates()) {
            add(&format!("{} {}", file.display(), content(&file)));
        }
        let environment = hex(&digest.finalize());
        Self { session, environment, keys: BTreeMap::new(), documents: BTreeMap::new() }
    }

    /// What was found in a meeting, if nothing changed since, in its folder or in its documents.
    pub(super) fn recall(&mut self, folder: &Path) -> Option<Findings> {
        let name = folder.file_name()?.to_str()?;
        let key = self.key(folder);
        self.keys.insert(name.to_owned(), key.clone());
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
    pub(super) fn recognised(&self) -> impl Iterator<Item = Meeting> + '_ {
        self.documents.iter().map(|(name, documents)| Meeting {
            name: name.clone(),
            state: MeetingState::Unchanged { documents: *documents },
        })
    }

    /// Remembers what was found in the meetings that are complete and as they are to be. Findings that lie elsewhere, in a
    /// profile, could not be reported again with one meeting: then none is remembered.
    pub(super) fn remember(&self, meetings: &[Meeting], findings: &[Finding], published: &Published) {
        let cases = Path::new("cases");
        if !findings.iter().all(|finding| finding.file.path.starts_with(cases)) {
            return;
        }
        for Meeting { name, state } in meetings {
            let settled = published.settled.get(name).filter(|_| matches!(state, MeetingState::Complete(_)));
            let is_refused = published.refused.iter().any(|refused| refused.view.id.meeting == *name);
            if let (Some(settled), Some(key), false) =
                (settled, self.keys.get(name), is_refused || published.has_orphans(name))
            {
                let own = findings.iter().filter(|finding| finding.file.path.starts_with(cases.join(name)));
                self.remember_one(name, key, own, settled);
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

    /// Checksum of everything that a meeting's documents come from.
    fn key(&self, folder: &Path) -> String {
        let mut digest = Sha256::new();
        digest.update(&self.environment);
        for path in entries(folder) {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            digest.update(format!("{name}\0{}\0", content(&path)));
        }
        hex(&digest.finalize())
    }
}

/// The checksum of a file's content; of what is not read, what it is.
fn content(path: &Path) -> String {
    match fs::symlink_metadata(path) {
        Ok(known) if known.is_file() && known.len() <= limits::FILE_BYTES => {
            fs::read(path).map_or_else(|error| error.to_string(), |bytes| checksum(&bytes))
        }
        Ok(known) => format!("{:?} {:?}", known.file_type(), known.is_file().then(|| FileStamp::at(path))),
        Err(error) => error.to_string(),
    }
}

/// The files below a folder. Links are not followed.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let is_folder = |path: &Path| fs::symlink_metadata(path).is_ok_and(|known| known.is_dir());
    let below = |path: PathBuf| if is_folder(&path) { files_below(&path) } else { vec![path] };
    entries(folder).into_iter().flat_map(below).collect()
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
