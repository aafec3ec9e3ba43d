//! The council profile (審議会の設定): the ordinance, the words of the form, the clauses. A folder of texts, no program.

mod bundle;
mod clauses;
mod council;
mod digest;
mod fonts;
mod form;
mod item_list;
mod large_type;
mod lexicon;
mod page_marks;
mod replacing;
mod rows;
mod secretariat_lists;

pub use bundle::{
    Bundle, BundleCover, BundleTitles, ClausesIn, ClosedPapers, Distribution, Divider, SharedClauses, Slip,
};
pub use clauses::{CaptionPlace, Clause, ClauseSet, NumberStyle, Setting};
pub use council::{Council, Ground, Kind, Municipality, Parties};
pub use digest::{ChangeWords, Digest};
pub use fonts::{FontFile, Fonts};
pub use form::{
    Abbreviation, Abbreviations, ContactKey, ContactLabels, Cover, DocumentName, Documents, Overview,
    PeriodPhrases, Sheet, Sheets,
};
pub use item_list::{Counting, ItemList, ItemOrder, NumberSpan};
pub use large_type::LargeType;
pub use lexicon::{Department, Level, Levels, Lexicon, Replacement};
pub use page_marks::PageMarks;
pub use replacing::{Errata, LeafList, Replacing, RevisionWords};
pub use rows::{MatterValue, OverviewRow, OverviewValue, OwnRow, Row, RowKey};
pub use secretariat_lists::{CallList, Collating};
