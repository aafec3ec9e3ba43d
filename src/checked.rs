//! Cases and meetings in which no rule found an error. Only [`crate::rules::check`] makes them.

use std::sync::Arc;

use crate::case::{Case, Matter};
use crate::clauses::Numbered;
use crate::council::{Ground, Sheet};
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
