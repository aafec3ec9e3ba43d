//! What the program can do.

pub mod authoring;
pub mod doctor;
pub mod pipeline;
pub mod publish;
pub mod watch;
