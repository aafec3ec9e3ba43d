//! Folders that take the place of others in one step.

use std::fs;
use std::path::{Path, PathBuf};

/// A second name for the same file, which costs nothing; where the disk knows no such names, a copy.
pub(super) fn second_name(file: &Path, name: &Path) -> std::io::Result<()> {
    fs::hard_link(file, name).or_else(|_| fs::copy(file, name).map(drop))
}

/// Brings every file of a folder into another one.
///
/// - `place` says where a file is to lie, both paths counted from the folders; `None` if it goes
pub(super) fn keep(from: &Path, to: &Path, place: &dyn Fn(&Path) -> Option<PathBuf>) -> std::io::Result<()> {
    if from.is_dir() { keep_below(from, Path::new(""), to, place) } else { Ok(()) }
}

fn keep_below(
    from: &Path,
    below: &Path,
    to: &Path,
    place: &dyn Fn(&Path) -> Option<PathBuf>,
) -> std::io::Result<()> {
    for entry in fs::read_dir(from.join(below))? {
        let entry = entry?;
        let file = below.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            keep_below(from, &file, to, place)?;
        } else if let Some(place) = place(&file).map(|place| to.join(place)) {
            fs::create_dir_all(place.parent().expect("it lies in the folder"))?;
            second_name(&entry.path(), &place)?;
        }
    }
    Ok(())
}

/// Waits until a file is on the disk itself, so that it survives a power cut. It costs much: only what says of the others what
/// they are, and what goes to the printer.
pub(super) fn settle(file: &Path) -> std::io::Result<()> {
    fs::File::open(file)?.sync_all()
}

/// Puts a folder in the place of another; the old one, if any, is where the new one was.
#[cfg(any(target_os = "linux", target_os = "macos"))]
pub(super) fn exchange(new: &Path, old: &Path) -> std::io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    if old.exists() {
        Ok(renameat_with(CWD, new, CWD, old, RenameFlags::EXCHANGE)?)
    } else {
        fs::rename(new, old)
    }
}

/// Puts a folder in the place of another; the old one, if any, is where the new one was. Without an exchange in one
/// step, the old folder steps aside first and comes back if the new one cannot take its place.
#[cfg(not(any(target_os = "linux", target_os = "macos")))]
pub(super) fn exchange(new: &Path, old: &Path) -> std::io::Result<()> {
    if !old.exists() {
        return fs::rename(new, old);
    }
    let aside = new.with_extension("old");
    fs::rename(old, &aside)?;
    if let Err(error) = fs::rename(new, old) {
        fs::rename(&aside, old)?;
        return Err(error);
    }
    fs::rename(&aside, new)
}
