//! The texts of a profile, with what it takes from its base.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::diagnostic::finding::{Findings, has_error};
use crate::input::schema::Loaded;
use crate::model::council::{ClauseSet, Council};

/// The texts of a profile.
#[derive(Debug)]
pub struct Texts {
    /// Name of its folder.
    pub name: String,
    /// The profile it builds on.
    pub base: Option<Arc<Texts>>,
    /// `council.yaml`.
    pub council: Loaded<Council>,
    /// `clauses.yaml`.
    pub clauses: Loaded<ClauseSet>,
    /// Templates and Typst library, by file name.
    pub typst_files: BTreeMap<String, TypstFile>,
    /// What is wrong or doubtful in its own files.
    pub findings: Findings,
    /// The fingerprint of its files and of those of its bases.
    pub fingerprint: String,
}

impl Texts {
    /// Whether its own files were read without an error.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        !has_error(&self.findings)
    }
}

/// A template, or a file of the Typst library.
#[derive(Debug, Clone)]
pub struct TypstFile {
    /// Path shown to people: that of the profile it comes from.
    pub path: PathBuf,
    /// What it says.
    pub text: String,
}
