//! Looking at the disk and reading from it. What is there is told from what is not, and both from what cannot be known now:
//! an error is never taken for an absence. No link is followed but those that a person named, and no device, pipe or socket
//! is opened.
#![expect(clippy::disallowed_methods, reason = "this is the room that looks at the disk")]

mod compare;
mod folder;
mod kind;
mod named;
mod read;
mod refusal;
mod settle;
mod system;

pub use compare::{are_same, holds};
pub use folder::{entries, entries_if_there, names, names_below, names_if_there};
pub use kind::{
    EntryKind, is_absence, is_file, is_folder, is_there, kind, kind_below, link_on_the_way, metadata,
};
pub use named::{
    first_file_named, kind_named, metadata_named, open_named, real_path, real_path_if_there, without_prefix,
};
pub use read::{copy_new, open, read, read_below, read_from, read_text};
pub use refusal::ReadRefusal;
pub use settle::settle;
pub use system::{namespace_of_processes, told_by_system};

#[cfg(all(test, unix))]
mod tests;
