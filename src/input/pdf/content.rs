//! The words of what a page draws, one by one.

use std::collections::BTreeSet;

/// The names of the fonts in which something is written.
pub(super) fn fonts_of(content: &[u8]) -> BTreeSet<Vec<u8>> {
    let mut used = BTreeSet::new();
    let (mut font, mut kept, mut name): (Vec<u8>, Vec<Vec<u8>>, Vec<u8>) = Default::default();
    let mut rest = content;
    while let Some((word, behind)) = next(rest) {
        rest = behind;
        match word {
            [b'/', letters @ ..] => letters.clone_into(&mut name),
            b"Tf" => font.clone_from(&name),
            b"q" => kept.push(font.clone()),
            b"Q" => font = kept.pop().unwrap_or_default(),
            b"Tj" | b"TJ" | b"'" | b"\"" => drop(used.insert(font.clone())),
            // A picture in the middle of the text: what looks like words there is none.
            b"ID" => rest = behind_picture(rest),
            _ => {}
        }
    }
    used
}

/// The next word, and what stands behind it. Texts are none.
fn next(mut content: &[u8]) -> Option<(&[u8], &[u8])> {
    loop {
        let first = *content.first()?;
        match first {
            b'(' => content = behind_text(content),
            b'%' => content = &content[content.iter().position(|byte| is_line_end(*byte))?..],
            b'<' if content.get(1) != Some(&b'<') => {
                content = content.get(content.iter().position(|byte| *byte == b'>')? + 1..)?;
            }
            _ if is_part_of_word(first) || first == b'/' => {
                let length = content[1..].iter().position(|byte| !is_part_of_word(*byte));
                return Some(content.split_at(length.map_or(content.len(), |length| length + 1)));
            }
            _ => content = &content[1..],
        }
    }
}

fn behind_text(content: &[u8]) -> &[u8] {
    let (mut depth, mut escaped) = (0_usize, false);
    for (at, byte) in content.iter().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &content[at + 1..];
        }
    }
    &[]
}

fn behind_picture(content: &[u8]) -> &[u8] {
    let ends = |bytes: &[u8]| matches!(bytes, [before, b'E', b'I', after] if before.is_ascii_whitespace() && after.is_ascii_whitespace());
    content.windows(4).position(ends).map_or(&[], |at| &content[at + 3..])
}

fn is_part_of_word(byte: u8) -> bool {
    !byte.is_ascii_whitespace() && byte != 0 && !b"()<>[]{}/%".contains(&byte)
}

fn is_line_end(byte: u8) -> bool {
    byte == b'\n' || byte == b'\r'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_font_is_used_where_something_is_written_in_it() {
        let content = b"BT /F1 12 Tf 14 TL ET q BT /F2 10 Tf (a \\) /F4 1 Tf (b) Tj) Tj ET Q % /F5 1 Tf
            BT /F3 9 Tf [<41> -2 (x)] TJ ET BI /W 1 ID /F6 1 Tf (x) Tj EI BT /F7 1 Tf ET";
        let used: Vec<Vec<u8>> = fonts_of(content).into_iter().collect();
        assert_eq!(used, [b"F2", b"F3"]);
    }

    #[test]
    fn a_font_is_again_that_of_before_behind_what_was_drawn_apart() {
        let used: Vec<Vec<u8>> = fonts_of(b"/F1 1 Tf q /F2 1 Tf Q (a) Tj").into_iter().collect();
        assert_eq!(used, [b"F1"]);
        assert!(fonts_of(b"/F1 1 Tf (a) ((b) Tj").is_empty(), "a text without an end");
    }
}
