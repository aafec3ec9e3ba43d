//! How far from the sides of a picture nothing is drawn.

use anyhow::{Context, Result};

use crate::papers::placement::Edges;

/// Lighter than this is paper, of 255.
const PAPER: u8 = 245;

/// The edges of a picture (PNG) of a page.
///
/// - `micrometres` is the width of the page
///
/// # Errors
///
/// If it is no such picture.
pub(super) fn edges(picture: &[u8], micrometres: u32) -> Result<Edges> {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(picture));
    decoder.set_transformations(png::Transformations::EXPAND | png::Transformations::STRIP_16);
    let mut reader = decoder.read_info()?;
    let mut pixels = vec![0; reader.output_buffer_size().context("too large a picture")?];
    let frame = reader.next_frame(&mut pixels)?;
    let (width, height) = (usize::try_from(frame.width)?, usize::try_from(frame.height)?);
    let depth = frame.color_type.samples();
    let is_ink = |pixel: &[u8]| {
        let colours = if depth == 2 || depth == 4 { &pixel[..depth - 1] } else { pixel };
        colours.iter().any(|colour| *colour < PAPER)
    };
    let inked = |row: &[u8]| {
        let first = row.chunks_exact(depth).position(is_ink)?;
        Some((first, row.chunks_exact(depth).rposition(is_ink)?))
    };
    let (mut top, mut bottom, mut left, mut right) = (height, height, width, width);
    for (y, row) in pixels.chunks_exact(frame.line_size).take(height).enumerate() {
        let Some((first, last)) = inked(&row[..width * depth]) else { continue };
        top = top.min(y);
        bottom = height - 1 - y;
        left = left.min(first);
        right = right.min(width - 1 - last);
    }
    let length = |pixels: usize| -> Result<u32> {
        let length = u64::try_from(pixels)? * u64::from(micrometres) / u64::from(frame.width.max(1));
        Ok(u32::try_from(length)?)
    };
    Ok(Edges { top: length(top)?, right: length(right)?, bottom: length(bottom)?, left: length(left)? })
}
