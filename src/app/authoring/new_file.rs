//! New files in the workspace: fresh ones, or copies of old ones. Nothing that is there is ever overwritten.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use chrono::NaiveDate;

use crate::diagnostic::fault::Fault;
use crate::diagnostic::path::{at, shown, slashed};
use crate::disk;
use crate::input::schema::{Schema, Spelling};
use crate::model::meeting::Meeting;

use super::carry::TakenOver;
use super::copy::{copy_case, copy_meeting};
use super::fresh::{Fresh, day};
use super::place::{find_case, find_meeting, names};
use super::prepared::Prepared;
use super::scaffolds::{fresh_case, fresh_meeting, next_numbers_line};
use super::schema::{SchemaKind, choose_profile, council_of, schema, schema_path};

/// What a new file is to be.
#[derive(Debug)]
pub struct NewOptions<'a> {
    /// `MEETING` or `MEETING/CASE`, with or without `cases/` and `.yaml`.
    pub place: &'a Path,
    /// A case to copy, or for a meeting a meeting: a path from `folder`, or `MEETING/CASE`.
    pub from: Option<&'a Path>,
    /// The folder in which the program was started.
    pub folder: &'a Path,
    /// Spelling of the keys.
    pub keys: Spelling,
    /// Language of the lines on what they are for.
    pub described: Spelling,
    /// The profile, where named.
    pub profile: Option<&'a str>,
    /// The kinds of matter that a case is about, as typed; where there are none, every key of every kind is shown.
    pub kinds: &'a [String],
    /// The day of today, for examples.
    pub today: NaiveDate,
}

/// What was written.
#[derive(Debug)]
pub struct NewFiles {
    /// The files to fill in, from the workspace.
    pub files: Vec<PathBuf>,
    /// What a meeting took over from last time's, where it is a copy of that.
    pub taken: Option<TakenOver>,
}

/// A file that is to be written.
struct NewFile {
    path: PathBuf,
    kind: SchemaKind,
    keys: Spelling,
    text: String,
}

/// Writes a new file, the meeting's too where there is none yet, and the schemas that their first lines name.
///
/// # Errors
///
/// If the place is not one for a meeting or case, or taken; if the profile or the file to copy cannot be used; if a kind
/// is not known; if the disk cannot be written.
pub fn new_file(options: &NewOptions<'_>, root: &Path) -> Result<NewFiles> {
    let (meeting, case) = names(options.place)?;
    let folder = Path::new("cases").join(&meeting);
    let (profile, files, taken) = match case {
        Some(case) => {
            let (profile, files) = case_and_meeting(options, root, &meeting, &case)?;
            (profile, files, None)
        }
        None => meeting_alone(options, root, &meeting)?,
    };
    for file in &files {
        follows_no_link(root, &file.path)?;
        follows_no_link(root, &schema_path(file.kind, file.keys, &profile))?;
        let place = root.join(&file.path);
        if disk::is_there(&place).with_context(at(&place))? {
            bail!(Fault::new("already-there").with("path", shown(&file.path)));
        }
    }
    for file in &files {
        let schema = schema(file.kind, &profile, &root.join("templates"))?;
        write_schema(&schema, file.keys, &root.join(schema_path(file.kind, file.keys, &profile)))?;
    }
    let prepared = Prepared::beside(&root.join(&folder))?;
    for file in &files {
        let schema = slashed(&schema_path(file.kind, file.keys, &profile));
        let modeline = format!("# yaml-language-server: $schema=../../{schema}\n");
        prepared.write(
            file.path.strip_prefix(&folder).expect("it lies there"),
            (modeline + &file.text).as_bytes(),
        )?;
    }
    prepared.appear()?;
    Ok(NewFiles { files: files.into_iter().map(|file| file.path).collect(), taken })
}

/// A new case, and the file of its meeting where there is none, with the profile that they are for.
fn case_and_meeting(
    options: &NewOptions<'_>,
    root: &Path,
    meeting: &str,
    case: &str,
) -> Result<(String, Vec<NewFile>)> {
    let meeting_file = Path::new("cases").join(meeting).join("meeting.yaml");
    let of_meeting = council_of(root, &root.join(&meeting_file))?;
    let profile = choose_profile(options.profile.or(of_meeting.as_deref()), root)?;
    let day = day(options.today, meeting, root)?;
    let fresh = Fresh { profile: &profile, root, keys: options.keys, described: options.described, day };
    let (text, keys) = match options.from {
        Some(from) => {
            let from = find_case(from, options.folder, root)?;
            let schema = schema(SchemaKind::Case, &profile, &root.join("templates"))?;
            copy_case(&from, &schema, of_workspace(&from, root)?.as_deref())?
        }
        None => (fresh_case(&fresh, options.kinds)?, options.keys),
    };
    let path = meeting_file.with_file_name(format!("{case}.yaml"));
    let mut files = vec![NewFile { path, kind: SchemaKind::Case, keys, text }];
    let place = root.join(&meeting_file);
    if disk::kind_below(root, &place).with_context(at(&place))?.is_none() {
        let text = fresh_meeting(&fresh)?;
        files.push(NewFile { path: meeting_file, kind: SchemaKind::Meeting, keys: options.keys, text });
    }
    Ok((profile, files))
}

/// A new meeting without a case, with its profile: that of the meeting it is copied from, if it is.
fn meeting_alone(
    options: &NewOptions<'_>,
    root: &Path,
    meeting: &str,
) -> Result<(String, Vec<NewFile>, Option<TakenOver>)> {
    if !options.kinds.is_empty() {
        bail!(Fault::new("kind-needs-case").with("meeting", meeting));
    }
    let path = Path::new("cases").join(meeting).join("meeting.yaml");
    let (profile, text, keys, taken) = if let Some(from) = options.from {
        let from = find_meeting(from, options.folder, root)?;
        let old = of_workspace(&from, root)?;
        let old = old.as_deref().and_then(|place| place.split('/').next());
        let (text, keys, taken) = copy_meeting(&from, &Schema::of::<Meeting>(), old, meeting)?;
        let of_old = council_of(root, &from)?;
        let profile = choose_profile(of_old.as_deref().or(options.profile), root)?;
        let day = day(options.today, meeting, root)?;
        let fresh = Fresh { profile: &profile, root, keys, described: options.described, day };
        let line = next_numbers_line(&fresh)?.unwrap_or_default();
        (profile, line + &text, keys, Some(taken))
    } else {
        let profile = choose_profile(options.profile, root)?;
        let day = day(options.today, meeting, root)?;
        let fresh = Fresh { profile: &profile, root, keys: options.keys, described: options.described, day };
        let text = fresh_meeting(&fresh)?;
        (profile, text, options.keys, None)
    };
    Ok((profile, vec![NewFile { path, kind: SchemaKind::Meeting, keys, text }], taken))
}

/// A case of the workspace as another one names it: `MEETING/CASE`; `None` where it lies elsewhere.
fn of_workspace(path: &Path, root: &Path) -> Result<Option<String>> {
    let real = |path: &Path| disk::real_path_if_there(path).with_context(at(path));
    let (Some(path), Some(cases)) = (real(path)?, real(&root.join("cases"))?) else { return Ok(None) };
    let place = path.strip_prefix(cases).ok().filter(|place| place.components().count() == 2);
    Ok(place.map(|place| slashed(&place.with_extension(""))))
}

/// A link that somebody proposed could lead out of the workspace.
pub(super) fn follows_no_link(root: &Path, path: &Path) -> Result<()> {
    match disk::link_on_the_way(root, path).with_context(at(path))? {
        Some(link) => bail!(Fault::new("link-not-written").with("path", shown(&link))),
        None => Ok(()),
    }
}

/// Puts the schema where the first line of the new file says it is. It is made by the program, so a stale one is renewed.
fn write_schema(schema: &Schema, keys: Spelling, path: &Path) -> Result<()> {
    let text = schema_text(schema, keys);
    if disk::holds(path, text.as_bytes()).with_context(at(path))? {
        return Ok(());
    }
    let folder = path.parent().expect("it lies in a folder");
    let fresh = path.with_extension("json.new");
    let written = disk::create_folders(folder)
        .and_then(|()| disk::write(&fresh, text))
        .and_then(|()| disk::rename(&fresh, path));
    if written.is_err() {
        let _ = disk::remove_file(&fresh);
    }
    written.with_context(at(path))
}

/// A schema as its file holds it.
pub(super) fn schema_text(schema: &Schema, keys: Spelling) -> String {
    format!("{:#}\n", schema.export(keys, Spelling::Japanese))
}
