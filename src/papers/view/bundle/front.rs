//! The cover of a bundle: when and where, the agenda, who is there.

use crate::check::checked::CheckedItem;
use crate::model::item_place::ItemPlace;
use crate::model::meeting::{AgendaPoint, Method};
use crate::papers::view::items::{numbers, subject};
use crate::papers::view::lines::each;
use crate::papers::view::listing;
use crate::papers::view::origin::{Origin, OriginFile};
use crate::papers::view::printed::Printed;
use crate::text::numbering::mark;
use crate::text::wareki::{Wareki, Weekday};

use super::writer::Writer;
use super::{AgendaItem, AgendaLine, Fact, Front, PeopleGroup};

impl<'a> Writer<'a> {
    pub(super) fn front(&self) -> Front {
        let (meeting, labels) = (self.meeting.meeting(), &self.words.cover);
        let at = Origin::top(OriginFile::Meeting);
        let given = |key: &str, text: &String| Printed::new(text.as_str(), [at.key(key)]);
        let date = Printed::new(self.date(), [at.key("date")]);
        let time = meeting.time.as_ref().map(|time| given("time", time));
        let when = Printed::joined(std::iter::once(date).chain(time), "　");
        let place = meeting.place.as_ref().map(|place| (&labels.place, given("place", place)));
        let facts = std::iter::once((&labels.date, when)).chain(self.circulation()).chain(place);
        let acting = meeting.acting_chair.as_ref().zip(labels.acting_chair.as_ref());
        let acting = acting.map(|(name, label)| (label, given("acting_chair", name)));
        let facts = facts.chain(acting);
        let group = |heading: &Option<String>, key: &str, names: &[String]| {
            let people: Vec<Printed> = each(names, &at.key(key)).collect();
            let heading = heading.clone().filter(|_| !people.is_empty())?;
            Some(PeopleGroup { heading, people })
        };
        let others = [
            group(&labels.absent, "absent", &meeting.absent),
            group(&labels.observers, "observers", &meeting.observers),
        ];
        let line = |(index, point): (usize, &AgendaPoint)| {
            let way = at.key("agenda").index(index).key("heading");
            let text = Printed::new(point.heading.as_str(), [way]);
            AgendaLine { mark: mark(1, index), text, items: self.below(index) }
        };
        Front {
            title: listing::title(self.meeting),
            facts: facts.map(|(label, text)| Fact { label: label.clone(), text }).collect(),
            heading: labels.agenda.clone(),
            agenda: meeting.agenda.iter().enumerate().map(line).collect(),
            people_heading: labels.attendees.clone(),
            people: each(&meeting.attendees, &at.key("attendees")).collect(),
            others: others.into_iter().flatten().collect(),
        }
    }

    /// The day of the meeting with its day of the week; of one that is not known yet the month, and that it is not.
    fn date(&self) -> String {
        let date = &self.meeting.meeting().date;
        let known = date.typed().map(|typed| typed.printed(date.first_day())).unwrap_or_default();
        let undecided = self.words.cover.undecided.clone().unwrap_or_default();
        match date.day() {
            Some(day) => format!("{known}（{}）", Weekday::of(day).kanji()),
            None if !date.is_undecided() => known,
            None if known.is_empty() => undecided,
            None => format!("{known}（{undecided}）"),
        }
    }

    /// That members answer in writing, and from when to when.
    fn circulation(&self) -> Option<(&'a String, Printed)> {
        let meeting = self.meeting.meeting();
        let is_written = meeting.method == Some(Method::ByCirculation);
        let (label, phrase) = (self.words.cover.method.as_ref()?, self.words.cover.by_circulation.as_ref()?);
        let at = Origin::top(OriginFile::Meeting).key("period");
        let day =
            |key: &str, date: &Wareki| Printed::new(date.printed(meeting.date.first_day()), [at.key(key)]);
        let text = Printed::fill(phrase, |blank| match (&meeting.period, blank) {
            (Some(period), "開始") => day("from", &period.from),
            (Some(period), _) => day("to", &period.to),
            (None, _) => Printed::default(),
        });
        is_written.then_some((label, text))
    }

    /// The items below a point of the agenda, but those that were withdrawn.
    fn below(&self, index: usize) -> Vec<AgendaItem> {
        let is_below = |item: &&CheckedItem| {
            matches!(item.listed().place, ItemPlace::OfPoint { point, .. } if point == index)
                && !item.is_withdrawn()
        };
        let line = |item| AgendaItem { numbers: numbers(item), subject: subject(item) };
        self.items.iter().filter(is_below).map(line).collect()
    }
}
