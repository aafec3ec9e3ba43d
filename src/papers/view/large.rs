//! A bundle in large type (大活字版), for members with low vision: one column, tables as label and value, the pages of the usual
//! edition named. It has the lines of the bundle's text, so nothing of that is lost.

use serde::Serialize;

use crate::model::council::LargeType;

use super::bundle::{BundleText, ClosedMark};
use super::paper::Paper;
use super::printed::Printed;
use super::spoken::{SpokenKind, SpokenLine, SpokenText};
use super::text_alternative;

/// The bundle in large type.
#[derive(Debug, Serialize)]
pub struct LargeText {
    /// Properties of the document.
    pub document: Paper,
    /// What stands before everything: what the page marks are.
    pub notice: String,
    /// The lines; which pages of the usual edition begin, and which pages they name, is known once that is made.
    pub lines: Vec<LargeLine>,
    /// The same lines as a text.
    #[serde(skip)]
    pub pieces: SpokenText,
}

/// A line.
#[derive(Debug, Serialize)]
pub struct LargeLine {
    /// What it is: `part`, `heading`, `label`, `text`, `page-of` or `gap`.
    pub kind: &'static str,
    /// Depth of a heading, from 1; of everything else 0.
    pub level: usize,
    /// How far it is set in, from 0.
    pub indent: usize,
    /// The text; of a part there is none on paper.
    pub text: Printed,
    /// What each page of a closed material says.
    pub closed: Vec<ClosedMark>,
}

/// A bundle in large type; `None` if the council wants none.
pub(super) fn large(words: &LargeType, bundle: &BundleText) -> Option<LargeText> {
    if !words.make.is_yes() {
        return None;
    }
    let pieces = text_alternative::bundle(bundle);
    let title = Printed::fill(&words.title, |_| bundle.document.title.clone());
    Some(LargeText {
        document: Paper { title, ..bundle.document.clone() },
        notice: words.notice.clone(),
        lines: lines(bundle, &pieces),
        pieces,
    })
}

/// The lines, each with what its part says on every page.
fn lines(bundle: &BundleText, pieces: &SpokenText) -> Vec<LargeLine> {
    let before = (0..bundle.fronts.len() + bundle.lists.len()).map(|_| [].as_slice());
    let mut parts = before.chain(bundle.parts.iter().map(|part| part.closed.as_slice()));
    let mut closed = [].as_slice();
    let line = |piece: &SpokenLine| {
        if piece.kind == SpokenKind::Part {
            closed = parts.next().unwrap_or_default();
        }
        line(piece, closed)
    };
    pieces.lines().iter().map(line).collect()
}

fn line(piece: &SpokenLine, closed: &[ClosedMark]) -> LargeLine {
    let (kind, level) = match piece.kind {
        SpokenKind::Part => ("part", 0),
        SpokenKind::Heading(level) => ("heading", level),
        SpokenKind::Label => ("label", 0),
        SpokenKind::Text => ("text", 0),
        SpokenKind::PageOf(_) => ("page-of", 0),
        SpokenKind::Gap => ("gap", 0),
    };
    LargeLine { kind, level, indent: piece.indent, text: piece.text.clone(), closed: closed.to_vec() }
}
