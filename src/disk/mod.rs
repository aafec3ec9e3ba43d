//! Looking at the disk, reading from it and changing it. What is there is told from what is not, and both from what cannot be known now:
//! an error is never taken for an absence. No link is followed but those that a person named, and no device, pipe or socket
//! is opened. What another program holds for a moment is tried again.
#![expect(clippy::disallowed_methods, reason = "this is the room that works on the disk")]

mod attempt;
mod change;
mod compare;
mod create;
mod folder;
mod kind;
mod named;
mod read;
mod refusal;
mod remove;
mod settle;
mod system;
mod temporary;
mod turn;

pub use attempt::HeldFile;
#[cfg(test)]
pub(crate) use attempt::seam;
pub use change::{demand_free, demand_movable, exchange, link, rename, set_rights};
pub use compare::{are_same, holds};
pub use create::{
    create, create_folder, create_folders, create_if_missing, create_new, create_private_folders,
    create_to_append, write,
};
pub use folder::{entries, entries_if_there, names, names_below, names_if_there};
pub use kind::{
    EntryKind, is_absence, is_file, is_folder, is_refused_name, is_there, kind, kind_below, link_on_the_way,
    metadata,
};
pub use named::{
    first_file_named, kind_named, metadata_named, open_named, real_path, real_path_if_there, without_prefix,
};
pub use read::{copy_new, open, read, read_below, read_from, read_text};
pub use refusal::ReadRefusal;
pub use remove::{remove_file, remove_folder, remove_tree, remove_twin};
pub use settle::settle;
pub use system::{namespace_of_processes, told_by_system};
pub use temporary::{
    keep, place_of_temporary_files, put, put_new, rename_new, replace, rewrite, rewrite_as_read,
    temporary_file_in, temporary_folder, temporary_folder_in,
};
pub use turn::BESIDE;

#[cfg(all(test, unix))]
mod tests;
