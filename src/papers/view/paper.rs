//! What every document has: title, date, fonts, matching number.

use chrono::Datelike;
use serde::Serialize;

use crate::check::checked::{CheckedCase, CheckedMeeting};
use crate::model::council::Council;

use super::grounds::Grounds;
use super::items::subject_of_case;
use super::printed::Printed;

/// The properties of a document.
#[derive(Debug, Clone, Serialize)]
pub struct Paper {
    /// Beginning of every label in it: no other document has it, so that many can be made at once.
    pub id: String,
    /// Title that a PDF reader shows.
    pub title: Printed,
    /// Who is answerable for it: the municipality, of a case with the division in charge.
    pub author: String,
    /// What it is about: the meeting, of a case with its subject.
    pub subject: String,
    /// What it is found by: numbers, grounds.
    pub keywords: Vec<String>,
    /// The meeting's day, which is the document's date: never the clock's.
    pub date: Day,
    /// Label of the matching number.
    pub matching_label: String,
    /// Matching number.
    pub matching_number: String,
    /// Font families of running text, in order.
    pub body_fonts: Vec<String>,
    /// Font families of labels, in order.
    pub label_fonts: Vec<String>,
    /// Variation sequences and characters that need a font of their own.
    pub variations: Vec<Variation>,
}

/// A day in the Gregorian calendar.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Day {
    /// Year.
    pub year: i32,
    /// Month, from 1.
    pub month: u32,
    /// Day, from 1.
    pub day: u32,
}

/// A variation sequence, or a character, and the font that holds its glyph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Variation {
    /// The character and its selector, if it has one.
    pub sequence: String,
    /// Font family.
    pub font: String,
}

/// The properties of a document of a meeting.
pub(super) fn paper(
    meeting: &CheckedMeeting,
    title: &Printed,
    matching_number: &str,
    texts: &impl Serialize,
) -> Paper {
    let council = &meeting.profile().council().value;
    let date = meeting.meeting().date.first_day();
    Paper {
        id: String::new(),
        title: title.on_one_line(),
        author: council.municipality.name.clone(),
        subject: meeting.meeting().title.trim().to_owned(),
        keywords: Vec::new(),
        date: Day { year: date.year(), month: date.month(), day: date.day() },
        matching_label: council.matching_label.clone(),
        matching_number: matching_number.to_owned(),
        body_fonts: council.fonts.body.clone(),
        label_fonts: council.fonts.label.clone(),
        variations: variations(meeting, texts),
    }
}

impl Paper {
    /// The same as a document of a case: its division, its subject, its grounds and numbers.
    ///
    /// - `numbers` are those of its place in the meeting, where the document has one
    pub(super) fn of_case(mut self, council: &Council, case: &CheckedCase, numbers: &[&Printed]) -> Self {
        if let Some(contact) = case.case().contact.first() {
            let department = contact.department.as_deref().unwrap_or_default();
            self.author = [self.author.as_str(), department, contact.division.as_str()].concat();
        }
        self.subject = format!("{} {}", self.subject, subject_of_case(case).on_one_line());
        let given = numbers.iter().map(|number| number.text()).filter(|number| !number.is_empty());
        self.keywords = given.map(ToOwned::to_owned).collect();
        self.keywords.extend(Grounds { council, case }.articles().iter().map(ToString::to_string));
        self.keywords.push(self.matching_number.clone());
        self
    }
}

/// Every sequence and character in the texts that an earlier font of a chain would print in another way.
fn variations(meeting: &CheckedMeeting, texts: &impl Serialize) -> Vec<Variation> {
    let all = serde_json::to_string(texts).expect("views hold only texts");
    let found = meeting.profile().fonts.gate().foreign(&all);
    found.into_iter().map(|(sequence, font)| Variation { sequence, font }).collect()
}
