//! What helps to write a file: its schema, for editors, and fresh files to fill in.

mod schema;

pub use schema::{Kind, choose_profile, schema, schema_path};
