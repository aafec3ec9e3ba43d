//! One document as it would be printed now, without the output folder and without its lock.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, Result};

use crate::app::session::{CheckedRead, Session};
use crate::cache::Cache;
use crate::diagnostic::finding::Findings;
use crate::disk;
use crate::output::incremental;
use crate::papers::document_id::DocumentId;
use crate::papers::view::{Origin, OriginFile, Sides, View, views};
use crate::text::source::Pointer;
use crate::typeset::foreign;
use crate::typeset::typst::{Drawing, DrawingFormat, FieldLinks, Refused, Typst};

/// What a document looks like now.
#[derive(Debug)]
pub struct Preview {
    /// The document; `None` where something is wrong that stops it, or where there is no such document.
    pub document: Option<Result<Drawing, Refused>>,
    /// The documents that there are of the same file.
    pub documents: Vec<DocumentId>,
    /// Everything that is wrong or doubtful in what was read for it.
    pub findings: Findings,
}

/// Draws a document from what its files say now. Of a case only its own file is read, with its meeting's and the profile.
///
/// # Errors
///
/// If the machine or a template fails, or the case or meeting is not there.
pub fn preview(session: &Session, id: &DocumentId, sides: Sides, format: DrawingFormat) -> Result<Preview> {
    let CheckedRead { meetings, findings, .. } = session.check(&[source_of(session, id)])?;
    let mut views = views(meetings.iter().map(Arc::as_ref), sides);
    let documents =
        views.iter().map(|view| view.id.clone()).filter(|known| known.case() == id.case()).collect();
    let before = id.counted_after();
    views.retain(|view| view.id == *id || before.contains(&view.id));
    let mut sources = session.render(views)?;
    let Some(at) = sources.iter().position(|source| source.view.id == *id) else {
        return Ok(Preview { document: None, documents, findings });
    };
    let mut source = sources.swap_remove(at);
    let run = disk::temporary_folder().context("tempdir")?;
    let nothing_known = Cache::default();
    let before = incremental::compile(sources, &session.typst, &nothing_known, run.path(), run.path())?;
    source = incremental::follow(source, &before);
    source = foreign::placed(source, &session.typst, &session.cache, run.path())?;
    let links = links(&source.view);
    let document = Typst::find(&session.typst)?.draw(source, run.path(), format, &links)?;
    Ok(Preview { document: Some(document), documents, findings })
}

/// The path of the case or the meeting that a document comes from.
#[must_use]
pub fn source_of(session: &Session, id: &DocumentId) -> PathBuf {
    let folder = session.workspace.root.join("cases").join(&id.meeting);
    id.case().map_or_else(|| folder.clone(), |case| folder.join(format!("{case}.yaml")))
}

/// The ways to the fields that the texts of a document come from, by the texts: those of its own file as pointers, and of a
/// meeting also those of its cases, with the name of the file before `#`. A text that was made of several leads to what is around
/// them. One that stands in several files leads nowhere, since nobody knows into which, but as a line of running text.
fn links(view: &View) -> FieldLinks {
    let mut links: BTreeMap<String, (&OriginFile, String)> = BTreeMap::new();
    let mut of_several = BTreeSet::new();
    for printed in view.content.printed() {
        let Some((file, way)) = way_of(printed.origins(), view.id.case()) else { continue };
        let (known, _) = links.entry(printed.text().to_owned()).or_insert((file, way));
        if *known != file {
            of_several.insert(printed.text().to_owned());
        }
    }
    links.retain(|text, _| !of_several.contains(text));
    let texts = links.into_iter().map(|(text, (_, way))| (text, way)).collect();
    let mut repeated: BTreeMap<String, Vec<Option<String>>> = BTreeMap::new();
    for line in view.content.lines() {
        let way = way_of(line.text.origins(), view.id.case()).map(|(_, way)| way);
        repeated.entry(line.text.text().to_owned()).or_default().push(way);
    }
    repeated.retain(|_, ways| ways.iter().any(|way| *way != ways[0]));
    FieldLinks { texts, repeated }
}

/// The file that a text comes from, and the way into it; `None` where it is none that the document is of.
///
/// - `case` is the one that the document is of; of a meeting's own documents none
fn way_of<'a>(origins: &'a [Origin], case: Option<&str>) -> Option<(&'a OriginFile, String)> {
    let is_own = |origin: &&Origin| match &origin.file {
        OriginFile::Case(name) => case.is_none_or(|case| name == case),
        OriginFile::Meeting => case.is_none(),
        OriginFile::Council | OriginFile::Clauses => false,
    };
    let own: Vec<&Origin> = origins.iter().filter(is_own).collect();
    let file = own.iter().map(|origin| &origin.file).max_by_key(|file| **file == OriginFile::Meeting)?;
    if *file != OriginFile::Meeting && own.iter().any(|origin| origin.file != *file) {
        return None;
    }
    let mut ways = own.iter().filter(|origin| origin.file == *file).map(|origin| origin.pointer.steps());
    let first = ways.next()?;
    let common = ways.fold(first, |known, way| {
        let same = known.iter().zip(way).take_while(|(one, other)| one == other).count();
        &known[..same]
    });
    let pointer = Pointer::of(common).to_string();
    match file {
        _ if common.is_empty() => None,
        OriginFile::Case(name) if case.is_none() => Some((file, format!("{name}.yaml#{pointer}"))),
        _ => Some((file, pointer)),
    }
}
