//! The digest of a meeting, which its members read first (審議の要点): of each item what is asked, what is done with whose
//! information, how much of it, who gets it. It says what the files say, and leaves out what they do not.

use serde::Serialize;

use crate::check::checked::{CheckedCase, CheckedItem, CheckedMatter, CheckedMeeting};
use crate::check::clauses::ClausePlace;
use crate::check::information::{Field, Flow, fields};
use crate::model::council::{Council, Digest, Kind, MatterValue, Row};
use crate::model::matter_type::MatterType;
use crate::text::source::Pointer;
use crate::text::word_list::WordList;
use crate::workspace::profile::Profile;

use super::changes::{Changes, changes};
use super::grounds::Grounds;
use super::items::{closed_mark, material, numbers, place, subject, withdrawn};
use super::lines::{each, joined};
use super::listing;
use super::origin::Origin;
use super::paper::{Paper, paper};
use super::printed::Printed;

/// The digest.
#[derive(Debug, Serialize)]
pub struct DigestText {
    /// Properties of the document.
    pub document: Paper,
    /// Heading.
    pub heading: Printed,
    /// That it is for the members alone, if it holds closed items.
    pub notices: Vec<String>,
    /// Heads of the five columns.
    pub heads: Vec<String>,
    /// What stands behind the number of a page.
    pub page: String,
    /// The items.
    pub rows: Vec<DigestRow>,
}

/// An item.
#[derive(Debug, Default, Serialize)]
pub struct DigestRow {
    /// Mark and number.
    pub numbers: Vec<Printed>,
    /// Number of the material: what its page is known by.
    pub material: Printed,
    /// What is asked of the council, and that it is closed.
    pub marks: Vec<Printed>,
    /// Subject.
    pub subject: Printed,
    /// Whose information it is.
    pub notes: Vec<Printed>,
    /// What is done, matter by matter; of an item without a case, its grounds.
    pub matters: Vec<DigestMatter>,
    /// What changed since the case before (前回); none where there is none, one otherwise.
    pub changes: Vec<Changes>,
}

/// A matter in three cells of lines.
#[derive(Debug, Default, Serialize)]
pub struct DigestMatter {
    /// Its type and its grounds.
    pub what: Vec<Printed>,
    /// How many fields, and which of them the law treats with special care.
    pub fields: Vec<Printed>,
    /// Who gets it or from whom it comes, and what is chosen about the clauses.
    pub recipient: Vec<Printed>,
}

/// The digest of a meeting; `None` if the council wants none.
pub(super) fn digest(meeting: &CheckedMeeting) -> Option<DigestText> {
    let profile = meeting.profile();
    let council = &profile.council().value;
    let words = council.bundle.digest.as_ref()?;
    let rows: Vec<DigestRow> = meeting.items().iter().map(|item| row(meeting, item, words)).collect();
    let heading = Printed::fill(&words.heading, |_| listing::title(meeting));
    let is_closed = meeting.items().iter().any(|item| item.is_closed() && !item.is_withdrawn());
    let document = paper(meeting, &heading, "", &(&heading, &rows));
    Some(DigestText {
        document,
        heading,
        notices: is_closed.then(|| words.closed_notice.clone()).into_iter().collect(),
        heads: [&words.number, &words.subject, &words.matter, &words.fields, &words.recipient]
            .map(Clone::clone)
            .into(),
        page: words.page.clone(),
        rows,
    })
}

fn row(meeting: &CheckedMeeting, item: &CheckedItem, words: &Digest) -> DigestRow {
    let profile = meeting.profile();
    let council = &profile.council().value;
    if item.is_withdrawn() {
        // Whoever has both lists finds the same items in them.
        let subject = withdrawn(item, &council.bundle);
        return DigestRow {
            numbers: numbers(item),
            material: material(item),
            subject,
            ..DigestRow::default()
        };
    }
    let (marks, notes, matters) = match item.case() {
        Some(case) => {
            let writer = Writer { profile, council, words, case };
            (writer.kinds(item), writer.target(), case.matters().iter().map(|of| writer.matter(of)).collect())
        }
        None => of_meeting(item),
    };
    let changed =
        item.case().zip(words.changes.as_ref()).and_then(|(case, words)| changes(meeting, case, words));
    DigestRow {
        numbers: numbers(item),
        material: material(item),
        marks: closed_mark(item, &council.bundle).into_iter().chain(marks).collect(),
        subject: subject(item),
        notes,
        matters,
        changes: changed.into_iter().collect(),
    }
}

/// What the meeting says of an item without a case: its kinds, and its grounds.
fn of_meeting(item: &CheckedItem) -> (Vec<Printed>, Vec<Printed>, Vec<DigestMatter>) {
    let (own, listed) = (place(item), &item.listed().item);
    let kind = |kind: &Kind| Printed::new(kind.mark.as_str(), [own.key("kind")]);
    let what: Vec<Printed> = each(&listed.grounds, &own.key("grounds")).collect();
    let matter = (!what.is_empty()).then(|| DigestMatter { what, ..DigestMatter::default() });
    (item.kinds().iter().map(kind).collect(), Vec::new(), matter.into_iter().collect())
}

/// Writes what is said of a case.
struct Writer<'a> {
    profile: &'a Profile,
    council: &'a Council,
    words: &'a Digest,
    case: &'a CheckedCase,
}

impl Writer<'_> {
    fn grounds(&self) -> Grounds<'_> {
        Grounds { council: self.council, case: self.case }
    }

    fn kinds(&self, item: &CheckedItem) -> Vec<Printed> {
        item.kinds().iter().map(|kind| self.grounds().mark(kind)).collect()
    }

    fn target(&self) -> Vec<Printed> {
        let target = self.case.case().project.target.as_ref();
        let at = Origin::case(self.case.name()).keys(&["project", "target"]);
        let target = target.map(|target| Printed::new(target.as_str(), [at]).on_one_line());
        let target = target.filter(|target| !target.is_empty());
        target.map(|target| Printed::fill(&self.words.target, |_| target.clone())).into_iter().collect()
    }

    fn matter(&self, of: &CheckedMatter) -> DigestMatter {
        let matter_type: Printed = self.profile.word_of(of.matter_type()).into();
        let settings = if of.matter_type() == MatterType::Outsourcing { self.settings() } else { Vec::new() };
        DigestMatter {
            what: std::iter::once(matter_type).chain(self.grounds().of_matter(of)).collect(),
            fields: self.fields(of),
            recipient: self.recipients(of).into_iter().chain(settings).collect(),
        }
    }

    /// Who gets the information, and from whom it is collected, each below what its sheet calls them.
    fn recipients(&self, of: &CheckedMatter) -> Vec<Printed> {
        let matter = of.in_case(self.case.case());
        let source = matter.collected.as_ref().map(|collected| collected.source.as_slice());
        let lists = [
            (MatterValue::Recipient, matter.provided.recipient.as_slice()),
            (MatterValue::Source, source.unwrap_or_default()),
        ];
        let at = self.at(of);
        let line = |(value, names): (MatterValue, &[String])| {
            let names = joined(each(names, &at.keys(value.way())));
            let label: Printed = self.council.label(&of.sheet().labels, &Row::Core(value)).into();
            let said = [label, names].into_iter().filter(|part| !part.is_empty());
            Printed::joined(said, "　")
        };
        lists.into_iter().filter(|(_, names)| !names.is_empty()).map(line).collect()
    }

    /// How many fields, and which of those that leave or come in are treated with special care; where none does, of those held.
    fn fields(&self, of: &CheckedMatter) -> Vec<Printed> {
        let words = self.words;
        let all = fields(&Pointer::root(), of.in_case(self.case.case()));
        let count = |flow: Flow| all.iter().filter(|field| field.flow == flow).count();
        let counted = |phrase: &str, count: usize| {
            (count > 0).then(|| Printed::fill(phrase, |_| count.to_string().into()))
        };
        let (held, provided) = (count(Flow::Held), count(Flow::Provided));
        let kept = match (held, provided) {
            (_, 0) => counted(&words.held, held),
            (0, _) => counted(&words.provided, provided),
            _ => Some(Printed::fill(&words.held_and_provided, |blank| {
                (if blank == "保有" { held } else { provided }).to_string().into()
            })),
        };
        let others = [
            (&words.received, Flow::Received),
            (&words.collected, Flow::Collected),
            (&words.added, Flow::Added),
        ];
        let others = others.into_iter().filter_map(|(phrase, flow)| counted(phrase, count(flow)));
        let moves = all.iter().any(|field| field.flow != Flow::Held);
        let seen: Vec<&Field<'_>> = all.iter().filter(|field| !moves || field.flow != Flow::Held).collect();
        let lexicon = &self.council.lexicon;
        let special = [
            (&words.sensitive, WordList::new(&lexicon.sensitive, &lexicon.not_sensitive)),
            (
                &words.individual_number,
                WordList::new(&lexicon.individual_number, &lexicon.not_individual_number),
            ),
        ];
        let special =
            special.into_iter().filter_map(|(phrase, words)| self.special(of, phrase, words, &seen));
        kept.into_iter().chain(others).chain(special).collect()
    }

    /// That words of a list are in the names of fields.
    fn special(
        &self,
        of: &CheckedMatter,
        phrase: &str,
        words: WordList<'_>,
        fields: &[&Field<'_>],
    ) -> Option<Printed> {
        let at = self.at(of);
        let found = fields.iter().filter(|field| field.word(words).is_some());
        let name = |field: &&Field<'_>| {
            let steps: Vec<&str> = field.way.steps().iter().map(String::as_str).collect();
            Printed::new(field.name.as_str(), [at.keys(&steps)])
        };
        let names = joined(Printed::once_each(found.map(name)));
        (!names.is_empty()).then(|| Printed::fill(phrase, |_| names.clone()))
    }

    /// What the case, or the council for it, chose about the text of its clauses: as the clauses say that go with it.
    fn settings(&self) -> Vec<Printed> {
        let blocks = self.case.clauses().iter().flat_map(|clause| &clause.blocks);
        let places = blocks.flat_map(|block| &block.texts).flat_map(|text| &text.text.places);
        let chosen = places.filter_map(|place| match place {
            ClausePlace::Profile(way) => match way.steps() {
                [_, _, settings, name, choice, ..] if settings == "settings" => Some((name, choice)),
                _ => None,
            },
            ClausePlace::Case(_) => None,
        });
        Printed::once_each(chosen.map(|(name, choice)| {
            Printed::fill(&self.words.setting, |blank| {
                (if blank == "設定" { name } else { choice }).as_str().into()
            })
        }))
    }

    fn at(&self, of: &CheckedMatter) -> Origin {
        Origin::case(self.case.name()).key("matters").index(of.index())
    }
}
