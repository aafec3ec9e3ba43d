//! Typst as a process, and PDFs read back.

pub mod coverage;
pub mod pdf;
pub mod typst;
