//! The folder of one meeting made as it is to be, beside the one that lies there.

use std::path::Path;

use anyhow::{Context, Result};

use crate::cache::fingerprint::{self, FileStamp};
use crate::diagnostic::path::at;
use crate::disk::settle;
use crate::papers::document_id::FileKind;
use crate::typeset::typst::TypesetDocument;
use crate::workspace::PRINTED;

use super::contents::Contents;
use super::disk::Disk;
use super::files::{known, write};
use super::hands::Hands;
use super::known::KnownDocument;
use super::manifest::{self, Manifest};
use super::plan::Plan;
use super::print::remember;
use super::published::MadeBundle;
use super::rights;
use super::shared_clauses::leaves_saved;
use super::update::MeetingUpdate;
use super::{PublishOptions, Published};

/// What became of a folder.
#[derive(Debug, Default)]
pub(super) struct Updated {
    /// What is known now of its documents, by their paths below the output folder.
    pub(super) known: Vec<(String, KnownDocument)>,
    /// How the manifest looks, where it is whole.
    pub(super) manifest: Option<FileStamp>,
    /// Whether no document is to lie there.
    pub(super) is_empty: bool,
}

/// Makes the folder of the meeting as it is to be, beside; nothing where nothing changes.
pub(super) fn prepare(
    update: &MeetingUpdate,
    folder: &Path,
    prepared: &Path,
    options: PublishOptions,
    disk: &Disk,
    published: &mut Published,
) -> Result<Updated> {
    let old = Manifest::read(folder).with_context(at(folder))?;
    let contents = Contents::new(folder, &old, update.is_gone).with_context(at(folder))?;
    let plan = Plan::new(update, folder, &old, &contents, options, published);
    let text = plan.manifest_text();
    let mut updated = Updated { is_empty: text.is_none(), ..Updated::default() };
    let (stamp, bytes) = manifest::bytes(folder).with_context(at(folder))?;
    let is_same = plan.is_left_alone() || text.as_deref().unwrap_or_default().as_bytes() == bytes;
    published.unchanged += update.documents().filter(|document| !document.is_made()).count();
    if is_same && plan.changes_nothing(&contents) {
        updated.manifest = stamp.filter(|_| text.is_some());
        let kept = update.documents().filter_map(|document| known(document, [None, None]));
        updated.known.extend(kept);
        return Ok(updated);
    }
    rights::create_like(prepared, folder).with_context(at(prepared))?;
    let place = |file: &Path| plan.place(contents.owner(file), file);
    let stays = |inner: &Path| !contents.is_own_folder(inner);
    disk.keep(folder, prepared, &place, &stays).with_context(at(folder))?;
    published.outdated.extend(plan.outdated_paths(folder));
    for document in update.documents() {
        let stamps = write(folder, prepared, document, disk)?;
        updated.known.extend(known(document, stamps));
        let path = document.view.id.place(FileKind::Pdf, document.view.names());
        published.made.extend(document.is_made().then(|| folder.join(path)));
    }
    if let Some(printing) = plan.remembers {
        let place = folder.join(PRINTED);
        let hands = if printing.anew { None } else { Hands::read(&place)? };
        published.printed.extend(remember(prepared, &update.own, &update.items, printing, hands.as_ref())?);
    }
    if let Some(text) = text {
        let file = prepared.join(manifest::FILE);
        updated.manifest = fingerprint::write_new(&file, text.as_bytes()).with_context(at(&file))?;
        settle_all(update, prepared, &file)?;
    }
    rights::follow(folder, prepared).with_context(at(prepared))?;
    let is_made = update.own.iter().any(TypesetDocument::is_made);
    if let (Some(first), Some(record), true) = (update.own.first(), &plan.manifest.meeting, is_made) {
        published.bundles.push(MadeBundle {
            meeting: first.view.id.meeting.clone(),
            record: record.clone(),
            saved_by_sharing: leaves_saved(update),
        });
    }
    Ok(updated)
}

/// What goes to the printer, and the manifest that says what is what, survive a power cut.
fn settle_all(update: &MeetingUpdate, prepared: &Path, manifest: &Path) -> Result<()> {
    let bundles = update.own.iter().filter(|document| document.view.bundle_set().is_some());
    let bundles = bundles.map(|bundle| prepared.join(bundle.view.file_name()));
    for file in bundles.chain([manifest.to_owned()]) {
        settle(&file).with_context(at(&file))?;
    }
    Ok(())
}
