//! Wording, by the profile's lexicon.

use unicode_normalization::char::compose;

use crate::diagnostic::finding::{Findings, Relation, Rule};
use crate::input::patch::NewValue;
use crate::model::council::{Council, Replacement};
use crate::text::source::{Node, Pointer, Span};

use super::context::{CaseContext, Texts, with_instead, within};
use super::cure::mended;

/// The subject ends as the council's subjects do.
pub(super) fn subject_has_its_form(context: CaseContext<'_>, findings: &mut Findings) {
    let text = &context.case.value.subject;
    if let Some(ending) = &context.council().lexicon.subject_ending
        && !text.is_empty()
        && !without_brackets(text.trim_end()).ends_with(ending.as_str())
    {
        let way = Pointer::of(&["subject"]);
        let whole = NewValue::text(format!("{}{ending}", text.trim_end().trim_end_matches('。')));
        let is_bracketed = text.trim_end().ends_with('）');
        let fix = context.cures.fix(false, |patcher| patcher.set(&way, &whole)).filter(|_| !is_bracketed);
        findings.push(mended(context.at(Rule::SubjectForm, &way).with("ending", ending), fix));
    }
}

/// A text without what stands in brackets at its end: …について（再実施）.
fn without_brackets(text: &str) -> &str {
    let open = text.strip_suffix('）').and_then(|inner| inner.rfind('（'));
    open.filter(|open| !text[*open..].contains("案）")).map_or(text, |open| text[..open].trim_end())
}

/// No listed wording stands in a text: redundant ones, typos, wrong names of the council.
pub(super) fn no_listed_wording<T>(texts: &Texts<'_, T>, council: &Council, findings: &mut Findings) {
    let loaded = texts.loaded;
    let lexicon = &council.lexicon;
    for (_, node) in texts.printed() {
        for (rule, list) in [(Rule::RedundantWording, &lexicon.redundant), (Rule::Typo, &lexicon.typos)] {
            for Replacement { wording, instead } in list {
                for span in occurrences(node, wording) {
                    if rule == Rule::RedundantWording && is_in_another(node, &span, &lexicon.not_redundant) {
                        continue;
                    }
                    let mut finding = within(loaded, rule, node, span.clone());
                    // Of a wording that says something twice, either half may stay.
                    if rule == Rule::Typo {
                        finding = with_instead(finding, loaded, node, span, instead);
                    }
                    findings.push(finding.with("wording", wording).with("instead", instead));
                }
            }
        }
        for (span, letter) in marks_apart(node.text().unwrap_or_default()) {
            let finding = within(loaded, Rule::Typo, node, span.clone());
            let wording = &node.text().unwrap_or_default()[span.clone()];
            let finding = with_instead(finding, loaded, node, span.clone(), &letter);
            findings.push(finding.with("wording", wording).with("instead", letter));
        }
        // Where the council itself is called so, nothing is wrong with it.
        let wrong = lexicon.wrong_council_names.iter().filter(|name| !council.name.contains(name.as_str()));
        for name in wrong {
            for span in occurrences(node, name) {
                if is_of_another_body(texts, node, &span) {
                    continue;
                }
                let finding = within(loaded, Rule::CouncilName, node, span.clone());
                let finding = with_instead(finding, loaded, node, span, &council.name);
                findings.push(finding.with("name", name).with("council", &council.name));
            }
        }
    }
}

/// Kana with their (semi-)voiced mark typed behind them as a sign of its own, and the letters that were meant: テ゛ for デ.
fn marks_apart(text: &str) -> Vec<(Span, String)> {
    let joined = |(start, letter): (usize, char)| {
        let end = start + letter.len_utf8();
        let mark = match text[end..].chars().next()? {
            '゛' => '\u{3099}',
            '゜' => '\u{309A}',
            _ => return None,
        };
        Some((start..end + '゛'.len_utf8(), compose(letter, mark)?.to_string()))
    };
    text.char_indices().filter_map(joined).collect()
}

/// Whether a part of a text holds a whole other word, or the beginning of one: 必ず必要 in 必ず必要事項を.
fn is_in_another(node: &Node, part: &Span, others: &[String]) -> bool {
    let text = node.text().unwrap_or_default();
    others.iter().filter(|other| !other.is_empty()).any(|other| {
        let is_over = |(start, other): (usize, &str)| start < part.end && part.end <= start + other.len();
        text.match_indices(other.as_str()).any(is_over)
    })
}

/// Whether a name of a body is that of another one: the end of a longer name (情報公開・個人情報保護審査会), or 当委員会 in a paper
/// of a 教育委員会.
fn is_of_another_body<T>(texts: &Texts<'_, T>, node: &Node, part: &Span) -> bool {
    let is_of_name = |character: char| character == '・' || is_kanji(character);
    let text = node.text().unwrap_or_default();
    let before = text[..part.start].chars().next_back();
    let Some(own) = text[part.clone()].strip_prefix(['当', '本']) else {
        return before.is_some_and(is_of_name);
    };
    let has_name = |text: &str| {
        text.match_indices(own).any(|(start, _)| {
            text[..start]
                .chars()
                .next_back()
                .is_some_and(|before| is_of_name(before) && !['当', '本'].contains(&before))
        })
    };
    texts.printed().filter_map(|(_, node)| node.text()).any(has_name)
}

/// What stands before a word that is a word of its own: marks, and the particles that a noun can follow.
pub(super) const OPENERS: &str = "、，。．「（はがのにとをへも";

/// Whether a part of a text is a word of its own, and no part of another: 乙は, but not 甲種; 区の, but not 区分.
///
/// - `openers` are the characters that may stand before it
pub(super) fn is_word_of_its_own(text: &str, part: &Span, openers: &str) -> bool {
    const ENDS: [&str; 13] =
        ["、", "，", "は", "が", "の", "に", "と", "を", "へ", "も", "及び", "又は", "から"];
    let (before, after) = (&text[..part.start], &text[part.end..]);
    let is_open = |character: char| openers.contains(character) || character.is_whitespace();
    before.chars().next_back().is_none_or(is_open) && ENDS.iter().any(|word| after.starts_with(word))
}

fn is_kanji(character: char) -> bool {
    matches!(character, '一'..='鿿' | '㐀'..='䶿')
}

pub(super) fn occurrences(node: &Node, wording: &str) -> Vec<Span> {
    let text = node.text().unwrap_or_default();
    text.match_indices(wording).map(|(start, found)| start..start + found.len()).collect()
}

/// No word stands twice in a row: 自治体自治体, についてについて. Two kanji, three katakana or four hiragana at the least; the
/// lexicon knows exceptions.
pub(super) fn no_word_twice<T>(texts: &Texts<'_, T>, council: &Council, findings: &mut Findings) {
    let loaded = texts.loaded;
    let right = &council.lexicon.reduplications;
    for (_, node) in texts.printed() {
        let text = node.text().unwrap_or_default();
        let words = repeated(text).into_iter().map(|span| {
            let twice = &text[span.clone()];
            let word: String = twice.chars().take(twice.chars().count() / 2).collect();
            (span, word)
        });
        let signs = twice_in_a_row(text).into_iter().map(|span| {
            let word = text[span.clone()].chars().take(1).collect();
            (span, word)
        });
        // Two words of which one ends as the other begins: 大学大学院, 組合組合長, 調査調査票.
        let is_compound = |span: &Span| {
            let twice: Vec<char> = text[span.clone()].chars().collect();
            twice.len() == 4
                && twice.iter().all(|character| is_kanji(*character))
                && text[span.end..].chars().next().is_some_and(is_kanji)
        };
        let is_right = |span: &Span| right.contains(&text[span.clone()].to_owned()) || is_compound(span);
        for (span, word) in words.chain(signs).filter(|(span, _)| !is_right(span)) {
            let finding = within(loaded, Rule::RepeatedWord, node, span.clone());
            findings.push(with_instead(finding, loaded, node, span, &word).with("word", word));
        }
    }
}

/// Where a word stands twice in a row, both together.
fn repeated(text: &str) -> Vec<Span> {
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    let end_of = |index: usize| characters.get(index).map_or(text.len(), |(offset, _)| *offset);
    let mut found = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        let longest = (characters.len() - at) / 2;
        let length = (2..=longest.min(12)).rev().find(|length| {
            let word: Vec<char> =
                characters[at..at + length].iter().map(|(_, character)| *character).collect();
            let next = characters[at + length..at + 2 * length].iter().map(|(_, character)| *character);
            is_word(&word) && next.eq(word.iter().copied())
        });
        match length {
            Some(length) => {
                found.push(end_of(at)..end_of(at + 2 * length));
                at += 2 * length;
            }
            None => at += 1,
        }
    }
    found
}

fn is_word(characters: &[char]) -> bool {
    let kanji = |character: &char| is_kanji(*character);
    let katakana = |character: &char| matches!(character, 'ァ'..='ヺ' | 'ー');
    let hiragana = |character: &char| matches!(character, 'ぁ'..='ゖ');
    let varied = characters.iter().any(|character| *character != characters[0]);
    let kanji_word = characters.iter().filter(|character| kanji(character)).count() >= 2;
    let katakana_word = characters.len() >= 3 && characters.iter().all(katakana);
    let words =
        characters.iter().all(|character| kanji(character) || katakana(character) || hiragana(character));
    // についてについて; しばしばしばしば is nobody's word either.
    let hiragana_word = characters.len() >= 4 && characters.iter().all(hiragana);
    varied && words && (kanji_word || katakana_word || hiragana_word)
}

/// A particle or a sign that nobody writes twice: をを, 、、; and データはは, where は cannot be the beginning of a word.
fn twice_in_a_row(text: &str) -> Vec<Span> {
    let is_noun =
        |character: char| is_kanji(character) || matches!(character, 'ァ'..='ヺ' | 'ー' | '）' | '」');
    let mut found = Vec::new();
    let mut characters = text.char_indices().peekable();
    while let Some((start, character)) = characters.next() {
        let is_particle = || {
            let twice = start + 2 * character.len_utf8();
            let ends = text.get(twice..).and_then(|rest| rest.chars().next());
            ['は', 'が', 'に', 'で', 'の', 'へ', 'と'].contains(&character)
                && text[..start].chars().next_back().is_some_and(is_noun)
                && ends.is_none_or(|next| next == '、' || is_noun(next))
        };
        if !['を', '、', '。', '，'].contains(&character) && !is_particle() {
            continue;
        }
        let mut end = start + character.len_utf8();
        while let Some((offset, _)) = characters.next_if(|(_, next)| *next == character) {
            end = offset + character.len_utf8();
        }
        if end > start + character.len_utf8() {
            found.push(start..end);
        }
    }
    found
}

/// One thing has one word: not …に係る委託 here and …に伴う委託 there.
pub(super) fn one_word_for_one_thing(context: CaseContext<'_>, findings: &mut Findings) {
    for words in &context.council().lexicon.mixed {
        let mut uses: Vec<(&str, String, &Node, Span)> = Vec::new();
        for (_, node) in context.printed() {
            for word in words {
                for span in occurrences(node, word) {
                    let around = surroundings(node.text().unwrap_or_default(), &span);
                    uses.push((word, around, node, span));
                }
            }
        }
        let mixed = uses.iter().enumerate().find_map(|(index, (word, around, node, span))| {
            let (other, _, theirs, place) =
                uses[..index].iter().find(|(other, theirs, ..)| other != word && theirs == around)?;
            let finding = within(context.case, Rule::MixedWording, node, span.clone());
            let finding = with_instead(finding, context.case, node, span.clone(), other);
            let place = theirs.span_within(&context.case.file.text, place.clone());
            let finding = finding.beside(Relation::Other, &context.case.file, place);
            Some(finding.with("word", *word).with("other", *other))
        });
        findings.extend(mixed);
    }
}

/// The two characters before and after: the same thing is spoken of.
fn surroundings(text: &str, span: &Span) -> String {
    let before: Vec<char> = text[..span.start].chars().rev().take(2).collect();
    before.into_iter().rev().chain(text[span.end..].chars().take(2)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_twice_is_seen_and_reduplication_is_not() {
        let found =
            |text: &str| repeated(text).into_iter().map(|span| text[span].to_owned()).collect::<Vec<_>>();
        assert_eq!(found("自治体自治体の長"), ["自治体自治体"]);
        assert_eq!(found("個人情報の個人情報のデータデータ"), ["個人情報の個人情報の", "データデータ"]);
        assert_eq!(found("委託についてについて"), ["についてについて"]);
        let signs: Vec<&str> =
            twice_in_a_row("をを、、。").into_iter().map(|span| &"をを、、。"[span]).collect();
        assert_eq!(signs, ["をを", "、、"]);
        assert_eq!(twice_in_a_row("データはは、市にに通知"), [9..15, 21..27]);
        for text in ["市のののちの", "母（はは）は", "山にには", "物と共に"] {
            assert!(twice_in_a_row(text).is_empty(), "{text}");
        }
        for text in ["人々", "それぞれ", "パラパラ", "一一", "々々々々", "都道府県都市", "第一第二"]
        {
            assert!(found(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_word_of_its_own_is_no_part_of_another() {
        let alone = |text: &str, openers| {
            let start = text.find('区').expect("it is there");
            is_word_of_its_own(text, &(start..start + '区'.len_utf8()), openers)
        };
        for text in ["区は", "名簿は、区の職員が", "台帳は区に返す", "区及び県"] {
            assert!(alone(text, "、は"), "{text}");
        }
        for text in ["区分を", "他の区の", "投票区の", "区域", "区"] {
            assert!(!alone(text, "、は"), "{text}");
        }
        assert!(alone("他の区の", OPENERS));
    }
}
