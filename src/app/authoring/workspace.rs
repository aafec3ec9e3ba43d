//! A new workspace: a small profile on a base, a sample, settings of the editor and of CI. Nothing that is there is
//! overwritten.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use strum::IntoEnumIterator;

use crate::diagnostic::fault::Fault;
use crate::input::schema::Spelling;
use crate::workspace::profile;

use super::new_file::{create, follows_no_link, refresh_schema};
use super::schema::SchemaKind;

/// The files of a new workspace: where each lies, and what it says; `{profile}` and `{base}` are filled in. The scripts of
/// CI are started by `bash`, so that they need no bit that says they may be: Windows has none.
const FILES: &[(&str, &str)] = &[
    ("templates/{profile}/council.yaml", include_str!("workspace/council.yaml")),
    ("cases/見本/meeting.yaml", include_str!("workspace/meeting.yaml")),
    ("cases/見本/健診結果通知の作成委託.yaml", include_str!("workspace/case.yaml")),
    (".vscode/settings.json", include_str!("workspace/settings.json")),
    (".vscode/extensions.json", include_str!("workspace/extensions.json")),
    (".gitignore", include_str!("workspace/gitignore")),
    (".github/workflows/shingikai.yml", include_str!("workspace/ci/github.yml")),
    (".gitlab-ci.yml", include_str!("workspace/ci/gitlab.yml")),
    (".ci/get-shingikai", include_str!("workspace/ci/get-shingikai")),
    (".ci/meetings", include_str!("workspace/ci/meetings")),
    (".ci/build", include_str!("workspace/ci/build")),
    (".ci/differences", include_str!("workspace/ci/differences")),
    (".ci/commit-output", include_str!("workspace/ci/commit-output")),
    ("README.md", include_str!("workspace/README.md")),
];

/// Writes a new workspace into a folder, with a profile that builds on another. Returns its files, relative to it.
///
/// # Errors
///
/// If the base is not there, the profile's name is none for a folder or taken by the program, one of the files is there
/// already, or the disk cannot be written.
pub fn new_workspace(folder: &Path, name: &str, base: &str) -> Result<Vec<PathBuf>> {
    let known = profile::names(&folder.join("templates"))?;
    if !known.contains(base) {
        let known = known.into_iter().collect::<Vec<_>>().join(", ");
        bail!(Fault::new("profile-unknown").with("profile", base).with("known", known));
    }
    if known.contains(name) {
        bail!(Fault::new("already-there").with("path", Path::new("templates").join(name).display()));
    }
    if !profile::is_plain(name) {
        bail!(Fault::new("no-profile-name").with("profile", name));
    }
    let fill = |text: &str| text.replace("{profile}", name).replace("{base}", base);
    let files: Vec<(PathBuf, String)> =
        FILES.iter().map(|(path, text)| (fill(path).into(), fill(text))).collect();
    if let Some((taken, _)) = files.iter().find(|(path, _)| folder.join(path).exists()) {
        bail!(Fault::new("already-there").with("path", folder.join(taken).display()));
    }
    for (path, _) in &files {
        follows_no_link(folder, path)?;
    }
    for (path, text) in &files {
        create(folder, path, text)?;
    }
    for kind in SchemaKind::iter() {
        refresh_schema(kind, Spelling::Japanese, name, folder)?;
    }
    Ok(files.into_iter().map(|(path, _)| path).collect())
}
