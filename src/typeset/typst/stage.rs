//! What typst may read: the sources of a run, the library and the fonts of their profiles.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::diagnostic::path::at;
use crate::papers::templates::{self, Source};
use crate::workspace::profile::Profile;

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

pub(super) fn main_file(run: &Path, index: usize, source: &Source) -> PathBuf {
    root(run).join(source.view.profile.name()).join(main_name(index))
}

/// Writes the sources, and beside them the library of their profile, into Typst's root.
pub(super) fn stage(sources: &[Source], run: &Path) -> Result<()> {
    for (index, source) in sources.iter().enumerate() {
        let main = main_file(run, index, source);
        let folder = main.parent().expect("a file lies in a folder");
        if !folder.is_dir() {
            let profile = &source.view.profile;
            fs::create_dir_all(folder).with_context(at(folder))?;
            for (name, text) in templates::library(profile) {
                fs::write(folder.join(name), text).with_context(at(folder))?;
            }
            stage_fonts(profile, &fonts_folder(run, profile.name()))?;
        }
        fs::write(&main, &source.text).with_context(at(&main))?;
    }
    Ok(())
}

/// Typst takes only folders of fonts, and searches all of them: this one holds links to the verified files.
fn stage_fonts(profile: &Profile, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(at(folder))?;
    for font in profile.fonts.paths() {
        let place = folder.join(font.file_name().expect("a font file has a name"));
        link(font, &place).with_context(at(&place))?;
    }
    Ok(())
}

#[cfg(unix)]
fn link(file: &Path, place: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(file.canonicalize()?, place)
}

#[cfg(not(unix))]
fn link(file: &Path, place: &Path) -> std::io::Result<()> {
    fs::hard_link(file, place).or_else(|_| fs::copy(file, place).map(|_| ()))
}
