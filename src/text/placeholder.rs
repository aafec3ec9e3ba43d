//! Texts of the profile with blanks to fill: `担当係 {係}`.

use crate::text::source::Span;

/// A text and its blanks, in order. `{{` is one brace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceholderTemplate(Vec<Piece>);

/// A piece of a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Text as it is.
    Text(String),
    /// A blank: what stands between the braces, and its bytes in the text, braces included.
    Blank(String, Span),
}

impl PlaceholderTemplate {
    /// Reads a text. A brace that is never closed is text.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut pieces = Vec::new();
        let mut plain = String::new();
        let mut at = 0;
        while let Some(open) = text[at..].find('{').map(|offset| at + offset) {
            plain.push_str(&text[at..open]);
            let after = open + 1;
            if text[after..].starts_with('{') {
                plain.push('{');
                at = after + 1;
            } else if let Some(close) = text[after..].find('}').map(|offset| after + offset) {
                if !plain.is_empty() {
                    pieces.push(Piece::Text(std::mem::take(&mut plain)));
                }
                pieces.push(Piece::Blank(text[after..close].trim().to_owned(), open..close + 1));
                at = close + 1;
            } else {
                plain.push('{');
                at = after;
            }
        }
        plain.push_str(&text[at..]);
        if !plain.is_empty() {
            pieces.push(Piece::Text(plain));
        }
        Self(pieces)
    }

    /// Where a brace stands that is never closed.
    #[must_use]
    pub fn open_brace(text: &str) -> Option<usize> {
        let mut at = 0;
        while let Some(open) = text[at..].find('{').map(|offset| at + offset) {
            let after = open + 1;
            at = if text[after..].starts_with('{') {
                after + 1
            } else {
                let close = text[after..].find(['{', '}']).map(|offset| after + offset);
                let Some(close) = close.filter(|close| text[*close..].starts_with('}')) else {
                    return Some(open);
                };
                close + 1
            };
        }
        None
    }

    /// The pieces.
    #[must_use]
    pub fn pieces(&self) -> &[Piece] {
        &self.0
    }

    /// The blanks.
    pub fn blanks(&self) -> impl Iterator<Item = (&str, &Span)> {
        self.0.iter().filter_map(|piece| match piece {
            Piece::Blank(name, span) => Some((name.as_str(), span)),
            Piece::Text(_) => None,
        })
    }

    /// The text with every blank filled.
    #[must_use]
    pub fn fill(&self, mut word: impl FnMut(&str) -> String) -> String {
        let filled = self.0.iter().map(|piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Blank(name, _) => word(name),
        });
        filled.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_filled_and_braces_can_be_written() {
        let fill = |text| PlaceholderTemplate::parse(text).fill(|name| format!("<{name}>"));
        assert_eq!(fill("担当係 {係}（{ 内線 }）"), "担当係 <係>（<内線>）");
        assert_eq!(fill("{{係} {"), "{係} {");
        assert_eq!(fill(""), "");
    }

    #[test]
    fn a_blank_knows_its_bytes() {
        let text = "甲{乙}";
        let phrase = PlaceholderTemplate::parse(text);
        let [(name, span)] = phrase.blanks().collect::<Vec<_>>()[..] else { panic!() };
        assert_eq!((name, &text[span.clone()]), ("乙", "{乙}"));
    }
}
