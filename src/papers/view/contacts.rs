//! The divisions in charge as papers name them.

use strum::IntoEnumIterator;

use crate::model::case::Contact;
use crate::model::council::{ContactKey, ContactLabels};
use crate::text::placeholder::PlaceholderTemplate;

use super::origin::Origin;
use super::printed::Printed;

/// What a blank of the lines on a division stands for.
///
/// - `at` is the division
pub(super) fn word(contact: &Contact, blank: &str, at: &Origin) -> Printed {
    let key = ContactKey::iter().find(|key| key.blank() == blank).unwrap_or(ContactKey::Extension);
    let word = match key {
        ContactKey::Department => contact.department.as_deref(),
        ContactKey::Division => Some(contact.division.as_str()),
        ContactKey::Section => contact.section.as_deref(),
        ContactKey::Officer => contact.officer.as_deref(),
        ContactKey::Extension => contact.extension.as_deref(),
    };
    Printed::new(word.unwrap_or_default(), [at.key(key.name())])
}

/// The divisions in charge as the cover names them.
///
/// - `at` is the list of them; `with_officers` is whether it says whom to call
pub(super) fn on_cover(
    labels: &ContactLabels,
    contacts: &[Contact],
    at: &Origin,
    with_officers: bool,
) -> Vec<Vec<Vec<Printed>>> {
    let is_hidden = |blank: &str| {
        let of_officer = [ContactKey::Officer, ContactKey::Extension];
        !with_officers && of_officer.iter().any(|key| key.blank() == blank)
    };
    let lines = |(index, contact): (usize, &Contact)| {
        contact_lines(labels, |blank| {
            if is_hidden(blank) { Printed::default() } else { word(contact, blank, &at.index(index)) }
        })
    };
    contacts.iter().enumerate().map(lines).collect()
}

/// The names of divisions.
///
/// - `at` is the case
pub(super) fn divisions<'a>(contacts: &'a [Contact], at: &Origin) -> impl Iterator<Item = Printed> + 'a {
    let at = at.key("contact");
    contacts.iter().enumerate().map(move |(index, contact)| word(contact, "課", &at.index(index)))
}

/// The lines on a division; a part whose blanks are all empty is left out, and a line without parts.
pub(super) fn contact_lines(
    labels: &ContactLabels,
    mut word: impl FnMut(&str) -> Printed,
) -> Vec<Vec<Printed>> {
    let lines = labels.lines.iter().map(|line| parts(line, &mut word));
    lines.filter(|parts| !parts.is_empty()).collect()
}

/// The parts of a line on a division; one whose blanks are all empty is left out.
pub(super) fn parts(texts: &[String], mut word: impl FnMut(&str) -> Printed) -> Vec<Printed> {
    let part = |text: &String| {
        let words: Vec<Printed> =
            PlaceholderTemplate::parse(text).blanks().map(|(blank, _)| word(blank)).collect();
        let nothing = !words.is_empty() && words.iter().all(|word| word.is_empty());
        let mut words = words.into_iter();
        (!nothing).then(|| Printed::fill(text, |_| words.next().unwrap_or_default()))
    };
    texts.iter().filter_map(part).collect()
}
