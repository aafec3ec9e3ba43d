//! The schemas that editors use, one of each kind of file and spelling of keys.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use chrono::NaiveDate;

use crate::diagnostic::fault::Fault;
use crate::diagnostic::finding::Findings;
use crate::diagnostic::path::at;
use crate::disk::{self, EntryKind};
use crate::input::schema::{Loaded, Schema, Spelling, load};
use crate::limits;
use crate::model::council::{ClauseSet, Council};
use crate::model::meeting::Meeting;
use crate::text::source::SourceFile;
use crate::text::wareki::Wareki;
use crate::workspace::profile::{self, Reader, Texts};

/// A kind of file that people write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::EnumIter, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum SchemaKind {
    /// A case file.
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
pub fn schema(kind: SchemaKind, profile: &str, templates: &Path) -> Result<Schema> {
    let texts = || texts_of(profile, templates);
    let of_file = |schema: Schema| {
        let texts = texts()?;
        Ok(if texts.base.is_some() { schema.on_base() } else { schema })
    };
    match kind {
        SchemaKind::Meeting => Ok(Schema::of::<Meeting>()),
        SchemaKind::Council => of_file(Schema::of::<Council>()),
        SchemaKind::Clauses => of_file(Schema::of::<ClauseSet>()),
        SchemaKind::Case => Ok(profile::case_schema_of(texts()?.as_ref())),
    }
}

/// The texts of a profile.
///
/// # Errors
///
/// If the profile is not there, cannot be read, or is wrong.
pub(super) fn texts_of(profile: &str, templates: &Path) -> Result<Arc<Texts>> {
    let texts = Reader::new(templates.to_owned()).texts(profile, &mut Findings::new())?;
    let sound = texts.filter(|texts| texts.is_sound());
    sound.ok_or_else(|| Fault::new("profile-wrong").with("profile", profile).into())
}

/// The schema of a kind of file for a profile that is not there yet, and will say only on which one it builds.
pub(super) fn schema_on(kind: SchemaKind, base: &str, templates: &Path) -> Result<Schema> {
    match kind {
        SchemaKind::Meeting | SchemaKind::Case => schema(kind, base, templates),
        SchemaKind::Council => Ok(Schema::of::<Council>().on_base()),
        SchemaKind::Clauses => Ok(Schema::of::<ClauseSet>().on_base()),
    }
}

/// The profile of a name; without one, that of the last meeting, else the only one of the workspace.
///
/// # Errors
///
/// If there is none of that name, or if none is named and nothing says which is meant.
pub fn choose_profile(named: Option<&str>, root: &Path) -> Result<String> {
    let templates = root.join("templates");
    let profiles = profile::names(&templates)?;
    let known = || profiles.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
    if let Some(name) = named {
        if !profiles.contains(name) {
            bail!(Fault::new("profile-unknown").with("profile", name).with("known", known()));
        }
        return Ok(name.to_owned());
    }
    if let Some(last) = council_of_last_meeting(root)?.filter(|name| profiles.contains(name)) {
        return Ok(last);
    }
    let own = profile::names_in_workspace(&templates)?;
    match own.first().filter(|_| own.len() == 1) {
        Some(only) => Ok(only.clone()),
        None => bail!(Fault::new("profile-not-named").with("known", known())),
    }
}

/// The profile of the meeting whose folder comes last by name: meetings are named by their dates.
fn council_of_last_meeting(root: &Path) -> Result<Option<String>> {
    let cases = root.join("cases");
    let folders = match disk::names_below(root, &cases) {
        Err(error) if disk::is_absence(&error) => Vec::new(),
        folders => folders.with_context(at(&cases))?,
    };
    for folder in folders.iter().rev() {
        let file = cases.join(folder).join("meeting.yaml");
        if let Some(EntryKind::File { .. }) = disk::kind_below(root, &file).with_context(at(&file))? {
            return council_of(root, &file);
        }
    }
    Ok(None)
}

/// The profile that a meeting's file names, where there is one that can be read.
///
/// # Errors
///
/// If the file is there and cannot be read, or is a link or behind one.
pub(super) fn council_of(root: &Path, path: &Path) -> Result<Option<String>> {
    Ok(meeting_at(root, path)?.map(|meeting| meeting.value.council).filter(|council| !council.is_empty()))
}

/// The day that a meeting's file names, where there is one that can be read.
///
/// # Errors
///
/// If the file is there and cannot be read, or is a link or behind one.
pub(super) fn day_of(root: &Path, path: &Path) -> Result<Option<NaiveDate>> {
    let Some(meeting) = meeting_at(root, path)? else { return Ok(None) };
    let typed = meeting.tree.get("date").and_then(|date| date.text());
    Ok(typed.and_then(|typed| typed.parse::<Wareki>().ok()).map(|date| date.first_day()))
}

fn meeting_at(root: &Path, path: &Path) -> Result<Option<Loaded<Meeting>>> {
    let text = match disk::read_below(root, path, limits::FILE_BYTES) {
        Err(error) if disk::is_absence(&error) => return Ok(None),
        bytes => String::from_utf8(bytes.with_context(at(path))?).with_context(at(path))?,
    };
    let file = Arc::new(SourceFile::new(path.to_owned(), &text));
    Ok(load::<Meeting>(&file, &Schema::of::<Meeting>(), &mut Findings::new()))
}

/// Where a profile keeps the schema of a kind of file, from the workspace.
#[must_use]
pub fn schema_path(kind: SchemaKind, keys: Spelling, profile: &str) -> PathBuf {
    let (kind, spelling): (&str, &str) = (kind.into(), if keys == Spelling::Japanese { "ja" } else { "en" });
    Path::new("templates").join(profile).join("schema").join(format!("{kind}.{spelling}.json"))
}
