//! Why a file is left as it is.

use std::fmt;

use crate::text::source::Pointer;

/// Why a change is not made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The file has errors in its reading: what stands where is a guess.
    Unreadable,
    /// Nothing stands at the place.
    NotThere(Pointer),
    /// Something stands there already.
    AlreadyThere(Pointer),
    /// There is neither a list nor a mapping around the place.
    NoContainer(Pointer),
    /// The value at the place is no list.
    NotAList(Pointer),
    /// The value holds a character that cannot stand in a file.
    Character(char),
    /// The list or mapping would go with comments in it.
    Comments(Pointer),
    /// Read again, more or less would have changed than was asked for.
    Unproven(Pointer),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable => write!(f, "the file has errors in its reading"),
            Self::NotThere(at) => write!(f, "nothing stands at {at}"),
            Self::AlreadyThere(at) => write!(f, "something stands at {at} already"),
            Self::NoContainer(at) => write!(f, "no list or mapping stands around {at}"),
            Self::NotAList(at) => write!(f, "no list stands at {at}"),
            Self::Character(character) => write!(f, "U+{:04X} cannot stand in a file", u32::from(*character)),
            Self::Comments(at) => write!(f, "comments stand inside the value at {at}"),
            Self::Unproven(at) => write!(f, "the change at {at} could not be proven"),
        }
    }
}

impl std::error::Error for Refusal {}
