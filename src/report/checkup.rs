//! What the doctor saw, for people.

use crate::app::doctor::{Point, State};

use super::Messages;

/// Every point with its state before it, and what there is to say of it below.
#[must_use]
pub fn checkup(points: &[Point], messages: &Messages) -> String {
    let mut text = String::new();
    for point in points {
        let state = match point.state {
            State::Well => "doctor-well",
            State::Wrong | State::Broken(_) => "doctor-ill",
        };
        let said = messages.say(point.id, &point.words).unwrap_or_default();
        text += &format!("[{}] {said}\n", messages.word(state));
        if let State::Broken(error) = &point.state {
            text += &indented(&messages.fault(error));
        }
        for detail in &point.details {
            text += &indented(&messages.say(detail.id, &detail.words).unwrap_or_default());
        }
    }
    text
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("     {line}\n")).collect()
}
