//! The special clauses of one case: chosen, numbered, with every reference computed.

mod address;
mod chosen;
mod citation;
mod coherence;
mod fault;
mod level;
mod numbered;
mod place;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod reader;
mod reference;
mod resolve;
mod select;
mod style;

pub use address::Address;
pub use chosen::{Chosen, ClausePlace, Neighbours};
pub use citation::cite;
pub use fault::{ClauseFault, FaultKind};
pub use numbered::{Block, Broken, Filled, Numbered, Numeral};
pub use reference::{ClauseLevel, KNOWN, Reference};
pub use resolve::resolve;
pub use select::{Placed, Selection, select};
pub use style::Style;
