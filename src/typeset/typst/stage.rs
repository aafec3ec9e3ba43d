//! What typst may read: the sources of a run, the library and the fonts of their profiles.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::diagnostic::path::at;
use crate::disk::{self, is_folder, is_there};
use crate::papers::templates::{self, Source};
use crate::typeset::bound;
use crate::workspace::profile::Profile;

use super::kept_fonts::{KeptFonts, write_read_only};

/// The folder that Typst may read.
pub(super) fn root(run: &Path) -> PathBuf {
    run.join("typst")
}

/// The folder that holds the verified fonts of a profile and no others.
pub(super) fn fonts_folder(run: &Path, profile: &str) -> PathBuf {
    run.join("fonts").join(profile)
}

pub(super) fn main_name(index: usize) -> String {
    format!("{index}.typ")
}

/// The file that says how the pages made elsewhere lie on the paper of a document.
pub(super) fn placements_name(index: usize) -> String {
    format!("{index}.json")
}

pub(super) fn main_file(run: &Path, index: usize, source: &Source) -> PathBuf {
    root(run).join(source.view.profile.name()).join(main_name(index))
}

/// Writes the sources, and beside them the library of their profile, into Typst's root.
///
/// - `kept` are the fonts that earlier runs of this session wrote
pub(super) fn stage(sources: &[Source], run: &Path, kept: Option<&KeptFonts>) -> Result<()> {
    for (index, source) in sources.iter().enumerate() {
        let main = main_file(run, index, source);
        let folder = main.parent().expect("a file lies in a folder");
        if !is_folder(folder).with_context(at(folder))? {
            let profile = &source.view.profile;
            disk::create_folders(folder).with_context(at(folder))?;
            for (name, text) in templates::library(profile) {
                disk::write(folder.join(name), text).with_context(at(folder))?;
            }
            stage_fonts(profile, run, kept)?;
        }
        disk::write(&main, &source.text).with_context(at(&main))?;
        stage_bound(source, &main.with_file_name(placements_name(index)))?;
    }
    Ok(())
}

/// Writes the papers made elsewhere of a source beside it, each once, and how their pages lie on paper.
fn stage_bound(source: &Source, placements: &Path) -> Result<()> {
    if source.placements.is_empty() {
        return Ok(());
    }
    let text = serde_json::to_vec(&source.placements)?;
    disk::write(placements, text).with_context(at(placements))?;
    for own in bound::files(source) {
        let file = placements.with_file_name(format!("{}.pdf", own.name()));
        if !is_there(&file).with_context(at(&file))? {
            disk::write(&file, bound::cleaned(own)?).with_context(at(&file))?;
        }
    }
    Ok(())
}

/// Typst takes only folders of fonts, and searches all of them: this one holds the verified bytes. Typst reads a font when it
/// needs it, and goes on without it where it cannot: what lies in the folder that the fonts come from may be exchanged
/// meanwhile. Each font is written once for all profiles; in a session of several runs, once for all of them.
fn stage_fonts(profile: &Profile, run: &Path, kept: Option<&KeptFonts>) -> Result<()> {
    let (folder, all) = (fonts_folder(run, profile.name()), run.join("fonts").join(BYTES));
    for folder in [&folder, &all] {
        disk::create_folders(folder).with_context(at(folder))?;
    }
    for (font, bytes) in profile.fonts.files() {
        let place = folder.join(&font.file);
        if kept.is_some_and(|kept| kept.link(&font.sha256, bytes, &place).is_ok()) {
            continue;
        }
        let written = all.join(&font.sha256);
        if !is_there(&written).with_context(at(&written))? {
            write_read_only(&written, bytes).with_context(at(&written))?;
        }
        disk::link(&written, &place).or_else(|_| write_read_only(&place, bytes)).with_context(at(&place))?;
    }
    Ok(())
}

/// The folder that holds every font of a run by its checksum. No profile has such a name.
const BYTES: &str = ".bytes";
