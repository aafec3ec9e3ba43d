//! The known word that was meant by a word nobody knows.

use super::folded::folded;

/// How alike two words are at least, from 0 to 1.
const ALIKE: f64 = 0.4;
/// What a word that holds the other one has in advance of others.
const HOLDS: f64 = 0.3;

/// The known words that are like a typed one, the likest first. Blanks, width and letter case make no difference, nor which of
/// `-` and `_` is typed.
pub fn alike<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let comparable = |text: &str| folded(text).replace('_', "-");
    let typed = comparable(typed);
    let likeness = |word: &str| {
        let word = comparable(word);
        let holds = !typed.is_empty() && (word.contains(&typed) || typed.contains(&word));
        strsim::normalized_damerau_levenshtein(&typed, &word) + if holds { HOLDS } else { 0.0 }
    };
    let mut found: Vec<_> = known.into_iter().map(|word| (likeness(word), word)).collect();
    found.retain(|(likeness, _)| *likeness >= ALIKE);
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found.into_iter().map(|(_, word)| word).collect()
}

/// The known word most like a typed one, or an empty text where none is like it.
#[must_use]
pub fn nearest(typed: &str, known: &[String]) -> String {
    alike(typed, known.iter().map(String::as_str)).first().map(ToString::to_string).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_likest_word_is_found_however_it_is_typed() {
        let known = ["closed-ground", "漢字氏名", "カナ氏名", "電話番号"].map(ToOwned::to_owned);
        for (typed, word) in [
            ("Closed_Gruond", "closed-ground"),
            ("漢字 氏名", "漢字氏名"),
            ("ｶﾅ氏名", "カナ氏名"),
            ("電話", "電話番号"),
            ("住所", ""),
            ("", ""),
        ] {
            assert_eq!(nearest(typed, &known), word, "{typed}");
        }
        assert_eq!(alike("氏名", known.iter().map(String::as_str)), ["漢字氏名", "カナ氏名"]);
    }
}
