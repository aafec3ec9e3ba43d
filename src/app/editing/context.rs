//! What a form is made with beside its file.

use crate::input::schema::{Schema, Spelling};
use crate::text::source::Node;
use crate::workspace::profile::Profile;

use super::field::FieldChoice;

/// What a form is made with beside the file.
#[derive(Debug, Clone, Copy)]
pub struct FormContext<'a> {
    /// What the file may say.
    pub schema: &'a Schema,
    /// The profile of its council, where it is known.
    pub profile: Option<&'a Profile>,
    /// The councils that a meeting can be of.
    pub councils: &'a [FieldChoice],
    /// What the case before said, where the file names one (前回).
    pub previous: Option<&'a Node>,
    /// The language in which it is explained.
    pub language: Spelling,
}
