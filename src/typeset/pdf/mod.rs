//! Finished PDFs, read back independently of Typst.

pub mod bundle_map;
mod ink;
pub mod layout;
mod look;
pub mod page_labels;
pub mod page_notes;
pub mod page_record;
pub mod pages;
pub mod proof;
pub mod said;
pub mod subset;
