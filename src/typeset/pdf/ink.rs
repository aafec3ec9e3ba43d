//! What a page draws, and where: every glyph, and every straight rule. Points, from the lower left corner.

use std::ops::Range;

use lopdf::Object;
use lopdf::content::Operation;

/// Characters whose ink stands in the first half of their square, near the line.
const LOW: &str = "、。，．､｡,.";
/// Characters whose ink stands in the first half of their square.
const CLOSING: &str = "）」』】〕］｝〉》〗";
/// Characters whose ink stands in the second half of their square.
const OPENING: &str = "（「『【〔［｛〈《〖";
/// Characters whose ink stands in the middle of their square, or is none.
const THIN: &str = "・：；！？ー—―…‥～〜－-_ﾞﾟ゛゜'\"`^~";

/// What a page draws.
#[derive(Debug, Default)]
pub(super) struct Ink {
    /// What its glyphs say, in the order in which they are drawn.
    pub(super) text: String,
    pub(super) glyphs: Vec<Glyph>,
    pub(super) rules: Vec<StraightRule>,
}

/// A glyph that is no blank.
#[derive(Debug, Clone)]
pub(super) struct Glyph {
    /// Its characters in the text of the page.
    pub(super) said: Range<usize>,
    /// The characters that are drawn with it at one go.
    pub(super) run: usize,
    /// Its size in points.
    pub(super) size: f32,
    /// The part of its square that surely has ink.
    pub(super) core: Area,
}

/// A part of a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    pub(super) left: f32,
    pub(super) bottom: f32,
    pub(super) right: f32,
    pub(super) top: f32,
}

/// A straight rule along an edge of the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct StraightRule {
    pub(super) is_vertical: bool,
    /// Its place across.
    pub(super) at: f32,
    /// Where it begins and ends along.
    pub(super) from: f32,
    pub(super) to: f32,
}

/// Where a point of a drawing comes to lie.
#[derive(Debug, Clone, Copy)]
struct Matrix([f32; 6]);

impl Matrix {
    const SAME: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    fn of(operands: &[Object]) -> Option<Self> {
        Some(Self(numbers(operands)?))
    }

    /// This one first, then the other.
    #[expect(clippy::many_single_char_names, reason = "the letters of PDF 1.7, 8.3.3")]
    fn then(self, other: Self) -> Self {
        let ([a, b, c, d, e, f], [p, q, r, s, t, u]) = (self.0, other.0);
        Self([
            a * p + b * r,
            a * q + b * s,
            c * p + d * r,
            c * q + d * s,
            e * p + f * r + t,
            e * q + f * s + u,
        ])
    }

    #[expect(clippy::many_single_char_names, reason = "the letters of PDF 1.7, 8.3.3")]
    fn point(self, x: f32, y: f32) -> (f32, f32) {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }

    /// How much larger it makes things.
    fn scale(self) -> f32 {
        let [a, b, c, d, ..] = self.0;
        (a * d - b * c).abs().sqrt()
    }

    fn area(self, area: Area) -> Area {
        let (x, y) = self.point(area.left, area.bottom);
        let (to_x, to_y) = self.point(area.right, area.top);
        Area { left: x.min(to_x), bottom: y.min(to_y), right: x.max(to_x), top: y.max(to_y) }
    }
}

/// Follows what a page draws.
#[derive(Debug)]
pub(super) struct Pen {
    ink: Ink,
    /// What `Q` goes back to.
    kept: Vec<Matrix>,
    matrix: Matrix,
    text: Matrix,
    size: f32,
    run: usize,
    /// The corners of the path that is being drawn; each piece of it by itself.
    path: Vec<Vec<(f32, f32)>>,
}

impl Pen {
    pub(super) fn new() -> Self {
        let (matrix, text) = (Matrix::SAME, Matrix::SAME);
        Self { ink: Ink::default(), kept: Vec::new(), matrix, text, size: 0.0, run: 0, path: Vec::new() }
    }

    pub(super) fn finish(self) -> Ink {
        self.ink
    }

    /// Follows an operation that draws no text.
    pub(super) fn take(&mut self, operation: &Operation) {
        let operands = &operation.operands;
        match operation.operator.as_str() {
            "q" => self.kept.push(self.matrix),
            "Q" => self.matrix = self.kept.pop().unwrap_or(Matrix::SAME),
            "cm" => self.matrix = Matrix::of(operands).unwrap_or(Matrix::SAME).then(self.matrix),
            "BT" => self.text = Matrix::SAME,
            "Tm" => self.text = Matrix::of(operands).unwrap_or(Matrix::SAME),
            "Td" | "TD" => {
                if let Some([x, y]) = numbers(operands) {
                    self.text = Matrix([1.0, 0.0, 0.0, 1.0, x, y]).then(self.text);
                }
            }
            "Tf" => self.size = operands.get(1).and_then(number).unwrap_or_default(),
            "m" => self.corner(operands, true),
            "l" => self.corner(operands, false),
            "re" => self.rectangle(operands),
            "S" | "s" | "B" | "b" | "B*" | "b*" => self.stroke(),
            "f" | "F" | "f*" | "n" => self.path.clear(),
            _ => {}
        }
    }

    /// Glyphs follow that are drawn at one go; returns their run.
    pub(super) fn next_run(&mut self) -> usize {
        self.run += 1;
        self.run
    }

    /// Goes on along the line before the next glyph, by thousandths of the size back.
    pub(super) fn goes_back(&mut self, thousandths: f32) {
        self.moves(-thousandths / 1000.0 * self.size);
    }

    /// Draws a glyph.
    ///
    /// - `width` is its own, in thousandths of its size
    pub(super) fn draw(&mut self, said: &str, width: f32) {
        let width = width / 1000.0 * self.size;
        let start = self.ink.text.len();
        self.ink.text.push_str(said);
        if let Some(core) = core(said, width, self.size) {
            let placed = self.text.then(self.matrix);
            self.ink.glyphs.push(Glyph {
                said: start..self.ink.text.len(),
                run: self.run,
                size: self.size * placed.scale(),
                core: placed.area(core),
            });
        }
        self.moves(width);
    }

    fn moves(&mut self, along: f32) {
        self.text = Matrix([1.0, 0.0, 0.0, 1.0, along, 0.0]).then(self.text);
    }

    fn corner(&mut self, operands: &[Object], begins: bool) {
        let Some([x, y]) = numbers(operands) else { return };
        let corner = self.matrix.point(x, y);
        match self.path.last_mut().filter(|_| !begins) {
            Some(piece) => piece.push(corner),
            None => self.path.push(vec![corner]),
        }
    }

    fn rectangle(&mut self, operands: &[Object]) {
        let Some([x, y, width, height]) = numbers(operands) else { return };
        let corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)];
        self.path.push(corners.map(|(x, y)| self.matrix.point(x, y)).into());
    }

    fn stroke(&mut self) {
        for piece in std::mem::take(&mut self.path) {
            self.ink.rules.extend(piece.windows(2).filter_map(|ends| rule(ends[0], ends[1])));
        }
    }
}

/// The rule between two points, if it runs along an edge of the page.
fn rule((x, y): (f32, f32), (to_x, to_y): (f32, f32)) -> Option<StraightRule> {
    let is_vertical = (x - to_x).abs() < 0.01;
    if !is_vertical && (y - to_y).abs() >= 0.01 {
        return None;
    }
    let (at, from, to) = if is_vertical { (x, y, to_y) } else { (y, x, to_x) };
    Some(StraightRule { is_vertical, at, from: from.min(to), to: from.max(to) })
}

/// The part of a glyph's square that surely has ink, from where its advance begins on the line; none of a blank.
fn core(said: &str, width: f32, size: f32) -> Option<Area> {
    let character = said.chars().find(|character| !character.is_whitespace())?;
    if width <= 0.0 {
        return None;
    }
    let (from, to, low, high) = match character {
        _ if LOW.contains(character) => (0.1, 0.3, 0.0, 0.15),
        _ if CLOSING.contains(character) => (0.1, 0.35, 0.1, 0.65),
        _ if OPENING.contains(character) => (0.65, 0.9, 0.1, 0.65),
        _ if THIN.contains(character) => (0.4, 0.6, 0.3, 0.45),
        _ => (0.15, 0.85, 0.05, 0.65),
    };
    Some(Area { left: from * width, right: to * width, bottom: low * size, top: high * size })
}

fn number(operand: &Object) -> Option<f32> {
    operand.as_float().ok()
}

fn numbers<const N: usize>(operands: &[Object]) -> Option<[f32; N]> {
    let numbers: Vec<f32> = operands.iter().map(number).collect::<Option<_>>()?;
    numbers.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pen(operations: &[(&str, &[f32])]) -> Pen {
        let mut pen = Pen::new();
        for (operator, operands) in operations {
            pen.take(&Operation::new(
                operator,
                operands.iter().map(|number| Object::Real(*number)).collect(),
            ));
        }
        pen
    }

    #[test]
    fn a_glyph_stands_where_its_matrices_put_it() {
        let mut pen = pen(&[
            ("q", &[]),
            ("cm", &[1.0, 0.0, 0.0, -1.0, 100.0, 700.0]),
            ("BT", &[]),
            ("Tf", &[0.0, 10.0]),
            ("Tm", &[1.0, 0.0, 0.0, -1.0, 0.0, 0.0]),
        ]);
        pen.draw("審", 1000.0);
        pen.goes_back(-500.0);
        pen.draw("議", 1000.0);
        let ink = pen.finish();
        assert_eq!(ink.text, "審議");
        let core = |left: f32| Area { left: left + 1.5, bottom: 700.5, right: left + 8.5, top: 706.5 };
        let cores: Vec<Area> = ink.glyphs.iter().map(|glyph| glyph.core).collect();
        assert_eq!(cores, [core(100.0), core(115.0)]);
        assert!(ink.glyphs.iter().all(|glyph| (glyph.size - 10.0).abs() < 0.001));
    }

    #[test]
    fn rules_are_straight_strokes_and_nothing_else() {
        let ink = pen(&[
            ("cm", &[1.0, 0.0, 0.0, -1.0, 10.0, 800.0]),
            ("m", &[0.0, 0.0]),
            ("l", &[0.0, 50.0]),
            ("S", &[]),
            ("m", &[0.0, 0.0]),
            ("l", &[5.0, 50.0]),
            ("S", &[]),
            ("re", &[0.0, 0.0, 20.0, 10.0]),
            ("f", &[]),
        ])
        .finish();
        assert_eq!(ink.rules, [StraightRule { is_vertical: true, at: 10.0, from: 750.0, to: 800.0 }]);
    }
}
