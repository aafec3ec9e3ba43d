//! Whether a stream is there to its end.

use std::io::Read;

use flate2::read::DeflateDecoder;
use lopdf::Stream;

use crate::limits;

use super::PdfFlaw;

/// What a stream of content says.
pub(super) fn content(stream: &Stream) -> Result<Vec<u8>, PdfFlaw> {
    demand(stream)?;
    stream.get_plain_content_with_limit(limits::ATTACHMENT_STREAM_BYTES).map_err(|_| PdfFlaw::Damaged)
}

/// Looks whether a stream is whole, and returns to how many bytes it unpacks. Of what is not packed, and of pictures in a
/// packing of their own, it is not known.
pub(super) fn demand(stream: &Stream) -> Result<u64, PdfFlaw> {
    // Its bytes would lie in another file.
    if stream.dict.has(b"F") || stream.dict.has(b"FFilter") {
        return Err(PdfFlaw::Damaged);
    }
    let filters = stream.filters().unwrap_or_default();
    if !filters.first().is_some_and(|first| matches!(*first, b"FlateDecode" | b"Fl")) {
        return Ok(0);
    }
    let packed = stream.content.get(ZLIB_HEAD..).unwrap_or_default();
    let mut unpacked = DeflateDecoder::new(packed).take(limits::ATTACHMENT_STREAM_BYTES as u64 + 1);
    let length = std::io::copy(&mut unpacked, &mut std::io::sink()).map_err(|_| PdfFlaw::Damaged)?;
    if length > limits::ATTACHMENT_STREAM_BYTES as u64 { Err(PdfFlaw::TooLarge) } else { Ok(length) }
}

/// What stands before the packed bytes.
const ZLIB_HEAD: usize = 2;
