//! A new workspace: a small profile on a base, a sample, the manuals, settings of the editor and of CI. Nothing that is
//! there is overwritten.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use anyhow::{Context, Result, bail};
use regex::{Captures, Regex};
use strum::IntoEnumIterator;

use crate::diagnostic::fault::Fault;
use crate::diagnostic::path::{at, shown};
use crate::disk;
use crate::input::schema::Spelling;
use crate::input::yaml::write::{ScalarPlace, scalar};
use crate::text::file_name::{composed, fault, folded};
use crate::workspace::profile;

use super::ci_files::CiFiles;
use super::new_file::{follows_no_link, schema_text};
use super::prepared::Prepared;
use super::schema::{SchemaKind, schema_on, schema_path};

/// The files of a new workspace: where each lies, and what it says; `{profile}` and `{base}` are filled in
/// (`{profile:yaml}` as YAML has it).
const FILES: &[(&str, &str)] = &[
    ("templates/{profile}/council.yaml", include_str!("workspace/council.yaml")),
    ("cases/見本/meeting.yaml", include_str!("workspace/meeting.yaml")),
    ("cases/見本/健診結果通知の作成委託.yaml", include_str!("workspace/case.yaml")),
    (".vscode/settings.json", include_str!("workspace/settings.json")),
    (".vscode/extensions.json", include_str!("workspace/extensions.json")),
    (".gitignore", include_str!("workspace/gitignore")),
    ("README.md", include_str!("workspace/README.md")),
];

/// The manuals of the clerk and of the form owner: the files of the repository as they are.
const MANUALS: &[(&str, &[u8])] = &[
    ("cases/README.md", include_bytes!("../../../cases/README.md")),
    ("cases/点検項目.md", include_bytes!("../../../cases/点検項目.md")),
    ("templates/README.md", include_bytes!("../../../templates/README.md")),
    ("templates/form-keys.png", include_bytes!("../../../templates/form-keys.png")),
];

/// The files of a new workspace.
#[derive(Debug)]
pub struct NewWorkspace {
    /// What was written, as paths from the folder that was asked for; of settings of CI at the top of a repository whole paths.
    pub files: Vec<PathBuf>,
    /// Files of others that stay, and would have to say something of the new workspace.
    pub kept: Vec<PathBuf>,
}

/// Writes a new workspace into a folder, with a profile that builds on another, and the settings of CI at the top of the
/// repository in which it lies.
///
/// # Errors
///
/// If the base is not there, the profile's name is none for a folder or taken by the program, one of the files is there
/// already, or the disk cannot be written.
pub fn new_workspace(folder: &Path, name: &str, base: &str) -> Result<NewWorkspace> {
    let real = disk::real_path_if_there(folder).with_context(at(folder))?;
    let folder = real.as_deref().unwrap_or(folder);
    let templates = folder.join("templates");
    let known = profile::names(&templates)?;
    if !known.contains(base) {
        let known = known.into_iter().collect::<Vec<_>>().join(", ");
        bail!(Fault::new("profile-unknown").with("profile", base).with("known", known));
    }
    let name = &composed(name);
    if let Some(taken) = known.iter().find(|known| folded(known) == folded(name)) {
        bail!(Fault::new("already-there").with("path", shown(&Path::new("templates").join(taken))));
    }
    if !profile::is_plain(name) || fault(name).is_some() {
        bail!(Fault::new("no-profile-name").with("profile", name));
    }
    let manuals = MANUALS.iter().map(|(path, bytes)| (PathBuf::from(path), bytes.to_vec()));
    let filled = FILES.iter().map(|(path, text)| (fill(path, name, base).into(), fill(text, name, base)));
    let files: Vec<(PathBuf, Vec<u8>)> =
        filled.map(|(path, text)| (path, text.into_bytes())).chain(manuals).collect();
    let ci = CiFiles::of(folder)?;
    demand_free(folder, &files)?;
    demand_free(&ci.top, &ci.files)?;
    let prepared = Prepared::beside(folder)?;
    for (path, text) in &files {
        prepared.write(path, text)?;
    }
    for kind in SchemaKind::iter() {
        let schema = schema_on(kind, base, &templates)?;
        let path = schema_path(kind, Spelling::Japanese, name);
        prepared.write(&path, schema_text(&schema, Spelling::Japanese).as_bytes())?;
    }
    let is_alone = ci.top == folder;
    let beside = if is_alone { None } else { Some(Prepared::beside(&ci.top)?) };
    for (path, text) in &ci.files {
        beside.as_ref().unwrap_or(&prepared).write(path, text.as_bytes())?;
    }
    // The profile comes last: it says that all is done.
    Prepared::appear_together(beside.into_iter().chain([prepared]))?;
    let named = |path: PathBuf| if is_alone { path } else { ci.top.join(path) };
    let of_ci = ci.files.into_iter().map(|(path, _)| named(path));
    let files = files.into_iter().map(|(path, _)| path).chain(of_ci).collect();
    Ok(NewWorkspace { files, kept: ci.kept.into_iter().map(named).collect() })
}

/// Stops where a file is there already, or lies behind a link. What a run that was stopped left behind is what this one writes.
fn demand_free(folder: &Path, files: &[(PathBuf, impl AsRef<[u8]>)]) -> Result<()> {
    for (path, text) in files {
        follows_no_link(folder, path)?;
        let place = folder.join(path);
        let is_there = disk::is_there(&place).with_context(at(&place))?;
        if is_there && !disk::holds(&place, text.as_ref()).with_context(at(&place))? {
            bail!(Fault::new("already-there").with("path", shown(&place)));
        }
    }
    Ok(())
}

/// A text with the names of the profile and its base: as they are, or as YAML or JSON has them.
fn fill(text: &str, name: &str, base: &str) -> String {
    static BLANK: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\{(profile|base)(:yaml|:json)?\}").expect("a pattern"));
    let filled = BLANK.replace_all(text, |blank: &Captures<'_>| {
        let word = if &blank[1] == "profile" { name } else { base };
        match blank.get(2).map(|kind| kind.as_str()) {
            Some(":yaml") => scalar(word, ScalarPlace::Block),
            Some(_) => {
                let quoted = serde_json::to_string(word).expect("a text can be written");
                quoted[1..quoted.len() - 1].to_owned()
            }
            None => word.to_owned(),
        }
    });
    filled.into_owned()
}
