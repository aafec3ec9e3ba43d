//! What the doctor saw, for people.

use crate::app::doctor::{DetailTopic, Point, State, Topic};

use super::{Message, Messages};

/// Every point with its state before it, and what there is to say of it below.
#[must_use]
pub fn checkup(points: &[Point], messages: &Messages) -> String {
    let mut text = String::new();
    for point in points {
        let state = match point.state {
            State::Well => Message::DoctorWell,
            State::Wrong | State::Broken(_) => Message::DoctorIll,
        };
        let said = messages.say(title(point.topic), &point.words);
        text += &format!("[{}] {said}\n", messages.word(state));
        if let State::Broken(error) = &point.state {
            text += &indented(&messages.fault(error));
        }
        for detail in &point.details {
            text += &indented(&messages.say(line(detail.topic), &detail.words));
        }
    }
    text
}

fn title(topic: Topic) -> Message {
    match topic {
        Topic::Typst => Message::DoctorTypst,
        Topic::Output => Message::DoctorOutput,
        Topic::Fonts => Message::DoctorFonts,
        Topic::Profile => Message::DoctorProfile,
        Topic::Printed => Message::DoctorPrinted,
        Topic::Layout => Message::DoctorLayout,
    }
}

fn line(topic: DetailTopic) -> Message {
    match topic {
        DetailTopic::Findings => Message::DoctorFindings,
        DetailTopic::Difference => Message::DoctorDifference,
        DetailTopic::Unprinted => Message::DoctorUnprinted,
        DetailTopic::Flaw => Message::DoctorFlaw,
    }
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("     {line}\n")).collect()
}
