//! New files in the workspace: fresh ones, or copies of old ones. Nothing that is there is ever overwritten.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::diagnostic::fault::Fault;
use crate::diagnostic::path::{at, shown, slashed};
use crate::disk::{self, EntryKind};
use crate::input::schema::{Scaffold, Schema, Spelling};
use crate::text::file_name::{composed, fault};

use super::copy::copy;
use super::prepared::Prepared;
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
    let of_meeting = council_of(root, &root.join(&meeting_file))?;
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
        let place = root.join(&meeting_file);
        if disk::kind_below(root, &place).with_context(at(&place))?.is_none() {
            files.push((
                meeting_file,
                SchemaKind::Meeting,
                options.keys,
                scaffold(SchemaKind::Meeting, &profile, options, &templates)?,
            ));
        }
    } else if let Some(from) = options.from {
        bail!(Fault::new("copy-needs-case").with("from", shown(from)).with("meeting", meeting));
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
        let place = root.join(path);
        if disk::is_there(&place).with_context(at(&place))? {
            bail!(Fault::new("already-there").with("path", shown(path)));
        }
    }
    for (_, kind, keys, _) in &files {
        let schema = schema(*kind, &profile, &templates)?;
        write_schema(&schema, *keys, &root.join(schema_path(*kind, *keys, &profile)))?;
    }
    let prepared = Prepared::beside(&root.join(&folder))?;
    for (path, kind, keys, text) in &files {
        let modeline = format!(
            "# yaml-language-server: $schema=../../{}\n",
            slashed(&schema_path(*kind, *keys, &profile))
        );
        prepared.write(path.strip_prefix(&folder).expect("it lies there"), &(modeline + text))?;
    }
    prepared.appear()?;
    Ok(files.into_iter().map(|(path, ..)| path).collect())
}

/// The name of the meeting's folder, and of the case, in a place.
fn names(place: &Path) -> Result<(String, Option<String>)> {
    let wrong = || Fault::new("no-place").with("place", shown(place));
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
    let names: Vec<String> = names.into_iter().map(composed).collect();
    let (meeting, case) = match &names[..] {
        [meeting] => (meeting, None),
        [meeting, case] => (meeting, Some(case.strip_suffix(".yaml").unwrap_or(case))),
        _ => bail!(wrong()),
    };
    let is_wrong = |name: &str| name.is_empty() || name.starts_with('.') || fault(name).is_some();
    if is_wrong(meeting) || case.is_some_and(is_wrong) {
        bail!(wrong());
    }
    Ok((meeting.clone(), case.filter(|case| *case != "meeting").map(ToOwned::to_owned)))
}

/// The file of a case to copy.
fn find_case(from: &Path, folder: &Path, root: &Path) -> Result<PathBuf> {
    let in_cases = root.join("cases").join(from);
    let mut with_ending = in_cases.clone().into_os_string();
    with_ending.push(".yaml");
    for path in [folder.join(from), in_cases, with_ending.into()] {
        // What somebody names may lie anywhere; what the workspace holds is not followed out of it.
        let is_own = path.starts_with(root);
        let kind = if is_own { disk::kind_below(root, &path) } else { disk::kind_named(&path) };
        match kind.with_context(at(&path))? {
            Some(EntryKind::File { .. }) => return Ok(path),
            Some(EntryKind::Link) => bail!(Fault::new("link-not-read-fault").with("path", shown(&path))),
            Some(EntryKind::Folder | EntryKind::Special) | None => {}
        }
    }
    bail!(Fault::new("no-such-case").with("from", shown(from)))
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
