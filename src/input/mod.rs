//! Bytes to typed values: forgiving reading of wrong YAML, tree, schema.

pub mod lint;
pub mod misplaced;
pub mod patch;
pub mod schema;
pub mod yaml;
