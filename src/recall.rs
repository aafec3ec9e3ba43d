//! Meetings of which nothing changed since the last build: neither read nor checked again, what was found is told again.

use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::finding::{Finding, Findings, Rule, Severity};
use crate::fonts::hex;
use crate::memory::{self, Memory};
use crate::source::SourceFile;
use crate::words::{Word, named};

/// What is remembered of a meeting.
#[derive(Debug, Serialize, Deserialize)]
struct Note {
    stamp: String,
    findings: Vec<Told>,
}

/// A finding, written down.
#[derive(Debug, Serialize, Deserialize)]
struct Told {
    rule: String,
    severity: String,
    path: PathBuf,
    span: (usize, usize),
    words: Vec<(String, Word)>,
    allowed: Option<String>,
}

/// What every meeting depends on beside its own folder: program, options, templates, fonts.
#[derive(Debug, Clone)]
pub struct Surroundings(String);

impl Surroundings {
    /// Looks at them.
    ///
    /// - `options` are those of the command line that decide what is made
    #[must_use]
    pub fn of(program: Option<&Path>, templates: &Path, fonts: &Path, options: &str) -> Self {
        let mut digest = Sha256::new();
        let mut add = |text: &str| {
            digest.update(text);
            digest.update([0]);
        };
        add(options);
        add(&format!("{:?}", program.map(|program| (program, memory::look(program)))));
        let mut files = Vec::new();
        gather(fonts, &mut files);
        files.iter().for_each(|file| add(&format!("{} {:?}", file.display(), memory::look(file))));
        let mut files = Vec::new();
        gather(templates, &mut files);
        files.iter().for_each(|file| add(&format!("{} {}", file.display(), content(file))));
        Self(hex(&digest.finalize()))
    }

    /// Checksum of everything that a meeting's documents come from.
    fn stamp(&self, folder: &Path) -> String {
        let mut digest = Sha256::new();
        digest.update(&self.0);
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
}

fn content(file: &Path) -> String {
    fs::read(file).map_or_else(|error| error.to_string(), |bytes| hex(&Sha256::digest(bytes)))
}

fn gather(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() { gather(&path, found) } else { found.push(path) }
    }
}

/// What was found in a meeting at the last build, if nothing changed since, in its folder or in its documents.
#[must_use]
pub fn recall(memory: &Memory, surroundings: &Surroundings, root: &Path, folder: &Path) -> Option<Findings> {
    let name = folder.file_name()?.to_str()?;
    let note = memory.notes.get(name)?;
    let note: Note = serde_json::from_value(note.clone()).ok()?;
    if note.stamp != surroundings.stamp(folder) || !memory.is_untouched(name) {
        return None;
    }
    note.findings.into_iter().map(|told| told.finding(root)).collect()
}

/// Remembers what was found in a meeting, if nothing in it is wrong.
pub fn note(
    memory: &mut Memory,
    surroundings: &Surroundings,
    root: &Path,
    folder: &Path,
    findings: &[Finding],
) {
    let Some(name) = folder.file_name().and_then(|name| name.to_str()) else { return };
    let below = folder.strip_prefix(root).unwrap_or(folder);
    let own = findings.iter().filter(|finding| finding.file.path.starts_with(below));
    let told: Option<Vec<Told>> = own.map(|finding| Told::of(finding, root)).collect();
    match told {
        Some(findings) => {
            let note = Note { stamp: surroundings.stamp(folder), findings };
            let note = serde_json::to_value(note).expect("it holds only texts and numbers");
            memory.notes.insert(name.to_owned(), note);
        }
        None => {
            memory.notes.remove(name);
        }
    }
}

impl Told {
    /// `None` where it stops documents, or its file cannot be read again as it was.
    fn of(finding: &Finding, root: &Path) -> Option<Self> {
        let text = fs::read_to_string(root.join(&finding.file.path)).ok()?;
        if finding.stops() || text != finding.file.text {
            return None;
        }
        let rule: &str = finding.rule.into();
        let severity: &str = finding.severity.into();
        let words = finding.words.iter().map(|(name, word)| ((*name).to_owned(), word.clone()));
        Some(Self {
            rule: rule.to_owned(),
            severity: severity.to_owned(),
            path: finding.file.path.clone(),
            span: (finding.span.start, finding.span.end),
            words: words.collect(),
            allowed: finding.allowed.clone(),
        })
    }

    fn finding(self, root: &Path) -> Option<Finding> {
        let text = fs::read_to_string(root.join(&self.path)).ok()?;
        Some(Finding {
            rule: Rule::from_str(&self.rule).ok()?,
            severity: Severity::from_str(&self.severity).ok()?,
            file: Arc::new(SourceFile::new(self.path, &text)),
            span: self.span.0..self.span.1,
            words: self.words.into_iter().map(|(name, word)| (named(&name), word)).collect(),
            allowed: self.allowed,
        })
    }
}
