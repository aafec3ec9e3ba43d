//! The pages of a document that changed, and their pictures.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::app::ci::files;
use crate::app::session::Session;
use crate::papers::document_id::FileKind;
use crate::typeset::pdf::pages::Pages;
use crate::typeset::typst::{Typst, Versions};

use super::pages::{PageChange, changes};
use super::papers::{PaperKey, Papers};
use super::told::{DocumentChange, DocumentDifference, PageDifference};

/// Where pictures of pages go.
#[derive(Debug)]
pub struct Pictures {
    /// The folder; it is made where there are some.
    pub folder: PathBuf,
    /// What stands above the old and the new version of a page.
    pub labels: [String; 2],
}

/// A document that is not the same, with the pages that changed; none where pages only have other numbers.
pub(super) fn compare(
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
pub(super) fn draw(
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
