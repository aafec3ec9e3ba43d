//! Meetings of which nothing changed since the last build: neither read nor checked again, what was found is told again.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::cache::fingerprint::{Look, checksum, hex};
use crate::cache::memory::Memory;
use crate::diagnostic::finding::{Finding, Findings};
use crate::diagnostic::record::FindingRecord;
use crate::text::source::SourceFile;

/// What is remembered of a meeting.
#[derive(Debug, Serialize, Deserialize)]
struct Note {
    stamp: String,
    findings: Vec<FindingRecord>,
}

/// What the meetings of this run come from, as it was before they were read: who writes into a file meanwhile has it read
/// again next time.
#[derive(Debug)]
pub struct Stamps {
    root: PathBuf,
    surroundings: String,
    meetings: BTreeMap<String, String>,
}

impl Stamps {
    /// Looks at what every meeting depends on beside its own folder: program, options, templates, fonts.
    ///
    /// - `options` are those of the command line that decide what is made
    #[must_use]
    pub fn new(root: &Path, program: Option<&Path>, templates: &Path, fonts: &Path, options: &str) -> Self {
        let mut digest = Sha256::new();
        let mut add = |text: &str| {
            digest.update(text);
            digest.update([0]);
        };
        add(options);
        add(&format!("{:?}", program.map(|program| (program, Look::at(program)))));
        let mut files = Vec::new();
        gather(fonts, &mut files);
        files.iter().for_each(|file| add(&format!("{} {:?}", file.display(), Look::at(file))));
        let mut files = Vec::new();
        gather(templates, &mut files);
        files.iter().for_each(|file| add(&format!("{} {}", file.display(), content(file))));
        let surroundings = hex(&digest.finalize());
        Self { root: root.to_owned(), surroundings, meetings: BTreeMap::new() }
    }

    /// Checksum of everything that a meeting's documents come from.
    fn stamp(&self, folder: &Path) -> String {
        let mut digest = Sha256::new();
        digest.update(&self.surroundings);
        let mut names: Vec<PathBuf> =
            fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        names.sort();
        for path in names {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let what = if path.is_file() { content(&path) } else { "folder".to_owned() };
            digest.update(format!("{name}\0{what}\0"));
        }
        hex(&digest.finalize())
    }

    /// What was found in a meeting at the last build, if nothing changed since, in its folder or in its documents.
    #[must_use]
    pub fn recall(&mut self, memory: &Memory, folder: &Path) -> Option<Findings> {
        let name = folder.file_name()?.to_str()?;
        let stamp = self.stamp(folder);
        self.meetings.insert(name.to_owned(), stamp.clone());
        let note: Note = serde_json::from_value(memory.notes.get(name)?.clone()).ok()?;
        if note.stamp != stamp || !memory.is_untouched(name) {
            return None;
        }
        note.findings.into_iter().map(|told| told.finding(|path| source(path, &self.root))).collect()
    }

    /// Remembers what was found in a meeting that was made whole. Findings that lie elsewhere, in a profile, could not be
    /// told again with it: then nothing is remembered.
    pub fn note(&self, memory: &mut Memory, name: &str, findings: &[Finding]) {
        let Some(stamp) = self.meetings.get(name) else { return };
        let cases = Path::new("cases");
        let all_in_cases = findings.iter().all(|finding| finding.file.path.starts_with(cases));
        let own = findings.iter().filter(|finding| finding.file.path.starts_with(cases.join(name)));
        let told: Option<Vec<FindingRecord>> = own.map(|finding| record(finding, &self.root)).collect();
        if let (Some(findings), true) = (told, all_in_cases) {
            let note = Note { stamp: stamp.clone(), findings };
            let note = serde_json::to_value(note).expect("it holds only texts and numbers");
            memory.notes.insert(name.to_owned(), note);
        }
    }
}

fn content(file: &Path) -> String {
    fs::read(file).map_or_else(|error| error.to_string(), |bytes| checksum(&bytes))
}

fn gather(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() { gather(&path, found) } else { found.push(path) }
    }
}

/// A finding to be recalled; `None` where it stops documents, or its file cannot be read again as it was.
fn record(finding: &Finding, root: &Path) -> Option<FindingRecord> {
    let text = fs::read_to_string(root.join(&finding.file.path)).ok()?;
    (!finding.stops() && text == finding.file.text).then(|| FindingRecord::of(finding))
}

fn source(path: &Path, root: &Path) -> Option<Arc<SourceFile>> {
    let text = fs::read_to_string(root.join(path)).ok()?;
    Some(Arc::new(SourceFile::new(path.to_owned(), &text)))
}
