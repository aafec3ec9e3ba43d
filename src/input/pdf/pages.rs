//! The tree of pages, walked to its last leaf.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Object, ObjectId};

use crate::limits;

use super::objects::Objects;
use super::{PageSize, PdfFlaw};

/// Thousandths of a millimetre in a point.
const POINT: f32 = 25_400.0 / 72.0;
/// A4 upright, in points: the size of a page that names none, as all readers take it.
const DEFAULT_BOX: [f32; 4] = [0.0, 0.0, 595.276, 841.89];
/// Deeper trees are none.
const DEPTH: usize = 64;

/// A page with what it inherits.
#[derive(Debug)]
pub(super) struct Page<'a> {
    /// The page itself.
    pub(super) dictionary: &'a Dictionary,
    /// What it draws with.
    pub(super) resources: Option<&'a Dictionary>,
    /// What of it is seen, in points: left, bottom, right, top.
    pub(super) seen: [f32; 4],
    /// By how much it is turned clockwise to be read: 0, 90, 180, 270.
    pub(super) turned: i64,
}

/// What pages inherit from those above them.
#[derive(Clone, Copy, Default)]
struct Inherited<'a> {
    resources: Option<&'a Dictionary>,
    media: Option<[f32; 4]>,
    crop: Option<[f32; 4]>,
    turned: i64,
}

/// The pages in order.
pub(super) fn pages(objects: &Objects) -> Result<Vec<Page<'_>>, PdfFlaw> {
    let root = objects.catalog()?.get(b"Pages").map_err(|_| PdfFlaw::NoPages)?;
    let mut walk = Walk { objects, pages: Vec::new(), seen: BTreeSet::new() };
    walk.node(root, Inherited::default(), 0)?;
    // A leaf that went with what was cut off still counts.
    let told = objects.integer(objects.resolve(root)?.as_dict().map_err(|_| PdfFlaw::Damaged)?, b"Count");
    match walk.pages.len() {
        0 if told == 0 => Err(PdfFlaw::NoPages),
        found if i64::try_from(found).is_ok_and(|found| found < told) => Err(PdfFlaw::Damaged),
        _ => Ok(walk.pages),
    }
}

struct Walk<'a> {
    objects: &'a Objects,
    pages: Vec<Page<'a>>,
    /// A tree that goes in circles is none.
    seen: BTreeSet<ObjectId>,
}

impl<'a> Walk<'a> {
    fn node(&mut self, node: &'a Object, above: Inherited<'a>, depth: usize) -> Result<(), PdfFlaw> {
        let is_new = node.as_reference().is_ok_and(|id| self.seen.insert(id));
        if !is_new || depth > DEPTH {
            return Err(PdfFlaw::Damaged);
        }
        let dictionary = self.objects.resolve(node)?.as_dict().map_err(|_| PdfFlaw::Damaged)?;
        let here = self.inherited(dictionary, above)?;
        let Some(kids) = self.objects.value(dictionary, b"Kids")? else {
            return self.page(dictionary, here);
        };
        for kid in kids.as_array().map_err(|_| PdfFlaw::Damaged)? {
            self.node(kid, here, depth + 1)?;
        }
        Ok(())
    }

    fn inherited(&self, dictionary: &'a Dictionary, above: Inherited<'a>) -> Result<Inherited<'a>, PdfFlaw> {
        let turned = match self.objects.value(dictionary, b"Rotate")? {
            Some(turned) => turned.as_i64().unwrap_or_default(),
            None => above.turned,
        };
        Ok(Inherited {
            resources: self.objects.dictionary(dictionary, b"Resources")?.or(above.resources),
            media: self.objects.numbers(dictionary, b"MediaBox")?.or(above.media),
            crop: self.objects.numbers(dictionary, b"CropBox")?.or(above.crop),
            turned,
        })
    }

    fn page(&mut self, dictionary: &'a Dictionary, here: Inherited<'a>) -> Result<(), PdfFlaw> {
        if self.pages.len() >= limits::ATTACHMENT_PAGES {
            return Err(PdfFlaw::TooManyPages);
        }
        let media = upright(here.media.unwrap_or(DEFAULT_BOX));
        let seen = here.crop.map_or(media, |crop| common(media, upright(crop)).unwrap_or(media));
        let turned = here.turned.rem_euclid(360) / 90 * 90;
        self.pages.push(Page { dictionary, resources: here.resources, seen, turned });
        Ok(())
    }
}

impl Page<'_> {
    /// How large it is as it is seen.
    pub(super) fn size(&self, objects: &Objects) -> Result<PageSize, PdfFlaw> {
        let unit = self.unit(objects)?;
        let [left, bottom, right, top] = self.seen;
        let size = |points: f32| {
            let size = points * unit * POINT;
            // Larger ones are beyond what a PDF can say; smaller ones show nothing.
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "it is within bounds"
            )]
            (1_000.0..20_000_000.0).contains(&size).then_some(size.round() as u32).ok_or(PdfFlaw::Damaged)
        };
        let (width, height) = (size(right - left)?, size(top - bottom)?);
        Ok(if self.turned % 180 == 0 {
            PageSize { width, height }
        } else {
            PageSize { width: height, height: width }
        })
    }

    /// How many points a unit of it is.
    fn unit(&self, objects: &Objects) -> Result<f32, PdfFlaw> {
        let unit = objects.value(self.dictionary, b"UserUnit")?.and_then(|unit| unit.as_float().ok());
        Ok(unit.filter(|unit| *unit > 0.0).unwrap_or(1.0))
    }
}

/// A box by its corners, whichever two the file names.
pub(super) fn upright([left, bottom, right, top]: [f32; 4]) -> [f32; 4] {
    [left.min(right), bottom.min(top), left.max(right), bottom.max(top)]
}

/// What two boxes have in common.
fn common(one: [f32; 4], other: [f32; 4]) -> Option<[f32; 4]> {
    let both = [one[0].max(other[0]), one[1].max(other[1]), one[2].min(other[2]), one[3].min(other[3])];
    (both[0] < both[2] && both[1] < both[3]).then_some(both)
}
