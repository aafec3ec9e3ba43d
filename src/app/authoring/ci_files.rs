//! The settings of CI of a new workspace. Servers look for them at the top of the repository, wherever the workspace lies in it.

use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::diagnostic::path::{at, slashed};
use crate::disk;
use crate::limits::FILE_BYTES;

/// The settings of CI: what is written, and what is there already and stays.
#[derive(Debug)]
pub(super) struct CiFiles {
    /// The folder to which the paths count: the top of the repository, or the workspace where it lies in none.
    pub(super) top: PathBuf,
    /// The files, by their paths from there.
    pub(super) files: Vec<(PathBuf, String)>,
    /// Files of others that would have to say something of ours.
    pub(super) kept: Vec<PathBuf>,
}

const WORKFLOW: &str = include_str!("workspace/ci/github.yml");
const PIPELINE: &str = include_str!("workspace/ci/gitlab.yml");
const GET_SHINGIKAI: &str = include_str!("workspace/ci/get-shingikai");
const ATTRIBUTES: &str = include_str!("workspace/ci/gitattributes");

impl CiFiles {
    /// The settings for a workspace in this folder. Where another workspace of the repository has its own, they get names that
    /// say which one they are for.
    ///
    /// # Errors
    ///
    /// If it cannot be known what is there.
    pub(super) fn of(folder: &Path) -> Result<Self> {
        let top = top(folder)?;
        let below = folder.strip_prefix(&top).unwrap_or(Path::new(""));
        let below = slashed(below);
        let place = if below.is_empty() { "." } else { below.as_str() };
        let is_plain = |letter: char| letter.is_alphanumeric() || "-_.".contains(letter);
        let slug: String = below.chars().map(|letter| if is_plain(letter) { letter } else { '-' }).collect();
        // The workflow's name is part of the keys of caches, which take no comma.
        let name = match below.replace(',', "_") {
            below if below.is_empty() => "shingikai".to_owned(),
            below => format!("shingikai ({below})"),
        };
        let is_taken = |path: &str| -> Result<bool> {
            let path = top.join(path);
            Ok(!below.is_empty() && disk::is_there(&path).with_context(at(&path))?)
        };
        let (workflow, pipeline) = (".github/workflows/shingikai.yml", ".gitlab-ci.yml");
        let is_second = is_taken(pipeline)?;
        let pipeline = if is_second { format!(".gitlab/shingikai-{slug}.yml") } else { pipeline.to_owned() };
        let workflow = if is_taken(workflow)? {
            format!(".github/workflows/shingikai-{slug}.yml")
        } else {
            workflow.to_owned()
        };
        let fill = |text: &str| {
            let quoted = |text: &str| serde_json::to_string(text).expect("a text can be written");
            text.replace("\"{folder}\"", &quoted(place))
                .replace("{workflow}", &quoted(&name))
                .replace("{slug}", if slug.is_empty() { "shingikai" } else { &slug })
                .replace("{pipeline}", &quoted(&pipeline))
        };
        let mut files =
            vec![(PathBuf::from(&workflow), fill(WORKFLOW)), (PathBuf::from(&pipeline), fill(PIPELINE))];
        let mut kept: Vec<PathBuf> = is_second.then(|| PathBuf::from(".gitlab-ci.yml")).into_iter().collect();
        for (path, text) in [(".ci/get-shingikai", GET_SHINGIKAI), (".gitattributes", ATTRIBUTES)] {
            match found(&top.join(path))? {
                Some(other) if other != text.as_bytes() => kept.push(path.into()),
                _ => files.push((path.into(), text.to_owned())),
            }
        }
        Ok(Self { top, files, kept })
    }
}

/// The top of the repository in which a folder lies, or will lie; the folder itself where there is none.
fn top(folder: &Path) -> Result<PathBuf> {
    for above in folder.ancestors() {
        let git = above.join(".git");
        if disk::is_there(&git).with_context(at(&git))? {
            return Ok(above.to_owned());
        }
    }
    Ok(folder.to_owned())
}

/// What a file says; nothing where there is none.
fn found(path: &Path) -> Result<Option<Vec<u8>>> {
    let absence = |error: io::Error| if disk::is_absence(&error) { Ok(None) } else { Err(error) };
    disk::read(path, FILE_BYTES).map(Some).or_else(absence).with_context(at(path))
}
