//! Places, related places and fixes in words and numbers.

use serde::Serialize;

use crate::diagnostic::finding::{Related, Relation};
use crate::diagnostic::fix::{Change, FileEdit, Fix};
use crate::diagnostic::path::slashed;
use crate::text::source::{SourceFile, Span};

use super::fixes::title;
use super::{Message, Messages};

/// A place as people count it.
#[derive(Debug, Serialize)]
pub(super) struct RenderedPlace {
    /// Path from the workspace, `/` between names.
    pub file: String,
    /// First line, from 1.
    pub line: usize,
    /// First column, from 1, in characters.
    pub column: usize,
    /// Last line.
    pub end_line: usize,
    /// The column after the last one.
    pub end_column: usize,
}

impl RenderedPlace {
    pub(super) fn of(file: &SourceFile, span: &Span) -> Self {
        let (start, end) = (file.position(span.start), file.position(span.end));
        Self {
            file: slashed(&file.path),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
        }
    }
}

impl RenderedPlace {
    /// Tells the file from a folder above the workspace.
    pub(super) fn tell_from_above(&mut self, workspace: &str) {
        self.file.insert_str(0, workspace);
    }
}

/// Another place that a finding speaks of.
#[derive(Debug, Serialize)]
pub(super) struct RenderedRelated {
    /// What stands there.
    pub message: String,
    #[serde(flatten)]
    pub place: RenderedPlace,
}

impl RenderedRelated {
    pub(super) fn of(related: &Related, messages: &Messages) -> Self {
        let message = match related.what {
            Relation::First => Message::RelatedFirst,
            Relation::List => Message::RelatedList,
            Relation::Other => Message::RelatedOther,
            Relation::Belongs => Message::RelatedBelongs,
        };
        let place = RenderedPlace::of(&related.file, &related.span);
        Self { message: messages.word(message), place }
    }
}

/// A way to mend a finding.
#[derive(Debug, Serialize)]
pub(super) struct RenderedFix<'a> {
    /// What it does.
    pub title: String,
    /// Whether it may be made without asking.
    pub safe: bool,
    /// Texts in the place of others.
    pub edits: Vec<RenderedEdit<'a>>,
    /// The file that is to be saved as UTF-8.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to_utf8: Option<String>,
    /// The file that is to get another name: from, to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rename: Option<RenderedRename>,
}

/// A text in the place of another.
#[derive(Debug, Serialize)]
pub(super) struct RenderedEdit<'a> {
    #[serde(flatten)]
    pub place: RenderedPlace,
    /// What comes.
    pub text: &'a str,
}

/// A new name of a file.
#[derive(Debug, Serialize)]
pub(super) struct RenderedRename {
    /// Path as it is.
    pub from: String,
    /// Path as it should be.
    pub to: String,
}

impl<'a> RenderedFix<'a> {
    /// Tells the files from a folder above the workspace.
    pub(super) fn tell_from_above(&mut self, workspace: &str) {
        self.edits.iter_mut().for_each(|edit| edit.place.tell_from_above(workspace));
        let rename = self.rename.iter_mut().flat_map(|rename| [&mut rename.from, &mut rename.to]);
        self.to_utf8.iter_mut().chain(rename).for_each(|file| file.insert_str(0, workspace));
    }

    pub(super) fn of(fix: &'a Fix, messages: &Messages) -> Self {
        let title = title(fix, messages);
        let mut rendered = Self { title, safe: fix.safe, edits: Vec::new(), to_utf8: None, rename: None };
        match &fix.change {
            Change::Edits(edits) => {
                let edit = |FileEdit { file, edit }: &'a FileEdit| RenderedEdit {
                    place: RenderedPlace::of(file, &edit.span),
                    text: &edit.text,
                };
                rendered.edits = edits.iter().map(edit).collect();
            }
            Change::ToUtf8(file) => rendered.to_utf8 = Some(slashed(&file.path)),
            Change::Rename { from, to } => {
                rendered.rename = Some(RenderedRename { from: slashed(from), to: slashed(to) });
            }
        }
        rendered
    }
}
