//! What changed on paper since another commit: whose papers came, went and changed, page by page, with pictures.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::app::session::Session;
use crate::diagnostic::path::at;
use crate::disk;
use crate::limits::{PAGES_COMPARED, PAPER_BYTES};
use crate::output::manifest::Manifest;
use crate::papers::document_id::{BundleSet, DocumentKind, FileKind};
use crate::typeset::pdf::pages::Pages;
use crate::typeset::typst::{Typst, Versions};

use super::collect::{build_meetings, cases_of};
use super::files;
use super::git::Repository;
use super::pages::{PageChange, changes};

/// What changed on the papers of a meeting.
#[derive(Debug)]
pub struct MeetingDifferences {
    /// Its name.
    pub meeting: String,
    /// The name that it had before, if that was another one.
    pub renamed_from: Option<String>,
    /// Why its papers could not be compared, if they could not.
    pub not_compared: Option<NotCompared>,
    /// The documents that changed, in the order of their paths.
    pub documents: Vec<DocumentDifference>,
    /// Pages that changed beyond those that are drawn.
    pub not_drawn: usize,
}

/// Why papers are not compared.
#[derive(Debug)]
pub enum NotCompared {
    /// The commit is not known here.
    UnknownCommit,
    /// There was no such meeting.
    NewMeeting,
    /// The papers of that commit cannot be made: in the words of a fault.
    Failed(anyhow::Error),
}

/// A document that changed.
#[derive(Debug, PartialEq, Eq)]
pub struct DocumentDifference {
    /// Its path below the meeting's folder; of one that went the old one.
    pub name: String,
    /// What became of it.
    pub change: DocumentChange,
    /// Whether the public gets to see it.
    pub is_public: bool,
    /// The pages that changed.
    pub pages: Vec<PageDifference>,
}

/// What became of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DocumentChange {
    /// It was not there before.
    New,
    /// It is the same under another name, or lies elsewhere; pages may have changed as well.
    Moved {
        /// Its old path below the meeting's folder.
        from: String,
    },
    /// Pages changed.
    Changed,
    /// Its case or item is no longer there.
    Gone,
    /// It is to be there, and could not be made: a file has an error.
    NotMade,
}

/// A page that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageDifference {
    /// Which one.
    pub change: PageChange,
    /// The picture of both versions, by its path below the folder of pictures.
    pub picture: Option<PathBuf>,
}

/// Where pictures of pages go.
#[derive(Debug)]
pub struct Pictures {
    /// The folder; it is made where there are some.
    pub folder: PathBuf,
    /// What stands above the old and the new version of a page.
    pub labels: [String; 2],
}

/// What is compared.
#[derive(Debug, Clone, Copy)]
pub struct Comparison<'a> {
    /// The commit before.
    pub base: &'a str,
    /// The meeting's name in that commit.
    pub before: &'a str,
    /// Its name now.
    pub meeting: &'a str,
    /// The folder with a folder of papers for each meeting, as they are now.
    pub made: &'a Path,
    /// Where pictures go.
    pub pictures: &'a Pictures,
}

/// Compares the papers of a meeting with those that another commit makes.
///
/// # Errors
///
/// If the machine fails.
pub fn differences(
    session: &Session,
    repository: &Repository,
    comparison: Comparison<'_>,
) -> Result<MeetingDifferences> {
    let Comparison { base, before, meeting, made, pictures } = comparison;
    let mut told = MeetingDifferences {
        meeting: meeting.to_owned(),
        renamed_from: (before != meeting).then(|| before.to_owned()),
        not_compared: None,
        documents: Vec::new(),
        not_drawn: 0,
    };
    let Some(base) = repository.commit(base)? else {
        told.not_compared = Some(NotCompared::UnknownCommit);
        return Ok(told);
    };
    let folder = disk::temporary_folder().context("tempdir")?;
    let cases = format!("cases/{before}");
    if repository.id(&base, &cases)?.is_none() {
        told.not_compared = Some(NotCompared::NewMeeting);
        return Ok(told);
    }
    repository.export(&base, &["cases", "templates"], folder.path())?;
    let output = match build_before(session, folder.path(), before) {
        Ok(output) => output,
        Err(error) => {
            session.typst.run_context.cancellation.check()?;
            told.not_compared = Some(NotCompared::Failed(error));
            return Ok(told);
        }
    };
    let renamed = renamed_cases(repository, &base, (before, meeting))?;
    let old = Papers::read(&output.join(before), &renamed)?;
    let new = Papers::read(&made.join(meeting), &BTreeMap::new())?;
    let cases = cases_of(repository, meeting)?;
    let mut room = PAGES_COMPARED;
    for (key, change) in changed(&old, &new, &cases) {
        let document = compare(key, change, (&old, &new))?;
        told.not_drawn += document.pages.len().saturating_sub(room);
        told.documents.push(draw(document, key, &mut room, (&old, &new), session, pictures)?);
    }
    Ok(told)
}

/// Makes the papers of a meeting as they were. Returns the folder of papers.
fn build_before(session: &Session, root: &Path, meeting: &str) -> Result<PathBuf> {
    let session = session.elsewhere(root);
    // What had an error then is not there; what typst refuses now says nothing of then.
    build_meetings(&session, &[meeting])?.published.complaint()?;
    Ok(session.workspace.output())
}

/// The new names of the cases of a meeting that were renamed, by their old ones.
fn renamed_cases(
    repository: &Repository,
    base: &str,
    (before, meeting): (&str, &str),
) -> Result<BTreeMap<String, String>> {
    let case = |path: &str, meeting: &str| {
        let name = path.strip_prefix("cases/")?.strip_prefix(meeting)?.strip_prefix('/')?;
        Some(name.strip_suffix(".yaml")?.to_owned())
    };
    let renamed = repository.renames(base, "HEAD", "cases")?;
    let renamed =
        renamed.iter().filter_map(|file| Some((case(&file.from, before)?, case(&file.to, meeting)?)));
    Ok(renamed.collect())
}

/// The papers of a meeting.
struct Papers {
    folder: PathBuf,
    /// The documents by what they are, whatever their case is called and wherever they lie.
    documents: BTreeMap<PaperKey, Paper>,
    /// The matching numbers on them.
    numbers: Vec<String>,
    /// Whether the meeting has no documents of its own because something is wrong.
    is_stopped: bool,
}

/// What a document is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum PaperKey {
    /// A document of a case, by the case's name now and the document's.
    OfCase(String, String),
    /// A material, by its number.
    Material(String),
    /// Another document of the meeting, by its name.
    OfMeeting(String),
}

/// A document as it lies there.
#[derive(Debug)]
struct Paper {
    /// Its path below the meeting's folder.
    path: String,
    sha256: String,
    is_public: bool,
}

impl Papers {
    /// - `renamed` are the names that cases have now, by those that they have here
    fn read(folder: &Path, renamed: &BTreeMap<String, String>) -> Result<Self> {
        let manifest = Manifest::read(folder).with_context(at(folder))?;
        let mut documents = BTreeMap::new();
        for (case, record) in &manifest.cases {
            let now = renamed.get(case).unwrap_or(case);
            for (file, document) in &record.documents {
                let (path, sha256) = (format!("{case}/{file}"), document.sha256.clone());
                let key = PaperKey::OfCase(now.clone(), file.clone());
                documents.insert(key, Paper { path, sha256, is_public: false });
            }
        }
        let own = manifest.meeting.as_ref().filter(|meeting| !meeting.outdated);
        for (file, document) in own.into_iter().flat_map(|meeting| &meeting.documents) {
            let kind = FileKind::split(file).and_then(|(stem, _)| DocumentKind::of_meeting(stem));
            let is_public = matches!(
                kind,
                Some(DocumentKind::Bundle(BundleSet::Public) | DocumentKind::Material { closed: false, .. })
            );
            let key = match kind {
                Some(DocumentKind::Material { number, .. }) => PaperKey::Material(number),
                _ => PaperKey::OfMeeting(file.clone()),
            };
            documents.insert(key, Paper { path: file.clone(), sha256: document.sha256.clone(), is_public });
        }
        let numbers = manifest.cases.values().map(|record| record.matching_number.clone()).collect();
        Ok(Self { folder: folder.to_owned(), documents, numbers, is_stopped: own.is_none() })
    }

    /// The bytes of a document; none where there is no such document.
    fn bytes(&self, key: &PaperKey) -> Result<Vec<u8>> {
        let Some(paper) = self.documents.get(key) else { return Ok(Vec::new()) };
        let path = self.folder.join(&paper.path);
        disk::read(&path, PAPER_BYTES).with_context(at(&path))
    }
}

/// What became of each document that is not the same, byte for byte, at the same place.
fn changed<'p>(old: &'p Papers, new: &'p Papers, cases: &[String]) -> BTreeMap<&'p PaperKey, DocumentChange> {
    let mut changed = BTreeMap::new();
    for (key, paper) in &new.documents {
        let change = match old.documents.get(key) {
            Some(before) if before.path != paper.path => DocumentChange::Moved { from: before.path.clone() },
            Some(before) if before.sha256 == paper.sha256 => continue,
            Some(_) => DocumentChange::Changed,
            None => DocumentChange::New,
        };
        changed.insert(key, change);
    }
    for key in old.documents.keys().filter(|key| !new.documents.contains_key(key)) {
        let is_missing = match key {
            PaperKey::OfCase(case, _) => cases.contains(case) && !new.has_case(case),
            PaperKey::Material(_) | PaperKey::OfMeeting(_) => new.is_stopped,
        };
        changed.insert(key, if is_missing { DocumentChange::NotMade } else { DocumentChange::Gone });
    }
    changed
}

impl Papers {
    fn has_case(&self, name: &str) -> bool {
        self.documents.keys().any(|key| matches!(key, PaperKey::OfCase(case, _) if case == name))
    }
}

/// A document that is not the same, with the pages that changed; none where pages only have other numbers.
fn compare(
    key: &PaperKey,
    change: DocumentChange,
    (old, new): (&Papers, &Papers),
) -> Result<DocumentDifference> {
    let paper = new.documents.get(key).or_else(|| old.documents.get(key)).expect("it is one of them");
    let is_in_both = matches!(change, DocumentChange::Changed | DocumentChange::Moved { .. });
    let pages = if is_in_both {
        let numbers = [&old.numbers[..], &new.numbers].concat();
        let looks = |papers: &Papers| Pages::read(&papers.bytes(key)?)?.looks(&numbers);
        changes(&looks(old)?, &looks(new)?)
    } else {
        Vec::new()
    };
    let pages = pages.into_iter().map(|change| PageDifference { change, picture: None }).collect();
    Ok(DocumentDifference { name: paper.path.clone(), change, is_public: paper.is_public, pages })
}

/// Draws the pages that changed, as long as there is room.
fn draw(
    mut document: DocumentDifference,
    key: &PaperKey,
    room: &mut usize,
    (old, new): (&Papers, &Papers),
    session: &Session,
    pictures: &Pictures,
) -> Result<DocumentDifference> {
    let count = document.pages.len().min(*room);
    *room -= count;
    if count == 0 {
        return Ok(document);
    }
    let pairs: Vec<_> = document.pages[..count].iter().map(|page| page.change.pair()).collect();
    let (before, after) = (old.bytes(key)?, new.bytes(key)?);
    let versions = Versions { before: &before, after: &after, labels: &pictures.labels };
    let fonts = session.workspace.fonts.folder();
    let drawn = Typst::find(&session.typst)?.side_by_side(versions, &pairs, fonts)?;
    let stem = FileKind::split(&document.name).map_or(document.name.as_str(), |(stem, _)| stem);
    let meeting = new.folder.file_name().unwrap_or_default();
    for (page, picture) in document.pages.iter_mut().zip(drawn) {
        let number = match page.change {
            PageChange::Changed { after, .. } | PageChange::New { after } => format!("p{after}"),
            PageChange::Gone { before } => format!("old-p{before}"),
        };
        let name = Path::new(meeting).join(format!("{stem}-{number}.png"));
        let place = pictures.folder.join(&name);
        files::write(&place, &picture)?;
        page.picture = Some(name);
    }
    Ok(document)
}
