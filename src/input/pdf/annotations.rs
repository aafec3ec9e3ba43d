//! What is laid over a page: stamps, marks, fields of a form. What does not say what it looks like cannot be drawn.

use lopdf::{Dictionary, Object};

use super::PdfFlaw;
use super::objects::{Objects, dictionary_of, stream_of};
use super::pages::{Page, upright};

/// What is drawn over a page.
#[derive(Debug)]
pub(super) struct Appearance<'a> {
    /// The picture: a reference to it, or itself.
    pub(super) picture: &'a Object,
    /// Where it stands on the page.
    pub(super) matrix: [f32; 6],
}

/// Neither on a screen nor on paper.
const HIDDEN: i64 = 1 << 1;
/// Not on a screen.
const NO_VIEW: i64 = 1 << 5;
/// Deeper fields are none.
const DEPTH: usize = 32;

/// What is seen over a page.
///
/// - `number` is that of the page, from 1
pub(super) fn appearances<'a>(
    objects: &'a Objects,
    page: &Page<'a>,
    number: usize,
) -> Result<Vec<Appearance<'a>>, PdfFlaw> {
    let mut drawn = Vec::new();
    for annotation in objects.list(page.dictionary, b"Annots")?.into_iter().filter_map(dictionary_of) {
        let kind = objects.name(annotation, b"Subtype");
        let is_unseen = objects.integer(annotation, b"F") & (HIDDEN | NO_VIEW) != 0;
        let place = objects.numbers(annotation, b"Rect")?.map(upright).unwrap_or_default();
        let is_empty = place[0] >= place[2] || place[1] >= place[3];
        if is_unseen || is_empty || matches!(kind, b"Popup" | b"Link") {
            continue;
        }
        if kind == b"Widget" && is_written_anew(objects, annotation)? {
            return Err(PdfFlaw::Field(number));
        }
        match look(objects, annotation)? {
            Look::Nothing => {}
            Look::Picture(picture) => {
                drawn.push(Appearance { picture, matrix: matrix(objects, picture, place)? });
            }
            Look::Unsaid if kind == b"Widget" && !has_value(objects, annotation)? => {}
            Look::Unsaid if kind == b"Widget" => return Err(PdfFlaw::Field(number)),
            Look::Unsaid => return Err(PdfFlaw::Annotation(number)),
        }
    }
    Ok(drawn)
}

/// What an annotation looks like.
enum Look<'a> {
    /// So: a reference to a picture, or itself.
    Picture(&'a Object),
    /// In its present state it shows nothing.
    Nothing,
    /// It does not say.
    Unsaid,
}

fn look<'a>(objects: &'a Objects, annotation: &'a Dictionary) -> Result<Look<'a>, PdfFlaw> {
    let Some(looks) = objects.dictionary(annotation, b"AP")? else { return Ok(Look::Unsaid) };
    let Ok(usual) = looks.get(b"N") else { return Ok(Look::Unsaid) };
    let is_picture = |state: &&Object| matches!(objects.resolve(state), Ok(Object::Stream(_)));
    Ok(match objects.resolve(usual)? {
        Object::Stream(_) => Look::Picture(usual),
        Object::Dictionary(states) => {
            let state = states.get(objects.name(annotation, b"AS")).ok();
            state.filter(is_picture).map_or(Look::Nothing, Look::Picture)
        }
        _ => Look::Unsaid,
    })
}

/// Whether a field says something that is to be drawn anew by whoever opens the file: its picture may be an old one.
fn is_written_anew(objects: &Objects, field: &Dictionary) -> Result<bool, PdfFlaw> {
    let Some(form) = objects.dictionary(objects.catalog()?, b"AcroForm")? else { return Ok(false) };
    let is_anew = matches!(objects.value(form, b"NeedAppearances")?, Some(Object::Boolean(true)));
    let is_text = matches!(inherited(objects, field, b"FT")?, Some(kind) if kind.as_name().is_ok_and(|kind| kind == b"Tx" || kind == b"Ch"));
    Ok(is_anew && is_text && has_value(objects, field)?)
}

/// Whether a field is filled in.
fn has_value(objects: &Objects, field: &Dictionary) -> Result<bool, PdfFlaw> {
    Ok(match inherited(objects, field, b"V")? {
        Some(Object::String(text, _)) => !text.is_empty(),
        Some(Object::Name(state)) => state != b"Off" && !state.is_empty(),
        Some(Object::Array(chosen)) => !chosen.is_empty(),
        Some(Object::Stream(_)) => true,
        _ => false,
    })
}

/// A value that a field has of its own, or from those above it.
fn inherited<'a>(
    objects: &'a Objects,
    field: &'a Dictionary,
    key: &[u8],
) -> Result<Option<&'a Object>, PdfFlaw> {
    let mut field = field;
    for _ in 0..DEPTH {
        if let Some(value) = objects.value(field, key)? {
            return Ok(Some(value));
        }
        let Some(above) = objects.dictionary(field, b"Parent")? else { return Ok(None) };
        field = above;
    }
    Err(PdfFlaw::Damaged)
}

/// How a picture is laid into its place: as large as that, whatever box and turn it has of its own (ISO 32000-1, 12.5.5).
fn matrix(objects: &Objects, picture: &Object, place: [f32; 4]) -> Result<[f32; 6], PdfFlaw> {
    let dictionary = &stream_of(objects.resolve(picture)?)?.dict;
    let own = objects.numbers(dictionary, b"BBox")?.map(upright).ok_or(PdfFlaw::Damaged)?;
    let turn = objects.numbers(dictionary, b"Matrix")?.unwrap_or(UPRIGHT);
    let seen = around(own, turn);
    let scale = |length: f32, own: f32| if own > 0.0 { length / own } else { 1.0 };
    let across = scale(place[2] - place[0], seen[2] - seen[0]);
    let along = scale(place[3] - place[1], seen[3] - seen[1]);
    Ok([across, 0.0, 0.0, along, place[0] - seen[0] * across, place[1] - seen[1] * along])
}

/// The matrix that leaves everything as it is.
const UPRIGHT: [f32; 6] = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// The box around a box that is turned.
fn around([left, bottom, right, top]: [f32; 4], turn: [f32; 6]) -> [f32; 4] {
    let corners = [(left, bottom), (left, top), (right, bottom), (right, top)]
        .map(|(x, y)| [turn[0] * x + turn[2] * y + turn[4], turn[1] * x + turn[3] * y + turn[5]]);
    let ends = |axis: usize| {
        let along = corners.map(|corner| corner[axis]);
        (along.into_iter().fold(f32::INFINITY, f32::min), along.into_iter().fold(f32::NEG_INFINITY, f32::max))
    };
    let ((left, right), (bottom, top)) = (ends(0), ends(1));
    [left, bottom, right, top]
}
