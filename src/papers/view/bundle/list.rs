//! The list of items (諮問・報告事項一覧).

use std::collections::BTreeSet;

use crate::check::checked::{CheckedCase, CheckedItem};
use crate::model::meeting::Attachment;
use crate::papers::document_id::BundleSet;
use crate::papers::view::lines::joined;
use crate::papers::view::listing::numbers;
use crate::text::placeholder::PlaceholderTemplate;

use super::writer::{Writer, branch_id, holds, part_id};
use super::{BundlePart, List, ListRow};

impl Writer<'_> {
    pub(super) fn list(&self, set: BundleSet, title: &str, parts: &[BundlePart]) -> List {
        let labels = &self.words.list;
        let made: BTreeSet<&str> = parts.iter().map(|part| part.id.as_str()).collect();
        let listed = self.items.iter().filter(|item| match set {
            BundleSet::Advance => true,
            BundleSet::OnTheDay => holds(set, item),
            BundleSet::Public => !item.is_closed(),
        });
        let heads = [
            &labels.number,
            &labels.subject,
            &labels.openness,
            &labels.material,
            &labels.page,
            &labels.matching_number,
        ];
        List {
            title: if set == BundleSet::Advance {
                self.meeting.meeting().title.clone()
            } else {
                title.to_owned()
            },
            heading: labels.heading.clone(),
            heads: heads.map(Clone::clone).into(),
            rows: listed.flat_map(|item| self.rows(item, &made)).collect(),
        }
    }

    fn rows(&self, item: &CheckedItem, made: &BTreeSet<&str>) -> Vec<ListRow> {
        let labels = &self.words.list;
        let own = &item.listed().item;
        let mut all_numbers = numbers(&item.listed().mark, own);
        all_numbers.extend(item.kinds().iter().map(|kind| kind.mark.clone()));
        let case = item.case();
        let subject = item.subject();
        let row = |numbers, subject, notes, openness: &str, material: &str, id: String, matching_number| {
            let target = if made.contains(id.as_str()) { id } else { String::new() };
            let mark = item.distribution().mark.clone().filter(|_| !material.is_empty());
            let openness = openness.to_owned();
            let page = String::new();
            let distribution = mark.into_iter().collect();
            let material = material.to_owned();
            ListRow {
                numbers,
                subject,
                notes,
                openness,
                material,
                distribution,
                page,
                target,
                matching_number,
            }
        };
        if item.is_withdrawn() {
            let subject = PlaceholderTemplate::parse(&labels.withdrawn).fill(|_| subject.clone());
            let numbers = numbers(&item.listed().mark, own);
            let mut row =
                row(numbers, subject, Vec::new(), "", &item.listed().material, String::new(), String::new());
            row.distribution.clear();
            return vec![row];
        }
        let openness = if item.is_closed() { &labels.closed } else { &labels.open };
        let matching_number = case.map(|case| self.matching_number(case)).unwrap_or_default();
        let alone = case.is_none() && item.listed().attachments.len() == 1;
        let id = if alone { branch_id(item, 0) } else { part_id(item) };
        let mut rows = vec![row(
            all_numbers,
            subject,
            self.notes(item, case),
            openness,
            &item.listed().material,
            id,
            matching_number,
        )];
        if alone {
            let (_, attachment) = &item.listed().attachments[0];
            rows[0].notes.insert(0, self.attachment(attachment));
            return rows;
        }
        let attachments = item.listed().attachments.iter().enumerate();
        rows.extend(attachments.map(|(at, (number, attachment))| {
            let subject = self.attachment(attachment);
            row(Vec::new(), subject, Vec::new(), "", number, branch_id(item, at), String::new())
        }));
        rows
    }

    fn notes(&self, item: &CheckedItem, case: Option<&CheckedCase>) -> Vec<String> {
        let labels = &self.words.list;
        let mut notes = Vec::new();
        if let Some(case) = case {
            notes.push(joined(&case.articles()));
            let divisions = joined(&case.divisions());
            notes.push(PlaceholderTemplate::parse(&labels.divisions).fill(|_| divisions.clone()));
        }
        if let Some(ground) = &item.listed().item.closed_ground {
            notes.push(PlaceholderTemplate::parse(&labels.closed_ground).fill(|_| ground.clone()));
        }
        notes
    }

    fn attachment(&self, attachment: &Attachment) -> String {
        PlaceholderTemplate::parse(&self.words.list.attachment).fill(|blank| match blank {
            "件名" => attachment.subject.clone(),
            _ => attachment.pages.to_string(),
        })
    }
}
