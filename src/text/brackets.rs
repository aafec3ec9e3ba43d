//! Brackets of Japanese texts: what stands between two belongs together.

/// Each bracket with the one that closes it.
pub const BRACKETS: [(char, char); 8] = [
    ('(', ')'),
    ('（', '）'),
    ('「', '」'),
    ('『', '』'),
    ('［', '］'),
    ('[', ']'),
    ('【', '】'),
    ('〔', '〕'),
];

/// What closes a bracket; nothing for any other character.
#[must_use]
pub fn closing(open: char) -> Option<char> {
    BRACKETS.iter().find(|(known, _)| *known == open).map(|(_, close)| *close)
}

/// Whether a character closes a bracket.
#[must_use]
pub fn closes(character: char) -> bool {
    BRACKETS.iter().any(|(_, close)| *close == character)
}

/// The characters of a text that stand outside all brackets, each with its byte offset. The brackets are left out.
pub fn outside(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut depth = 0_usize;
    text.char_indices().filter(move |(_, character)| {
        if closing(*character).is_some() {
            depth += 1;
            false
        } else if closes(*character) {
            depth = depth.saturating_sub(1);
            false
        } else {
            depth == 0
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_between_two_brackets_is_left_out() {
        let text = |text: &str| outside(text).map(|(_, character)| character).collect::<String>();
        assert_eq!(text("氏名（漢字、【カナ】）、住所"), "氏名、住所");
        assert_eq!(text("1）氏名、住所（町名"), "1氏名、住所");
        for (open, close) in BRACKETS {
            assert_eq!(text(&format!("あ{open}い{close}う")), "あう");
        }
    }
}
