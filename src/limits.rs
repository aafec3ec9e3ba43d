//! How large an input may be. Beyond these the program says so instead of slowing down.

/// Largest YAML file, in bytes. A case file of the real document has about 4 KiB.
pub const FILE_BYTES: u64 = 4 * 1024 * 1024;

/// Deepest nesting of lists and mappings in one file. The deepest legal place of a case is about 10.
pub const NESTING: usize = 64;

/// Largest file of a font, in bytes. The largest with every character of Japanese names have some 50 MB.
pub const FONT_BYTES: u64 = 256 * 1024 * 1024;

/// Largest file that the program or typst wrote and that is read again, in bytes: documents, records, the cache. The bundle of a
/// thousand items stays below.
pub const MADE_BYTES: u64 = 1024 * 1024 * 1024;

/// Values in one file: texts, after pasted lists are split. The real case has about 150; a meeting that lists 5,000 items with
/// three values each stays below.
pub const VALUES: usize = 20_000;

/// What was typed wrong in one file, at most. After that many it is only reported that there is more.
pub const TYPED_WRONG: usize = 1_000;

/// Levels of a numbered list: 1, (1), ア, and so on. Deeper ones run out of the narrowest frame of the form.
pub const LIST_LEVELS: usize = 5;

/// Items of one meeting. Its bundle is one document, which typst holds in memory as a whole: of a thousand items of four
/// pages 6 GiB, of a hundred a sixteenth of that.
pub const ITEMS: usize = 1_000;

/// So far ahead of the items of a meeting their materials may be numbered, and a hole between them is still noticed.
pub const MATERIALS_AHEAD: usize = 200;

/// Sets of the bundle of one meeting (部数): the copies of closed papers have a line each on the sheet for whoever collates.
pub const COPIES: u32 = 1_000;

/// Characters of one text or list that another font prints than the one before and behind them: variation sequences, most of
/// all. Typst gives up at 512 of them in one paragraph.
pub const FOREIGN_PIECES: usize = 500;

/// Letters of a document's path below the workspace. Windows takes 260 with everything above it.
pub const PATH_LETTERS: usize = 200;

/// Names that one message lists, at most.
pub const NAMES_TOLD: usize = 20;

/// Cases whose documents are made together, at least, if there are as many. Their sources and PDFs are held in memory, half a
/// megabyte a case.
pub const BATCH_CASES: usize = 100;

/// Longest source of one document, in bytes, as its template writes it. The bundle of a thousand items like those of the samples
/// has 9 MB.
pub const SOURCE_BYTES: usize = 256 * 1024 * 1024;

/// Numbers that a template goes over for one document, `range` upon `range`.
pub const TEMPLATE_NUMBERS: usize = 1_000_000;

/// Largest paper that is read, in bytes: a bundle of a thousand items has 41 MiB.
pub const PAPER_BYTES: u64 = 1024 * 1024 * 1024;

/// Pages of one meeting that are drawn beside their old selves, at most; of the others only the number is told.
pub const PAGES_COMPARED: usize = 60;

/// Largest summary of a job that is written, in bytes. GitHub refuses one of more than 1 MiB.
pub const SUMMARY_BYTES: usize = 1_000_000;

/// Largest file that is bound in as an attachment, in bytes.
pub const ATTACHMENT_BYTES: u64 = 200 * 1024 * 1024;

/// Most pages of a file that is bound in.
pub const ATTACHMENT_PAGES: usize = 2_000;

/// Bytes to which a file that is bound in may unpack altogether.
pub const ATTACHMENT_UNPACKED_BYTES: u64 = 8 * 1024 * 1024 * 1024;

/// Bytes to which a single part of a file that is bound in may unpack: a picture of a poster, and no trap.
pub const ATTACHMENT_STREAM_BYTES: usize = 512 * 1024 * 1024;
