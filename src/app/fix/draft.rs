//! Texts that are being mended: laid over the disk until all is done.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::app::session::Session;
use crate::diagnostic::fault::Fault;
use crate::diagnostic::fix::{Change, Fix};
use crate::diagnostic::path::{at, shown};
use crate::disk;
use crate::limits;
use crate::text::source::{Edit, apply};

use super::MadeFix;

/// What some editors write before UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// A file that changed.
#[derive(Debug, PartialEq, Eq)]
pub struct ChangedFile {
    /// Its path from the workspace, before.
    pub path: PathBuf,
    /// Its path now.
    pub new_path: PathBuf,
    /// Its text before, as far as it can be read.
    pub old: String,
    /// Its text now.
    pub new: String,
}

/// The texts as they are so far, by path from the workspace.
#[derive(Debug)]
pub(super) struct Drafts<'a> {
    session: &'a Session,
    files: BTreeMap<PathBuf, Draft>,
}

/// A file of a person's.
#[derive(Debug)]
struct Draft {
    /// What was read when it was first mended.
    read: Vec<u8>,
    /// What is to lie there.
    now: Vec<u8>,
}

impl<'a> Drafts<'a> {
    pub(super) fn new(session: &'a Session) -> Self {
        Self { session, files: BTreeMap::new() }
    }

    /// Whether a fix can be made: all of its files lie on the disk as they were read.
    pub(super) fn takes(&mut self, fix: &Fix) -> bool {
        match &fix.change {
            Change::Edits(edits) => edits.iter().all(|edit| {
                self.draft(&edit.file.path).is_some_and(|draft| text_of(&draft.now) == Some(&edit.file.text))
            }),
            Change::ToUtf8(file) => self.draft(&file.path).is_some_and(|draft| text_of(&draft.now).is_none()),
            Change::Rename { .. } => false,
        }
    }

    fn draft(&mut self, path: &Path) -> Option<&mut Draft> {
        if !self.files.contains_key(path) {
            let read = self.session.sources().read(path).ok()?.bytes;
            let now = read.clone();
            self.files.insert(path.to_owned(), Draft { read, now });
        }
        self.files.get_mut(path)
    }

    /// Makes fixes that do not touch each other.
    pub(super) fn edit(&mut self, made: &[MadeFix]) {
        let mut of_files: BTreeMap<&Path, Vec<Edit>> = BTreeMap::new();
        for MadeFix { fix, .. } in made {
            match &fix.change {
                Change::Edits(edits) => {
                    for edit in edits {
                        of_files.entry(&edit.file.path).or_default().push(edit.edit.clone());
                    }
                }
                Change::ToUtf8(file) => self.set(&file.path, file.text.clone().into_bytes()),
                Change::Rename { .. } => {}
            }
        }
        for (path, edits) in of_files {
            let Some(draft) = self.files.get(path) else { continue };
            let Some(text) = text_of(&draft.now).and_then(|text| apply(text, &edits)) else { continue };
            let mark = if draft.now.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK } else { &[] };
            self.set(path, [mark, text.as_bytes()].concat());
        }
    }

    fn set(&mut self, path: &Path, bytes: Vec<u8>) {
        if let Some(draft) = self.files.get_mut(path) {
            self.session.set_text(path, bytes.clone());
            draft.now = bytes;
        }
    }

    /// All texts as they are now.
    pub(super) fn texts(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        self.files.iter().map(|(path, draft)| (path.clone(), draft.now.clone())).collect()
    }

    /// Takes back what was changed since.
    pub(super) fn restore(&mut self, texts: BTreeMap<PathBuf, Vec<u8>>) {
        for (path, bytes) in texts {
            self.set(&path, bytes);
        }
    }

    /// Writes every text that changed, each whole, and only over what was read.
    pub(super) fn write(&self) -> Result<()> {
        let root = &self.session.workspace.root;
        for (path, draft) in self.files.iter().filter(|(_, draft)| draft.read != draft.now) {
            let place = root.join(path);
            let there = disk::read_below(root, &place, limits::FILE_BYTES).with_context(at(&place))?;
            if there != draft.read {
                bail!(Fault::new("changed-meanwhile").with("path", shown(path)));
            }
            disk::rewrite(&place, &draft.now).with_context(at(&place))?;
            self.session.take_text(path);
        }
        Ok(())
    }

    /// Gives files their new names.
    pub(super) fn rename(&self, renamed: &[MadeFix]) -> Result<()> {
        let root = &self.session.workspace.root;
        for (from, to) in renamed.iter().filter_map(MadeFix::renaming) {
            disk::rename_new(&root.join(from), &root.join(to)).with_context(at(&root.join(from)))?;
        }
        Ok(())
    }

    /// What changed, also where only the name did. Nothing is laid over the disk any more.
    pub(super) fn into_changed(mut self, renamed: &[MadeFix]) -> Vec<ChangedFile> {
        let names: BTreeMap<&PathBuf, &PathBuf> = renamed.iter().filter_map(MadeFix::renaming).collect();
        for path in names.keys() {
            self.draft(path);
        }
        let mut changed = Vec::new();
        for (path, draft) in self.files {
            self.session.take_text(&path);
            let new_path = names.get(&path).map_or_else(|| path.clone(), |path| (*path).clone());
            if draft.read != draft.now || path != new_path {
                let text = |bytes: &[u8]| {
                    String::from_utf8_lossy(bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes)).into_owned()
                };
                changed.push(ChangedFile { new_path, old: text(&draft.read), new: text(&draft.now), path });
            }
        }
        changed
    }
}

/// The text in the bytes of a file, without a byte order mark; none where it is not UTF-8.
fn text_of(bytes: &[u8]) -> Option<&str> {
    str::from_utf8(bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes)).ok()
}
