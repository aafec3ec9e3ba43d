//! Files of people changed field by field: what a form asks, what a change is, and how it gets into the file. Nothing here knows
//! of a page or a server.

mod change;
mod changed;
mod choices;
mod clauses;
mod context;
mod councils;
mod field;
mod form;
mod items;
mod kept;
mod opened;
mod place;
mod store;
mod undo;
mod unfinished;
mod value;

pub use change::{ChangeAction, FieldChange};
pub use changed::{ChangeConflict, ChangeFault, ChangedText, change_text};
pub use context::FormContext;
pub use councils::councils;
pub use field::{ClauseLine, FieldChoice, FieldKind, FormField, FormItem, HeldField};
pub use form::form;
pub use kept::{KeptCopies, KeptCopy};
pub use opened::{OpenedFile, ReadOnly, ReadOnlyReason, open, version_of};
pub use place::{EditedFile, find_file};
pub use store::{WriteOutcome, remove_leftovers, rewrite_text, write_changes};
pub use undo::{UndoHistory, UndoStep};
pub use unfinished::{ShownUnfinished, needed};
