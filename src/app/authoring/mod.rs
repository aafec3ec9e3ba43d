//! What helps to write a file: its schema, for editors, and fresh files to fill in.

mod copy;
mod fresh;
mod schema;
mod workspace;

pub use fresh::{NewOptions, new_file};
pub use schema::{Kind, choose_profile, schema, schema_path};
pub use workspace::new_workspace;
