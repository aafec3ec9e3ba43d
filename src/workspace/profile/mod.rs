//! A council profile as a folder: compiled into the binary, overridden file by file by the workspace, built on a base.

mod case_schema;
mod difference;
mod files;
mod reader;
mod texts;

pub use difference::Difference;
pub(super) use files::{all_names, own_names};
pub use files::{names, names_in_workspace};
pub use reader::{Reader, is_plain};
pub use texts::{Texts, TypstFile};

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Result;

use crate::diagnostic::finding::Findings;
use crate::input::schema::{Loaded, Schema};
use crate::model::council::{ClauseSet, Council};
use crate::model::matter_type::MatterType;
use crate::workspace::fonts::{FontSet, FontStore};

/// A profile that was read, ready for use.
#[derive(Debug)]
pub struct Profile {
    /// Its texts, and those of its base.
    pub texts: Arc<Texts>,
    /// The fonts it names.
    pub fonts: FontSet,
    /// What a case file of this council looks like.
    pub case_schema: Schema,
}

/// Two are equal if they were made of the same files.
impl PartialEq for Profile {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name() && self.fingerprint() == other.fingerprint()
    }
}

impl Profile {
    /// Name of its folder.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.texts.name
    }

    /// The fingerprint of its files, and of those of its bases: fonts are in it by their checksums.
    #[must_use]
    pub fn fingerprint(&self) -> &str {
        &self.texts.fingerprint
    }

    /// `council.yaml`.
    #[must_use]
    pub fn council(&self) -> &Loaded<Council> {
        &self.texts.council
    }

    /// The word for a type of matter in Japanese.
    #[must_use]
    pub fn word_of(&self, matter_type: MatterType) -> String {
        let name = serde_json::to_value(matter_type).expect("a type is a word");
        let name = name.as_str().unwrap_or_default();
        self.case_schema.word_of("MatterType", name).unwrap_or_else(|| name.to_owned())
    }

    /// `clauses.yaml`.
    #[must_use]
    pub fn clauses(&self) -> &Loaded<ClauseSet> {
        &self.texts.clauses
    }
}

/// The profiles of a run, each read once.
#[derive(Debug)]
pub struct Profiles {
    reader: Reader,
    fonts: FontStore,
    known: BTreeMap<String, Option<Arc<Profile>>>,
    ready: Vec<Arc<Profile>>,
}

impl Profiles {
    /// Reads profiles from a folder, and their fonts from a store.
    #[must_use]
    pub fn new(templates: PathBuf, fonts: FontStore) -> Self {
        Self::of(Reader::new(templates), fonts)
    }

    /// Reads profiles by a reader, and their fonts from a store.
    pub(super) fn of(reader: Reader, fonts: FontStore) -> Self {
        Self { reader, fonts, known: BTreeMap::new(), ready: Vec::new() }
    }

    /// The profile of a name, after those it builds on. `None` where there is none, or where its files are wrong; the
    /// findings say how.
    ///
    /// # Errors
    ///
    /// If a file cannot be read, or a font is missing.
    pub fn get(&mut self, name: &str, findings: &mut Findings) -> Result<Option<Arc<Profile>>> {
        if let Some(known) = self.known.get(name) {
            return Ok(known.clone());
        }
        let texts = self.reader.texts(name, findings)?;
        let profile = texts.map(|texts| self.prepare(texts, findings)).transpose()?;
        self.known.insert(name.to_owned(), profile.clone());
        self.ready.extend(profile.clone());
        Ok(profile)
    }

    /// The names of all profiles that there are.
    ///
    /// # Errors
    ///
    /// If the folder cannot be read.
    pub fn names(&self) -> Result<BTreeSet<String>> {
        self.reader.names()
    }

    fn prepare(&mut self, texts: Arc<Texts>, findings: &mut Findings) -> Result<Arc<Profile>> {
        if let Some(base) = &texts.base {
            self.get(&base.name, findings)?;
        }
        // The files may have been exchanged since: they are looked at in each round.
        let fonts = FontSet::load(&texts.council.value.fonts, &self.fonts)?;
        let (name, fingerprint) = (texts.name.clone(), texts.fingerprint.clone());
        Ok(self.reader.readings().profiles.get_or(&name, &fingerprint, || {
            let case_schema = case_schema::case_schema(&texts.council.value);
            Profile { texts, fonts, case_schema }
        }))
    }

    /// Every profile that was asked for and can be used, each after the one it builds on.
    #[must_use]
    pub fn into_ready(self) -> Vec<Arc<Profile>> {
        self.ready
    }
}

/// What a case file looks like for the council of a profile.
#[must_use]
pub fn case_schema_of(texts: &Texts) -> Schema {
    case_schema::case_schema(&texts.council.value)
}

/// What a case file looks like whose matters all have one type; `None` where the council has no sheet for it.
#[must_use]
pub fn case_schema_of_type(texts: &Texts, kind: MatterType) -> Option<Schema> {
    case_schema::case_schema_of_type(&texts.council.value, kind)
}
