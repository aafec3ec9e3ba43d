//! Characters that are refused though a font might print them: they are not what they seem.

use strum::EnumIter;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, compose, decompose_canonical};
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

use crate::text::source::Span;

/// Why a character is refused that has a glyph, or that Typst takes without one. Whatever is refused is in no font, or
/// belongs to one of these; a test holds every character of Unicode against Typst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter)]
pub enum Disguise {
    /// A control character: it has no shape, and means something to machines only. A line break is layout.
    Control,
    /// A format character: a blank without width, a mark that turns the direction of writing, a tag. It is not seen, and
    /// changes what is read.
    Format,
    /// A separator of lines or paragraphs, and every blank but the two that are typed: it looks like one of those.
    Separator,
    /// A letter or mark that shows nothing: fillers, inherent vowels, the empty pattern of braille.
    Blank,
    /// A character that every font may take for something else (外字).
    PrivateUse,
    /// A mark upon a letter that is no character together with it: it is drawn as a glyph of its own, and Typst writes the
    /// text of both into the PDF for each of the two, so that it would be read and found twice. Of half-width katakana the
    /// (semi-)voiced marks are such, upon whatever they stand.
    Mark,
    /// A character in pieces, or one that Unicode takes for another one (compatibility ideographs): the other one is
    /// printed, or found by a search. So are Latin letters tied into one, `ﬁ`: readers of PDFs take them apart.
    Decomposed,
}

/// A part of a text that is not what it seems.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disguised {
    /// Bytes in the text.
    pub span: Span,
    /// The character; the last one of several.
    pub character: char,
    /// Why.
    pub disguise: Disguise,
}

/// Everything in a text that is not what it seems. Variation selectors are the fonts' business.
#[must_use]
pub fn disguised(text: &str) -> Vec<Disguised> {
    let mut found = Vec::new();
    let mut letters: Vec<(usize, char)> = Vec::new();
    for (offset, character) in text.char_indices() {
        if let Some(disguise) = own(character) {
            found.extend(faulty(text, &letters));
            letters.clear();
            found.push(Disguised { span: offset..offset + character.len_utf8(), character, disguise });
            continue;
        }
        if character == '\n' {
            found.extend(faulty(text, &letters));
            letters.clear();
            continue;
        }
        let goes_on = letters.last().is_some_and(|(_, before)| {
            canonical_combining_class(character) != 0
                || is_half_width_mark(character)
                || compose(*before, character).is_some()
        });
        if !goes_on {
            found.extend(faulty(text, &letters));
            letters.clear();
        }
        letters.push((offset, character));
    }
    found.extend(faulty(text, &letters));
    found
}

/// A letter with the marks upon it, where Unicode takes them for something else, or no font draws them as one.
fn faulty(text: &str, letters: &[(usize, char)]) -> Option<Disguised> {
    let ((start, first), (last, character)) = (letters.first()?, letters.last()?);
    let span = *start..last + character.len_utf8();
    let typed = &text[span.clone()];
    let disguise = if unfolded(typed) != typed {
        Disguise::Decomposed
    } else if (letters.len() > 1 || canonical_combining_class(*first) != 0 || is_half_width_mark(*first))
        && !is_drawn_as_one(typed)
    {
        Disguise::Mark
    } else {
        return None;
    };
    Some(Disguised { span, character: *character, disguise })
}

/// The characters that a text is taken for: in one piece (NFC), Latin letters untied.
#[must_use]
pub fn unfolded(text: &str) -> String {
    let mut unfolded = String::with_capacity(text.len());
    for character in text.nfc() {
        if is_ligature(character) {
            unfolded.extend(std::iter::once(character).nfkc());
        } else {
            unfolded.push(character);
        }
    }
    unfolded
}

/// Whether a character is several Latin letters: ﬀ, ﬁ, ﬂ, ﬃ, ﬄ, ﬅ, ﬆ.
fn is_ligature(character: char) -> bool {
    matches!(character, '\u{FB00}'..='\u{FB06}')
}

/// Whether a character is the voiced or semi-voiced mark of half-width katakana: ﾃﾞ, ﾊﾟ.
fn is_half_width_mark(character: char) -> bool {
    matches!(character, '\u{FF9E}' | '\u{FF9F}')
}

/// The text around a part that is to be typed anew with it, in full-width letters: the run of half-width katakana. `None` where
/// the part has no half-width mark, or a mark remains that belongs to no letter.
#[must_use]
pub fn in_full_width(text: &str, part: Span) -> Option<(Span, String)> {
    if !text[part.clone()].contains(is_half_width_mark) {
        return None;
    }
    let is_half = |character: &char| matches!(character, '\u{FF65}'..='\u{FF9F}');
    let length =
        |run: &mut dyn Iterator<Item = char>| run.take_while(is_half).map(char::len_utf8).sum::<usize>();
    let before = length(&mut text[..part.start].chars().rev());
    let after = length(&mut text[part.end..].chars());
    let run = part.start - before..part.end + after;
    let full: String = text[run.clone()].nfkc().collect();
    let is_certain = !full.contains(['\u{3099}', '\u{309A}']);
    is_certain.then_some((run, full))
}

/// Letters with a mark that Japanese fonts draw as one, since JIS X 0213 has them and Unicode has not: か゚ of 鼻濁音, セ゚ and
/// ㇷ゚ of Ainu, the accented letters of phonetics.
fn is_drawn_as_one(text: &str) -> bool {
    let mut letters = text.chars();
    let (letter, mark, rest) = (letters.next(), letters.next(), letters.next());
    let (Some(letter), Some(mark), None) = (letter, mark, rest) else { return false };
    match mark {
        '\u{309A}' => "かきくけこカキクケコセツトㇷ".contains(letter),
        '\u{300}' => "æɔʌəɚ".contains(letter),
        '\u{301}' => "ɔʌəɚ".contains(letter),
        _ => false,
    }
}

/// Why a character is refused wherever it stands.
fn own(character: char) -> Option<Disguise> {
    match character.general_category() {
        _ if character == '\n' || is_selector(character) => None,
        GeneralCategory::PrivateUse => Some(Disguise::PrivateUse),
        GeneralCategory::Control => Some(Disguise::Control),
        GeneralCategory::Format => Some(Disguise::Format),
        GeneralCategory::LineSeparator | GeneralCategory::ParagraphSeparator => Some(Disguise::Separator),
        GeneralCategory::SpaceSeparator if !matches!(character, ' ' | '\u{3000}') => {
            Some(Disguise::Separator)
        }
        _ => is_blank(character).then_some(Disguise::Blank),
    }
}

/// Whether a character is not seen, and may do something to what is: control characters, separators of lines, characters of
/// format. The two that join letters are part of them.
#[must_use]
pub fn is_unseen(character: char) -> bool {
    let is_format = || {
        matches!(
            character.general_category(),
            GeneralCategory::Format | GeneralCategory::LineSeparator | GeneralCategory::ParagraphSeparator
        )
    };
    let joins = matches!(character, '\u{200c}' | '\u{200d}');
    character.is_control() || (!character.is_ascii() && !joins && is_format())
}

/// Letters, marks and signs that show nothing: Hangul fillers, the combining grapheme joiner, Khmer inherent vowels, the
/// selectors of Mongolian, the empty pattern of braille, the place of an object.
fn is_blank(character: char) -> bool {
    matches!(
        character,
        '\u{034F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'
            ..='\u{180F}' | '\u{2800}' | '\u{3164}' | '\u{FFA0}' | '\u{FFFC}'
    )
}

/// Whether a character chooses the shape of the one before it.
#[must_use]
pub fn is_selector(character: char) -> bool {
    matches!(character, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// What Typst takes of the characters that no font holds, and prints as something else. They are refused like all that no
/// font holds; a test says that there are no others.
#[must_use]
pub fn taken_without_a_glyph(character: char) -> Option<&'static str> {
    let mut pieces = 0;
    decompose_canonical(character, |_| pieces += 1);
    if is_selector(character) {
        Some("a selector that chooses nothing leaves no trace")
    } else if pieces > 1 {
        Some("a letter with its mark is put together from two glyphs, which nobody drew as one")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_right_and_is_not_is_named() {
        for (text, disguise, part) in [
            ("か\u{3099}", Disguise::Decomposed, "か\u{3099}"),
            ("さか\u{323}\u{3099}", Disguise::Decomposed, "か\u{323}\u{3099}"),
            ("a\u{301}\u{323}b", Disguise::Decomposed, "a\u{301}\u{323}"),
            ("字\u{301}", Disguise::Mark, "字\u{301}"),
            ("あ\n\u{301}", Disguise::Mark, "\u{301}"),
            ("ｱﾃﾞｰﾀ", Disguise::Mark, "ﾃﾞ"),
            ("アワﾞ", Disguise::Mark, "ワﾞ"),
            ("〔ﾟ", Disguise::Mark, "〔ﾟ"),
            ("ﾞ", Disguise::Mark, "ﾞ"),
            ("\u{1100}\u{1161}", Disguise::Decomposed, "\u{1100}\u{1161}"),
            ("\u{F900}", Disguise::Decomposed, "\u{F900}"),
            ("o\u{FB03}ce", Disguise::Decomposed, "\u{FB03}"),
            ("あ\u{200B}い", Disguise::Format, "\u{200B}"),
            ("あ\u{202E}い", Disguise::Format, "\u{202E}"),
            ("あ\u{E0041}い", Disguise::Format, "\u{E0041}"),
            ("a\u{A0}b", Disguise::Separator, "\u{A0}"),
            ("a\u{2028}b", Disguise::Separator, "\u{2028}"),
            ("\u{2800}", Disguise::Blank, "\u{2800}"),
            ("\u{E000}", Disguise::PrivateUse, "\u{E000}"),
            ("\u{7}", Disguise::Control, "\u{7}"),
        ] {
            let found = disguised(text);
            let [one] = found.as_slice() else { panic!("{text:?}: {found:?}") };
            assert_eq!((one.disguise, &text[one.span.clone()]), (disguise, part), "{text:?}");
        }
    }

    #[test]
    fn what_is_right_is_left_alone() {
        for text in [
            "が",
            "髙﨑鷗瀨",
            "葛\u{E0100}",
            "全角　と half",
            "か゛",
            "①㈱",
            "é",
            "ｶﾅ",
            "一行\n二行",
            "か\u{309A}",
        ] {
            assert_eq!(disguised(text), [], "{text:?}");
        }
    }

    #[test]
    fn half_width_katakana_are_typed_anew_where_that_is_certain() {
        let anew = |text: &str| {
            let found = disguised(text);
            in_full_width(text, found.first()?.span.clone()).map(|(run, full)| (text[run].to_owned(), full))
        };
        for (text, run, full) in
            [("旧ﾃﾞｰﾀ等", "ﾃﾞｰﾀ", "データ"), ("ﾊﾟﾝ", "ﾊﾟﾝ", "パン"), ("アワﾞ", "ワﾞ", "ヷ"), ("かﾞ", "かﾞ", "が")]
        {
            assert_eq!(anew(text), Some((run.to_owned(), full.to_owned())), "{text}");
        }
        for text in ["字ﾞ", "ﾞ", "ｱﾟ", "字\u{301}"] {
            assert_eq!(anew(text), None, "{text}");
        }
    }
}
