//! What a clause says in letters though the sheet says it by itself: numbers, references, parties. What is typed does not
//! follow when a case leaves a clause out or the profile calls a party otherwise.

use std::sync::LazyLock;

use regex::Regex;
use unicode_normalization::UnicodeNormalization;

use crate::check::clauses::Reference;
use crate::diagnostic::finding::{Finding, Findings, Rule, Severity};
use crate::diagnostic::fix::Fix;
use crate::input::schema::Loaded;
use crate::model::council::{ClauseSet, Council, Lexicon};
use crate::text::placeholder::PlaceholderTemplate;
use crate::text::source::{Content, Node, Pointer, Span};

use super::super::context::{Texts, exact, within};
use super::super::wording::{OPENERS, is_word_of_its_own};

/// Whether the text at a way is one of a clause: its text, or one of a paragraph or an item.
fn is_of_clause(way: &Pointer) -> bool {
    let [.., last] = way.steps() else { return false };
    let is_index = last.parse::<usize>().is_ok();
    let around = way.steps().iter().rev().nth(1).map_or("", String::as_str);
    last == "text" || (is_index && ["paragraphs", "items"].contains(&around))
}

/// The texts of clauses: of a profile all of them, of a case those that it adds or puts in the place of others.
fn texts<'a, T>(texts: &'a Texts<'a, T>) -> impl Iterator<Item = &'a Node> {
    let is_choice = |way: &Pointer| {
        way.steps().iter().any(|step| step == "special_clauses")
            || way.steps().first().is_some_and(|step| step == "clauses")
    };
    let of_clauses = texts.all.iter().filter(move |(way, _)| is_choice(way) && is_of_clause(way));
    of_clauses.map(|(_, node)| *node).filter(|node| !node.is_null())
}

/// No number stands before a text that is numbered on paper.
fn numbers_are_not_typed<T>(all: &Texts<'_, T>, findings: &mut Findings) {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
        let number = r"第[0-9０-９一二三四五六七八九十]+[条項号]?(?:の[0-9０-９]+)?|[（(][0-9０-９ア-ンa-z]{1,2}[）)]|[①-⑳]";
        let bare = r"[0-9０-９]{1,2}|[ア-ン]";
        Regex::new(&format!(r"^(?:(?:{number})[\s　．.、]*|(?:{bare})(?:[．.、]|[\s　])[\s　]*)"))
            .expect("a pattern")
    });
    for node in texts(all) {
        let text = node.text().unwrap_or_default();
        let Some(found) = NUMBER.find(text).filter(|found| found.end() < text.len()) else { continue };
        let number =
            found.as_str().trim_end_matches(|sign: char| sign.is_whitespace() || "．.、".contains(sign));
        // 第1条及び… is no number but a reference.
        if number.starts_with('第') && found.as_str() == number {
            continue;
        }
        let finding = within(all.loaded, Rule::TypedListNumber, node, 0..number.len());
        findings.push(without(finding, all.loaded, node, found.range()).with("number", number));
    }
}

/// A finding that is mended by taking a part of a text out.
fn without<T>(finding: Finding, loaded: &Loaded<T>, node: &Node, part: Span) -> Finding {
    let rest = node.text().unwrap_or_default()[part.end..].chars().next();
    // Without quotes not everything may begin a value.
    let is_quoted = matches!(node.content, Content::Scalar { plain: false, .. });
    let is_safe =
        is_quoted || rest.is_some_and(|first| !first.is_ascii_punctuation() && !first.is_whitespace());
    match exact(loaded, node, part).filter(|_| is_safe) {
        Some(span) => finding.mended_by(Fix::replace(&loaded.file, span, "")),
        None => finding,
    }
}

/// References between clauses are blanks, so that they follow what a case chooses.
fn references_are_not_typed<T>(
    all: &Texts<'_, T>,
    set: &ClauseSet,
    council: &Council,
    findings: &mut Findings,
) {
    static REFERENCE: LazyLock<Regex> = LazyLock::new(|| {
        let number = "[0-9０-９一二三四五六七八九十]+";
        let written =
            format!("第{number}[条項号](?:の{number})?(?:第{number}[項号])*|[前次](?:各|{number})?[条項号]");
        Regex::new(&written).expect("a pattern")
    });
    for node in texts(all) {
        let text = node.text().unwrap_or_default();
        let mut law_ends = None;
        for found in REFERENCE.find_iter(text) {
            let (before, after) = (&text[..found.start()], &text[found.end()..]);
            let joint = law_ends.and_then(|end: usize| before.get(end..));
            if is_of_a_law(&council.lexicon, before, after)
                || joint.is_some_and(|joint| JOINTS.contains(&joint))
            {
                law_ends = Some(found.end());
                continue;
            }
            if is_in_blank(text, found.start()) || (found.start() == 0 && after.starts_with([' ', '　'])) {
                continue;
            }
            let instead = blank_for(found.as_str(), set);
            let finding = within(all.loaded, Rule::TypedReference, node, found.range());
            let finding = blank_instead(finding, all.loaded, node, found.range(), instead.as_deref());
            findings
                .push(finding.with("written", found.as_str()).with("instead", instead.unwrap_or_default()));
        }
    }
}

/// What joins two references into one law.
const JOINTS: [&str; 9] = ["及び", "又は", "、", "から", "若しくは", "並びに", "・", "の", ""];

/// Whether a reference is one into a law or to a form: 法第66条, …に関する法律（平成15年法律第57号）第2条, 第1号様式.
fn is_of_a_law(lexicon: &Lexicon, before: &str, after: &str) -> bool {
    // A law can be named with its number: …に関する法律（平成15年法律第57号）第2条.
    let named = before.strip_suffix('）').unwrap_or(before);
    let is_numbered = before.ends_with("号）");
    is_numbered
        || lexicon.law_words.iter().any(|law| named.ends_with(law.as_str()))
        || after.starts_with("様式")
        || after.starts_with("議案")
}

/// Whether a place lies in a blank: {前項}.
fn is_in_blank(text: &str, at: usize) -> bool {
    let blanks = PlaceholderTemplate::parse(text).blanks().map(|(_, span)| span.clone()).collect::<Vec<_>>();
    blanks.iter().any(|blank| blank.contains(&at))
}

/// The blank that prints a reference, where there is one: 前条, and 第3条 for the third standard clause.
fn blank_for(written: &str, set: &ClauseSet) -> Option<String> {
    if Reference::parse(written).is_some() {
        return Some(format!("{{{written}}}"));
    }
    let number: String = written.strip_prefix('第')?.strip_suffix('条')?.nfkc().collect();
    let number: usize = number.parse().ok()?;
    let clause = set.clauses.iter().filter(|clause| clause.is_standard()).nth(number.checked_sub(1)?)?;
    Some(format!("{{条:{}}}", clause.id))
}

/// Parties are blanks, so that they are called as in the rest of the contract.
fn parties_are_not_typed<T>(all: &Texts<'_, T>, council: &Council, findings: &mut Findings) {
    let (lexicon, parties) = (&council.lexicon, &council.parties);
    let principals = lexicon.principal_names.iter().map(|name| (name, &parties.principal, "{委託者}"));
    let contractors = lexicon.contractor_names.iter().map(|name| (name, &parties.contractor, "{受託者}"));
    let names: Vec<_> = principals.chain(contractors).collect();
    for node in texts(all) {
        let text = node.text().unwrap_or_default();
        for (name, word, blank) in &names {
            for (start, typed) in text.match_indices(name.as_str()) {
                let part = start..start + typed.len();
                if is_in_blank(text, start) || !is_word_of_its_own(text, &part, OPENERS) {
                    continue;
                }
                let finding = within(all.loaded, Rule::TypedParty, node, part.clone());
                let finding = blank_instead(finding, all.loaded, node, part, Some(blank));
                let severity = if name == word { Severity::Note } else { Severity::Warning };
                let finding = Finding { severity, ..finding };
                findings.push(finding.with("typed", typed).with("word", *word).with("instead", *blank));
            }
        }
    }
}

/// A finding that is mended by a blank, where braces may stand: not at the beginning of a value without quotes, and not in one
/// of several on a line.
fn blank_instead<T>(
    finding: Finding,
    loaded: &Loaded<T>,
    node: &Node,
    part: Span,
    blank: Option<&str>,
) -> Finding {
    let is_plain = matches!(node.content, Content::Scalar { plain: true, .. });
    let is_on_list = loaded.file.text[node.span.clone()].contains(',');
    match (blank, exact(loaded, node, part.clone())) {
        (Some(blank), Some(span)) if !is_plain || (part.start > 0 && !is_on_list) => {
            finding.mended_by(Fix::replace(&loaded.file, span, blank))
        }
        _ => finding,
    }
}

/// Nothing that the sheet says by itself is typed in a clause.
pub(in crate::check::rules) fn nothing_is_typed<T>(
    all: &Texts<'_, T>,
    set: &ClauseSet,
    council: &Council,
    findings: &mut Findings,
) {
    numbers_are_not_typed(all, findings);
    references_are_not_typed(all, set, council, findings);
    parties_are_not_typed(all, council, findings);
}
