//! What a run knows of a meeting.

use std::sync::Arc;

use crate::check::checked::CheckedMeeting;

/// A meeting, and what a run knows of it.
#[derive(Debug)]
pub struct MeetingStatus {
    /// Name of its folder.
    pub name: String,
    /// What is known of it.
    pub state: MeetingState,
}

/// What a run knows of a meeting.
#[derive(Debug)]
pub enum MeetingState {
    /// Nothing changed since its documents were made: they were not looked into.
    Unchanged {
        /// How many documents there are.
        documents: usize,
    },
    /// All of it was asked for, and all is right: it has its cases' documents and its own.
    Complete(Arc<CheckedMeeting>),
    /// All of it was asked for, and something is wrong: it has no bundle. Cases that are right have their documents; none has,
    /// where the meeting's own file or its profile is wrong.
    Stopped(Option<Arc<CheckedMeeting>>),
    /// Some of its cases were asked for: those that are right have their documents. Nothing is said of the others.
    Part(Arc<CheckedMeeting>),
    /// Its folder is no longer there.
    Gone,
}

impl MeetingState {
    /// What of it is right.
    #[must_use]
    pub fn checked(&self) -> Option<&CheckedMeeting> {
        match self {
            Self::Complete(checked) | Self::Part(checked) => Some(checked),
            Self::Stopped(checked) => checked.as_deref(),
            Self::Unchanged { .. } | Self::Gone => None,
        }
    }
}
