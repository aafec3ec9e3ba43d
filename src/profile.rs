//! A council profile as a folder: compiled into the binary, overridden file by file by the workspace.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use include_dir::{Dir, include_dir};

use crate::case::Case;
use strum::IntoEnumIterator;

use crate::council::{ClauseSet, Council, Row, Sheet};
use crate::finding::Findings;
use crate::fonts::FontSet;
use crate::lint;
use crate::matter_type::MatterType;
use crate::schema::{Loaded, Schema, load};

/// The profiles that come with the program.
static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// A profile that was read.
#[derive(Debug)]
pub struct Profile {
    /// Name of its folder.
    pub name: String,
    /// `council.yaml`.
    pub council: Loaded<Council>,
    /// `clauses.yaml`.
    pub clauses: Loaded<ClauseSet>,
    /// Templates and Typst library, by file name.
    pub typst_files: BTreeMap<String, String>,
    /// The fonts it names.
    pub fonts: FontSet,
    /// What a case file of this council looks like.
    pub case_schema: Schema,
}

/// Reads the profile of a name. `None` where there is none, or where its files are wrong; the findings say how.
///
/// # Errors
///
/// If a file cannot be read, or a font is missing.
pub fn read(name: &str, templates: &Path, fonts: &Path, findings: &mut Findings) -> Result<Option<Profile>> {
    let files = files(name, templates)?;
    let (Some(council), Some(clauses)) = (files.get("council.yaml"), files.get("clauses.yaml")) else {
        return Ok(None);
    };
    let [council, clauses] =
        [council, clauses].map(|(path, bytes)| lint::source(path.clone(), bytes.clone(), findings));
    let council = load::<Council>(&council, &Schema::of::<Council>(), findings);
    let clauses = load::<ClauseSet>(&clauses, &Schema::of::<ClauseSet>(), findings);
    let (Some(council), Some(clauses)) = (council, clauses) else {
        return Ok(None);
    };
    let typst_files = files
        .into_iter()
        .filter(|(name, _)| has_ending(name, "typ"))
        .map(|(name, (path, bytes))| {
            let text = String::from_utf8(bytes).with_context(|| path.display().to_string())?;
            Ok((name, text))
        })
        .collect::<Result<_>>()?;
    let fonts = FontSet::load(&council.value.fonts, fonts)?;
    let case_schema = case_schema(&council.value);
    Ok(Some(Profile { name: name.to_owned(), council, clauses, typst_files, fonts, case_schema }))
}

/// Every file of a profile by name, with the path to show: the workspace's where it has one, else the built-in one.
fn files(name: &str, templates: &Path) -> Result<BTreeMap<String, (PathBuf, Vec<u8>)>> {
    let mut files = BTreeMap::new();
    let shown = |file: &str| Path::new("templates").join(name).join(file);
    for file in BUILT_IN.get_dir(name).into_iter().flat_map(Dir::files) {
        if let Some(file_name) = file.path().file_name().and_then(|name| name.to_str()) {
            files.insert(file_name.to_owned(), (shown(file_name), file.contents().to_owned()));
        }
    }
    let folder = templates.join(name);
    if !folder.is_dir() {
        return Ok(files);
    }
    for entry in std::fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        let known = ["yaml", "typ"].iter().any(|ending| has_ending(&path.to_string_lossy(), ending));
        if let (true, Some(file_name)) = (known, path.file_name().and_then(|name| name.to_str())) {
            let bytes = std::fs::read(&path).with_context(|| path.display().to_string())?;
            files.insert(file_name.to_owned(), (shown(file_name), bytes));
        }
    }
    Ok(files)
}

fn has_ending(name: &str, ending: &str) -> bool {
    Path::new(name).extension().is_some_and(|found| found == ending)
}

/// The schema of cases, with the keys that this council asks for, and those of its own rows.
fn case_schema(council: &Council) -> Schema {
    let mut schema = Schema::of::<Case>();
    for key in &council.cover.contact.required {
        schema.require(&["contact", key.name()]);
    }
    for own in council.overview.rows.iter().filter_map(|row| council.own_row(row)) {
        schema.add_row(&["project"], &own.key, &own.name, own.description.as_deref().unwrap_or(&own.name));
    }
    for row in &council.overview.required {
        match (row, council.own_row(row)) {
            (Row::Core(value), _) => schema.require(&["project", value.name()]),
            (Row::Own(_), Some(own)) => schema.require(&["project", &own.key]),
            (Row::Own(_), None) => {}
        }
    }
    let sheets: Vec<&Sheet> = MatterType::iter().filter_map(|kind| council.sheets.of(kind)).collect();
    for own in
        sheets.iter().flat_map(|sheet| sheet.rows.iter().flatten()).filter_map(|row| council.own_row(row))
    {
        schema.add_row(&["matters"], &own.key, &own.name, own.description.as_deref().unwrap_or(&own.name));
    }
    // What every type asks for; what only some ask for is a rule's business, since a ground settles the type.
    let (first, others) =
        sheets.split_first().map_or((&[][..], &[][..]), |(first, others)| (&first.required[..], others));
    for row in first.iter().filter(|row| others.iter().all(|sheet| sheet.required.contains(row))) {
        let way: Vec<&str> = std::iter::once("matters").chain(council.way(row)).collect();
        schema.require(&way);
    }
    schema
}
