//! Finished PDFs, read back independently of Typst.

pub mod bundle_map;
mod look;
pub mod page_record;
pub mod pages;
pub mod proof;
mod said;
pub mod subset;
