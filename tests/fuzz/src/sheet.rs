//! Clauses in few letters, so that a machine finds its way to references quickly. A line is a text; its first letter says
//! where it stands. Its name is the number of the line: {項:3} refers to the third line.

use shingikai::model::case::{ClauseChoice, ClauseInsertion, ClauseReplacement};
use shingikai::model::clause_text::{ClauseItem, Paragraph, Party};
use shingikai::model::council::{Clause, ClauseSet, NumberStyle};

/// A sheet that nothing limits: also one that a profile could not have.
pub(super) fn sheet(text: &str) -> (ClauseSet, ClauseChoice) {
    let mut clauses: Vec<Clause> = Vec::new();
    let mut choice = ClauseChoice::default();
    for (index, line) in text.lines().enumerate() {
        let id = (index + 1).to_string();
        let Some(mark) = line.chars().next() else { continue };
        let text = line[mark.len_utf8()..].to_owned();
        let item = |text| ClauseItem { id: Some(id.clone()), text, items: Vec::new() };
        match (mark, clauses.last_mut()) {
            ('o', _) => choice.omit.push(text),
            ('+', _) => choice.insert.push(inserted(&id, &text)),
            ('=', _) => choice.replace.push(replaced(&text)),
            ('p', Some(clause)) => {
                clause.paragraphs.push(Paragraph { id: Some(id), text, items: Vec::new() });
            }
            ('i', Some(clause)) => items(clause).push(item(text)),
            ('j', Some(clause)) => {
                items(clause).last_mut().map_or(&mut Vec::new(), |item| &mut item.items).push(item(text))
            }
            ('k', Some(clause)) => {
                let above = items(clause).last_mut().and_then(|item| item.items.last_mut());
                above.map_or(&mut Vec::new(), |item| &mut item.items).push(item(text));
            }
            (mark, _) => clauses.push(clause(id, mark, text)),
        }
    }
    let set = ClauseSet {
        base: Default::default(),
        title: String::new(),
        numbers: NumberStyle::default(),
        captions: Default::default(),
        sets: Vec::new(),
        settings: Vec::new(),
        clauses,
    };
    (set, choice)
}

fn clause(id: String, mark: char, text: String) -> Clause {
    Clause {
        id,
        caption: String::new(),
        binds: if mark == 'a' { Party::Principal } else { Party::Contractor },
        required: Default::default(),
        individual_number: Default::default(),
        sets: Vec::new(),
        optional: Default::default(),
        text: (mark != 'n').then_some(text),
        paragraphs: Vec::new(),
        items: Vec::new(),
        settings: Default::default(),
    }
}

/// The list that the next item belongs to.
fn items(clause: &mut Clause) -> &mut Vec<ClauseItem> {
    match clause.paragraphs.last_mut() {
        Some(paragraph) => &mut paragraph.items,
        None => &mut clause.items,
    }
}

/// `<3text`: before the third line's clause; `>3text`: after it.
fn inserted(id: &str, text: &str) -> ClauseInsertion {
    let mut letters = text.chars();
    let (way, other) = (letters.next(), letters.next().map(String::from));
    ClauseInsertion {
        id: Some(id.to_owned()),
        binds: Some(Party::Contractor),
        before: other.clone().filter(|_| way == Some('<')),
        after: other.filter(|_| way == Some('>')),
        text: Some(letters.collect()),
        ..ClauseInsertion::default()
    }
}

/// `3text`: the third line's clause says something else.
fn replaced(text: &str) -> ClauseReplacement {
    let mut letters = text.chars();
    let id = letters.next().map(String::from).unwrap_or_default();
    let text = Some(letters.collect());
    ClauseReplacement { id, caption: None, text, paragraphs: Vec::new(), items: Vec::new() }
}
