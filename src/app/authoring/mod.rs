//! What helps to write a file: its schema, for editors, and fresh files to fill in.

mod carry;
mod ci_files;
mod copy;
mod examples;
mod fresh;
mod kinds;
mod marks;
mod new_file;
mod place;
mod prepared;
mod scaffolds;
mod schema;
mod workspace;

pub use carry::TakenOver;
pub use new_file::{NewFiles, NewOptions, new_file};
pub use schema::{SchemaKind, choose_profile, schema, schema_path};
pub use workspace::{NewWorkspace, new_workspace};
