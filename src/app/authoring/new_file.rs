//! New files in the workspace: fresh ones, or copies of old ones. Nothing that is there is ever overwritten.

use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::diagnostic::fault::Fault;
use crate::diagnostic::path::at;
use crate::input::schema::{Scaffold, Spelling};
use crate::workspace::links;

use super::copy::copy;
use super::schema::{SchemaKind, choose_profile, council_of, schema, schema_path};

/// What a new file is to be.
#[derive(Debug)]
pub struct NewOptions<'a> {
    /// `MEETING` or `MEETING/CASE`, with or without `cases/` and `.yaml`.
    pub place: &'a Path,
    /// A case to copy: a path from `folder`, or `MEETING/CASE`.
    pub from: Option<&'a Path>,
    /// The folder in which the program was started.
    pub folder: &'a Path,
    /// Spelling of the keys.
    pub keys: Spelling,
    /// Language of the lines on what they are for.
    pub described: Spelling,
    /// The profile, where named.
    pub profile: Option<&'a str>,
}

/// Writes a new file, the meeting's too where there is none yet, and the schemas that their first lines name. Returns
/// the files to fill in, from the workspace.
///
/// # Errors
///
/// If the place is not one for a meeting or case, or taken; if the profile or the case to copy cannot be used; if the
/// disk cannot be written.
pub fn new_file(options: &NewOptions<'_>, root: &Path) -> Result<Vec<PathBuf>> {
    let (meeting, case) = names(options.place)?;
    let folder = Path::new("cases").join(&meeting);
    let meeting_file = folder.join("meeting.yaml");
    let templates = root.join("templates");
    let of_meeting = council_of(&root.join(&meeting_file))?;
    let profile = choose_profile(options.profile.or(of_meeting.as_deref()), root)?;

    let mut files = Vec::new();
    if let Some(case) = case {
        let (text, keys) = match options.from {
            Some(from) => copy(
                &find_case(from, options.folder, root)?,
                &schema(SchemaKind::Case, &profile, &templates)?,
            )?,
            None => (scaffold(SchemaKind::Case, &profile, options, &templates)?, options.keys),
        };
        files.push((folder.join(format!("{case}.yaml")), SchemaKind::Case, keys, text));
        if !root.join(&meeting_file).exists() {
            files.push((
                meeting_file,
                SchemaKind::Meeting,
                options.keys,
                scaffold(SchemaKind::Meeting, &profile, options, &templates)?,
            ));
        }
    } else if let Some(from) = options.from {
        bail!(Fault::new("copy-needs-case").with("from", from.display()).with("meeting", meeting));
    } else {
        files.push((
            meeting_file,
            SchemaKind::Meeting,
            options.keys,
            scaffold(SchemaKind::Meeting, &profile, options, &templates)?,
        ));
    }

    for (path, kind, keys, _) in &files {
        follows_no_link(root, path)?;
        follows_no_link(root, &schema_path(*kind, *keys, &profile))?;
    }
    for (path, kind, keys, text) in &files {
        let modeline = format!(
            "# yaml-language-server: $schema=../../{}\n",
            slashed(&schema_path(*kind, *keys, &profile))
        );
        create(root, path, &(modeline + text))?;
        refresh_schema(*kind, *keys, &profile, root)?;
    }
    Ok(files.into_iter().map(|(path, ..)| path).collect())
}

/// The name of the meeting's folder, and of the case, in a place.
fn names(place: &Path) -> Result<(String, Option<String>)> {
    let wrong = || Fault::new("no-place").with("place", place.display());
    let mut names = Vec::new();
    for component in place.components() {
        match component {
            Component::Normal(name) => names.push(name.to_str().ok_or_else(wrong)?),
            Component::CurDir => {}
            _ => bail!(wrong()),
        }
    }
    if names.len() > 1 && names[0] == "cases" {
        names.remove(0);
    }
    if names.iter().any(|name| name.starts_with('.') || name.contains('\\')) {
        bail!(wrong());
    }
    match names[..] {
        [meeting] => Ok((meeting.to_owned(), None)),
        [meeting, case] => {
            let case = case.strip_suffix(".yaml").unwrap_or(case);
            Ok((meeting.to_owned(), Some(case.to_owned()).filter(|case| case != "meeting")))
        }
        _ => bail!(wrong()),
    }
}

/// The file of a case to copy.
fn find_case(from: &Path, folder: &Path, root: &Path) -> Result<PathBuf> {
    let in_cases = root.join("cases").join(from);
    let with_ending = PathBuf::from(format!("{}.yaml", in_cases.display()));
    let found = [folder.join(from), in_cases, with_ending].into_iter().find(|path| path.is_file());
    let found = found.ok_or_else(|| Fault::new("no-such-case").with("from", from.display()))?;
    // What somebody names may lie anywhere; what the workspace holds is not followed out of it.
    match found.strip_prefix(root).ok().and_then(|below| links::on_the_way(root, below)) {
        Some(link) => bail!(Fault::new("link-not-read-fault").with("path", link.display())),
        None => Ok(found),
    }
}

fn scaffold(kind: SchemaKind, profile: &str, options: &NewOptions<'_>, templates: &Path) -> Result<String> {
    let mut known = BTreeMap::new();
    if kind == SchemaKind::Meeting {
        known.insert("council", profile.to_owned());
    }
    let how = Scaffold { keys: options.keys, described: options.described, known };
    let head: &[&str] = match options.described {
        Spelling::Japanese => &[
            "# 〔 〕のところを消して、値を書き込んでください。「# 」で始まる行は説明で、残しても構いません。",
            "# 「#」のすぐ後に項目の名前がある行は、書かなくてもよい項目です。書くときは「#」を消してください。",
            "",
        ],
        Spelling::English => &[
            "# Write values in place of what stands in 〔 〕. Lines that begin with `# ` explain; they may stay.",
            "# Lines in which a key follows the `#` at once may be left out; to use one, remove its `#`.",
            "",
        ],
    };
    let lines = schema(kind, profile, templates)?.scaffold(&how);
    Ok(head.iter().map(ToString::to_string).chain(lines).map(|line| line + "\n").collect())
}

/// Writes a file that is not there yet.
pub(super) fn create(root: &Path, path: &Path, text: &str) -> Result<()> {
    let place = root.join(path);
    let written = fs::create_dir_all(place.parent().expect("it lies in a folder"))
        .and_then(|()| OpenOptions::new().write(true).create_new(true).open(&place))
        .and_then(|mut file| file.write_all(text.as_bytes()));
    match written {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            bail!(Fault::new("already-there").with("path", path.display()))
        }
        written => written.with_context(at(path)),
    }
}

/// A link that somebody proposed could lead out of the workspace.
pub(super) fn follows_no_link(root: &Path, path: &Path) -> Result<()> {
    match links::on_the_way(root, path) {
        Some(link) => bail!(Fault::new("link-not-written").with("path", link.display())),
        None => Ok(()),
    }
}

/// Puts the schema where the first line of the new file says it is. It is made by the program, so a stale one is renewed.
pub(super) fn refresh_schema(kind: SchemaKind, keys: Spelling, profile: &str, root: &Path) -> Result<()> {
    let name = schema_path(kind, keys, profile);
    follows_no_link(root, &name)?;
    let path = root.join(name);
    let exported = schema(kind, profile, &root.join("templates"))?.export(keys, Spelling::Japanese);
    let text = format!("{exported:#}\n");
    if fs::read_to_string(&path).is_ok_and(|found| found == text) {
        return Ok(());
    }
    let folder = path.parent().expect("it lies in a folder");
    fs::create_dir_all(folder).and_then(|()| fs::write(&path, text)).with_context(at(&path))
}

fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
