//! What the clerk typed: the text of a file, and its values with their places.

mod edit;
mod file;
mod line_change;
mod pointer;
mod sources;
mod tree;

pub use edit::{Edit, apply};
pub use file::{Position, SourceFile};
pub use line_change::{LineChange, line_changes};
pub use pointer::Pointer;
pub use sources::{FileId, RawFile, Sources};
pub use tree::{Content, Entry, Key, Node};

/// A place in a file, in bytes of its text.
pub type Span = std::ops::Range<usize>;
