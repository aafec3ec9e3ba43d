//! Japanese text and places in it: source files, spans, dates of eras, numbering, brackets, placeholders.

pub mod brackets;
pub mod characters;
pub mod field_name;
pub mod file_name;
pub mod folded;
pub mod item_number;
pub mod lines;
pub mod nearest;
pub mod numbering;
pub mod page_number;
pub mod placeholder;
pub mod shortened;
pub mod source;
pub mod wareki;
pub mod word_list;
pub mod yes_no;
