//! The documents of one meeting that are to be in its folder.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::checked::CheckedMeeting;
use crate::check::meeting_state::{MeetingState, MeetingStatus};
use crate::typeset::typst::TypesetDocument;
use crate::workspace::HandedItem;

/// The documents of a meeting that are to be in its folder.
#[derive(Debug, Default)]
pub(super) struct MeetingUpdate {
    pub(super) meeting: String,
    /// By case.
    pub(super) cases: BTreeMap<String, Vec<TypesetDocument>>,
    /// Of the meeting itself; none where they cannot be made.
    pub(super) own: Vec<TypesetDocument>,
    /// The items of the meeting, as they are handed out.
    pub(super) items: Vec<HandedItem>,
    /// Whether the bundle cannot be made.
    pub(super) is_stopped: bool,
    /// The case files of a meeting that was looked at as a whole.
    pub(super) expected: Option<BTreeSet<String>>,
    /// Whether the meeting is no longer there.
    pub(super) is_gone: bool,
    /// Whether typst refused a document.
    pub(super) failed: bool,
    /// The cases of which it refused one.
    pub(super) refused: BTreeSet<String>,
}

impl MeetingUpdate {
    /// - `refused` are the documents that could not be made, by their cases
    pub(super) fn new(
        meeting: &MeetingStatus,
        documents: Vec<TypesetDocument>,
        refused: impl Iterator<Item = Option<String>>,
    ) -> Self {
        let state = &meeting.state;
        let mut update = Self {
            meeting: meeting.name.clone(),
            is_stopped: matches!(state, MeetingState::Stopped(_)),
            is_gone: matches!(state, MeetingState::Gone),
            items: state.checked().map(CheckedMeeting::items_to_hand_out).unwrap_or_default(),
            expected: match state {
                MeetingState::Complete(checked) | MeetingState::Stopped(Some(checked)) => {
                    Some(checked.case_names().iter().cloned().collect())
                }
                MeetingState::Gone => Some(BTreeSet::new()),
                MeetingState::Stopped(None) | MeetingState::Part(_) | MeetingState::Unchanged { .. } => None,
            },
            ..Self::default()
        };
        for document in documents {
            match document.view.id.case() {
                Some(case) => update.cases.entry(case.to_owned()).or_default().push(document),
                None => update.own.push(document),
            }
        }
        for case in refused {
            (update.is_stopped, update.failed) = (true, true);
            if let Some(case) = case {
                update.cases.remove(&case);
                update.refused.insert(case);
            }
        }
        if update.is_stopped {
            update.own.clear();
        }
        update
    }

    pub(super) fn documents(&self) -> impl Iterator<Item = &TypesetDocument> {
        self.cases.values().flatten().chain(&self.own)
    }
}
