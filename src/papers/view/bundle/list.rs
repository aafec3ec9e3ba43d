//! The list of items (諮問・報告事項一覧).

use std::collections::BTreeSet;

use crate::check::checked::CheckedItem;
use crate::model::council::Kind;
use crate::papers::document_id::BundleSet;
use crate::papers::view::contacts::divisions;
use crate::papers::view::grounds::Grounds;
use crate::papers::view::items::{
    attachment_pages, attachment_subject, branch, material, numbers, place, subject,
};
use crate::papers::view::lines::{each, joined};
use crate::papers::view::listing;
use crate::papers::view::origin::{Origin, OriginFile};
use crate::papers::view::printed::Printed;

use super::writer::{Writer, branch_id, holds, part_id};
use super::{BundlePart, List, ListRow};

impl Writer<'_> {
    pub(super) fn list(&self, set: BundleSet, title: &Printed, parts: &[BundlePart]) -> List {
        let labels = &self.words.list;
        let made: BTreeSet<&str> = parts.iter().map(|part| part.id.as_str()).collect();
        let listed = self.items.iter().filter(|item| match set {
            BundleSet::Advance | BundleSet::Public => true,
            BundleSet::OnTheDay => holds(set, item),
        });
        let given = |head: &Option<String>| head.clone().unwrap_or_default();
        let heads = [
            labels.number.clone(),
            labels.subject.clone(),
            given(&labels.openness),
            labels.material.clone(),
            labels.page.clone(),
            given(&labels.matching_number),
        ];
        List {
            title: if set == BundleSet::Advance { listing::title(self.meeting) } else { title.clone() },
            heading: labels.heading.clone(),
            heads: heads.into(),
            rows: listed
                .flat_map(|item| match set {
                    BundleSet::Public if item.is_closed() => vec![self.withheld_row(item, &made)],
                    _ => self.rows(item, &made),
                })
                .collect(),
        }
    }

    fn rows(&self, item: &CheckedItem, made: &BTreeSet<&str>) -> Vec<ListRow> {
        if item.is_withdrawn() {
            let subject = Printed::fill(&self.words.list.withdrawn, |_| subject(item));
            return vec![ListRow { numbers: numbers(item), subject, ..row(material(item), "", made) }];
        }
        let attachments = &item.listed().attachments;
        let alone = item.case().is_none() && attachments.len() == 1;
        let id = if alone { branch_id(item, 0) } else { part_id(item) };
        let mut first = ListRow {
            numbers: numbers(item),
            subject: subject(item),
            notes: self.notes(item),
            openness: self.openness(item),
            matching_number: item.case().map(|case| self.matching_number(case)).unwrap_or_default(),
            ..row(material(item), &id, made)
        };
        first.distribution = self.distribution(item, &first.material);
        if alone {
            first.notes.insert(0, self.attachment(item, 0));
            return vec![first];
        }
        let attachments = (0..attachments.len()).map(|at| {
            let number = branch(item, at, self.words);
            let distribution = self.distribution(item, &number);
            let subject = self.attachment(item, at);
            ListRow { subject, distribution, ..row(number, &branch_id(item, at), made) }
        });
        std::iter::once(first).chain(attachments).collect()
    }

    /// The row of a closed item in a public edition: that there is one, and why nobody sees it.
    fn withheld_row(&self, item: &CheckedItem, made: &BTreeSet<&str>) -> ListRow {
        if item.is_withdrawn() {
            return self.rows(item, made).remove(0);
        }
        ListRow {
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
        mark.map(|mark| Printed::new(mark.as_str(), origins)).into_iter().collect()
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
        let notes = [Printed::joined(kinds, ""), articles, divisions].into_iter();
        notes.filter(|note| !note.is_empty()).chain(self.closed_ground(item)).collect()
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
