//! What the paths of a command line ask for.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::diagnostic::fault::Fault;
use crate::diagnostic::path::{at, shown};
use crate::disk;
use crate::text::source::Sources;
use crate::workspace::profile;

use super::{Workspace, file_name, folders};

/// The meetings and profiles that are asked for.
#[derive(Debug, Default)]
pub(super) struct Wanted {
    pub(super) meetings: BTreeMap<PathBuf, WantedCases>,
    pub(super) profiles: BTreeSet<String>,
}

/// Which cases of a meeting are asked for.
#[derive(Debug, Default)]
pub(super) struct WantedCases {
    all: bool,
    cases: BTreeSet<PathBuf>,
}

impl WantedCases {
    pub(super) fn is_all(&self) -> bool {
        self.all
    }

    pub(super) fn holds(&self, case: &Path) -> bool {
        self.all || self.cases.contains(case)
    }
}

impl Wanted {
    /// What the paths name; without a path, every meeting and every profile of the workspace.
    pub(super) fn of(paths: &[PathBuf], workspace: &Workspace, sources: &Sources) -> Result<Self> {
        let mut wanted = Self::default();
        let (cases, templates) = (workspace.root.join("cases"), workspace.templates());
        if paths.is_empty() {
            if sources.is_folder(&cases).with_context(at(&cases))? {
                wanted.all_meetings(&cases, sources)?;
            } else if !sources.is_folder(&templates).with_context(at(&templates))? {
                // Git keeps no empty folder: where there are profiles, the last meeting went.
                bail!(Fault::new("no-cases-folder").with("path", shown(&cases)));
            }
            wanted.profiles = profile::own_names(sources, &templates)?;
        }
        let real = |path: PathBuf| -> Result<PathBuf> {
            Ok(disk::real_path_if_there(&path).with_context(at(&path))?.unwrap_or(path))
        };
        let root = real(workspace.root.clone())?;
        let (cases, templates) = (real(root.join("cases"))?, real(root.join("templates"))?);
        for path in paths {
            let fault = || Fault::new("no-such-path").with("path", shown(path));
            if let Some(name) = built_in(path, &templates, sources)? {
                wanted.profiles.insert(name);
                continue;
            }
            let is_laid = sources.kind(path).with_context(at(path))?.is_some();
            let laid = is_laid.then(|| root.join(sources.shown(path)));
            let on_disk = disk::real_path_if_there(path).with_context(at(path))?;
            let found = on_disk.or(laid).ok_or_else(fault)?;
            let known = match (found.strip_prefix(&cases), found.strip_prefix(&templates)) {
                (Ok(below), _) => wanted.case_path(&found, below, &cases, sources)?,
                (_, Ok(below)) => wanted.profile_path(below, &templates, sources)?,
                _ => false,
            };
            if !known {
                bail!(fault());
            }
        }
        Ok(wanted)
    }

    fn all_meetings(&mut self, cases: &Path, sources: &Sources) -> Result<()> {
        for folder in folders(cases, sources)? {
            self.meetings.entry(folder).or_default().all = true;
        }
        Ok(())
    }

    /// Whether a path in cases/ is one that can be asked for.
    fn case_path(&mut self, found: &Path, below: &Path, cases: &Path, sources: &Sources) -> Result<bool> {
        if below.to_str().is_none() {
            return Ok(false);
        }
        match below.components().count() {
            0 => self.all_meetings(cases, sources)?,
            1 if sources.is_folder(found).with_context(at(found))? => {
                self.meetings.entry(found.to_owned()).or_default().all = true;
            }
            2 if sources.is_file(found).with_context(at(found))? => {
                let folder = found.parent().expect("two names deep").to_path_buf();
                let meeting = self.meetings.entry(folder).or_default();
                if file_name(found) == "meeting.yaml" {
                    meeting.all = true;
                } else {
                    meeting.cases.insert(found.to_owned());
                }
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Whether a path in templates/ is one that can be asked for: all profiles, one, or a file of one.
    fn profile_path(&mut self, below: &Path, templates: &Path, sources: &Sources) -> Result<bool> {
        let names = profile::all_names(sources, templates)?;
        match below.components().next() {
            None => self.profiles.extend(profile::own_names(sources, templates)?),
            Some(first) => {
                let name = first.as_os_str().to_string_lossy().into_owned();
                if !names.contains(&name) {
                    return Ok(false);
                }
                self.profiles.insert(name);
            }
        }
        Ok(true)
    }
}

/// The name in `templates/NAME` where the profile comes with the program, and nothing of it lies in the workspace.
fn built_in(path: &Path, templates: &Path, sources: &Sources) -> Result<Option<String>> {
    let Ok(name) = path.strip_prefix("templates").or_else(|_| path.strip_prefix(templates)) else {
        return Ok(None);
    };
    let name = name.to_string_lossy().into_owned();
    let folder = templates.join(&name);
    let is_there = sources.kind(&folder).with_context(at(&folder))?.is_some();
    let is_built_in = !is_there && profile::all_names(sources, templates)?.contains(&name);
    Ok(is_built_in.then_some(name))
}
