//! The council profile (審議会の設定): the ordinance, the words of the form, the clauses. A folder of texts, no program.

mod bundle;
mod clauses;
mod council;
mod digest;
mod fonts;
mod form;
mod large_type;
mod lexicon;
mod page_marks;
mod rows;

pub use bundle::{
    Bundle, BundleCover, BundleTitles, CallList, ClausesIn, ClosedPapers, Collating, Counting, Distribution,
    Divider, Errata, ItemList, ItemOrder, LeafList, NumberSpan, Replacing, RevisionWords, SharedClauses, Slip,
};
pub use clauses::{CaptionPlace, Clause, ClauseSet, NumberStyle, Setting};
pub use council::{Council, Ground, Kind, Municipality, Parties};
pub use digest::{ChangeWords, Digest};
pub use fonts::{FontFile, Fonts};
pub use form::{
    ContactKey, ContactLabels, Cover, DocumentName, Documents, Overview, PeriodPhrases, Sheet, Sheets,
};
pub use large_type::LargeType;
pub use lexicon::{Department, Level, Levels, Lexicon, Replacement};
pub use page_marks::PageMarks;
pub use rows::{MatterValue, OverviewRow, OverviewValue, OwnRow, Row, RowKey};
