//! What can only be seen beside the other meetings of a year: numbers given twice, left out or out of order, and a meeting that is
//! another one.

use std::collections::BTreeMap;

use crate::check::numbers::{Numbered, Series, in_order, series};
use crate::diagnostic::arguments::Argument;
use crate::diagnostic::finding::{Finding, Findings, Relation, Rule, Severity};
use crate::model::council::NumberSpan;
use crate::model::item_place::ItemPlace;
use crate::model::meeting::{Item, Status};
use crate::text::folded::folded;
use crate::text::source::Pointer;
use crate::workspace::Sibling;

/// What is found in meetings beside each other, by the name of the meeting in whose file it stands.
type Told = BTreeMap<String, Findings>;

/// The meetings of a workspace beside each other. Each council is looked at once, and only if it is asked for.
#[derive(Debug)]
pub struct Years {
    siblings: Vec<Sibling>,
    told: BTreeMap<(String, NumberSpan), Told>,
}

impl Years {
    /// - `siblings` are all meetings
    #[must_use]
    pub fn of(siblings: &[Sibling]) -> Self {
        Self { siblings: siblings.to_vec(), told: BTreeMap::new() }
    }

    /// What is found in the file of a meeting.
    ///
    /// - `council` is the name of its profile, `span` how far that lets numbers run
    pub fn findings(&mut self, meeting: &str, council: &str, span: NumberSpan) -> Findings {
        let key = (council.to_owned(), span);
        let told = self.told.entry(key).or_insert_with(|| compared(&self.siblings, council, span));
        told.get(meeting).cloned().unwrap_or_default()
    }
}

fn compared(siblings: &[Sibling], council: &str, span: NumberSpan) -> Told {
    let mut told = Told::new();
    let twins = meetings_are_their_own(siblings, council, &mut told);
    carried_items_are_named_by_both(siblings, council, &mut told);
    let all = series(siblings, council, span);
    for (at, series) in all.iter().enumerate() {
        numbers_stand_once_in_a_year(series, &twins, &mut told);
        numbers_follow_the_meetings(series, &mut told);
        // Of a series that rested for years nobody knows where it goes on.
        let is_before = |before: &&Series<'_>| before.word == series.word && before.year + 1 >= series.year;
        let before = all[..at].iter().rfind(is_before);
        let of_year = all.iter().filter(|other| other.year == series.year).map(|other| &other.numbers[0]);
        let first = of_year.min_by_key(|numbered| (numbered.day, &numbered.sibling.name));
        let is_first = first.is_none_or(|first| first.sibling.name == series.numbers[0].sibling.name);
        no_number_is_left_out(series, before, is_first, &mut told);
    }
    told
}

fn tell(told: &mut Told, meeting: &Sibling, finding: Finding) {
    told.entry(meeting.name.clone()).or_default().push(finding);
}

/// A finding on a number, with the other one to which it is compared.
fn finding(rule: Rule, on: &Numbered<'_>, other: &Numbered<'_>) -> Finding {
    let finding = Finding::new(rule, &on.sibling.meeting.file, on.span());
    let finding = finding.beside(Relation::Other, &other.sibling.meeting.file, other.span());
    let words = finding.with("number", on.typed()).with("other", other.typed());
    words.with("meeting", &other.sibling.name)
}

/// No two meetings are one: a folder that was copied has the same title and day, or one of them and the same numbers. Returns
/// the pairs that are.
fn meetings_are_their_own<'a>(siblings: &'a [Sibling], council: &str, told: &mut Told) -> Vec<[&'a str; 2]> {
    let meetings = in_order(siblings, council);
    let numbers: Vec<Vec<String>> = meetings.iter().map(|(_, sibling)| numbers_of(sibling)).collect();
    let mut pairs = Vec::new();
    for (at, (day, meeting)) in meetings.iter().enumerate() {
        for (other_at, (other_day, other)) in meetings.iter().enumerate().filter(|(index, _)| *index != at) {
            let title = |sibling: &Sibling| folded(&sibling.meeting.value.title);
            let same = [
                title(meeting) == title(other),
                day == other_day,
                !numbers[at].is_empty() && numbers[at] == numbers[other_at],
            ];
            if same.iter().filter(|same| **same).count() < 2 {
                continue;
            }
            let title = Pointer::of(&["title"]);
            let (own, theirs) = (&meeting.meeting, &other.meeting);
            let finding = Finding::new(Rule::MeetingTwice, &own.file, own.tree.span_at(&title));
            let finding = finding.beside(Relation::Other, &theirs.file, theirs.tree.span_at(&title));
            tell(told, meeting, finding.with("meeting", &other.name));
            pairs.push([meeting.name.as_str(), other.name.as_str()]);
        }
    }
    pairs
}

/// The numbers of a meeting's items, for comparison.
fn numbers_of(sibling: &Sibling) -> Vec<String> {
    let items = sibling.meeting.value.all_items();
    items.filter_map(|(_, item)| item.number.as_deref().map(folded)).collect()
}

/// No number of a series stands in two meetings. It is told in each of them: who looks at one sees it.
fn numbers_stand_once_in_a_year(series: &Series<'_>, twins: &[[&str; 2]], told: &mut Told) {
    let mut by_number: BTreeMap<(u32, String), Vec<&Numbered<'_>>> = BTreeMap::new();
    for numbered in &series.numbers {
        by_number.entry(numbered.key()).or_default().push(numbered);
    }
    for same in by_number.values().filter(|same| same.len() > 1) {
        for on in same {
            let is_other = |other: &&&Numbered<'_>| {
                let names = [on.sibling.name.as_str(), other.sibling.name.as_str()];
                names[0] != names[1] && !twins.contains(&names) && !is_carried(on, other)
            };
            let Some(other) = same.iter().find(is_other) else { continue };
            let next = series.next();
            let mut finding = finding(Rule::NumberTwiceInYear, on, other);
            // The later one is to change.
            if !std::ptr::eq(*on, same[0]) {
                let place = finding.span.clone();
                finding = finding.renamed(&place, &next);
            }
            tell(told, on.sibling, finding.with("next", next));
        }
    }
}

/// Whether an item goes on from one meeting to the other, with its number.
fn is_carried(one: &Numbered<'_>, other: &Numbered<'_>) -> bool {
    let goes_to = |from: &Numbered<'_>, to: &Numbered<'_>| {
        from.item.continued_to.as_ref() == Some(&to.sibling.name)
            || to.item.continued_from.as_ref() == Some(&from.sibling.name)
    };
    goes_to(one, other) || goes_to(other, one)
}

/// An item that goes on at another meeting stands on the lists of both, and each names the other.
fn carried_items_are_named_by_both(siblings: &[Sibling], council: &str, told: &mut Told) {
    let of_council = siblings.iter().filter(|sibling| sibling.meeting.value.council == council);
    for sibling in of_council {
        for (place, item) in sibling.meeting.value.all_items() {
            let carried = Carried { siblings, sibling, item, place };
            carried.to().into_iter().chain(carried.from()).for_each(|finding| tell(told, sibling, finding));
            if item.continued_to.is_some() && item.status != Some(Status::Continued) {
                tell(told, sibling, carried.told("continued_to", "no-status", ""));
            }
        }
    }
}

/// An item of a meeting that may go on at another one, or come from one.
struct Carried<'a> {
    siblings: &'a [Sibling],
    sibling: &'a Sibling,
    item: &'a Item,
    place: ItemPlace,
}

impl Carried<'_> {
    fn told(&self, key: &str, fault: &str, other: &str) -> Finding {
        let (meeting, way) = (&self.sibling.meeting, self.place.way().key(key));
        let finding = Finding::new(Rule::ContinuedItem, &meeting.file, meeting.tree.span_at(&way));
        finding.with("fault", fault).with("meeting", other).with("name", &self.sibling.name)
    }

    fn find(&self, name: &str) -> Option<&Sibling> {
        self.siblings.iter().find(|other| other.name == name)
    }

    /// Whether an item of another meeting is this one and names this meeting.
    fn is_named(&self, other: &Sibling, back: fn(&Item) -> Option<&String>) -> bool {
        let mut items = other.meeting.value.all_items();
        items.any(|(_, theirs)| back(theirs) == Some(&self.sibling.name) && are_same(self.item, theirs))
    }

    fn to(&self) -> Option<Finding> {
        let (key, to) = ("continued_to", self.item.continued_to.as_ref()?);
        match self.find(to) {
            _ if *to == self.sibling.name => Some(self.told(key, "itself", to)),
            // It is to come.
            None => Some(Finding { severity: Severity::Note, ..self.told(key, "to-come", to) }),
            Some(other) if self.is_named(other, |theirs| theirs.continued_from.as_ref()) => None,
            Some(_) => Some(self.told(key, "not-taken", to)),
        }
    }

    fn from(&self) -> Option<Finding> {
        let (key, from) = ("continued_from", self.item.continued_from.as_ref()?);
        match self.find(from) {
            _ if *from == self.sibling.name => Some(self.told(key, "itself", from)),
            None => Some(self.told(key, "nowhere", from)),
            Some(other) if self.is_named(other, |theirs| theirs.continued_to.as_ref()) => None,
            Some(_) => Some(self.told(key, "not-given", from)),
        }
    }
}

/// Whether two items are one: they have the same case, else the same number, else the same subject.
fn are_same(one: &Item, other: &Item) -> bool {
    let alike = |one: &Option<String>, other: &Option<String>| {
        one.as_deref().zip(other.as_deref()).is_some_and(|(one, other)| folded(one) == folded(other))
    };
    match (one.case_name(), other.case_name()) {
        (Some(one), Some(other)) => one == other,
        _ => alike(&one.number, &other.number) || alike(&one.subject, &other.subject),
    }
}

/// The numbers of a later meeting are higher than those of the meetings before; the first that is not is told.
fn numbers_follow_the_meetings(series: &Series<'_>, told: &mut Told) {
    let mut highest: Option<&Numbered<'_>> = None;
    for of_meeting in series.numbers.chunk_by(|one, other| one.sibling.name == other.sibling.name) {
        if let Some(before) = highest {
            let is_lower = |on: &&Numbered<'_>| on.number.number() < before.number.number();
            let is_new = |on: &&Numbered<'_>| {
                on.number.branch().is_empty()
                    && !series
                        .numbers
                        .iter()
                        .any(|other| other.key() == on.key() && other.sibling.name != on.sibling.name)
            };
            if let Some(on) = of_meeting.iter().filter(is_lower).find(is_new) {
                tell(told, on.sibling, finding(Rule::NumberOutOfOrder, on, before));
            }
        }
        let own = of_meeting.iter().max_by_key(|numbered| numbered.number.number());
        highest = highest.into_iter().chain(own).max_by_key(|numbered| numbered.number.number());
    }
}

/// Between the lowest and the highest number of a series each has its item; it begins at 1, or goes on from the one before it.
///
/// - `before` is the series of the same word that ran before
/// - `is_first` says whether it begins in the first meeting of the year that is known: nobody knows what was before that
fn no_number_is_left_out(series: &Series<'_>, before: Option<&Series<'_>>, is_first: bool, told: &mut Told) {
    let mut by_number: BTreeMap<u32, &Numbered<'_>> = BTreeMap::new();
    for numbered in &series.numbers {
        by_number.entry(numbered.number.number()).or_insert(numbered);
    }
    let numbers: Vec<&Numbered<'_>> = by_number.into_values().collect();
    let left_out = |finding: Finding, on: &Numbered<'_>, from: u32, to: u32| {
        let to = if from == to { Argument::None } else { on.number.with(to).into() };
        finding.with("number", on.typed()).with("from", on.number.with(from)).with("to", to)
    };
    let first = numbers[0];
    let lowest = first.number.number();
    let goes_on = before.is_some_and(|before| before.last().number.number() + 1 == lowest);
    if lowest > 1 && !goes_on && (before.is_some() || !is_first) {
        let finding = Finding::new(Rule::NumberLeftOut, &first.sibling.meeting.file, first.span());
        tell(told, first.sibling, left_out(finding, first, 1, lowest - 1).with("fault", "first"));
    }
    for pair in numbers.windows(2) {
        let [low, high] = [0, 1].map(|at| pair[at].number.number());
        if high > low + 1 {
            let finding = finding(Rule::NumberLeftOut, pair[1], pair[0]);
            tell(told, pair[1].sibling, left_out(finding, pair[1], low + 1, high - 1).with("fault", "gap"));
        }
    }
}
