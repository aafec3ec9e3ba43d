//! Numbers the clauses of a case and fills their blanks.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::clause_text::{Body, ClauseItem, Party};
use crate::model::council::{NumberStyle, Parties};
use crate::text::placeholder::{Piece, PlaceholderTemplate};

use super::address::{Address, Step};
use super::level::{Above, all_before, siblings};
use super::reference::ClauseLevel;
use super::style::Style;
use super::{Block, Broken, Chosen, Filled, Neighbours, Numbered, Numeral, Reference, cite};

/// A text of a clause and where it stands.
struct Text<'a> {
    address: Address,
    way: Vec<String>,
    phrase: &'a str,
}

/// Why a blank cannot be filled.
#[derive(Default)]
struct Nothing {
    unknown: bool,
    missing: Vec<String>,
}

/// The clauses in this order, numbered, or every blank that cannot be filled.
///
/// # Errors
///
/// If a blank is not a [`Reference`], or refers to no clause.
pub fn resolve(
    clauses: &[Chosen],
    parties: &Parties,
    numbers: NumberStyle,
) -> Result<Vec<Numbered>, Vec<Broken>> {
    let several = clauses.iter().any(|clause| clause.body.paragraphs.len() > 1);
    let mut sheet = Sheet {
        clauses,
        parties,
        style: Style::new(numbers, several),
        names: BTreeMap::new(),
        broken: Vec::new(),
    };
    let bodies: Vec<Vec<Text<'_>>> =
        clauses.iter().enumerate().map(|(index, clause)| sheet.texts(index, clause)).collect();
    let numbered = clauses.iter().zip(&bodies).enumerate();
    let numbered = numbered.map(|(index, (clause, texts))| Numbered {
        caption: sheet.fill(&Text {
            address: Address::of(index),
            way: vec!["caption".to_owned()],
            phrase: &clause.caption,
        }),
        blocks: sheet.blocks(index, texts),
    });
    let numbered = numbered.collect();
    if sheet.broken.is_empty() { Ok(numbered) } else { Err(sheet.broken) }
}

struct Sheet<'a> {
    clauses: &'a [Chosen],
    parties: &'a Parties,
    style: Style,
    /// What can be called by name.
    names: BTreeMap<&'a str, Address>,
    broken: Vec<Broken>,
}

impl<'a> Sheet<'a> {
    /// The texts of a clause, in order; their names are noted. A single paragraph is the clause itself.
    fn texts(&mut self, index: usize, clause: &'a Chosen) -> Vec<Text<'a>> {
        let address = Address::of(index);
        self.names.insert(&clause.id, address.clone());
        let Body { text, paragraphs, items } = &clause.body;
        let mut texts = Vec::new();
        let way = |keys: &[&str]| keys.iter().map(ToString::to_string).collect::<Vec<_>>();
        if let Some(text) = text {
            texts.push(Text { address: address.clone(), way: way(&["text"]), phrase: text });
        }
        self.items(&address, items, &way(&["items"]), &mut texts);
        for (position, paragraph) in paragraphs.iter().enumerate() {
            let address = if paragraphs.len() > 1 { address.paragraph(position) } else { address.clone() };
            let own = way(&["paragraphs", &position.to_string()]);
            self.names.extend(paragraph.id.as_deref().map(|id| (id, address.clone())));
            texts.push(Text { address: address.clone(), way: below(&own, "text"), phrase: &paragraph.text });
            self.items(&address, &paragraph.items, &below(&own, "items"), &mut texts);
        }
        texts
    }

    fn items(&mut self, above: &Address, items: &'a [ClauseItem], way: &[String], texts: &mut Vec<Text<'a>>) {
        for (position, item) in items.iter().enumerate() {
            let address = above.item(position);
            let own = below(way, &position.to_string());
            self.names.extend(item.id.as_deref().map(|id| (id, address.clone())));
            texts.push(Text { address: address.clone(), way: below(&own, "text"), phrase: &item.text });
            self.items(&address, &item.items, &below(&own, "items"), texts);
        }
    }

    /// The texts beside their numbers.
    fn blocks(&mut self, clause: usize, texts: &[Text<'_>]) -> Vec<Block> {
        let mut blocks = vec![Block { number: self.style.mark(Step::Clause(clause)), texts: Vec::new() }];
        for text in texts {
            let filled = self.fill(text);
            let steps = self.style.steps(&text.address.steps());
            let last = *steps.last().expect("an address has a clause");
            let block = match last {
                Step::Paragraph(1..) => {
                    blocks.push(Block { number: self.style.mark(last), texts: Vec::new() });
                    blocks.last_mut()
                }
                _ => blocks.last_mut(),
            };
            let (level, mark) = match last {
                Step::Clause(_) | Step::Paragraph(_) => (0, String::new()),
                Step::Item(_) => (1, self.style.mark(last)),
                Step::Under(depth, _) => (1 + depth, self.style.mark(last)),
            };
            let block = block.expect("there is the clause's own");
            block.texts.push(Numeral { level, mark, text: filled });
        }
        blocks
    }

    /// A text with its blanks filled; those that cannot be filled are noted.
    fn fill(&mut self, text: &Text<'_>) -> Filled {
        let places = self.clauses[text.address.clause].places_of(&text.way);
        let mut filled = Filled { text: String::new(), places, parties: Vec::new() };
        let mut last = None;
        for piece in PlaceholderTemplate::parse(text.phrase.trim_end()).pieces() {
            match piece {
                Piece::Text(plain) => filled.text.push_str(plain),
                Piece::Blank(name, span) => match self.word(name, &text.address, &mut last) {
                    Ok(word) => {
                        filled.text.push_str(&word);
                        filled.parties.extend(party(name));
                    }
                    Err(Nothing { unknown, missing }) => self.broken.push(Broken {
                        clause: text.address.clause,
                        way: text.way.clone(),
                        blank: span.clone(),
                        name: name.clone(),
                        unknown,
                        missing,
                    }),
                },
            }
        }
        filled
    }

    /// What stands for a blank. `last` is what was named last in the same text.
    fn word(&self, blank: &str, here: &Address, last: &mut Option<Address>) -> Result<String, Nothing> {
        let reference = Reference::parse(blank).ok_or(Nothing { unknown: true, ..Nothing::default() })?;
        let targets = match &reference {
            Reference::Party(Party::Principal) => return Ok(self.parties.principal.clone()),
            Reference::Party(Party::Contractor) => return Ok(self.parties.contractor.clone()),
            Reference::Same(level) => return self.same(*level, here, last.as_ref()),
            Reference::Names(names) => self.named(names)?,
            Reference::Previous(level) => BTreeSet::from([self.beside(*level, here, false)?]),
            Reference::Next(level) => BTreeSet::from([self.beside(*level, here, true)?]),
            Reference::AllPrevious(level) => all_before(*level, here),
            Reference::Duties(party) => {
                let binding = (0..here.clause).filter(|clause| self.clauses[*clause].binds == *party);
                binding.map(Address::of).collect()
            }
        };
        if targets.is_empty() {
            return Err(Nothing::default());
        }
        *last = targets.first().filter(|_| targets.len() == 1).cloned();
        Ok(cite(&targets, here, self.style))
    }

    fn named(&self, names: &[String]) -> Result<BTreeSet<Address>, Nothing> {
        let missing: Vec<String> =
            names.iter().filter(|name| !self.names.contains_key(name.as_str())).cloned().collect();
        if missing.is_empty() {
            Ok(names.iter().map(|name| self.names[name.as_str()].clone()).collect())
        } else {
            Err(Nothing { missing, ..Nothing::default() })
        }
    }

    /// The one before or after. A clause of the profile means its neighbour there; else the sheet says which it is.
    fn beside(&self, level: ClauseLevel, here: &Address, after: bool) -> Result<Address, Nothing> {
        let Some((above, position)) = siblings(level, here) else { return Err(Nothing::default()) };
        let target = if after { Some(position + 1) } else { position.checked_sub(1) };
        match (above, &self.clauses[here.clause].neighbours) {
            (Above::Sheet, Neighbours::Named { before, after: next }) => {
                let name = if after { next } else { before };
                let name = name.clone().ok_or_else(Nothing::default)?;
                self.named(&[name]).map(|found| found.into_iter().next().expect("one was asked for"))
            }
            (above, _) => {
                let address = target.map(|position| above.at(position)).ok_or_else(Nothing::default)?;
                if self.is_there(&address) { Ok(address) } else { Err(Nothing::default()) }
            }
        }
    }

    /// What was named last, seen at a level.
    fn same(&self, level: ClauseLevel, here: &Address, last: Option<&Address>) -> Result<String, Nothing> {
        let last = last.ok_or_else(Nothing::default)?;
        let target = match level {
            ClauseLevel::Clause => Address::of(last.clause),
            ClauseLevel::Paragraph => Address { items: Vec::new(), ..last.clone() },
            ClauseLevel::Item => Some(last.clone())
                .filter(|last| last.paragraph.is_some() || !last.items.is_empty())
                .ok_or_else(Nothing::default)?,
        };
        let steps = self.style.steps(&target.steps());
        let unit = self.style.unit(*steps.last().expect("an address has a clause"));
        match unit.filter(|_| !target.holds(here)) {
            Some(unit) => Ok(format!("同{unit}")),
            None => Ok(cite(&BTreeSet::from([target]), here, self.style)),
        }
    }

    fn is_there(&self, address: &Address) -> bool {
        let Some(clause) = self.clauses.get(address.clause) else { return false };
        let Body { paragraphs, items, .. } = &clause.body;
        let mut items = match address.paragraph {
            Some(paragraph) if paragraph >= paragraphs.len() => return false,
            Some(paragraph) => &paragraphs[paragraph].items,
            None if paragraphs.len() == 1 => &paragraphs[0].items,
            None => items,
        };
        for position in &address.items {
            match items.get(*position) {
                Some(item) => items = &item.items,
                None => return false,
            }
        }
        true
    }
}

/// The party that a blank names.
fn party(blank: &str) -> Option<Party> {
    match Reference::parse(blank) {
        Some(Reference::Party(party)) => Some(party),
        _ => None,
    }
}

fn below(way: &[String], key: &str) -> Vec<String> {
    way.iter().cloned().chain([key.to_owned()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::source::Pointer;

    fn clause(id: &str, binds: Party, text: &str) -> Chosen {
        Chosen {
            id: id.to_owned(),
            caption: format!("({id})"),
            caption_place: crate::check::clauses::ClausePlace::Profile(Pointer::of(&["caption"])),
            binds,
            individual_number: false,
            body: Body { text: Some(text.to_owned()), ..Body::default() },
            place: crate::check::clauses::ClausePlace::Profile(Pointer::root()),
            again: Vec::new(),
            neighbours: Neighbours::OnSheet,
        }
    }

    fn parties() -> Parties {
        Parties { principal: "甲".to_owned(), contractor: "乙".to_owned() }
    }

    /// The texts of all clauses, each with its marks.
    fn printed(clauses: &[Chosen], numbers: NumberStyle) -> Vec<String> {
        let numbered = resolve(clauses, &parties(), numbers).expect("all are there");
        let blocks = numbered.iter().flat_map(|clause| &clause.blocks);
        let line = |text: &Numeral| [text.mark.as_str(), text.text.text.as_str()].concat();
        let said = |block: &Block| block.texts.iter().map(line).collect::<Vec<_>>().join("／");
        blocks.map(|block| format!("{} {}", block.number, said(block))).collect()
    }

    #[test]
    fn duties_leave_out_what_binds_the_other_party() {
        let clauses = [
            clause("a", Party::Contractor, "{受託者}"),
            clause("b", Party::Contractor, "{前各項}"),
            clause("c", Party::Principal, "{前各項}"),
            clause("d", Party::Contractor, "{受託者の義務}、{項:c}、{項:a}"),
        ];
        let texts = printed(&clauses, NumberStyle::Plain);
        assert_eq!(texts, ["1 乙", "2 前項", "3 前各項", "4 第1項及び第2項、前項、第1項"]);
    }

    #[test]
    fn a_reference_to_nothing_is_broken_at_its_place() {
        let clauses = [clause("a", Party::Contractor, "この{前項}と{項:z}と{不明}と{同項}")];
        let broken = resolve(&clauses, &parties(), NumberStyle::Plain).expect_err("nothing is before it");
        let names: Vec<_> = broken.iter().map(|broken| (broken.name.as_str(), broken.unknown)).collect();
        assert_eq!(names, [("前項", false), ("項:z", false), ("不明", true), ("同項", false)]);
        assert_eq!(broken[1].missing, ["z"]);
        let text = clauses[0].body.text.as_deref().expect("it has one");
        assert_eq!(&text[broken[0].blank.clone()], "{前項}");
    }

    #[test]
    fn a_clause_of_the_profile_means_its_neighbour_there() {
        let neighbours = |before: &str| Neighbours::Named { before: Some(before.to_owned()), after: None };
        let mut clauses = [
            clause("a", Party::Contractor, "甲"),
            clause("own", Party::Contractor, "{前項}"),
            clause("b", Party::Contractor, "{前項}"),
        ];
        clauses[2].neighbours = neighbours("a");
        assert_eq!(printed(&clauses, NumberStyle::Article), ["第1条 甲", "第2条 前条", "第3条 第1条"]);
        clauses[2].neighbours = neighbours("gone");
        let broken = resolve(&clauses, &parties(), NumberStyle::Plain).expect_err("it is gone");
        assert_eq!(broken[0].missing, ["gone"]);
    }

    /// A clause of two paragraphs, the first with two items, the second of which has one below.
    fn with_paragraphs() -> Chosen {
        let item = |text: &str, id: Option<&str>, items| ClauseItem {
            id: id.map(ToOwned::to_owned),
            text: text.to_owned(),
            items,
        };
        let below = vec![item("{前号}", Some("甲"), Vec::new())];
        let items = vec![item("一", Some("一"), Vec::new()), item("{前号}", None, below)];
        let mut chosen = clause("b", Party::Contractor, "");
        let paragraph = |text: &str, items| crate::model::clause_text::Paragraph {
            id: None,
            text: text.to_owned(),
            items,
        };
        chosen.body = Body {
            text: None,
            paragraphs: vec![paragraph("{前条}", items), paragraph("{前項}", Vec::new())],
            items: Vec::new(),
        };
        chosen
    }

    #[test]
    fn paragraphs_and_items_are_marked_and_named_by_the_style() {
        let mut clauses = [
            clause("a", Party::Contractor, "甲"),
            with_paragraphs(),
            clause("c", Party::Contractor, "{項:一}、{項:甲}、{同号}、{同条}"),
        ];
        clauses[1].body.paragraphs[0].items[1].items[0].text = "乙".to_owned();
        assert_eq!(
            printed(&clauses, NumberStyle::Article),
            [
                "第1条 甲",
                "第2条 前条／(1)一／(2)前号／ア乙",
                "2 前項",
                "第3条 前条第1項第1号、前条第1項第2号ア、前条第1項第2号ア、同条"
            ]
        );
        assert_eq!(
            printed(&clauses, NumberStyle::Plain),
            [
                "1 甲",
                "2 (1)前項／ア一／イア／(ア)乙／(2)前号",
                "3 前項第1号ア、前項第1号イ(ア)、前項第1号イ(ア)、同項"
            ]
        );
        assert_eq!(
            printed(&clauses, NumberStyle::Levels)[1..],
            ["2 (1)1／ア一／イア／(ア)乙／(2)(1)", "3 2の(1)のア、2の(1)のイの(ア)、2の(1)のイの(ア)、2"]
        );
        assert_eq!(
            printed(&clauses, NumberStyle::Ordinal)[1..3],
            ["第2 第1／(1)一／(2)前号／ア乙", "2 前項"]
        );
    }

    #[test]
    fn a_single_paragraph_is_the_clause_itself() {
        let mut clauses = [with_paragraphs(), clause("c", Party::Contractor, "{項:p}、{項:一}")];
        clauses[0].body.paragraphs.truncate(1);
        clauses[0].body.paragraphs[0].id = Some("p".to_owned());
        clauses[0].body.paragraphs[0].text = "甲".to_owned();
        clauses[0].body.paragraphs[0].items[1].items.clear();
        let texts = printed(&clauses, NumberStyle::Article);
        assert_eq!(texts, ["第1条 甲／(1)一／(2)前号", "第2条 前条、前条第1号"]);
        assert_eq!(printed(&clauses, NumberStyle::Plain)[0], "1 甲／(1)一／(2)前号");
        clauses[1].body.text = Some("{前条}".to_owned());
        assert_eq!(printed(&clauses, NumberStyle::Ordinal)[1], "第2 前項", "no clause has several");
    }

    #[test]
    fn the_first_paragraph_has_none_before_it_and_the_last_none_behind() {
        let mut clauses = [with_paragraphs()];
        clauses[0].body.paragraphs[0].text = "{前項}".to_owned();
        let broken = resolve(&clauses, &parties(), NumberStyle::Article).expect_err("it is the first");
        assert_eq!(broken[0].at(&Pointer::root()).to_string(), "/paragraphs/0/text");
        clauses[0].body.paragraphs[0].text = "甲".to_owned();
        clauses[0].body.paragraphs[1].text = "{次項}".to_owned();
        let broken = resolve(&clauses, &parties(), NumberStyle::Article).expect_err("it is the last");
        let last = broken.last().expect("there is one");
        assert_eq!(last.at(&Pointer::root()).to_string(), "/paragraphs/1/text");
    }
}
