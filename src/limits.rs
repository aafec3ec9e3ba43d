//! How large an input may be. Beyond these the program says so instead of slowing down.

/// Largest YAML file, in bytes. A case file of the real document has about 4 KiB.
pub const FILE_BYTES: u64 = 4 * 1024 * 1024;

/// Deepest nesting of lists and mappings in one file. The deepest legal place of a case is about 10.
pub const NESTING: usize = 64;

/// Cases whose documents are made together, at least, if there are as many. Their sources and PDFs are held in memory, half a
/// megabyte a case.
pub const BATCH_CASES: usize = 100;
