//! The schemas that editors use, one of each kind of file and spelling of keys.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::council::{ClauseSet, Council};
use crate::fault::Fault;
use crate::finding::Findings;
use crate::meeting::Meeting;
use crate::profile::{self, Reader};
use crate::schema::{Schema, Spelling};

/// A kind of file that people write.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum, strum::EnumIter, strum::IntoStaticStr,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Kind {
    /// A case file.
    #[default]
    Case,
    /// meeting.yaml.
    Meeting,
    /// council.yaml.
    Council,
    /// clauses.yaml.
    Clauses,
}

/// The schema of a kind of file; that of cases with what the profile's council asks for.
///
/// # Errors
///
/// If the profile is not there, cannot be read, or is wrong.
pub fn schema(kind: Kind, profile: &str, templates: &Path) -> Result<Schema> {
    let texts = || {
        let texts = Reader::new(templates.to_owned()).texts(profile, &mut Findings::new())?;
        let sound = texts.filter(|texts| texts.is_sound);
        sound.ok_or_else(|| anyhow::Error::from(Fault::new("profile-wrong").with("profile", profile)))
    };
    let of_file = |schema: Schema| {
        let texts = texts()?;
        Ok(if texts.base.is_some() { schema.on_base() } else { schema })
    };
    match kind {
        Kind::Meeting => Ok(Schema::of::<Meeting>()),
        Kind::Council => of_file(Schema::of::<Council>()),
        Kind::Clauses => of_file(Schema::of::<ClauseSet>()),
        Kind::Case => Ok(profile::case_schema_of(texts()?.as_ref())),
    }
}

/// The profile of a name; without one, the only one there is.
///
/// # Errors
///
/// If there is none of that name, or if there are several and none is named.
pub fn choose_profile(named: Option<&str>, templates: &Path) -> Result<String> {
    let profiles = profile::names(templates)?;
    let known = || profiles.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
    match named {
        Some(name) if profiles.contains(name) => Ok(name.to_owned()),
        Some(name) => bail!(Fault::new("profile-unknown").with("profile", name).with("known", known())),
        None if profiles.len() == 1 => Ok(profiles.into_iter().next().expect("there is one")),
        None => bail!(Fault::new("profile-not-named").with("known", known())),
    }
}

/// Where a profile keeps the schema of a kind of file, from the workspace.
#[must_use]
pub fn schema_path(kind: Kind, keys: Spelling, profile: &str) -> PathBuf {
    let (kind, spelling): (&str, &str) = (kind.into(), if keys == Spelling::Japanese { "ja" } else { "en" });
    Path::new("templates").join(profile).join("schema").join(format!("{kind}.{spelling}.json"))
}
