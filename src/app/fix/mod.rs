//! Mending what findings know how to mend: round by round in memory, then on the disk, each file whole.

mod allow;
mod choice;
mod draft;

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::app::check::{Checked, check as looked_at};
use crate::app::session::Session;
use crate::diagnostic::fault::Fault;
use crate::diagnostic::finding::{Finding, Findings};
use crate::diagnostic::fix::{Change, Fix};
use crate::diagnostic::path::shown;

pub use allow::{Acceptance, allow};
use choice::Refused;
pub use draft::ChangedFile;
use draft::Drafts;

/// A mended file may show what was hidden behind its mistakes, so it is looked at again; so often.
const ROUNDS: usize = 10;

/// What is mended, and whether on the disk.
#[derive(Debug, Clone, Copy)]
pub struct FixOptions {
    /// Which fixes are made.
    pub scope: FixScope,
    /// Whether nothing is written.
    pub is_trial: bool,
}

/// Which fixes are made. Of a finding with several ways to mend it none is: a person chooses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FixScope {
    /// Those that may be made without asking.
    Safe,
    /// Those that are suggested, too.
    All,
}

/// What was mended, and what is left.
#[derive(Debug)]
pub struct Fixed {
    /// The fixes in the order in which they were made, each with its finding.
    pub made: Vec<MadeFix>,
    /// The files that changed.
    pub files: Vec<ChangedFile>,
    /// What the last look found.
    pub checked: Checked,
}

/// A fix that was made.
#[derive(Debug)]
pub struct MadeFix {
    /// What was wrong, where it stood when it was mended.
    pub finding: Finding,
    /// What mended it.
    pub fix: Fix,
}

/// Mends what these paths name as far as findings say how, and looks again.
///
/// # Errors
///
/// As [`check`](crate::app::check::check); if a file changed while it was mended, or cannot be written: then it is as it was, and so are those behind it.
pub fn fix(session: &Session, paths: &[PathBuf], options: FixOptions) -> Result<Fixed> {
    let mut paths = paths.to_vec();
    let mut fixed = mend(session, &mut paths, options, None)?;
    // A file under its right name is read for the first time.
    for _ in 1..ROUNDS {
        if options.is_trial || fixed.made.iter().all(|made| made.renaming().is_none()) {
            break;
        }
        let next = mend(session, &mut paths, options, None)?;
        fixed.checked = next.checked;
        if next.made.is_empty() {
            break;
        }
        fixed.made.extend(next.made);
        fixed.files.extend(next.files);
    }
    Ok(fixed)
}

/// Mends one file as far as findings say how without asking, and looks again. It keeps its name.
///
/// - `path` is whole, `file` the same from the workspace
///
/// # Errors
///
/// As [`fix`].
pub fn fix_file(session: &Session, path: &Path, file: &Path) -> Result<Fixed> {
    let options = FixOptions { scope: FixScope::Safe, is_trial: false };
    mend(session, &mut [path.to_owned()], options, Some(file))
}

/// Makes one fix of a finding and nothing else, and looks again.
///
/// # Errors
///
/// If a file changed since the finding was made, or cannot be written.
pub fn make_fix(session: &Session, paths: &[PathBuf], finding: &Finding, fix: &Fix) -> Result<Fixed> {
    let mut drafts = Drafts::new(session);
    let made = vec![MadeFix { finding: finding.clone(), fix: fix.clone() }];
    let renamed: &[MadeFix] = if made[0].renaming().is_some() { &made } else { &[] };
    if renamed.is_empty() {
        if !drafts.takes(fix) {
            bail!(Fault::new("changed-meanwhile").with("path", shown(&finding.file.path)));
        }
        drafts.edit(&made);
        drafts.write()?;
    } else {
        drafts.rename(renamed)?;
    }
    let files = drafts.into_changed(renamed);
    let checked = looked_at(session, paths)?;
    Ok(Fixed { made, files, checked })
}

/// One pass. A path that was asked for follows its file to a new name.
///
/// - `only` is the one file that is mended, where it is one
fn mend(session: &Session, paths: &mut [PathBuf], options: FixOptions, only: Option<&Path>) -> Result<Fixed> {
    let mut drafts = Drafts::new(session);
    let (mut made, mut refused) = (Vec::new(), Refused::default());
    let looked_at = |session: &Session, paths: &[PathBuf]| -> Result<Checked> {
        let mut checked = looked_at(session, paths)?;
        checked.findings.retain(|finding| only.is_none_or(|only| is_of(finding, only)));
        Ok(checked)
    };
    let mut checked = looked_at(session, paths)?;
    for _ in 0..ROUNDS {
        let chosen = choice::edits(&checked.findings, options.scope, &refused, &mut drafts);
        if chosen.is_empty() {
            break;
        }
        let before = drafts.texts();
        drafts.edit(&chosen);
        let again = looked_at(session, paths)?;
        if refused.note(&chosen, &again.findings) {
            drafts.restore(before);
        } else {
            made.extend(chosen);
            checked = again;
        }
    }
    let renamed =
        if only.is_some() { Vec::new() } else { choice::renamings(&checked.findings, options.scope) };
    if !options.is_trial {
        drafts.write()?;
        drafts.rename(&renamed)?;
        for (from, to) in renamed.iter().filter_map(MadeFix::renaming) {
            let asked = paths.iter_mut().filter(|path| path.ends_with(from));
            asked.for_each(|path| *path = session.workspace.root.join(to));
        }
        checked = looked_at(session, paths)?;
    }
    let files = drafts.into_changed(&renamed);
    made.extend(renamed);
    Ok(Fixed { made, files, checked })
}

/// Whether a finding is of a file, and its fixes change no other.
fn is_of(finding: &Finding, file: &Path) -> bool {
    let stays = |fix: &Fix| match &fix.change {
        Change::Edits(edits) => edits.iter().all(|edit| edit.file.path == file),
        Change::ToUtf8(_) | Change::Rename { .. } => true,
    };
    finding.file.path == file && finding.fixes.iter().all(stays)
}

/// How many of the findings have a fix that a call would make.
#[must_use]
pub fn count(findings: &Findings, scope: FixScope) -> usize {
    findings.iter().filter(|finding| choice::of(finding, scope).is_some()).count()
}

impl MadeFix {
    /// The file that it renames, and its new path; none where it changes a text.
    #[must_use]
    pub fn renaming(&self) -> Option<(&PathBuf, &PathBuf)> {
        match &self.fix.change {
            Change::Rename { from, to } => Some((from, to)),
            Change::Edits(_) | Change::ToUtf8(_) => None,
        }
    }
}
