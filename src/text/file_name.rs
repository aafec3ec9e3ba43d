//! Which names a file or folder can have on every system, so that it is one file everywhere.

use std::sync::LazyLock;

use regex::Regex;
use strum::{EnumIter, IntoStaticStr};
use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::text::characters::is_unseen;

/// Why a name is not one that every system keeps as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumIter, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum NameFault {
    /// It holds a character that is not seen: a control character, a line end, a mark that turns the direction of writing.
    Unseen,
    /// It holds a sign that Windows has for paths and patterns.
    Sign,
    /// Windows keeps the word for a device, whatever ending it has.
    Reserved,
    /// It ends in a dot or blank, which Windows leaves out.
    Ending,
    /// Its letters are in pieces (NFD), as a Mac stores them: else the name is right.
    Decomposed,
}

/// What is wrong with a name, the gravest fault first.
#[must_use]
pub fn fault(name: &str) -> Option<NameFault> {
    if name.chars().any(is_unseen) {
        Some(NameFault::Unseen)
    } else if name.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|']) {
        Some(NameFault::Sign)
    } else if is_reserved(name) {
        Some(NameFault::Reserved)
    } else if name.ends_with(['.', ' ']) {
        Some(NameFault::Ending)
    } else {
        (!is_nfc(name)).then_some(NameFault::Decomposed)
    }
}

/// The right name, where there is no doubt of it.
#[must_use]
pub fn mended(name: &str) -> Option<String> {
    let mended = composed(name.trim_end_matches(['.', ' ']));
    (mended != name && !mended.is_empty() && fault(&mended).is_none()).then_some(mended)
}

/// The name as it is typed: a Mac stores letters in pieces.
#[must_use]
pub fn composed(name: &str) -> String {
    name.nfc().collect()
}

/// What two names have in common that some system takes for one: capital letters, letters in pieces, and the dots and
/// blanks at the end count for nothing.
#[must_use]
pub fn folded(name: &str) -> String {
    composed(&composed(name.trim_end_matches(['.', ' '])).to_lowercase())
}

/// Whether Windows keeps the word before the first dot for a device.
fn is_reserved(name: &str) -> bool {
    let word = name.split('.').next().unwrap_or_default().trim_end_matches(' ').to_ascii_lowercase();
    let port = |kind: &str| {
        let number = word.strip_prefix(kind).unwrap_or_default();
        number.chars().count() == 1 && number.contains(|digit| "123456789¹²³".contains(digit))
    };
    matches!(word.as_str(), "con" | "prn" | "aux" | "nul" | "conin$" | "conout$")
        || ["com", "lpt"].into_iter().any(port)
}

/// The name of which another one is a copy, as file managers and programs that keep folders alike name it: 案件 (1), 案件 - コピー,
/// 案件のコピー 2, case copy.
#[must_use]
pub fn copied(name: &str) -> Option<&str> {
    static COPY: LazyLock<Regex> = LazyLock::new(|| {
        let number = r"[ 　]?[(（]\d{1,3}[)）]|[ 　]?\d{1,3}";
        let word = r"[ 　]?[-‐－][ 　]?(?:コピー|(?i:copy))|のコピー|[ _-](?i:copy)|[ 　]?[(（][^()（）]*(?:競合|(?i:conflict))[^()（）]*[)）]";
        Regex::new(&format!(r"^(?:コピー[ 　]?[~〜～][ 　]?(?<of>.+)|(?<name>.+?)(?:(?:{word})(?:{number})?|[ 　]?[(（]\d{{1,3}}[)）]))$"))
            .expect("a pattern")
    });
    let found = COPY.captures(name)?;
    let of = found.name("of").or_else(|| found.name("name"))?;
    Some(of.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_some_system_cannot_keep_are_known() {
        for (name, wrong) in [
            ("a\u{1b}b", NameFault::Unseen),
            ("a\n::error::x", NameFault::Unseen),
            ("a\u{202e}b", NameFault::Unseen),
            ("a:b", NameFault::Sign),
            ("a*b?", NameFault::Sign),
            ("a\\b", NameFault::Sign),
            ("aux", NameFault::Reserved),
            ("Con.案件", NameFault::Reserved),
            ("com1", NameFault::Reserved),
            ("LPT³.txt", NameFault::Reserved),
            ("nul .x", NameFault::Reserved),
            ("x.", NameFault::Ending),
            ("x ", NameFault::Ending),
            ("か\u{3099}ん検診", NameFault::Decomposed),
        ] {
            assert_eq!(fault(name), Some(wrong), "{name:?}");
        }
        for name in ["2008-08", "健診　勧奨", "auxiliary", "com", "com10", "console", "がん.検診", "#x", "~"]
        {
            assert_eq!(fault(name), None, "{name:?}");
        }
    }

    #[test]
    fn the_right_name_is_known_where_it_is_certain() {
        assert_eq!(mended("か\u{3099}ん. "), Some("がん".to_owned()));
        for name in ["がん", "a:b", "aux", "aux.", "a\n", "..", " "] {
            assert_eq!(mended(name), None, "{name:?}");
        }
    }

    #[test]
    fn what_one_system_takes_for_one_is_one() {
        for (one, other) in
            [("Abc", "aBC"), ("がん", "か\u{3099}ん"), ("x", "x. "), ("Ｘ", "ｘ"), ("É", "e\u{301}")]
        {
            assert_eq!(folded(one), folded(other));
        }
        assert_ne!(folded("x"), folded("y"));
        assert_ne!(folded("x.y"), folded("xy"));
    }

    #[test]
    fn copies_are_known_by_their_names() {
        for name in [
            "案件 (1)",
            "案件(2)",
            "案件（1）",
            "案件 - コピー",
            "案件 - コピー (2)",
            "案件のコピー",
            "案件のコピー 2",
            "案件 copy",
            "案件_copy",
            "案件 - Copy",
            "案件 (山田の競合コピー 2026-05-01)",
            "コピー ～ 案件",
        ] {
            assert_eq!(copied(name), Some("案件"), "{name}");
        }
        for name in ["案件", "コピー機の設置", "案件（再）", "案件2", "健診（1歳）"] {
            assert_eq!(copied(name), None, "{name}");
        }
    }
}
