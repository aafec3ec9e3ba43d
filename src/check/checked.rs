//! Cases and meetings in which no rule found an error. Only [`crate::check::rules::check`] makes them.

use std::sync::Arc;

use crate::check::agenda::Listed;
use crate::check::clauses::Numbered;
use crate::model::case::{Case, Matter};
use crate::model::council::{Distribution, Ground, Kind, Sheet};
use crate::model::matter_type::MatterType;
use crate::model::meeting::{Meeting, Openness};
use crate::workspace::profile::Profile;

/// A meeting without an error, with those of its cases that have none.
#[derive(Debug)]
pub struct CheckedMeeting {
    /// Name of its folder.
    pub name: String,
    /// The meeting.
    pub meeting: Meeting,
    /// Its council profile.
    pub profile: Arc<Profile>,
    /// The cases, by name.
    pub cases: Vec<CheckedCase>,
    /// The list of items; one whose case is not right, or was not asked for, is left out.
    pub items: Vec<CheckedItem>,
    /// Whether nothing was left out: the bundle can be made.
    pub is_complete: bool,
    /// Whether every case file of the folder was asked for.
    pub is_whole: bool,
    /// Names of every case file in the folder.
    pub case_names: Vec<String>,
}

impl CheckedMeeting {
    /// The case of an item.
    #[must_use]
    pub fn case_of(&self, item: &CheckedItem) -> Option<&CheckedCase> {
        item.case.map(|at| &self.cases[at])
    }

    /// The subject of an item: that of its case, else its own.
    #[must_use]
    pub fn subject_of(&self, item: &CheckedItem) -> String {
        let of_case = self.case_of(item).map(|case| &case.case.subject);
        let subject = of_case.or(item.listed.item.subject.as_ref()).map(String::as_str).unwrap_or_default();
        subject.trim_end_matches('\n').to_owned()
    }
}

/// An item whose case, if it has one and was not withdrawn, is without an error.
#[derive(Debug)]
pub struct CheckedItem {
    /// The item in its place, with mark and numbers.
    pub listed: Listed,
    /// Its case: a place among the cases of the meeting.
    pub case: Option<usize>,
    /// The kinds of its case, in the council's order.
    pub kinds: Vec<Kind>,
    /// How it is handed out.
    pub distribution: Distribution,
}

impl CheckedItem {
    /// Whether it is closed to the public.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.listed.item.open == Some(Openness::Closed)
    }

    /// Whether it was withdrawn.
    #[must_use]
    pub fn is_withdrawn(&self) -> bool {
        self.listed.item.withdrawn.is_yes()
    }
}

/// A case without an error.
#[derive(Debug)]
pub struct CheckedCase {
    /// Name of its file, without the ending.
    pub name: String,
    /// The case.
    pub case: Case,
    /// Its matters, grounds looked up.
    pub matters: Vec<CheckedMatter>,
    /// Its special clauses; empty if none go with it.
    pub clauses: Vec<Numbered>,
}

impl CheckedCase {
    /// The articles of its grounds, each once.
    #[must_use]
    pub fn articles(&self) -> Vec<String> {
        let grounds = self.matters.iter().flat_map(|matter| &matter.grounds);
        once_each(grounds.map(|(ground, _)| ground.article.clone()))
    }

    /// The divisions in charge, each once.
    #[must_use]
    pub fn divisions(&self) -> Vec<String> {
        once_each(self.case.contact.iter().map(|contact| contact.division.clone()))
    }
}

/// Texts without the empty ones and without repetitions, in their order.
#[must_use]
pub fn once_each(texts: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut seen = Vec::new();
    for text in texts.into_iter().filter(|text| !text.is_empty()) {
        if !seen.contains(&text) {
            seen.push(text);
        }
    }
    seen
}

/// A matter whose grounds, kinds, type and sheet are known.
#[derive(Debug, Clone)]
pub struct CheckedMatter {
    /// Its place among the matters of the case, from 0.
    pub index: usize,
    /// The matter.
    pub matter: Matter,
    /// Its type.
    pub matter_type: MatterType,
    /// Its grounds, at least one, each with the kind of item it makes.
    pub grounds: Vec<(Ground, String)>,
    /// The sheet of its type.
    pub sheet: Sheet,
}
