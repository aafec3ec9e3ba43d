//! The special clauses of one case: numbered, with every reference computed.

mod citation;
mod reference;
mod resolve;

pub use citation::cite;
pub use reference::Reference;
pub use resolve::{Broken, Numbered, resolve};
