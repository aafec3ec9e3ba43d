//! The list of items (諮問・報告事項一覧).

use std::collections::BTreeSet;

use crate::check::checked::CheckedItem;
use crate::model::council::Kind;
use crate::model::meeting::Status;
use crate::papers::document_id::BundleSet;
use crate::papers::view::contacts::{divisions, parts};
use crate::papers::view::grounds::Grounds;
use crate::papers::view::items::{
    attachment_pages, attachment_subject, branch, material, numbers, place, subject, withdrawn,
};
use crate::papers::view::lines::{each, joined};
use crate::papers::view::listing;
use crate::papers::view::origin::{Origin, OriginFile};
use crate::papers::view::printed::Printed;

use super::ids::{branch_id, item_key, paper_key, part_id, table_id};
use super::writer::{Writer, holds, opening};
use super::{BundlePart, ItemTable, List, ListRow};

impl Writer<'_> {
    pub(super) fn list(&self, set: BundleSet, title: &Printed, parts: &[BundlePart]) -> List {
        let labels = &self.words.list;
        let made: BTreeSet<&str> = parts.iter().map(|part| part.id.as_str()).collect();
        let listed = self.items.iter().filter(|item| match set {
            BundleSet::Advance | BundleSet::Public => true,
            BundleSet::OnTheDay => holds(set, item),
        });
        List {
            title: if set == BundleSet::Advance { listing::title(self.meeting) } else { title.clone() },
            heading: labels.heading.clone(),
            heads: self.heads(),
            rows: self.with_headings(listed, &made, |item| match set {
                BundleSet::Public if item.is_closed() => vec![self.withheld_row(item, &made)],
                _ => self.rows(item, &made),
            }),
        }
    }

    fn heads(&self) -> Vec<String> {
        let labels = &self.words.list;
        let given = |head: &Option<String>| head.clone().unwrap_or_default();
        vec![
            labels.number.clone(),
            labels.subject.clone(),
            given(&labels.openness),
            labels.material.clone(),
            labels.page.clone(),
            given(&labels.matching_number),
        ]
    }

    /// The table of the items that are one material, before the papers of the first of them.
    pub(super) fn table_before(&self, item: &CheckedItem) -> Option<BundlePart> {
        let (number, heading) = self.above(item)?;
        let group = item.listed().place.group();
        let is_of_group =
            |other: &&CheckedItem| other.listed().place.group() == group && !other.is_withdrawn();
        let mut items = self.items.iter().filter(is_of_group);
        if items.clone().next()? != item {
            return None;
        }
        // The pages are said in the list of items; here each paper follows.
        let no_page = BTreeSet::new();
        let row = |item: &CheckedItem| ListRow {
            key: item_key(item),
            numbers: numbers(item),
            subject: subject(item),
            notes: self.notes(item),
            openness: self.openness(item),
            ..row(material(item), "", &no_page)
        };
        let mut heads = self.heads();
        let (page, matching) = (4, 5);
        heads[page].clear();
        heads[matching].clear();
        let id = table_id(item);
        Some(BundlePart {
            key: format!("table {number}"),
            openings: vec![opening(&number, &heading, Vec::new())],
            tables: vec![ItemTable { heading, heads, rows: items.by_ref().map(row).collect() }],
            ..BundlePart::between(id.clone(), format!("{id}end"), number)
        })
    }

    /// Number and heading of the group that is one material, where an item stands in such a one.
    fn above(&self, item: &CheckedItem) -> Option<(Printed, Printed)> {
        let (listed, meeting) = (item.listed(), self.meeting.meeting());
        let number = listed.above.as_deref()?;
        let (heading, way) = meeting.heading_above(listed.place)?;
        let group = Origin::new(OriginFile::Meeting, listed.place.group()?);
        let given = meeting.together(listed.place)?.material.as_ref().map(|_| group.key("material"));
        Some((Printed::new(number, given), Printed::new(heading, [Origin::new(OriginFile::Meeting, way)])))
    }

    /// The rows of the items, the first of each group with its heading.
    fn with_headings<'i>(
        &self,
        items: impl Iterator<Item = &'i CheckedItem>,
        made: &BTreeSet<&str>,
        rows_of: impl Fn(&CheckedItem) -> Vec<ListRow>,
    ) -> Vec<ListRow> {
        let mut rows = Vec::new();
        let mut group = None;
        for item in items {
            let place = item.listed().place;
            let mut of_item = rows_of(item);
            if place.group() != group {
                group = place.group();
                if let Some((number, heading)) = self.above(item) {
                    let key = format!("table {number}");
                    rows.push(ListRow { key, subject: heading, ..row(number, &table_id(item), made) });
                    rows.extend(of_item);
                    continue;
                }
                let heading = self.meeting.meeting().heading_above(place);
                let heading =
                    heading.map(|(text, way)| Printed::new(text, [Origin::new(OriginFile::Meeting, way)]));
                of_item[0].above = heading.into_iter().collect();
            }
            rows.extend(of_item);
        }
        rows
    }

    fn rows(&self, item: &CheckedItem, made: &BTreeSet<&str>) -> Vec<ListRow> {
        if item.is_withdrawn() {
            let subject = withdrawn(item, self.words);
            let (key, numbers) = (item_key(item), numbers(item));
            return vec![ListRow { key, numbers, subject, ..row(material(item), "", made) }];
        }
        let attachments = &item.listed().attachments;
        let alone = item.case().is_none() && attachments.len() == 1;
        let id = if alone { branch_id(item, 0) } else { part_id(item) };
        let mut first = ListRow {
            key: item_key(item),
            numbers: numbers(item),
            subject: subject(item),
            notes: self.notes(item),
            openness: self.openness(item),
            matching_number: item.case().map(|case| self.matching_number(case)).unwrap_or_default(),
            ..row(material(item), &id, made)
        };
        first.distribution = self.distribution(item, &first.material);
        if alone {
            first.notes.push(self.attachment(item, 0));
            return vec![first];
        }
        let attachments = (0..attachments.len()).map(|at| {
            let number = branch(item, at, self.words);
            let distribution = self.distribution(item, &number);
            let subject = self.attachment(item, at);
            let key = paper_key(item, at);
            ListRow { key, subject, distribution, ..row(number, &branch_id(item, at), made) }
        });
        std::iter::once(first).chain(attachments).collect()
    }

    /// The row of a closed item in a public edition: that there is one, and why nobody sees it.
    fn withheld_row(&self, item: &CheckedItem, made: &BTreeSet<&str>) -> ListRow {
        if item.is_withdrawn() {
            return self.rows(item, made).remove(0);
        }
        ListRow {
            key: item_key(item),
            numbers: numbers(item),
            subject: subject(item),
            notes: self.closed_ground(item).into_iter().collect(),
            openness: self.openness(item),
            ..row(material(item), &part_id(item), made)
        }
    }

    /// The ground on which an item is closed.
    fn closed_ground(&self, item: &CheckedItem) -> Option<Printed> {
        let ground = item.listed().item.closed_ground.as_ref()?;
        let ground = Printed::new(ground.as_str(), [place(item).key("closed_ground")]);
        Some(Printed::fill(&self.words.list.closed_ground, |_| ground.clone()))
    }

    fn openness(&self, item: &CheckedItem) -> Printed {
        let labels = &self.words.list;
        // Without a column of its own, only what is closed is marked.
        if labels.openness.is_none() && !item.is_closed() {
            return Printed::default();
        }
        let word = if item.is_closed() { &labels.closed } else { &labels.open };
        let given = item.listed().item.open.map(|_| place(item).key("open"));
        Printed::new(word.as_str(), given)
    }

    /// How a paper is handed out, where it has a number and that is not the usual way.
    fn distribution(&self, item: &CheckedItem, material: &Printed) -> Vec<Printed> {
        let class = item.distribution();
        let given = item.listed().item.distribution.as_ref().map(|_| place(item).key("distribution"));
        let at = self.words.distributions.iter().position(|known| known == class);
        let classes = Origin::top(OriginFile::Council).keys(&["bundle", "distributions"]);
        let mark = class.mark.as_ref().filter(|_| !material.is_empty());
        let origins = given.into_iter().chain(at.map(|at| classes.index(at).key("mark")));
        let mark = mark.map(|mark| Printed::new(mark.as_str(), origins));
        mark.into_iter().chain(self.distribution_date(item)).collect()
    }

    /// The day on which its paper comes, where that is later than the others.
    fn distribution_date(&self, item: &CheckedItem) -> Option<Printed> {
        let phrase = self.words.list.distribution_date.as_ref()?;
        let date = item.listed().item.distribution_date.as_ref()?;
        let date = date.printed(self.meeting.meeting().date.first_day());
        let date = Printed::new(date, [place(item).key("distribution_date")]);
        Some(Printed::fill(phrase, |_| date.clone()))
    }

    /// Kinds, grounds and divisions: of the case, else as the meeting says them of the item; and why it is closed.
    fn notes(&self, item: &CheckedItem) -> Vec<Printed> {
        let (own, listed) = (place(item), &item.listed().item);
        let (kinds, articles, divisions) = if let Some(case) = item.case() {
            let grounds = Grounds { council: self.council(), case };
            let kinds = item.kinds().iter().map(|kind| grounds.mark(kind)).collect();
            let divisions = divisions(&case.case().contact, &Origin::case(case.name()));
            (kinds, joined(grounds.articles()), Printed::once_each(divisions))
        } else {
            let kind = |kind: &Kind| Printed::new(kind.mark.as_str(), [own.key("kind")]);
            let kinds: Vec<Printed> = item.kinds().iter().map(kind).collect();
            let articles = joined(each(&listed.grounds, &own.key("grounds")));
            (kinds, articles, Printed::once_each(divisions(&listed.contact, &own)))
        };
        let mut divisions = joined(divisions);
        if !divisions.is_empty() {
            divisions = Printed::fill(&self.words.list.divisions, |_| divisions.clone());
        }
        let kinds: Vec<Printed> = kinds.into_iter().chain(self.status(item)).collect();
        // Marks in brackets are apart by themselves.
        let gap = if kinds.iter().all(|kind| kind.starts_with('【')) { "" } else { "　" };
        let kinds = Printed::joined(kinds, gap);
        let notes = [kinds, articles, divisions].into_iter();
        let notes = notes.filter(|note| !note.is_empty()).chain(self.closed_ground(item));
        notes.chain(self.carried(item)).chain(self.result(item)).collect()
    }

    /// That an item is given up, or that the council goes on with it.
    fn status(&self, item: &CheckedItem) -> Option<Printed> {
        let words = &self.words.list;
        let word = match item.listed().item.status? {
            Status::Abolished => Some(&words.abolished),
            Status::Continued => words.continued.as_ref(),
            Status::Withdrawn => None,
        };
        Some(Printed::new(word?.as_str(), [place(item).key("status")]))
    }

    /// From which meeting an item was carried over, and to which it goes.
    fn carried(&self, item: &CheckedItem) -> Vec<Printed> {
        let (words, own) = (&self.words.list, &item.listed().item);
        let other = |phrase: &Option<String>, folder: &Option<String>, key: &str| {
            let (phrase, folder) = (phrase.as_ref()?, folder.as_ref()?);
            let title = self.meeting.title_of(folder).unwrap_or(folder);
            let title = Printed::new(title, [place(item).key(key)]);
            Some(Printed::fill(phrase, |_| title.clone()))
        };
        let from = other(&words.continued_from, &own.continued_from, "continued_from");
        from.into_iter().chain(other(&words.continued_to, &own.continued_to, "continued_to")).collect()
    }

    /// What the council said.
    fn result(&self, item: &CheckedItem) -> Option<Printed> {
        let result = item.listed().item.result.as_ref()?;
        let (at, known_on) = (place(item).key("result"), self.meeting.meeting().date.first_day());
        let date = result.date.as_ref().map(|date| date.printed(known_on)).unwrap_or_default();
        let condition = result.condition.as_deref().unwrap_or_default();
        let said = parts(&self.words.list.result, |blank| match blank {
            "結果" => Printed::new(result.outcome.as_str(), [at.key("outcome")]),
            "日" => Printed::new(date.as_str(), [at.key("date")]),
            _ => Printed::new(condition, [at.key("condition")]),
        });
        Some(Printed::joined(said, "")).filter(|said| !said.is_empty())
    }

    fn attachment(&self, item: &CheckedItem, at: usize) -> Printed {
        Printed::fill(&self.words.list.attachment, |blank| match blank {
            "件名" => attachment_subject(item, at),
            _ => attachment_pages(item, at),
        })
    }
}

/// A row with nothing but the number of its material.
///
/// - `id` is the part to which it leads, where that is one of those that were `made`
fn row(material: Printed, id: &str, made: &BTreeSet<&str>) -> ListRow {
    ListRow {
        above: Vec::new(),
        key: String::new(),
        numbers: Vec::new(),
        subject: Printed::default(),
        notes: Vec::new(),
        openness: Printed::default(),
        material,
        distribution: Vec::new(),
        page: String::new(),
        target: if made.contains(id) { id.to_owned() } else { String::new() },
        matching_number: String::new(),
    }
}
