//! The workspace on disk: `cases/<meeting>/`, `templates/`, `output/`.

mod attachments;
mod carried;
mod file;
pub mod fonts;
pub mod handed_out;
mod names;
mod plain_items;
pub mod profile;
mod read;
mod readings;
mod siblings;
mod strays;
mod wanted;

pub use attachments::{AttachmentFault, AttachmentFile};
pub use carried::carried_over;
pub use handed_out::{HandedItem, HandedOut};
pub use read::{Lookup, Read, ReadCase, ReadMeeting};
pub use readings::ReadFile;
pub use siblings::{Sibling, siblings};

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};

use crate::diagnostic::path::at;
use crate::disk::{self, EntryKind};
use crate::text::source::Sources;

use fonts::FontStore;
use readings::Readings;

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
    /// What earlier readings gave.
    readings: Arc<Readings>,
    /// Whether it is looked at what was handed out.
    knows_hands: bool,
}

impl Workspace {
    /// A workspace that keeps nothing of what was read.
    #[must_use]
    pub fn new(root: PathBuf, fonts: FontStore) -> Self {
        Self { root, fonts, readings: Arc::default(), knows_hands: true }
    }

    /// The same workspace as if nothing had been printed of any meeting: all that was handed out is collected.
    #[must_use]
    pub fn as_if_nothing_was_printed(self) -> Self {
        Self { knows_hands: false, ..self }
    }

    /// The same workspace, which keeps what was read for the next reading.
    #[must_use]
    pub fn keeping(self) -> Self {
        Self { readings: Arc::new(Readings::keeping()), ..self }
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

/// Something in a folder.
#[derive(Debug)]
struct Found {
    path: PathBuf,
    kind: EntryKind,
}

/// The folders of meetings. A link is taken for one: it is reported, and not followed.
fn folders(cases: &Path, sources: &Sources) -> Result<Vec<PathBuf>> {
    let is_one = |found: &Found| {
        let name = file_name(&found.path);
        matches!(found.kind, EntryKind::Folder | EntryKind::Link)
            && has_readable_name(&found.path)
            && !name.starts_with('.')
    };
    Ok(entries(cases, sources)?.into_iter().filter(is_one).map(|found| found.path).collect())
}

/// The case files of a meeting, by name.
fn yaml_files(found: &[Found]) -> Vec<PathBuf> {
    let is_case = |found: &&Found| {
        let name = file_name(&found.path);
        strays::is_read(found) && !name.starts_with('.') && name != "meeting.yaml"
    };
    found.iter().filter(is_case).map(|found| found.path.clone()).collect()
}

/// Whether the meeting's own documents need a name, or could need it: its folders, and whatever ends as a file does.
#[must_use]
pub fn is_taken(name: &str) -> bool {
    let name = name.to_lowercase();
    let plain = name.strip_suffix(".outdated").unwrap_or(&name);
    FOLDERS.contains(&plain) || [".pdf", ".txt", ".json"].iter().any(|ending| name.ends_with(ending))
}

fn entries_if_there(folder: &Path, sources: &Sources) -> Result<Vec<Found>> {
    let is_there = sources.is_folder(folder).with_context(at(folder))?;
    if is_there { entries(folder, sources) } else { Ok(Vec::new()) }
}

/// What stands in a folder, by name. What went while it was looked at is not there.
fn entries(folder: &Path, sources: &Sources) -> Result<Vec<Found>> {
    let mut found = Vec::new();
    for path in sources.entries(folder).with_context(at(folder))? {
        let kind = match sources.kind(&path) {
            // Whoever reads it says so.
            Err(error) if disk::is_refused_name(&error) => Some(EntryKind::File { size: 0 }),
            kind => kind.with_context(at(&path))?,
        };
        found.extend(kind.map(|kind| Found { path, kind }));
    }
    Ok(found)
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
