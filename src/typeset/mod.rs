//! Typst as a process, and PDFs read back.

mod bound;
pub mod coverage;
pub mod foreign;
pub mod pdf;
pub mod typst;
