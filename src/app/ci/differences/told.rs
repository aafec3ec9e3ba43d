//! What a reviewer is told of the papers of a meeting.

use std::path::PathBuf;

use super::pages::PageChange;

/// What changed on the papers of a meeting.
#[derive(Debug)]
pub struct MeetingDifferences {
    /// Its name.
    pub meeting: String,
    /// The name that it had before, if that was another one.
    pub renamed_from: Option<String>,
    /// Why its papers could not be compared, if they could not.
    pub not_compared: Option<NotCompared>,
    /// The documents that changed, in the order of their paths.
    pub documents: Vec<DocumentDifference>,
    /// Pages that changed beyond those that are drawn.
    pub not_drawn: usize,
}

/// Why papers are not compared.
#[derive(Debug)]
pub enum NotCompared {
    /// The commit is not known here.
    UnknownCommit,
    /// There was no such meeting.
    NewMeeting,
    /// Its files had errors, and none of its papers could be made.
    WrongBefore,
    /// The papers of that commit cannot be made: in the words of a fault.
    Failed(anyhow::Error),
}

/// A document that changed.
#[derive(Debug, PartialEq, Eq)]
pub struct DocumentDifference {
    /// Its path below the meeting's folder; of one that went the old one.
    pub name: String,
    /// What became of it.
    pub change: DocumentChange,
    /// Whether the public gets to see it.
    pub is_public: bool,
    /// The pages that changed.
    pub pages: Vec<PageDifference>,
}

/// What became of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DocumentChange {
    /// It was not there before.
    New,
    /// It is there now, and could not be made before: a file had an error.
    NotMadeBefore,
    /// It is the same under another name, or lies elsewhere; pages may have changed as well.
    Moved {
        /// Its old path below the meeting's folder.
        from: String,
    },
    /// Pages changed.
    Changed,
    /// Its case or item is no longer there.
    Gone,
    /// It is to be there, and could not be made: a file has an error.
    NotMade,
}

/// A page that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageDifference {
    /// Which one.
    pub change: PageChange,
    /// The picture of both versions, by its path below the folder of pictures.
    pub picture: Option<PathBuf>,
}
