//! Whether the ink of a page is where it can be read: on the page, beside its rules, not on other ink, and large enough.

use serde::{Deserialize, Serialize};

use super::ink::{Area, Glyph, Ink, StraightRule};

/// Points from each edge that printers reach: 5 mm.
const EDGE: f32 = 5.0 * 72.0 / 25.4;
/// The least size of what is to be read, in points (注記・欄外 9ポイント).
const LEAST: f32 = 9.0;
/// The least size of matching numbers (照合番号), which are compared and not read, in points.
const LEAST_NUMBER: f32 = 6.0;
/// What rounding may take of a size.
const ROUNDING: f32 = 0.05;
/// The part of a glyph's size that another one may cover: marks stand close.
const COVERED: f32 = 0.25;
/// Characters that a matching number has at least, in one run with nothing but its label.
const NUMBER: usize = 8;
/// Characters of a text that are told.
const SHOWN: usize = 12;

/// What is wrong with the ink of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LayoutFlaw {
    /// What it is.
    pub kind: LayoutFlawKind,
    /// The page, from 1.
    pub page: usize,
    /// What stands there first.
    pub text: String,
}

/// What can be wrong with ink.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, strum::IntoStaticStr,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum LayoutFlawKind {
    /// It lies where no printer reaches, or beyond the page.
    OffPage,
    /// A rule goes through it: it ran out of its cell.
    OnRule,
    /// Other ink lies on it.
    Overlap,
    /// It is too small to be read.
    TooSmall,
}

/// What is wrong with a page, each kind once.
///
/// - `page` is its number, from 1, `width` and `height` are those of the page in points
pub(super) fn flaws(ink: &Ink, page: usize, (width, height): (f32, f32)) -> Vec<LayoutFlaw> {
    let inside = Area { left: EDGE, bottom: EDGE, right: width - EDGE, top: height - EDGE };
    let rules = Rules::of(&ink.rules);
    let found = [
        (LayoutFlawKind::OffPage, ink.glyphs.iter().find(|glyph| !holds(&inside, &glyph.core))),
        (LayoutFlawKind::OnRule, ink.glyphs.iter().find(|glyph| rules.cross(&glyph.core))),
        (LayoutFlawKind::Overlap, covered(&ink.glyphs)),
        (LayoutFlawKind::TooSmall, ink.glyphs.iter().find(|glyph| is_too_small(glyph, ink))),
    ];
    let flaw = |(kind, glyph): (LayoutFlawKind, Option<&Glyph>)| {
        let text = ink.text[glyph?.said.start..].chars().take(SHOWN).collect();
        Some(LayoutFlaw { kind, page, text })
    };
    found.into_iter().filter_map(flaw).collect()
}

fn holds(outer: &Area, inner: &Area) -> bool {
    inner.left >= outer.left
        && inner.right <= outer.right
        && inner.bottom >= outer.bottom
        && inner.top <= outer.top
}

/// The rules of a page, by their places.
struct Rules {
    vertical: Vec<StraightRule>,
    horizontal: Vec<StraightRule>,
}

impl Rules {
    fn of(rules: &[StraightRule]) -> Self {
        let (mut vertical, mut horizontal): (Vec<_>, Vec<_>) =
            rules.iter().copied().partition(|rule| rule.is_vertical);
        for rules in [&mut vertical, &mut horizontal] {
            rules.sort_by(|one, other| one.at.total_cmp(&other.at));
        }
        Self { vertical, horizontal }
    }

    /// Whether one of them goes through an area.
    fn cross(&self, area: &Area) -> bool {
        crosses(&self.vertical, (area.left, area.right), (area.bottom, area.top))
            || crosses(&self.horizontal, (area.bottom, area.top), (area.left, area.right))
    }
}

fn crosses(rules: &[StraightRule], (near, far): (f32, f32), (start, end): (f32, f32)) -> bool {
    let first = rules.partition_point(|rule| rule.at <= near);
    let mut within = rules[first..].iter().take_while(|rule| rule.at < far);
    within.any(|rule| rule.from < end && rule.to > start)
}

/// The first glyph on which another one lies.
fn covered(glyphs: &[Glyph]) -> Option<&Glyph> {
    let mut sorted: Vec<&Glyph> = glyphs.iter().collect();
    sorted.sort_by(|one, other| one.core.bottom.total_cmp(&other.core.bottom));
    let covers = |one: &Glyph, other: &Glyph| {
        let wide = one.core.right.min(other.core.right) - one.core.left.max(other.core.left);
        let high = one.core.top.min(other.core.top) - one.core.bottom.max(other.core.bottom);
        let least = COVERED * one.size.min(other.size);
        wide > least && high > least
    };
    let found = sorted.iter().enumerate().find_map(|(at, one)| {
        let mut near = sorted[at + 1..].iter().take_while(|other| other.core.bottom < one.core.top);
        near.find(|other| covers(one, other))
            .map(|other| if one.said.start < other.said.start { one } else { other })
    });
    found.copied()
}

fn is_too_small(glyph: &Glyph, ink: &Ink) -> bool {
    glyph.size < LEAST_NUMBER - ROUNDING || (glyph.size < LEAST - ROUNDING && !is_of_number(glyph, ink))
}

/// Whether a glyph is part of a matching number, alone or behind its label.
fn is_of_number(glyph: &Glyph, ink: &Ink) -> bool {
    let of_run = |other: &&Glyph| other.run == glyph.run;
    let start = ink.glyphs.partition_point(|other| other.run < glyph.run);
    let said: String =
        ink.glyphs[start..].iter().take_while(of_run).map(|other| &ink.text[other.said.clone()]).collect();
    let letters =
        said.chars().rev().take_while(|letter| letter.is_ascii_uppercase() || letter.is_ascii_digit());
    letters.count() >= NUMBER
}

#[cfg(test)]
mod tests {
    use super::*;

    const A4: (f32, f32) = (595.3, 841.9);

    fn ink(pieces: &[(&str, f32, f32, f32)], rules: &[StraightRule]) -> Ink {
        let mut ink = Ink { rules: rules.to_vec(), ..Ink::default() };
        for (run, (text, size, left, bottom)) in pieces.iter().enumerate() {
            for (index, character) in text.chars().enumerate() {
                let start = ink.text.len();
                ink.text.push(character);
                let left = left + size * f32::from(u16::try_from(index).expect("few"));
                let core = Area { left, bottom: *bottom, right: left + 0.7 * size, top: bottom + 0.6 * size };
                ink.glyphs.push(Glyph { said: start..ink.text.len(), run, size: *size, core });
            }
        }
        ink
    }

    fn kinds(ink: &Ink) -> Vec<(LayoutFlawKind, String)> {
        flaws(ink, 3, A4).into_iter().map(|flaw| (flaw.kind, flaw.text)).collect()
    }

    #[test]
    fn a_page_on_which_all_is_in_its_place_has_no_flaw() {
        let rule = StraightRule { is_vertical: true, at: 99.0, from: 0.0, to: 800.0 };
        let matching = ("照合番号RDQF68YA", 6.0, 300.0, 30.0);
        assert_eq!(
            kinds(&ink(&[("件名", 10.5, 100.0, 500.0), ("注", 9.0, 200.0, 500.0), matching], &[rule])),
            []
        );
    }

    #[test]
    fn each_kind_is_told_with_what_stands_there() {
        let rule = StraightRule { is_vertical: false, at: 503.0, from: 100.0, to: 130.0 };
        let found = |pieces: &[(&str, f32, f32, f32)], rules: &[StraightRule]| kinds(&ink(pieces, rules));
        let told = |kind, text: &str| vec![(kind, text.to_owned())];
        assert_eq!(found(&[("件名", 10.5, 580.0, 500.0)], &[]), told(LayoutFlawKind::OffPage, "件名"));
        assert_eq!(found(&[("件名", 10.5, 100.0, 500.0)], &[rule]), told(LayoutFlawKind::OnRule, "件名"));
        let beside = StraightRule { from: 130.0, to: 300.0, ..rule };
        assert_eq!(found(&[("件名", 10.5, 100.0, 500.0)], &[beside]), []);
        let both = [("件名", 10.5, 100.0, 500.0), ("用紙", 10.5, 102.0, 501.0)];
        assert_eq!(found(&both, &[]), told(LayoutFlawKind::Overlap, "件名用紙"));
        assert_eq!(found(&[("件名", 8.0, 100.0, 500.0)], &[]), told(LayoutFlawKind::TooSmall, "件名"));
        assert_eq!(
            found(&[("RDQF68YA", 5.0, 100.0, 500.0)], &[]),
            told(LayoutFlawKind::TooSmall, "RDQF68YA")
        );
    }
}
