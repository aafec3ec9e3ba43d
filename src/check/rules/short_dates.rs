//! Dates that a paper would print as a list has them: R8.9.1, 2026/9/1.

use std::sync::LazyLock;

use chrono::NaiveDate;
use regex::Regex;
use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::finding::{Findings, Rule};
use crate::text::source::Pointer;
use crate::text::wareki::Wareki;

use super::context::{Texts, with_instead, within};

/// A date within a text is written out. Not what is read as a date: that is printed with its era.
///
/// - `day` is the day of the paper, where there is one: of a profile there is none
pub(super) fn dates_are_written_out<T>(
    texts: &Texts<'_, T>,
    day: Option<NaiveDate>,
    findings: &mut Findings,
) {
    static SHORT: LazyLock<Regex> = LazyLock::new(|| {
        let (digits, mark) = ("[0-9０-９]{1,2}", "[./．／]");
        let year = format!(
            "(?:[MTSHRmtshrＭＴＳＨＲ]|明治|大正|昭和|平成|令和){digits}|(?:19|20)[0-9]{{2}}|(?:１９|２０)[０-９]{{2}}"
        );
        Regex::new(&format!("(?:{year}){mark}{digits}{mark}{digits}")).expect("a pattern")
    });
    let Some(day) = day else { return };
    for (_, node) in texts.printed().filter(|(way, _)| !is_date(way)) {
        let text = node.text().unwrap_or_default();
        for found in SHORT.find_iter(text) {
            let is_part = |character: Option<char>| {
                character.is_some_and(|character| character.is_alphanumeric() && !is_japanese(character))
                    || matches!(character, Some('.' | '/' | '．' | '／' | '-'))
            };
            let (before, after) = (&text[..found.start()], &text[found.end()..]);
            if is_part(before.chars().next_back()) || is_part(after.chars().next()) {
                continue;
            }
            let written: String = found.as_str().nfkc().collect();
            let Ok(date) = written.to_uppercase().parse::<Wareki>() else { continue };
            let instead = date.printed(day);
            let finding = within(texts.loaded, Rule::ShortDate, node, found.range());
            let finding = with_instead(finding, texts.loaded, node, found.range(), &instead);
            findings.push(finding.with("written", found.as_str()).with("instead", instead));
        }
    }
}

/// Whether the value at a way is read as a date.
fn is_date(way: &Pointer) -> bool {
    let Some(last) = way.steps().last() else { return false };
    ["date", "from", "to", "until", "replacement_date"].contains(&last.as_str())
}

fn is_japanese(character: char) -> bool {
    matches!(character, 'ぁ'..='ヿ' | '々' | '㐀'..='鿿')
}
