//! Which encoding a file was saved in. Only UTF-8 is read; the others are named, and shown as they were meant.

use encoding_rs::{EUC_JP, Encoding, SHIFT_JIS, UTF_16BE, UTF_16LE};

use crate::text::source::Span;

/// A text and the encoding it was found in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Decoded {
    /// The text, as far as it can be known.
    pub(super) text: String,
    /// The name of its encoding where that is not UTF-8; an empty name where it is unknown.
    pub(super) other: Option<&'static str>,
    /// Whether no other encoding could be meant.
    pub(super) is_certain: bool,
}

/// Reads the bytes of a file.
pub(super) fn decode(bytes: Vec<u8>) -> Decoded {
    if let Some(encoding) = wide(&bytes) {
        let is_certain = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
        let text = encoding.decode(&bytes).0.into_owned();
        return Decoded {
            is_certain: is_certain && !text.contains(char::REPLACEMENT_CHARACTER),
            text,
            other: Some("UTF-16"),
        };
    }
    match String::from_utf8(bytes) {
        Ok(text) => Decoded { text, other: None, is_certain: true },
        Err(error) => other(error.as_bytes()),
    }
}

/// UTF-16 shows itself by its mark, or by the zero bytes of its line breaks.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [0xff, 0xfe, ..] => Some(UTF_16LE),
        [0xfe, 0xff, ..] => Some(UTF_16BE),
        _ if bytes.len().is_multiple_of(2) && bytes.chunks_exact(2).any(|pair| pair == [b'\n', 0]) => {
            Some(UTF_16LE)
        }
        _ => None,
    }
}

fn other(bytes: &[u8]) -> Decoded {
    let candidates = [(SHIFT_JIS, "Shift_JIS"), (EUC_JP, "EUC-JP")];
    let clean = candidates.into_iter().filter_map(|(encoding, name)| {
        encoding
            .decode_without_bom_handling_and_without_replacement(bytes)
            .map(|text| (text.into_owned(), name))
    });
    let unlikely = |text: &str| text.chars().filter(|character| is_unlikely(*character)).count();
    let mut read: Vec<(usize, String, &'static str)> =
        clean.map(|(text, name)| (unlikely(&text), text, name)).collect();
    read.sort_by_key(|(count, ..)| *count);
    let likely = read.iter().filter(|(count, ..)| *count == 0).count();
    let best = read.into_iter().next();
    let (_, text, name) = best.unwrap_or_else(|| (1, String::from_utf8_lossy(bytes).into_owned(), ""));
    Decoded { text, other: Some(name), is_certain: likely == 1 }
}

/// Half-width katakana and characters without a meaning: what one encoding makes of another's kanji.
fn is_unlikely(character: char) -> bool {
    matches!(character, '\u{ff61}'..='\u{ff9f}' | '\u{80}'..='\u{9f}' | '\u{e000}'..='\u{f8ff}')
}

/// The first characters that UTF-8 would write otherwise.
pub(super) fn first_place(text: &str) -> Span {
    let is_ascii = |character: char| character.is_ascii();
    let start = text.find(|character| !is_ascii(character)).unwrap_or(0);
    start..start + text[start..].find(is_ascii).unwrap_or(text.len() - start)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# a\n件名: 健診ｶﾅ\n";

    #[test]
    fn utf_8_is_read_as_it_is() {
        let decoded = decode(TEXT.as_bytes().to_vec());
        assert_eq!((decoded.text.as_str(), decoded.other), (TEXT, None));
    }

    #[test]
    fn other_encodings_are_named_and_shown_as_they_were_meant() {
        let utf_16: Vec<u8> =
            [0xfeff].into_iter().chain(TEXT.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let unmarked = utf_16[2..].to_vec();
        for (bytes, name) in [
            (SHIFT_JIS.encode(TEXT).0.into_owned(), "Shift_JIS"),
            (EUC_JP.encode("件名: 健診の勧奨\n").0.into_owned(), "EUC-JP"),
            (utf_16, "UTF-16"),
            (unmarked, "UTF-16"),
        ] {
            let decoded = decode(bytes);
            assert_eq!(decoded.other, Some(name));
            assert!(decoded.text.contains("件名: 健診"), "{decoded:?}");
            assert_eq!(&decoded.text[first_place(&decoded.text)], "件名");
        }
    }

    #[test]
    fn what_no_encoding_reads_has_no_name() {
        let decoded = decode(b"a: \xff\xff\n".to_vec());
        assert_eq!(decoded.other, Some(""));
    }
}
