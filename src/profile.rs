//! A council profile as a folder: compiled into the binary, overridden file by file by the workspace.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use include_dir::{Dir, include_dir};
use strum::IntoEnumIterator;

use crate::case::Case;
use crate::council::{ClauseSet, Council, MatterValue, Row, Sheet};
use crate::finding::Findings;
use crate::fonts::FontSet;
use crate::lint;
use crate::matter_type::MatterType;
use crate::phrase::Phrase;
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

/// What a case file looks like for the council of a profile. `None` where there is no such profile, or it is wrong.
///
/// # Errors
///
/// If a file cannot be read.
pub fn case_schema_of(name: &str, templates: &Path, findings: &mut Findings) -> Result<Option<Schema>> {
    let files = files(name, templates)?;
    let council = files.get("council.yaml").and_then(|(path, bytes)| {
        let source = lint::source(path.clone(), bytes.clone(), findings);
        load::<Council>(&source, &Schema::of::<Council>(), findings)
    });
    Ok(council.map(|council| case_schema(&council.value)))
}

/// The names of all profiles: those compiled in, and those of the workspace.
///
/// # Errors
///
/// If the folder cannot be read.
pub fn names(templates: &Path) -> Result<BTreeSet<String>> {
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
    let mut names: BTreeSet<String> = BUILT_IN.dirs().filter_map(|folder| name(folder.path())).collect();
    if templates.is_dir() {
        for entry in std::fs::read_dir(templates).with_context(|| templates.display().to_string())? {
            let path = entry?.path();
            names.extend(name(&path).filter(|name| path.is_dir() && !name.starts_with('.')));
        }
    }
    Ok(names)
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
        schema.add_row(
            &["project"],
            &own.key,
            &own.name,
            own.description.as_deref().unwrap_or(&own.name),
            own.example.as_deref(),
        );
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
        schema.add_row(
            &["matters"],
            &own.key,
            &own.name,
            own.description.as_deref().unwrap_or(&own.name),
            own.example.as_deref(),
        );
    }
    // What every type asks for; what only some ask for is a rule's business, since a ground settles the type.
    let (first, others) =
        sheets.split_first().map_or((&[][..], &[][..]), |(first, others)| (&first.required[..], others));
    for row in first.iter().filter(|row| others.iter().all(|sheet| sheet.required.contains(row))) {
        let way: Vec<&str> = std::iter::once("matters").chain(council.way(row)).collect();
        schema.require(&way);
    }
    label(&mut schema, council);
    schema
}

/// Names the keys as the form of this council does, where its sheets agree.
fn label(schema: &mut Schema, council: &Council) {
    let mut labels: BTreeMap<Vec<&str>, BTreeSet<&str>> = BTreeMap::new();
    for row in &council.overview.rows {
        if let Row::Core(value) = row {
            labels
                .entry(vec!["project", value.name()])
                .or_default()
                .insert(council.label(&council.overview.labels, row));
        }
    }
    for sheet in MatterType::iter().filter_map(|kind| council.sheets.of(kind)) {
        for row in sheet.rows.iter().flatten() {
            if let Row::Core(value) = row
                && !value.way().is_empty()
            {
                let way = std::iter::once("matters").chain(value.way().iter().copied()).collect();
                labels.entry(way).or_default().insert(council.label(&sheet.labels, row));
            }
        }
    }
    for value in MatterValue::iter().filter(|value| !value.way().is_empty()) {
        let way: Vec<&str> = std::iter::once("matters").chain(value.way().iter().copied()).collect();
        if !labels.contains_key(&way) {
            schema.mark(&way, "x-unused", "yes");
        }
    }
    for (way, labels) in labels {
        if let [label] = labels.into_iter().collect::<Vec<_>>()[..] {
            let label = Phrase::parse(label).fill(|_| council.municipality.short.clone());
            schema.mark(&way, "x-label", &label);
        }
    }
}
