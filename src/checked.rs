//! Cases and meetings in which no rule found an error. Only [`crate::rules::check`] makes them.

use std::sync::Arc;

use crate::case::{Case, Matter};
use crate::clauses::Numbered;
use crate::council::{Distribution, Ground, Kind, Sheet};
use crate::items::Listed;
use crate::matter_type::MatterType;
use crate::meeting::Meeting;
use crate::profile::Profile;

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
