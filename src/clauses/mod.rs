//! The special clauses of one case: chosen, numbered, with every reference computed.

mod address;
mod chosen;
mod citation;
mod reference;
mod resolve;
mod select;
mod style;

pub use address::Address;
pub use chosen::{Chosen, Neighbours, Place};
pub use citation::cite;
pub use reference::{KNOWN, Level, Reference};
pub use resolve::{Block, Broken, Numbered, Numeral, resolve};
pub use select::{Fault, FaultKind, Placed, Selection, select};
pub use style::Style;
