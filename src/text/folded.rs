//! Copies of texts for comparison only: what is printed is never folded.

use unicode_normalization::UnicodeNormalization;

/// A text without the differences that people do not see: width, letter case, blanks.
#[must_use]
pub fn folded(text: &str) -> String {
    text.nfkc().filter(|character| !character.is_whitespace()).collect::<String>().to_lowercase()
}
