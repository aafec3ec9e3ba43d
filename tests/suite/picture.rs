//! Pages as pictures.

use std::path::Path;

use crate::support::tool;

/// A page as poppler draws it: which dots are dark.
pub(crate) struct Picture {
    pub(crate) width: usize,
    pub(crate) dark: Vec<bool>,
    light: Vec<bool>,
}

impl Picture {
    pub(crate) fn of(pdf: &Path, page: usize) -> Self {
        let page = page.to_string();
        let mut poppler = tool("pdftoppm");
        poppler.args(["-gray", "-r", "60", "-f", &page, "-l", &page]).arg(pdf);
        let bytes = poppler.output().expect("pdftoppm starts").stdout;
        let mut head = bytes.splitn(4, u8::is_ascii_whitespace);
        assert_eq!(head.next(), Some(&b"P5"[..]), "{} has page {page}", pdf.display());
        let number = |text: Option<&[u8]>| -> usize {
            std::str::from_utf8(text.expect("a number")).expect("ASCII").parse().expect("a number")
        };
        let (width, height) = (number(head.next()), number(head.next()));
        let dots = &bytes[bytes.len() - width * height..];
        let dark = dots.iter().map(|dot| *dot < 110).collect();
        Self { width, dark, light: dots.iter().map(|dot| *dot > 200).collect() }
    }

    pub(crate) fn height(&self) -> usize {
        self.dark.len() / self.width
    }

    /// The rows in which there is ink between two columns, in dots.
    pub(crate) fn rows_with_ink(&self, columns: std::ops::Range<usize>) -> Vec<usize> {
        let is_dark = |row: &usize| columns.clone().any(|column| self.dark[row * self.width + column]);
        (0..self.height()).filter(is_dark).collect()
    }

    /// The places of dark dots, from the middle of the page, in dots.
    pub(crate) fn ink(&self) -> Vec<(f64, f64)> {
        let (middle_x, middle_y) = (number(self.width) / 2.0, number(self.height()) / 2.0);
        let dark = self.dark.iter().enumerate().filter(|(_, dark)| **dark);
        dark.map(|(at, _)| {
            (number(at % self.width) + 0.5 - middle_x, number(at / self.width) + 0.5 - middle_y)
        })
        .collect()
    }

    /// Whether something is drawn at a place or close to it.
    pub(crate) fn is_drawn(&self, (x, y): (f64, f64)) -> bool {
        let (x, y) = (x + number(self.width) / 2.0, y + number(self.height()) / 2.0);
        let near = [-1.6, -0.8, 0.0, 0.8, 1.6];
        near.iter().flat_map(|dx| near.map(|dy| (x + dx, y + dy))).any(|(x, y)| {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is on the page")]
            let (x, y) = (x.max(0.0) as usize, y.max(0.0) as usize);
            x < self.width && y < self.height() && !self.light[y * self.width + x]
        })
    }
}

pub(crate) fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).expect("few"))
}
