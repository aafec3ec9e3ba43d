//! Where the ink is: every glyph's box and every rule of a PDF's pages, as mutool draws them.

use std::collections::BTreeMap;
use std::path::Path;

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

use crate::support::{repository, tool};

/// One page. Points from the top left corner.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) width: f32,
    pub(crate) height: f32,
    pub(crate) glyphs: Vec<Glyph>,
    pub(crate) rules: Vec<Rule>,
}

/// The ink of one glyph.
#[derive(Debug, Clone)]
pub(crate) struct Glyph {
    pub(crate) character: char,
    pub(crate) size: f32,
    /// Where its line of text stands.
    pub(crate) baseline: f32,
    /// Where its advance begins.
    pub(crate) origin: f32,
    pub(crate) left: f32,
    pub(crate) top: f32,
    pub(crate) right: f32,
    pub(crate) bottom: f32,
}

/// A straight rule.
#[derive(Debug, Clone)]
pub(crate) struct Rule {
    pub(crate) vertical: bool,
    /// Its place across.
    pub(crate) at: f32,
    /// Where it begins and ends along.
    pub(crate) from: f32,
    pub(crate) to: f32,
    pub(crate) width: f32,
}

/// The pages of a PDF.
pub(crate) fn pages(pdf: &Path) -> Vec<Page> {
    let output = tool("mutool").arg("trace").arg(pdf).output().expect("mutool starts");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let fonts = Fonts::load();
    let mut reader = Reader {
        fonts: &fonts,
        pages: Vec::new(),
        offset: (0.0, 0.0),
        font: "",
        size: 0.0,
        path: Vec::new(),
        stroke: 0.0,
    };
    text.lines().for_each(|line| reader.take(line.trim()));
    assert!(!reader.pages.is_empty(), "mutool reads {}", pdf.display());
    reader.pages
}

struct Fonts(BTreeMap<&'static str, Vec<u8>>);

impl Fonts {
    fn load() -> Self {
        let files = [
            ("BIZUDMincho", "BIZUDMincho-Regular.ttf"),
            ("BIZUDGothic", "BIZUDGothic-Regular.ttf"),
            ("IPAmj", "ipamjm.ttf"),
        ];
        let read = |(name, file): (&'static str, &str)| {
            (
                name,
                std::fs::read(repository().join(".tools/fonts").join(file))
                    .expect("make setup fetches the fonts"),
            )
        };
        Self(files.map(read).into_iter().collect())
    }

    /// The ink of a character at the origin; nothing for a blank.
    fn ink(&self, font: &str, character: char, size: f32) -> Option<(f32, f32, f32, f32)> {
        let bytes = self.0.iter().find(|(name, _)| font.contains(*name)).map(|(_, bytes)| bytes)?;
        let font = FontRef::new(bytes).expect("the fonts are fonts");
        let glyph = font.charmap().map(character)?;
        let bounds = font.glyph_metrics(Size::new(size), LocationRef::default()).bounds(glyph)?;
        (bounds.x_max > bounds.x_min).then_some((bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max))
    }
}

struct Reader<'a> {
    fonts: &'a Fonts,
    pages: Vec<Page>,
    offset: (f32, f32),
    font: &'a str,
    size: f32,
    path: Vec<(f32, f32)>,
    stroke: f32,
}

impl<'a> Reader<'a> {
    fn take(&mut self, line: &'a str) {
        if line.starts_with("<page ") {
            let sides = numbers(attribute(line, "mediabox"));
            self.pages.push(Page { width: sides[2], height: sides[3], ..Page::default() });
        } else if line.starts_with("<fill_text") || line.starts_with("<stroke_path") {
            let matrix = numbers(attribute(line, "transform"));
            assert_eq!(&matrix[..4], [1.0, 0.0, 0.0, 1.0], "the forms neither turn nor scale: {line}");
            self.offset = (matrix[4], matrix[5]);
            self.path.clear();
            if line.starts_with("<stroke_path") {
                self.stroke = numbers(attribute(line, "linewidth"))[0];
            }
        } else if line.starts_with("<span ") {
            self.font = attribute(line, "font");
            self.size = numbers(attribute(line, "trm"))[0];
        } else if line.starts_with("<g ") {
            self.glyph(line);
        } else if line.starts_with("<moveto") || line.starts_with("<lineto") {
            let point = |name| numbers(attribute(line, name))[0];
            self.path.push((self.offset.0 + point("x"), self.offset.1 + point("y")));
        } else if line.starts_with("</stroke_path") {
            self.rules();
        }
    }

    fn glyph(&mut self, line: &str) {
        let character = unescape(attribute(line, "unicode"));
        let (x, y) = (numbers(attribute(line, "x"))[0], numbers(attribute(line, "y"))[0]);
        let (x, y) = (self.offset.0 + x, self.offset.1 - y);
        let Some((left, bottom, right, top)) = self.fonts.ink(self.font, character, self.size) else {
            return;
        };
        let page = self.pages.last_mut().expect("glyphs stand on pages");
        page.glyphs.push(Glyph {
            character,
            size: self.size,
            baseline: y,
            origin: x,
            left: x + left,
            top: y - top,
            right: x + right,
            bottom: y - bottom,
        });
    }

    fn rules(&mut self) {
        let page = self.pages.last_mut().expect("rules stand on pages");
        for pair in self.path.windows(2) {
            let [(x, y), (to_x, to_y)] = pair else { unreachable!("windows of two") };
            let vertical = (x - to_x).abs() < 0.01;
            let (at, from, to) = if vertical { (*x, *y, *to_y) } else { (*y, *x, *to_x) };
            page.rules.push(Rule { vertical, at, from: from.min(to), to: from.max(to), width: self.stroke });
        }
    }
}

fn attribute<'a>(line: &'a str, name: &str) -> &'a str {
    let start =
        line.find(&format!(" {name}=\"")).unwrap_or_else(|| panic!("{name} in {line}")) + name.len() + 3;
    let rest = &line[start..];
    // A quote as value stands as &quot;.
    &rest[..rest.find('"').expect("attributes end")]
}

fn numbers(text: &str) -> Vec<f32> {
    text.split_whitespace()
        .map(|number| number.parse().unwrap_or_else(|_| panic!("{number:?} is a number")))
        .collect()
}

fn unescape(text: &str) -> char {
    match text {
        "&quot;" => '"',
        "&amp;" => '&',
        "&lt;" => '<',
        "&gt;" => '>',
        "&apos;" => '\'',
        _ => {
            let code = text
                .strip_prefix("&#x")
                .and_then(|code| u32::from_str_radix(code.strip_suffix(';')?, 16).ok());
            code.and_then(char::from_u32).unwrap_or_else(|| text.chars().next().unwrap_or(' '))
        }
    }
}
