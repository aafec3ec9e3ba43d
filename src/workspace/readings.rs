//! What the readings of one session have given so far, each kept while its file and its profile stay the same.

use std::path::Path;
use std::sync::Arc;

use anyhow::Result;
use serde::de::DeserializeOwned;

use crate::cache::ResultCache;
use crate::cache::fingerprint::fingerprint;
use crate::diagnostic::finding::{Finding, Findings};
use crate::input::schema::{Loaded, Schema, load};
use crate::input::{lint, misplaced};
use crate::model::case::Case;
use crate::model::meeting::Meeting;
use crate::text::source::{RawFile, SourceFile, Sources};

use super::file::raw_of;
use super::profile::{Profile, Texts};

/// What was read in a session so far.
#[derive(Debug, Default)]
pub(super) struct Readings {
    pub(super) texts: ResultCache<Texts>,
    pub(super) profiles: ResultCache<Profile>,
    pub(super) meetings: ResultCache<ReadFile<Meeting>>,
    pub(super) cases: ResultCache<ReadFile<Case>>,
}

impl Readings {
    /// For sessions of several rounds.
    pub(super) fn keeping() -> Self {
        Self {
            texts: ResultCache::keeping(),
            profiles: ResultCache::keeping(),
            meetings: ResultCache::keeping(),
            cases: ResultCache::keeping(),
        }
    }
}

/// What one file says.
#[derive(Debug)]
pub struct ReadFile<T> {
    /// Its text; `None` where it is not read: a link, or larger than a case can be.
    pub source: Option<Arc<SourceFile>>,
    /// Its values; `None` where it is no YAML at all.
    pub loaded: Option<Arc<Loaded<T>>>,
    /// What is wrong with it as a file of its kind.
    pub findings: Findings,
    /// The fingerprint of its bytes, its path, and what it was held against.
    pub fingerprint: String,
}

impl<T: DeserializeOwned> ReadFile<T> {
    /// Reads a file, unless the same bytes were read before.
    ///
    /// - `of` is the fingerprint of where the schema comes from
    ///
    /// # Errors
    ///
    /// If the disk cannot read it.
    pub(super) fn read(
        path: &Path,
        sources: &Sources,
        (schema, of): (&Schema, &str),
        kept: &ResultCache<Self>,
    ) -> Result<Arc<Self>> {
        let shown = sources.shown(path).to_string_lossy().into_owned();
        Ok(match raw_of(path, sources)? {
            Ok(raw) => {
                let fingerprint = fingerprint(&(&shown, sources.read_checksum(path), of));
                kept.get_or(&shown, &fingerprint, || Self::of(raw, schema, fingerprint.clone()))
            }
            Err(finding) => Arc::new(Self::unreadable(*finding, &shown)),
        })
    }

    fn of(raw: RawFile, schema: &Schema, fingerprint: String) -> Self {
        let mut findings = Findings::new();
        let file = lint::source(raw, &mut findings);
        let loaded = load::<T>(&file, schema, &mut findings).map(Arc::new);
        misplaced::mend(&file, schema, &mut findings);
        Self { source: Some(file), loaded, findings, fingerprint }
    }

    fn unreadable(finding: Finding, shown: &str) -> Self {
        let fingerprint = fingerprint(&(shown, finding.rule.id()));
        Self { source: None, loaded: None, findings: vec![finding], fingerprint }
    }
}
