//! Bytes to typed values: forgiving reading of wrong YAML, tree, schema; PDFs made elsewhere.

pub mod lint;
pub mod misplaced;
pub mod patch;
pub mod pdf;
pub mod schema;
pub mod yaml;
